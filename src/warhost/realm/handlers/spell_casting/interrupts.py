# SPDX-License-Identifier: GPL-2.0-or-later
"""What disturbs casts and channels: movement, damage, interrupts, silence.

Rules (AzerothCore src/server/game/Spells/Spell.cpp:Delayed, DelayedChannel, SpellEffects.cpp:EffectInterruptCast,
Entities/Unit/Unit.cpp:DealDamage, RemoveAurasWithInterruptFlags):

* damage moves the end of a player's cast by 500 ms, a channel's by a quarter of its length, twice at most; creatures are not delayed;
* an interrupt locks the school of what it broke off, for spells that silence prevents;
* a step breaks off what movement interrupts, and auto repeat.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_REDUCE_PUSHBACK
from warhost.lore.spells.enums import PREVENTION_SILENCE
from warhost.lore.spells.procs import (
    AURA_INTERRUPT_FLAG_DIRECT_DAMAGE,
    AURA_INTERRUPT_FLAG_MOVE,
    AURA_INTERRUPT_FLAG_TAKE_DAMAGE,
    CHANNEL_FLAG_DELAY,
    CHANNEL_INTERRUPT_FLAG_INTERRUPT,
    SPELL_INTERRUPT_FLAG_ABORT_ON_DMG,
    SPELL_INTERRUPT_FLAG_INTERRUPT,
    SPELL_INTERRUPT_FLAG_MOVEMENT,
    SPELL_INTERRUPT_FLAG_PUSH_BACK,
)
from warhost.protocol.opcode_numbers import MSG_CHANNEL_UPDATE, SMSG_SPELL_DELAYED
from warhost.realm.events import tell
from warhost.realm.handlers.spell_casting.checking.cooldowns import is_set, lock_schools
from warhost.realm.handlers.spell_casting.checking.refusals import INTERRUPTED
from warhost.realm.handlers.spell_casting.stops import (
    AUTO_SHOT,
    aura_of_channel_lost,
    cancel_cast,
    end_auras,
    stop_all,
    stop_casting,
    stop_channel,
    stop_repeat,
)
from warhost.realm.kernel import kernel
from warhost.realm.tables.timers import CAST_ENDS, CHANNEL_TICKS
from warhost.realm.tables.units import UNIT_PLAYER
from warhost.realm.wheel import schedule

__all__ = [
    "aura_of_channel_lost",
    "cancel_cast",
    "disturb_channel",
    "interrupt",
    "on_move",
    "push_back",
    "silence",
    "stop_all",
    "stop_casting",
    "stop_channel",
    "stop_repeat",
]

PUSHBACK_MS = 500
MOST_PUSHBACKS = 2
CHANNEL_PUSHBACK_PERCENT = 25


@kernel
def silence(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """End what the unit casts where silence prevents it (a silence aura has come over it). Mutates the unit.

    Source: AzerothCore src/server/game/Spells/Auras/SpellAuraEffects.cpp:AuraEffect::HandleAuraModSilence.
    """
    u = st.units[row]
    if u.cast_spell >= 0 and ct.spells[u.cast_spell].prevention == PREVENTION_SILENCE:
        cancel_cast(st, ct, row, INTERRUPTED, at_ms)
    if u.channel_spell >= 0 and ct.spells[u.channel_spell].prevention == PREVENTION_SILENCE:
        stop_channel(st, ct, row, at_ms)


@kernel
def interrupt(st: Any, ct: Any, row: int, lockout_ms: int, at_ms: int) -> bool:
    """Break off what the unit casts or channels and lock that school for ``lockout_ms``; return whether there was anything.

    Only spells that silence prevents and whose flags allow it are broken off. Mutates the unit, tells what failed.
    """
    u = st.units[row]
    spell_row = int(u.cast_spell)
    if spell_row >= 0:
        spell = ct.spells[spell_row]
        if spell.prevention == PREVENTION_SILENCE and is_set(spell.interrupt_flags, SPELL_INTERRUPT_FLAG_INTERRUPT):
            lock_schools(st, row, int(spell.school), at_ms + lockout_ms)
            cancel_cast(st, ct, row, INTERRUPTED, at_ms)
            return True
    spell_row = int(u.channel_spell)
    if spell_row >= 0:
        spell = ct.spells[spell_row]
        if spell.prevention == PREVENTION_SILENCE and is_set(spell.channel_interrupt_flags, CHANNEL_INTERRUPT_FLAG_INTERRUPT):
            lock_schools(st, row, int(spell.school), at_ms + lockout_ms)
            stop_channel(st, ct, row, at_ms)
            return True
    return False


@kernel
def disturb_channel(st: Any, ct: Any, row: int, interrupt_flags: int, at_ms: int) -> None:
    """End the unit's channel where one of the AURA_INTERRUPT_FLAG_* given ends it. Mutates the unit."""
    u = st.units[row]
    if u.channel_spell >= 0 and is_set(ct.spells[u.channel_spell].channel_interrupt_flags, interrupt_flags):
        stop_channel(st, ct, row, at_ms)


