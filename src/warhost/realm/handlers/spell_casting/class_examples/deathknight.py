# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of what death knights cast: runes and runic power spent and lacking, presences, diseases, Death Grip, Rune Strike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warhost.protocol.flags import TargetFlag
from warhost.realm.examples import Creature, Do, Example, Login, Set, Step, guid, spell
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.class_examples.actors import bears
from warhost.realm.unit_flags import UNIT_FLAG_IN_COMBAT, UNIT_FLAG_SILENCED

BANDIT, DUMMY = 102, 103
DEATH_KNIGHT = 6
BLOOD_STRIKE, ICY_TOUCH, DEATH_COIL, DEATH_GRIP, RUNE_STRIKE = 45902, 45477, 47541, 49576, 56815
PESTILENCE, FROST_FEVER, RUNE_STRIKE_READY = 50842, 55095, 56817
FROST_PRESENCE, ICEBOUND_FORTITUDE, STRANGULATE = 48263, 48792, 47476
SPENT = 1 << 40
"""A rune that is not ready for years."""


def _ready(world: Any, rows: dict[str, int]) -> None:
    """Let the death knight know all spells, miss nothing, hold a two-handed sword and bear no aura that chance moves."""
    row = rows["me"]
    sheets = world.state["sheets"]
    world.state.plain["spellbook"][world.state["units"]["player"][row]] = 0xFF
    sheets["weapon_subclass"][row, 0] = 8
    sheets["melee_hit_pct"][row] = sheets["spell_hit_pct"][row] = 100.0
    sheets["dodge_pct"][rows["dummy"]] = sheets["parry_pct"][rows["dummy"]] = 0.0


def _stage(x: float, *steps: Step) -> tuple[Step, ...]:
    return (Login("me", class_id=DEATH_KNIGHT, level=80), Creature("dummy", DUMMY, x=x), Do(_ready), *steps)


def _at(spell_id: int) -> Mapping[str, Any]:
    return {"cast_count": 1, "spell_id": spell_id, "cast_flags": 0, "target_mask": int(TargetFlag.UNIT), "target_guid": guid("dummy")}


def _alone(spell_id: int) -> Mapping[str, Any]:
    return {"cast_count": 1, "spell_id": spell_id, "cast_flags": 0, "target_mask": 0}


def _no_runes(*slots: int) -> tuple[Step, ...]:
    return tuple(Set(f"runes[me].ready_ms[{slot}]", SPENT) for slot in slots)


