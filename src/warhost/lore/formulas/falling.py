# SPDX-License-Identifier: GPL-2.0-or-later
"""What a fall costs.

Source: AzerothCore src/server/game/Entities/Player/Player.cpp:Player::HandleFall.
"""

from __future__ import annotations

SAFE_YD = 14.57
"""A fall below this harms nobody."""


def fall_damage(distance_yd: float, safe_fall_yd: float, max_health: int) -> int:
    """Return the health that a fall costs: 1.8 % of the maximum a yard beyond what is safe, at most all of it."""
    if distance_yd < SAFE_YD:
        return 0
    share = 0.018 * (distance_yd - safe_fall_yd) - 0.2426
    return min(int(share * max_health), max_health) if share > 0.0 else 0
