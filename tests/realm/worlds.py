# SPDX-License-Identifier: GPL-2.0-or-later
"""Small worlds for tests: a flat map, a few creatures and items, and short words for what a session does.

world = small_world()
mage = login(world, race=7, class_id=8, level=20, x=10.0, y=0.0)
assert send(world, mage, "CMSG_SET_SELECTION", guid=wolf_guid) == 0
run(world, ticks=40)
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from warhost.lore.content import Manifest, Source, make_pack
from warhost.lore.content.pack import Pack, Table
from warhost.lore.content.schema import DTYPES, TABLES
from warhost.lore.spells import table
from warhost.protocol.records import to_record
from warhost.realm import grid
from warhost.realm.content import Content, build_content
from warhost.realm.dispatch import Dispatch
from warhost.realm.handlers import HANDLERS
from warhost.realm.handlers.session.characters import CLASSES_OF_RACE
from warhost.realm.populate import spawn_creatures
from warhost.realm.state import State, sizes_for
from warhost.realm.tick import tick
from warhost.realm.world import TickReport, World

MANIFEST = Manifest("small", "A small pack for tests", "wrath", "1", ("wrath",), (Source("test", "A test", "1", "2026-11-22", "CC0-1.0"),))

HUMAN, ORC, DWARF, NIGHT_ELF, UNDEAD, TAUREN, GNOME, TROLL, BLOOD_ELF, DRAENEI = 1, 2, 3, 4, 5, 6, 7, 8, 10, 11
WARRIOR, PRIEST, SHAMAN, MAGE = 1, 5, 7, 8
WOLF, BANDIT, DUMMY, HEALER = 101, 102, 103, 104
NAMES = (
    "",
    "Flat land",
    "Far land",
    "Wolf",
    "Bandit",
    "Dummy",
    "Graveyard",
    "Sword",
    "Shield",
    "Staff",
    "Wand",
    "Robe",
    "Mail",
    "Pelt",
    "Spirit healer",
)


def rows(table: str, *values: dict[str, Any]) -> Table:
    """Return rows of a pack's table: each column at its lowest (but 0 where that is allowed), then the values given."""
    made = np.zeros(len(values), DTYPES[table])
    for column in TABLES[table]:
        made[column.name] = max(column.low, 0)
    for row, given in zip(made, values, strict=True):
        for name, value in given.items():
            row[name] = value
    return made


def creature(entry: int, name: int, level: int = 1, **more: Any) -> dict[str, Any]:
    """Return a creature template of one level that fights back, to be overridden by ``more``."""
    plain = {
        "entry": entry, "name": name, "level_min": level, "level_max": level, "unit_class": 1, "health_min": 40 + 20 * level,
        "health_max": 40 + 20 * level, "damage_min": 1.0 + level, "damage_max": 2.0 + level, "damage_min_top": 1.0 + level,
        "damage_max_top": 2.0 + level, "attack_time_ms": 2000, "speed_walk_yd": 2.5, "speed_run_yd": 8.0, "ai_kind": 1,
        "reaction_alliance": -1, "reaction_horde": -1, "combat_reach_yd": 1.5, "bounding_radius_yd": 0.4, "detection_yd": 18.0,
        "scale": 1.0, "xp_multiplier": 1.0, "regenerates": 3, "creature_type": 1, "assistance_yd": 10.0, "leash_yd": 60.0,
    }  # fmt: skip
    return plain | more


def item(entry: int, name: int, item_class: int, subclass: int, inventory_type: int, level: int = 1, **more: Any) -> dict[str, Any]:
    """Return an item template that everybody may wear, to be overridden by ``more``."""
    plain = {
        "entry": entry, "name": name, "item_class": item_class, "subclass": subclass, "inventory_type": inventory_type, "quality": 1,
        "required_level": level, "item_level": level + 4, "max_stack": 1, "class_mask": -1, "race_mask": -1, "buy_count": 1,
    }  # fmt: skip
    return plain | more


