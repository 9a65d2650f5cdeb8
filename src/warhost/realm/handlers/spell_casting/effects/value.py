# SPDX-License-Identifier: GPL-2.0-or-later
"""What an effect is worth: its roll, the caster's level, spell or healing power, attack power.

Source: AzerothCore src/server/game/Spells/SpellInfo.cpp:SpellEffectInfo::CalcValue, Entities/Unit/Unit.cpp
(SpellDamageBonusDone, SpellHealingBonusDone), Auras/SpellAuraEffects.cpp:AuraEffect::CalculateAmount. What an aura's ticks
are worth is settled when it is put on (power and damage done of that moment), as in 3.3.5.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.pets.kinds import ROLE_TOTEM
from warhost.lore.spells.auras import (
    SPELL_AURA_DAMAGE_SHIELD,
    SPELL_AURA_DUMMY,
    SPELL_AURA_MANA_SHIELD,
    SPELL_AURA_PERIODIC_DAMAGE,
    SPELL_AURA_PERIODIC_ENERGIZE,
    SPELL_AURA_PERIODIC_HEAL,
    SPELL_AURA_PERIODIC_LEECH,
    SPELL_AURA_PROC_TRIGGER_SPELL_WITH_VALUE,
    SPELL_AURA_SCHOOL_ABSORB,
)
from warhost.lore.spells.effects import SPELL_EFFECT_HEAL
from warhost.lore.spells.enums import CLASS_HUNTER, DMG_CLASS_MELEE, DMG_CLASS_RANGED, SPECIFIC_JUDGEMENT, SPECIFIC_SEAL
from warhost.lore.spells.flags import SPREADS_COMBO_POWER
from warhost.lore.spells.traits import HEALS_BY_DAMAGE_DONE, MORE_WITH_DEFENCE, OF_BASE_MANA, PARTIAL_ABSORB
from warhost.realm.chance import MASK, STREAM_SPELL_AMOUNT, roll
from warhost.realm.handlers.spell_casting.auras.scaled_amounts import scaled
from warhost.realm.handlers.spell_casting.classes.combo import combo_points
from warhost.realm.handlers.spell_casting.reach.chains import left_after_jumps
from warhost.realm.kernel import kernel
from warhost.realm.rules import effect_value, scaling_levels, weapon_value

PRIEST = 5
ATTACK_POWER_PER_DPS = 14.0


@kernel
def nth_of(spell_row: int, target: int, k: int, at_ms: int) -> int:
    """Return which draw of its stream a spell's effect ``k`` on ``target`` at this millisecond is, 0 … 2**32-1."""
    return (spell_row * 2557 + target * 65599 + k * 31 + at_ms * 7919) & MASK


@kernel
def first_school(mask: int) -> int:
    """Return the number (0 … 6) of the lowest school in a mask; 0 where the mask is empty."""
    for k in range(7):
        if mask >> k & 1:
            return k
    return 0


@kernel
def points(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, at_ms: int) -> int:
    """Return effect ``k``'s value for the caster's level, die rolled, without power. ``caster`` -1 counts as level 1."""
    s = ct.spells[spell_row]
    level = 0 + st.units[caster].level if caster >= 0 else 1
    levels = scaling_levels(level, 0 + s.spell_level, 0 + s.base_level, 0 + s.max_level)
    chance = 0.0
    if s.die_sides[k] > 1:
        chance = roll(st, STREAM_SPELL_AMOUNT, max(caster, 0), nth_of(spell_row, target, k, at_ms))
    value = effect_value(0 + s.base_points[k], 0 + s.die_sides[k], s.points_per_level[k], levels, chance)
    if s.points_per_combo[k] != 0.0 and caster >= 0:
        value += int(s.points_per_combo[k] * combo_points(st, caster))
    return value


@kernel
def power_of(st: Any, ct: Any, caster: int, spell_row: int) -> int:
    """Return the attack power that a spell draws on: ranged for shots and what hunters do from afar (IsRangedWeaponSpell), else melee."""
    s = ct.spells[spell_row]
    if s.damage_class == DMG_CLASS_RANGED or (s.class_id == CLASS_HUNTER and s.damage_class != DMG_CLASS_MELEE):
        return 0 + st.sheets[caster].ranged_attack_power
    return 0 + st.sheets[caster].attack_power


@kernel
def whose_power(st: Any, caster: int) -> int:
    """Return whose spell and attack power a unit casts with: a totem with its owner's, others with their own."""
    summon = 0 + st.units[caster].summon
    if summon >= 0 and st.summons[summon].role == ROLE_TOTEM:
        return 0 + st.summons[summon].owner
    return caster


@kernel
def power_share(st: Any, ct: Any, caster: int, spell_row: int, k: int, heals: bool) -> float:
    """Return what spell power (healing power where ``heals``) and attack power add to effect ``k``, in points."""
    if caster < 0:
        return 0.0
    s = ct.spells[spell_row]
    sh = st.sheets[whose_power(st, caster)]
    more = 0.0
    if s.spell_power_coefficient[k] != 0.0:
        power = 0 + sh.heal_power
        if not heals:
            power = 0 + sh.spell_power[first_school(0 + s.school)]
        more += power * s.spell_power_coefficient[k]
    if s.attack_power_coefficient[k] != 0.0:
        more += power_of(st, ct, whose_power(st, caster), spell_row) * s.attack_power_coefficient[k]
    if s.combo_power_high[k] > 0.0:
        more += sh.attack_power * combo_share(st, ct, caster, spell_row, k)
    return more


