# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of casts that stealth, combo points, a target's facing or a weapon to coat decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warhost.protocol.flags import TargetFlag
from warhost.realm.examples import Creature, Do, Example, Login, Send, Set, Step, Wait, guid, item
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.class_examples.actors import wear
from warhost.realm.wardrobe import MAIN_HAND

DUMMY, BANDIT = 103, 102
"""The small world's training dummy, and its human robber."""
ROGUE, DAGGER = 4, 15
SINISTER_STRIKE, STEALTH, CHEAP_SHOT, BACKSTAB, GOUGE, SAP = 1752, 1784, 1833, 53, 1776, 6770
VANISH, SLICE_AND_DICE, INSTANT_POISON, DEADLY_POISON = 1856, 5171, 8679, 2823
SWORD, ROBE = 501, 505
"""Items of the small world."""
CHEST = 4
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


def _on(entry: int, spell_id: int) -> Mapping[str, Any]:
    """Return the fields of a cast at an own item."""
    return {
        "cast_count": 1,
        "spell_id": spell_id,
        "cast_flags": 0,
        "target_mask": int(TargetFlag.ITEM),
        "target_item_guid": item("me", entry),
    }


POISONED = _rogue(wear(SWORD, MAIN_HAND), Send("CMSG_CAST_SPELL", _on(SWORD, DEADLY_POISON)), Wait(3000))
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
        before={"players[me].combo_points": 3, "auras[me:5171].duration_ms": None},
        after={"players[me].combo_points": 0, "auras[me:5171].duration_ms": 15000, "units[me].powers[3]": 75},
        mechanic="Combo points",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a rogue hides",
        _rogue(),
        _alone(STEALTH),
        before={"units[me].form": 0, "sheets[me].stealth": 0},
        after={"units[me].form": 30, "sheets[me].stealth": 400},
        mechanic="Stealth",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "an opener gives two points and ends stealth",
        _rogue(HIDDEN),
        _at(CHEAP_SHOT),
        before={"sheets[me].stealth": 400, "players[me].combo_points": 0},
        after={"sheets[me].stealth": 0, "players[me].combo_points": 2},
        seed=8,
        mechanic="Stealth",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Vanish ends the fight and hides",
        _rogue(Set("units[me].in_combat", 1)),
        _alone(VANISH),
        before={"units[me].in_combat": 1},
        after={"units[me].in_combat": 0, "sheets[me].stealth": 400},
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a finishing move without points",
        _rogue(),
        _alone(SLICE_AND_DICE),
        no.NO_COMBO_POINTS,
        before={"players[me].combo_points": 0, "units[me].powers[3]": 100},
        after={"players[me].combo_points": 0, "units[me].powers[3]": 100},
        mechanic="Combo points",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "an opener in plain sight",
        _rogue(),
        _at(CHEAP_SHOT),
        no.ONLY_STEALTHED,
        before={"sheets[me].stealth": 0, "units[me].powers[3]": 100},
        after={"sheets[me].stealth": 0, "units[me].powers[3]": 100},
        mechanic="Stealth",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Stealth in a fight",
        _rogue(Set("units[me].in_combat", 1)),
        _alone(STEALTH),
        no.AFFECTING_COMBAT,
        before={"units[me].form": 0, "sheets[me].stealth": 0},
        after={"units[me].form": 0, "sheets[me].stealth": 0},
        mechanic="Stealth",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "the energy of a strike comes back, ten points a second",
        _rogue(),
        _at(SINISTER_STRIKE),
        before={"units[me].powers[3]": 100},
        after={"units[me].powers[3]": 65},
        seed=8,
        wait_ms=1000,
        mechanic="Energy ticks",
    ),
    Example(
        "CMSG_SET_SELECTION",
        "nothing comes above a hundred",
        _rogue(),
        {"guid": guid("dummy")},
        before={"units[me].powers[3]": 100},
        after={"units[me].powers[3]": 100},
        wait_ms=1000,
        mechanic="Energy ticks",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a second strike a second after one that left ten points",
        _rogue(Set("units[me].powers[3]", 55), Send("CMSG_CAST_SPELL", _at(SINISTER_STRIKE)), Wait(1000)),
        _at(SINISTER_STRIKE),
        no.NO_POWER,
        before={"players[me].combo_points": 1},
        after={"players[me].combo_points": 1},
        seed=8,
        mechanic="Energy ticks",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a sword is coated with poison",
        _rogue(wear(SWORD, MAIN_HAND)),
        _on(SWORD, INSTANT_POISON),
        before={"items[me:501].enchant": 0},
        after={"items[me:501].enchant": 323},
        wait_ms=3000,
        mechanic="Poisons and weapon enchants",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a hit leaves the poison of the blade, three times in ten",
        POISONED,
        _at(SINISTER_STRIKE),
        before={"auras[dummy:2818].stacks": None},
        after={"auras[dummy:2818].stacks": 1, "players[me].combo_points": 1},
        wait_ms=50,
        mechanic="Poisons and weapon enchants",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a hit leaves none, seven times in ten",
        POISONED,
        _at(SINISTER_STRIKE),
        before={"auras[dummy:2818].stacks": None},
        after={"auras[dummy:2818].stacks": None, "players[me].combo_points": 1},
        wait_ms=50,
        seed=8,
        mechanic="Poisons and weapon enchants",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "poison on a robe",
        _rogue(wear(ROBE, CHEST)),
        _on(ROBE, INSTANT_POISON),
        no.EQUIPPED_ITEM_CLASS,
        before={"items[me:505].enchant": 0},
        after={"items[me:505].enchant": 0},
        mechanic="Poisons and weapon enchants",
    ),
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
