# SPDX-License-Identifier: GPL-2.0-or-later
"""Effects that harm: school damage, weapon strikes, leeches, burnt mana.

The way of a hit: value, power and the caster's factor; what the target takes more or less of each hit; crit; block; armour
or partial resistance; then ``deal_damage``. Source: AzerothCore src/server/game/Spells/SpellEffects.cpp (EffectSchoolDMG,
EffectWeaponDmg, EffectPowerBurn, EffectHealthLeech), Entities/Unit/Unit.cpp (CalculateSpellDamageTaken).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.formulas.rage import EXECUTE_TENTHS
from warhost.lore.spells import effects as e
from warhost.lore.spells import flags
from warhost.lore.spells.scripts import SCRIPT_NONE
from warhost.lore.spells.traits import REST_OF_ENERGY
from warhost.protocol.opcode_numbers import SMSG_SPELLNONMELEEDAMAGELOG
from warhost.realm.chance import STREAM_SWING_DAMAGE, roll
from warhost.realm.events import tell
from warhost.realm.handlers.combat.damage import deal_damage, give_rage, heal
from warhost.realm.handlers.spell_casting.auras.aura_rows import stacks_of
from warhost.realm.handlers.spell_casting.classes.diseases import end_diseases, ends_diseases, with_diseases
from warhost.realm.handlers.spell_casting.classes.hunting import bare_arrow, by_mark
from warhost.realm.handlers.spell_casting.classes.scripts import scripted_value
from warhost.realm.handlers.spell_casting.effects.value import done_factor, first_school, nth_of, power_share
from warhost.realm.handlers.spell_casting.reach.chains import left_after_jumps
from warhost.realm.handlers.spell_casting.rolls import blocked, crit_amount, crits, is_weapon_spell, resisted, through_armour
from warhost.realm.kernel import kernel
from warhost.realm.rules import normalised_speed_ms, rage_from_dealt, weapon_value
from warhost.realm.spell_notes import NOTE_FREEZES

POWER_MANA, POWER_RAGE, POWER_ENERGY = 0, 1, 3
MOST_MORE_ENERGY, POWER_PER_ENERGY = 30, 410.0
"""Ferocious Bite spends so much energy more, each point worth a 410th of attack power besides (SpellEffects.cpp:EffectSchoolDMG)."""
UNARMED_MIN, UNARMED_MAX, UNARMED_MS = 1.0, 2.0, 2000
AXE_2H, MACE_2H, POLEARM, SWORD_2H, STAFF, DAGGER, WAND = 1, 5, 6, 8, 10, 15, 19
TWO_HANDED = (AXE_2H, MACE_2H, POLEARM, SWORD_2H, STAFF)
NORMALISED = e.SPELL_EFFECT_NORMALIZED_WEAPON_DMG


@kernel
def weapon_hit(st: Any, caster: int, slot: int, normalised: bool, nth: int) -> float:
    """Return one hit of the weapon in ``slot`` (0 main hand, 1 off hand, 2 ranged) with attack power (a wand: none) and flat damage."""
    sh = st.sheets[caster]
    low = sh.weapon_min[slot]
    high = sh.weapon_max[slot]
    speed = 0 + sh.attack_ms[slot]
    if speed <= 0:
        low = UNARMED_MIN
        high = UNARMED_MAX
        speed = UNARMED_MS
    subclass = 0 + sh.weapon_subclass[slot]
    power = 0.0 + sh.attack_power
    if slot == 2:
        power = 0.0 if subclass == WAND else 0.0 + sh.ranged_attack_power
    if normalised:
        speed = normalised_speed_ms(subclass in TWO_HANDED, slot == 2, subclass == DAGGER, speed)
    value = weapon_value(low, high, roll(st, STREAM_SWING_DAMAGE, caster, nth), power, speed) + sh.spell_power[0]
    return value * 0.5 if slot == 1 else value


@kernel
def weapon_amount(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, value: int, at_ms: int) -> float:
    """Return a weapon effect's damage before crit: weapon_percent × a hit (0 counts as 1) + ``value``."""
    s = ct.spells[spell_row]
    ranged = s.attributes & (flags.NEEDS_RANGED_WEAPON | flags.AUTO_REPEAT) != 0
    share = s.weapon_percent[k] if s.weapon_percent[k] > 0.0 else 1.0
    normalised = s.effect[k] == NORMALISED
    nth = nth_of(spell_row, target, k, at_ms)
    amount = weapon_hit(st, caster, 2 if ranged else 0, normalised, nth) * share + value
    if s.attributes & flags.BOTH_WEAPONS != 0 and st.sheets[caster].attack_ms[1] > 0:
        amount += weapon_hit(st, caster, 1, normalised, nth ^ 1) * share
    return amount


