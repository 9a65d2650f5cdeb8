# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_PLAYER_LOGIN: a session that lists its characters enters the world with one of them.

Out: SMSG_LOGIN_VERIFY_WORLD. Refused where the session is not listing, the character is another account's, or plays already.
Source: AzerothCore src/server/game/Handlers/CharacterHandler.cpp:WorldSession::HandlePlayerLoginOpcode.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import CMSG_PLAYER_LOGIN
from warhost.realm.dispatch import Handler
from warhost.realm.guids import row_of
from warhost.realm.handlers.session.presence import enter_world
from warhost.realm.kernel import kernel
from warhost.realm.reasons import ACCEPTED, SESSION_IN_WORLD, SESSION_NOT_YOURS, SESSION_WRONG_STATE
from warhost.realm.tables import players
from warhost.realm.tables.units import UNIT_PLAYER


@kernel
def check(st: Any, ct: Any, p: Any, row: int) -> int:
    """Return why the session may not log in with unit ``row`` (that of the packet's GUID, -1 none), or ACCEPTED."""
    session = st.sessions[p.session]
    if session.state == players.SESSION_IN_WORLD:
        return SESSION_IN_WORLD
    if session.state != players.SESSION_LISTING:
        return SESSION_WRONG_STATE
    if row < 0 or st.units[row].kind != UNIT_PLAYER:
        return SESSION_NOT_YOURS
    pl = st.players[st.units[row].player]
    if pl.account != session.account or pl.session >= 0:
        return SESSION_NOT_YOURS
    return ACCEPTED


@kernel
def apply(st: Any, ct: Any, p: Any, row: int, at_ms: int) -> None:
    """Enter the world with unit ``row``."""
    enter_world(st, ct, p.session, st.units[row].player, at_ms)


@kernel
def run(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_PLAYER_LOGIN."""
    at_ms = st.clock[0].now_ms - 50
    for k in range(start, stop):
        p = packets[order[k]]
        row = row_of(st, p.guid)
        reason = check(st, ct, p, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            apply(st, ct, p, row, at_ms)


HANDLERS = (Handler(CMSG_PLAYER_LOGIN, "session", run=run),)
