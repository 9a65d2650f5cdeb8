# SPDX-License-Identifier: GPL-2.0-or-later
"""Threat: a pool whose rows hang on the list of the creature that hates (units.first_threat)."""

from warhost.realm.schema import Column, Table

THREAT = Table(
    "threat",
    (
        Column("unit", "i4", "row of the unit that hates; -1: free", low=-1, empty=-1),
        Column("target", "i4", "row of units", low=-1, empty=-1),
        Column("amount", "f8", "threat", low=0),
        Column("taunted_until_ms", "i8", "ms"),
        Column("next", "i4", "row of threat", low=-1, empty=-1),
    ),
)
