# SPDX-License-Identifier: GPL-2.0-or-later
"""Where things lie: zones on a map, cells in a zone, a grind spot in each cell, hubs, graveyards, roads.

Two maps hold the same ladder of 16 zones, five levels each, so that whoever levels never has to change maps. A zone is a block of
square cells, filled column by column in the direction of travel, so that levels rise on the way; its hub lies before the
first column. Zones follow each other like text written in turning lines, four in a line, 400 yd of empty land between them.
More bots make more cells, never fuller ones: about 12 bots and 30 creatures a cell.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BANDS = 16
BAND_LEVELS = 5
MAPS = 2
PER_LINE = 4
GAP_YD = 400.0
SPACING_YD = 26.0
"""Between neighbouring creatures: beyond the 20 yd at which a creature of one's level attacks, within sight of the next."""
LANE_YD = 40.0
"""Between the edges of neighbouring spots."""
SPOT_BOTS = 12
SLACK = 1.25
"""Room for bots that come from the level below before others leave."""
CREATURES_PER_BOT = 3.1
"""With a respawn of 20 to 45 s some 2.5 of them live at any time."""
FEWEST, MOST = 10, 30
GRAVEYARD_EVERY = 3


@dataclass(frozen=True)
class Layout:
    """Holds the measures that follow from the number of bots, and the cells of one zone."""

    spots_per_level: int
    creatures_per_spot: int
    radius_yd: float
    cell_yd: float
    columns: int
    rows: int
    column: NDArray[np.int64]
    row: NDArray[np.int64]
    step: NDArray[np.int64]
    """Of each cell its column, row, and level above the zone's lowest."""

    @property
    def width_yd(self) -> float:
        """Return the length of a zone along the way, hub column included."""
        return (self.columns + 1) * self.cell_yd

    @property
    def height_yd(self) -> float:
        """Return the breadth of a zone."""
        return self.rows * self.cell_yd


def layout_for(bots: int) -> Layout:
    """Return the layout for ``bots`` bots spread evenly over levels 1 to 80 and both maps."""
    levels = BANDS * BAND_LEVELS
    spots = max(1, math.ceil(bots / (levels * MAPS) / SPOT_BOTS * SLACK))
    creatures = min(MOST, max(FEWEST, math.ceil(CREATURES_PER_BOT * bots / (levels * MAPS * spots))))
    radius = SPACING_YD * math.sqrt(creatures * math.sqrt(3.0) / 2.0 / math.pi) + 2.0
    cells = spots * BAND_LEVELS
    rows = max(1, math.isqrt(cells))
    columns = -(-cells // rows)
    numbers = np.arange(cells)
    return Layout(
        spots_per_level=spots,
        creatures_per_spot=creatures,
        radius_yd=float(math.ceil(radius)),
        cell_yd=2.0 * math.ceil(radius) + LANE_YD,
        columns=columns,
        rows=rows,
        column=numbers // rows,
        row=numbers % rows,
        step=numbers // spots,
    )


def zone_corner(layout: Layout, band: int) -> tuple[float, float, float]:
    """Return x and y of the corner where zone ``band``'s hub column begins, and +1 or -1: the way its x runs."""
    line, place = divmod(band, PER_LINE)
    way = 1.0 if line % 2 == 0 else -1.0
    pitch_x, pitch_y = layout.width_yd + GAP_YD, layout.height_yd + GAP_YD
    left = (place if way > 0 else PER_LINE - 1 - place) * pitch_x - PER_LINE * pitch_x / 2.0 + GAP_YD / 2.0
    bottom = line * pitch_y - BANDS // PER_LINE * pitch_y / 2.0 + GAP_YD / 2.0
    return (left if way > 0 else left + layout.width_yd), bottom, way


def hub(layout: Layout, band: int) -> tuple[float, float]:
    """Return x and y of the hub of zone ``band``."""
    x, y, way = zone_corner(layout, band)
    return x + way * layout.cell_yd / 2.0, y + layout.height_yd / 2.0


def cell_centres(layout: Layout, band: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return x and y (float64, yards) of the middle of every cell of zone ``band``."""
    x, y, way = zone_corner(layout, band)
    column, row = layout.column.astype(np.float64), layout.row.astype(np.float64)
    return x + way * (column + 1.5) * layout.cell_yd, y + (row + 0.5) * layout.cell_yd


def corners(layout: Layout, band: int, remainder: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Return x, y and level step of the corners where four cells meet, one of three by three.

    ``remainder`` chooses which: graveyards take 0, wardens 1, so they never share one. Corners are the emptiest places
    inside a zone: nothing stands within 50 yd.
    """
    x, y = cell_centres(layout, band)
    _, _, way = zone_corner(layout, band)
    chosen = (layout.column % GRAVEYARD_EVERY == remainder) & (layout.row % GRAVEYARD_EVERY == remainder)
    return x[chosen] + way * layout.cell_yd / 2.0, y[chosen] + layout.cell_yd / 2.0, layout.step[chosen]


def road(layout: Layout) -> list[tuple[float, float]]:
    """Return the corners of the road of a map: from hub to hub, along the empty edge below each zone."""
    points: list[tuple[float, float]] = []
    for band in range(BANDS):
        x, y = hub(layout, band)
        _, bottom, _ = zone_corner(layout, band)
        edge = bottom - GAP_YD / 4.0
        points += [(x, edge)] if band else []
        points += [(x, y)]
        points += [(x, edge)] if band < BANDS - 1 else []
        if band % PER_LINE == PER_LINE - 1 and band < BANDS - 1:
            corner, _, way = zone_corner(layout, band)
            turn = corner + way * (layout.width_yd + GAP_YD / 4.0)
            next_edge = zone_corner(layout, band + 1)[1] - GAP_YD / 4.0
            points += [(turn, edge), (turn, next_edge)]
    return points


def lattice(count: int) -> NDArray[np.float64]:
    """Return the ``count`` points (float64 [count, 2], yards) of a triangular lattice nearest its middle, nearest first."""
    reach = math.isqrt(count) + 2
    points = [(i + j / 2.0, j * math.sqrt(3.0) / 2.0) for i in range(-reach, reach + 1) for j in range(-reach, reach + 1)]
    points.sort(key=lambda p: (round(p[0] * p[0] + p[1] * p[1], 6), p))
    return np.array(points[:count]) * SPACING_YD