@kernel
def combo_share(st: Any, ct: Any, caster: int, spell_row: int, k: int) -> float:
    """Return the share of attack power that the caster's combo points add to effect ``k`` of a finishing move.

    Between ``combo_power_low`` and ``_high`` a point, by chance (Eviscerate: 3 % to 7 %; SpellEffects.cpp:EffectSchoolDMG); one that
    is spread is split among the ticks of the duration (Rupture; AuraEffect::CalculateAmount).
    """
    s = ct.spells[spell_row]
    combos = combo_points(st, caster)
    low = 0.0 + s.combo_power_low[k]
    share = low
    if s.combo_power_high[k] > low:
        nth = nth_of(spell_row, caster, 12 + k, 0 + st.clock[0].now_ms)
        share += (s.combo_power_high[k] - low) * roll(st, STREAM_SPELL_AMOUNT, caster, nth)
    share *= combos
    if s.attributes & SPREADS_COMBO_POWER != 0 and s.period_ms[k] > 0:
        share /= max((s.duration_ms + s.duration_per_combo_ms * combos) // s.period_ms[k], 1)
    return share


@kernel
def mean_weapon(st: Any, row: int) -> float:
    """Return the mean main-hand hit of unit ``row`` with its attack power, in points."""
    sh = st.sheets[row]
    return weapon_value(sh.weapon_min[0], sh.weapon_max[0], 0.5, float(sh.attack_power), 0 + sh.attack_ms[0])


@kernel
def done_factor(st: Any, caster: int, school_mask: int) -> float:
    """Return the factor of the caster's damage done for a school mask (the first school of it counts)."""
    if caster < 0:
        return 1.0
    return st.sheets[whose_power(st, caster)].damage_done_pct[first_school(school_mask)] / 100.0


@kernel
def direct_heal(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, value: int) -> int:
    """Return what a heal of ``value`` points becomes by the caster's power and factor, and by what the target gains of heals."""
    amount = (value + power_share(st, ct, caster, spell_row, k, True)) * left_after_jumps(st, ct, caster, spell_row, k)
    if caster >= 0:
        amount = amount * st.sheets[caster].healing_done_pct / 100.0
    sh = st.sheets[target]
    return max(int((amount + sh.healing_taken_flat) * sh.healing_taken_pct / 100.0), 0)


@kernel
def aura_amount(st: Any, ct: Any, caster: int, spell_row: int, k: int, value: int) -> int:
    """Return the amount of aura effect ``k`` of one stack from its rolled ``value``: power and factors as they are now.

    Ticks of damage, leech and healing, absorbs and what a shield heals (Earth Shield) take power; a bleed's tick
    adds weapon_percent × the mean main-hand hit (Rend). Other auras are worth their value.
    """
    s = ct.spells[spell_row]
    number = 0 + s.aura[k]
    if s.traits & (PARTIAL_ABSORB | MORE_WITH_DEFENCE) != 0:
        return scaled(st, ct, caster, spell_row, k, value)
    stands_for_heal = s.exclusive != SPECIFIC_SEAL and s.exclusive != SPECIFIC_JUDGEMENT and s.traits & HEALS_BY_DAMAGE_DONE == 0
    heals = number == SPELL_AURA_DUMMY and value > 0 and stands_for_heal
    if number == SPELL_AURA_PERIODIC_HEAL or heals:
        factor = st.sheets[caster].healing_done_pct / 100.0 if caster >= 0 else 1.0
        return int((value + power_share(st, ct, caster, spell_row, k, True)) * factor)
    if number == SPELL_AURA_PROC_TRIGGER_SPELL_WITH_VALUE and s.spell_power_coefficient[k] != 0.0:
        factor = st.sheets[caster].healing_done_pct / 100.0 if caster >= 0 else 1.0
        return int((value + power_share(st, ct, caster, spell_row, k, True)) * factor)
    if number in (SPELL_AURA_PERIODIC_DAMAGE, SPELL_AURA_PERIODIC_LEECH):
        amount = value + power_share(st, ct, caster, spell_row, k, False)
        if s.weapon_percent[k] > 0.0 and caster >= 0:
            amount += s.weapon_percent[k] * mean_weapon(st, caster)
        return int(amount * done_factor(st, caster, 0 + s.school))
    if number == SPELL_AURA_DAMAGE_SHIELD:
        return int((value + power_share(st, ct, caster, spell_row, k, False)) * done_factor(st, caster, 0 + s.school))
    if number == SPELL_AURA_PERIODIC_ENERGIZE and s.traits & OF_BASE_MANA != 0 and caster >= 0 and s.period_ms[k] > 0:
        return st.sheets[caster].base_mana * value // 100 // max(s.duration_ms // s.period_ms[k], 1)
    if number in (SPELL_AURA_SCHOOL_ABSORB, SPELL_AURA_MANA_SHIELD):
        return int(value + power_share(st, ct, caster, spell_row, k, s.class_id == PRIEST))
    return value


@kernel
def is_heal(ct: Any, spell_row: int, k: int) -> bool:
    """Return whether effect ``k`` heals at once."""
    return ct.spells[spell_row].effect[k] == SPELL_EFFECT_HEAL
