# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_TOTEM_DESTROYED: a player lets one of his totems go. A real server ignores an empty place; here it is refused and counted.

Source: AzerothCore src/server/game/Handlers/SpellHandler.cpp:WorldSession::HandleTotemDestroyed.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import CMSG_TOTEM_DESTROYED
from warhost.realm.dispatch import Handler
from warhost.realm.handlers.pets.leaving import vanish
from warhost.realm.handlers.pets.totem_places import PLACES, totem_in
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.kernel import kernel
from warhost.realm.reasons import ACCEPTED, SESSION_BAD_VALUE, SESSION_NOT_IN_WORLD, SESSION_NOT_YOURS
from warhost.realm.wheel import TICK_MS


@kernel
def let_go(st: Any, ct: Any, row: int, slot: int, at_ms: int) -> int:
    """Let the totem in a place of a player go; return why not, or ACCEPTED. Mutates what its going mutates."""
    if slot < 0 or slot >= PLACES:
        return SESSION_BAD_VALUE
    totem = totem_in(st, row, slot)
    if totem < 0:
        return SESSION_NOT_YOURS
    vanish(st, ct, totem, at_ms)
    return ACCEPTED


@kernel
def run(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_TOTEM_DESTROYED."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for i in range(start, stop):
        k = order[i]
        row = acting_unit(st, packets[k].session)
        results[k] = let_go(st, ct, row, int(packets[k].slot), at_ms) if row >= 0 else SESSION_NOT_IN_WORLD


HANDLERS = (Handler(CMSG_TOTEM_DESTROYED, "pets", run=run),)
