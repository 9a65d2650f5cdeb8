# SPDX-License-Identifier: GPL-2.0-or-later
"""Weapon damage: attack power, normalisation, armour, and what each outcome of the attack table does to a hit.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp and StatSystem.cpp.
"""

from __future__ import annotations

ATTACK_POWER_PER_DPS = 14.0
MAX_ARMOUR_SHARE = 0.75
OFF_HAND_SHARE = 0.5
UNARMED_SPEED_MS = 2000
LOST_BY_DIVISION = 1e-6
"""Added before a delay is cut to whole ms, so that 3,300 ms by 1.1 are 3,000 ms."""

NORMALISED_TWO_HAND_MS = 3300
NORMALISED_RANGED_MS = 2800
NORMALISED_ONE_HAND_MS = 2400
NORMALISED_DAGGER_MS = 1700


def armour_share(armour: int, attacker_level: int) -> float:
    """Return the share of a physical hit that armour takes, 0 … 0.75 (Unit.cpp:CalcArmorReducedDamage)."""
    if armour <= 0:
        return 0.0
    level = float(attacker_level)
    if level > 59.0:
        level += 4.5 * (level - 59.0)
    ratio = 0.1 * armour / (8.5 * level + 40.0)
    return min(ratio / (1.0 + ratio), MAX_ARMOUR_SHARE)


def after_armour(damage: int, armour: int, attacker_level: int) -> int:
    """Return what is left of ``damage`` after armour, at least 1 (Unit.cpp:CalcArmorReducedDamage)."""
    return max(int(damage - damage * armour_share(armour, attacker_level)), 1)


def ignorable_armour(armour: int, victim_level: int) -> float:
    """Return the most armour that armour penetration of 100 % takes away (Unit.cpp:CalcArmorReducedDamage)."""
    constant = 400.0 + 85.0 * victim_level
    if victim_level >= 60:
        constant += 4.5 * 85.0 * (victim_level - 59)
    return min((armour + constant) / 3.0, float(armour))


def penetrated_armour(armour: int, victim_level: int, penetration_percent: float) -> int:
    """Return the armour that counts against an attacker with ``penetration_percent`` (0 … 100)."""
    share = min(max(penetration_percent, 0.0), 100.0) / 100.0
    return int(armour - ignorable_armour(armour, victim_level) * share)


def weapon_value(low: float, high: float, roll: float, attack_power: float, speed_ms: int) -> float:
    """Return a weapon's damage for ``roll`` in [0, 1): its own plus attack power / 14 × seconds.

    ``speed_ms`` is the weapon's own delay, or a NORMALISED_* one for normalised spells; haste never counts
    (StatSystem.cpp:Player::CalculateMinMaxDamage). Damage of an unarmed player: low 1, high 2, speed 2,000 ms.
    """
    return low + (high - low) * roll + attack_power / ATTACK_POWER_PER_DPS * (speed_ms / 1000.0)


def normalised_speed_ms(two_handed: bool, ranged: bool, dagger: bool, speed_ms: int) -> int:
    """Return the delay that attack power counts with in a normalised spell (Unit.cpp:GetAPMultiplier)."""
    if speed_ms <= 0:
        return NORMALISED_ONE_HAND_MS
    if ranged:
        return NORMALISED_RANGED_MS
    if two_handed:
        return NORMALISED_TWO_HAND_MS
    return NORMALISED_DAGGER_MS if dagger else NORMALISED_ONE_HAND_MS


def glancing_damage(damage: int, attacker_level: int, victim_level: int) -> int:
    """Return the damage of a glancing hit: 10 % less for each level the victim is above, at most three (Unit.cpp:CalculateMeleeDamage)."""
    difference = min(max(victim_level - attacker_level, 0), 3)
    return damage * (10 - difference) // 10


def crushing_damage(damage: int) -> int:
    """Return the damage of a crushing blow: half as much again (Unit.cpp:CalculateMeleeDamage)."""
    return damage + damage // 2


def melee_crit_damage(damage: int) -> int:
    """Return the damage of a melee or ranged crit, swing or spell: twice (Unit.cpp:CalculateMeleeDamage)."""
    return damage * 2


def blocked_damage(damage: int, block_value: int) -> int:
    """Return what a block lets through: ``block_value`` less, at least 0 (Unit.cpp:CalculateMeleeDamage)."""
    return max(damage - block_value, 0)


def off_hand_damage(value: float) -> float:
    """Return the part of an off-hand hit that counts: half, without talents (Unit.cpp:m_modAttackSpeedPct, OFF_ATTACK)."""
    return value * OFF_HAND_SHARE


def chance_of_rate(delay_ms: int, per_minute: float) -> float:
    """Return the chance (%) that a hit of a weapon procs whose plain swings are to proc ``per_minute`` times (Unit.cpp:GetPPMProcRate)."""
    return delay_ms * per_minute / 600.0


def swing_delay_ms(speed_ms: int, haste: float) -> int:
    """Return the time between two swings of a weapon: its speed by a factor of haste (Unit.cpp:ApplyAttackTimePercentMod).

    Every aura and rating multiplies the factor: haste of 20 % by 1.2, a slow of 25 % by 1 / 1.25 (Util.h:ApplyPercentModFloatVar).
    """
    return max(int(speed_ms / haste + LOST_BY_DIVISION), 1)


def parry_haste_ms(left_ms: int, speed_ms: int) -> int:
    """Return the time to the victim's next swing after it parried (Unit.cpp:DealMeleeDamage).

    40 % of the swing's length is taken off, but not below 20 % of it; a swing already nearer stays.
    """
    floor = speed_ms // 5
    if left_ms <= floor:
        return left_ms
    return max(left_ms - speed_ms * 2 // 5, floor)
