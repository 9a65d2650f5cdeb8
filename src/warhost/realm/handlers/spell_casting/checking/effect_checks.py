# SPDX-License-Identifier: GPL-2.0-or-later
"""What single effects ask before they may be cast: something to dispel or steal, free legs, the right power, no better aura.

Source: AzerothCore src/server/game/Spells/Spell.cpp:Spell::CheckCast (its switch over effects and auras).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.effects import (
    SPELL_EFFECT_APPLY_AURA,
    SPELL_EFFECT_CHARGE,
    SPELL_EFFECT_DISPEL,
    SPELL_EFFECT_ENCHANT_ITEM_TEMPORARY,
    SPELL_EFFECT_LEAP_BACK,
    SPELL_EFFECT_POWER_BURN,
    SPELL_EFFECT_POWER_DRAIN,
    SPELL_EFFECT_PULL_TOWARDS,
    SPELL_EFFECT_STEAL_BENEFICIAL_BUFF,
    SPELL_EFFECT_TRIGGER_SPELL,
)
from warhost.lore.spells.flags import DRAWS_ATTACKERS, HARMFUL, HELPFUL, PASSIVE
from warhost.lore.spells.scripts import SCRIPT_NONE
from warhost.protocol.flags import MovementFlag
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.checking.cooldowns import is_set
from warhost.realm.handlers.spell_casting.checking.summon_checks import check_summons
from warhost.realm.handlers.spell_casting.classes.hands import is_attacked
from warhost.realm.handlers.spell_casting.classes.pull import check_pull
from warhost.realm.handlers.spell_casting.classes.scripts import check_script
from warhost.realm.handlers.spell_casting.classes.weapon_enchants import check_enchant
from warhost.realm.kernel import kernel
from warhost.realm.sides import can_attack
from warhost.realm.tables.units import UNIT_PLAYER

ROOT = int(MovementFlag.ROOT)
DISPEL_TYPE_ALL = 7
MAGIC_TO_POISON = 0b11110


@kernel
def dispels(wanted: int, dispel: int) -> bool:
    """Return whether a dispel of type ``wanted`` takes auras of type ``dispel`` away (SpellInfo.h:GetDispelMask)."""
    if wanted == DISPEL_TYPE_ALL:
        return (MAGIC_TO_POISON >> dispel) & 1 == 1
    return dispel != 0 and dispel == wanted


@kernel
def bears_dispellable(st: Any, ct: Any, target: int, wanted: int, helpful: bool) -> bool:
    """Return whether the unit bears an aura of dispel type ``wanted`` that helps (or harms) it."""
    aura = st.units[target].first_aura
    while aura >= 0:
        entry = st.auras[aura]
        spell = ct.spells[entry.spell]
        harms = is_set(spell.attributes, HARMFUL)
        if dispels(wanted, 0 + spell.dispel) and harms != helpful and not is_set(spell.attributes, PASSIVE):
            return True
        aura = entry.next
    return False


@kernel
def bears_better(st: Any, ct: Any, target: int, spell_row: int) -> bool:
    """Return whether the unit bears a higher rank of the spell."""
    spell = ct.spells[spell_row]
    aura = st.units[target].first_aura
    while aura >= 0:
        entry = st.auras[aura]
        other = ct.spells[entry.spell]
        if other.chain == spell.chain and other.rank > spell.rank:
            return True
        aura = entry.next
    return False


@kernel
def _check_dispel(st: Any, ct: Any, row: int, spell_row: int, target: int) -> int:
    """Return NOTHING_TO_DISPEL where none of a spell's dispels, which are all it does, finds an aura, else 0."""
    spell = ct.spells[spell_row]
    enemy = can_attack(st, ct, row, target)
    asked = False
    for k in range(3):
        if spell.effect[k] == SPELL_EFFECT_DISPEL:
            asked = True
            if bears_dispellable(st, ct, target, 0 + spell.misc[k], enemy):
                return no.OK
        elif spell.effect[k] != 0:
            return no.OK
    return no.NOTHING_TO_DISPEL if asked else no.OK


@kernel
def _check_effect(st: Any, ct: Any, row: int, spell_row: int, k: int, target: int) -> int:
    """Return what effect ``k`` asks that is not so, or 0."""
    spell = ct.spells[spell_row]
    kind = spell.effect[k]
    u = st.units[row]
    if kind == SPELL_EFFECT_CHARGE and (u.move_flags & ROOT) != 0:
        return no.ROOTED
    if kind == SPELL_EFFECT_LEAP_BACK:
        if (u.move_flags & ROOT) != 0:
            return no.ROOTED
        return no.OK if u.in_combat == 1 else no.CANT_DO_THAT_RIGHT_NOW
    if kind == SPELL_EFFECT_ENCHANT_ITEM_TEMPORARY:
        return check_enchant(st, ct, row, spell_row)
    if target < 0:
        return no.OK
    if kind == SPELL_EFFECT_PULL_TOWARDS:
        return check_pull(st, row, target)
    v = st.units[target]
    if kind == SPELL_EFFECT_TRIGGER_SPELL and is_set(spell.attributes, DRAWS_ATTACKERS) and not is_attacked(st, target):
        return no.BAD_TARGETS
    if kind in (SPELL_EFFECT_POWER_BURN, SPELL_EFFECT_POWER_DRAIN) and u.kind == UNIT_PLAYER and target != row:
        return no.OK if v.power_type == spell.misc[k] and v.max_powers[v.power_type] > 0 else no.BAD_TARGETS
    if kind == SPELL_EFFECT_STEAL_BENEFICIAL_BUFF and not bears_dispellable(st, ct, target, 0 + spell.misc[k], True):
        return no.NOTHING_TO_STEAL
    return no.OK


@kernel
def check_effects(st: Any, ct: Any, row: int, spell_row: int, target: int) -> int:
    """Return the first thing that one of the spell's effects asks and that is not so, or 0.

    ``target`` is the unit the spell is aimed at, -1 none; then its caster bears what it puts on.
    """
    spell = ct.spells[spell_row]
    if spell.script != SCRIPT_NONE:
        reason = check_script(st, ct, row, spell_row, target)
        if reason != no.OK:
            return reason
    puts_aura = False
    for k in range(3):
        kind = spell.effect[k]
        if kind == 0:
            continue
        reason = check_summons(st, ct, row, spell_row, k)
        if reason != no.OK:
            return reason
        if kind == SPELL_EFFECT_DISPEL and k == 0 and target >= 0:
            reason = _check_dispel(st, ct, row, spell_row, target)
        else:
            reason = _check_effect(st, ct, row, spell_row, k, target)
        if reason != no.OK:
            return reason
        puts_aura = puts_aura or kind == SPELL_EFFECT_APPLY_AURA
    if puts_aura and is_set(spell.attributes, HELPFUL) and bears_better(st, ct, target if target >= 0 else row, spell_row):
        return no.AURA_BOUNCED
    return no.OK
