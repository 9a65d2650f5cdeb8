# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of casts that stealth, combo points, a target's facing or a weapon to coat decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warhost.protocol.flags import TargetFlag
from warhost.realm.examples import Creature, Do, Example, Login, Send, Set, Step, guid
from warhost.realm.handlers.spell_casting.checking import refusals as no

DUMMY, BANDIT = 103, 102
"""The small world's training dummy, and its human robber."""
ROGUE, DAGGER = 4, 15
SINISTER_STRIKE, STEALTH, CHEAP_SHOT, BACKSTAB, GOUGE, SAP, VANISH, SLICE_AND_DICE, INSTANT_POISON = (
    1752,
    1784,
    1833,
    53,
    1776,
    6770,
    1856,
    5171,
    8679,
)
WEST = 3.14159


def _ready(world: Any, rows: dict[str, int]) -> None:
    """Let the rogue know all spells and have full energy and a dagger that never misses."""
    state, me = world.state, rows["me"]
    state.plain["spellbook"][state["units"]["player"][me]] = 0xFF
    state["units"]["powers"][me][3] = 100
    state["sheets"]["weapon_subclass"][me][0] = DAGGER
    state["sheets"]["melee_hit_pct"][me] = 100.0


def _rogue(*steps: Step) -> tuple[Step, ...]:
    return (Login("me", race=1, class_id=ROGUE, level=80), Creature("dummy", DUMMY, x=3.0), Do(_ready), *steps)


def _at(spell_id: int) -> Mapping[str, Any]:
    unit = {"target_mask": int(TargetFlag.UNIT), "target_guid": guid("dummy")}
    return {"cast_count": 1, "spell_id": spell_id, "cast_flags": 0, **unit}


def _alone(spell_id: int) -> Mapping[str, Any]:
    return {"cast_count": 1, "spell_id": spell_id, "cast_flags": 0, "target_mask": 0}


HIDDEN = Send("CMSG_CAST_SPELL", _alone(STEALTH))
FACES_ME = Set("units[dummy].o", WEST)

EXAMPLES = (
    Example(
        "CMSG_CAST_SPELL",
        "a strike costs energy and gives a combo point",
        _rogue(),
        _at(SINISTER_STRIKE),
        before={"units[me].powers[3]": 100, "players[me].combo_points": 0, "players[me].combo_target": 0},
        after={"units[me].powers[3]": 55, "players[me].combo_points": 1, "players[me].combo_target": guid("dummy")},
        seed=8,
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a finishing move uses all points up",
        _rogue(Set("players[me].combo_points", 3), Set("players[me].combo_target", guid("dummy"))),
        _alone(SLICE_AND_DICE),
        before={"players[me].combo_points": 3, "units[me].first_aura": -1},
        after={"players[me].combo_points": 0, "units[me].powers[3]": 75},
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a rogue hides",
        _rogue(),
        _alone(STEALTH),
        before={"units[me].form": 0, "sheets[me].stealth": 0},
        after={"units[me].form": 30, "sheets[me].stealth": 400},
    ),
    Example(
        "CMSG_CAST_SPELL",
        "an opener gives two points and ends stealth",
        _rogue(HIDDEN),
        _at(CHEAP_SHOT),
        before={"sheets[me].stealth": 400},
        after={"sheets[me].stealth": 0, "players[me].combo_points": 2},
        seed=8,
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Vanish ends the fight and hides",
        _rogue(Set("units[me].in_combat", 1)),
        _alone(VANISH),
        before={"units[me].in_combat": 1},
        after={"units[me].in_combat": 0, "sheets[me].stealth": 400},
    ),
    Example("CMSG_CAST_SPELL", "no combo points", _rogue(), _alone(SLICE_AND_DICE), no.NO_COMBO_POINTS),
    Example("CMSG_CAST_SPELL", "an opener in plain sight", _rogue(), _at(CHEAP_SHOT), no.ONLY_STEALTHED),
    Example("CMSG_CAST_SPELL", "a target that looks at the caster", _rogue(FACES_ME), _at(BACKSTAB), no.NOT_BEHIND),
    Example("CMSG_CAST_SPELL", "a target that looks away", _rogue(Set("units[dummy].o", 0.0)), _at(GOUGE), no.NOT_INFRONT),
    Example(
        "CMSG_CAST_SPELL",
        "a target that fights",
        (*_rogue(HIDDEN), Creature("bandit", BANDIT, x=-3.0), Set("units[bandit].in_combat", 1), Set("units[me].o", WEST)),
        {**_at(SAP), "target_guid": guid("bandit")},
        no.TARGET_AFFECTING_COMBAT,
    ),
    Example("CMSG_CAST_SPELL", "no weapon to coat", _rogue(), _alone(INSTANT_POISON), no.ITEM_NOT_FOUND),
)
