# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a spell lands, crits, and how much of it armour and resistance take.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp (SpellHitResult, MagicSpellHitResult, MeleeSpellHitResult,
IsSpellBlocked, SpellDoneCritChance, CalcArmorReducedDamage, CalcAbsorbResist). Outcomes are SpellDefines.h:SpellMissInfo.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells import flags, traits
from warhost.lore.spells.auras import SPELL_AURA_REFLECT_SPELLS, SPELL_AURA_REFLECT_SPELLS_SCHOOL
from warhost.lore.spells.enums import (
    CREATURE_TYPE_DEMON,
    CREATURE_TYPE_UNDEAD,
    DMG_CLASS_MAGIC,
    DMG_CLASS_MELEE,
    DMG_CLASS_RANGED,
    MECHANIC_NONE,
)
from warhost.realm.chance import STREAM_RESIST, STREAM_SPELL_CRIT, STREAM_SPELL_HIT, roll, roll_int
from warhost.realm.geometry import PI, is_ahead
from warhost.realm.handlers.spell_casting.auras.aura_rows import strongest_of
from warhost.realm.handlers.spell_casting.checking.target_checks import creature_type_of
from warhost.realm.handlers.spell_casting.effects.value import first_school, nth_of
from warhost.realm.kernel import kernel
from warhost.realm.rules import (
    HIT_DODGE,
    HIT_MISS,
    HIT_PARRY,
    after_armour,
    average_resistance,
    avoid_chance,
    crit_chance,
    max_skill,
    melee_crit_damage,
    miss_chance,
    penetrated_armour,
    resisted_tenths,
    spell_crit_value,
    spell_hit_chance,
    weapon_spell_outcome,
)
from warhost.realm.spell_notes import NOTE_REFLECT
from warhost.realm.tables.creatures import AI_RETURNING
from warhost.realm.tables.units import UNIT_CREATURE, UNIT_PLAYER
from warhost.realm.unit_flags import UNIT_FLAGS_CANNOT_ACT

SPELL_MISS_NONE, SPELL_MISS_MISS, SPELL_MISS_RESIST, SPELL_MISS_DODGE, SPELL_MISS_PARRY, SPELL_MISS_BLOCK = range(6)
SPELL_MISS_EVADE, SPELL_MISS_IMMUNE, SPELL_MISS_REFLECT = 6, 7, 11

PHYSICAL = 1


@kernel
def is_weapon_spell(ct: Any, spell_row: int) -> bool:
    """Return whether a spell uses the hit and crit of weapons (damage class melee or ranged)."""
    damage_class = ct.spells[spell_row].damage_class
    return damage_class in (DMG_CLASS_MELEE, DMG_CLASS_RANGED)


@kernel
def is_immune(st: Any, ct: Any, target: int, spell_row: int) -> bool:
    """Return whether the target is immune to the whole spell: to all its schools, or to its mechanic."""
    s = ct.spells[spell_row]
    sh = st.sheets[target]
    if sh.school_immunity != 0 and sh.school_immunity & s.school == s.school:
        return True
    return s.mechanic != MECHANIC_NONE and sh.mechanic_immunity >> (0 + s.mechanic) & 1 != 0


@kernel
def landing_effects(st: Any, ct: Any, target: int, spell_row: int, effects: int) -> int:
    """Return the mask ``effects`` of a harmful spell without those to whose mechanic, or whose school's auras, the target is immune."""
    if st.sheets[target].aura_immunity & ct.spells[spell_row].school != 0:
        effects &= 7 ^ (0 + ct.aura_masks[spell_row])
    immune = 0 + st.sheets[target].mechanic_immunity
    if immune == 0:
        return effects
    kept = 0
    for k in range(3):
        if effects >> k & 1 and immune >> (0 + ct.spells[spell_row].effect_mechanic[k]) & 1 == 0:
            kept |= 1 << k
    return kept


