# SPDX-License-Identifier: GPL-2.0-or-later
"""Angles and distances made of + - x / and sqrt alone, so that every machine gets the same bits.

Angles are radians, 0 along +x, counted towards +y, as the client has them. A platform's own sin, cos and atan2 differ in
the last bits between libraries; these are series whose error stays below 1e-12.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from warhost.realm.kernel import kernel

PI = 3.141592653589793
TURN = 2.0 * PI
HALF_PI = 0.5 * PI
HALF_PI_LOW = 6.123233995736766e-17
"""What is missing of pi/2 in ``HALF_PI``."""


@kernel
def single(x: float) -> float:
    """Return ``x`` as a float32 can hold it, the nearest: what a packet carries."""
    return float(np.float64(np.float32(x)))


@kernel
def signed(x: Any) -> int:
    """Return an unsigned column's value as int64: compiled code would make floats of unsigned and signed together."""
    return int(np.int64(x))


@kernel
def _sine_near(r: float) -> float:
    """Return the sine of ``r`` in [-pi/4, pi/4]: Taylor's series up to r**15."""
    s = r * r
    t = 1.0 - s / 210.0
    t = 1.0 - s / 156.0 * t
    t = 1.0 - s / 110.0 * t
    t = 1.0 - s / 72.0 * t
    t = 1.0 - s / 42.0 * t
    t = 1.0 - s / 20.0 * t
    t = 1.0 - s / 6.0 * t
    return r * t


@kernel
def _cosine_near(r: float) -> float:
    """Return the cosine of ``r`` in [-pi/4, pi/4]: Taylor's series up to r**16."""
    s = r * r
    t = 1.0 - s / 240.0
    t = 1.0 - s / 182.0 * t
    t = 1.0 - s / 132.0 * t
    t = 1.0 - s / 90.0 * t
    t = 1.0 - s / 56.0 * t
    t = 1.0 - s / 30.0 * t
    t = 1.0 - s / 12.0 * t
    return 1.0 - s / 2.0 * t


@kernel
def _quarters(x: float) -> int:
    """Return how many quarter turns lie nearest to ``x``."""
    return math.floor(x / HALF_PI + 0.5)


@kernel
def sine(x: float) -> float:
    """Return the sine of ``x`` (radians, within a million turns)."""
    k = _quarters(x)
    r = x - k * HALF_PI - k * HALF_PI_LOW
    q = k & 3
    if q == 0:
        return _sine_near(r)
    if q == 1:
        return _cosine_near(r)
    return -_sine_near(r) if q == 2 else -_cosine_near(r)


@kernel
def cosine(x: float) -> float:
    """Return the cosine of ``x`` (radians, within a million turns)."""
    k = _quarters(x)
    r = x - k * HALF_PI - k * HALF_PI_LOW
    q = k & 3
    if q == 0:
        return _cosine_near(r)
    if q == 1:
        return -_sine_near(r)
    return -_cosine_near(r) if q == 2 else _sine_near(r)


@kernel
def _arc_tangent(t: float) -> float:
    """Return the arc tangent of ``t`` in [0, 1]: the angle is halved twice, then Taylor's series up to t**17."""
    t = t / (1.0 + math.sqrt(1.0 + t * t))
    t = t / (1.0 + math.sqrt(1.0 + t * t))
    s = t * t
    total = 1.0 / 17.0
    total = 1.0 / 15.0 - s * total
    total = 1.0 / 13.0 - s * total
    total = 1.0 / 11.0 - s * total
    total = 1.0 / 9.0 - s * total
    total = 1.0 / 7.0 - s * total
    total = 1.0 / 5.0 - s * total
    total = 1.0 / 3.0 - s * total
    return 4.0 * t * (1.0 - s * total)


@kernel
def arc_tangent2(y: float, x: float) -> float:
    """Return the direction of (x, y) in [0, 2 pi); 0 where both are 0."""
    ax = abs(x)
    ay = abs(y)
    if ax == 0.0 and ay == 0.0:
        return 0.0
    angle = _arc_tangent(ay / ax) if ay <= ax else HALF_PI - _arc_tangent(ax / ay)
    if x < 0.0:
        angle = PI - angle
    return turned(-angle) if y < 0.0 else angle


@kernel
def turned(angle: float) -> float:
    """Return ``angle`` within [0, 2 pi)."""
    angle -= math.floor(angle / TURN) * TURN
    return angle if 0.0 <= angle < TURN else 0.0


@kernel
def angle_to(x0: float, y0: float, x1: float, y1: float) -> float:
    """Return the direction in [0, 2 pi) in which (x1, y1) lies as seen from (x0, y0)."""
    return arc_tangent2(y1 - y0, x1 - x0)


@kernel
def distance_sq(x0: float, y0: float, z0: float, x1: float, y1: float, z1: float) -> float:
    """Return the square of the distance of two places, in square yd."""
    dx = x1 - x0
    dy = y1 - y0
    dz = z1 - z0
    return dx * dx + dy * dy + dz * dz


@kernel
def is_ahead(x: float, y: float, o: float, px: float, py: float, arc: float) -> bool:
    """Return whether (px, py) lies within ``arc`` radians (half of it to each side) of who stands at x, y and faces o.

    A place under one's feet is ahead. Source: AzerothCore src/server/game/Entities/Object/Position.cpp:Position::HasInArc.
    """
    dx = px - x
    dy = py - y
    ahead = dx * cosine(o) + dy * sine(o)
    if arc == PI:
        return ahead >= 0.0
    return ahead >= math.sqrt(dx * dx + dy * dy) * cosine(0.5 * arc)


@kernel
def is_in_front(u: Any, v: Any, arc: float) -> bool:
    """Return whether unit row ``v`` lies within ``arc`` radians ahead of unit row ``u`` (records of units).

    The columns x, y are taken as they stand: call ``paths.settle`` before where one of the two walks a path.
    """
    return is_ahead(u.x, u.y, u.o, v.x, v.y, arc)


@kernel
def position_at(u: Any, at_ms: int) -> tuple[float, float, float]:
    """Return where the unit (a record of units) is at ``at_ms``: (x, y, z) in yd, on its path where it has one."""
    if u.path_kind == 0:
        return u.x, u.y, u.z
    gone = at_ms - u.path_start_ms
    if gone >= u.path_ms:
        return u.path_x, u.path_y, u.path_z
    if gone <= 0:
        return u.path_from_x, u.path_from_y, u.path_from_z
    share = gone / u.path_ms
    return (
        u.path_from_x + (u.path_x - u.path_from_x) * share,
        u.path_from_y + (u.path_y - u.path_from_y) * share,
        u.path_from_z + (u.path_z - u.path_from_z) * share,
    )
