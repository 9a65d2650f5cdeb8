# SPDX-License-Identifier: GPL-2.0-or-later
"""What stats give: attack power, health, mana, armour, crit, dodge, parry, block, ratings.

Source: AzerothCore src/server/game/Entities/Unit/StatSystem.cpp and Player.cpp (GetMeleeCritFromAgility,
GetDodgeFromAgility, GetSpellCritFromIntellect, GetShieldBlockValue, GetRatingBonusValue). Tuples are indexed by class id.
"""

from __future__ import annotations

WARRIOR, PALADIN, HUNTER, ROGUE, PRIEST, DEATH_KNIGHT, SHAMAN, MAGE, WARLOCK, DRUID = 1, 2, 3, 4, 5, 6, 7, 8, 9, 11

DIMINISHING_K = (0.0, 0.956, 0.956, 0.988, 0.988, 0.983, 0.956, 0.988, 0.983, 0.983, 0.0, 0.972)
DODGE_CAP = (0.0, 18.129021, 18.129021, 35.560408, 35.560408, 80.37594, 18.129021, 80.560408, 80.37594, 80.37594, 0.0, 40.890707)
PARRY_CAP = (0.0, 15.003525, 15.003525, 50.560408, 50.560408, 0.0, 15.003525, 60.560408, 0.0, 0.0, 0.0, 0.0)
MISS_CAP = 16.0
DODGE_BASE = (0.0, 0.03664, 0.034943, -0.040873, 0.020957, 0.034178, 0.03664, 0.02108, 0.036587, 0.024211, 0.0, 0.056097)
CRIT_TO_DODGE = (0.0, 0.85, 1.0, 1.11, 2.0, 1.0, 0.85, 1.6, 1.0, 0.97, 0.0, 2.0)
DODGE_DIVISOR = 1.15


def attack_power(class_id: int, level: int, strength: float, agility: float) -> int:
    """Return melee attack power from level and stats (StatSystem.cpp:UpdateAttackPowerAndDamage), druids out of form."""
    if class_id in (WARRIOR, PALADIN, DEATH_KNIGHT):
        value = level * 3.0 + strength * 2.0 - 20.0
    elif class_id in (HUNTER, SHAMAN, ROGUE):
        value = level * 2.0 + strength + agility - 20.0
    elif class_id == DRUID:
        value = strength * 2.0 - 20.0
    else:
        value = strength - 10.0
    return max(int(value), 0)


def ranged_attack_power(class_id: int, level: int, agility: float) -> int:
    """Return ranged attack power from level and agility (StatSystem.cpp:UpdateAttackPowerAndDamage)."""
    if class_id == HUNTER:
        value = level * 2.0 + agility - 10.0
    elif class_id in (ROGUE, WARRIOR):
        value = level + agility - 10.0
    else:
        value = agility - 10.0
    return max(int(value), 0)


def health_from_stamina(stamina: float) -> int:
    """Return health from stamina: 1 each up to 20, then 10 each (StatSystem.cpp:GetHealthBonusFromStamina)."""
    base = min(stamina, 20.0)
    return int(base + (stamina - base) * 10.0)


def mana_from_intellect(intellect: float) -> int:
    """Return mana from intellect: 1 each up to 20, then 15 each (StatSystem.cpp:GetManaBonusFromIntellect)."""
    base = min(intellect, 20.0)
    return int(base + (intellect - base) * 15.0)


def armour(from_items: float, agility: float, bonus: float, percent: float) -> int:
    """Return armour: items, 2 a point of agility, flat auras, then ``percent`` more (StatSystem.cpp:UpdateArmor)."""
    return max(int((from_items + agility * 2.0 + bonus) * (100.0 + percent) / 100.0), 0)


def crit_percent(stat: float, base: float, ratio: float) -> float:
    """Return melee crit from agility or spell crit from intellect in %: gt base and gt ratio are shares (Player.cpp)."""
    return (base + stat * ratio) * 100.0


def diminished(class_id: int, bonus: float, cap: float) -> float:
    """Return what is left of an avoidance ``bonus`` in % after diminishing returns towards ``cap`` (StatSystem.cpp)."""
    if cap <= 0.0 or bonus <= 0.0:
        return 0.0
    return bonus * cap / (bonus + cap * DIMINISHING_K[class_id])


def dodge_percent(class_id: int, base_agility: float, bonus_agility: float, crit_ratio: float, rating: float, defence: float) -> float:
    """Return the dodge chance in % (Player.cpp:GetDodgeFromAgility, StatSystem.cpp:UpdateDodgePercentage).

    ``crit_ratio`` is gtChanceToMeleeCrit of class and level, ``rating`` % from dodge rating, ``defence`` points of
    defence from rating. Base agility does not diminish, the rest does.
    """
    per_agility = 100.0 * crit_ratio * CRIT_TO_DODGE[class_id] / DODGE_DIVISOR
    sure = 100.0 * DODGE_BASE[class_id] + base_agility * per_agility
    more = bonus_agility * per_agility + rating + int(defence) * 0.04
    return max(sure + diminished(class_id, more, DODGE_CAP[class_id]), 0.0)


def parry_percent(class_id: int, rating: float, defence: float) -> float:
    """Return the parry chance in % with a melee weapon in hand, 0 for classes that cannot (StatSystem.cpp:UpdateParryPercentage)."""
    cap = PARRY_CAP[class_id]
    if cap <= 0.0:
        return 0.0
    return 5.0 + diminished(class_id, rating + int(defence) * 0.04, cap)


def block_value(strength: float, from_items: float) -> int:
    """Return what a block stops: shield and gear, and half a point a strength beyond 20 (Player.cpp:GetShieldBlockValue)."""
    return max(int(strength * 0.5 - 10.0 + from_items), 0)


def rating_percent(rating: float, class_scalar: float, per_percent: float) -> float:
    """Return the % a rating gives: gtOCTClassCombatRatingScalar / gtCombatRatings of the level (Player.cpp:GetRatingMultiplier)."""
    return rating * class_scalar / per_percent if per_percent > 0.0 else 0.0
