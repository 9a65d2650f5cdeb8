# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_PING, CMSG_TIME_SYNC_RESP: signs of life, from whoever has a session.

Out: SMSG_PONG. Clocks of clients are checked by movement, packet by packet; the answer to a time request is taken and kept nowhere.
Source: AzerothCore src/server/game/Server/WorldSocket.cpp:HandlePing, src/server/game/Handlers/MovementHandler.cpp:HandleTimeSyncResp.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import CMSG_PING, CMSG_TIME_SYNC_RESP, SMSG_PONG
from warhost.realm.dispatch import Handler
from warhost.realm.events import tell
from warhost.realm.geometry import signed
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.kernel import kernel
from warhost.realm.reasons import ACCEPTED, SESSION_NOT_IN_WORLD, SESSION_WRONG_STATE
from warhost.realm.tables.players import SESSION_FREE


@kernel
def run(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_PING."""
    at_ms = st.clock[0].now_ms - 50
    for k in range(start, stop):
        p = packets[order[k]]
        session = st.sessions[p.session]
        if session.state == SESSION_FREE:
            results[order[k]] = SESSION_WRONG_STATE
        else:
            results[order[k]] = ACCEPTED
            tell(st, SMSG_PONG, int(session.unit), -1, at_ms, signed(p.sequence), int(p.session), 0, 0)


@kernel
def run_sync(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_TIME_SYNC_RESP."""
    for k in range(start, stop):
        results[order[k]] = ACCEPTED if acting_unit(st, packets[order[k]].session) >= 0 else SESSION_NOT_IN_WORLD


HANDLERS = (
    Handler(CMSG_PING, "session", run=run),
    Handler(CMSG_TIME_SYNC_RESP, "session", run=run_sync),
)
