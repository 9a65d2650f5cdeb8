# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_LOGOUT_REQUEST, CMSG_LOGOUT_CANCEL, CMSG_PLAYER_LOGOUT: out of the world, at once or after twenty seconds.

Out: SMSG_LOGOUT_RESPONSE, SMSG_LOGOUT_CANCEL_ACK, SMSG_STANDSTATE_UPDATE, SMSG_FORCE_MOVE_ROOT, SMSG_FORCE_MOVE_UNROOT, then
SMSG_LOGOUT_COMPLETE. Who asks sits down, is rooted and cannot act (UNIT_FLAG_STUNNED) until the time is over; a fight or a fall
refuses. Where the rule ``instant_logout`` is set nobody waits. CMSG_PLAYER_LOGOUT, which asks for no waiting at all and which a
real server ignores, is accepted under that rule alone.
Source: AzerothCore src/server/game/Handlers/MiscHandler.cpp:WorldSession::HandleLogoutRequestOpcode, HandleLogoutCancelOpcode,
HandlePlayerLogoutOpcode.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import (
    CMSG_LOGOUT_CANCEL,
    CMSG_LOGOUT_REQUEST,
    CMSG_PLAYER_LOGOUT,
    SMSG_FORCE_MOVE_ROOT,
    SMSG_FORCE_MOVE_UNROOT,
    SMSG_LOGOUT_CANCEL_ACK,
    SMSG_LOGOUT_RESPONSE,
)
from warhost.protocol.reasons import LogoutResult
from warhost.realm.dispatch import Handler
from warhost.realm.events import tell
from warhost.realm.handlers.movement.flags import FALLING, FALLING_FAR, ROOT
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.handlers.session.presence import leave_world
from warhost.realm.handlers.session.standing import SIT, STAND, set_stand_state
from warhost.realm.kernel import kernel
from warhost.realm.reasons import (
    ACCEPTED,
    LOGOUT,
    SESSION_NOT_IN_WORLD,
    SESSION_WRONG_STATE,
)
from warhost.realm.tables import timers
from warhost.realm.unit_flags import UNIT_FLAG_STUNNED
from warhost.realm.wheel import schedule

LOGOUT_MS = 20000
LOGOUT_IN_COMBAT = LOGOUT << 8 | int(LogoutResult.LOGOUT_FAILED_IN_COMBAT)
LOGOUT_FALLING = LOGOUT << 8 | int(LogoutResult.LOGOUT_FAILED_FALLING)


@kernel
def check(st: Any, ct: Any, p: Any, row: int) -> int:
    """Return why unit ``row`` may not log out now, or ACCEPTED."""
    if row < 0:
        return SESSION_NOT_IN_WORLD
    u = st.units[row]
    if u.in_combat:
        return LOGOUT_IN_COMBAT
    if u.move_flags & (FALLING | FALLING_FAR):
        return LOGOUT_FALLING
    return ACCEPTED


@kernel
def apply(st: Any, ct: Any, p: Any, row: int, at_ms: int) -> None:
    """Log unit ``row`` out at once, or start its twenty seconds. Asking again does not start them anew."""
    u = st.units[row]
    pl = st.players[u.player]
    if st.rules[0].instant_logout:
        tell(st, SMSG_LOGOUT_RESPONSE, row, -1, at_ms, 0, 1, 0, 0)
        leave_world(st, ct, u.player, at_ms)
        return
    tell(st, SMSG_LOGOUT_RESPONSE, row, -1, at_ms, 0, 0, 0, 0)
    if pl.logout_due_ms:
        return
    if u.stand_state == STAND:
        set_stand_state(st, ct, row, SIT, at_ms)
    pl.logout_due_ms = at_ms + LOGOUT_MS
    if not u.move_flags & ROOT and not u.flags & UNIT_FLAG_STUNNED:
        pl.logout_holds = 1
        u.move_flags |= ROOT
        u.flags |= UNIT_FLAG_STUNNED
        tell(st, SMSG_FORCE_MOVE_ROOT, row, -1, at_ms, 0, 0, 0, 0)
    schedule(st, timers.LOGOUT, u.player, pl.logout_due_ms)


@kernel
def release(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Undo what waiting for the log-out did to unit ``row``: root, stun, sitting."""
    u = st.units[row]
    pl = st.players[u.player]
    pl.logout_due_ms = 0
    if pl.logout_holds:
        pl.logout_holds = 0
        u.move_flags &= ~ROOT
        u.flags &= ~UNIT_FLAG_STUNNED
        tell(st, SMSG_FORCE_MOVE_UNROOT, row, -1, at_ms, 0, 0, 0, 0)
    if u.stand_state == SIT:
        set_stand_state(st, ct, row, STAND, at_ms)


@kernel
def logout_due(st: Any, ct: Any, player: int, due_ms: int) -> None:
    """Log the character out whose twenty seconds are over; a timer of a log-out that was cancelled is stale."""
    pl = st.players[player]
    if pl.used == 0 or pl.logout_due_ms != due_ms or pl.session < 0:
        return
    release(st, ct, int(pl.unit), due_ms)
    leave_world(st, ct, player, due_ms)


@kernel
def run(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_LOGOUT_REQUEST."""
    at_ms = st.clock[0].now_ms - 50
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = check(st, ct, p, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            apply(st, ct, p, row, at_ms)


@kernel
def run_cancel(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_LOGOUT_CANCEL: refused where no log-out was asked for."""
    at_ms = st.clock[0].now_ms - 50
    for k in range(start, stop):
        row = acting_unit(st, packets[order[k]].session)
        if row < 0:
            results[order[k]] = SESSION_NOT_IN_WORLD
        elif st.players[st.units[row].player].logout_due_ms == 0:
            results[order[k]] = SESSION_WRONG_STATE
        else:
            release(st, ct, row, at_ms)
            tell(st, SMSG_LOGOUT_CANCEL_ACK, row, -1, at_ms, 0, 0, 0, 0)


@kernel
def run_now(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_PLAYER_LOGOUT: out at once, where the rule allows it and no fight and no fall forbids it."""
    at_ms = st.clock[0].now_ms - 50
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = check(st, ct, p, row)
        if reason == ACCEPTED and st.rules[0].instant_logout == 0:
            reason = SESSION_WRONG_STATE
        results[order[k]] = reason
        if reason == ACCEPTED:
            leave_world(st, ct, st.units[row].player, at_ms)


HANDLERS = (
    Handler(CMSG_LOGOUT_REQUEST, "session", run=run),
    Handler(CMSG_LOGOUT_CANCEL, "session", run=run_cancel),
    Handler(CMSG_PLAYER_LOGOUT, "session", run=run_now),
)
