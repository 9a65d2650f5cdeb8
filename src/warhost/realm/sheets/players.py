# SPDX-License-Identifier: GPL-2.0-or-later
"""A player's sheet from race, class, level, gear and auras.

Source: AzerothCore src/server/game/Entities/Unit/StatSystem.cpp (Player::UpdateStats and the Update… functions it calls).
A stat or resistance is ((created + gear) × base % + auras) × total %.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.formulas.energy import MAX_ENERGY
from warhost.realm import rules
from warhost.realm import sheet_rules as r
from warhost.realm.kernel import kernel
from warhost.realm.sheets.defence import refresh_avoidance, refresh_resistances
from warhost.realm.sheets.forms import held_dps, refresh_claws
from warhost.realm.sheets.offence import set_maxima
from warhost.realm.sheets.regeneration import refresh_regeneration
from warhost.realm.sheets.speed import told_haste
from warhost.realm.spell_notes import NOTE_FROM_STAT

MOD_SPELL_DAMAGE_OF_STAT_PERCENT, MOD_RATING_FROM_STAT = 174, 220
LEVELS = 81
MAX_RAGE, MAX_RUNIC_POWER = 1000, 1000
"""In tenths."""
WARRIOR, ROGUE, DEATH_KNIGHT, DRUID = 1, 4, 6, 11
ENERGY_USERS = (ROGUE, DRUID)
POWER_ENERGY = 3
STRENGTH, AGILITY, STAMINA, INTELLECT, SPIRIT = range(5)
CR_HIT_MELEE, CR_HIT_SPELL, CR_CRIT_MELEE, CR_CRIT_RANGED, CR_CRIT_SPELL = 5, 7, 8, 9, 10
CR_HASTE_MELEE, CR_HASTE_RANGED, CR_HASTE_SPELL, CR_EXPERTISE, CR_ARMOR_PENETRATION = 17, 18, 19, 23, 24

STATS, STATS_BASE_PCT, STATS_PCT, RATINGS = r.STATS, r.STATS_BASE_PCT, r.STATS_PCT, r.RATINGS
ATTACK_POWER, ATTACK_POWER_PCT, RANGED_ATTACK_POWER = r.ATTACK_POWER, r.ATTACK_POWER_PCT, r.RANGED_ATTACK_POWER
HEALTH, HEALTH_PCT, MANA_MAX, MANA_MAX_PCT = r.HEALTH, r.HEALTH_PCT, r.MANA_MAX, r.MANA_MAX_PCT
DAMAGE_DONE, HEALING_DONE, SPELL_CRIT, WEAPON_CRIT = r.DAMAGE_DONE, r.HEALING_DONE, r.SPELL_CRIT, r.WEAPON_CRIT
MELEE_HIT, SPELL_HIT = r.MELEE_HIT, r.SPELL_HIT
MELEE_HASTE, RANGED_HASTE, CAST_HASTE = r.MELEE_HASTE, r.RANGED_HASTE, r.CAST_HASTE
EXPERTISE, PENETRATION, GLOBAL_COOLDOWN = r.EXPERTISE, r.PENETRATION, r.GLOBAL_COOLDOWN
attack_power, ranged_attack_power, druid_attack_power = rules.attack_power, rules.ranged_attack_power, rules.druid_attack_power
health_from_stamina, mana_from_intellect, crit_percent = rules.health_from_stamina, rules.mana_from_intellect, rules.crit_percent


@kernel
def rating(st: Any, ct: Any, row: int, sums: Any, number: int) -> float:
    """Return the % (or points) that a unit's rating ``number`` gives at its class and level, auras' rating in it."""
    u = st.units[row]
    points = st.sheets[row].ratings[number] + sums[RATINGS + number]
    return float(points * ct.rating_pct[u.class_id, number, u.level])


@kernel
def _stats(st: Any, ct: Any, row: int, sums: Any) -> None:
    u = st.units[row]
    sh = st.sheets[row]
    for k in range(5):
        base = int(ct.race_class_stats[u.race, u.class_id, u.level, k])
        sh.base_stats[k] = base
        value = ((base + sh.gear_stats[k]) * sums[STATS_BASE_PCT + k] + sums[STATS + k]) * sums[STATS_PCT + k]
        sh.stats[k] = max(int(value), 0)


@kernel
def _from_stats(st: Any, ct: Any, row: int, sums: Any) -> None:
    """Add what auras make of a share (in %) of a stat, misc_b: rating (misc its mask; Molten Armor), spell power (misc schools; Fel Armor).

    Source: AzerothCore Unit.cpp:Unit::SpellBaseDamageBonusDone, StatSystem.cpp:Player::UpdateRating.
    """
    if st.sheets[row].aura_notes & NOTE_FROM_STAT == 0:
        return
    aura = 0 + st.units[row].first_aura
    while aura >= 0:
        a = st.auras[aura]
        s = ct.spells[a.spell]
        for k in range(3):
            if s.aura[k] == MOD_RATING_FROM_STAT and a.effects >> k & 1 and 0 <= s.misc_b[k] < 5:
                points = st.sheets[row].stats[s.misc_b[k]] * a.amounts[k] // 100
                for number in range(25):
                    if s.misc[k] >> number & 1:
                        sums[RATINGS + number] += points
            elif s.aura[k] == MOD_SPELL_DAMAGE_OF_STAT_PERCENT and a.effects >> k & 1 and 0 <= s.misc_b[k] < 5:
                for school in range(7):
                    if s.misc[k] >> school & 1:
                        sums[DAMAGE_DONE + school] += st.sheets[row].stats[s.misc_b[k]] * a.amounts[k] // 100
        aura = 0 + a.next


@kernel
def _power(st: Any, ct: Any, row: int, sums: Any) -> None:
    u = st.units[row]
    sh = st.sheets[row]
    melee = attack_power(u.class_id, u.level, float(sh.stats[STRENGTH]), float(sh.stats[AGILITY]))
    if u.class_id == DRUID:
        melee = druid_attack_power(0 + u.form, float(sh.stats[STRENGTH]), float(sh.stats[AGILITY]), held_dps(st, ct, row))
    more = sh.gear_attack_power + sums[ATTACK_POWER]
    sh.attack_power = max(int((melee + more) * sums[ATTACK_POWER_PCT]), 0)
    ranged = ranged_attack_power(u.class_id, u.level, float(sh.stats[AGILITY]))
    sh.ranged_attack_power = max(int(ranged + sh.gear_attack_power + sums[RANGED_ATTACK_POWER]), 0)
    for k in range(7):
        own = sh.gear_spell_power if k > 0 else 0
        sh.spell_power[k] = int(own + sums[DAMAGE_DONE + k])
    sh.heal_power = int(sh.gear_spell_power + sums[HEALING_DONE])


@kernel
def _chances(st: Any, ct: Any, row: int, sums: Any) -> None:
    u = st.units[row]
    sh = st.sheets[row]
    c = ct.class_levels[u.class_id * LEVELS + u.level]
    melee = crit_percent(float(sh.stats[AGILITY]), c.melee_crit_base, c.melee_crit_ratio)
    sh.melee_crit_pct = max(melee + rating(st, ct, row, sums, CR_CRIT_MELEE) + sums[WEAPON_CRIT], 0.0)
    sh.ranged_crit_pct = max(melee + rating(st, ct, row, sums, CR_CRIT_RANGED) + sums[WEAPON_CRIT], 0.0)
    spell = 0.0
    if c.spell_crit_ratio > 0.0:
        spell = crit_percent(float(sh.stats[INTELLECT]), c.spell_crit_base, c.spell_crit_ratio)
    spell += rating(st, ct, row, sums, CR_CRIT_SPELL)
    for k in range(7):
        sh.spell_crit_pct[k] = max(spell + sums[SPELL_CRIT + k], 0.0)
    sh.melee_hit_pct = rating(st, ct, row, sums, CR_HIT_MELEE) + sums[MELEE_HIT]
    sh.spell_hit_pct = rating(st, ct, row, sums, CR_HIT_SPELL) + sums[SPELL_HIT]
    sh.melee_haste = max(sums[MELEE_HASTE] * (100.0 + rating(st, ct, row, sums, CR_HASTE_MELEE)) / 100.0, 0.1)
    sh.ranged_haste = max(sums[RANGED_HASTE] * (100.0 + rating(st, ct, row, sums, CR_HASTE_RANGED)) / 100.0, 0.1)
    sh.cast_haste = told_haste(max(sums[CAST_HASTE] * (100.0 + rating(st, ct, row, sums, CR_HASTE_SPELL)) / 100.0, 0.1))
    sh.expertise = int(rating(st, ct, row, sums, CR_EXPERTISE) + sums[EXPERTISE])
    sh.armour_penetration_pct = min(rating(st, ct, row, sums, CR_ARMOR_PENETRATION) + sums[PENETRATION], 100.0)


@kernel
def refresh_player(st: Any, ct: Any, row: int, sums: Any) -> None:
    """Set the sheet and maxima of a player's unit. Mutates the unit and its sheet."""
    u = st.units[row]
    sh = st.sheets[row]
    c = ct.class_levels[u.class_id * LEVELS + u.level]
    sh.base_hp = c.base_hp
    sh.base_mana = c.base_mana
    _stats(st, ct, row, sums)
    _from_stats(st, ct, row, sums)
    refresh_claws(st, ct, row)
    _power(st, ct, row, sums)
    _chances(st, ct, row, sums)
    refresh_resistances(st, row, sums)
    refresh_avoidance(st, ct, row, sums)
    refresh_regeneration(st, ct, row, sums)
    hp = int((sh.base_hp + sums[HEALTH] + health_from_stamina(float(sh.stats[STAMINA]))) * sums[HEALTH_PCT])
    mana = 0
    if sh.base_mana > 0:
        mana = int((sh.base_mana + sums[MANA_MAX] + mana_from_intellect(float(sh.stats[INTELLECT]))) * sums[MANA_MAX_PCT])
    u.max_powers[POWER_ENERGY] = MAX_ENERGY if u.class_id in ENERGY_USERS else 0
    set_maxima(st, row, hp, mana, MAX_RAGE if u.class_id == WARRIOR or u.power_type == 1 else 0)
    u.max_powers[6] = MAX_RUNIC_POWER if u.class_id == DEATH_KNIGHT else 0
    u.powers[6] = min(u.powers[6], u.max_powers[6])
    sh.gcd_flat_ms = int(sums[GLOBAL_COOLDOWN])
