# SPDX-License-Identifier: GPL-2.0-or-later
"""What auras do to their bearer beside its sheet: unit flags, roots, form, what breaks them, what they wait for.

All of it is reckoned anew from the list of auras whenever one comes or goes, so that of two stuns the second still holds
when the first ends. Source: AzerothCore src/server/game/Spells/Auras/SpellAuraEffects.cpp (HandleAuraModStun,
HandleModConfuse, HandleModFear, HandleAuraModRoot, HandleAuraModSilence, HandleAuraModPacify, HandleAuraModDisarm,
HandleAuraModShapeshift).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells import auras as a
from warhost.realm.handlers.spell_casting.classes.forms import set_form
from warhost.realm.kernel import kernel
from warhost.realm.sheets.immunity import refresh_immunity
from warhost.realm.spell_notes import NOTE_ABSORB, NOTE_CONTROL, NOTE_FORM, NOTE_IMMUNITY, NOTE_PROCS
from warhost.realm.unit_flags import (
    UNIT_FLAG_CONFUSED,
    UNIT_FLAG_DISARMED,
    UNIT_FLAG_FEIGNS,
    UNIT_FLAG_FLEEING,
    UNIT_FLAG_PACIFIED,
    UNIT_FLAG_SILENCED,
    UNIT_FLAG_STUNNED,
)

MOVEMENTFLAG_ROOT = 0x800
ROOTS = 1 << 40
"""Stands beside unit flags in the masks here: the bearer cannot leave its place."""
BY_AURAS = (
    UNIT_FLAG_SILENCED
    | UNIT_FLAG_PACIFIED
    | UNIT_FLAG_STUNNED
    | UNIT_FLAG_DISARMED
    | UNIT_FLAG_CONFUSED
    | UNIT_FLAG_FLEEING
    | UNIT_FLAG_FEIGNS
)
KEPT = 0xFFFFFFFF ^ BY_AURAS
NOT_ROOTED = 0xFFFFFFFF ^ MOVEMENTFLAG_ROOT

MOD_CONFUSE, MOD_FEAR, MOD_STUN = a.SPELL_AURA_MOD_CONFUSE, a.SPELL_AURA_MOD_FEAR, a.SPELL_AURA_MOD_STUN
MOD_PACIFY, MOD_ROOT, MOD_SILENCE = a.SPELL_AURA_MOD_PACIFY, a.SPELL_AURA_MOD_ROOT, a.SPELL_AURA_MOD_SILENCE
MOD_PACIFY_SILENCE, MOD_DISARM, FEIGN_DEATH = a.SPELL_AURA_MOD_PACIFY_SILENCE, a.SPELL_AURA_MOD_DISARM, a.SPELL_AURA_FEIGN_DEATH
SCHOOL_ABSORB, MANA_SHIELD, MOD_SHAPESHIFT = a.SPELL_AURA_SCHOOL_ABSORB, a.SPELL_AURA_MANA_SHIELD, a.SPELL_AURA_MOD_SHAPESHIFT


@kernel
def control_of(number: int) -> int:
    """Return the unit flags (and ROOTS) that an aura number gives its bearer; 0 none."""
    if number == MOD_STUN:
        return UNIT_FLAG_STUNNED | ROOTS
    if number == MOD_ROOT:
        return ROOTS
    if number == MOD_CONFUSE:
        return UNIT_FLAG_CONFUSED
    if number == MOD_FEAR:
        return UNIT_FLAG_FLEEING
    if number == MOD_SILENCE:
        return UNIT_FLAG_SILENCED
    if number == MOD_PACIFY:
        return UNIT_FLAG_PACIFIED
    if number == MOD_PACIFY_SILENCE:
        return UNIT_FLAG_PACIFIED | UNIT_FLAG_SILENCED
    if number == FEIGN_DEATH:
        return UNIT_FLAG_FEIGNS
    if number == MOD_DISARM:
        return UNIT_FLAG_DISARMED
    return 0


@kernel
def controls(ct: Any, spell_row: int, effects: int) -> int:
    """Return the unit flags (and ROOTS) that the aura effects in mask ``effects`` of a spell give."""
    s = ct.spells[spell_row]
    mask = 0
    for k in range(3):
        if effects >> k & 1:
            mask |= control_of(0 + s.aura[k])
    return mask


@kernel
def _set_flags(st: Any, row: int, control: int) -> None:
    """Give the unit the flags of ``control`` and take the others that auras give; a log-out's hold stays. Mutates the unit."""
    u = st.units[row]
    if u.player >= 0 and st.players[u.player].logout_holds:
        control |= UNIT_FLAG_STUNNED | ROOTS
    u.flags = (u.flags & KEPT) | (control & BY_AURAS)
    if control & ROOTS:
        u.move_flags = u.move_flags | MOVEMENTFLAG_ROOT
    else:
        u.move_flags = u.move_flags & NOT_ROOTED


@kernel
def settle_auras(st: Any, ct: Any, row: int, changed: int) -> None:
    """Reckon anew what the auras of unit ``row`` give it beside its sheet; ``changed`` is the NOTE_* of what came or went.

    Mutates the unit's flags and form, and of its sheet: aura_notes, aura_interrupts, proc_flags, absorbing, immunities.
    """
    u = st.units[row]
    sh = st.sheets[row]
    notes = 0
    interrupts = 0
    procs = 0
    absorbing = 0
    control = 0
    form = 0
    aura = 0 + u.first_aura
    while aura >= 0:
        a = st.auras[aura]
        spell = 0 + a.spell
        note = 0 + ct.spell_notes[spell]
        s = ct.spells[spell]
        notes |= note
        interrupts |= s.aura_interrupt_flags
        if note & NOTE_PROCS:
            procs |= s.proc_flags
        if note & NOTE_CONTROL:
            control |= controls(ct, spell, 0 + a.effects)
        if note & (NOTE_ABSORB | NOTE_FORM):
            for k in range(3):
                if a.effects >> k & 1:
                    if s.aura[k] == SCHOOL_ABSORB or s.aura[k] == MANA_SHIELD:
                        absorbing += a.amounts[k]
                    elif s.aura[k] == MOD_SHAPESHIFT:
                        form = 0 + s.misc[k]
        aura = 0 + a.next
    sh.aura_notes = notes
    sh.aura_interrupts = interrupts
    sh.proc_flags = procs
    sh.absorbing = absorbing
    if changed & NOTE_CONTROL:
        _set_flags(st, row, control)
    if changed & NOTE_FORM:
        set_form(st, row, form & 31)
    if changed & NOTE_IMMUNITY:
        refresh_immunity(st, ct, row)
