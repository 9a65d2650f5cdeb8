# SPDX-License-Identifier: GPL-2.0-or-later
"""A small world with its creatures in it, fighters with round figures, and words to tell what a fight did."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.realm.worlds import WARRIOR, creature, guid_of, login, move_to, rows, run, small_pack, small_world, unit_of
from warhost.protocol.opcodes import OPCODES
from warhost.realm.sheets.refresh import refresh_sheet
from warhost.realm.world import World

BEAST, HUMANOID = 1, 7
FOE, FRIEND = 201, 202


def arena(
    *spawns: dict[str, Any],
    seed: int = 7,
    friend: dict[str, Any] | None = None,
    creature_spells: Any = None,
    waypoints: Any = None,
    **template: Any,
) -> World:
    """Return a world whose creatures are of template FOE (level 10, 200 health, armour 0, changed by ``template``) or FRIEND.

    Without ``spawns`` one foe stands at (100, 0). A spawn's ``entry`` is FOE where it does not say another.
    """
    plain = {"level": 10, "health_min": 200, "health_max": 200, "damage_min": 10.0, "damage_max": 10.0}
    plain |= {"damage_min_top": 10.0, "damage_max_top": 10.0, "creature_type": BEAST, "faction_template": 14}
    foe = creature(FOE, 3, **(plain | template))
    other = creature(FRIEND, 4, **(plain | (friend or {})))
    places = spawns or ({},)
    made = [{"spawn_id": n, "entry": FOE, "x": 100.0, "respawn_ms": 20000} | place for n, place in enumerate(places, 1)]
    given = {"creature_spells": creature_spells, "waypoints": waypoints}
    more = {name: table for name, table in given.items() if table is not None}
    pack = small_pack(creature_templates=rows("creature_templates", foe, other), spawns=rows("spawns", *made), **more)
    return small_world(pack, seed=seed)


def creature_rows(world: World, entry: int = FOE) -> list[int]:
    """Return the unit rows of the creatures of a template, in the order of their spawns."""
    return [int(row) for row in np.flatnonzero(world.state["units"]["entry"] == entry)]


def fighter(world: World, level: int = 10, x: float = 97.0, y: float = 0.0, class_id: int = WARRIOR, **sheet: Any) -> int:
    """Let a human enter the world with 1,000 health, a 2,000 ms weapon of 10 damage and nothing else; return his session."""
    session = login(world, race=1, class_id=class_id, level=level, x=x, y=y)
    row = unit_of(world, session)
    refresh_sheet(world.state.kernels(), world.content, row)
    u = world.state["units"][row]
    u["max_hp"] = u["hp"] = 1000
    plain = {"weapon_min": 10.0, "weapon_max": 10.0, "attack_ms": 2000, "weapon_subclass": 7}
    for name, value in plain.items():
        world.state["sheets"][name][row] = 0 if name != "weapon_subclass" else -1
        world.state["sheets"][name][row][0] = value
    round_figures: dict[str, Any] = {
        "threat_pct": 100.0,
        "armour_penetration_pct": 0.0,
        "damage_done_pct": 100.0,
        "damage_taken_pct": 100.0,
    }
    round_figures |= {"melee_hit_pct": 0.0, "expertise": 0, "melee_haste": 1.0}
    round_figures |= {"attack_power": 0, "melee_crit_pct": 0.0, "armour": 0, "dodge_pct": 0.0, "parry_pct": 0.0, "block_pct": 0.0}
    for name, value in (round_figures | sheet).items():
        world.state["sheets"][name][row] = value
    return session


def unit(world: World, row: int) -> Any:
    """Return a unit's record."""
    return world.state["units"][row]


def mind(world: World, row: int) -> Any:
    """Return the creature record of a unit."""
    return world.state["creatures"][unit(world, row)["creature"]]


def events_of(world: World, opcode: str, ticks: int) -> list[Any]:
    """Let ``ticks`` ticks pass and return the events of an opcode."""
    seen = []
    for _ in range(ticks):
        events = run(world).events
        seen += [event.copy() for event in events[events["opcode"] == OPCODES[opcode]]]
    return seen


__all__ = ["arena", "creature_rows", "events_of", "fighter", "guid_of", "mind", "move_to", "run", "unit", "unit_of"]
