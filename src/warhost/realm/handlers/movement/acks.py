# SPDX-License-Identifier: GPL-2.0-or-later
"""What a client confirms: CMSG_FORCE_*_SPEED_CHANGE_ACK, CMSG_FORCE_MOVE_ROOT_ACK, CMSG_SET_ACTIVE_MOVER and the like.

The names in full: CMSG_FORCE_WALK_SPEED_CHANGE_ACK, CMSG_FORCE_RUN_SPEED_CHANGE_ACK, CMSG_FORCE_RUN_BACK_SPEED_CHANGE_ACK,
CMSG_FORCE_SWIM_SPEED_CHANGE_ACK, CMSG_FORCE_SWIM_BACK_SPEED_CHANGE_ACK, CMSG_FORCE_TURN_RATE_CHANGE_ACK,
CMSG_FORCE_FLIGHT_SPEED_CHANGE_ACK, CMSG_FORCE_FLIGHT_BACK_SPEED_CHANGE_ACK, CMSG_FORCE_PITCH_RATE_CHANGE_ACK,
CMSG_FORCE_MOVE_ROOT_ACK, CMSG_FORCE_MOVE_UNROOT_ACK, CMSG_MOVE_FALL_RESET, CMSG_MOVE_TIME_SKIPPED, CMSG_SET_ACTIVE_MOVER.

A speed above the true one is refused (a real server ends the connection); a lower one is an answer to an older order and
counts for nothing. A move's place is told by MSG_MOVE_* alone: the places in these packets are not taken over.
Source: AzerothCore src/server/game/Handlers/MovementHandler.cpp:HandleForceSpeedChangeAck, HandleMoveRootAck,
HandleMoveTimeSkippedOpcode, HandleSetActiveMoverOpcode, HandleMovementOpcodes (fall reset).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.protocol import opcode_numbers
from warhost.protocol.opcode_numbers import (
    CMSG_FORCE_MOVE_ROOT_ACK,
    CMSG_FORCE_MOVE_UNROOT_ACK,
    CMSG_FORCE_RUN_BACK_SPEED_CHANGE_ACK,
    CMSG_FORCE_RUN_SPEED_CHANGE_ACK,
    CMSG_FORCE_SWIM_BACK_SPEED_CHANGE_ACK,
    CMSG_FORCE_SWIM_SPEED_CHANGE_ACK,
    CMSG_FORCE_WALK_SPEED_CHANGE_ACK,
    CMSG_MOVE_FALL_RESET,
    CMSG_MOVE_TIME_SKIPPED,
    CMSG_SET_ACTIVE_MOVER,
)
from warhost.protocol.packets.movement import SPEEDS
from warhost.realm.dispatch import Handler
from warhost.realm.geometry import signed
from warhost.realm.handlers.movement.flags import BACKWARD, FORWARD, SWIMMING, WALKING
from warhost.realm.handlers.movement.speeds import speed_of
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.kernel import kernel
from warhost.realm.reasons import ACCEPTED, MOVE_NOT_MOVER, MOVE_TOO_FAST, SESSION_NOT_IN_WORLD

CLOSE_ENOUGH_YD_S = 0.01


@kernel
def check(st: Any, ct: Any, p: Any, row: int) -> int:
    """Return why the packet is refused (its GUID must be the session's own unit), or ACCEPTED."""
    if row < 0:
        return SESSION_NOT_IN_WORLD
    return ACCEPTED if p.guid == st.units[row].guid else MOVE_NOT_MOVER


@kernel
def true_speed(u: Any, opcode: int) -> float:
    """Return the yd/s that the unit has of the kind that the opcode confirms, or -1 where the realm sets none of that kind."""
    if opcode == CMSG_FORCE_RUN_SPEED_CHANGE_ACK:
        return speed_of(u, FORWARD)
    if opcode == CMSG_FORCE_WALK_SPEED_CHANGE_ACK:
        return speed_of(u, FORWARD | WALKING)
    if opcode == CMSG_FORCE_RUN_BACK_SPEED_CHANGE_ACK:
        return speed_of(u, BACKWARD)
    if opcode == CMSG_FORCE_SWIM_SPEED_CHANGE_ACK:
        return speed_of(u, FORWARD | SWIMMING)
    if opcode == CMSG_FORCE_SWIM_BACK_SPEED_CHANGE_ACK:
        return speed_of(u, BACKWARD | SWIMMING)
    return -1.0


@kernel
def run_speed(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of one of the speed acknowledgements."""
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = check(st, ct, p, row)
        if reason == ACCEPTED:
            true = true_speed(st.units[row], p.opcode)
            if true >= 0.0 and float(np.float64(p.speed)) > true + CLOSE_ENOUGH_YD_S:
                reason = MOVE_TOO_FAST
        results[order[k]] = reason


@kernel
def run(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of acknowledgements that change nothing: of roots, and of who moves."""
    for k in range(start, stop):
        p = packets[order[k]]
        results[order[k]] = check(st, ct, p, acting_unit(st, p.session))


@kernel
def run_fall_reset(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_MOVE_FALL_RESET: the fall is reckoned from where the unit is now."""
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = check(st, ct, p, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            u = st.units[row]
            u.fall_z = u.z


@kernel
def run_skipped(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_MOVE_TIME_SKIPPED: the client's clock has jumped ahead."""
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = check(st, ct, p, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            u = st.units[row]
            u.client_ms = (signed(u.client_ms) + signed(p.skipped_ms)) & 0xFFFFFFFF


HANDLERS = (
    *(Handler(getattr(opcode_numbers, f"CMSG_FORCE_{speed}_CHANGE_ACK"), "movement", run=run_speed) for speed in SPEEDS),
    Handler(CMSG_FORCE_MOVE_ROOT_ACK, "movement", run=run),
    Handler(CMSG_FORCE_MOVE_UNROOT_ACK, "movement", run=run),
    Handler(CMSG_SET_ACTIVE_MOVER, "movement", run=run),
    Handler(CMSG_MOVE_FALL_RESET, "movement", run=run_fall_reset),
    Handler(CMSG_MOVE_TIME_SKIPPED, "movement", run=run_skipped),
)
