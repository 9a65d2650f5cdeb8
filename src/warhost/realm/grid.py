# SPDX-License-Identifier: GPL-2.0-or-later
"""The grid: which units stand in which cell of 66.67 yd, and who is near a place.

A map is 64 x 64 grids of 533.33 yd, a grid 8 x 8 cells, as the client numbers them. The units of a cell stand in blocks of
fourteen, ``cell_blocks``; whoever walks over a cell's units must not move any of them to another cell meanwhile.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back, take
from warhost.realm.tables.clock import POOL_CELL_BLOCKS
from warhost.realm.tables.grid import ROWS_A_BLOCK

CELL_YD = 533.0 + 1.0 / 3.0
CELL_YD = CELL_YD / 8.0
SIDE = 512
HALF_MAP_YD = 32.0 * (533.0 + 1.0 / 3.0)


@kernel
def cell_index(coordinate: float) -> int:
    """Return the column (or row) of cells, 0 … 511, that a coordinate in yd lies in; outside the map, the nearest."""
    index = int((coordinate + HALF_MAP_YD) / CELL_YD)
    if index < 0:
        return 0
    return index if index < SIDE else SIDE - 1


@kernel
def cell_of(ct: Any, map_id: int, x: float, y: float) -> int:
    """Return the cell of a place, or -1 where the content has no such map."""
    if map_id < 0 or map_id >= len(ct.map_slots):
        return -1
    slot = int(ct.map_slots[map_id])
    if slot < 0:
        return -1
    return (slot * SIDE + cell_index(y)) * SIDE + cell_index(x)


@kernel
def leave(st: Any, row: int) -> None:
    """Take a unit out of its cell. Mutates units, cells and blocks.

    The last of the cell's first block takes its place, so that every other block stays full.
    """
    u = st.units[row]
    if u.cell < 0:
        return
    cell = 0 + u.cell
    first = 0 + int(st.cells[cell])
    b = st.cell_blocks[first]
    last = b.count - 1
    moved = 0 + int(b.rows[last])
    st.cell_blocks[u.cell_block].rows[u.cell_place] = moved
    st.units[moved].cell_block = u.cell_block
    st.units[moved].cell_place = u.cell_place
    b.count = last
    if last == 0:
        st.cells[cell] = b.next
        give_back(st.pools, POOL_CELL_BLOCKS, st.cell_blocks, first)
    u.cell = -1
    u.cell_block = -1


@kernel
def enter(st: Any, ct: Any, row: int) -> None:
    """Put a unit into the cell of the place where it stands. Mutates units, cells and blocks."""
    u = st.units[row]
    cell = cell_of(ct, u.map, u.x, u.y)
    if cell < 0:
        return
    block = 0 + int(st.cells[cell])
    if block < 0 or st.cell_blocks[block].count == ROWS_A_BLOCK:
        fresh = take(st.pools, POOL_CELL_BLOCKS, st.cell_blocks)
        if fresh < 0:
            return
        st.cell_blocks[fresh].count = 0
        st.cell_blocks[fresh].next = block
        st.cells[cell] = fresh
        block = fresh
    b = st.cell_blocks[block]
    u.cell = cell
    u.cell_block = block
    u.cell_place = b.count
    b.rows[b.count] = row
    b.count += 1


@kernel
def place(st: Any, ct: Any, row: int, x: float, y: float, z: float) -> None:
    """Set where a unit in the world stands, on its map. Mutates the unit and, where it changes cell, the grid."""
    u = st.units[row]
    u.x = x
    u.y = y
    u.z = z
    if cell_of(ct, u.map, x, y) != u.cell:
        leave(st, row)
        enter(st, ct, row)


@kernel
def near(st: Any, ct: Any, map_id: int, x: float, y: float, z: float, radius_yd: float, out: Any) -> int:
    """Fill ``out`` (int32) with the rows of the units within ``radius_yd`` of a place; return how many.

    Their order is the grid's, which is not to be relied upon: whoever chooses one compares scores and then GUIDs.
    At most ``len(out)`` rows are written.
    """
    found = 0
    if map_id < 0 or map_id >= len(ct.map_slots) or ct.map_slots[map_id] < 0:
        return 0
    base = int(ct.map_slots[map_id]) * SIDE
    for cy in range(cell_index(y - radius_yd), cell_index(y + radius_yd) + 1):
        for cx in range(cell_index(x - radius_yd), cell_index(x + radius_yd) + 1):
            block = int(st.cells[(base + cy) * SIDE + cx])
            while block >= 0:
                b = st.cell_blocks[block]
                for k in range(int(b.count)):
                    row = int(b.rows[k])
                    u = st.units[row]
                    dx = u.x - x
                    dy = u.y - y
                    dz = u.z - z
                    if dx * dx + dy * dy + dz * dz <= radius_yd * radius_yd and found < len(out):
                        out[found] = row
                        found += 1
                block = int(b.next)
    return found
