# SPDX-License-Identifier: GPL-2.0-or-later
"""Tell others what a bot perceives: whom it sees, where and how far away, by its own perception."""

from __future__ import annotations

import math
from typing import Any

from warhost.brains.senses import is_enemy
from warhost.realm.perception import Column, Table, kernel, near, place_of

SEEN = Table(
    "seen",
    (
        Column("row", "i4", "row of units"),
        Column("is_enemy", "u1", low=0, high=1),
        Column("x", "f8", "yd"),
        Column("y", "f8", "yd"),
        Column("z", "f8", "yd"),
        Column("yards", "f8", "yd, from the bot"),
    ),
)


@kernel
def look_round(view: Any, know: Any, me: int, seen: Any) -> int:
    """Fill ``seen`` with the units in the bot's sight but itself, in no order, as many as fit; return how many. Mutates ``seen``."""
    u = view.units[me]
    x, y, z = place_of(view, me)
    found = near(view, know, u.map, x, y, z, view.rules[0].visibility_yd, view.scratch)
    count = 0
    for k in range(found):
        row = int(view.scratch[k])
        if row == me or count >= len(seen):
            continue
        s = seen[count]
        s.row = row
        s.is_enemy = 1 if is_enemy(view, me, row) else 0
        vx, vy, vz = place_of(view, row)
        s.x, s.y, s.z = vx, vy, vz
        s.yards = math.sqrt((vx - x) * (vx - x) + (vy - y) * (vy - y) + (vz - z) * (vz - z))
        count += 1
    return count
