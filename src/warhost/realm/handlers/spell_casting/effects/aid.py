# SPDX-License-Identifier: GPL-2.0-or-later
"""Effects that help: heals, power, dispels, stolen buffs, items, resurrection.

Source: AzerothCore src/server/game/Spells/SpellEffects.cpp (EffectHeal, EffectHealPct, EffectEnergize, EffectEnergizePct,
EffectDispel, EffectDispelMechanic, EffectStealBeneficialBuff, EffectResurrectNew).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells import effects as e
from warhost.lore.spells.auras import SPELL_AURA_DUMMY
from warhost.lore.spells.enums import DISPEL_ALL, DISPEL_CURSE, DISPEL_DISEASE, DISPEL_MAGIC, DISPEL_NONE, DISPEL_POISON, MECHANIC_NONE
from warhost.lore.spells.flags import HARMFUL, NO_CRIT, PASSIVE
from warhost.lore.spells.scripts import SCRIPT_LIFE_TAP
from warhost.protocol.opcode_numbers import SMSG_SPELLDISPELLOG, SMSG_SPELLENERGIZELOG, SMSG_SPELLHEALLOG
from warhost.realm.chance import STREAM_SPELL_AMOUNT, roll_int
from warhost.realm.events import tell
from warhost.realm.handlers.combat.damage import energise, heal
from warhost.realm.handlers.spell_casting.auras.aura_put import put_aura
from warhost.realm.handlers.spell_casting.auras.aura_rows import remove_aura
from warhost.realm.handlers.spell_casting.auras.blooms import bloom
from warhost.realm.handlers.spell_casting.checking.reagents import give_item
from warhost.realm.handlers.spell_casting.classes.scripts import life_tap
from warhost.realm.handlers.spell_casting.effects.value import direct_heal, nth_of
from warhost.realm.handlers.spell_casting.rolls import crit_amount, crits
from warhost.realm.kernel import kernel
from warhost.realm.tables.timers import AURA
from warhost.realm.tables.units import CORPSE, UNIT_PLAYER
from warhost.realm.wheel import schedule

STOLEN_MS = 120000
"""A stolen buff lasts two minutes at most (SpellEffects.cpp: EffectStealBeneficialBuff)."""


@kernel
def heal_for(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, amount: int, at_ms: int) -> int:
    """Heal ``target`` by ``amount`` before crit; return the health it gained. Tells SMSG_SPELLHEALLOG."""
    s = ct.spells[spell_row]
    crit = s.attributes & NO_CRIT == 0 and crits(st, ct, caster, target, spell_row, k, at_ms)
    if crit:
        amount = crit_amount(ct, spell_row, amount)
    gained = heal(st, ct, caster, target, amount, spell_row, at_ms)
    tell(st, SMSG_SPELLHEALLOG, target, caster, at_ms, 0 + s.id, gained, amount - gained, 1 if crit else 0)
    return gained


@kernel
def give_power(st: Any, ct: Any, caster: int, target: int, spell_row: int, power: int, amount: int, at_ms: int) -> None:
    """Give ``target`` up to ``amount`` of a power. Tells SMSG_SPELLENERGIZELOG."""
    if power < 0 or power > 6:
        return
    gained = energise(st, ct, caster, target, power, amount, spell_row, at_ms)
    tell(st, SMSG_SPELLENERGIZELOG, target, caster, at_ms, 0 + ct.spells[spell_row].id, power, gained, 0)


@kernel
def dispellable(ct: Any, spell_row: int, kind: int, harmful: bool) -> bool:
    """Return whether a dispel of type ``kind`` (DISPEL_*) takes auras of this spell, harmful ones or helpful ones."""
    s = ct.spells[spell_row]
    if s.attributes & PASSIVE != 0 or s.dispel == DISPEL_NONE or (s.attributes & HARMFUL != 0) != harmful:
        return False
    if kind == DISPEL_ALL:
        return s.dispel in (DISPEL_MAGIC, DISPEL_CURSE, DISPEL_DISEASE, DISPEL_POISON)
    return s.dispel == kind


@kernel
def pick_aura(st: Any, ct: Any, caster: int, target: int, spell_row: int, kind: int, harmful: bool, turn: int, at_ms: int) -> int:
    """Return a row of auras that the dispel takes next, each as likely as the others; -1 none."""
    count = 0
    aura = 0 + st.units[target].first_aura
    while aura >= 0:
        if dispellable(ct, 0 + st.auras[aura].spell, kind, harmful):
            count += 1
        aura = 0 + st.auras[aura].next
    if count == 0:
        return -1
    wanted = roll_int(st, STREAM_SPELL_AMOUNT, caster, nth_of(spell_row, target, 16 + turn, at_ms), 0, count - 1)
    aura = 0 + st.units[target].first_aura
    while aura >= 0:
        if dispellable(ct, 0 + st.auras[aura].spell, kind, harmful):
            if wanted == 0:
                return aura
            wanted -= 1
        aura = 0 + st.auras[aura].next
    return -1


@kernel
def dispel(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, count: int, foe: bool, at_ms: int) -> int:
    """Take ``count`` auras off ``target``: helpful ones of a foe, harmful ones of a friend. Tells SMSG_SPELLDISPELLOG; returns how many."""
    s = ct.spells[spell_row]
    kind = 0 + s.misc[k]
    gone = 0
    for turn in range(max(count, 1)):
        aura = pick_aura(st, ct, caster, target, spell_row, kind, not foe, turn, at_ms)
        if aura < 0:
            return gone
        tell(st, SMSG_SPELLDISPELLOG, target, caster, at_ms, 0 + s.id, 0 + ct.spells[st.auras[aura].spell].id, 0, 0)
        bloom(st, ct, aura, at_ms)
        remove_aura(st, ct, aura, at_ms)
        gone += 1
    return gone


@kernel
def steal(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, at_ms: int) -> bool:
    """Move one helpful aura of the dispel type ``misc`` from ``target`` to the caster, for two minutes at most."""
    s = ct.spells[spell_row]
    aura = pick_aura(st, ct, caster, target, spell_row, 0 + s.misc[k], False, 0, at_ms)
    if aura < 0:
        return False
    a = st.auras[aura]
    spell = 0 + a.spell
    effects = 0 + a.effects
    left = a.ends_ms - at_ms if a.ends_ms > 0 else STOLEN_MS
    tell(st, SMSG_SPELLDISPELLOG, target, caster, at_ms, 0 + s.id, 0 + ct.spells[spell].id, 1, 0)
    remove_aura(st, ct, aura, at_ms)
    stolen = put_aura(st, ct, caster, caster, spell, effects, 0, 0, at_ms)
    if stolen >= 0:
        st.auras[stolen].duration_ms = min(left, STOLEN_MS)
        st.auras[stolen].ends_ms = at_ms + min(left, STOLEN_MS)
        schedule(st, AURA, stolen, 0 + st.auras[stolen].ends_ms)
    return True


@kernel
def cure_mechanic(st: Any, ct: Any, target: int, mechanic: int, at_ms: int) -> int:
    """Take off every aura of ``target`` whose spell or an effect of it has the mechanic; return how many."""
    if mechanic == MECHANIC_NONE:
        return 0
    gone = 0
    aura = 0 + st.units[target].first_aura
    while aura >= 0:
        after = 0 + st.auras[aura].next
        s = ct.spells[st.auras[aura].spell]
        has = s.mechanic == mechanic
        for k in range(3):
            has = has or (s.effect_mechanic[k] == mechanic and st.auras[aura].effects >> k & 1 != 0)
        if has and s.attributes & HARMFUL != 0:
            remove_aura(st, ct, aura, at_ms)
            gone += 1
        aura = after
    return gone


@kernel
def cure_school(st: Any, ct: Any, target: int, schools: int, at_ms: int) -> int:
    """Take off every harmful aura of the schools to which ``target`` has become immune, but marks; return how many.

    Marks (Forbearance, Weakened Soul) do nothing themselves (SPELL_ATTR0_UNAFFECTED_BY_INVULNERABILITY).
    """
    gone = 0
    aura = 0 + st.units[target].first_aura
    while aura >= 0:
        after = 0 + st.auras[aura].next
        s = ct.spells[st.auras[aura].spell]
        does = False
        for k in range(3):
            does = does or (s.aura[k] != 0 and s.aura[k] != SPELL_AURA_DUMMY)
        if does and s.school & schools == s.school and s.attributes & HARMFUL != 0 and s.attributes & PASSIVE == 0:
            remove_aura(st, ct, aura, at_ms)
            gone += 1
        aura = after
    return gone


@kernel
def cure_dispel(st: Any, ct: Any, target: int, kind: int, at_ms: int) -> int:
    """Take off every harmful aura of a dispel type (Stoneform); return how many."""
    gone = 0
    aura = 0 + st.units[target].first_aura
    while aura >= 0:
        after = 0 + st.auras[aura].next
        if kind > 0 and dispellable(ct, 0 + st.auras[aura].spell, kind, True):
            remove_aura(st, ct, aura, at_ms)
            gone += 1
        aura = after
    return gone


@kernel
def aid(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, value: int, foe: bool, at_ms: int) -> bool:
    """Do effect ``k`` where it helps, dispels or gives power; return False where it is of another kind."""
    s = ct.spells[spell_row]
    effect = 0 + s.effect[k]
    v = st.units[target]
    if effect == e.SPELL_EFFECT_HEAL:
        heal_for(st, ct, caster, target, spell_row, k, direct_heal(st, ct, caster, target, spell_row, k, value), at_ms)
    elif effect == e.SPELL_EFFECT_HEAL_MAX_HEALTH:
        heal_for(st, ct, caster, target, spell_row, k, 0 + st.units[caster].max_hp, at_ms)
    elif effect == e.SPELL_EFFECT_HEAL_PCT:
        heal_for(st, ct, caster, target, spell_row, k, v.max_hp * value // 100, at_ms)
    elif effect == e.SPELL_EFFECT_ENERGIZE:
        give_power(st, ct, caster, target, spell_row, 0 + s.misc[k], value, at_ms)
    elif effect == e.SPELL_EFFECT_ENERGIZE_PCT:
        power = 0 + s.misc[k]
        if 0 <= power <= 6:
            give_power(st, ct, caster, target, spell_row, power, v.max_powers[power] * value // 100, at_ms)
    elif effect == e.SPELL_EFFECT_DISPEL:
        dispel(st, ct, caster, target, spell_row, k, value, foe, at_ms)
    elif effect == e.SPELL_EFFECT_DISPEL_MECHANIC:
        cure_mechanic(st, ct, target, 0 + s.misc[k], at_ms)
    elif effect == e.SPELL_EFFECT_CREATE_ITEM:
        give_item(st, ct, target, 0 + ct.made_items[spell_row, k], max(value, 1), at_ms)
    elif effect == e.SPELL_EFFECT_DUMMY and s.script == SCRIPT_LIFE_TAP:
        life_tap(st, ct, target, spell_row, k, value, at_ms)
    elif effect == e.SPELL_EFFECT_STEAL_BENEFICIAL_BUFF:
        steal(st, ct, caster, target, spell_row, k, at_ms)
    else:
        return False
    return True


@kernel
def can_rise(st: Any, target: int) -> bool:
    """Return whether ``target`` is a player's corpse that a resurrection may call back."""
    return st.units[target].kind == UNIT_PLAYER and st.units[target].death == CORPSE
