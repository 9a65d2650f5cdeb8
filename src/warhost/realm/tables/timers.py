# SPDX-License-Identifier: GPL-2.0-or-later
"""Timers of the wheel, and those that are due in the tick that runs."""

from warhost.realm.schema import Column, Table

CAST_ENDS, CHANNEL_TICKS, QUEUED_CAST, MISSILE_HITS = 1, 2, 3, 4
SWING, AURA, REGENERATION, LEAVE_COMBAT = 5, 6, 7, 8
THINK, ARRIVE, RESPAWN, DECAY = 9, 10, 11, 12
LOGOUT = 13
AUTO_REPEAT = 14
ENERGY = 15
SUMMON_THINKS = 16
ENCHANT = 17
AREA = 18
FLEE = 19
KINDS: tuple[str, ...] = (
    "free",
    "cast ends",
    "channel ticks",
    "queued cast",
    "missile hits",
    "swing",
    "aura",
    "regeneration",
    "leave combat",
    "think",
    "arrive",
    "respawn",
    "decay",
    "logout",
    "auto repeat",
    "energy",
    "summon thinks",
    "enchant",
    "area",
    "flee",
)
"""What a timer's ``kind`` means. A timer is never taken back: the row keeps the time at which it is due, and a timer
that comes at another time is stale and ignored."""

TIMERS_A_BLOCK = 9

TIMER_BLOCKS = Table(
    "timer_blocks",
    (
        Column("due_ms", "i8", "ms", width=TIMERS_A_BLOCK),
        Column("row", "i4", "row of the table that the kind names", width=TIMERS_A_BLOCK),
        Column("next", "i4", "row of timer_blocks, all but a slot's first of which are full", low=-1, empty=-1),
        Column("kind", "u1", width=TIMERS_A_BLOCK),
        Column("count", "u1", "timers; the places from there on mean nothing", low=0, high=TIMERS_A_BLOCK),
    ),
    whole_lines=True,
)
"""The wheel's lists: nine timers to two cache lines."""

DUE = Table(
    "due",
    (
        Column("due_ms", "i8", "ms"),
        Column("kind", "u1"),
        Column("row", "i4", low=-1),
    ),
)
