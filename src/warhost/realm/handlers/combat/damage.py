# SPDX-License-Identifier: GPL-2.0-or-later
"""Damage, healing and power: what arrives at a unit, and all that follows from it.

Amounts come in after armour, resistance, block and crit. Source: AzerothCore Unit.cpp (DealDamage, DealHeal,
EnergizeBySpell, RewardRage), Creature.cpp (SetLootRecipient), ThreatMgr.cpp (CalcThreat), SpellEffects.cpp.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.formulas.threat import HEALING_SHARE
from warhost.lore.spells.flags import NO_THREAT
from warhost.lore.spells.procs import (
    AURA_INTERRUPT_FLAG_DIRECT_DAMAGE,
    AURA_INTERRUPT_FLAG_NOT_SEATED,
    AURA_INTERRUPT_FLAG_TAKE_DAMAGE,
)
from warhost.realm.handlers.combat.engage import engage
from warhost.realm.handlers.combat.regeneration import wake_regeneration
from warhost.realm.handlers.combat.sharing import share_out
from warhost.realm.handlers.combat.threat import add_bare_threat, add_school_threat, add_threat
from warhost.realm.handlers.death.dying import kill
from warhost.realm.handlers.spell_casting.auras.aura_list import absorb, find_aura, remove_auras_by_interrupt, wear_down
from warhost.realm.handlers.spell_casting.classes.seeds import water_seeds
from warhost.realm.handlers.spell_casting.interrupts import push_back
from warhost.realm.kernel import kernel
from warhost.realm.rules import power_threat, rage_from_taken, spell_threat
from warhost.realm.sides import master_of
from warhost.realm.tables.creatures import AI_RETURNING
from warhost.realm.tables.units import ALIVE, UNIT_CREATURE

POWER_RAGE, POWER_RUNIC_POWER = 1, 6
BERSERKER_RAGE = 18499
SCHOOLS = 7


@kernel
def school_bit(school_mask: int) -> int:
    """Return the number, 0 … 6, of the lowest school in a mask (0 physical, 1 holy, 2 fire …)."""
    for bit in range(SCHOOLS):
        if school_mask >> bit & 1:
            return bit
    return 0


@kernel
def is_evading(st: Any, row: int) -> bool:
    """Return whether a unit is a creature on its way home, which nothing harms."""
    u = st.units[row]
    return u.kind == UNIT_CREATURE and u.creature >= 0 and st.creatures[u.creature].state == AI_RETURNING


@kernel
def taken(st: Any, victim: int, amount: int, school_mask: int) -> int:
    """Return what is left of ``amount`` by the victim's damage-taken percent, 0 where it is immune to the whole mask."""
    sheet = st.sheets[victim]
    if school_mask != 0 and (sheet.school_immunity & school_mask) == school_mask:
        return 0
    return max(int(amount * sheet.damage_taken_pct[school_bit(school_mask)] / 100.0), 0)


@kernel
def give_rage(st: Any, row: int, tenths: int, at_ms: int) -> None:
    """Add tenths of rage to a unit that uses it, up to its most. Mutates the unit; wakes its decay."""
    u = st.units[row]
    if u.power_type != POWER_RAGE or tenths <= 0 or u.death != ALIVE:
        return
    u.powers[POWER_RAGE] = min(u.powers[POWER_RAGE] + tenths, u.max_powers[POWER_RAGE])
    wake_regeneration(st, row, at_ms)


@kernel
def tap(st: Any, victim: int, source: int) -> None:
    """Give the right to a creature's loot and experience to the first player who harms it, by himself or by his pet. Mutates it."""
    u = st.units[victim]
    player = 0 + st.units[master_of(st, source)].player
    if u.kind == UNIT_CREATURE and u.creature >= 0 and player >= 0 and st.creatures[u.creature].tapper < 0:
        st.creatures[u.creature].tapper = player


@kernel
def threaten(st: Any, ct: Any, source: int, victim: int, damage: int, spell_row: int, periodic: bool, at_ms: int) -> None:
    """Add the threat of damage to the victim's list: times the spell's factor, and its flat threat with a direct hit."""
    if st.units[victim].kind != UNIT_CREATURE:
        return
    if spell_row < 0:
        add_threat(st, ct, victim, source, float(damage), at_ms)
        return
    spell = ct.spells[spell_row]
    if (spell.attributes & NO_THREAT) != 0:
        return
    flat = 0.0
    share = 0.0
    if not periodic:
        flat += spell.threat_flat
        share += spell.threat_attack_power
    amount = spell_threat(float(damage), flat, 0.0 + spell.threat_multiplier, share, float(st.sheets[source].attack_power))
    add_school_threat(st, ct, victim, source, amount, 0 + spell.school, at_ms)


@kernel
def has_berserker_rage(st: Any, ct: Any, row: int) -> bool:
    """Return whether a unit is in Berserker Rage, which doubles the rage from harm."""
    if st.units[row].power_type != POWER_RAGE or len(ct.spell_rows) <= BERSERKER_RAGE or ct.spell_rows[BERSERKER_RAGE] < 0:
        return False
    return find_aura(st, row, 0 + int(ct.spell_rows[BERSERKER_RAGE])) >= 0


@kernel
def disturb(st: Any, ct: Any, source: int, victim: int, left: int, spell_row: int, periodic: bool, at_ms: int) -> None:
    """Break the auras that harm breaks (absorbed harm too), and disturb a cast by harm from another that is not periodic."""
    u = st.units[victim]
    if u.first_aura >= 0:
        flags = AURA_INTERRUPT_FLAG_TAKE_DAMAGE
        if not periodic:
            flags |= AURA_INTERRUPT_FLAG_DIRECT_DAMAGE
        if u.stand_state == 0:
            flags |= AURA_INTERRUPT_FLAG_NOT_SEATED
        remove_auras_by_interrupt(st, ct, victim, flags, at_ms)
        wear_down(st, ct, victim, left, spell_row, at_ms)
        water_seeds(st, ct, victim, left, False, at_ms)
    if left > 0 and not periodic and source >= 0 and source != victim:
        push_back(st, ct, victim, at_ms)


