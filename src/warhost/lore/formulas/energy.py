# SPDX-License-Identifier: GPL-2.0-or-later
"""Energy that comes back by itself.

Source: AzerothCore src/server/game/Entities/Player/Player.cpp:Player::Regenerate (POWER_ENERGY: 0.01 points a millisecond, reckoned
at every update and not every two seconds, in and out of combat), Unit.cpp:Unit::GetCreatePowers (100 at most).
"""

from __future__ import annotations

MAX_ENERGY = 100
POINT_MS = 100
"""Time in which one point comes back, ms."""


def energy_after(energy: int, most: int, elapsed_ms: int) -> int:
    """Return the energy (points) of one who had ``energy`` at the last whole point, ``elapsed_ms`` later; ``most`` at most."""
    return min(energy + elapsed_ms // POINT_MS, most)
