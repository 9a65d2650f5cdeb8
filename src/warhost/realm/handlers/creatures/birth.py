# SPDX-License-Identifier: GPL-2.0-or-later
"""Bring creatures to life: at the realm's beginning, and again after each death.

A spawn keeps its unit and its creature row for good. The level is drawn anew each time from the template's range.
Source: AzerothCore Creature.cpp (Creature::SelectLevel, Creature::Respawn, Creature::LoadCreatureFromDB).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.lore.content.words import REACTION_FRIENDLY, REACTION_HOSTILE
from warhost.realm import grid
from warhost.realm.chance import STREAM_SPAWN_LEVEL, roll_int
from warhost.realm.geometry import single, turned
from warhost.realm.guids import HIGH_CREATURE
from warhost.realm.kernel import kernel
from warhost.realm.pools import take
from warhost.realm.sheets.refresh import refresh_sheet
from warhost.realm.tables.clock import POOL_CREATURES, POOL_UNITS
from warhost.realm.tables.creatures import AI_IDLE
from warhost.realm.tables.units import ALIVE, PATH_NONE, SIDE_FRIENDLY, SIDE_HOSTILE, SIDE_NEUTRAL, UNIT_CREATURE
from warhost.realm.unit_flags import UNIT_FLAG_IN_COMBAT

POWER_MANA = 0
GUID_HIGH = HIGH_CREATURE << 48
FLAGS_OF_TEMPLATES = 0xFFFFFFFF ^ UNIT_FLAG_IN_COMBAT


@kernel
def side_of(ct: Any, template: int) -> int:
    """Return the SIDE_* of a template: hostile to any team, friendly to both, or neutral."""
    t = ct.templates[template]
    if REACTION_HOSTILE in (t.reaction_alliance, t.reaction_horde):
        return SIDE_HOSTILE
    if t.reaction_alliance == REACTION_FRIENDLY and t.reaction_horde == REACTION_FRIENDLY:
        return SIDE_FRIENDLY
    return SIDE_NEUTRAL


@kernel
def forget_fight(st: Any, row: int) -> None:
    """Set what a creature's last life left behind to rest: swings, casts, timers, tap, loot. Mutates unit and creature."""
    u = st.units[row]
    c = st.creatures[u.creature]
    u.in_combat = 0
    u.combat_until_ms = 0
    u.victim = -1
    u.target = 0
    u.swing_due_ms[0] = 0
    u.swing_due_ms[1] = 0
    u.swing_due_ms[2] = 0
    u.stand_state = 0
    u.path_kind = PATH_NONE
    u.path_ms = 0
    u.regen_due_ms = 0
    u.cast_spell = -1
    u.channel_spell = -1
    u.gcd_ends_ms = 0
    u.dynamic_flags = 0
    c.state = AI_IDLE
    c.think_due_ms = 0
    c.respawn_due_ms = 0
    c.decay_due_ms = 0
    c.flee_until_ms = 0
    c.fought_ms = 0
    c.tapper = -1
    c.loot_copper = 0
    c.loot_rolled = 0


@kernel
def bring_to_life(st: Any, ct: Any, row: int) -> None:
    """Let the creature of unit ``row`` live: at its spawn's place, at a level by chance, with full health and mana.

    Its unit, creature and spawn are linked and it stands in no cell. Mutates unit, sheet, creature and grid.
    """
    u = st.units[row]
    c = st.creatures[u.creature]
    t = ct.templates[u.template]
    forget_fight(st, row)
    u.level = roll_int(st, STREAM_SPAWN_LEVEL, row, 0, 0 + t.level_min, 0 + t.level_max)
    u.flags = (0 + t.unit_flags) & FLAGS_OF_TEMPLATES
    u.speed_walk = single(0.0 + t.speed_walk_yd)
    u.speed_run = single(0.0 + t.speed_run_yd)
    u.x = c.home_x
    u.y = c.home_y
    u.z = c.home_z
    u.o = c.home_o
    u.fall_z = c.home_z
    u.death = ALIVE
    u.in_world = 1
    refresh_sheet(st, ct, row)
    u.hp = u.max_hp
    u.powers[POWER_MANA] = u.max_powers[POWER_MANA]
    grid.enter(st, ct, row)


@kernel
def make_creature(st: Any, ct: Any, spawn: int) -> int:
    """Take the rows of a spawn's creature, link them and bring it to life; return its unit, -1 where a pool is full."""
    template = 0 + int(ct.spawn_templates[spawn])
    row = take(st.pools, POOL_UNITS, st.units)
    if row < 0:
        return -1
    number = take(st.pools, POOL_CREATURES, st.creatures)
    if number < 0:
        return -1
    u = st.units[row]
    c = st.creatures[number]
    s = ct.spawns[spawn]
    t = ct.templates[template]
    u.guid = np.uint64(GUID_HIGH) | np.uint64(((0 + t.entry) << 24) | (row + 1))
    u.kind = UNIT_CREATURE
    u.class_id = t.unit_class
    u.race = 0
    u.side = side_of(ct, template)
    u.entry = t.entry
    u.template = template
    u.player = -1
    u.creature = number
    u.faction = t.faction_template
    u.map = s.map_id
    u.cell = -1
    u.power_type = POWER_MANA
    c.unit = row
    c.spawn = spawn
    c.home_x = single(0.0 + s.x)
    c.home_y = single(0.0 + s.y)
    c.home_z = single(0.0 + s.z)
    c.home_o = turned(0.0 + s.o)
    c.first_loot_item = -1
    c.waypoint = 0
    bring_to_life(st, ct, row)
    return row


@kernel
def make_all(st: Any, ct: Any) -> int:
    """Make the creature of every spawn whose template the content has; return how many there are now."""
    made = 0
    for spawn in range(len(ct.spawns)):
        if ct.spawn_templates[spawn] >= 0 and make_creature(st, ct, spawn) >= 0:
            made += 1
    return made
