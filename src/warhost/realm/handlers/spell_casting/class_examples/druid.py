# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of casts that forms, combo points and diminishing returns decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warhost.lore.spells import enums as en
from warhost.protocol.flags import TargetFlag
from warhost.realm.examples import Creature, Do, Example, Login, Send, Set, Step, Wait, guid
from warhost.realm.handlers.spell_casting.auras.diminishing import raise_level
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.unit_flags import UNIT_FLAG_STUNNED

DRUID, NIGHT_ELF, DUMMY = 11, 4, 103
WRATH, BEAR, CAT, CLAW, BITE, BARKSKIN, ENRAGE, BASH, REBIRTH = 5176, 5487, 768, 1082, 22568, 22812, 5229, 5211, 20484


def _knows_all(world: Any, rows: dict[str, int]) -> None:
    """Let the druid know all spells and be well, with round figures, and let nothing avoid what he does."""
    units, sheets = world.state["units"], world.state["sheets"]
    row = rows["me"]
    world.state.plain["spellbook"][units["player"][row]] = 0xFF
    units["max_hp"][row] = units["hp"][row] = 5000
    units["max_powers"][row][0] = units["powers"][row][0] = 5000
    sheets["base_mana"][row], sheets["melee_hit_pct"][row], sheets["expertise"][row] = 1000, 100.0, 1000
    sheets["melee_crit_pct"][row] = -100.0


def _stunned(times: int) -> Do:
    """Return the step that lets the dummy have had that many stuns of the group of Bash."""

    def step(world: Any, rows: dict[str, int]) -> None:
        st, ct = world.state.kernels(), world.content
        for _ in range(times):
            raise_level(st, ct, rows["me"], rows["dummy"], int(ct.spell_rows[BASH]), world.state.now_ms)

    return Do(step)


def at_dummy(spell_id: int) -> Mapping[str, Any]:
    """Return the fields of a cast at the dummy."""
    return {"cast_count": 1, "spell_id": spell_id, "cast_flags": 0, "target_mask": int(TargetFlag.UNIT), "target_guid": guid("dummy")}


def alone(spell_id: int) -> Mapping[str, Any]:
    """Return the fields of a cast that names no target."""
    return {"cast_count": 1, "spell_id": spell_id, "cast_flags": 0, "target_mask": 0}


ACTORS: tuple[Step, ...] = (Login("me", race=NIGHT_ELF, class_id=DRUID, level=80), Creature("dummy", DUMMY, x=3.0), Do(_knows_all))
AS_BEAR: tuple[Step, ...] = (*ACTORS, Send("CMSG_CAST_SPELL", alone(BEAR)), Wait(1500), Set("units[me].powers[1]", 500))
AS_CAT: tuple[Step, ...] = (*ACTORS, Send("CMSG_CAST_SPELL", alone(CAT)), Wait(1500), Set("units[me].powers[3]", 100))

EXAMPLES = (
    Example(
        "CMSG_CAST_SPELL",
        "a bear's form brings rage, and none of it",
        (*ACTORS, Set("units[me].powers[1]", 300)),
        alone(BEAR),
        before={"units[me].form": 0, "units[me].power_type": 0},
        after={"units[me].form": en.FORM_BEAR, "units[me].power_type": 1, "units[me].powers[1]": 0, "units[me].max_powers[1]": 1000},
        mechanic="Forms",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a cat's form brings claws and energy, and none of it",
        ACTORS,
        alone(CAT),
        before={"units[me].form": 0},
        after={"units[me].form": en.FORM_CAT, "units[me].power_type": 3, "units[me].powers[3]": 0, "sheets[me].attack_ms[0]": 1000},
    ),
    Example(
        "CMSG_CANCEL_AURA",
        "leaves a form",
        AS_BEAR,
        {"spell_id": BEAR},
        before={"units[me].form": en.FORM_BEAR, "units[me].power_type": 1},
        after={"units[me].form": 0, "units[me].power_type": 0, "units[me].max_powers[1]": 0, "units[me].first_aura": -1},
        mechanic="Forms",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Enrage gives a bear rage",
        (*AS_BEAR, Set("units[me].powers[1]", 0)),
        alone(ENRAGE),
        before={"units[me].powers[1]": 0},
        after={"units[me].powers[1]": 200},
        mechanic="Energise",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a claw takes energy and gives a combo point",
        AS_CAT,
        at_dummy(CLAW),
        before={"players[me].combo_points": 0},
        after={"players[me].combo_points": 1, "players[me].combo_target": guid("dummy")},
        mechanic="Combo points",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Barkskin is cast by a stunned druid",
        (*ACTORS, Set("units[me].flags", UNIT_FLAG_STUNNED)),
        alone(BARKSKIN),
        before={"sheets[me].damage_taken_pct[0]": 100.0},
        after={"sheets[me].damage_taken_pct[0]": 80.0},
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a first stun works whole",
        AS_BEAR,
        at_dummy(BASH),
        before={"auras[dummy:5211].duration_ms": None},
        after={"auras[dummy:5211].duration_ms": 2000, "units[me].powers[1]": 400},
        mechanic="Diminishing returns",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a second stun works half",
        (*AS_BEAR, _stunned(1)),
        at_dummy(BASH),
        before={"auras[dummy:5211].duration_ms": None},
        after={"auras[dummy:5211].duration_ms": 1000, "units[me].powers[1]": 400},
        mechanic="Diminishing returns",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a fourth stun in a row is cast and does nothing",
        (*AS_BEAR, _stunned(3)),
        at_dummy(BASH),
        before={"auras[dummy:5211].duration_ms": None},
        after={"auras[dummy:5211].duration_ms": None, "units[me].powers[1]": 400},
        mechanic="Diminishing returns",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a spell of one's own shape from a bear",
        AS_BEAR,
        at_dummy(WRATH),
        no.NOT_SHAPESHIFT,
        before={"units[me].form": en.FORM_BEAR},
        after={"units[me].form": en.FORM_BEAR},
        mechanic="Forms",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "claws without a cat",
        ACTORS,
        at_dummy(CLAW),
        no.ONLY_SHAPESHIFT,
        before={"units[me].form": 0},
        after={"units[me].form": 0},
        mechanic="Forms",
    ),
    Example("CMSG_CAST_SPELL", "a bite without combo points", AS_CAT, at_dummy(BITE), no.NO_COMBO_POINTS),
    Example("CMSG_CAST_SPELL", "claws without energy", (*AS_CAT, Set("units[me].powers[3]", 10)), at_dummy(CLAW), no.NO_POWER),
    Example("CMSG_CAST_SPELL", "Rebirth of a creature", ACTORS, at_dummy(REBIRTH), no.BAD_TARGETS),
)
