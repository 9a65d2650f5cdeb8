# SPDX-License-Identifier: GPL-2.0-or-later
"""Units: players, creatures and pets in one id space. What nearly every rule reads stands here; the rest in sheets.

The columns stand in the order of what is read together, 64 bytes of a cache line after another: whoever looks round at all
that stand near reads one line of each.
"""

from warhost.realm.schema import Column, Table

UNIT_FREE, UNIT_PLAYER, UNIT_CREATURE, UNIT_PET = 0, 1, 2, 3
ALIVE, CORPSE, GHOST = 0, 1, 2
SIDE_PLAYERS, SIDE_HOSTILE, SIDE_NEUTRAL, SIDE_FRIENDLY = 0, 1, 2, 3
PATH_NONE, PATH_WALK, PATH_RUN, PATH_CHARGE = 0, 1, 2, 3

UNITS = Table(
    "units",
    (
        # line 1: what is asked of everybody near by
        Column("guid", "u8"),
        Column("x", "f8", "yd", low=-17067, high=17067),
        Column("y", "f8", "yd", low=-17067, high=17067),
        Column("z", "f8", "yd", low=-17067, high=17067),
        Column("target", "u8", "GUID"),
        Column("hp", "i4", "points", low=0),
        Column("flags", "u4"),  # UNIT_FLAG_*
        Column("owner", "i4", "row of units that summoned it; -1: nobody", low=-1, empty=-1),
        Column("creature", "i4", "row of creatures", low=-1, empty=-1),
        Column("kind", "u1", low=0, high=3),
        Column("in_world", "u1", low=0, high=1),
        Column("side", "u1", low=0, high=3),
        Column("death", "u1", low=0, high=2),
        Column("path_kind", "u1", low=0, high=3),
        Column("level", "u1", "levels", low=0, high=83),
        Column("class_id", "u1", low=0, high=11),
        Column("race", "u1", low=0, high=11),
        # line 2: its path, and what it is made from
        Column("path_from_x", "f8", "yd"),
        Column("path_from_y", "f8", "yd"),
        Column("path_from_z", "f8", "yd"),
        Column("path_x", "f8", "yd"),
        Column("path_y", "f8", "yd"),
        Column("path_z", "f8", "yd"),
        Column("path_start_ms", "i8", "ms"),
        Column("path_ms", "i4", "ms", low=0),
        Column("template", "i4", "row of creature_templates", low=-1, empty=-1),
        # line 3: what its own decisions ask
        Column("gcd_ends_ms", "i8", "ms"),
        Column("o", "f8", "radians", low=0, high=6.2831855),
        Column("moved_ms", "i8", "ms"),
        Column("max_hp", "i4", "points", low=0),
        Column("map", "i4", "map id", low=0),
        Column("cell", "i4", "cell", low=-1, empty=-1),
        Column("victim", "i4", "row of units", low=-1, empty=-1),  # whom it swings at
        Column("player", "i4", "row of players", low=-1, empty=-1),
        Column("first_aura", "i4", "row of auras", low=-1, empty=-1),
        Column("first_cooldown", "i4", "row of cooldowns", low=-1, empty=-1),
        Column("cast_spell", "i4", "row of spells", low=-1, empty=-1),
        Column("channel_spell", "i4", "row of spells", low=-1, empty=-1),
        Column("in_combat", "u1", low=0, high=1),
        Column("power_type", "i1", low=0, high=6),
        Column("form", "u1", low=0, high=31),
        Column("stand_state", "u1", low=0, high=8),
        # line 4: its powers
        Column("powers", "i4", "points; rage and runic power in tenths", low=0, width=7),
        Column("max_powers", "i4", "points; rage and runic power in tenths", low=0, width=7),
        Column("cell_block", "i4", "row of cell_blocks that names it", low=-1, empty=-1),
        Column("next_swing_spell", "i4", "row of spells", low=-1, empty=-1),
        # line 5: how it fights
        Column("swing_due_ms", "i8", "ms; main hand, off hand, ranged; 0: not armed", width=3),
        Column("combat_until_ms", "i8", "ms"),
        Column("hit_ms", "i8", "ms, when it was last harmed or harmed another", empty=-60000),
        Column("spent_ms", "i8", "ms, when mana was last spent", empty=-5000),
        Column("first_threat", "i4", "row of threat", low=-1, empty=-1),  # whom a creature hates
        Column("first_hater", "i4", "row of threat", low=-1, empty=-1),  # who hates this unit
        Column("hated_by", "i4", "creatures that have this unit on their threat list", low=0),
        Column("pet", "i4", "row of units: the pet it commands", low=-1, empty=-1),
        # line 6: what it casts
        Column("cast_due_ms", "i8", "ms"),
        Column("cast_started_ms", "i8", "ms"),
        Column("channel_due_ms", "i8", "ms, its next tick"),
        Column("channel_ends_ms", "i8", "ms"),
        Column("cast_target", "i4", "row of units", low=-1, empty=-1),
        Column("cast_ms", "i4", "ms, the whole cast or channel after haste", low=0),
        Column("channel_target", "i4", "row of units", low=-1, empty=-1),
        Column("repeat_spell", "i4", "row of spells, auto repeat", low=-1, empty=-1),
        Column("repeat_target", "i4", "row of units", low=-1, empty=-1),
        Column("queued_spell", "i4", "row of spells", low=-1, empty=-1),
        Column("queued_target", "i4", "row of units", low=-1, empty=-1),
        Column("cast_count", "u1"),
        Column("pushbacks", "u1", low=0, high=2),
        Column("jumps", "u1", "jumps made by the effect of its chain that lands right now"),
        Column("queued_count", "u1"),
        # line 7: how it moves and regenerates
        Column("path_due_ms", "i8", "ms, its next step; 0: no path", low=0),
        Column("flee_due_ms", "i8", "ms, its next flight in fear; 0: none", low=0),
        Column("regen_due_ms", "i8", "ms"),
        Column("energy_due_ms", "i8", "ms, its next point of energy; 0: at rest"),
        Column("speed_run", "f8", "yd/s", low=0, high=100, empty=7.0),
        Column("speed_walk", "f8", "yd/s", low=0, high=100, empty=2.5),
        Column("move_flags", "u4"),
        Column("client_ms", "u4", "ms"),
        Column("next_swing_target", "i4", "row of units", low=-1, empty=-1),
        Column("cell_place", "i4", "place in that block", low=0, high=13),
        # line 8: what is rarely asked
        Column("lockout_ends_ms", "i8", "ms, by school bit 0..6", width=7),
        Column("faction", "i4"),
        Column("entry", "i4"),  # creature template's number; 0 for players
        # line 9
        Column("fall_z", "f8", "yd"),
        Column("cast_x", "f8", "yd"),
        Column("cast_y", "f8", "yd"),
        Column("cast_z", "f8", "yd"),
        Column("queued_x", "f8", "yd"),
        Column("queued_y", "f8", "yd"),
        Column("queued_z", "f8", "yd"),
        Column("queued_due_ms", "i8", "ms"),
        # line 10
        Column("died_ms", "i8", "ms"),
        Column("dynamic_flags", "u4"),  # UNIT_DYNFLAG_*
        Column("zone", "i4", "zone id", low=0),
        Column("summon", "i4", "row of summons", low=-1, empty=-1),
        Column("first_summon", "i4", "row of summons, of those it has summoned", low=-1, empty=-1),
        Column("asked_item", "i4", "row of items that the cast in hand is aimed at; -1 outside of it", low=-1, empty=-1),
        Column("cast_item", "i4", "row of items", low=-1, empty=-1),
        Column("queued_item", "i4", "row of items", low=-1, empty=-1),
        Column("first_diminishing", "i4", "row of diminishings", low=-1, empty=-1),
        Column("next", "i4", "row of units in the free list", low=-1, empty=-1),
        Column("gender", "u1", low=0, high=1),
        Column("sheath", "u1", low=0, high=2),
        Column("swing_error", "u1", low=0, high=2),  # what kept the last swing back and has been told: 1 range, 2 facing
        Column("generation", "u1"),
    ),
    whole_lines=True,
)
