# SPDX-License-Identifier: GPL-2.0-or-later
"""Diseases of a death knight: what his strikes make of those that his target bears, and how they spread.

A disease is an aura of dispel type DISEASE that deals damage over time; those of one caster count.
Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp:GetDiseasesByCaster, Spells/SpellEffects.cpp (EffectWeaponDmg: Blood
Strike, Obliterate; EffectSchoolDMG: Blood Boil), scripts/Spells/spell_dk.cpp (spell_dk_death_strike, spell_dk_pestilence).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_PERIODIC_DAMAGE
from warhost.lore.spells.effects import SPELL_EFFECT_DUMMY, SPELL_EFFECT_SCRIPT_EFFECT
from warhost.lore.spells.enums import DISPEL_DISEASE
from warhost.lore.spells.traits import ENDS_DISEASES, HALF_MORE_TO_DISEASED, HEALS_PER_DISEASE, MORE_PER_DISEASE, SPREADS_DISEASES
from warhost.protocol.opcode_numbers import SMSG_SPELLHEALLOG
from warhost.realm.events import tell
from warhost.realm.handlers.combat.damage import heal
from warhost.realm.handlers.spell_casting.auras.aura_rows import remove_aura
from warhost.realm.handlers.spell_casting.missiles import trigger
from warhost.realm.handlers.spell_casting.reach.targets import enemies_at
from warhost.realm.kernel import kernel


@kernel
def is_disease(st: Any, ct: Any, aura: int, caster: int) -> bool:
    """Return whether an aura (row of auras) is a disease that ``caster`` put on."""
    a = st.auras[aura]
    s = ct.spells[a.spell]
    if a.caster != caster or s.dispel != DISPEL_DISEASE:
        return False
    hurts = False
    for k in range(3):
        hurts = hurts or (s.aura[k] == SPELL_AURA_PERIODIC_DAMAGE and a.effects >> k & 1 != 0)
    return hurts


@kernel
def count_diseases(st: Any, ct: Any, target: int, caster: int) -> int:
    """Return how many diseases of ``caster`` a unit bears."""
    count = 0
    aura = 0 + st.units[target].first_aura
    while aura >= 0:
        if is_disease(st, ct, aura, caster):
            count += 1
        aura = 0 + st.auras[aura].next
    return count


@kernel
def end_diseases(st: Any, ct: Any, target: int, caster: int, at_ms: int) -> int:
    """Take the diseases of ``caster`` off a unit; return how many. Mutates the unit, its sheet and list."""
    gone = 0
    aura = 0 + st.units[target].first_aura
    while aura >= 0:
        after = 0 + st.auras[aura].next
        if is_disease(st, ct, aura, caster):
            remove_aura(st, ct, aura, at_ms)
            gone += 1
        aura = after
    return gone


@kernel
def with_diseases(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, amount: float) -> float:
    """Return the damage of effect ``k`` with what the caster's diseases on the target add to it."""
    s = ct.spells[spell_row]
    if s.traits & (MORE_PER_DISEASE | HALF_MORE_TO_DISEASED) == 0:
        return amount
    count = count_diseases(st, ct, target, caster)
    if s.traits & MORE_PER_DISEASE != 0:
        return amount * (1.0 + count * s.value_multiplier[k])
    if count == 0:
        return amount
    return amount * 1.5 + st.sheets[caster].attack_power * s.value_multiplier[k]


@kernel
def spread(st: Any, ct: Any, caster: int, target: int, radius_yd: float, at_ms: int) -> int:
    """Put the caster's diseases that ``target`` bears on every other enemy within ``radius_yd`` of it; return how many units.

    They begin anew there, for the caster as he is now. Mutates missiles and the wheel; overwrites ``st.scratch``.
    """
    v = st.units[target]
    found = enemies_at(st, ct, caster, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, radius_yd)
    reached = 0
    for i in range(found):
        row = 0 + int(st.scratch[i])
        if row == target:
            continue
        reached += 1
        u = st.units[row]
        aura = 0 + v.first_aura
        while aura >= 0:
            if is_disease(st, ct, aura, caster):
                trigger(st, caster, row, 0 + st.auras[aura].spell, 0.0 + u.x, 0.0 + u.y, 0.0 + u.z, at_ms)
            aura = 0 + st.auras[aura].next
    return reached


@kernel
def disease_effect(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, at_ms: int) -> bool:
    """Do effect ``k`` where it heals by the target's diseases or spreads them; return False where it is of another kind."""
    s = ct.spells[spell_row]
    if s.effect[k] == SPELL_EFFECT_DUMMY and s.traits & HEALS_PER_DISEASE != 0:
        count = count_diseases(st, ct, target, caster)
        amount = int(count * s.value_multiplier[k] * st.units[caster].max_hp)
        if amount > 0:
            gained = heal(st, ct, caster, caster, amount, spell_row, at_ms)
            tell(st, SMSG_SPELLHEALLOG, caster, caster, at_ms, 0 + s.id, gained, amount - gained, 0)
        return True
    if s.effect[k] == SPELL_EFFECT_SCRIPT_EFFECT and s.traits & SPREADS_DISEASES != 0:
        spread(st, ct, caster, target, 0.0 + s.radius_yd[k], at_ms)
        return True
    return False


@kernel
def ends_diseases(ct: Any, spell_row: int) -> bool:
    """Return whether a spell ends the caster's diseases on whom it has struck."""
    return ct.spells[spell_row].traits & ENDS_DISEASES != 0
