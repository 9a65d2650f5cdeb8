# SPDX-License-Identifier: GPL-2.0-or-later
"""Effects that move, taunt, interrupt, trigger and raise.

Source: AzerothCore src/server/game/Spells/SpellEffects.cpp (EffectCharge, EffectLeap, EffectTaunt, EffectInterruptCast,
EffectTriggerSpell, EffectThreat, EffectModifyThreatPercent, EffectResurrectNew), Entities/Object/Object.cpp:GetNearPoint.
"""

from __future__ import annotations

import math
from typing import Any

from warhost.lore.spells import effects as e
from warhost.lore.spells.enums import MECHANIC_ROOT, MECHANIC_SNARE, MECHANIC_STUN
from warhost.lore.spells.flags import DRAWS_ATTACKERS, NEEDS_SEAL
from warhost.realm.geometry import cosine, sine
from warhost.realm.handlers.combat.threat import add_threat, find_threat, taunt
from warhost.realm.handlers.death.offers import offer_life
from warhost.realm.handlers.movement.paths import begin_path, settle
from warhost.realm.handlers.movement.teleports import teleport
from warhost.realm.handlers.spell_casting.classes.combo import add_combo_points
from warhost.realm.handlers.spell_casting.classes.hands import draw_attackers, soften_haters
from warhost.realm.handlers.spell_casting.classes.hunting import flown_yd
from warhost.realm.handlers.spell_casting.classes.judgements import unleash
from warhost.realm.handlers.spell_casting.classes.vanishing import slip_away
from warhost.realm.handlers.spell_casting.classes.weapon_enchants import enchant
from warhost.realm.handlers.spell_casting.effects.aid import can_rise, cure_mechanic
from warhost.realm.handlers.spell_casting.interrupts import interrupt
from warhost.realm.handlers.spell_casting.missiles import trigger, trigger_with_value
from warhost.realm.kernel import kernel
from warhost.realm.tables.units import PATH_CHARGE, UNIT_CREATURE

CONTACT_YD = 1.5
"""How far from its target a charge ends (Object.cpp: CONTACT_DISTANCE and both units' reach)."""


@kernel
def charge(st: Any, ct: Any, caster: int, target: int, at_ms: int) -> int:
    """Send the caster along a charging path to before its target; return the millisecond of its arrival. Mutates unit, grid, wheel."""
    settle(st, ct, target, at_ms)
    settle(st, ct, caster, at_ms)
    u = st.units[caster]
    v = st.units[target]
    dx = v.x - u.x
    dy = v.y - u.y
    dz = v.z - u.z
    far = math.sqrt(dx * dx + dy * dy + dz * dz)
    if far <= CONTACT_YD:
        return at_ms
    share = (far - CONTACT_YD) / far
    return begin_path(st, ct, caster, u.x + dx * share, u.y + dy * share, u.z + dz * share, PATH_CHARGE, at_ms)


@kernel
def leap(st: Any, ct: Any, caster: int, far_yd: float, at_ms: int) -> None:
    """Put the caster ``far_yd`` ahead of where it stands, behind where below 0; a player is there when its client says so.

    Mutates unit, player, grid.
    """
    settle(st, ct, caster, at_ms)
    u = st.units[caster]
    o = 0.0 + u.o
    teleport(st, ct, caster, 0 + u.map, u.x + far_yd * cosine(o), u.y + far_yd * sine(o), 0.0 + u.z, o, at_ms)


@kernel
def free_movement(st: Any, ct: Any, unit: int, at_ms: int) -> None:
    """Take stuns, roots and snares off a unit (Blink, Escape Artist)."""
    cure_mechanic(st, ct, unit, MECHANIC_STUN, at_ms)
    cure_mechanic(st, ct, unit, MECHANIC_ROOT, at_ms)
    cure_mechanic(st, ct, unit, MECHANIC_SNARE, at_ms)