def small_tables() -> dict[str, Table]:
    """Return the tables of the small pack: maps 0 and 1 are flat at height 0; every race starts round (0, 0)."""
    tables = {name: np.zeros(0, dtype) for name, dtype in DTYPES.items()}
    tables["maps"] = rows("maps", {"map_id": 0, "name": 1, "ground": 1}, {"map_id": 1, "name": 2, "ground": 1})
    tables["creature_templates"] = rows(
        "creature_templates",
        creature(WOLF, 3, level=2, ai_kind=2, loot_id=1, money_min_copper=0, money_max_copper=0),
        creature(BANDIT, 4, level=5, creature_type=7, money_min_copper=5, money_max_copper=9),
        creature(DUMMY, 5, level=1, ai_kind=0, health_min=100000, health_max=100000, creature_type=9),
        creature(HEALER, 14, level=60, ai_kind=0, npc_flags=0x4000, reaction_alliance=1, reaction_horde=1, creature_type=7),
    )
    tables["spawns"] = rows(
        "spawns",
        {"spawn_id": 1, "entry": WOLF, "x": 200.0, "y": 0.0, "respawn_ms": 30000},
        {"spawn_id": 2, "entry": BANDIT, "x": 300.0, "y": 0.0, "respawn_ms": 30000},
        {"spawn_id": 3, "entry": DUMMY, "x": 400.0, "y": 0.0, "respawn_ms": 30000},
        {"spawn_id": 4, "entry": HEALER, "x": -100.0, "y": 4.0, "respawn_ms": 30000},
    )
    tables["item_templates"] = rows(
        "item_templates",
        item(501, 7, 2, 7, 13, damage_min=3.0, damage_max=6.0, delay_ms=2000),
        item(502, 8, 4, 6, 14, armour=30, block=3, max_count=1),
        item(503, 9, 2, 10, 17, damage_min=4.0, damage_max=7.0, delay_ms=3000),
        item(504, 10, 2, 19, 26, damage_min=2.0, damage_max=4.0, delay_ms=1500, damage_school=2),
        item(505, 11, 4, 1, 20, armour=5),
        item(506, 12, 4, 3, 5, armour=40),
        item(507, 13, 15, 0, 0, max_stack=20, sell_copper=4),
    )
    tables["loot"] = rows("loot", {"loot_id": 1, "item": 507, "chance_pct": 100.0, "count_min": 1, "count_max": 1})
    pairs = [{"race": race, "player_class": class_id} for race, classes in CLASSES_OF_RACE.items() for class_id in classes]
    tables["player_starts"] = rows("player_starts", *sorted(pairs, key=lambda pair: (pair["race"], pair["player_class"])))
    tables["start_items"] = rows(
        "start_items",
        {"player_class": WARRIOR, "item": 501, "count": 1},
        {"player_class": WARRIOR, "item": 502, "count": 1},
        {"player_class": MAGE, "item": 503, "count": 1},
        {"player_class": PRIEST, "item": 503, "count": 1},
    )
    tables["graveyards"] = rows("graveyards", {"graveyard_id": 1, "x": -100.0, "y": 0.0, "name": 6})
    tables["zones"] = rows("zones", {"zone_id": 1, "radius_yd": 2000.0, "name": 1, "level_max": 80})
    tables["spots"] = rows(
        "spots", {"spot_id": 1, "x": 200.0, "radius_yd": 30.0, "zone_id": 1, "level_min": 2, "level_max": 2, "targets": 1, "capacity": 4}
    )
    return tables


def small_pack(**tables: Table) -> Pack:
    """Return the small pack, with some tables replaced."""
    return make_pack(small_tables() | tables, NAMES, MANIFEST)


@cache
def _small_content() -> Content:
    return build_content(small_pack(), table.load())


def small_world(pack: Pack | None = None, players: int = 16, seed: int = 7) -> World:
    """Return a world on the small pack (or another) in which nobody plays yet."""
    content = _small_content() if pack is None else build_content(pack, table.load())
    pack = content.pack
    state = State(sizes_for(players, len(pack.spawns)), len(pack.maps), len(content.spells.rows), seed)
    world = World(state, content.arrays, Dispatch(HANDLERS))
    spawn_creatures(world)
    return world


def unit_of(world: World, session: int) -> int:
    """Return the row of the unit that ``session`` plays, -1 where none."""
    return int(world.state["sessions"]["unit"][session])


def guid_of(world: World, row: int) -> int:
    """Return the GUID of a unit."""
    return int(world.state["units"]["guid"][row])


def put(world: World, session: int, opcode: str, **fields: Any) -> None:
    """Put a packet into the inbox."""
    world.inbox.put(*to_record(opcode, fields, session))


def send(world: World, session: int, opcode: str, **fields: Any) -> int:
    """Put a packet into the inbox, run one tick and return what became of the packet (0: accepted)."""
    put(world, session, opcode, **fields)
    return int(run(world).results[-1])


def run(world: World, ticks: int = 1) -> TickReport:
    """Let ``ticks`` ticks pass and return the report of the last."""
    report = tick(world)
    for _ in range(ticks - 1):
        report = tick(world)
    return report


def login(world: World, race: int, class_id: int, level: int = 1, x: float = 0.0, y: float = 0.0, name: str = "") -> int:
    """Let a new bot enter the world at a place of its start's map and return its session."""
    free = np.flatnonzero(world.state["sessions"]["state"] == 0)
    session = int(free[free > 0][0])
    name = name or "B" + "".join("aeiouy"[int(d) % 6] + "bdfgklmnrs"[int(d)] for d in str(session))
    fields = {"account": session, "race": race, "class_id": class_id, "gender": 0, "level": level, "place": -1, "name": name}
    result = send(world, session, "HOST_BOT_SPAWN", **fields)
    assert result == 0, f"the bot was refused with {result:#x}"
    move_to(world, unit_of(world, session), x, y)
    return session


def move_to(world: World, row: int, x: float, y: float, o: float = 0.0) -> None:
    """Stand a unit somewhere on its map, between ticks, as no packet could."""
    grid.place(world.state.kernels(), world.content, row, x, y, float(world.state["units"]["z"][row]))
    world.state["units"]["o"][row] = o
