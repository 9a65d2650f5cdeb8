# SPDX-License-Identifier: GPL-2.0-or-later
"""What a kind of summoned unit is: its role, looks, weapon, what it gets of its owner, its spells.

A kind is a row of data; a class adds its own in a file beside this one (``hunter.py``), entered in ``tables.KINDS``.
Source of the columns' meaning: AzerothCore src/server/game/Entities/Pet/Pet.cpp:Guardian::InitStatsForLevel,
Entities/Unit/StatSystem.cpp (Guardian::Update…), scripts/Spells (the pets' scaling auras).
"""

from __future__ import annotations

from typing import NamedTuple

ROLE_PET, ROLE_GUARDIAN, ROLE_TOTEM, ROLE_TRAP = 1, 2, 3, 4
"""A pet obeys commands and its owner has one; a guardian fights by itself; a totem stands; a trap waits for an enemy."""

WEAPON_OF_TABLE, WEAPON_OF_LEVEL, WEAPON_TIMES_LEVEL = 0, 1, 2
"""Damage of a hit before attack power: the level table's; level ∓ a quarter of it; level × (``weapon_times`` ∓ 1)."""

POWER_TWICE_STRENGTH, POWER_STRENGTH, POWER_GHOUL = 0, 1, 2
"""Attack power: 2 × strength − 20; strength − 10 (imp); 589 + strength + agility (ghoul)."""

FROM_NOTHING, FROM_RANGED_POWER, FROM_ATTACK_POWER, FROM_SPELL_POWER = 0, 1, 2, 3
"""Of what of the owner a share becomes the pet's attack or spell power; of spell power the highest of a school mask."""

NO_MELEE = 1
"""It never swings (imp, water elemental, totems)."""
NO_MOVE = 2
UNSEEN = 4
"""Nobody can select or attack it (traps)."""

SPELLS = 8


class Kind(NamedTuple):
    """Describes one kind of summoned unit. Shares are in % of the owner's figure."""

    entry: int
    name: str
    role: int
    display_id: int
    creature_type: int
    family: int = 0
    power_type: int = 0
    attack_ms: int = 2000
    damage_school: int = 0
    run_yd: float = 8.0
    """Speed in yd/s: 1.14286 × 7, the emulator tables' usual rate."""
    stats_of: int = 0
    """Creature entry whose rows of the level table it has; 0: those that AzerothCore reckons where there are none."""
    unit_class: int = 1
    """1, 2, 4, 8: whose creature health and mana it has where ``stats_of`` is 0."""
    health_factor: float = 1.0
    mana_factor: float = 1.0
    weapon: int = WEAPON_OF_TABLE
    weapon_times: float = 0.0
    power_formula: int = POWER_TWICE_STRENGTH
    health_per_stamina: float = 10.0
    mana_per_intellect: float = 15.0
    strength_pct: float = 0.0
    agility_pct: float = 0.0
    stamina_pct: float = 0.0
    intellect_pct: float = 0.0
    armour_pct: float = 0.0
    resistance_pct: float = 0.0
    power_from: int = FROM_NOTHING
    power_pct: float = 0.0
    spell_from: int = FROM_NOTHING
    spell_pct: float = 0.0
    schools: int = 126
    """Mask of the schools whose highest spell power of the owner counts for FROM_SPELL_POWER."""
    hit_of_owner: int = 0
    """1: it has a share of the owner's hit, as hit, spell hit and expertise (spell 61017)."""
    damage_pct: float = 100.0
    """Factor of its melee damage in %: 125 of a happy hunter's pet."""
    flags: int = 0
    health: int = 5
    """Of a totem, at any level."""
    spells: tuple[int, ...] = ()
    """First ranks of the spells it knows, at most 8; it has the highest rank of its level. Below 0: just this rank, at any level."""
    autocast: int = 0
    """Mask over ``spells``: cast by itself."""
    source: str = ""
