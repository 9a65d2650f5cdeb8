# SPDX-License-Identifier: GPL-2.0-or-later
"""Refuse what may not be cast, in the order in which the real server looks.

AzerothCore src/server/game/Spells/Spell.cpp: Spell::prepare (a cast under way), Spell::CheckCast (death, cooldowns,
lockout, global cooldown, form, the caster's state, combat, target, items, range, power, control, effects), then
prepare's test of movement. ``NOT_STANDING`` is AscEmu's (src/world/Spell/Spell.cpp:Spell::canCast) and the client's.
Nothing here changes anything.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.enums import PREVENTION_PACIFY, PREVENTION_SILENCE
from warhost.lore.spells.flags import (
    AUTO_REPEAT,
    CAST_WHILE_SITTING,
    CHANNELED,
    NEEDS_DEFENSE,
    NEEDS_RANGED_WEAPON,
    NEEDS_SEAL,
    NEEDS_SHIELD,
    NEEDS_STEALTH,
    NEEDS_TARGET_DODGED,
    NEEDS_VICTORY,
    NEEDS_WEAPON,
    NOT_IN_COMBAT,
    SITS,
)
from warhost.lore.spells.procs import AURA_INTERRUPT_FLAG_MOVE, SPELL_INTERRUPT_FLAG_MOVEMENT
from warhost.lore.spells.traits import ANY_FORM, WHILE_CONTROLLED
from warhost.protocol.flags import MovementFlag
from warhost.realm.handlers.spell_casting.auras.needed_auras import lacks_aura
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.checking.cooldowns import cooldown_until, gcd_until, is_set, locked_until
from warhost.realm.handlers.spell_casting.checking.costs import can_pay
from warhost.realm.handlers.spell_casting.checking.effect_checks import check_effects
from warhost.realm.handlers.spell_casting.checking.forbearance import check_forbearance
from warhost.realm.handlers.spell_casting.checking.reagents import check_making, check_reagents
from warhost.realm.handlers.spell_casting.checking.target_checks import check_range, check_target
from warhost.realm.handlers.spell_casting.classes.combo import check_combo
from warhost.realm.handlers.spell_casting.classes.forms import is_shifted
from warhost.realm.handlers.spell_casting.classes.runes import asks_runes, can_pay_runes
from warhost.realm.handlers.spell_casting.classes.seals import seal_of
from warhost.realm.kernel import kernel
from warhost.realm.tables.units import ALIVE, UNIT_CREATURE, UNIT_PLAYER
from warhost.realm.unit_flags import (
    UNIT_FLAG_CONFUSED,
    UNIT_FLAG_DISARMED,
    UNIT_FLAG_FLEEING,
    UNIT_FLAG_PACIFIED,
    UNIT_FLAG_SILENCED,
    UNIT_FLAG_STUNNED,
)

MOVING_FLAGS = int(
    MovementFlag.FORWARD
    | MovementFlag.BACKWARD
    | MovementFlag.STRAFE_LEFT
    | MovementFlag.STRAFE_RIGHT
    | MovementFlag.FALLING
    | MovementFlag.FALLING_FAR
    | MovementFlag.ASCENDING
    | MovementFlag.DESCENDING
)
"""AzerothCore UnitDefines.h:MOVEMENTFLAG_MASK_MOVING."""


@kernel
def ready_at(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return from when (ms) on the unit's own casts, cooldowns and lockouts let it cast the spell; the past where they do."""
    u = st.units[row]
    latest = max(cooldown_until(st, ct, row, spell_row), locked_until(st, ct, row, spell_row))
    if u.kind != UNIT_CREATURE:
        latest = max(latest, gcd_until(st, ct, row, spell_row))
    if u.cast_spell >= 0:
        latest = max(latest, 0 + u.cast_due_ms)
    return latest


