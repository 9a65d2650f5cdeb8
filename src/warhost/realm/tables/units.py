# SPDX-License-Identifier: GPL-2.0-or-later
"""Units: players, creatures and pets in one id space. What nearly every rule reads stands here; the rest in sheets."""

from warhost.realm.schema import Column, Table

UNIT_FREE, UNIT_PLAYER, UNIT_CREATURE, UNIT_PET = 0, 1, 2, 3
ALIVE, CORPSE, GHOST = 0, 1, 2
SIDE_PLAYERS, SIDE_HOSTILE, SIDE_NEUTRAL, SIDE_FRIENDLY = 0, 1, 2, 3
PATH_NONE, PATH_WALK, PATH_RUN, PATH_CHARGE = 0, 1, 2, 3

UNITS = Table(
    "units",
    (
        # who
        Column("guid", "u8"),
        Column("kind", "u1", low=0, high=3),
        Column("in_world", "u1", low=0, high=1),
        Column("level", "u1", "levels", low=0, high=83),
        Column("class_id", "u1", low=0, high=11),
        Column("race", "u1", low=0, high=11),
        Column("gender", "u1", low=0, high=1),
        Column("side", "u1", low=0, high=3),
        Column("entry", "i4"),  # creature template's number; 0 for players
        Column("template", "i4", "row of creature_templates", low=-1, empty=-1),
        Column("player", "i4", "row of players", low=-1, empty=-1),
        Column("creature", "i4", "row of creatures", low=-1, empty=-1),
        Column("faction", "i4"),
        Column("owner", "i4", "row of units that summoned it; -1: nobody", low=-1, empty=-1),
        Column("summon", "i4", "row of summons", low=-1, empty=-1),
        Column("first_summon", "i4", "row of summons, of those it has summoned", low=-1, empty=-1),
        Column("pet", "i4", "row of units: the pet it commands", low=-1, empty=-1),
        # where
        Column("map", "i4", "map id", low=0),
        Column("zone", "i4", "zone id", low=0),
        Column("x", "f8", "yd", low=-17067, high=17067),
        Column("y", "f8", "yd", low=-17067, high=17067),
        Column("z", "f8", "yd", low=-17067, high=17067),
        Column("o", "f8", "radians", low=0, high=6.2831855),
        Column("cell", "i4", "cell", low=-1, empty=-1),
        Column("next_in_cell", "i4", "row of units", low=-1, empty=-1),
        Column("prev_in_cell", "i4", "row of units", low=-1, empty=-1),
        # how it moves
        Column("move_flags", "u4"),
        Column("moved_ms", "i8", "ms"),
        Column("client_ms", "u4", "ms"),
        Column("speed_run", "f8", "yd/s", low=0, high=100, empty=7.0),
        Column("speed_walk", "f8", "yd/s", low=0, high=100, empty=2.5),
        Column("fall_z", "f8", "yd"),
        Column("path_kind", "u1", low=0, high=3),
        Column("path_x", "f8", "yd"),
        Column("path_y", "f8", "yd"),
        Column("path_z", "f8", "yd"),
        Column("path_from_x", "f8", "yd"),
        Column("path_from_y", "f8", "yd"),
        Column("path_from_z", "f8", "yd"),
        Column("path_start_ms", "i8", "ms"),
        Column("path_ms", "i4", "ms", low=0),
        Column("path_due_ms", "i8", "ms, its next step; 0: no path", low=0),
        Column("flee_due_ms", "i8", "ms, its next flight in fear; 0: none", low=0),
        # how it fares
        Column("hp", "i4", "points", low=0),
        Column("max_hp", "i4", "points", low=0),
        Column("power_type", "i1", low=0, high=6),
        Column("powers", "i4", "points; rage and runic power in tenths", low=0, width=7),
        Column("max_powers", "i4", "points; rage and runic power in tenths", low=0, width=7),
        Column("death", "u1", low=0, high=2),
        Column("stand_state", "u1", low=0, high=8),
        Column("sheath", "u1", low=0, high=2),
        Column("form", "u1", low=0, high=31),
        Column("flags", "u4"),  # UNIT_FLAG_*
        Column("dynamic_flags", "u4"),  # UNIT_DYNFLAG_*
        Column("died_ms", "i8", "ms"),
        # whom it fights
        Column("target", "u8", "GUID"),
        Column("victim", "i4", "row of units", low=-1, empty=-1),  # whom it swings at
        Column("in_combat", "u1", low=0, high=1),
        Column("combat_until_ms", "i8", "ms"),
        Column("swing_due_ms", "i8", "ms; main hand, off hand, ranged; 0: not armed", width=3),
        Column("swing_error", "u1", low=0, high=2),  # what kept the last swing back and has been told: 1 range, 2 facing
        Column("next_swing_spell", "i4", "row of spells", low=-1, empty=-1),
        Column("next_swing_target", "i4", "row of units", low=-1, empty=-1),
        Column("spent_ms", "i8", "ms, when mana was last spent", empty=-5000),
        Column("hit_ms", "i8", "ms, when it was last harmed or harmed another", empty=-60000),
        Column("regen_due_ms", "i8", "ms"),
        Column("energy_due_ms", "i8", "ms, its next point of energy; 0: at rest"),
        Column("first_threat", "i4", "row of threat", low=-1, empty=-1),  # whom a creature hates
        Column("first_hater", "i4", "row of threat", low=-1, empty=-1),  # who hates this unit
        Column("hated_by", "i4", "creatures that have this unit on their threat list", low=0),
        # what it casts
        Column("cast_spell", "i4", "row of spells", low=-1, empty=-1),
        Column("cast_target", "i4", "row of units", low=-1, empty=-1),
        Column("asked_item", "i4", "row of items that the cast in hand is aimed at; -1 outside of it", low=-1, empty=-1),
        Column("cast_item", "i4", "row of items", low=-1, empty=-1),
        Column("cast_x", "f8", "yd"),
        Column("cast_y", "f8", "yd"),
        Column("cast_z", "f8", "yd"),
        Column("cast_started_ms", "i8", "ms"),
        Column("cast_due_ms", "i8", "ms"),
        Column("cast_ms", "i4", "ms, the whole cast or channel after haste", low=0),
        Column("cast_count", "u1"),
        Column("pushbacks", "u1", low=0, high=2),
        Column("channel_spell", "i4", "row of spells", low=-1, empty=-1),
        Column("channel_target", "i4", "row of units", low=-1, empty=-1),
        Column("channel_due_ms", "i8", "ms, its next tick"),
        Column("channel_ends_ms", "i8", "ms"),
        Column("jumps", "u1", "jumps made by the effect of its chain that lands right now"),
        Column("repeat_spell", "i4", "row of spells, auto repeat", low=-1, empty=-1),
        Column("repeat_target", "i4", "row of units", low=-1, empty=-1),
        Column("gcd_ends_ms", "i8", "ms"),
        Column("lockout_ends_ms", "i8", "ms, by school bit 0..6", width=7),
        Column("queued_spell", "i4", "row of spells", low=-1, empty=-1),
        Column("queued_target", "i4", "row of units", low=-1, empty=-1),
        Column("queued_item", "i4", "row of items", low=-1, empty=-1),
        Column("queued_x", "f8", "yd"),
        Column("queued_y", "f8", "yd"),
        Column("queued_z", "f8", "yd"),
        Column("queued_due_ms", "i8", "ms"),
        Column("queued_count", "u1"),
        Column("first_cooldown", "i4", "row of cooldowns", low=-1, empty=-1),
        Column("first_aura", "i4", "row of auras", low=-1, empty=-1),
        Column("first_diminishing", "i4", "row of diminishings", low=-1, empty=-1),
        Column("generation", "u1"),
        Column("next", "i4", "row of units in the free list", low=-1, empty=-1),
    ),
)
