# SPDX-License-Identifier: GPL-2.0-or-later
"""A summoned unit's sheet: its kind at its owner's level, its shares of its owner's figures, its auras.

Source: AzerothCore src/server/game/Entities/Unit/StatSystem.cpp (Guardian::Update…), Entities/Pet/Pet.cpp:InitStatsForLevel,
scripts/Spells/spell_hunter.cpp:spell_hun_generic_scaling and its like for other classes (shares of the owner's figures),
spell_generic.cpp:spell_pet_hit_expertise_scalling (hit).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.classes.tables import MAX_LEVEL
from warhost.lore.formulas.pets import MOST_ENERGY, MOST_FOCUS
from warhost.lore.pets.kinds import FROM_ATTACK_POWER, FROM_RANGED_POWER, FROM_SPELL_POWER
from warhost.lore.spells.enums import CLASS_HUNTER, CREATURE_TYPE_HUMANOID
from warhost.realm import sheet_rules as r
from warhost.realm.kernel import kernel
from warhost.realm.rules import pet_attack_power, pet_hit_share, pet_maximum, pet_weapon_high, pet_weapon_low
from warhost.realm.sheets.offence import set_maxima
from warhost.realm.sheets.speed import told_haste

LEVELS = MAX_LEVEL + 1
BASE_PERCENT = 5.0
STRENGTH, AGILITY, STAMINA, INTELLECT = range(4)
POWER_MANA, POWER_FOCUS, POWER_ENERGY = 0, 2, 3
HIT_CAP, SPELL_HIT_CAP, EXPERTISE_CAP = 8.0, 17.0, 26.0
"""What an owner at his cap of hit gives a pet: hit and spell hit in %, expertise in points."""

STATS, STATS_BASE_PCT, STATS_PCT = r.STATS, r.STATS_BASE_PCT, r.STATS_PCT
RESISTANCES, RESISTANCES_BASE_PCT, RESISTANCES_PCT = r.RESISTANCES, r.RESISTANCES_BASE_PCT, r.RESISTANCES_PCT
ATTACK_POWER, ATTACK_POWER_PCT, DAMAGE_DONE, HEALING_DONE = r.ATTACK_POWER, r.ATTACK_POWER_PCT, r.DAMAGE_DONE, r.HEALING_DONE
HEALTH, HEALTH_PCT, MANA_MAX, MANA_MAX_PCT = r.HEALTH, r.HEALTH_PCT, r.MANA_MAX, r.MANA_MAX_PCT
SPELL_CRIT, WEAPON_CRIT, MELEE_HIT, SPELL_HIT, EXPERTISE = r.SPELL_CRIT, r.WEAPON_CRIT, r.MELEE_HIT, r.SPELL_HIT, r.EXPERTISE
DODGE, PARRY, BLOCK, MELEE_HASTE, CAST_HASTE = r.DODGE, r.PARRY, r.BLOCK, r.MELEE_HASTE, r.CAST_HASTE


@kernel
def owners_figure(st: Any, owner: int, which: int, schools: int) -> int:
    """Return the figure of an owner that FROM_* names, at least 0; of spell power the highest of the mask ``schools``."""
    sh = st.sheets[owner]
    if which == FROM_RANGED_POWER:
        return max(0 + sh.ranged_attack_power, 0)
    if which == FROM_ATTACK_POWER:
        return max(0 + sh.attack_power, 0)
    best = 0
    if which == FROM_SPELL_POWER:
        for k in range(7):
            if schools >> k & 1:
                best = max(best, 0 + sh.spell_power[k])
    return best


@kernel
def _stats(st: Any, ct: Any, row: int, owner: int, kind: int, sums: Any) -> None:
    """Set the five stats: what the level gives, shares of the owner's, auras."""
    sh = st.sheets[row]
    theirs = st.sheets[owner]
    k = ct.summon_kinds[kind]
    level = ct.summon_levels[kind * LEVELS + st.units[row].level]
    for stat in range(5):
        share = 0.0
        if stat == STRENGTH:
            share = 0.0 + k.strength_pct
        elif stat == AGILITY:
            share = 0.0 + k.agility_pct
        elif stat == STAMINA:
            share = 0.0 + k.stamina_pct
        elif stat == INTELLECT:
            share = 0.0 + k.intellect_pct
        base = 0 + level.stats[stat]
        sh.base_stats[stat] = base
        more = int(max(0 + theirs.stats[stat], 0) * share / 100.0)
        sh.stats[stat] = max(int((base * sums[STATS_BASE_PCT + stat] + sums[STATS + stat] + more) * sums[STATS_PCT + stat]), 0)


@kernel
def _power(st: Any, ct: Any, row: int, owner: int, kind: int, sums: Any) -> None:
    """Set attack power, spell power and the weapon."""
    u = st.units[row]
    sh = st.sheets[row]
    k = ct.summon_kinds[kind]
    level = ct.summon_levels[kind * LEVELS + u.level]
    own = pet_attack_power(0 + k.power_formula, 0 + sh.stats[STRENGTH], 0 + sh.stats[AGILITY])
    share = int(owners_figure(st, owner, 0 + k.power_from, 0 + k.schools) * k.power_pct / 100.0)
    sh.attack_power = max(int((own + sums[ATTACK_POWER] + share) * sums[ATTACK_POWER_PCT]), 0)
    sh.ranged_attack_power = 0 + sh.attack_power
    magic = int(owners_figure(st, owner, 0 + k.spell_from, 0 + k.schools) * k.spell_pct / 100.0)
    for school in range(7):
        sh.spell_power[school] = int(sums[DAMAGE_DONE + school]) + (magic if school > 0 else 0)
    sh.heal_power = int(sums[HEALING_DONE])
    factor = k.damage_pct / 100.0
    sh.weapon_min[0] = pet_weapon_low(0 + k.weapon, 0 + u.level, float(level.damage_min), 0.0 + k.weapon_times) * factor
    sh.weapon_max[0] = pet_weapon_high(0 + k.weapon, 0 + u.level, float(level.damage_max), 0.0 + k.weapon_times) * factor
    sh.attack_ms[0] = k.attack_ms


