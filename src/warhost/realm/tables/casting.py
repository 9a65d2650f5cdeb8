# SPDX-License-Identifier: GPL-2.0-or-later
"""Auras, cooldowns and diminishing returns, which hang on a unit's lists (units.first_…), and spells under way."""

from warhost.realm.schema import Column, Table

AURAS = Table(
    "auras",
    (
        Column("unit", "i4", "row of units that bears it; -1: free", low=-1, empty=-1),
        Column("spell", "i4", "row of spells", low=-1, empty=-1),
        Column("caster", "i4", "row of units", low=-1, empty=-1),
        Column("caster_guid", "u8"),
        Column("caster_level", "u1"),
        Column("slot", "u1", "visible slot", low=0, high=255),
        Column("stacks", "u1", low=0),
        Column("charges", "u1", low=0),
        Column("effects", "u1", "mask of the effects that apply", low=0, high=7),
        Column("amounts", "i4", "points, per effect (absorbs: what is left)", width=3),
        Column("started_ms", "i8", "ms"),
        Column("duration_ms", "i4", "ms; -1: until removed", low=-1),
        Column("ends_ms", "i8", "ms; -1: never"),
        Column("tick_due_ms", "i8", "ms, per effect; 0: does not tick", width=3),
        Column("proc_ready_ms", "i8", "ms"),
        Column("area_due_ms", "i8", "ms, when an aura of area looks round next; 0: never"),
        Column("next", "i4", "row of auras, in the bearer's list or the free list", low=-1, empty=-1),
    ),
)

COOLDOWNS = Table(
    "cooldowns",
    (
        Column("unit", "i4", "row of units; -1: free", low=-1, empty=-1),
        Column("key", "i4", "spell id, or minus a category"),
        Column("ends_ms", "i8", "ms"),
        Column("next", "i4", "row of cooldowns", low=-1, empty=-1),
    ),
)

DIMINISHINGS = Table(
    "diminishings",
    (
        Column("unit", "i4", "row of units; -1: free", low=-1, empty=-1),
        Column("group", "u1", "enums.DIMINISHING_*", low=0, high=20),
        Column("level", "u1", "how many times it has worked: 1 half, 2 a quarter, 3 not at all", low=0, high=4),
        Column("resets_ms", "i8", "ms after which the level counts as 0"),
        Column("next", "i4", "row of diminishings", low=-1, empty=-1),
    ),
)
"""What control of one group has done to a unit: a unit's rows hang on its list (units.first_diminishing)."""

MISSILES = Table(
    "missiles",
    (
        Column("due_ms", "i8", "ms, when it lands; 0: free"),
        Column("spell", "i4", "row of spells", low=-1, empty=-1),
        Column("caster", "i4", "row of units", low=-1, empty=-1),
        Column("caster_guid", "u8"),
        Column("target", "i4", "row of units; -1: a place", low=-1, empty=-1),
        Column("target_guid", "u8"),
        Column("x", "f8", "yd"),
        Column("y", "f8", "yd"),
        Column("z", "f8", "yd"),
        Column("value", "i4", "points; used instead of the spell's own where has_value"),
        Column("has_value", "u1", low=0, high=1),
        Column("effects", "u1", "mask of the effects that land; 0: all, on whomever the spell selects", low=0, high=7),
        Column("jumps", "u1", "how many jumps of a chain it made before it was sent"),
        Column("period_ms", "i4", "ms between two strikes of a spell that stays at its place; 0: it strikes once", low=0),
        Column("ends_ms", "i8", "ms, last strike of a spell that stays at its place"),
        Column("triggered", "u1", "1: by an aura, a proc or another spell", low=0, high=1),
        Column("next", "i4", "row of missiles in the free list", low=-1, empty=-1),
    ),
)
"""Spells that have been cast and have not landed: missiles in flight, and what auras and procs trigger."""
