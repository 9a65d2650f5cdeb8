# SPDX-License-Identifier: GPL-2.0-or-later
"""Flight in fear: whoever is feared runs, from one place to the next, away from who frightens it. Out: SMSG_MONSTER_MOVE.

Nearer than 28 yd to its fright it runs away, an eighth of a turn to either side at most; farther than 43 yd it comes back; between
them it runs anywhere. There it waits 0.8 to 1.5 s. A player is run by the server as a creature is: his own steps are refused
meanwhile. Stunned, confused or rooted it stays. The FLEE timer begins a flight, goes on with it, and ends it with the fear.

Source: AzerothCore src/server/game/Movement/MovementGenerators/FleeingMovementGenerator.cpp (GetPoint, SetTargetLocation),
Entities/Unit/Unit.cpp:Unit::SetFeared.
"""

from __future__ import annotations

import math
from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_MOD_FEAR
from warhost.realm.chance import STREAM_WANDER, roll, roll_int
from warhost.realm.geometry import PI, angle_to, cosine, sine
from warhost.realm.handlers.movement.paths import begin_path, settle, stop_path
from warhost.realm.kernel import kernel
from warhost.realm.tables.timers import FLEE
from warhost.realm.tables.units import ALIVE, PATH_RUN
from warhost.realm.unit_flags import UNIT_FLAG_CONFUSED, UNIT_FLAG_FLEEING, UNIT_FLAG_STUNNED
from warhost.realm.wheel import schedule

MIN_QUIET_YD, MAX_QUIET_YD = 28.0, 43.0
LEAST_WAIT_MS, MOST_WAIT_MS = 800, 1500
HELD_MS = 1000
"""After how long one who is held in its place looks again."""
MOVEMENTFLAG_ROOT = 0x800
DRAW = 32
"""The first of four draws of a flight in the stream of wanderers."""


@kernel
def fright_of(st: Any, ct: Any, row: int) -> int:
    """Return the row of the unit whose fear lies on ``row``; -1 where it is gone or there is none."""
    aura = 0 + st.units[row].first_aura
    while aura >= 0:
        a = st.auras[aura]
        for k in range(3):
            if a.effects >> k & 1 and ct.spells[a.spell].aura[k] == SPELL_AURA_MOD_FEAR:
                caster = 0 + a.caster
                there = caster >= 0 and st.units[caster].guid == a.caster_guid and st.units[caster].in_world == 1
                return caster if there and st.units[caster].map == st.units[row].map else -1
        aura = 0 + a.next
    return -1


@kernel
def flight(apart_yd: float, away: float, far: float, turn: float) -> tuple[float, float]:
    """Return how far (yd) and which way (radians) one flees who is ``apart_yd`` from its fright, seen from it at ``away``.

    ``far`` and ``turn`` are draws in [0, 1).
    """
    if apart_yd < MIN_QUIET_YD:
        return (0.4 + 0.9 * far) * (MIN_QUIET_YD - apart_yd), away + (turn - 0.5) * PI / 4.0
    if apart_yd > MAX_QUIET_YD:
        return (0.4 + 0.6 * far) * (MAX_QUIET_YD - MIN_QUIET_YD), away + PI + (turn - 0.5) * PI / 2.0
    return (0.6 + 0.6 * far) * (MAX_QUIET_YD - MIN_QUIET_YD), turn * 2.0 * PI


@kernel
def run_away(st: Any, ct: Any, row: int, at_ms: int) -> int:
    """Send a unit on its next flight; return the millisecond of its arrival. Mutates unit, grid, timers."""
    settle(st, ct, row, at_ms)
    u = st.units[row]
    far = roll(st, STREAM_WANDER, row, DRAW)
    turn = roll(st, STREAM_WANDER, row, DRAW + 1)
    fright = fright_of(st, ct, row)
    apart = 0.0
    away = roll(st, STREAM_WANDER, row, DRAW + 2) * 2.0 * PI
    if fright >= 0:
        settle(st, ct, fright, at_ms)
        v = st.units[fright]
        dx = u.x - v.x
        dy = u.y - v.y
        apart = math.sqrt(dx * dx + dy * dy)
        if apart > 0.2:
            away = angle_to(0.0 + v.x, 0.0 + v.y, 0.0 + u.x, 0.0 + u.y)
    length, way = flight(apart, away, far, turn)
    return begin_path(st, ct, row, u.x + length * cosine(way), u.y + length * sine(way), 0.0 + u.z, PATH_RUN, at_ms)


@kernel
def flee(st: Any, ct: Any, row: int, due_ms: int) -> None:
    """Run the FLEE timer of a unit: its next flight while it is feared, the end of the last one when it is no longer.

    A timer that was meant for another time is stale and ignored. Mutates unit, grid, timers.
    """
    u = st.units[row]
    if u.flee_due_ms != due_ms:
        return
    u.flee_due_ms = 0
    if u.death != ALIVE or u.in_world == 0:
        return
    if (u.flags & UNIT_FLAG_FLEEING) == 0:
        if u.path_kind == PATH_RUN:
            stop_path(st, ct, row, due_ms)
        return
    next_ms = due_ms + HELD_MS
    if (u.flags & (UNIT_FLAG_STUNNED | UNIT_FLAG_CONFUSED)) == 0 and (u.move_flags & MOVEMENTFLAG_ROOT) == 0:
        next_ms = run_away(st, ct, row, due_ms) + roll_int(st, STREAM_WANDER, row, DRAW + 3, LEAST_WAIT_MS, MOST_WAIT_MS)
    u.flee_due_ms = next_ms
    schedule(st, FLEE, row, next_ms)
