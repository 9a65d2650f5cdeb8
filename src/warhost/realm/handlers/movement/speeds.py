# SPDX-License-Identifier: GPL-2.0-or-later
"""How far a player may have moved: the speed of each way of moving, and an account of the time it took.

``units.moved_ms`` is that account: the moment up to which the unit's way has used up its time. A move costs the
milliseconds that its distance takes at the speed allowed; it is legal when the account then lies at most ``LEAD_MS`` ahead of now.
A unit that stands still saves up no more than ``REST_MS``, one that moves and says nothing no more than ``SILENCE_MS`` (a client
tells where it is every half second). Latency thus costs nobody his move, and yet nobody is faster in the long run.

Source of the speeds: AzerothCore src/server/game/Entities/Unit/Unit.cpp: playerBaseMoveSpeed.
"""

from __future__ import annotations

import math
from typing import Any

from warhost.realm.handlers.movement.flags import BACKWARD, FORWARD, MOVING, STRAFING, SWIMMING, WALKING
from warhost.realm.kernel import kernel

RUN_YD_S, BACK_YD_S, SWIM_YD_S, SWIM_BACK_YD_S = 7.0, 4.5, 4.722222, 2.5
LEAD_MS = 500
REST_MS = 1000
SILENCE_MS = 5000
CLIMB_YD_S = 12.0
"""How fast a slope or a jump lifts a player: a jump begins with 7.96 yd/s, the steepest slope gives 1.2 x run speed."""


@kernel
def speed_of(u: Any, flags: int) -> float:
    """Return the yd/s that unit record ``u`` may move at with these movement flags; slows and quickenings count for all."""
    share = u.speed_run / RUN_YD_S
    backward = (flags & (FORWARD | BACKWARD | STRAFING)) == BACKWARD
    if flags & SWIMMING:
        return (SWIM_BACK_YD_S if backward else SWIM_YD_S) * share
    if flags & WALKING:
        return u.speed_walk * min(share, 1.0)
    if backward:
        return BACK_YD_S * min(share, 1.0)
    return float(u.speed_run)


@kernel
def account_from(u: Any, at_ms: int) -> int:
    """Return from when on the unit's next way may have taken its time."""
    most = SILENCE_MS if u.move_flags & MOVING else REST_MS
    return max(int(u.moved_ms), at_ms - most)


@kernel
def cost_ms(u: Any, flags: int, distance_yd: float, tolerance: float) -> int:
    """Return the ms that a way on the ground takes at least: by the flags until now, or the new ones where it stood."""
    if distance_yd < 0.01:
        return 0
    before = int(u.move_flags)
    speed = speed_of(u, before if before & MOVING else flags) * tolerance
    if speed <= 0.0:
        return 1 << 30
    return math.ceil(distance_yd / speed * 1000.0)


@kernel
def climbs_too_fast(dz: float, from_ms: int, at_ms: int, tolerance: float) -> bool:
    """Return whether a rise of ``dz`` yd is more than slopes and jumps give in that time. Falling has no limit but the ground."""
    return dz > 2.0 + CLIMB_YD_S * tolerance * (at_ms + LEAD_MS - from_ms) / 1000.0