@kernel
def spend_rest_of_rage(st: Any, ct: Any, caster: int, spell_row: int, k: int) -> float:
    """Spend the caster's rage beyond the spell's cost, 30 in all at most; return the damage it adds. Mutates the unit."""
    s = ct.spells[spell_row]
    u = st.units[caster]
    tenths = max(min(0 + u.powers[POWER_RAGE], EXECUTE_TENTHS - s.cost_flat), 0)
    u.powers[POWER_RAGE] -= tenths
    return tenths / 10.0 * s.value_multiplier[k]


@kernel
def spend_rest_of_energy(st: Any, ct: Any, caster: int, spell_row: int, k: int) -> float:
    """Spend up to 30 of the energy that the caster has left; return the damage it adds (Ferocious Bite). Mutates the unit."""
    u = st.units[caster]
    points = min(0 + u.powers[POWER_ENERGY], MOST_MORE_ENERGY)
    u.powers[POWER_ENERGY] -= points
    return points * (ct.spells[spell_row].value_multiplier[k] + st.sheets[caster].attack_power / POWER_PER_ENERGY)


@kernel
def school_amount(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, value: int, at_ms: int) -> float:
    """Return a school-damage effect's damage before crit: ``value``, power, and what its flags add."""
    s = ct.spells[spell_row]
    amount = value + power_share(st, ct, caster, spell_row, k, False)
    amount += bare_arrow(st, ct, caster, target, spell_row, k, at_ms) + by_mark(st, ct, caster, target, spell_row, k, False, False)
    if s.script != SCRIPT_NONE:
        amount += scripted_value(st, ct, caster, target, spell_row, value) - value
    if s.attributes & flags.ALL_REST_OF_RAGE != 0:
        amount += spend_rest_of_rage(st, ct, caster, spell_row, k)
    if s.traits & REST_OF_ENERGY != 0:
        amount += spend_rest_of_energy(st, ct, caster, spell_row, k)
    if s.trigger_spell[k] > 0 and s.value_multiplier[k] > 0.0:
        amount *= 1.0 + s.value_multiplier[k] * stacks_of(st, ct, target, 0 + s.trigger_spell[k], caster)
    if s.attributes & flags.ADDS_BLOCK_VALUE != 0:
        amount += st.sheets[caster].block_value
    if s.attributes & flags.TRIPLE_TO_FROZEN != 0 and st.sheets[target].aura_notes & NOTE_FREEZES:
        amount *= 3.0
    return amount


@kernel
def school_of(st: Any, ct: Any, caster: int, spell_row: int) -> int:
    """Return the school mask of a spell's hit: the spell's own; of a wand's shot that of the wand."""
    s = ct.spells[spell_row]
    sh = st.sheets[caster]
    if s.attributes & flags.AUTO_REPEAT != 0 and sh.weapon_subclass[2] == WAND and sh.ranged_school != 0:
        return 0 + sh.ranged_school
    return 0 + s.school