@kernel
def _weapon_outcome(st: Any, ct: Any, caster: int, target: int, spell_row: int, nth: int) -> int:
    """Return the outcome of a weapon spell: one roll for miss, dodge and parry; who cannot act or looks away avoids nothing."""
    u = st.units[caster]
    v = st.units[target]
    s = ct.spells[spell_row]
    own = st.sheets[caster]
    foe = st.sheets[target]
    skill = max_skill(0 + u.level)
    skill_of_victim = max_skill(0 + v.level)
    miss = miss_chance(skill, skill_of_victim, v.kind == UNIT_PLAYER, False, own.melee_hit_pct, 0)
    dodge = 0
    parry = 0
    active = s.attributes & flags.NO_ACTIVE_DEFENSE == 0 and v.flags & UNIT_FLAGS_CANNOT_ACT == 0
    if active and s.damage_class == DMG_CLASS_MELEE and is_ahead(v.x, v.y, v.o, u.x, u.y, PI):
        dodge = avoid_chance(foe.dodge_pct, skill, skill_of_victim, 0 + own.expertise)
        parry = avoid_chance(foe.parry_pct, skill, skill_of_victim, 0 + own.expertise)
    outcome = weapon_spell_outcome(roll_int(st, STREAM_SPELL_HIT, caster, nth, 0, 9999), miss, dodge, parry)
    if outcome == HIT_MISS:
        return SPELL_MISS_MISS
    if outcome == HIT_DODGE:
        return SPELL_MISS_DODGE
    return SPELL_MISS_PARRY if outcome == HIT_PARRY else SPELL_MISS_NONE


@kernel
def resistance_of(st: Any, caster: int, target: int, school_mask: int) -> float:
    """Return the mean share, 0 … 1, of a magic school's damage that the target resists; 0 for physical."""
    school = first_school(school_mask)
    if school == 0:
        return 0.0
    level = 0 + st.units[caster].level if caster >= 0 else 0 + st.units[target].level
    return average_resistance(0 + st.sheets[target].resistances[school], 0, level, 0 + st.units[target].level)


@kernel
def _magic_outcome(st: Any, ct: Any, caster: int, target: int, spell_row: int, nth: int) -> int:
    """Return the outcome of a magic spell: reflected, missed, a binary one resisted, or landed."""
    s = ct.spells[spell_row]
    v = st.units[target]
    if st.sheets[target].aura_notes & NOTE_REFLECT:
        chance = max(
            strongest_of(st, ct, target, SPELL_AURA_REFLECT_SPELLS), strongest_of(st, ct, target, SPELL_AURA_REFLECT_SPELLS_SCHOOL)
        )
        if roll_int(st, STREAM_SPELL_HIT, target, nth, 0, 99) < chance:
            return SPELL_MISS_REFLECT
    level = 0 + st.units[caster].level
    chance = spell_hit_chance(level, 0 + v.level, v.kind == UNIT_PLAYER, 0.0 + st.sheets[caster].spell_hit_pct)
    chance += int(st.sheets[target].spell_hit_taken_pct * 100.0)
    if roll_int(st, STREAM_SPELL_HIT, caster, nth, 0, 9999) >= chance:
        return SPELL_MISS_MISS
    if s.attributes & flags.BINARY != 0 and roll(st, STREAM_RESIST, caster, nth) < resistance_of(st, caster, target, 0 + s.school):
        return SPELL_MISS_RESIST
    return SPELL_MISS_NONE


@kernel
def spell_outcome(st: Any, ct: Any, caster: int, target: int, spell_row: int, at_ms: int) -> int:
    """Return the SPELL_MISS_* of a harmful spell that reaches ``target`` (not its caster): SPELL_MISS_NONE where it lands."""
    v = st.units[target]
    if v.kind == UNIT_CREATURE and v.creature >= 0 and st.creatures[v.creature].state == AI_RETURNING:
        return SPELL_MISS_EVADE
    if is_immune(st, ct, target, spell_row):
        return SPELL_MISS_IMMUNE
    s = ct.spells[spell_row]
    if s.attributes & flags.ALWAYS_HITS != 0:
        return SPELL_MISS_NONE
    nth = nth_of(spell_row, target, 7, at_ms)
    if is_weapon_spell(ct, spell_row):
        return _weapon_outcome(st, ct, caster, target, spell_row, nth)
    if s.damage_class == DMG_CLASS_MAGIC:
        return _magic_outcome(st, ct, caster, target, spell_row, nth)
    return SPELL_MISS_NONE


