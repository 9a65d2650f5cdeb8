# SPDX-License-Identifier: GPL-2.0-or-later
"""The timer wheel: 4,096 slots of a tick each. Timers carry exact milliseconds and come in their order.

A tick k covers the milliseconds (50 (k - 1), 50 k]. A timer that lies further ahead than the wheel is round stays in
its slot for as many turns as it needs. A slot's timers stand in blocks, ``timer_blocks``, of which only the first has room.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back, take
from warhost.realm.tables.clock import POOL_TIMER_BLOCKS
from warhost.realm.tables.timers import TIMERS_A_BLOCK

TICK_MS = 50
WHEEL_SLOTS = 4096


@kernel
def schedule(st: Any, kind: int, row: int, due_ms: int) -> None:
    """Ask for ``row`` to be called as ``kind`` at ``due_ms`` (in this tick where that is past). Mutates the wheel.

    There is no way to take a timer back: the row's own due column says whether a timer that comes still counts.
    """
    tick = (due_ms + TICK_MS - 1) // TICK_MS
    current = st.clock[0].tick
    if tick < current:
        tick = current
    _add(st, tick % WHEEL_SLOTS, kind, row, due_ms)


@kernel
def _add(st: Any, slot: int, kind: int, row: int, due_ms: int) -> None:
    """Write a timer into a slot's first block, or into a new one before it. Mutates the wheel."""
    block = 0 + int(st.wheel[slot])
    if block < 0 or st.timer_blocks[block].count == TIMERS_A_BLOCK:
        fresh = take(st.pools, POOL_TIMER_BLOCKS, st.timer_blocks)
        if fresh < 0:
            return
        st.timer_blocks[fresh].count = 0
        st.timer_blocks[fresh].next = block
        st.wheel[slot] = fresh
        block = fresh
    b = st.timer_blocks[block]
    place = 0 + b.count
    b.due_ms[place] = due_ms
    b.row[place] = row
    b.kind[place] = kind
    b.count = place + 1


@kernel
def collect(st: Any, counts: Any) -> int:
    """Move the timers due by the end of this tick into ``st.due``, earliest first; return how many.

    ``counts`` is an int32 array of 52 cells that it uses. Timers of one millisecond keep the order of their blocks, which the
    saved state holds too. What is not due this turn, or has no room in ``st.due``, is written into the slot anew. Mutates the wheel
    and ``st.due``.
    """
    clock = st.clock[0]
    end_ms = clock.tick * TICK_MS
    begin_ms = end_ms - TICK_MS
    slot = clock.tick % WHEEL_SLOTS
    counts[:] = 0
    total = 0
    first = 0 + int(st.wheel[slot])
    block = first
    while block >= 0:
        b = st.timer_blocks[block]
        for k in range(0 + b.count):
            if b.due_ms[k] <= end_ms and total < len(st.due):
                offset = b.due_ms[k] - begin_ms
                counts[1 + (offset if offset > 0 else 0)] += 1
                total += 1
        block = 0 + b.next
    for k in range(1, len(counts)):
        counts[k] += counts[k - 1]
    st.wheel[slot] = -1
    taken = 0
    block = first
    while block >= 0:
        b = st.timer_blocks[block]
        for k in range(0 + b.count):
            if b.due_ms[k] <= end_ms and taken < total:
                offset = b.due_ms[k] - begin_ms
                cell = offset if offset > 0 else 0
                due = st.due[counts[cell]]
                counts[cell] += 1
                due.due_ms = b.due_ms[k]
                due.kind = b.kind[k]
                due.row = b.row[k]
                taken += 1
            else:
                _add(st, slot, 0 + b.kind[k], 0 + b.row[k], 0 + b.due_ms[k])
        after = 0 + b.next
        give_back(st.pools, POOL_TIMER_BLOCKS, st.timer_blocks, block)
        block = after
    clock.due_count = total
    return total