@kernel
def strike_for(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, amount: float, at_ms: int) -> int:
    """Deal a spell's hit of ``amount`` (before the caster's factor and crit) and return the health it took.

    Tells SMSG_SPELLNONMELEEDAMAGELOG. Mutates everything that ``deal_damage`` does.
    """
    s = ct.spells[spell_row]
    school = school_of(st, ct, caster, spell_row)
    damage = int(amount * done_factor(st, caster, school))
    damage = max(damage + st.sheets[target].damage_taken_flat[first_school(school)], 0)
    crit = crits(st, ct, caster, target, spell_row, k, at_ms)
    if crit:
        damage = crit_amount(ct, spell_row, damage)
    damage = through_armour(st, ct, caster, target, spell_row, school, damage)
    damage = max(damage - blocked(st, ct, caster, target, spell_row, at_ms), 0)
    lost = resisted(st, ct, caster, target, spell_row, school, damage, k, at_ms)
    shield = 0 + st.sheets[target].absorbing
    dealt = deal_damage(st, ct, caster, target, damage - lost, school, spell_row, at_ms)
    absorbed = max(shield - st.sheets[target].absorbing, 0)
    tell(st, SMSG_SPELLNONMELEEDAMAGELOG, target, caster, at_ms, 0 + s.id, dealt, absorbed, lost * 2 + (1 if crit else 0))
    if s.attributes & flags.GENERATES_RAGE_ON_HIT != 0 and is_weapon_spell(ct, spell_row):
        give_rage(st, caster, rage_from_dealt(dealt, 0 + st.units[caster].level, 0 + st.sheets[caster].attack_ms[0], False, crit), at_ms)
    return dealt


@kernel
def harm(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, value: int, at_ms: int) -> int:
    """Do effect ``k`` where it harms at once; return the health it took, -1 where it is of another kind."""
    effect = 0 + ct.spells[spell_row].effect[k]
    if effect == e.SPELL_EFFECT_SCHOOL_DAMAGE:
        if ct.spells[spell_row].attributes & flags.SPARES_WHO_ATTACKS_CASTER != 0 and st.units[target].victim == caster:
            return 0
        amount = school_amount(st, ct, caster, target, spell_row, k, value, at_ms) * left_after_jumps(st, ct, caster, spell_row, k)
        amount = with_diseases(st, ct, caster, target, spell_row, k, amount)
        return strike_for(st, ct, caster, target, spell_row, k, amount, at_ms)
    if effect in (
        e.SPELL_EFFECT_WEAPON_DAMAGE,
        e.SPELL_EFFECT_WEAPON_DAMAGE_NOSCHOOL,
        e.SPELL_EFFECT_WEAPON_PERCENT_DAMAGE,
        e.SPELL_EFFECT_NORMALIZED_WEAPON_DMG,
    ):
        amount = weapon_amount(st, ct, caster, target, spell_row, k, value, at_ms)
        amount += power_share(st, ct, caster, spell_row, k, False)
        amount += by_mark(st, ct, caster, target, spell_row, k, True, effect == NORMALISED)
        amount = with_diseases(st, ct, caster, target, spell_row, k, amount)
        if ends_diseases(ct, spell_row):
            end_diseases(st, ct, target, caster, at_ms)
        return strike_for(st, ct, caster, target, spell_row, k, amount, at_ms)
    if effect == e.SPELL_EFFECT_HEALTH_LEECH:
        amount = value + power_share(st, ct, caster, spell_row, k, False)
        dealt = strike_for(st, ct, caster, target, spell_row, k, amount, at_ms)
        heal(st, ct, caster, caster, int(dealt * ct.spells[spell_row].value_multiplier[k]), spell_row, at_ms)
        return dealt
    if effect == e.SPELL_EFFECT_POWER_BURN:
        return _burn(st, ct, caster, target, spell_row, k, value, at_ms)
    return -1


@kernel
def _burn(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, value: int, at_ms: int) -> int:
    """Burn up to ``value`` points of the target's power and deal value_multiplier as damage for each; 0 where it has another."""
    s = ct.spells[spell_row]
    v = st.units[target]
    power = 0 + s.misc[k]
    if power < 0 or power > 6 or (power != POWER_MANA and v.power_type != power):
        return 0
    burnt = min(value, 0 + v.powers[power])
    if burnt <= 0:
        return 0
    v.powers[power] -= burnt
    return strike_for(st, ct, caster, target, spell_row, k, burnt * s.value_multiplier[k], at_ms)


@kernel
def backlash(st: Any, ct: Any, caster: int, spell_row: int, dealt: int, at_ms: int) -> None:
    """Hurt the caster for what his spell dealt to a target that lives on (Shadow Word: Death)."""
    if dealt > 0:
        s = ct.spells[spell_row]
        taken = deal_damage(st, ct, caster, caster, dealt, 0 + s.school, spell_row, at_ms)
        tell(st, SMSG_SPELLNONMELEEDAMAGELOG, caster, caster, at_ms, 0 + s.id, taken, 0, 0)