@kernel
def spawn_spell(
    st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, x: float, y: float, z: float, value: int, at_ms: int
) -> None:
    """Let effect ``k``'s trigger_spell be cast at ``target`` in this tick, not where it asks for another form. Mutates missiles, wheel."""
    s = ct.spells[spell_row]
    spell_id = 0 + s.trigger_spell[k]
    if spell_id <= 0 or spell_id >= len(ct.spell_rows) or ct.spell_rows[spell_id] < 0:
        return
    row = 0 + ct.spell_rows[spell_id]
    form = 0 + st.units[caster].form
    if ct.spells[row].stances != 0 and (form == 0 or ct.spells[row].stances >> (form - 1) & 1 == 0):
        return
    if s.effect[k] == e.SPELL_EFFECT_TRIGGER_SPELL_WITH_VALUE:
        trigger_with_value(st, caster, target, row, value, at_ms)
    else:
        trigger(st, caster, target, row, x, y, z, at_ms)


@kernel
def control(
    st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, x: float, y: float, z: float, value: int, at_ms: int
) -> bool:
    """Do effect ``k`` where it moves, taunts, interrupts, triggers or raises; return False where it is of another kind."""
    s = ct.spells[spell_row]
    effect = 0 + s.effect[k]
    if effect == e.SPELL_EFFECT_TRIGGER_SPELL and s.attributes & DRAWS_ATTACKERS != 0:
        draw_attackers(st, ct, caster, target, 0 + s.trigger_spell[k], at_ms)
    elif effect in (e.SPELL_EFFECT_TRIGGER_SPELL, e.SPELL_EFFECT_TRIGGER_SPELL_WITH_VALUE, e.SPELL_EFFECT_TRIGGER_MISSILE):
        spawn_spell(st, ct, caster, target, spell_row, k, x, y, z, value, at_ms)
    elif effect == e.SPELL_EFFECT_INTERRUPT_CAST:
        interrupt(st, ct, target, 0 + s.duration_ms, at_ms)
    elif effect == e.SPELL_EFFECT_ADD_COMBO_POINTS:
        add_combo_points(st, caster, target, value)
    elif effect == e.SPELL_EFFECT_ENCHANT_ITEM_TEMPORARY:
        enchant(st, ct, caster, spell_row, k, at_ms)
    elif effect == e.SPELL_EFFECT_SCRIPT_EFFECT and s.attributes & NEEDS_SEAL != 0:
        unleash(st, ct, caster, target, spell_row, k, at_ms)
    elif effect == e.SPELL_EFFECT_SANCTUARY:
        slip_away(st, ct, target, at_ms)
    elif effect == e.SPELL_EFFECT_CHARGE:
        charge(st, ct, caster, target, at_ms)
    elif effect == e.SPELL_EFFECT_LEAP:
        leap(st, ct, caster, 0.0 + s.radius_yd[k], at_ms)
    elif effect == e.SPELL_EFFECT_LEAP_BACK:
        leap(st, ct, caster, -flown_yd(value, 0 + s.misc[k]), at_ms)
    elif effect == e.SPELL_EFFECT_ATTACK_ME:
        if st.units[target].kind == UNIT_CREATURE:
            taunt(st, ct, target, caster, 0, at_ms)
    elif effect == e.SPELL_EFFECT_THREAT:
        add_threat(st, ct, target, caster, float(value), at_ms)
    elif effect == e.SPELL_EFFECT_MODIFY_THREAT_PERCENT:
        entry = find_threat(st, target, caster)
        if st.units[target].kind != UNIT_CREATURE:
            soften_haters(st, target, value)
        elif entry >= 0:
            st.threat[entry].amount = max(st.threat[entry].amount * (100 + value) / 100.0, 0.0)
    elif effect == e.SPELL_EFFECT_RESURRECT_NEW:
        if can_rise(st, target):
            offer_life(st, caster, target, value, 0 + s.misc[k], at_ms)
    else:
        return False
    return True
