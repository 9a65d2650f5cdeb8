# SPDX-License-Identifier: GPL-2.0-or-later
"""What creatures at peace do while a player may see them: wander round their place, or walk their path. Unseen they stand still.

Source: AzerothCore RandomMovementGenerator.cpp, WaypointMovementGenerator.cpp.
"""

from __future__ import annotations

import math
from typing import Any

from warhost.lore.content.words import MOVE_PATH, MOVE_WANDER
from warhost.realm.chance import STREAM_WANDER, roll, roll_int
from warhost.realm.geometry import TURN, cosine, sine
from warhost.realm.handlers.death.dying import players_near
from warhost.realm.handlers.movement.paths import begin_path
from warhost.realm.kernel import kernel
from warhost.realm.tables.timers import THINK
from warhost.realm.tables.units import PATH_NONE, PATH_WALK
from warhost.realm.wheel import schedule

PAUSE_MIN_MS, PAUSE_MAX_MS = 4000, 10000
ANGLE_DRAW, FAR_DRAW, PAUSE_DRAW = 0, 1, 2


@kernel
def first_waypoint(ct: Any, path_id: int) -> int:
    """Return the first row of a path's waypoints (the table is sorted by path and point), or -1."""
    low = 0
    high = len(ct.waypoints)
    while low < high:
        middle = (low + high) // 2
        if ct.waypoints[middle].path_id < path_id:
            low = middle + 1
        else:
            high = middle
    return low if low < len(ct.waypoints) and ct.waypoints[low].path_id == path_id else -1


@kernel
def think_again(st: Any, row: int, due_ms: int) -> None:
    """Ask for a creature's next thought. Mutates the creature and the wheel."""
    c = st.creatures[st.units[row].creature]
    c.think_due_ms = due_ms
    schedule(st, THINK, row, due_ms)


@kernel
def pause_ms(st: Any, row: int) -> int:
    """Return for how long a wanderer rests, in ms."""
    return roll_int(st, STREAM_WANDER, row, PAUSE_DRAW, PAUSE_MIN_MS, PAUSE_MAX_MS)


@kernel
def wander(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Send an idle creature to a random place round its home, or to its path's next point; nobody in sight: let it stand.

    Mutates the creature, its unit and the wheel.
    """
    u = st.units[row]
    c = st.creatures[u.creature]
    c.think_due_ms = 0
    if c.spawn < 0 or u.path_kind != PATH_NONE or players_near(st, row, 0.0 + st.rules[0].visibility_yd, 1) == 0:
        return
    spawn = ct.spawns[c.spawn]
    if spawn.movement == MOVE_WANDER and spawn.wander_yd > 0.0:
        angle = roll(st, STREAM_WANDER, row, ANGLE_DRAW) * TURN
        far = math.sqrt(roll(st, STREAM_WANDER, row, FAR_DRAW)) * spawn.wander_yd
        begin_path(st, ct, row, c.home_x + far * cosine(angle), c.home_y + far * sine(angle), 0.0 + c.home_z, PATH_WALK, at_ms)
        if u.path_kind == PATH_NONE:
            think_again(st, row, at_ms + pause_ms(st, row))
        return
    first = first_waypoint(ct, 0 + spawn.path_id) if spawn.movement == MOVE_PATH else -1
    if first < 0:
        return
    number = first + c.waypoint
    if number >= len(ct.waypoints) or ct.waypoints[number].path_id != spawn.path_id:
        c.waypoint = 0
        number = first
    point = ct.waypoints[number]
    begin_path(st, ct, row, 0.0 + point.x, 0.0 + point.y, 0.0 + point.z, PATH_WALK, at_ms)
    if u.path_kind == PATH_NONE:
        rest_at_point(st, ct, row, at_ms)


@kernel
def rest_at_point(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Let a creature that has come to where it went stay there for its time, then think again. Mutates it and the wheel."""
    c = st.creatures[st.units[row].creature]
    spawn = ct.spawns[c.spawn]
    if spawn.movement != MOVE_PATH:
        think_again(st, row, at_ms + pause_ms(st, row))
        return
    first = first_waypoint(ct, 0 + spawn.path_id)
    number = first + c.waypoint
    wait = 0
    if first >= 0 and number < len(ct.waypoints) and ct.waypoints[number].path_id == spawn.path_id:
        wait = 0 + ct.waypoints[number].wait_ms
    c.waypoint += 1
    think_again(st, row, at_ms + max(wait, 1))
