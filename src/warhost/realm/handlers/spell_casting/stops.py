# SPDX-License-Identifier: GPL-2.0-or-later
"""End what a unit casts: its bar, its channel with the auras it keeps up, its waiting cast, its auto repeat.

A cast bar that is broken off gives its global cooldown back; nothing has been paid yet (AzerothCore
src/server/game/Spells/Spell.cpp:Spell::cancel, CancelGlobalCooldown). A channel's auras are ended through their AURA timer
(``ends_ms`` becomes now), so that an aura and its channel may end each other without calling each other.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import MSG_CHANNEL_UPDATE, SMSG_CANCEL_AUTO_REPEAT, SMSG_CAST_FAILED, SMSG_SPELL_FAILURE
from warhost.realm.events import tell
from warhost.realm.handlers.spell_casting.checking.cooldowns import stop_gcd
from warhost.realm.handlers.spell_casting.checking.refusals import INTERRUPTED
from warhost.realm.kernel import kernel
from warhost.realm.tables.timers import AURA, CHANNEL_TICKS
from warhost.realm.tables.units import UNIT_PLAYER
from warhost.realm.wheel import schedule

AUTO_SHOT = 75


@kernel
def clear_cast(st: Any, row: int) -> None:
    """Empty a unit's cast bar without a word. Mutates the unit."""
    u = st.units[row]
    u.cast_spell = -1
    u.cast_target = -1
    u.cast_item = -1
    u.cast_due_ms = 0
    u.cast_ms = 0
    u.pushbacks = 0


@kernel
def tell_failure(st: Any, ct: Any, row: int, target: int, spell_row: int, count: int, reason: int, at_ms: int) -> None:
    """Tell everybody that a cast which had begun failed, and its caster why."""
    spell_id = int(ct.spells[spell_row].id)
    tell(st, SMSG_SPELL_FAILURE, row, target, at_ms, spell_id, reason & 0xFF, count, 0)
    if st.units[row].kind == UNIT_PLAYER:
        tell(st, SMSG_CAST_FAILED, row, target, at_ms, spell_id, reason & 0xFF, count, 0)


@kernel
def cancel_cast(st: Any, ct: Any, row: int, reason: int, at_ms: int) -> bool:
    """Break off the unit's cast bar for ``reason`` (an outcome) and return whether there was one.

    Its global cooldown ends with it; nothing has been paid yet. Mutates the unit; tells SMSG_SPELL_FAILURE, a player
    SMSG_CAST_FAILED too.
    """
    u = st.units[row]
    spell_row = int(u.cast_spell)
    if spell_row < 0:
        return False
    target = int(u.cast_target)
    count = int(u.cast_count)
    clear_cast(st, row)
    stop_gcd(st, ct, row, spell_row, at_ms)
    tell_failure(st, ct, row, target, spell_row, count, reason, at_ms)
    return True


@kernel
def end_auras(st: Any, bearer: int, caster: int, spell_row: int, at_ms: int) -> None:
    """Let the auras of one caster's spell on ``bearer`` end at ``at_ms``, through their timer."""
    aura = st.units[bearer].first_aura
    while aura >= 0:
        entry = st.auras[aura]
        if entry.spell == spell_row and entry.caster == caster and (entry.ends_ms < 0 or entry.ends_ms > at_ms):
            entry.ends_ms = at_ms
            schedule(st, AURA, aura, at_ms)
        aura = entry.next


@kernel
def stop_channel(st: Any, ct: Any, row: int, at_ms: int) -> bool:
    """End the unit's channel now, with the auras it keeps up, and return whether there was one.

    Mutates the unit and those auras; tells MSG_CHANNEL_UPDATE with 0 ms left.
    """
    u = st.units[row]
    spell_row = int(u.channel_spell)
    if spell_row < 0:
        return False
    target = int(u.channel_target)
    u.channel_spell = -1
    u.channel_target = -1
    u.channel_due_ms = 0
    u.channel_ends_ms = 0
    u.cast_ms = 0
    u.pushbacks = 0
    end_auras(st, row, row, spell_row, at_ms)
    if target >= 0 and target != row:
        end_auras(st, target, row, spell_row, at_ms)
    tell(st, MSG_CHANNEL_UPDATE, row, target, at_ms, int(ct.spells[spell_row].id), 0, 0, 0)
    return True


@kernel
def aura_of_channel_lost(st: Any, caster: int, bearer: int, spell_row: int, at_ms: int) -> None:
    """Let a channel end within this tick because an aura it keeps up is gone. Call it whenever an aura is removed.

    ``caster`` and ``spell_row`` are the aura's, ``bearer`` who bore it. Mutates the caster; does nothing where he
    channels something else.
    """
    if caster < 0:
        return
    u = st.units[caster]
    if u.channel_spell != spell_row or spell_row < 0 or (u.channel_target != bearer and caster != bearer):
        return
    u.channel_ends_ms = at_ms
    u.channel_due_ms = at_ms
    schedule(st, CHANNEL_TICKS, caster, at_ms)


@kernel
def is_steady(st: Any, ct: Any, row: int) -> bool:
    """Return whether what the unit repeats goes on while it moves and casts other spells (Auto Shot)."""
    repeats = 0 + st.units[row].repeat_spell
    return repeats >= 0 and ct.spells[repeats].id == AUTO_SHOT


@kernel
def stop_repeat(st: Any, row: int, at_ms: int) -> bool:
    """End the unit's auto repeat and return whether there was one. Mutates the unit, tells SMSG_CANCEL_AUTO_REPEAT."""
    u = st.units[row]
    if u.repeat_spell < 0:
        return False
    u.repeat_spell = -1
    u.repeat_target = -1
    tell(st, SMSG_CANCEL_AUTO_REPEAT, row, -1, at_ms, 0, 0, 0, 0)
    return True


@kernel
def clear_queue(st: Any, row: int) -> None:
    """Forget the cast that waits for the global cooldown. Mutates the unit."""
    u = st.units[row]
    u.queued_spell = -1
    u.queued_target = -1
    u.queued_item = -1
    u.queued_due_ms = 0


@kernel
def stop_all(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """End whatever the unit casts: bar, channel, waiting cast, next swing, auto repeat (on death, log-out, teleport).

    Mutates the unit and the auras of its channel; tells what ended.
    """
    cancel_cast(st, ct, row, INTERRUPTED, at_ms)
    stop_channel(st, ct, row, at_ms)
    clear_queue(st, row)
    stop_repeat(st, row, at_ms)
    u = st.units[row]
    u.next_swing_spell = -1
    u.next_swing_target = -1


@kernel
def stop_casting(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """End bar, channel and waiting cast for a control that has come over the unit (stun, fear, confusion). Mutates the unit."""
    cancel_cast(st, ct, row, INTERRUPTED, at_ms)
    stop_channel(st, ct, row, at_ms)
    clear_queue(st, row)