@kernel
def crits(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, at_ms: int) -> bool:
    """Return whether effect ``k`` of a landed spell crits. Spells of no damage class never do."""
    s = ct.spells[spell_row]
    if caster < 0 or s.attributes & flags.NO_CRIT != 0 or s.damage_class == 0:
        return False
    if s.attributes & flags.CRITS_UNHOLY != 0 and creature_type_of(st, ct, target) in (CREATURE_TYPE_UNDEAD, CREATURE_TYPE_DEMON):
        return True
    sh = st.sheets[caster]
    less = 0.0 if s.attributes & flags.HARMFUL == 0 else 0.0 + st.sheets[target].crit_taken_pct
    if is_weapon_spell(ct, spell_row):
        percent = sh.ranged_crit_pct if s.damage_class == DMG_CLASS_RANGED else sh.melee_crit_pct
        chance = crit_chance(percent + less, max_skill(0 + st.units[caster].level), max_skill(0 + st.units[target].level))
    else:
        chance = int((sh.spell_crit_pct[first_school(0 + s.school)] + less) * 100.0)
    return roll_int(st, STREAM_SPELL_CRIT, caster, nth_of(spell_row, target, k, at_ms), 0, 9999) < chance


@kernel
def crit_amount(ct: Any, spell_row: int, amount: int) -> int:
    """Return ``amount`` as a crit: twice for weapon spells and what crits like them, half as much again for magic and heals."""
    twice = is_weapon_spell(ct, spell_row) or ct.spells[spell_row].traits & traits.CRITS_DOUBLE != 0
    return melee_crit_damage(amount) if twice else spell_crit_value(amount)


@kernel
def blocked(st: Any, ct: Any, caster: int, target: int, spell_row: int, at_ms: int) -> int:
    """Return how much of a weapon spell's hit the target blocks; 0 where it does not."""
    s = ct.spells[spell_row]
    u = st.units[caster]
    v = st.units[target]
    sh = st.sheets[target]
    if not is_weapon_spell(ct, spell_row) or s.attributes & flags.NO_ACTIVE_DEFENSE != 0 or sh.block_pct <= 0.0:
        return 0
    if v.flags & UNIT_FLAGS_CANNOT_ACT != 0 or not is_ahead(v.x, v.y, v.o, u.x, u.y, PI):
        return 0
    chance = avoid_chance(sh.block_pct, max_skill(0 + u.level), max_skill(0 + v.level), 0)
    if roll_int(st, STREAM_SPELL_HIT, target, nth_of(spell_row, caster, 5, at_ms), 0, 9999) >= chance:
        return 0
    return 0 + sh.block_value


@kernel
def resisted(st: Any, ct: Any, caster: int, target: int, spell_row: int, school: int, amount: int, k: int, at_ms: int) -> int:
    """Return how much of a hit or tick of ``amount`` of a school mask is resisted, in tenths of it; binary spells lose nothing here."""
    s = ct.spells[spell_row]
    if school & PHYSICAL != 0 or s.attributes & flags.BINARY != 0 or amount <= 0:
        return 0
    average = resistance_of(st, caster, target, school)
    if average <= 0.0:
        return 0
    return amount * resisted_tenths(roll(st, STREAM_RESIST, max(caster, 0), nth_of(spell_row, target, k, at_ms)), average) // 10


@kernel
def through_armour(st: Any, ct: Any, caster: int, target: int, spell_row: int, school: int, amount: int) -> int:
    """Return what armour lets through of a hit of a school mask; magic and what ignores armour pass whole."""
    s = ct.spells[spell_row]
    if school & PHYSICAL == 0 or s.attributes & flags.IGNORES_ARMOUR != 0 or caster < 0 or amount <= 0:
        return amount
    armour = penetrated_armour(0 + st.sheets[target].armour, 0 + st.units[target].level, 0.0 + st.sheets[caster].armour_penetration_pct)
    return after_armour(amount, armour, 0 + st.units[caster].level)
