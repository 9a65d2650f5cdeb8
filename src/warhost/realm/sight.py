# SPDX-License-Identifier: GPL-2.0-or-later
"""Line of sight: the one place where walls could stand.

Content packs carry no geometry, so nothing stands between two places and ``clear`` says so. Whoever brings map data
replaces this function by one of the same signature; casts, area spells and aggro ask nothing else.
Source: AzerothCore src/server/game/Entities/Object/Object.cpp:WorldObject::IsWithinLOS.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel


@kernel
def clear(ct: Any, map_id: int, x0: float, y0: float, z0: float, x1: float, y1: float, z1: float) -> bool:
    """Return whether nothing stands between two places (yd) of a map of the content ``ct``."""
    return True


@kernel
def line_of_sight(st: Any, ct: Any, a: int, b: int) -> bool:
    """Return whether the units ``a`` and ``b`` (rows) see each other."""
    u = st.units[a]
    v = st.units[b]
    return bool(clear(ct, 0 + u.map, u.x, u.y, u.z, v.x, v.y, v.z))
