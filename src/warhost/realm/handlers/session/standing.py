# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_STANDSTATECHANGE, CMSG_SET_SELECTION: how a character holds itself, and whom its player has selected.

Out: SMSG_STANDSTATE_UPDATE. A client may stand, sit, sleep and kneel; chairs and death are the server's to give. Who is no longer
seated loses what needs a seat (food, drink). Any GUID may be selected, also one that is not there.
Source: AzerothCore src/server/game/Handlers/MiscHandler.cpp:HandleStandStateChangeOpcode, HandleSetSelectionOpcode and
src/server/game/Entities/Unit/Unit.cpp:Unit::SetStandState.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.procs import AURA_INTERRUPT_FLAG_NOT_SEATED
from warhost.protocol.opcode_numbers import CMSG_SET_SELECTION, CMSG_STANDSTATECHANGE, SMSG_STANDSTATE_UPDATE
from warhost.realm.dispatch import Handler
from warhost.realm.events import tell
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.handlers.spell_casting.auras.aura_list import remove_auras_by_interrupt
from warhost.realm.kernel import kernel
from warhost.realm.reasons import ACCEPTED, SESSION_BAD_VALUE, SESSION_NOT_IN_WORLD

STAND, SIT, SLEEP, KNEEL = 0, 1, 3, 8
CHAIRS = (2, 4, 5, 6)


@kernel
def is_seated(state: int) -> bool:
    """Return whether a stand state is a kind of sitting (AzerothCore Unit.cpp:Unit::IsSitState)."""
    return state == SIT or state in CHAIRS


@kernel
def set_stand_state(st: Any, ct: Any, row: int, state: int, at_ms: int) -> None:
    """Let a unit stand, sit, sleep or kneel. Mutates the unit and, where it gets up, its auras; tells SMSG_STANDSTATE_UPDATE."""
    u = st.units[row]
    if u.stand_state == state:
        return
    u.stand_state = state
    if state == STAND:
        remove_auras_by_interrupt(st, ct, row, AURA_INTERRUPT_FLAG_NOT_SEATED, at_ms)
    tell(st, SMSG_STANDSTATE_UPDATE, row, -1, at_ms, state, 0, 0, 0)


@kernel
def check(st: Any, ct: Any, p: Any, row: int) -> int:
    """Return why the stand state is refused, or ACCEPTED."""
    if row < 0:
        return SESSION_NOT_IN_WORLD
    wanted = int(p.stand_state)
    return ACCEPTED if wanted in (STAND, SIT, SLEEP, KNEEL) else SESSION_BAD_VALUE


@kernel
def run(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_STANDSTATECHANGE."""
    at_ms = st.clock[0].now_ms - 50
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = check(st, ct, p, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            set_stand_state(st, ct, row, int(p.stand_state), at_ms)


@kernel
def run_selection(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_SET_SELECTION."""
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        if row < 0:
            results[order[k]] = SESSION_NOT_IN_WORLD
        else:
            results[order[k]] = ACCEPTED
            st.units[row].target = p.guid


HANDLERS = (
    Handler(CMSG_STANDSTATECHANGE, "session", run=run),
    Handler(CMSG_SET_SELECTION, "session", run=run_selection),
)
