# SPDX-License-Identifier: GPL-2.0-or-later
"""Threat: a pool whose rows hang on lists: of whom a creature hates (units.first_threat), and of a unit's haters (units.first_hater)."""

from warhost.realm.schema import Column, Table

THREAT = Table(
    "threat",
    (
        Column("unit", "i4", "row of the unit that hates; -1: free", low=-1, empty=-1),
        Column("target", "i4", "row of units", low=-1, empty=-1),
        Column("amount", "f8", "threat", low=0),
        Column("shift", "f8", "threat, added while an aura lasts (Fade)"),
        Column("taunted_until_ms", "i8", "ms"),
        Column("next", "i4", "row of threat, in the hating unit's list or the free list", low=-1, empty=-1),
        Column("prev", "i4", "row of threat, in the hating unit's list", low=-1, empty=-1),
        Column("next_hater", "i4", "row of threat, in the list of the target's haters", low=-1, empty=-1),
        Column("prev_hater", "i4", "row of threat, in the list of the target's haters", low=-1, empty=-1),
    ),
)
