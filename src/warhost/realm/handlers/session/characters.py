# SPDX-License-Identifier: GPL-2.0-or-later
"""Make characters, and take them apart again.

A character's rows (player, unit, sheet, name, spellbook) are taken when it is created and are its own until it is deleted.
Source: AzerothCore src/server/game/Entities/Player/Player.cpp:Player::Create.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from warhost.lore.classes.tables import POWER_TYPE
from warhost.realm.guids import player_guid
from warhost.realm.handlers.session.equipment import dispossess
from warhost.realm.handlers.session.starting import begin, forget
from warhost.realm.pools import give_back, take
from warhost.realm.tables.clock import POOL_ITEMS, POOL_PLAYERS, POOL_UNITS
from warhost.realm.tables.players import PLAYERS, SLOTS
from warhost.realm.tables.sheets import SHEETS
from warhost.realm.tables.units import SIDE_PLAYERS, UNIT_PLAYER, UNITS
from warhost.realm.uncompiled import unwrapped
from warhost.realm.world import World

CLASSES_OF_RACE: dict[int, frozenset[int]] = {
    1: frozenset({1, 2, 4, 5, 6, 8, 9}),
    2: frozenset({1, 3, 4, 6, 7, 9}),
    3: frozenset({1, 2, 3, 4, 5, 6}),
    4: frozenset({1, 3, 4, 5, 6, 11}),
    5: frozenset({1, 4, 5, 6, 8, 9}),
    6: frozenset({1, 3, 6, 7, 11}),
    7: frozenset({1, 4, 6, 8, 9}),
    8: frozenset({1, 3, 4, 5, 6, 7, 8}),
    10: frozenset({2, 3, 4, 5, 6, 8, 9}),
    11: frozenset({1, 2, 3, 5, 6, 7, 8}),
}
"""Which classes a race may be. Source: CharBaseInfo.dbc of 3.3.5a."""
LOWEST_LEVEL = {6: 55}
"""The level at which a class begins, where that is not 1 (death knights: AzerothCore ``World.cpp``, CONFIG_START_HEROIC_PLAYER_LEVEL)."""

FACTION_OF_RACE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 115, 8: 116, 10: 1610, 11: 1629}
"""The faction template of a race's players. Source: ChrRaces.dbc, FactionID."""

EMPTY_UNIT, EMPTY_SHEET, EMPTY_PLAYER = (table.rows(1)[0] for table in (UNITS, SHEETS, PLAYERS))
"""What a row holds before it is anybody's."""


@dataclass(frozen=True, slots=True)
class Order:
    """Says what character is wanted, and for which account."""

    account: int
    race: int
    class_id: int
    gender: int
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Is where somebody stands: map and zone ids, yd, radians."""

    map_id: int
    zone: int
    x: float
    y: float
    z: float
    o: float


def start_place(ct: Any, race: int, class_id: int) -> Place | None:
    """Return where characters of that race and class begin, or None where the content has no such start."""
    starts = unwrapped(ct.player_starts)
    found = starts[(starts["race"] == race) & (starts["player_class"] == class_id)]
    if not len(found):
        return None
    row = found[0]
    return Place(int(row["map_id"]), int(row["zone_id"]), float(row["x"]), float(row["y"]), float(row["z"]), float(row["o"]))


def create(world: World, order: Order, level: int, place: Place, is_bot: bool) -> int:
    """Make a character that stands at ``place``, out of the world, ready to play, and return its row of players.

    The caller has checked race, class and name. A realm that is full grows. Mutates the state.
    """
    state = world.state
    for pool, name in ((POOL_PLAYERS, "players"), (POOL_UNITS, "units"), (POOL_ITEMS, "items")):
        if int(state["pools"]["live"][pool]) + SLOTS > len(state[name]):
            state.grow(name, 2 * len(state[name]) + SLOTS)
    st = state.kernels()
    player = int(take(st.pools, POOL_PLAYERS, st.players))
    row = int(take(st.pools, POOL_UNITS, st.units))
    units = state["units"]
    generation = (int(units["generation"][row]) + 1) & 0xFF
    units[row] = EMPTY_UNIT
    state["sheets"][row] = EMPTY_SHEET
    state["players"][player] = EMPTY_PLAYER
    state.plain["spellbook"][player] = 0
    state["names"]["name"][player] = order.name.encode()
    state["clock"]["players"] = state["pools"]["used"][POOL_PLAYERS]
    u = units[row]
    u["generation"], u["guid"], u["player"] = generation, player_guid(row, generation), player
    _fill_unit(u, order, level, place)
    pl = state["players"][player]
    pl["used"], pl["unit"], pl["account"] = 1, row, order.account
    pl["home_map"], pl["home_x"], pl["home_y"], pl["home_z"] = place.map_id, place.x, place.y, place.z
    begin(st, world.content, row, is_bot, int(state["clock"]["now_ms"][0]) - 50)
    return player


def _fill_unit(u: Any, order: Order, level: int, place: Place) -> None:
    u["kind"], u["side"], u["level"] = UNIT_PLAYER, SIDE_PLAYERS, level
    u["race"], u["class_id"], u["gender"] = order.race, order.class_id, order.gender
    u["faction"] = FACTION_OF_RACE[order.race]
    u["map"], u["zone"] = place.map_id, place.zone
    u["x"], u["y"], u["z"] = (float(np.float32(v)) for v in (place.x, place.y, place.z))
    u["o"] = float(np.float32(place.o % 6.283185307179586))
    u["power_type"] = POWER_TYPE[order.class_id]


def delete(world: World, player: int) -> None:
    """Give the rows of a character that is out of the world back; its money leaves the realm. Mutates the state."""
    state = world.state
    st = state.kernels()
    row = int(state["players"]["unit"][player])
    dispossess(st, player)
    forget(st, row)
    state["clock"]["copper_spent"] += state["players"]["copper"][player]
    creatures = state["creatures"]
    creatures["tapper"][creatures["tapper"] == player] = -1
    state["players"][player] = EMPTY_PLAYER
    state["names"]["name"][player] = b""
    state.plain["spellbook"][player] = 0
    state["units"]["kind"][row] = 0
    state["units"]["guid"][row] = 0
    give_back(st.pools, POOL_UNITS, st.units, row)
    give_back(st.pools, POOL_PLAYERS, st.players, player)
