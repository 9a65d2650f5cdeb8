# SPDX-License-Identifier: GPL-2.0-or-later
"""Spells: value, hit, crit, resistance, cost, haste, pushback.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp (MagicSpellHitResult, GetEffectiveResistChance,
CalcAbsorbResist, SpellCriticalDamageBonus), Spells/SpellInfo.cpp (CalcValue, CalcPowerCost), Spells/Spell.cpp
(TriggerGlobalCooldown, Delayed, DelayedChannel).
"""

from __future__ import annotations

MIN_GCD_MS = 1000
MAX_GCD_MS = 1500
PUSHBACK_MS = 500
MAX_PUSHBACKS = 2
CHANNEL_PUSHBACK_PERCENT = 25
BOSS_LEVEL = 83
BOSS_RESISTANCE = 510.0
LOST_BY_DIVISION = 1e-6
"""Added before a time is cut to whole ms, so that 1,650 ms by 1.1 are 1,500 ms."""


def scaling_levels(caster_level: int, spell_level: int, base_level: int, max_level: int) -> int:
    """Return for how many levels a spell's points_per_level count (SpellInfo.cpp:SpellEffectInfo::CalcValue)."""
    level = caster_level
    if max_level > 0 and level > max_level:
        level = max_level
    if level < base_level:
        level = base_level
    return level - max(base_level, spell_level)


def effect_value(base_points: int, die_sides: int, per_level: float, levels: int, roll: float) -> int:
    """Return an effect's value before power: base + 1 … base + die sides for ``roll`` in [0, 1) (SpellInfo.cpp:CalcValue)."""
    value = base_points + int(levels * per_level)
    if die_sides <= 0:
        return value
    return value + 1 + min(int(roll * die_sides), die_sides - 1)


def with_power(value: int, spell_power: float, coefficient: float, attack_power: float, attack_coefficient: float) -> int:
    """Return a value with its share of spell or healing power and of attack power, cut to a whole number."""
    return int(value + spell_power * coefficient + attack_power * attack_coefficient)


def default_coefficient(cast_ms: int, area: bool, binary_extra: bool) -> float:
    """Return the coefficient of a direct spell that has none of its own: cast time / 3.5 s, 1.5 … 3.5 s (SpellMgr.cpp).

    Area spells get half, spells with an effect besides damage 5 % less (Unit.cpp:CalculateDefaultCoefficient).
    """
    share = min(max(cast_ms, 1500), 3500) / 3500.0
    if area:
        share *= 0.5
    return share * 0.95 if binary_extra else share


def hit_chance(caster_level: int, victim_level: int, victim_is_player: bool, bonus_percent: float) -> int:
    """Return a magic spell's chance to hit in hundredths of a percent, 100 … 10,000 (Unit.cpp:MagicSpellHitResult).

    96 % at the same level, 1 % a level up to two above; from three on 11 % a level on creatures, 7 % on players.
    """
    difference = victim_level - caster_level
    percent = 96 - difference if difference < 3 else 94 - (difference - 2) * (7 if victim_is_player else 11)
    return min(max(percent * 100 + int(bonus_percent * 100.0), 100), 10000)


def average_resistance(resistance: int, penetration: int, caster_level: int, victim_level: int) -> float:
    """Return the mean share of damage resisted, which is also a binary spell's chance to fail (Unit.cpp:GetEffectiveResistChance).

    Five points of resistance for each level the victim is above come on top and cannot be penetrated.
    """
    value = max(float(resistance - penetration), 0.0) + max((victim_level - caster_level) * 5.0, 0.0)
    constant = BOSS_RESISTANCE if victim_level == BOSS_LEVEL else victim_level * 5.0
    return value / (value + constant) if value > 0.0 else 0.0


def resist_probability(step: int, average: float) -> float:
    """Return the probability that ``step`` tenths of the damage are resisted (Unit.cpp:CalcAbsorbResist)."""
    if average <= 0.1:
        if step == 0:
            return 1.0 - 7.5 * average
        if step == 1:
            return 5.0 * average
        return 2.5 * average if step == 2 else 0.0
    return max(0.5 - 2.5 * abs(0.1 * step - average), 0.0)


def resisted_tenths(roll: float, average: float) -> int:
    """Return how many tenths of a hit are resisted, 0 … 10, for ``roll`` in [0, 1) (Unit.cpp:CalcAbsorbResist)."""
    step = 0
    total = resist_probability(0, average)
    while roll >= total and step < 10:
        step += 1
        total += resist_probability(step, average)
    return step


def crit_value(value: int) -> int:
    """Return a magic spell's or heal's crit: half as much again (Unit.cpp:SpellCriticalDamageBonus)."""
    return value + value // 2


def power_cost(flat: int, percent: int, base_power: int, level_reduction: int) -> int:
    """Return what a cast costs: flat plus a share of base mana, cut, then ``level_reduction`` % less (SpellInfo.cpp:CalcPowerCost)."""
    cost = flat + base_power * percent // 100
    return max(cost - cost * level_reduction // 100, 0)


def hasted_ms(time_ms: int, haste: float) -> int:
    """Return the time of a cast, channel or tick by a factor of spell haste (Unit.cpp:ModSpellCastTime; UNIT_MOD_CAST_SPEED = 1 / it)."""
    return int(time_ms / haste + LOST_BY_DIVISION)


def hasted_gcd_ms(gcd_ms: int, flat_ms: int, haste: float) -> int:
    """Return a global cooldown that auras change by ``flat_ms`` and a factor of haste shortens (Spell.cpp:TriggerGlobalCooldown).

    One of 1,000 … 1,500 ms stays in these bounds; any other is as it is. ``haste`` is 1 for what is no magic.
    """
    if gcd_ms < MIN_GCD_MS or gcd_ms > MAX_GCD_MS:
        return gcd_ms
    return min(max(hasted_ms(gcd_ms + flat_ms, haste), MIN_GCD_MS), MAX_GCD_MS)


def pushback_ms(left_ms: int, cast_ms: int, hits_before: int, resist_percent: int) -> int:
    """Return a cast's time left after damage: 0.5 s more, twice at most, never over the whole cast (Spell.cpp:Delayed)."""
    if hits_before >= MAX_PUSHBACKS:
        return left_ms
    delay = PUSHBACK_MS * max(100 - resist_percent, 0) // 100
    return min(left_ms + delay, cast_ms)


def channel_pushback_ms(left_ms: int, channel_ms: int, hits_before: int, resist_percent: int) -> int:
    """Return a channel's time left after damage: a quarter of its length less, twice at most (Spell.cpp:DelayedChannel)."""
    if hits_before >= MAX_PUSHBACKS:
        return left_ms
    delay = channel_ms * CHANNEL_PUSHBACK_PERCENT // 100 * max(100 - resist_percent, 0) // 100
    return max(left_ms - delay, 0)


def growing_tick(amount: int, number: int, many: int) -> int:
    """Return tick ``number`` (from 1) of ``many`` of a curse that grows: half in the first third, one and a half in the last.

    Source: AzerothCore SpellAuraEffects.cpp:HandlePeriodicDamageAurasTick (Curse of Agony).
    """
    if number <= many // 3:
        return amount // 2
    if number > many * 2 // 3:
        return amount + (amount + 1) // 2
    return amount


def drained_mana(percent: int, target_mana: int, caster_mana: int) -> int:
    """Return the points of a drain of ``percent`` of the target's maximum, twice that share of the caster's at most.

    Source: AzerothCore SpellAuraEffects.cpp:HandlePeriodicManaLeechAuraTick.
    """
    return min(target_mana * percent // 100, caster_mana * 2 * percent // 100)
