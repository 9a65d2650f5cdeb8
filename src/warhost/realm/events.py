# SPDX-License-Identifier: GPL-2.0-or-later
"""Events: what was seen. A tick's events stand in one array, each under the opcode of the packet that tells it.

Events are not state: they are handed out at the end of the tick and forgotten.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel
from warhost.realm.schema import Column, Table

EVENTS = Table(
    "events",
    (
        Column("opcode", "u4"),
        Column("unit", "i4", "row of units whom it is about", low=-1),
        Column("other", "i4", "row of units; -1: none", low=-1),
        Column("at_ms", "i8", "ms"),
        Column("a", "i8"),
        Column("b", "i8"),
        Column("c", "i8"),
        Column("d", "i8"),
    ),
)
"""``a`` to ``d`` are what the tables of events on the systems' pages (docs/systems) say."""

EVENT_COUNTS = Table("event_counts", (Column("count", "i8", low=0), Column("lost", "i8", low=0)))


@kernel
def tell(st: Any, opcode: int, unit: int, other: int, at_ms: int, a: int, b: int, c: int, d: int) -> None:
    """Add an event; one too many for the buffer is counted as lost (the realm then makes the buffer larger)."""
    counts = st.event_counts[0]
    n = counts.count
    if n >= len(st.events):
        counts.lost += 1
        return
    counts.count = n + 1
    event = st.events[n]
    event.opcode = opcode
    event.unit = unit
    event.other = other
    event.at_ms = at_ms
    event.a = a
    event.b = b
    event.c = c
    event.d = d
