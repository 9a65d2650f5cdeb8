# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of what paladins cast: seals, judgements, shields, auras, hands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warhost.realm.examples import Creature, Do, Example, Login, Send, Step, Wait, guid
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.class_examples.actors import DUMMY, alone, at, bears, carry, ready, sturdy
from warhost.realm.unit_flags import UNIT_FLAG_SILENCED

SEAL_OF_LIGHT, JUDGEMENT, DIVINE_SHIELD, DIVINE_PROTECTION, DEVOTION_AURA = 20165, 20271, 642, 498, 465
RIGHTEOUS_DEFENSE, RIGHTEOUS_FURY, HAMMER_OF_WRATH, HAND_OF_SACRIFICE, KINGS = 31789, 25780, 48806, 6940, 20217
SEAL_OF_VENGEANCE, SEAL_OF_WISDOM, MIGHT, MIGHT_10, GREATER_MIGHT = 31801, 20166, 19740, 48932, 25782
BATTLE_SHOUT_2, STRANGULATE, SYMBOL = 5242, 47476, 21177
SCHOOLS = 127
PALADIN, PRIEST = 2, 5


def _before(*steps: Step) -> tuple[Step, ...]:
    friend = Login("friend", race=1, class_id=PRIEST, level=80, x=3.0)
    return (Login("me", race=1, class_id=PALADIN, level=80), friend, Creature("dummy", DUMMY, x=8.0), Do(ready), *steps)


def _cast(name: str, fields: Any, *steps: Step, **columns: Any) -> Example:
    return Example("CMSG_CAST_SPELL", name, _before(*steps), fields, **columns)


def _refused(name: str, fields: Any, reason: int, *steps: Step, stays: Mapping[str, Any] | None = None, mechanic: str = "") -> Example:
    columns = stays or {}
    return Example("CMSG_CAST_SPELL", name, _before(*steps), fields, reason, columns, columns, mechanic=mechanic)


SEALED = (Send("CMSG_CAST_SPELL", alone(SEAL_OF_LIGHT)), Wait(2000))

EXAMPLES = (
    _cast(
        "a seal waits for blows",
        alone(SEAL_OF_LIGHT),
        before={"sheets[me].proc_flags": 0, "units[me].powers[0]": 5000},
        after={"sheets[me].proc_flags": 0x14, "units[me].powers[0]": 4860},
        mechanic="Seals and judgements",
    ),
    _cast(
        "another seal takes the place of the first",
        alone(SEAL_OF_WISDOM),
        *SEALED,
        before={"auras[me:20165].stacks": 1, "auras[me:20166].stacks": None},
        after={"auras[me:20165].stacks": None, "auras[me:20166].stacks": 1},
        mechanic="Seals and judgements",
    ),
    _cast(
        "a judgement lays its mark",
        at("dummy", JUDGEMENT),
        *SEALED,
        before={"auras[dummy:20185].stacks": None, "sheets[dummy].proc_flags": 0},
        after={"auras[dummy:20185].stacks": 1, "sheets[dummy].proc_flags": 0x2A8},
        wait_ms=100,
        mechanic="Seals and judgements",
    ),
    _cast(
        "a divine shield keeps all harm off",
        alone(DIVINE_SHIELD),
        before={"sheets[me].school_immunity": 0, "sheets[me].damage_done_pct[1]": 100.0},
        after={"sheets[me].school_immunity": SCHOOLS, "sheets[me].damage_done_pct[1]": 50.0},
        mechanic="Immunity and Forbearance",
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
        mechanic="Auras of area",
    ),
    _cast(
        "a stranger nearby gets nothing of it",
        alone(DEVOTION_AURA),
        before={"auras[friend:465].stacks": None},
        after={"auras[friend:465].stacks": None, "auras[me:465].stacks": 1},
        wait_ms=1000,
        mechanic="Auras of area",
    ),
    Example(
        "CMSG_ATTACKSWING",
        "a blow of who bears a seal sets it off",
        _before(sturdy("dummy"), Send("CMSG_CAST_SPELL", alone(SEAL_OF_VENGEANCE)), Wait(2000), Creature("dummy", DUMMY, x=3.0)),
        {"guid": guid("dummy")},
        before={"auras[dummy:31803].stacks": None},
        after={"auras[dummy:31803].stacks": 1},
        wait_ms=50,
        mechanic="Procs",
    ),
    _cast(
        "a blessing raises a friend's attack power",
        at("friend", MIGHT),
        before={"sheets[friend].attack_power": 33},
        after={"sheets[friend].attack_power": 53},
        mechanic="Shouts and blessings",
    ),
    _cast(
        "a stronger blessing counts instead of a shout",
        at("friend", MIGHT_10),
        bears("friend", BATTLE_SHOUT_2, "me"),
        before={"sheets[friend].attack_power": 73},
        after={"sheets[friend].attack_power": 583, "auras[friend:5242].stacks": 1},
        mechanic="Stacking rules",
    ),
    _cast(
        "a greater blessing takes a symbol",
        at("friend", GREATER_MIGHT),
        carry(SYMBOL),
        before={"items[me:21177].count": 1, "auras[friend:25782].stacks": None},
        after={"items[me:21177].count": None, "auras[friend:25782].stacks": 1},
        mechanic="Reagents",
    ),
    _refused(
        "a judgement without a seal",
        at("dummy", JUDGEMENT),
        no.CASTER_AURASTATE,
        stays={"units[dummy].first_aura": -1},
        mechanic="Seals and judgements",
    ),
    _refused(
        "a second shield under Forbearance",
        alone(DIVINE_SHIELD),
        no.TARGET_AURASTATE,
        Send("CMSG_CAST_SPELL", alone(DIVINE_PROTECTION)),
        Wait(2000),
        stays={"sheets[me].school_immunity": 0},
        mechanic="Immunity and Forbearance",
    ),
    _refused(
        "a greater blessing without a symbol",
        at("friend", GREATER_MIGHT),
        no.REAGENTS,
        stays={"auras[friend:25782].stacks": None},
        mechanic="Reagents",
    ),
    _refused(
        "a blessing of an enemy",
        at("dummy", MIGHT),
        no.TARGET_ENEMY,
        stays={"sheets[dummy].attack_power": 0},
        mechanic="Shouts and blessings",
    ),
    _refused(
        "a weaker rank of a blessing",
        at("friend", MIGHT),
        no.AURA_BOUNCED,
        bears("friend", MIGHT_10, "me"),
        stays={"sheets[friend].attack_power": 583},
        mechanic="Stacking rules",
    ),
    _refused("the defence of a friend whom nobody attacks", at("friend", RIGHTEOUS_DEFENSE), no.BAD_TARGETS),
    _refused("a hammer of wrath at a target that is too well", at("dummy", HAMMER_OF_WRATH), no.TARGET_AURASTATE),
    _refused("a hand on an enemy", at("dummy", HAND_OF_SACRIFICE), no.TARGET_ENEMY),
    _refused(
        "a blessing while silenced",
        at("friend", KINGS),
        no.SILENCED,
        bears("me", STRANGULATE, "dummy"),
        stays={"units[me].flags": UNIT_FLAG_SILENCED, "auras[friend:20217].stacks": None},
        mechanic="Silence",
    ),
)
