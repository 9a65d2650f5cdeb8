# SPDX-License-Identifier: GPL-2.0-or-later
"""What summoned units have: attack power, weapon damage, health, mana, and what comes back to them by itself.

Source: AzerothCore src/server/game/Entities/Unit/StatSystem.cpp (Guardian::UpdateAttackPowerAndDamage, UpdateMaxHealth,
UpdateMaxPower, UpdateArmor), Entities/Pet/Pet.cpp:Guardian::InitStatsForLevel, Entities/Creature/Creature.cpp
(Regenerate, RegenerateHealth: what a player's creatures regain), Pet.h (PET_FOCUS_REGEN_INTERVAL).
"""

from __future__ import annotations

FOCUS_PER_4S = 24
"""Focus that a hunter's pet regains each 4 s."""
FOCUS_MS = 4000
MOST_FOCUS, MOST_ENERGY = 100, 100


def attack_power(formula: int, strength: int, agility: int) -> int:
    """Return the attack power of a summoned unit's own stats: 2 × strength − 20 (0), strength − 10 (1), 589 + both stats (2).

    Source: AzerothCore StatSystem.cpp:Guardian::UpdateAttackPowerAndDamage.
    """
    if formula == 1:
        return strength - 10
    if formula == 2:
        return 589 + strength + agility
    return 2 * strength - 20


def weapon_low(rule: int, level: int, of_table: int, times: float) -> float:
    """Return the least damage of a hit before attack power (rules 0 … 2, see ``lore.pets.kinds``)."""
    if rule == 1:
        return float(level - level // 4)
    return level * (times - 1.0) if rule == 2 else float(of_table)


def weapon_high(rule: int, level: int, of_table: int, times: float) -> float:
    """Return the most damage of a hit before attack power."""
    if rule == 1:
        return float(level + level // 4)
    return level * (times + 1.0) if rule == 2 else float(of_table)


def maximum(base: float, more_of_stat: int, per_point: float) -> float:
    """Return health or mana: the base, and so much for each point that the stat exceeds what the level gives.

    Source: AzerothCore StatSystem.cpp:Guardian::UpdateMaxHealth, UpdateMaxPower.
    """
    return base + max(more_of_stat, 0) * per_point


def health_per_2s(spirit: int, has_mana: bool) -> int:
    """Return the health that a player's creature regains each 2 s out of combat. Source: Creature.cpp:RegenerateHealth."""
    return int(spirit * (0.25 if has_mana else 0.80))


def mana_per_2s(spirit: int) -> int:
    """Return the mana that a player's creature regains each 2 s. Source: Creature.cpp:Creature::Regenerate."""
    return int(spirit / 5.0 + 17.0)


def hit_share(hit_pct: float, most_of_owner: float, most: float) -> float:
    """Return what a pet has of its owner's hit: as much of its own most as the owner has of his.

    Source: AzerothCore scripts/Spells/spell_generic.cpp:spell_pet_hit_expertise_scalling.
    """
    return hit_pct / most_of_owner * most
