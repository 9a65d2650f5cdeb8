# SPDX-License-Identifier: GPL-2.0-or-later
"""From how far a stealthed unit is noticed.

Source: AzerothCore src/server/game/Entities/Object/Object.cpp:WorldObject::CanDetectStealthOf.
"""

from __future__ import annotations

FIRST_POINTS = 30
POINTS_PER_LEVEL = 5
YARDS_PER_POINT = 0.3
PLAYER_YD = 30.0
"""A player notices nobody who is farther away (MAX_PLAYER_STEALTH_DETECT_RANGE)."""


def detection_yd(level: int, more_points: float, stealth_points: float, reach_yd: float, is_player: bool) -> float:
    """Return from how far (yd) a unit of ``level`` notices one ahead of it with ``stealth_points``; below 0: not at all.

    ``more_points`` is what its auras add to its detection, ``reach_yd`` its combat reach, within which it notices anybody.
    """
    points = FIRST_POINTS + (level - 1) * POINTS_PER_LEVEL + more_points - stealth_points
    yards = points * YARDS_PER_POINT + reach_yd
    return min(yards, PLAYER_YD) if is_player else yards
