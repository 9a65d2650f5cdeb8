# SPDX-License-Identifier: GPL-2.0-or-later
"""The field of the open loop: posts far from each other, at each ten bots among ten sturdy creatures that hardly hurt.

It is content made for measuring: what is fought, looted and walked on is as dense as in a crowded grind spot, and stands so
near that nobody has to walk, so that the generator's packets can be legal whatever the tick does.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.lore.content.manifest import Manifest, Source
from warhost.lore.content.pack import Pack, load_pack, make_pack
from warhost.lore.content.schema import DTYPES

POST_YD = 150.0
BOTS_A_POST = 10
CREATURES_A_POST = 10
HEALTH = 2600
RESPAWN_MS = 20_000
CREATURE, PELT, TUSK = 1, 1, 2
MANIFEST = Manifest(
    "field",
    "The benchmark's field",
    "wrath",
    "1",
    ("wrath",),
    (Source("bench", "Made by warhost bench", "1", "2026-11-22", "GPL-2.0-or-later"),),
)


def _rows(table: str, count: int, **columns: Any) -> np.ndarray:
    rows = np.zeros(count, DTYPES[table])
    for name, value in columns.items():
        rows[name] = value
    return rows


def field_pack(bots: int) -> Pack:
    """Return a pack of flat land with a post for every ten bots; items of gear are the shipped pack's."""
    posts = -(-bots // BOTS_A_POST)
    side = int(np.ceil(np.sqrt(posts)))
    number = np.arange(posts)
    x = (number % side - side // 2) * POST_YD
    y = (number // side - side // 2) * POST_YD
    gear = load_pack("embers", bots=10)
    tables = {name: np.zeros(0, dtype) for name, dtype in DTYPES.items()}
    names = ["", "Field", "Post ox", *gear.names]
    for name in ("item_templates", "player_starts", "start_items"):
        tables[name] = getattr(gear, name).copy()
        tables[name]["era"] = tables[name]["source"] = 0
    tables["item_templates"]["name"] += 3
    tables["player_starts"]["map_id"] = tables["player_starts"]["zone_id"] = 0
    tables["maps"] = _rows("maps", 1, name=1, ground=1)
    tables["zones"] = _rows("zones", 1, zone_id=1, radius_yd=17000.0, name=1, level_min=1, level_max=80)
    tables["creature_templates"] = _ox()
    tables["loot"] = _rows("loot", 2, loot_id=1, chance_pct=100.0, count_min=1, count_max=1)
    stackable = tables["item_templates"]["entry"][tables["item_templates"]["max_stack"] > 1]
    tables["loot"]["item"] = stackable[:2]
    turn = np.tile(np.arange(CREATURES_A_POST) * 2 * np.pi / CREATURES_A_POST, posts)
    total = posts * CREATURES_A_POST
    tables["spawns"] = _rows("spawns", total, spawn_id=np.arange(1, total + 1), entry=CREATURE, respawn_ms=RESPAWN_MS, weight=1.0)
    tables["spawns"]["x"] = np.repeat(x, CREATURES_A_POST) + 2.0 * np.cos(turn)
    tables["spawns"]["y"] = np.repeat(y, CREATURES_A_POST) + 2.0 * np.sin(turn)
    tables["spots"] = _rows(
        "spots", posts, spot_id=number + 1, x=x, y=y, radius_yd=4.0, zone_id=1, level_min=60, level_max=60, targets=10, capacity=10
    )
    tables["graveyards"] = _rows("graveyards", 1, graveyard_id=1, name=1)
    return make_pack(tables, tuple(names), MANIFEST)


def _ox() -> np.ndarray:
    plain = {
        "entry": CREATURE, "name": 2, "level_min": 60, "level_max": 60, "unit_class": 1, "health_min": HEALTH, "health_max": HEALTH,
        "damage_min": 1.0, "damage_max": 2.0, "damage_min_top": 1.0, "damage_max_top": 2.0, "attack_time_ms": 2000, "speed_walk_yd": 2.5,
        "speed_run_yd": 8.0, "ai_kind": 1, "reaction_alliance": -1, "reaction_horde": -1, "combat_reach_yd": 1.5, "creature_type": 1,
        "bounding_radius_yd": 0.4, "scale": 1.0, "xp_multiplier": 1.0, "money_min_copper": 5, "money_max_copper": 9, "loot_id": 1,
        "leash_yd": 60.0, "regenerates": 3,
    }  # fmt: skip
    return _rows("creature_templates", 1, **plain)
