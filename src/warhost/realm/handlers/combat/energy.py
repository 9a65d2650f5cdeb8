# SPDX-License-Identifier: GPL-2.0-or-later
"""Energy: a point every 100 ms, fighting or not, until it is full.

Whoever takes energy calls ``wake_energy``. The ENERGY timer of a unit gives its points one by one at their milliseconds, so that an
ability can be paid for as soon as on a real server, which reckons energy at every update; at rest nothing runs.
Source: AzerothCore src/server/game/Entities/Player/Player.cpp:Player::RegenerateAll, Regenerate (POWER_ENERGY).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.formulas.energy import POINT_MS
from warhost.realm.kernel import kernel
from warhost.realm.tables.timers import ENERGY
from warhost.realm.tables.units import ALIVE
from warhost.realm.wheel import schedule

POWER_ENERGY = 3


@kernel
def lacks_energy(st: Any, row: int) -> bool:
    """Return whether a unit lives in the world and has less energy than it may have."""
    u = st.units[row]
    return u.death == ALIVE and u.in_world == 1 and u.powers[POWER_ENERGY] < u.max_powers[POWER_ENERGY]


@kernel
def wake_energy(st: Any, row: int, at_ms: int) -> None:
    """Let a unit's energy come back, the first point 100 ms from ``at_ms``, where that does not go on. Mutates the unit and the wheel."""
    u = st.units[row]
    if u.energy_due_ms > 0 or not lacks_energy(st, row):
        return
    u.energy_due_ms = at_ms + POINT_MS
    schedule(st, ENERGY, row, at_ms + POINT_MS)


@kernel
def gain_energy(st: Any, row: int, due_ms: int) -> None:
    """Run the ENERGY timer of a unit: a point, and the next timer while it lacks more. Mutates the unit and the wheel.

    A timer that was meant for another time is stale and ignored.
    """
    u = st.units[row]
    if u.energy_due_ms != due_ms:
        return
    u.energy_due_ms = 0
    if lacks_energy(st, row):
        u.powers[POWER_ENERGY] += 1
        wake_energy(st, row, due_ms)