@kernel
def _chances(st: Any, ct: Any, row: int, owner: int, kind: int, sums: Any) -> None:
    """Set crit, hit, expertise, dodge, parry and block."""
    u = st.units[row]
    sh = st.sheets[row]
    o = st.units[owner]
    k = ct.summon_kinds[kind]
    sh.melee_crit_pct = max(BASE_PERCENT + sums[WEAPON_CRIT], 0.0)
    sh.ranged_crit_pct = 0.0 + sh.melee_crit_pct
    for school in range(7):
        sh.spell_crit_pct[school] = max(BASE_PERCENT + sums[SPELL_CRIT + school], 0.0)
    hit = 0.0
    most = HIT_CAP
    if k.hit_of_owner == 1:
        hit = 0.0 + st.sheets[owner].melee_hit_pct
        if o.power_type == POWER_MANA and o.class_id != CLASS_HUNTER:
            hit = 0.0 + st.sheets[owner].spell_hit_pct
            most = SPELL_HIT_CAP
    sh.melee_hit_pct = sums[MELEE_HIT] + pet_hit_share(hit, most, HIT_CAP)
    sh.spell_hit_pct = sums[SPELL_HIT] + pet_hit_share(hit, most, SPELL_HIT_CAP)
    sh.expertise = int(sums[EXPERTISE] + pet_hit_share(hit, most, EXPERTISE_CAP))
    sh.dodge_pct = max(BASE_PERCENT + sums[DODGE], 0.0)
    sh.parry_pct = max(BASE_PERCENT + sums[PARRY], 0.0) if k.creature_type == CREATURE_TYPE_HUMANOID else 0.0
    sh.block_pct = max(BASE_PERCENT + sums[BLOCK], 0.0)
    sh.block_value = u.level // 2
    sh.melee_haste = max(sums[MELEE_HASTE], 0.1)
    sh.cast_haste = told_haste(max(sums[CAST_HASTE], 0.1))


@kernel
def _defences(st: Any, ct: Any, row: int, owner: int, kind: int, sums: Any) -> None:
    """Set armour and resistances: the level's, shares of the owner's, two points of armour for each point of agility gained."""
    sh = st.sheets[row]
    theirs = st.sheets[owner]
    k = ct.summon_kinds[kind]
    level = ct.summon_levels[kind * LEVELS + st.units[row].level]
    for school in range(7):
        own = float(level.armour) if school == 0 else 0.0
        share = k.armour_pct if school == 0 else k.resistance_pct
        more = int(max(0 + theirs.resistances[school], 0) * share / 100.0)
        if school == 0:
            more += 2 * max(sh.stats[AGILITY] - sh.base_stats[AGILITY], 0)
        value = (own * sums[RESISTANCES_BASE_PCT + school] + sums[RESISTANCES + school] + more) * sums[RESISTANCES_PCT + school]
        sh.resistances[school] = max(int(value), 0)
    sh.armour = sh.resistances[0]


@kernel
def refresh_summon(st: Any, ct: Any, row: int, sums: Any) -> None:
    """Set the sheet, maxima and level of a summoned unit; its level is its owner's. Mutates the unit and its sheet."""
    u = st.units[row]
    summon = st.summons[u.summon]
    owner = 0 + summon.owner
    kind = 0 + summon.kind
    u.level = min(0 + st.units[owner].level, MAX_LEVEL)
    sh = st.sheets[row]
    k = ct.summon_kinds[kind]
    level = ct.summon_levels[kind * LEVELS + u.level]
    sh.base_hp = level.hp
    sh.base_mana = level.mana if u.power_type == POWER_MANA else 0
    _stats(st, ct, row, owner, kind, sums)
    _power(st, ct, row, owner, kind, sums)
    _chances(st, ct, row, owner, kind, sums)
    _defences(st, ct, row, owner, kind, sums)
    gained = sh.stats[STAMINA] - sh.base_stats[STAMINA]
    hp = int((pet_maximum(float(sh.base_hp), gained, 0.0 + k.health_per_stamina) + sums[HEALTH]) * sums[HEALTH_PCT])
    mana = 0
    if sh.base_mana > 0:
        gained = sh.stats[INTELLECT] - sh.base_stats[INTELLECT]
        mana = int((pet_maximum(float(sh.base_mana), gained, 0.0 + k.mana_per_intellect) + sums[MANA_MAX]) * sums[MANA_MAX_PCT])
    set_maxima(st, row, hp, mana, 0)
    u.max_powers[POWER_FOCUS] = MOST_FOCUS if u.power_type == POWER_FOCUS else 0
    u.max_powers[POWER_ENERGY] = MOST_ENERGY if u.power_type == POWER_ENERGY else 0