GOOD = (
    Example(
        "CMSG_CAST_SPELL",
        "a strike spends a rune and brings runic power",
        _stage(3.0, Set("runes[me].ready_ms[0]", 0)),
        _at(BLOOD_STRIKE),
        before={"units[me].powers[6]": 0, "runes[me].ready_ms[0]": 0},
        after={"units[me].powers[6]": 100, "runes[me].ready_ms[0]": 10050},
        mechanic="Runes",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a death rune pays for any kind and is of its slot's kind again",
        _stage(10.0, Set("runes[me].kinds[1]", 3), *_no_runes(4, 5)),
        _at(ICY_TOUCH),
        before={"runes[me].kinds[1]": 3, "units[me].powers[6]": 0},
        after={"runes[me].kinds[1]": 0, "units[me].powers[6]": 100},
        mechanic="Runes",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Death Coil costs runic power",
        _stage(10.0, Set("units[me].powers[6]", 450)),
        _at(DEATH_COIL),
        before={"units[me].powers[6]": 450},
        after={"units[me].powers[6]": 50},
        mechanic="Runic power",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Frost Presence takes the place of Blood Presence",
        _stage(10.0),
        _alone(FROST_PRESENCE),
        before={"sheets[me].threat_pct[0]": 80.0, "sheets[me].damage_taken_pct[0]": 100.0},
        after={"sheets[me].threat_pct[0]": 145.0, "sheets[me].damage_taken_pct[0]": 92.0},
        mechanic="Presences",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Icebound Fortitude lowers damage and keeps stuns off",
        _stage(10.0, Set("units[me].powers[6]", 200)),
        _alone(ICEBOUND_FORTITUDE),
        before={"sheets[me].damage_taken_pct[0]": 100.0, "sheets[me].mechanic_immunity": 0},
        after={"sheets[me].damage_taken_pct[0]": 70.0, "sheets[me].mechanic_immunity": 1 << 12},
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Death Grip pulls its target",
        _stage(20.0),
        _at(DEATH_GRIP),
        before={"units[dummy].path_kind": 0},
        after={"units[dummy].path_kind": 3, "units[dummy].path_x": 1.5},
        mechanic="Charges, leaps and pulls",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Rune Strike waits for the next swing after a dodge",
        _stage(3.0, Set("units[me].powers[6]", 500), bears("me", RUNE_STRIKE_READY, "me")),
        _at(RUNE_STRIKE),
        before={"units[me].next_swing_spell": -1},
        after={"units[me].next_swing_spell": spell(RUNE_STRIKE)},
        mechanic="What must have happened before",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Icy Touch lays a disease",
        _stage(10.0),
        _at(ICY_TOUCH),
        before={"auras[dummy:55095].duration_ms": None},
        after={"auras[dummy:55095].duration_ms": 15000},
        wait_ms=50,
        mechanic="Diseases",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Pestilence gives the diseases of its target to who stands near",
        _stage(3.0, Creature("bandit", BANDIT, x=5.0), bears("dummy", FROST_FEVER, "me")),
        _at(PESTILENCE),
        before={"auras[bandit:55095].stacks": None},
        after={"auras[bandit:55095].stacks": 1},
        wait_ms=50,
        mechanic="Diseases",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Pestilence at who bears none gives none",
        _stage(3.0, Creature("bandit", BANDIT, x=5.0)),
        _at(PESTILENCE),
        before={"auras[bandit:55095].stacks": None},
        after={"auras[bandit:55095].stacks": None, "units[me].powers[6]": 100},
        wait_ms=50,
        mechanic="Diseases",
    ),
)
SILENCING = (
    Example(
        "CMSG_CAST_SPELL",
        "Strangulate silences a robber",
        _stage(10.0, Creature("bandit", BANDIT, x=12.0)),
        {**_at(STRANGULATE), "target_guid": guid("bandit")},
        before={"auras[bandit:47476].duration_ms": None, "units[bandit].flags": 0},
        after={"auras[bandit:47476].duration_ms": 5000, "units[bandit].flags": UNIT_FLAG_SILENCED | UNIT_FLAG_IN_COMBAT},
        mechanic="Silence",
    ),
)
REFUSED = (
    Example(
        "CMSG_CAST_SPELL",
        "a strike without a rune of blood",
        _stage(3.0, *_no_runes(0, 1)),
        _at(BLOOD_STRIKE),
        no.NO_POWER,
        before={"units[me].powers[6]": 0, "runes[me].ready_ms[0]": SPENT},
        after={"units[me].powers[6]": 0, "runes[me].ready_ms[0]": SPENT},
        mechanic="Runes",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Death Coil with too little runic power",
        _stage(10.0, Set("units[me].powers[6]", 399)),
        _at(DEATH_COIL),
        no.NO_POWER,
        before={"units[me].powers[6]": 399},
        after={"units[me].powers[6]": 399},
        mechanic="Runic power",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Frost Presence without a rune of frost",
        _stage(10.0, *_no_runes(4, 5)),
        _alone(FROST_PRESENCE),
        no.NO_POWER,
        before={"sheets[me].threat_pct[0]": 80.0},
        after={"sheets[me].threat_pct[0]": 80.0},
        mechanic="Presences",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "no dodge or parry before Rune Strike",
        _stage(3.0, Set("units[me].powers[6]", 500)),
        _at(RUNE_STRIKE),
        no.CASTER_AURASTATE,
        before={"units[me].next_swing_spell": -1},
        after={"units[me].next_swing_spell": -1},
        mechanic="What must have happened before",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Death Grip while falling",
        _stage(20.0, Set("units[me].move_flags", 0x1000)),
        _at(DEATH_GRIP),
        no.MOVING,
        before={"units[dummy].path_kind": 0},
        after={"units[dummy].path_kind": 0},
        mechanic="Charges, leaps and pulls",
    ),
)

EXAMPLES = (*GOOD, *SILENCING, *REFUSED)
