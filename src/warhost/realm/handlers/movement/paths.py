# SPDX-License-Identifier: GPL-2.0-or-later
"""Paths: how the server moves a unit, straight from one place to another in a time told beforehand.

Out: SMSG_MONSTER_MOVE. A path begins at the end of the tick in which it is told, which is when the packet arrives; its two
ends are numbers that a float32 holds and its times whole milliseconds, so a client computes the very place that
``position_at`` gives here. A unit on a path stands, in its columns x, y, z and in the grid, where its path led at its last
step: every half second or 5 yd, whichever is sooner, at the end, and whenever ``settle`` asks.

Source: AzerothCore src/server/game/Movement/Spline/MoveSplineInit.cpp:MoveSplineInit::Launch (linear splines).
"""

from __future__ import annotations

import math
from typing import Any

from warhost.protocol.opcode_numbers import SMSG_MONSTER_MOVE
from warhost.realm.events import tell
from warhost.realm.geometry import angle_to, distance_sq, position_at, single
from warhost.realm.grid import place
from warhost.realm.kernel import kernel
from warhost.realm.tables.timers import ARRIVE
from warhost.realm.tables.units import PATH_CHARGE, PATH_NONE, PATH_WALK
from warhost.realm.wheel import schedule

STEP_MS = 500
"""How old the place of a unit on a path may be in the grid."""
STEP_YD = 5.0
"""How far from there the unit may have got meanwhile."""
CHARGE_SPEED_YD_S = 42.0
"""Source: AzerothCore src/server/game/Movement/MotionMaster.h: SPEED_CHARGE."""


__all__ = ["begin_path", "path_step", "position_at", "settle", "stop_path"]


@kernel
def settle(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Bring the columns x, y, z and the grid up to where the unit's path has led by ``at_ms``."""
    u = st.units[row]
    if u.path_kind != PATH_NONE:
        x, y, z = position_at(u, at_ms)
        place(st, ct, row, x, y, z)


@kernel
def begin_path(st: Any, ct: Any, row: int, x: float, y: float, z: float, kind: int, at_ms: int) -> int:
    """Send the unit straight to a place, from where it is at the end of this tick; return the millisecond of its arrival.

    ``kind`` is PATH_WALK, PATH_RUN or PATH_CHARGE. The unit turns to where it goes. Where it stands there already, or
    cannot move (speed 0), it gets no path and ``at_ms`` comes back. Mutates units, grid and timers; tells
    SMSG_MONSTER_MOVE.
    """
    start_ms = max(at_ms, 0 + st.clock[0].now_ms)
    settle(st, ct, row, start_ms)
    u = st.units[row]
    to_x = single(x)
    to_y = single(y)
    to_z = single(z)
    place(st, ct, row, single(u.x), single(u.y), single(u.z))
    dx = to_x - u.x
    dy = to_y - u.y
    dz = to_z - u.z
    length = math.sqrt(dx * dx + dy * dy + dz * dz)
    speed = u.speed_run
    if kind == PATH_WALK:
        speed = u.speed_walk
    elif kind == PATH_CHARGE:
        speed = CHARGE_SPEED_YD_S
    if length < 0.01 or speed <= 0.0:
        u.path_kind = PATH_NONE
        u.path_due_ms = 0
        return at_ms
    u.path_kind = kind
    u.path_from_x = u.x
    u.path_from_y = u.y
    u.path_from_z = u.z
    u.path_x = to_x
    u.path_y = to_y
    u.path_z = to_z
    u.path_start_ms = start_ms
    u.path_ms = math.ceil(length / speed * 1000.0)
    u.moved_ms = at_ms
    if dx != 0.0 or dy != 0.0:
        u.o = single(angle_to(u.x, u.y, to_x, to_y))
    tell(st, SMSG_MONSTER_MOVE, row, -1, at_ms, u.path_ms, kind, 0, 0)
    _next_step(st, row, start_ms, STEP_YD / length * u.path_ms)
    return start_ms + u.path_ms


@kernel
def _next_step(st: Any, row: int, at_ms: int, stride_ms: float) -> None:
    """Ask for the unit's next step on its path: half a second or ``stride_ms`` on, or its end."""
    u = st.units[row]
    due = u.path_start_ms + u.path_ms
    step = min(STEP_MS, max(1, int(stride_ms)))
    if due > at_ms + step:
        due = at_ms + step
    u.path_due_ms = due
    schedule(st, ARRIVE, row, due)


@kernel
def stop_path(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """End the unit's path where it is at ``at_ms``. Mutates units and grid; tells SMSG_MONSTER_MOVE."""
    u = st.units[row]
    if u.path_kind == PATH_NONE:
        return
    x, y, z = position_at(u, at_ms)
    place(st, ct, row, single(x), single(y), single(z))
    u.path_kind = PATH_NONE
    u.path_due_ms = 0
    u.moved_ms = at_ms
    tell(st, SMSG_MONSTER_MOVE, row, -1, at_ms, 0, PATH_NONE, 0, 0)


@kernel
def path_step(st: Any, ct: Any, row: int, due_ms: int) -> bool:
    """Take the step that an ARRIVE timer asks for; return whether the unit has now come to the end of its path.

    A timer of a path that has been replaced or stopped is stale and does nothing. Mutates units, grid and timers.
    """
    u = st.units[row]
    if u.path_kind == PATH_NONE or u.path_due_ms != due_ms:
        return False
    settle(st, ct, row, due_ms)
    if due_ms >= u.path_start_ms + u.path_ms:
        u.path_kind = PATH_NONE
        u.path_due_ms = 0
        return True
    length = math.sqrt(distance_sq(u.path_from_x, u.path_from_y, u.path_from_z, u.path_x, u.path_y, u.path_z))
    _next_step(st, row, due_ms, STEP_YD / max(length, 0.01) * u.path_ms)
    return False
