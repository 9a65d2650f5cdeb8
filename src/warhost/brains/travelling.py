# SPDX-License-Identifier: GPL-2.0-or-later
"""Go where the work is: choose a grind spot for one's level, walk its ground, notice when a way leads nowhere."""

from __future__ import annotations

import math
from typing import Any

from warhost.brains.memory import NO_PROGRESS, NO_SPOT, NOT_STUCK, STUCK, TRAVELLING
from warhost.brains.moving import go, goal_yd, next_step_ms
from warhost.brains.targeting import STREAM_BRAIN
from warhost.realm.perception import cosine, kernel, place_of, roll, sine

CHECK_MS = 10_000
PATIENCE = 8
DETOURS = 4


@kernel
def choose_spot(view: Any, know: Any, m: Any, player: int, me: int, now_ms: int) -> bool:
    """Choose a grind spot for the bot's level on its map; return False where there is none. Mutates memory.

    The nearer the better, with a large share of chance, so that a crowd spreads over the spots. The one it leaves is out.
    """
    u = view.units[me]
    x, y, _ = place_of(view, me)
    best = -1
    best_score = 1e18
    for row in range(len(know.spots)):
        s = know.spots[row]
        if s.map_id != u.map or s.level_min > u.level + 1 or s.level_max + 4 < u.level or row == m.spot:
            continue
        dx = s.x - x
        dy = s.y - y
        yards = math.sqrt(dx * dx + dy * dy)
        unfit = max(0, u.level - s.level_max)
        score = yards + 250.0 * roll(view, STREAM_BRAIN, player, 1000 + row) + 150.0 * unfit
        if score < best_score:
            best = row
            best_score = score
    if best < 0:
        return False
    m.spot = best
    m.spot_ms = now_ms
    m.searches = 0
    return True


@kernel
def walk_the_spot(view: Any, know: Any, m: Any, player: int) -> None:
    """Choose the next place of the spot to look for prey at, as the goal. Mutates memory."""
    s = know.spots[m.spot]
    turn = 6.283185307179586 * roll(view, STREAM_BRAIN, player, 5)
    yards = s.radius_yd * math.sqrt(roll(view, STREAM_BRAIN, player, 6)) * 0.9
    m.goal_x = s.x + yards * cosine(turn)
    m.goal_y = s.y + yards * sine(turn)
    m.goal_z = s.z
    m.searches += 1


@kernel
def is_getting_on(view: Any, m: Any, me: int, now_ms: int) -> bool:
    """Return False when the bot has come no nearer to its goal for ten seconds. Mutates memory."""
    if now_ms - m.checked_ms < CHECK_MS:
        return True
    yards = goal_yd(view, m, me)
    getting_on = m.checked_ms == 0 or now_ms - m.checked_ms > 3 * CHECK_MS or abs(m.checked_yd - yards) > 3.0
    m.checked_ms = now_ms
    m.checked_yd = yards
    return getting_on


@kernel
def walk_on(view: Any, m: Any, out: Any, me: int, session: int, x: float, y: float, z: float, now_ms: int) -> int:
    """Walk on to a place, or be stuck after five detours; return in how many ms to think again. Mutates memory and batch."""
    if go(view, m, out, me, session, x, y, z, 2.0, now_ms):
        m.detours = 0
        return 100
    if not is_getting_on(view, m, me, now_ms):
        m.detours = min(255, m.detours + 1)
        m.moving = 0
        if m.detours > DETOURS:
            m.state = STUCK
            m.stuck_reason = NO_PROGRESS
            m.searches = PATIENCE + 1
        return 300
    return min(500, next_step_ms(view, m, me, now_ms)) if m.moving == 1 else 300


@kernel
def travel(view: Any, know: Any, m: Any, out: Any, player: int, me: int, session: int, now_ms: int) -> int:
    """Take the next step to where prey may be; return in how many ms to think again. Mutates memory and batch."""
    u = view.units[me]
    m.state = TRAVELLING
    m.stuck_reason = NOT_STUCK
    fits = m.spot >= 0 and know.spots[m.spot].map_id == u.map and know.spots[m.spot].level_max + 4 >= u.level
    if not fits or m.searches > PATIENCE:
        if not choose_spot(view, know, m, player, me, now_ms) and not fits:
            m.state = STUCK
            m.stuck_reason = NO_SPOT
            return 2000
        m.searches = 0
        m.moving = 0
    if m.moving == 0:
        walk_the_spot(view, know, m, player)
    return walk_on(view, m, out, me, session, m.goal_x, m.goal_y, m.goal_z, now_ms)