@kernel
def deal(st: Any, ct: Any, source: int, victim: int, amount: int, school_mask: int, spell_row: int, periodic: bool, at_ms: int) -> int:
    """Do what ``deal_damage`` and ``deal_periodic_damage`` say."""
    u = st.units[victim]
    if u.death != ALIVE or u.in_world == 0 or is_evading(st, victim):
        return 0
    before = taken(st, victim, amount, school_mask)
    left = share_out(st, ct, source, victim, absorb(st, ct, victim, before, school_mask, at_ms), school_mask, at_ms)
    if source >= 0 and source != victim:
        engage(st, ct, source, victim, at_ms)
        tap(st, victim, source)
        threaten(st, ct, source, victim, left, spell_row, periodic, at_ms)
        st.units[source].hit_ms = at_ms
    give_rage(st, victim, rage_from_taken(before, 0 + u.level, has_berserker_rage(st, ct, victim)), at_ms)
    if before > 0:
        disturb(st, ct, source, victim, left, spell_row, periodic, at_ms)
    if left <= 0 or u.death != ALIVE:
        return 0
    if left >= u.hp:
        dealt = 0 + u.hp
        kill(st, ct, victim, source, at_ms)
        return dealt
    u.hp -= left
    wake_regeneration(st, victim, at_ms)
    return left


@kernel
def deal_damage(st: Any, ct: Any, source: int, victim: int, amount: int, school_mask: int, spell_row: int, at_ms: int) -> int:
    """Deal a direct hit of ``amount`` to ``victim`` and return how much health it took.

    ``source`` is a unit, or -1 (a fall); ``spell_row`` a row of spells, or -1 (a swing). In this order: damage-taken percent and
    immunity, both enter combat, tap, absorbs, threat, the victim's rage, what breaks or is pushed back, health, death.
    Mutates everything that this concerns.
    """
    return deal(st, ct, source, victim, amount, school_mask, spell_row, False, at_ms)


@kernel
def deal_periodic_damage(st: Any, ct: Any, source: int, victim: int, amount: int, school_mask: int, spell_row: int, at_ms: int) -> int:
    """Deal a tick of damage over time as ``deal_damage`` does; it pushes no cast back and adds no flat threat."""
    return deal(st, ct, source, victim, amount, school_mask, spell_row, True, at_ms)


@kernel
def share_threat(st: Any, ct: Any, source: int, target: int, threat: float, school_mask: int, at_ms: int) -> None:
    """Split the threat of what ``source`` did for ``target`` among all who hate ``target``; the helper enters their fight.

    Auras change it by the lowest school of the mask; mask 0: they do not.
    """
    v = st.units[target]
    count = 0 + v.hated_by
    if count <= 0 or threat <= 0.0:
        return
    entry = 0 + v.first_hater
    while entry >= 0:
        creature = 0 + st.threat[entry].unit
        entry = 0 + st.threat[entry].next_hater
        if school_mask == 0:
            add_bare_threat(st, ct, creature, source, threat / count, at_ms)
        else:
            add_school_threat(st, ct, creature, source, threat / count, school_mask, at_ms)
        if source != target:
            engage(st, ct, source, creature, at_ms)


@kernel
def heal(st: Any, ct: Any, source: int, target: int, amount: int, spell_row: int, at_ms: int) -> int:
    """Heal ``target`` by ``amount`` at most and return how much health it gained; half of that is threat, split by its haters.

    Percents of healing done and taken are in the amount. ``spell_row`` -1: no spell. Mutates units and threat.
    """
    u = st.units[target]
    if u.death != ALIVE or u.in_world == 0 or amount <= 0:
        return 0
    effective = min(amount, u.max_hp - u.hp)
    u.hp += effective
    multiplier = 1.0
    school = 1
    if spell_row >= 0:
        spell = ct.spells[spell_row]
        school = 0 + spell.school
        multiplier = 0.0 if (spell.attributes & NO_THREAT) != 0 else 0.0 + spell.threat_multiplier
    if source >= 0:
        share_threat(st, ct, source, target, effective * HEALING_SHARE * multiplier, school, at_ms)
    return effective


@kernel
def energise(st: Any, ct: Any, source: int, target: int, power: int, amount: int, spell_row: int, at_ms: int) -> int:
    """Give ``target`` up to ``amount`` of a power (rage in tenths) by a spell and return how much it gained.

    Half of it is threat (tenths of rage and runic power in) times the spell's factor, split by the target's haters. Mutates units
    and threat.
    """
    u = st.units[target]
    if u.death != ALIVE or u.in_world == 0 or amount <= 0 or power < 0:
        return 0
    gained = min(amount, u.max_powers[power] - u.powers[power])
    if gained <= 0:
        return 0
    u.powers[power] += gained
    if power in (POWER_RAGE, POWER_RUNIC_POWER):
        wake_regeneration(st, target, at_ms)
    multiplier = 1.0
    if spell_row >= 0:
        spell = ct.spells[spell_row]
        multiplier = 0.0 if (spell.attributes & NO_THREAT) != 0 else 0.0 + spell.threat_multiplier
    if source >= 0:
        share_threat(st, ct, source, target, power_threat(gained, power) * multiplier, 0, at_ms)
    return gained
