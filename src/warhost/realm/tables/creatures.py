# SPDX-License-Identifier: GPL-2.0-or-later
"""Creatures: what a creature's mind, home and corpse need beside its unit."""

from warhost.realm.schema import Column, Table

AI_IDLE, AI_FIGHTING, AI_RETURNING, AI_DEAD = 0, 1, 2, 3

CREATURES = Table(
    "creatures",
    (
        Column("unit", "i4", "row of units", low=-1, empty=-1),
        Column("spawn", "i4", "row of spawns; -1: summoned", low=-1, empty=-1),
        Column("state", "u1", low=0, high=3),
        Column("home_x", "f8", "yd"),
        Column("home_y", "f8", "yd"),
        Column("home_z", "f8", "yd"),
        Column("home_o", "f8", "radians"),
        Column("fight_x", "f8", "yd, where the fight began"),
        Column("fight_y", "f8", "yd"),
        Column("fight_z", "f8", "yd"),
        Column("think_due_ms", "i8", "ms"),
        Column("respawn_due_ms", "i8", "ms"),
        Column("decay_due_ms", "i8", "ms"),
        Column("spell_ready_ms", "i8", "ms, by spell slot of its template", width=4),
        Column("tapper", "i4", "row of players who has the right to loot and XP", low=-1, empty=-1),
        Column("loot_copper", "i4", "copper", low=0),
        Column("first_loot_item", "i4", "row of loot_items", low=-1, empty=-1),
        Column("loot_rolled", "u1", low=0, high=1),
        Column("waypoint", "i4", low=0),
        Column("flee_until_ms", "i8", "ms; 0: has not fled in this fight"),
        Column("fought_ms", "i8", "ms, when it entered combat"),
        Column("next", "i4", "row of creatures in the free list", low=-1, empty=-1),
    ),
)
