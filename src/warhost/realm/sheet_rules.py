# SPDX-License-Identifier: GPL-2.0-or-later
"""Which auras change a sheet, as data: aura number, the sum that it goes into, how it is added, and what its misc chooses.

Source: AzerothCore src/server/game/Spells/Auras/SpellAuraEffects.cpp (the handlers of these auras: BASE_VALUE, TOTAL_VALUE,
BASE_PCT, TOTAL_PCT of a UnitMod), Unit.cpp (ApplyAttackTimePercentMod, GetMaxPositiveAuraModifier).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from warhost.lore.spells import auras as a

ADD, PERCENT, HASTE, RAISE, LOWER = 1, 2, 3, 4, 5
"""How: sum; product of (100 + amount) %; product where a negative amount divides; the highest; the lowest."""

ONE, STAT, SCHOOL, RATING, MANA, GCD = 0, 1, 2, 3, 4, 5
"""What misc chooses: nothing; a stat (-1 all); the schools of a mask; the ratings of a mask; only mana (misc 0); only the global
cooldown (misc 21, SPELLMOD_GLOBAL_COOLDOWN)."""
SPELLMOD_GLOBAL_COOLDOWN = 21

STATS, STATS_BASE_PCT, STATS_PCT = 0, 5, 10
RESISTANCES, RESISTANCES_BASE_PCT, RESISTANCES_PCT, RESISTANCES_EXCLUSIVE = 15, 22, 29, 36
DAMAGE_DONE, DAMAGE_DONE_PCT, DAMAGE_TAKEN, DAMAGE_TAKEN_PCT, SPELL_CRIT = 43, 50, 57, 64, 71
RATINGS = 78
ATTACK_POWER, ATTACK_POWER_PCT, RANGED_ATTACK_POWER, HEALTH, HEALTH_PCT, MANA_MAX, MANA_MAX_PCT = range(103, 110)
HEALING_DONE, HEALING_DONE_PCT, HEALING_TAKEN, HEALING_TAKEN_UP, HEALING_TAKEN_DOWN = range(110, 115)
WEAPON_CRIT, MELEE_HIT, SPELL_HIT, DODGE, PARRY, BLOCK, BLOCK_VALUE, BLOCK_VALUE_PCT = range(115, 123)
MELEE_HASTE, CAST_HASTE, MP5, SPIRIT_PCT, SPIRIT_CASTING, HP5, EXPERTISE, PENETRATION, CRIT_TAKEN = range(123, 132)
SPEED_UP, SPEED_UP_OTHER, SPEED_DOWN = 132, 133, 134
DETECTION, THREAT = 135, 136
RANGED_HASTE, RANGED_POWER_TAKEN, GLOBAL_COOLDOWN = 143, 144, 145
SUMS = 146
"""How many sums there are; those above name the place of each, arrays by their first."""

PRODUCTS = (
    *range(STATS_BASE_PCT, STATS_PCT + 5),
    *range(RESISTANCES_BASE_PCT, RESISTANCES_PCT + 7),
    *range(DAMAGE_DONE_PCT, DAMAGE_DONE_PCT + 7),
    *range(DAMAGE_TAKEN_PCT, DAMAGE_TAKEN_PCT + 7),
    *range(THREAT, THREAT + 7),
    *(ATTACK_POWER_PCT, HEALTH_PCT, MANA_MAX_PCT, HEALING_DONE_PCT, BLOCK_VALUE_PCT, MELEE_HASTE, RANGED_HASTE, CAST_HASTE, SPIRIT_PCT),
)
"""Sums that are products and begin at 1; the others begin at 0."""


class Rule(NamedTuple):
    """Says where the amount of an aura goes."""

    aura: int
    place: int
    how: int
    by: int


RULES: tuple[Rule, ...] = (
    Rule(a.SPELL_AURA_MOD_STAT, STATS, ADD, STAT),
    Rule(a.SPELL_AURA_MOD_PERCENT_STAT, STATS_BASE_PCT, PERCENT, STAT),
    Rule(a.SPELL_AURA_MOD_TOTAL_STAT_PERCENTAGE, STATS_PCT, PERCENT, STAT),
    Rule(a.SPELL_AURA_MOD_RESISTANCE, RESISTANCES, ADD, SCHOOL),
    Rule(a.SPELL_AURA_MOD_BASE_RESISTANCE, RESISTANCES, ADD, SCHOOL),
    Rule(a.SPELL_AURA_MOD_RESISTANCE_PCT, RESISTANCES_PCT, PERCENT, SCHOOL),
    Rule(a.SPELL_AURA_MOD_BASE_RESISTANCE_PCT, RESISTANCES_BASE_PCT, PERCENT, SCHOOL),
    Rule(a.SPELL_AURA_MOD_RESISTANCE_EXCLUSIVE, RESISTANCES_EXCLUSIVE, RAISE, SCHOOL),
    Rule(a.SPELL_AURA_MOD_DAMAGE_DONE, DAMAGE_DONE, ADD, SCHOOL),
    Rule(a.SPELL_AURA_MOD_DAMAGE_PERCENT_DONE, DAMAGE_DONE_PCT, PERCENT, SCHOOL),
    Rule(a.SPELL_AURA_MOD_DAMAGE_TAKEN, DAMAGE_TAKEN, ADD, SCHOOL),
    Rule(a.SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN, DAMAGE_TAKEN_PCT, PERCENT, SCHOOL),
    Rule(a.SPELL_AURA_MOD_SPELL_CRIT_CHANCE_SCHOOL, SPELL_CRIT, ADD, SCHOOL),
    Rule(a.SPELL_AURA_MOD_RATING, RATINGS, ADD, RATING),
    Rule(a.SPELL_AURA_MOD_ATTACK_POWER, ATTACK_POWER, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_ATTACK_POWER_PCT, ATTACK_POWER_PCT, PERCENT, ONE),
    Rule(a.SPELL_AURA_MOD_RANGED_ATTACK_POWER, RANGED_ATTACK_POWER, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_INCREASE_HEALTH, HEALTH, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_INCREASE_HEALTH_2, HEALTH, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_INCREASE_HEALTH_PERCENT, HEALTH_PCT, PERCENT, ONE),
    Rule(a.SPELL_AURA_MOD_INCREASE_ENERGY, MANA_MAX, ADD, MANA),
    Rule(a.SPELL_AURA_MOD_INCREASE_ENERGY_PERCENT, MANA_MAX_PCT, PERCENT, MANA),
    Rule(a.SPELL_AURA_MOD_HEALING_DONE, HEALING_DONE, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_HEALING_DONE_PERCENT, HEALING_DONE_PCT, PERCENT, ONE),
    Rule(a.SPELL_AURA_MOD_HEALING, HEALING_TAKEN, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_HEALING_PCT, HEALING_TAKEN_UP, RAISE, ONE),
    Rule(a.SPELL_AURA_MOD_HEALING_PCT, HEALING_TAKEN_DOWN, LOWER, ONE),
    Rule(a.SPELL_AURA_MOD_WEAPON_CRIT_PERCENT, WEAPON_CRIT, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_HIT_CHANCE, MELEE_HIT, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_SPELL_HIT_CHANCE, SPELL_HIT, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_DODGE_PERCENT, DODGE, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_PARRY_PERCENT, PARRY, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_BLOCK_PERCENT, BLOCK, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_SHIELD_BLOCKVALUE, BLOCK_VALUE, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_SHIELD_BLOCKVALUE_PCT, BLOCK_VALUE_PCT, PERCENT, ONE),
    Rule(a.SPELL_AURA_MOD_ATTACKSPEED, MELEE_HASTE, HASTE, ONE),
    Rule(a.SPELL_AURA_MOD_MELEE_HASTE, MELEE_HASTE, HASTE, ONE),
    Rule(a.SPELL_AURA_MOD_MELEE_RANGED_HASTE, MELEE_HASTE, HASTE, ONE),
    Rule(a.SPELL_AURA_MELEE_SLOW, MELEE_HASTE, HASTE, ONE),
    Rule(a.SPELL_AURA_MOD_ATTACKSPEED, RANGED_HASTE, HASTE, ONE),
    Rule(a.SPELL_AURA_MOD_MELEE_RANGED_HASTE, RANGED_HASTE, HASTE, ONE),
    Rule(a.SPELL_AURA_MELEE_SLOW, RANGED_HASTE, HASTE, ONE),
    Rule(a.SPELL_AURA_MOD_RANGED_HASTE, RANGED_HASTE, HASTE, ONE),
    Rule(a.SPELL_AURA_RANGED_ATTACK_POWER_ATTACKER_BONUS, RANGED_POWER_TAKEN, ADD, ONE),
    Rule(a.SPELL_AURA_HASTE_SPELLS, CAST_HASTE, HASTE, ONE),
    Rule(a.SPELL_AURA_MOD_CASTING_SPEED_NOT_STACK, CAST_HASTE, HASTE, ONE),
    Rule(a.SPELL_AURA_MOD_THREAT, THREAT, PERCENT, SCHOOL),
    Rule(a.SPELL_AURA_MOD_POWER_REGEN, MP5, ADD, MANA),
    Rule(a.SPELL_AURA_MOD_POWER_REGEN_PERCENT, SPIRIT_PCT, PERCENT, MANA),
    Rule(a.SPELL_AURA_MOD_MANA_REGEN_INTERRUPT, SPIRIT_CASTING, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_REGEN, HP5, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_EXPERTISE, EXPERTISE, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_ARMOR_PENETRATION_PCT, PENETRATION, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_ATTACKER_SPELL_AND_WEAPON_CRIT_CHANCE, CRIT_TAKEN, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_DETECT_RANGE, DETECTION, ADD, ONE),
    Rule(a.SPELL_AURA_MOD_INCREASE_SPEED, SPEED_UP, RAISE, ONE),
    Rule(a.SPELL_AURA_MOD_SPEED_NOT_STACK, SPEED_UP_OTHER, RAISE, ONE),
    Rule(a.SPELL_AURA_MOD_DECREASE_SPEED, SPEED_DOWN, LOWER, ONE),
    Rule(a.SPELL_AURA_ADD_FLAT_MODIFIER, GLOBAL_COOLDOWN, ADD, GCD),
)
"""Spell crit for all schools (57) and hit with spells from 199 are two-place rules, see EVERY_SCHOOL."""

EVERY_SCHOOL: tuple[int, ...] = (a.SPELL_AURA_MOD_SPELL_CRIT_CHANCE,)
"""Auras that add to the spell crit of all schools whatever their misc."""

RULE_DTYPE = np.dtype([("place", "i4"), ("how", "u1"), ("by", "u1"), ("second", "i4")], align=True)
"""``second`` is the place of an aura's other sum (its LOWER beside its RAISE, ranged haste beside melee haste), -1 none."""

AURA_NUMBERS = 321
SPEED_PLACES = (SPEED_UP, SPEED_UP_OTHER, SPEED_DOWN)


def rule_table() -> np.ndarray:
    """Return the rules as RULE_DTYPE rows by aura number (321 rows); ``how`` is 0 where an aura leaves sheets alone."""
    table = np.zeros(AURA_NUMBERS, RULE_DTYPE)
    table["second"] = -1
    for rule in RULES:
        if table["how"][rule.aura]:
            table["second"][rule.aura] = rule.place
        else:
            table[rule.aura] = (rule.place, rule.how, rule.by, -1)
    for aura in EVERY_SCHOOL:
        table[aura] = (SPELL_CRIT, ADD, SCHOOL, -2)
    return table


def first_sums() -> np.ndarray:
    """Return what the sums of a unit without auras are: 1 where a product, else 0 (float64)."""
    sums = np.zeros(SUMS)
    sums[list(PRODUCTS)] = 1.0
    return sums
