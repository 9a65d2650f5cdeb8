# SPDX-License-Identifier: GPL-2.0-or-later
"""Find grind spots where content names none: squares of a map in which enough creatures of near levels stand.

The rule: creatures worth fighting are of normal rank, neutral or hostile to both teams, give experience, may be attacked, and serve
nobody. Each map is cut into squares of 80 yd; in a square the spawns are ordered by level and cut where a level would be
more than 2 above the first of its group. A group of three or more is a spot: its middle is the mean place, its radius reaches the farthest
one and 10 yd on. A bot kills one creature in 30 s: one that comes back after t seconds feeds 30 / (t + 30) of a bot, never more than 0.4;
the spot has room for so many bots as its creatures feed, at least one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from warhost.lore.content import words
from warhost.lore.content.rows import filled

Table = NDArray[np.void]
SQUARE_YD = 80.0
LEVEL_SPAN = 2
FEWEST = 3
MARGIN_YD = 10.0
BOTS_PER_CREATURE = 0.4
KILL_MS = 30_000
CRITTER = 8
UNIT_NON_ATTACKABLE, UNIT_IMMUNE_TO_PLAYERS, UNIT_NOT_SELECTABLE = 0x2, 0x100, 0x2000000
"""AzerothCore ``UnitDefines.h:UnitFlags``."""


def worth_fighting(templates: Table) -> NDArray[np.bool_]:
    """Return for each template whether bots of both teams may grind it."""
    barred = UNIT_NON_ATTACKABLE | UNIT_IMMUNE_TO_PLAYERS | UNIT_NOT_SELECTABLE
    unfit = words.CREATURE_NO_XP | words.CREATURE_TRIGGER | words.CREATURE_GUARD | words.CREATURE_CIVILIAN
    fit = (templates["rank"] == words.RANK_NORMAL) & (templates["creature_type"] != CRITTER) & (templates["npc_flags"] == 0)
    fit &= (templates["reaction_alliance"] <= words.REACTION_NEUTRAL) & (templates["reaction_horde"] <= words.REACTION_NEUTRAL)
    return np.asarray(fit & (templates["unit_flags"] & barred == 0) & (templates["flags"] & unfit == 0), bool)


def find_spots(spawns: Table, templates: Table) -> Table:
    """Return the spots of ``spawns`` by the rule above and write each spawn's ``spot_id`` (both tables sorted by their keys)."""
    row = np.searchsorted(templates["entry"], spawns["entry"])
    fit = np.flatnonzero(worth_fighting(templates)[row] & (spawns["map_id"] >= 0))
    level = templates["level_min"][row]
    square_x, square_y = np.floor(spawns["x"] / SQUARE_YD).astype(np.int64), np.floor(spawns["y"] / SQUARE_YD).astype(np.int64)
    order = fit[np.lexsort((spawns["spawn_id"][fit], level[fit], square_y[fit], square_x[fit], spawns["map_id"][fit]))]
    groups = _groups(order, level, spawns["map_id"], square_x, square_y)
    groups = [group for group in groups if len(group) >= FEWEST]
    spots = filled("spots", len(groups), spot_id=np.arange(1, len(groups) + 1))
    fed = np.minimum(BOTS_PER_CREATURE, KILL_MS / (spawns["respawn_ms"].astype(np.float64) + KILL_MS))
    for number, group in enumerate(groups):
        x, y, z = (float(spawns[axis][group].mean()) for axis in ("x", "y", "z"))
        far = float(np.hypot(spawns["x"][group] - x, spawns["y"][group] - y).max())
        first = spawns[group[0]]
        for column, value in {
            "map_id": first["map_id"], "x": x, "y": y, "z": z, "radius_yd": far + MARGIN_YD, "level_min": level[group].min(),
            "level_max": templates["level_max"][row[group]].max(), "targets": len(group),
            "capacity": max(1, int(fed[group].sum())), "era": first["era"], "source": first["source"],
        }.items():  # fmt: skip
            spots[column][number] = value
        spawns["spot_id"][group] = number + 1
    return spots


def _groups(order: NDArray[np.int64], level: NDArray[np.int32], *place: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Return ``order`` cut where the square changes or the level leaves the span of its group's first."""
    groups: list[NDArray[np.int64]] = []
    start = 0
    for at in range(1, len(order) + 1):
        if (
            at == len(order)
            or any(column[order[at]] != column[order[start]] for column in place)
            or (level[order[at]] - level[order[start]] > LEVEL_SPAN)
        ):
            groups.append(order[start:at])
            start = at
    return groups if len(order) else []
