# SPDX-License-Identifier: GPL-2.0-or-later
"""Who sees whom: units of one map within ``rules.visibility_yd`` of each other; ghosts are seen by ghosts alone.

Distances are taken on the ground, as a real server does. A ghost sees the living near its corpse and spirit healers as they see
nobody; here it sees all, and acts on none.
Source: AzerothCore src/server/game/Entities/Object/Object.cpp:WorldObject::CanSeeOrDetect and
src/server/game/Entities/Player/Player.cpp:Player::UpdateVisibilityOf.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.grid import SIDE, cell_index
from warhost.realm.kernel import kernel
from warhost.realm.tables.units import GHOST, UNIT_PLAYER


@kernel
def sees(st: Any, seer: int, seen: int) -> bool:
    """Return whether unit ``seer`` sees unit ``seen``; everybody in the world sees himself."""
    u = st.units[seer]
    v = st.units[seen]
    if u.in_world == 0 or v.in_world == 0 or u.map != v.map:
        return False
    if seer == seen:
        return True
    if v.kind == UNIT_PLAYER and v.death == GHOST and u.death != GHOST:
        return False
    dx = u.x - v.x
    dy = u.y - v.y
    far = st.rules[0].visibility_yd
    return dx * dx + dy * dy <= far * far


@kernel
def seen_by(st: Any, ct: Any, row: int, out: Any) -> int:
    """Fill ``out`` (int32) with the rows of the players who see unit ``row``, itself included; return how many.

    Their order is the grid's. At most ``len(out)`` rows are written.
    """
    u = st.units[row]
    if u.in_world == 0 or u.cell < 0:
        return 0
    far = st.rules[0].visibility_yd
    base = int(ct.map_slots[u.map]) * SIDE
    found = 0
    for cy in range(cell_index(u.y - far), cell_index(u.y + far) + 1):
        for cx in range(cell_index(u.x - far), cell_index(u.x + far) + 1):
            block = 0 + int(st.cells[(base + cy) * SIDE + cx])
            while block >= 0:
                b = st.cell_blocks[block]
                for k in range(0 + b.count):
                    other = 0 + int(b.rows[k])
                    if st.units[other].kind == UNIT_PLAYER and found < len(out) and sees(st, other, row):
                        out[found] = other
                        found += 1
                block = 0 + b.next
    return found
