# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of what paladins cast: seals, judgements, shields, auras, hands."""

from __future__ import annotations

from typing import Any

from warhost.realm.examples import Creature, Do, Example, Login, Send, Set, Step, Wait
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.class_examples.actors import DUMMY, alone, at, ready

SEAL_OF_LIGHT, JUDGEMENT, DIVINE_SHIELD, DIVINE_PROTECTION, DEVOTION_AURA = 20165, 20271, 642, 498, 465
RIGHTEOUS_DEFENSE, RIGHTEOUS_FURY, HAMMER_OF_WRATH, HAND_OF_SACRIFICE, KINGS = 31789, 25780, 48806, 6940, 20217
SCHOOLS = 127
PALADIN, PRIEST = 2, 5


def _before(*steps: Step) -> tuple[Step, ...]:
    friend = Login("friend", race=1, class_id=PRIEST, level=80, x=3.0)
    return (Login("me", race=1, class_id=PALADIN, level=80), friend, Creature("dummy", DUMMY, x=8.0), Do(ready), *steps)


def _cast(name: str, fields: Any, *steps: Step, **columns: Any) -> Example:
    return Example("CMSG_CAST_SPELL", name, _before(*steps), fields, **columns)


def _refused(name: str, fields: Any, reason: int, *steps: Step) -> Example:
    return Example("CMSG_CAST_SPELL", name, _before(*steps), fields, reason)


SEALED = (Send("CMSG_CAST_SPELL", alone(SEAL_OF_LIGHT)), Wait(2000))

EXAMPLES = (
    _cast(
        "a seal waits for blows",
        alone(SEAL_OF_LIGHT),
        before={"sheets[me].proc_flags": 0, "units[me].powers[0]": 5000},
        after={"sheets[me].proc_flags": 0x14, "units[me].powers[0]": 4860},
    ),
    _cast(
        "a judgement lays its mark",
        at("dummy", JUDGEMENT),
        *SEALED,
        before={"units[dummy].first_aura": -1},
        after={"sheets[dummy].proc_flags": 0x2A8},
        wait_ms=100,
    ),
    _cast(
        "a divine shield keeps all harm off",
        alone(DIVINE_SHIELD),
        before={"sheets[me].school_immunity": 0, "sheets[me].damage_done_pct[1]": 100.0},
        after={"sheets[me].school_immunity": SCHOOLS, "sheets[me].damage_done_pct[1]": 50.0},
    ),
    _cast(
        "righteous fury raises the threat of holy spells",
        alone(RIGHTEOUS_FURY),
        before={"sheets[me].threat_pct[1]": 100.0},
        after={"sheets[me].threat_pct[0]": 100.0, "sheets[me].threat_pct[1]": 180.0},
    ),
    _cast(
        "an aura of area lies on its caster",
        alone(DEVOTION_AURA),
        before={"sheets[me].armour": 220},
        after={"sheets[me].armour": 275},
    ),
    _refused("a judgement without a seal", at("dummy", JUDGEMENT), no.CASTER_AURASTATE),
    _refused(
        "a second shield under Forbearance",
        alone(DIVINE_SHIELD),
        no.TARGET_AURASTATE,
        Send("CMSG_CAST_SPELL", alone(DIVINE_PROTECTION)),
        Wait(2000),
    ),
    _refused("the defence of a friend whom nobody attacks", at("friend", RIGHTEOUS_DEFENSE), no.BAD_TARGETS),
    _refused("a hammer of wrath at a target that is too well", at("dummy", HAMMER_OF_WRATH), no.TARGET_AURASTATE),
    _refused("a hand on an enemy", at("dummy", HAND_OF_SACRIFICE), no.TARGET_ENEMY),
    _refused("a blessing while silenced", at("friend", KINGS), no.SILENCED, Set("units[me].flags", 0x2000)),
)