@kernel
def check_ready(st: Any, ct: Any, row: int, spell_row: int, at_ms: int) -> int:
    """Return SPELL_IN_PROGRESS, CASTER_DEAD, NOT_READY or 0."""
    u = st.units[row]
    if u.cast_spell >= 0:
        return no.SPELL_IN_PROGRESS
    if u.death != ALIVE:
        return no.CASTER_DEAD
    return no.NOT_READY if ready_at(st, ct, row, spell_row) > at_ms else no.OK


@kernel
def check_form(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return whether form and stealth allow a spell: 0, ONLY_SHAPESHIFT, NOT_SHAPESHIFT, ONLY_STEALTHED (SpellInfo:CheckShapeshift)."""
    u = st.units[row]
    spell = ct.spells[spell_row]
    stances = 0 + spell.stances
    form = 0 + u.form
    bit = 1 << (form - 1) if form > 0 else 0
    if is_set(ct.spells[spell_row].attributes, NEEDS_STEALTH) and st.sheets[row].stealth <= 0:
        return no.ONLY_STEALTHED
    if stances == 0:
        return no.NOT_SHAPESHIFT if is_shifted(form) and not is_set(spell.traits, ANY_FORM) else no.OK
    return no.OK if (stances & bit) != 0 else no.ONLY_SHAPESHIFT


@kernel
def check_state(st: Any, ct: Any, row: int, spell_row: int, at_ms: int) -> int:
    """Return CASTER_AURASTATE where what the spell needs has not just happened, AFFECTING_COMBAT, NOT_STANDING, or 0."""
    u = st.units[row]
    flags = ct.spells[spell_row].attributes
    if u.player >= 0:
        player = st.players[u.player]
        if is_set(flags, NEEDS_DEFENSE) and player.revenge_until_ms <= at_ms:
            return no.CASTER_AURASTATE
        if is_set(flags, NEEDS_VICTORY) and player.victory_until_ms <= at_ms:
            return no.CASTER_AURASTATE
    if is_set(flags, NEEDS_SEAL) and seal_of(st, ct, row) < 0:
        return no.CASTER_AURASTATE
    if lacks_aura(st, ct, row, spell_row):
        return no.CASTER_AURASTATE
    if u.in_combat == 1 and is_set(flags, NOT_IN_COMBAT):
        return no.AFFECTING_COMBAT
    if u.stand_state != 0 and u.kind == UNIT_PLAYER and not is_set(flags, CAST_WHILE_SITTING | SITS):
        return no.NOT_STANDING
    return no.OK


@kernel
def check_items(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return EQUIPPED_ITEM_CLASS where a player lacks the weapon or shield that the spell needs, else 0."""
    u = st.units[row]
    flags = ct.spells[spell_row].attributes
    if u.kind != UNIT_PLAYER or not is_set(flags, NEEDS_WEAPON | NEEDS_SHIELD | NEEDS_RANGED_WEAPON):
        return no.OK
    sheet = st.sheets[row]
    if is_set(flags, NEEDS_WEAPON) and (sheet.weapon_subclass[0] < 0 or (u.flags & UNIT_FLAG_DISARMED) != 0):
        return no.EQUIPPED_ITEM_CLASS
    if is_set(flags, NEEDS_SHIELD) and sheet.has_shield == 0:
        return no.EQUIPPED_ITEM_CLASS
    if is_set(flags, NEEDS_RANGED_WEAPON) and sheet.weapon_subclass[2] < 0:
        return no.EQUIPPED_ITEM_CLASS
    mask = 0 + ct.spells[spell_row].weapon_mask
    held = 0 + int(sheet.weapon_subclass[2 if is_set(flags, NEEDS_RANGED_WEAPON) else 0])
    if mask != 0 and (mask >> held) & 1 == 0:
        return no.EQUIPPED_ITEM_CLASS
    return no.OK


@kernel
def check_control(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return STUNNED, CONFUSED, FLEEING, SILENCED, PACIFIED or 0 (Spell.cpp:Spell::CheckCasterAuras)."""
    flags = 0 + st.units[row].flags
    if is_set(ct.spells[spell_row].traits, WHILE_CONTROLLED):
        flags &= 0xFFFFFFFF ^ (UNIT_FLAG_STUNNED | UNIT_FLAG_CONFUSED | UNIT_FLAG_FLEEING)
    if (flags & UNIT_FLAG_STUNNED) != 0:
        return no.STUNNED
    if (flags & UNIT_FLAG_CONFUSED) != 0:
        return no.CONFUSED
    if (flags & UNIT_FLAG_FLEEING) != 0:
        return no.FLEEING
    prevention = ct.spells[spell_row].prevention
    if prevention == PREVENTION_SILENCE and (flags & UNIT_FLAG_SILENCED) != 0:
        return no.SILENCED
    if prevention == PREVENTION_PACIFY and (flags & UNIT_FLAG_PACIFIED) != 0:
        return no.PACIFIED
    return no.OK


@kernel
def is_moving(st: Any, row: int) -> bool:
    """Return whether the unit's client says that it moves."""
    return (st.units[row].move_flags & MOVING_FLAGS) != 0


@kernel
def check_moving(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return MOVING where a player moves and the spell needs him to stand still, else 0."""
    if st.units[row].kind != UNIT_PLAYER or not is_moving(st, row):
        return no.OK
    spell = ct.spells[spell_row]
    if is_set(spell.attributes, AUTO_REPEAT | SITS):
        return no.MOVING
    if is_set(spell.attributes, CHANNELED):
        return no.MOVING if is_set(spell.channel_interrupt_flags, AURA_INTERRUPT_FLAG_MOVE) else no.OK
    return no.MOVING if spell.cast_ms > 0 and is_set(spell.interrupt_flags, SPELL_INTERRUPT_FLAG_MOVEMENT) else no.OK


@kernel
def check_cast(st: Any, ct: Any, row: int, spell_row: int, target: int, x: float, y: float, z: float, at_ms: int, strict: bool) -> int:
    """Return why the unit cannot cast the spell at ``target`` (a row, -1 none) or the place x, y, z now, or 0.

    ``strict``: at the start of the cast; at its end cooldowns, form and movement are not looked at again, and the range is
    a little longer.
    """
    if strict:
        reason = check_ready(st, ct, row, spell_row, at_ms)
        if reason == no.OK:
            reason = check_form(st, ct, row, spell_row)
        if reason != no.OK:
            return reason
    elif st.units[row].death != ALIVE:
        return no.CASTER_DEAD
    reason = check_state(st, ct, row, spell_row, at_ms)
    if reason == no.OK:
        reason = check_target(st, ct, row, spell_row, target)
    if reason == no.OK:
        reason = check_forbearance(st, ct, row, spell_row, target)
    if reason == no.OK:
        reason = check_items(st, ct, row, spell_row)
    if reason == no.OK:
        reason = check_reagents(st, ct, row, spell_row)
    if reason == no.OK:
        reason = check_making(st, ct, row, spell_row)
    if reason == no.OK:
        reason = check_range(st, ct, row, spell_row, target, x, y, z, at_ms, strict)
    if reason == no.OK:
        reason = can_pay(st, ct, row, spell_row)
    if reason == no.OK and asks_runes(ct, spell_row):
        reason = can_pay_runes(st, ct, row, spell_row, at_ms)
    if reason == no.OK:
        reason = check_control(st, ct, row, spell_row)
    if reason == no.OK:
        reason = check_effects(st, ct, row, spell_row, target)
    if reason == no.OK and strict:
        reason = check_moving(st, ct, row, spell_row)
    if reason == no.OK and is_set(ct.spells[spell_row].attributes, NEEDS_TARGET_DODGED):
        reason = check_dodged(st, row, at_ms)
    if reason == no.OK:
        reason = check_combo(st, ct, row, spell_row, target)
    return reason


@kernel
def check_dodged(st: Any, row: int, at_ms: int) -> int:
    """Return NO_COMBO_POINTS where nobody has dodged the player within 5 s (a dodge gives a warrior a combo point), else 0."""
    player = st.units[row].player
    return no.NO_COMBO_POINTS if player >= 0 and st.players[player].overpower_until_ms <= at_ms else no.OK
