# SPDX-License-Identifier: GPL-2.0-or-later
"""Walk as a client does: start, a heartbeat every 500 ms, stop; where it is in between, the bot reckons itself."""

from __future__ import annotations

import math
from typing import Any

from warhost.brains.control import is_carried
from warhost.brains.senses import FLAG_CONFUSED, FLAG_FLEEING, FLAG_STUNNED, MOVE_ROOT
from warhost.brains.writing import MOVE_FORWARD, say_move
from warhost.protocol.opcode_numbers import MSG_MOVE_HEARTBEAT, MSG_MOVE_SET_FACING, MSG_MOVE_START_FORWARD, MSG_MOVE_STOP
from warhost.realm.perception import angle_to, kernel, place_of

HEARTBEAT_MS = 500
STAND_UP = 0


@kernel
def can_move(view: Any, me: int) -> bool:
    """Return whether nothing holds the bot (root, stun, fear, confusion, a charge)."""
    u = view.units[me]
    return (u.move_flags & MOVE_ROOT) == 0 and (u.flags & (FLAG_STUNNED | FLAG_CONFUSED | FLAG_FLEEING)) == 0 and not is_carried(view, me)


@kernel
def goal_yd(view: Any, m: Any, me: int) -> float:
    """Return how far the bot's goal is from where the realm has it, in yd."""
    x, y, z = place_of(view, me)
    dx = m.goal_x - x
    dy = m.goal_y - y
    dz = m.goal_z - z
    return math.sqrt(dx * dx + dy * dy + dz * dz)


@kernel
def reckon(view: Any, m: Any, me: int, now_ms: int) -> float:
    """Return the share (0 to 1) of the way to its goal that the bot has gone since its last move packet."""
    left = goal_yd(view, m, me)
    if left <= 0.01:
        return 1.0
    share = view.units[me].speed_run * (now_ms - m.step_ms) / 1000.0 / left
    return min(1.0, share)


@kernel
def send_step(view: Any, m: Any, out: Any, me: int, session: int, opcode: int, flags: int, now_ms: int) -> None:
    """Write a move packet for where the bot has got to by now; who is held has come no further. Mutates its memory and the batch."""
    u = view.units[me]
    share = reckon(view, m, me, now_ms) if m.moving == 1 and can_move(view, me) else 0.0
    x, y, z = place_of(view, me)
    x += (m.goal_x - x) * share
    y += (m.goal_y - y) * share
    z += (m.goal_z - z) * share
    say_move(out, session, opcode, u.guid, now_ms, flags, x, y, z, m.heading)
    m.step_ms = now_ms


@kernel
def stop(view: Any, m: Any, out: Any, me: int, session: int, now_ms: int) -> None:
    """Stop where the bot is now, if it moves by itself. Mutates its memory and the batch."""
    if m.moving == 1 and not is_carried(view, me):
        send_step(view, m, out, me, session, MSG_MOVE_STOP, 0, now_ms)
    m.moving = 0


@kernel
def go(view: Any, m: Any, out: Any, me: int, session: int, x: float, y: float, z: float, within_yd: float, now_ms: int) -> bool:
    """Walk on towards a place; return True when the bot is within ``within_yd`` of it (and has stopped).

    Writes a move packet only when one is due: at the start, at a turn, every 500 ms, at the end. Mutates memory and batch.
    """
    if not can_move(view, me):
        stop(view, m, out, me, session, now_ms)
        m.step_ms = now_ms
        return False
    if m.moving == 0:
        m.goal_x, m.goal_y, m.goal_z, m.goal_within_yd = x, y, z, within_yd
        if goal_yd(view, m, me) <= within_yd:
            return True
        here_x, here_y, _ = place_of(view, me)
        m.heading = angle_to(here_x, here_y, x, y)
        send_step(view, m, out, me, session, MSG_MOVE_START_FORWARD, MOVE_FORWARD, now_ms)
        m.moving = 1
        return False
    turn = (x - m.goal_x) * (x - m.goal_x) + (y - m.goal_y) * (y - m.goal_y)
    left = goal_yd(view, m, me)
    arrived = left * (1.0 - reckon(view, m, me, now_ms)) <= within_yd
    if turn > 4.0 or arrived:
        send_step(view, m, out, me, session, MSG_MOVE_STOP, 0, now_ms)
        m.moving = 0
        return arrived and turn <= 4.0
    if now_ms - m.step_ms >= HEARTBEAT_MS:
        send_step(view, m, out, me, session, MSG_MOVE_HEARTBEAT, MOVE_FORWARD, now_ms)
    return False


@kernel
def next_step_ms(view: Any, m: Any, me: int, now_ms: int) -> int:
    """Return in how many ms a moving bot has something to send: its next heartbeat, or its arrival if that is sooner."""
    left = goal_yd(view, m, me) - m.goal_within_yd
    speed = max(0.1, view.units[me].speed_run)
    arrives = m.step_ms + int(left * 1000.0 / speed) - now_ms
    beat = m.step_ms + HEARTBEAT_MS - now_ms
    return max(50, min(arrives, beat))


@kernel
def face(view: Any, m: Any, out: Any, me: int, session: int, target: int, now_ms: int) -> None:
    """Turn to a unit if it is not well in front. Mutates memory and batch."""
    if is_carried(view, me):
        return
    u = view.units[me]
    x, y, z = place_of(view, me)
    vx, vy, _ = place_of(view, target)
    wanted = angle_to(x, y, vx, vy)
    off = abs(wanted - u.o)
    if off > math.pi:
        off = 2.0 * math.pi - off
    if off > 0.7:
        m.heading = wanted
        say_move(out, session, MSG_MOVE_SET_FACING, u.guid, now_ms, 0, x, y, z, wanted)
        m.step_ms = now_ms
