# SPDX-License-Identifier: GPL-2.0-or-later
"""The timer wheel: 4,096 slots of a tick each. Timers carry exact milliseconds and come in their order.

A tick k covers the milliseconds (50 (k - 1), 50 k]. A timer that lies further ahead than the wheel is round stays in
its slot for as many turns as it needs.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back, take
from warhost.realm.tables.clock import POOL_TIMERS

TICK_MS = 50
WHEEL_SLOTS = 4096


@kernel
def schedule(st: Any, kind: int, row: int, due_ms: int) -> None:
    """Ask for ``row`` to be called as ``kind`` at ``due_ms`` (in this tick where that is past). Mutates the wheel.

    There is no way to take a timer back: the row's own due column says whether a timer that comes still counts.
    """
    timer = take(st.pools, POOL_TIMERS, st.timers)
    if timer < 0:
        return
    tick = (due_ms + TICK_MS - 1) // TICK_MS
    current = st.clock[0].tick
    if tick < current:
        tick = current
    slot = tick % WHEEL_SLOTS
    entry = st.timers[timer]
    entry.due_ms = due_ms
    entry.kind = kind
    entry.row = row
    entry.next = st.wheel[slot]
    st.wheel[slot] = timer


@kernel
def collect(st: Any, counts: Any) -> int:
    """Move the timers due by the end of this tick into ``st.due``, earliest first; return how many.

    ``counts`` is an int32 array of 52 cells that it uses. Timers of one millisecond keep the order of their list
    (last asked first), which the saved state holds too. Mutates the wheel and ``st.due``.
    """
    clock = st.clock[0]
    end_ms = clock.tick * TICK_MS
    begin_ms = end_ms - TICK_MS
    slot = clock.tick % WHEEL_SLOTS
    counts[:] = 0
    total = 0
    keep = -1
    due_list = -1
    timer = st.wheel[slot]
    while timer >= 0:
        entry = st.timers[timer]
        after = entry.next
        if entry.due_ms <= end_ms and total < len(st.due):
            offset = entry.due_ms - begin_ms
            counts[1 + (offset if offset > 0 else 0)] += 1
            entry.next = due_list
            due_list = timer
            total += 1
        else:
            entry.next = keep
            keep = timer
        timer = after
    st.wheel[slot] = keep
    for k in range(1, len(counts)):
        counts[k] += counts[k - 1]
    timer = due_list
    while timer >= 0:
        entry = st.timers[timer]
        after = entry.next
        offset = entry.due_ms - begin_ms
        cell = offset if offset > 0 else 0
        due = st.due[counts[cell]]
        counts[cell] += 1
        due.due_ms = entry.due_ms
        due.kind = entry.kind
        due.row = entry.row
        entry.kind = 0
        give_back(st.pools, POOL_TIMERS, st.timers, timer)
        timer = after
    clock.due_count = total
    return total
