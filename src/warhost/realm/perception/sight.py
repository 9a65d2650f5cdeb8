# SPDX-License-Identifier: GPL-2.0-or-later
"""What brains ask of their view: where a unit is, who is near a place, a draw of chance.

A unit on an announced path is where ``geometry.position_at`` puts it at the view's time, by whoever's clock: the realm's columns
x, y, z lag behind it by up to ``LAG_YD``, so ``near`` looks that much further and then measures exactly.
"""

from __future__ import annotations

from typing import Any

from warhost.realm import grid
from warhost.realm.chance import bits
from warhost.realm.geometry import position_at
from warhost.realm.kernel import kernel

LAG_YD = 6.0
"""How far a unit may be from the place at which the grid has it: a path's step (``paths.STEP_YD``) and a tick of a fast one."""


@kernel
def place_of(view: Any, row: int) -> tuple[float, float, float]:
    """Return where a unit is at the view's time: (x, y, z) in yd."""
    return position_at(view.units[row], view.clock[0].now_ms)


@kernel
def place_at(view: Any, row: int, at_ms: int) -> tuple[float, float, float]:
    """Return where a unit will be at a time by the path that was announced for it: (x, y, z) in yd."""
    return position_at(view.units[row], at_ms)


@kernel
def near(view: Any, know: Any, map_id: int, x: float, y: float, z: float, radius_yd: float, out: Any) -> int:
    """Fill ``out`` (int32) with the rows of the units within ``radius_yd`` of a place; return how many.

    Their order is not to be relied upon: whoever chooses one compares scores and then GUIDs.
    """
    found = grid.near(view, know, map_id, x, y, z, radius_yd + LAG_YD, out)
    kept = 0
    for k in range(found):
        row = int(out[k])
        ux, uy, uz = place_of(view, row)
        dx = ux - x
        dy = uy - y
        dz = uz - z
        if dx * dx + dy * dy + dz * dz <= radius_yd * radius_yd:
            out[kept] = row
            kept += 1
    return kept


@kernel
def roll(view: Any, stream: int, entity: int, nth: int) -> float:
    """Return a float64 in [0, 1) for this tick's draw ``nth`` of ``entity`` in ``stream``, by the seed that the host gave to brains."""
    return bits(int(view.seed[0]), view.clock[0].tick, stream, entity, nth) / 4294967296.0
