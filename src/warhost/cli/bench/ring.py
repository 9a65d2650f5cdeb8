# SPDX-License-Identifier: GPL-2.0-or-later
"""The ring of dummies and elites: flat land with stands far from each other, at each one creature made for measuring.

A dummy is a passive creature that stands still and outlasts any measurement; its armour is that of a creature of its level.
An elite hits as a warden of the shipped pack does, and has health for the length of a measurement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from warhost.brains.mind import Mind
from warhost.fleet.fleet import Fleet
from warhost.fleet.names import name_of
from warhost.fleet.population import Population
from warhost.lore.content import words
from warhost.lore.content.manifest import Manifest, Source
from warhost.lore.content.pack import Pack, load_pack, make_pack
from warhost.lore.content.schema import DTYPES
from warhost.lore.content.shipped.creatures import base_figures, swing_range
from warhost.lore.content.shipped.source import source
from warhost.lore.spells import table
from warhost.protocol.records import to_record
from warhost.realm.content import build_content
from warhost.realm.dispatch import Dispatch
from warhost.realm.handlers import HANDLERS
from warhost.realm.handlers.session.characters import CLASSES_OF_RACE
from warhost.realm.populate import spawn_creatures
from warhost.realm.reason_names import reason_name
from warhost.realm.state import State, sizes_for
from warhost.realm.world import World

STAND_YD = 400.0
"""Between two stands: farther than anybody sees or walks for prey."""
HEALTH = 500_000_000
ELITE_HEALTH = 50_000_000
SWING_MS = 2000
FIRST_DUMMY, FIRST_ELITE = 100, 200
"""Entries: these and the level."""
ALLIANCE_RACES = (1, 3, 4, 7, 11)
MANIFEST = Manifest(
    "ring",
    "The benchmark's ring",
    "wrath",
    "1",
    ("wrath",),
    (Source("bench", "Made by warhost bench", "1", "2026-11-22", "GPL-2.0-or-later"),),
)


@dataclass(frozen=True)
class Stand:
    """Is one stand: the level of its creature, whether that is an elite, and the classes of the bots before it."""

    level: int
    classes: tuple[int, ...]
    elite: bool = False


def _rows(of: str, count: int, **columns: Any) -> np.ndarray:
    rows = np.zeros(count, DTYPES[of])
    for column, value in columns.items():
        rows[column] = value
    return rows


def ring_pack(stands: Sequence[Stand]) -> Pack:
    """Return the pack of a ring with ``stands``; items of gear are the shipped pack's."""
    gear = load_pack("embers", bots=10)
    tables = {name: np.zeros(0, dtype) for name, dtype in DTYPES.items()}
    for name in ("item_templates", "player_starts", "start_items"):
        tables[name] = getattr(gear, name).copy()
        tables[name]["era"] = tables[name]["source"] = 0
    tables["item_templates"]["name"] += 4
    tables["player_starts"]["map_id"] = tables["player_starts"]["zone_id"] = 0
    count = len(stands)
    number = np.arange(count)
    side = int(np.ceil(np.sqrt(count)))
    x, y = (number % side - side // 2) * STAND_YD, (number // side - side // 2) * STAND_YD
    levels = np.array([stand.level for stand in stands])
    elite = np.array([stand.elite for stand in stands])
    entries = np.where(elite, FIRST_ELITE, FIRST_DUMMY) + levels
    tables["maps"] = _rows("maps", 1, name=1, ground=1)
    tables["zones"] = _rows("zones", 1, zone_id=1, radius_yd=17000.0, name=1, level_min=1, level_max=80)
    tables["creature_templates"] = np.concatenate([_creature(int(entry)) for entry in np.unique(entries)])
    tables["spawns"] = _rows("spawns", count, spawn_id=number + 1, entry=entries, x=x, y=y, weight=1.0, respawn_ms=20_000)
    room: dict[str, Any] = {"radius_yd": 6.0, "zone_id": 1, "targets": 1, "capacity": 9}
    room |= {"level_min": levels, "level_max": levels}
    tables["spots"] = _rows("spots", count, spot_id=number + 1, x=x + 12.0, y=y, **room)
    tables["graveyards"] = _rows("graveyards", 1, graveyard_id=1, name=1)
    return make_pack(tables, ("", "Ring", "Dummy", "Elite", *gear.names), MANIFEST)


def _creature(entry: int) -> np.ndarray:
    """Return the template of a dummy or elite of the level that its entry tells."""
    elite = entry >= FIRST_ELITE
    level = entry - (FIRST_ELITE if elite else FIRST_DUMMY)
    figures = base_figures("warrior", level)
    least, most = swing_range(figures, SWING_MS, source("creatures")["elite"]["damage"])
    health = ELITE_HEALTH if elite else HEALTH
    plain = {
        "entry": entry, "name": 3 if elite else 2, "level_min": level, "level_max": level, "unit_class": 1, "health_min": health,
        "health_max": health, "armour_min": round(figures["armour"]), "armour_max": round(figures["armour"]), "attack_time_ms": SWING_MS,
        "reaction_alliance": -1, "reaction_horde": -1, "combat_reach_yd": 1.5, "creature_type": 7, "bounding_radius_yd": 0.4,
        "scale": 1.0, "xp_multiplier": 0.0, "leash_yd": 90.0, "rank": words.RANK_ELITE if elite else words.RANK_NORMAL,
        "ai_kind": words.AI_DEFENSIVE if elite else words.AI_PASSIVE, "speed_walk_yd": 2.5, "speed_run_yd": 8.0 if elite else 0.0,
        "flags": words.CREATURE_NO_XP,
    }  # fmt: skip
    if elite:
        plain |= {"damage_min": least, "damage_max": most, "damage_min_top": least, "damage_max_top": most}
    return _rows("creature_templates", 1, **plain)


def ring(stands: Sequence[Stand], seed: int) -> Fleet:
    """Return a realm with ``stands`` and minds, and nobody in it yet (see ``enter``)."""
    pack = ring_pack(stands)
    content = build_content(pack, table.load())
    bots = sum(len(stand.classes) for stand in stands)
    state = State(sizes_for(bots + 1, len(pack.spawns)), len(pack.maps), len(content.spells.rows), seed)
    world = World(state, content.arrays, Dispatch(HANDLERS))
    fleet = Fleet(world, content, Mind(content.arrays, content.spells, len(state["players"])), Population(pack, seed), 0, bots)
    spawn_creatures(world)
    return fleet


def enter(fleet: Fleet, stands: Sequence[Stand]) -> list[list[int]]:
    """Bring the bots of every stand into the world, of one team; return their rows of players, a list a stand. Takes a tick a bot."""
    made: list[list[int]] = []
    session = 0
    for place, stand in enumerate(stands):
        made.append([])
        for class_id in stand.classes:
            session += 1
            races = sorted(race for race, classes in CLASSES_OF_RACE.items() if class_id in classes and race in ALLIANCE_RACES)
            fields = {"account": session, "race": races[0], "class_id": class_id, "gender": 0, "level": stand.level, "place": place}
            fleet.world.inbox.put(*to_record("HOST_BOT_SPAWN", {**fields, "name": name_of(session)}, session, "host"))
            fleet.wanted = session
            report = fleet.step()
            seat = fleet.world.state["sessions"][session]
            if seat["unit"] < 0:
                refused = [reason_name(int(result)) for result in report.results if result]
                raise RuntimeError(f"the ring refused a bot of class {class_id} at level {stand.level}: {refused}")
            made[-1].append(int(seat["player"]))
    return made


def creatures_of(fleet: Fleet, stands: int) -> np.ndarray:
    """Return the row of units of each stand's creature."""
    state = fleet.world.state
    creatures = state["creatures"][: state.used("creatures")]
    rows = np.zeros(stands, np.int64)
    rows[creatures["spawn"][:stands]] = creatures["unit"][:stands]
    return rows
