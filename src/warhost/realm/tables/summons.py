# SPDX-License-Identifier: GPL-2.0-or-later
"""Summoned units: whose they are, how long they stay, what they were told. Their unit's ``summon`` is the row here."""

from warhost.realm.schema import Column, Table

REACT_PASSIVE, REACT_DEFENSIVE, REACT_AGGRESSIVE = 0, 1, 2
COMMAND_STAY, COMMAND_FOLLOW, COMMAND_ATTACK, COMMAND_ABANDON = 0, 1, 2, 3
"""Source: AzerothCore src/server/game/Entities/Unit/UnitDefines.h (ReactStates, CommandStates)."""
PET_SPELLS = 8

SUMMONS = Table(
    "summons",
    (
        Column("unit", "i4", "row of units; -1: free", low=-1, empty=-1),
        Column("owner", "i4", "row of units", low=-1, empty=-1),
        Column("kind", "i4", "row of summon_kinds", low=-1, empty=-1),
        Column("role", "u1", "ROLE_* of its kind", low=0, high=4),
        Column("slot", "u1", "which of its owner's totems or traps; a new one takes the place of the old"),
        Column("spell", "i4", "row of spells that called it; -1: none", low=-1, empty=-1),
        Column("ends_ms", "i8", "ms; 0: until it is dismissed", low=0),
        Column("think_due_ms", "i8", "ms"),
        Column("react", "u1", "REACT_*", low=0, high=2),
        Column("command", "u1", "COMMAND_*: stays or follows", low=0, high=1),
        Column("told", "u1", "1: its owner told it to attack its victim", low=0, high=1),
        Column("foe", "i4", "row of units it heard of and may attack next", low=-1, empty=-1),
        Column("foe_guid", "u8"),
        Column("stay_x", "f8", "yd"),
        Column("stay_y", "f8", "yd"),
        Column("stay_z", "f8", "yd"),
        Column("spells", "i4", "rows of spells it knows; -1: none", low=-1, width=PET_SPELLS, empty=-1),
        Column("autocast", "u1", "mask over spells: cast by itself"),
        Column("order_spell", "i4", "row of spells its owner told it to cast; -1: none", low=-1, empty=-1),
        Column("order_target", "i4", "row of units", low=-1, empty=-1),
        Column("focus_due_ms", "i8", "ms, when focus comes back next"),
        Column("next_of_owner", "i4", "row of summons", low=-1, empty=-1),
        Column("next", "i4", "row of summons in the free list", low=-1, empty=-1),
    ),
)
