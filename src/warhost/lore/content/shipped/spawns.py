# SPDX-License-Identifier: GPL-2.0-or-later
"""Put creatures on the cells of every zone.

A cell is one grind spot: creatures stand on a triangular lattice with 26 yd between them, moved by up to 3 yd. Three in five are of the
spot's main kind, one in four of its second, the rest of any of the zone's. Half are of the spot's level, half one below. On
every fifth place a kind that keeps company has a second creature 4 yd beside it, and the two fight together. They
come back 20 to 45 s after death, wardens after three minutes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from warhost.lore.content.rows import filled
from warhost.lore.content.shipped.creatures import GUARD, QUARTERMASTER, SPIRIT_HEALER, WARDEN_SLOT, entry_of
from warhost.lore.content.shipped.layout import BANDS, SPOT_BOTS, Layout, cell_centres, corners, hub, lattice
from warhost.lore.content.shipped.people import zone_id_of
from warhost.lore.content.shipped.source import below, source, spread
from warhost.lore.content.words import MOVE_IDLE, MOVE_WANDER

Table = NDArray[np.void]
PAIR_EVERY = 5
RESPAWN_LEAST_MS, RESPAWN_MOST_MS = 20_000, 45_000
WARDEN_RESPAWN_MS = 180_000
PERSON_RESPAWN_MS = 60_000
JITTER_YD = 3.0
WANDER_YD = 4.0
BOTS_PER_CREATURE = 0.4
MAIN, SECOND = 60, 85


def make_spawns(layout: Layout, seed: int) -> tuple[Table, Table]:
    """Return the spawns and the spots (both sorted by id) of all zones."""
    spawns: list[Table] = []
    spots: list[Table] = []
    first_spot = 1
    for zone in range(len(source("world")["zones"])):
        zone_spawns, zone_spots = _camp_spawns(layout, zone, seed, first_spot)
        first_spot += len(zone_spots)
        spawns += [zone_spawns, _wardens(layout, zone), _people(layout, zone)]
        spots.append(zone_spots)
    joined = np.concatenate(spawns)
    joined["spawn_id"] = np.arange(1, len(joined) + 1)
    joined["weight"] = 1.0
    paired = joined["linked_pack"] > 0
    joined["linked_pack"][paired] = joined["spawn_id"][paired] - joined["linked_pack"][paired] + 1
    return joined, np.concatenate(spots)


def _camp_spawns(layout: Layout, zone: int, seed: int, first_spot: int) -> tuple[Table, Table]:
    """Return a zone's camp spawns (``linked_pack`` 1 for the first, 2 for the second of two) and its spots."""
    place, kinds = source("world")["zones"][zone], source("creatures")["kinds"]
    x, y = cell_centres(layout, zone % BANDS)
    cells = len(x)
    sites = max(1, round(layout.creatures_per_spot / (1.0 + 0.5 / PAIR_EVERY)))
    points = lattice(sites)
    counters = np.arange(cells * sites, dtype=np.int64) + zone * 10_000_000
    slot = _slots(seed, zone, cells, sites, counters, len(place["kinds"]))
    lower = below(seed, 4, counters, 2) == 1
    step = np.maximum(np.repeat(layout.step, sites) - lower, 0)
    site_x = np.repeat(x, sites) + np.tile(points[:, 0], cells) + JITTER_YD * spread(seed, 5, counters)
    site_y = np.repeat(y, sites) + np.tile(points[:, 1], cells) + JITTER_YD * spread(seed, 6, counters)
    company = np.array([kinds[kind].get("pack", 1) > 1 for kind in place["kinds"]])
    paired = company[slot] & (np.tile(np.arange(sites), cells) % PAIR_EVERY == PAIR_EVERY - 1)
    twice = np.repeat(np.arange(cells * sites), np.where(paired, 2, 1))
    second = np.concatenate([[False], twice[1:] == twice[:-1]])
    spawn_numbers = counters[twice] * 2 + second
    table = filled(
        "spawns", len(twice), entry=entry_of(zone, 0, 0) + slot[twice] * 10 + step[twice], map_id=place["map"],
        x=site_x[twice] + 4.0 * second, y=site_y[twice], o=3.14159 * spread(seed, 7, spawn_numbers),
        respawn_ms=RESPAWN_LEAST_MS + below(seed, 8, spawn_numbers, RESPAWN_MOST_MS - RESPAWN_LEAST_MS + 1),
        wander_yd=WANDER_YD, movement=MOVE_WANDER, spot_id=first_spot + twice // sites,
        linked_pack=np.where(paired[twice], 1 + second, 0),
    )  # fmt: skip
    return table, _spots(layout, zone, first_spot, x, y, table, step, sites)


def _slots(seed: int, zone: int, cells: int, sites: int, counters: NDArray[np.int64], kinds: int) -> NDArray[np.int64]:
    """Return each place's kind as a slot of the zone's list."""
    cell = np.arange(cells, dtype=np.int64) + zone * 100_000
    main = np.repeat(below(seed, 1, cell, kinds), sites)
    second = (main + 1 + np.repeat(below(seed, 2, cell, kinds - 1), sites)) % kinds
    draw = below(seed, 3, counters, 100)
    other = below(seed, 9, counters, kinds)
    return np.where(draw < MAIN, main, np.where(draw < SECOND, second, other))


def _spots(
    layout: Layout,
    zone: int,
    first: int,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    spawns: Table,
    step: NDArray[np.int64],
    sites: int,
) -> Table:
    cells = len(x)
    lowest = zone % BANDS * 5 + 1
    levels = step.reshape(cells, sites) + lowest
    targets = np.bincount(spawns["spot_id"] - first, minlength=cells)
    capacity = np.minimum(SPOT_BOTS, np.maximum(1, np.floor(targets * BOTS_PER_CREATURE))).astype(np.int64)
    return filled(
        "spots", cells, spot_id=np.arange(first, first + cells), map_id=source("world")["zones"][zone]["map"], x=x, y=y,
        radius_yd=layout.radius_yd, zone_id=zone_id_of(zone), level_min=levels.min(axis=1), level_max=levels.max(axis=1),
        targets=targets, capacity=capacity,
    )  # fmt: skip


def _wardens(layout: Layout, zone: int) -> Table:
    x, y, step = corners(layout, zone % BANDS, 1)
    return filled(
        "spawns", len(x), entry=entry_of(zone, WARDEN_SLOT, 0) + step, map_id=source("world")["zones"][zone]["map"], x=x, y=y,
        respawn_ms=WARDEN_RESPAWN_MS, wander_yd=WANDER_YD, movement=MOVE_WANDER,
    )  # fmt: skip


def _people(layout: Layout, zone: int) -> Table:
    """Return a keeper at every graveyard, and a quartermaster and two guards at the hub."""
    x, y = hub(layout, zone % BANDS)
    corner_x, corner_y, _ = corners(layout, zone % BANDS, 0)
    entries = [QUARTERMASTER, GUARD + zone, GUARD + zone] + [SPIRIT_HEALER] * (1 + len(corner_x))
    return filled(
        "spawns", len(entries), entry=entries, map_id=source("world")["zones"][zone]["map"],
        x=[x + 6.0, x - 8.0, x + 8.0, x, *corner_x], y=[y, y + 20.0, y + 20.0, y - 25.0, *corner_y],
        respawn_ms=PERSON_RESPAWN_MS, movement=MOVE_IDLE,
    )  # fmt: skip
