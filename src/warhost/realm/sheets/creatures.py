# SPDX-License-Identifier: GPL-2.0-or-later
"""A creature's sheet: its template's figures for its level, and auras.

Figures between level_min and level_max lie on a straight line. A template's damage has its attack power in it, so the
sheet's ``attack_power`` is only what auras add or take. Source of the percentages: AzerothCore
src/server/game/Entities/Unit/Unit.cpp (GetUnitDodgeChance, GetUnitParryChance, GetUnitBlockChance,
m_baseSpellCritChance, GetUnitCriticalChance), Creature.h:GetShieldBlockValue.
"""

from __future__ import annotations

from typing import Any

from warhost.realm import sheet_rules as r
from warhost.realm.kernel import kernel
from warhost.realm.sheets.offence import set_maxima
from warhost.realm.sheets.speed import told_haste

HUMANOID = 7
BASE_PERCENT = 5.0

ATTACK_POWER, ATTACK_POWER_PCT, RANGED_ATTACK_POWER = r.ATTACK_POWER, r.ATTACK_POWER_PCT, r.RANGED_ATTACK_POWER
HEALTH, HEALTH_PCT, MANA_MAX, MANA_MAX_PCT = r.HEALTH, r.HEALTH_PCT, r.MANA_MAX, r.MANA_MAX_PCT
RESISTANCES, RESISTANCES_BASE_PCT, RESISTANCES_PCT = r.RESISTANCES, r.RESISTANCES_BASE_PCT, r.RESISTANCES_PCT
DAMAGE_DONE, HEALING_DONE, SPELL_CRIT = r.DAMAGE_DONE, r.HEALING_DONE, r.SPELL_CRIT
WEAPON_CRIT, MELEE_HIT, SPELL_HIT = r.WEAPON_CRIT, r.MELEE_HIT, r.SPELL_HIT
DODGE, PARRY, BLOCK, MELEE_HASTE, CAST_HASTE = r.DODGE, r.PARRY, r.BLOCK, r.MELEE_HASTE, r.CAST_HASTE


@kernel
def between(low: float, high: float, level: int, level_min: int, level_max: int) -> float:
    """Return the figure of ``level`` on the line from ``low`` at level_min to ``high`` at level_max."""
    if level_max <= level_min or level <= level_min:
        return low
    if level >= level_max:
        return high
    return low + (high - low) * (level - level_min) / (level_max - level_min)


@kernel
def _percentages(st: Any, ct: Any, row: int, sums: Any) -> None:
    u = st.units[row]
    sh = st.sheets[row]
    sh.melee_crit_pct = max(BASE_PERCENT + sums[WEAPON_CRIT], 0.0)
    sh.ranged_crit_pct = sh.melee_crit_pct
    for k in range(7):
        sh.spell_crit_pct[k] = max(BASE_PERCENT + sums[SPELL_CRIT + k], 0.0)
    sh.melee_hit_pct = sums[MELEE_HIT]
    sh.spell_hit_pct = sums[SPELL_HIT]
    sh.dodge_pct = max(BASE_PERCENT + sums[DODGE], 0.0)
    parries = ct.templates[u.template].creature_type == HUMANOID
    sh.parry_pct = max(BASE_PERCENT + sums[PARRY], 0.0) if parries else 0.0
    sh.block_pct = max(BASE_PERCENT + sums[BLOCK], 0.0)
    sh.block_value = u.level // 2
    sh.melee_haste = max(sums[MELEE_HASTE], 0.1)
    sh.cast_haste = told_haste(max(sums[CAST_HASTE], 0.1))


@kernel
def _defences(st: Any, ct: Any, row: int, sums: Any) -> None:
    u = st.units[row]
    sh = st.sheets[row]
    t = ct.templates[u.template]
    armour = between(float(t.armour_min), float(t.armour_max), u.level, t.level_min, t.level_max)
    for k in range(7):
        own = armour if k == 0 else float(t.resistance[k])
        value = (own * sums[RESISTANCES_BASE_PCT + k] + sums[RESISTANCES + k]) * sums[RESISTANCES_PCT + k]
        sh.resistances[k] = max(int(value), 0)
    sh.armour = sh.resistances[0]
    sh.base_stats[4] = 0
    sh.mana_regen_per_s = 0.0
    sh.hp_regen_per_s = 0.0


@kernel
def refresh_creature(st: Any, ct: Any, row: int, sums: Any) -> None:
    """Set the sheet and maxima of a creature. Mutates the unit and its sheet; one without a template stays as it is."""
    u = st.units[row]
    if u.template < 0:
        return
    sh = st.sheets[row]
    t = ct.templates[u.template]
    low = t.level_min
    top = t.level_max
    sh.base_hp = int(between(float(t.health_min), float(t.health_max), u.level, low, top))
    sh.base_mana = int(between(float(t.mana_min), float(t.mana_max), u.level, low, top))
    sh.weapon_min[0] = between(t.damage_min, t.damage_min_top, u.level, low, top)
    sh.weapon_max[0] = between(t.damage_max, t.damage_max_top, u.level, low, top)
    sh.attack_ms[0] = t.attack_time_ms
    sh.weapon_min[2] = t.ranged_damage_min
    sh.weapon_max[2] = t.ranged_damage_max
    sh.attack_ms[2] = t.ranged_attack_time_ms
    sh.attack_power = int(sums[ATTACK_POWER])
    sh.ranged_attack_power = int(sums[RANGED_ATTACK_POWER])
    for k in range(7):
        sh.spell_power[k] = int(sums[DAMAGE_DONE + k])
    sh.heal_power = int(sums[HEALING_DONE])
    _percentages(st, ct, row, sums)
    _defences(st, ct, row, sums)
    hp = int((sh.base_hp + sums[HEALTH]) * sums[HEALTH_PCT])
    mana = int((sh.base_mana + sums[MANA_MAX]) * sums[MANA_MAX_PCT]) if sh.base_mana > 0 else 0
    set_maxima(st, row, hp, mana, 1000 if u.power_type == 1 else 0)