@kernel
def on_move(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Break off what a step breaks: cast bars and channels that movement interrupts, and a wand. Mutates the unit.

    The movement system calls it when a unit has changed its place; auras that a step ends are
    ``aura_list.remove_auras_by_interrupt``'s.
    """
    u = st.units[row]
    if u.cast_spell >= 0 and is_set(ct.spells[u.cast_spell].interrupt_flags, SPELL_INTERRUPT_FLAG_MOVEMENT):
        cancel_cast(st, ct, row, INTERRUPTED, at_ms)
    if u.channel_spell >= 0:
        disturb_channel(st, ct, row, AURA_INTERRUPT_FLAG_MOVE, at_ms)
    if u.repeat_spell >= 0 and ct.spells[u.repeat_spell].id != AUTO_SHOT:
        stop_repeat(st, row, at_ms)


@kernel
def _pushback_percent(st: Any, ct: Any, row: int) -> int:
    """Return the share of a delay that the unit suffers, in %: less by its REDUCE_PUSHBACK auras."""
    reduced = 0
    aura = st.units[row].first_aura
    while aura >= 0:
        entry = st.auras[aura]
        spell = ct.spells[entry.spell]
        for k in range(3):
            if spell.aura[k] == SPELL_AURA_REDUCE_PUSHBACK and (entry.effects >> k) & 1:
                reduced += entry.amounts[k]
        aura = entry.next
    return max(100 - reduced, 0)


@kernel
def _delay_cast(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Move the end of a cast bar by half a second, not beyond a whole new cast from now."""
    u = st.units[row]
    delay_ms = PUSHBACK_MS * _pushback_percent(st, ct, row) // 100
    due_ms = min(u.cast_due_ms + delay_ms, at_ms + u.cast_ms)
    delay_ms = due_ms - u.cast_due_ms
    u.pushbacks += 1
    if delay_ms <= 0:
        return
    u.cast_due_ms = due_ms
    schedule(st, CAST_ENDS, row, due_ms)
    tell(st, SMSG_SPELL_DELAYED, row, -1, at_ms, int(ct.spells[u.cast_spell].id), delay_ms, due_ms, 0)


@kernel
def _shorten_channel(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Take a quarter of its length from a channel and from the auras it keeps up; at nothing left it ends."""
    u = st.units[row]
    spell_row = int(u.channel_spell)
    target = int(u.channel_target)
    lost_ms = u.cast_ms * CHANNEL_PUSHBACK_PERCENT // 100 * _pushback_percent(st, ct, row) // 100
    u.pushbacks += 1
    if u.channel_ends_ms - lost_ms <= at_ms:
        stop_channel(st, ct, row, at_ms)
        return
    u.channel_ends_ms -= lost_ms
    end_auras(st, row, row, spell_row, int(u.channel_ends_ms))
    if target >= 0 and target != row:
        end_auras(st, target, row, spell_row, int(u.channel_ends_ms))
    if u.channel_due_ms > u.channel_ends_ms:
        u.channel_due_ms = u.channel_ends_ms
        schedule(st, CHANNEL_TICKS, row, int(u.channel_due_ms))
    tell(st, MSG_CHANNEL_UPDATE, row, target, at_ms, int(ct.spells[spell_row].id), int(u.channel_ends_ms) - at_ms, 0, 0)


@kernel
def push_back(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Let damage that the unit took from another disturb what it casts: break off, delay or shorten.

    Mutates the unit (and the auras of a channel that is shortened); tells SMSG_SPELL_DELAYED or MSG_CHANNEL_UPDATE.
    """
    u = st.units[row]
    if u.cast_spell >= 0:
        flags = int(ct.spells[u.cast_spell].interrupt_flags)
        if is_set(flags, SPELL_INTERRUPT_FLAG_ABORT_ON_DMG):
            cancel_cast(st, ct, row, INTERRUPTED, at_ms)
        elif is_set(flags, SPELL_INTERRUPT_FLAG_PUSH_BACK) and u.kind == UNIT_PLAYER and u.pushbacks < MOST_PUSHBACKS:
            _delay_cast(st, ct, row, at_ms)
    if u.channel_spell >= 0:
        disturb_channel(st, ct, row, AURA_INTERRUPT_FLAG_TAKE_DAMAGE | AURA_INTERRUPT_FLAG_DIRECT_DAMAGE, at_ms)
    if u.channel_spell < 0 or u.kind != UNIT_PLAYER or u.pushbacks >= MOST_PUSHBACKS:
        return
    if is_set(ct.spells[u.channel_spell].channel_interrupt_flags, CHANNEL_FLAG_DELAY):
        _shorten_channel(st, ct, row, at_ms)
