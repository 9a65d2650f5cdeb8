# SPDX-License-Identifier: GPL-2.0-or-later
"""Runes: six a player, in the order in which the client shows them (two blood, two unholy, two frost). A row a player."""

from warhost.realm.schema import Column, Table

RUNES_A_PLAYER = 6

RUNES = Table(
    "runes",
    (
        Column("fight_from_ms", "i8", "ms, since when the player fights"),
        Column("kinds", "u1", "RUNE_*: what each is now", low=0, high=3, width=RUNES_A_PLAYER),
        Column("spent_ms", "i8", "ms, when each was last spent", width=RUNES_A_PLAYER),
        Column("ready_ms", "i8", "ms, from when on each may be spent", width=RUNES_A_PLAYER),
        Column("converted_by", "i4", "row of spells whose aura keeps each a death rune; -1: none", low=-1, width=RUNES_A_PLAYER, empty=-1),
    ),
)
