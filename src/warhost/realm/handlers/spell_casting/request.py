# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_CAST_SPELL, CMSG_CANCEL_CAST, CMSG_CANCEL_AURA, CMSG_CANCEL_CHANNELLING, CMSG_CANCEL_AUTO_REPEAT_SPELL.

Out: SMSG_SPELL_START, SMSG_SPELL_GO, SMSG_SPELL_FAILURE, SMSG_CAST_FAILED, SMSG_SPELL_DELAYED, SMSG_SPELL_COOLDOWN,
SMSG_COOLDOWN_EVENT, MSG_CHANNEL_START, MSG_CHANNEL_UPDATE, SMSG_CANCEL_AUTO_REPEAT.
Rules: a spell must be in the caster's book (NOT_KNOWN; a real server drops the packet); a cast that comes a moment
too early waits (``queue``); cancelling what is not there is accepted and does nothing, as on a real server.
Source: AzerothCore src/server/game/Handlers/SpellHandler.cpp.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.flags import GROUND_TARGET, HARMFUL, NEXT_SWING, PASSIVE, TRIGGERED_ONLY
from warhost.protocol.flags import TargetFlag
from warhost.protocol.opcode_numbers import (
    CMSG_CANCEL_AURA,
    CMSG_CANCEL_AUTO_REPEAT_SPELL,
    CMSG_CANCEL_CAST,
    CMSG_CANCEL_CHANNELLING,
    CMSG_CAST_SPELL,
    SMSG_CAST_FAILED,
)
from warhost.realm.dispatch import Handler
from warhost.realm.events import tell
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.handlers.spell_casting.auras.aura_list import remove_aura
from warhost.realm.handlers.spell_casting.casting import begin_cast
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.checking.aims import NOT_THERE, aimed_at
from warhost.realm.handlers.spell_casting.checking.checks import ready_at
from warhost.realm.handlers.spell_casting.checking.cooldowns import is_set
from warhost.realm.handlers.spell_casting.checking.target_checks import check_side
from warhost.realm.handlers.spell_casting.classes.weapon_enchants import item_of
from warhost.realm.handlers.spell_casting.next_swing import drop_next_swing
from warhost.realm.handlers.spell_casting.queue import enqueue
from warhost.realm.handlers.spell_casting.stops import cancel_cast, clear_queue, stop_channel, stop_repeat, tell_failure
from warhost.realm.kernel import kernel
from warhost.realm.reasons import ACCEPTED, SESSION_BAD_VALUE, SESSION_NOT_IN_WORLD
from warhost.realm.tables.units import ALIVE
from warhost.realm.wheel import TICK_MS

DEST = int(TargetFlag.DEST_LOCATION)
ITEM = int(TargetFlag.ITEM)
EDGE_YD = 17066.0


@kernel
def row_of_spell(ct: Any, spell_id: int) -> int:
    """Return the row of the spell with this id, or -1 where the content has none."""
    return 0 + int(ct.spell_rows[spell_id]) if 0 <= spell_id < len(ct.spell_rows) else -1


@kernel
def knows(st: Any, row: int, spell_row: int) -> bool:
    """Return whether a player's unit has the spell in its book."""
    player = st.units[row].player
    return (st.spellbook[player, spell_row >> 3] >> (spell_row & 7)) & 1 == 1


@kernel
def good_place(p: Any) -> bool:
    """Return whether the packet's place lies on a map: three numbers, none beyond the edge."""
    if (p.target_mask & DEST) == 0:
        return True
    return abs(p.dest_x) <= EDGE_YD and abs(p.dest_y) <= EDGE_YD and abs(p.dest_z) <= EDGE_YD


@kernel
def check_known(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return NOT_KNOWN where the unit's player cannot cast the spell by himself, else 0."""
    if spell_row < 0 or not knows(st, row, spell_row):
        return no.NOT_KNOWN
    return no.NOT_KNOWN if is_set(ct.spells[spell_row].attributes, PASSIVE | TRIGGERED_ONLY) else no.OK


@kernel
def cast_spell(st: Any, ct: Any, p: Any, row: int, at_ms: int) -> int:
    """Cast the spell of one CMSG_CAST_SPELL, let it wait, or return why not; then nothing has changed.

    Mutates the unit and whatever the spell does; a refusal tells SMSG_CAST_FAILED.
    """
    spell_row = row_of_spell(ct, 0 + p.spell_id)
    reason = check_known(st, ct, row, spell_row)
    if reason != no.OK:
        return reason
    if not good_place(p):
        return SESSION_BAD_VALUE
    target = aimed_at(st, ct, row, spell_row, p.target_guid)
    if target == NOT_THERE or (is_set(ct.spells[spell_row].attributes, GROUND_TARGET) and (p.target_mask & DEST) == 0):
        return no.BAD_TARGETS
    x = float(p.dest_x)
    y = float(p.dest_y)
    z = float(p.dest_z)
    u = st.units[row]
    wait_ms = ready_at(st, ct, row, spell_row) - at_ms
    if wait_ms <= 0 or u.death != ALIVE:
        return begin_cast(st, ct, row, spell_row, target, x, y, z, 0 + p.cast_count, at_ms)
    if wait_ms > st.rules[0].queue_ms:
        return no.SPELL_IN_PROGRESS if u.cast_spell >= 0 else no.NOT_READY
    reason = check_side(st, ct, row, spell_row, target)
    if reason == no.OK:
        enqueue(st, row, spell_row, target, x, y, z, 0 + p.cast_count, at_ms + wait_ms)
    return reason


@kernel
def run_cast(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Apply a batch of CMSG_CAST_SPELL."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for i in range(start, stop):
        index = order[i]
        p = packets[index]
        row = acting_unit(st, p.session)
        if row < 0:
            results[index] = SESSION_NOT_IN_WORLD
            continue
        st.units[row].asked_item = item_of(st, row, p.target_item_guid) if (p.target_mask & ITEM) != 0 else -1
        reason = cast_spell(st, ct, p, row, at_ms)
        st.units[row].asked_item = -1
        results[index] = reason
        if reason != ACCEPTED:
            tell(st, SMSG_CAST_FAILED, row, -1, at_ms, 0 + p.spell_id, reason & 0xFF, 0 + p.cast_count, 0)


@kernel
def cancel(st: Any, ct: Any, p: Any, row: int, at_ms: int) -> None:
    """Break off the cast bar that CMSG_CANCEL_CAST names, what waits behind it, and the next swing. Mutates the unit."""
    u = st.units[row]
    spell_row = row_of_spell(ct, 0 + p.spell_id)
    if u.queued_spell >= 0:
        clear_queue(st, row)
    if u.cast_spell >= 0 and (p.spell_id == 0 or u.cast_spell == spell_row):
        cancel_cast(st, ct, row, no.INTERRUPTED, at_ms)
    if u.next_swing_spell >= 0 and u.next_swing_spell == spell_row and is_set(ct.spells[spell_row].attributes, NEXT_SWING):
        target = 0 + u.next_swing_target
        drop_next_swing(st, row)
        tell_failure(st, ct, row, target, spell_row, 0, no.INTERRUPTED, at_ms)


@kernel
def run_cancel_cast(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Apply a batch of CMSG_CANCEL_CAST."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for i in range(start, stop):
        index = order[i]
        p = packets[index]
        row = acting_unit(st, p.session)
        results[index] = ACCEPTED if row >= 0 else SESSION_NOT_IN_WORLD
        if row >= 0:
            cancel(st, ct, p, row, at_ms)


@kernel
def cancel_aura(st: Any, ct: Any, row: int, spell_row: int, at_ms: int) -> None:
    """Take off one's own helpful aura of a spell; harmful and passive ones stay. Mutates the unit's list.

    A channel whose aura is taken off ends with it.
    """
    if spell_row < 0 or is_set(ct.spells[spell_row].attributes, HARMFUL | PASSIVE):
        return
    if st.units[row].channel_spell == spell_row:
        stop_channel(st, ct, row, at_ms)
        return
    aura = 0 + st.units[row].first_aura
    while aura >= 0:
        if st.auras[aura].spell == spell_row:
            remove_aura(st, ct, aura, at_ms)
            return
        aura = 0 + st.auras[aura].next


@kernel
def run_cancel_aura(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Apply a batch of CMSG_CANCEL_AURA."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for i in range(start, stop):
        index = order[i]
        p = packets[index]
        row = acting_unit(st, p.session)
        results[index] = ACCEPTED if row >= 0 else SESSION_NOT_IN_WORLD
        if row >= 0:
            cancel_aura(st, ct, row, row_of_spell(ct, 0 + p.spell_id), at_ms)


@kernel
def run_cancel_channel(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Apply a batch of CMSG_CANCEL_CHANNELLING: the channel ends, whichever spell the packet names."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for i in range(start, stop):
        index = order[i]
        row = acting_unit(st, packets[index].session)
        results[index] = ACCEPTED if row >= 0 else SESSION_NOT_IN_WORLD
        if row >= 0:
            stop_channel(st, ct, row, at_ms)


@kernel
def run_cancel_repeat(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Apply a batch of CMSG_CANCEL_AUTO_REPEAT_SPELL."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for i in range(start, stop):
        index = order[i]
        row = acting_unit(st, packets[index].session)
        results[index] = ACCEPTED if row >= 0 else SESSION_NOT_IN_WORLD
        if row >= 0:
            stop_repeat(st, row, at_ms)


HANDLERS = (
    Handler(CMSG_CANCEL_CAST, "spell casting", run=run_cancel_cast),
    Handler(CMSG_CANCEL_CHANNELLING, "spell casting", run=run_cancel_channel),
    Handler(CMSG_CANCEL_AUTO_REPEAT_SPELL, "spell casting", run=run_cancel_repeat),
    Handler(CMSG_CANCEL_AURA, "spell casting", run=run_cancel_aura),
    Handler(CMSG_CAST_SPELL, "spell casting", run=run_cast),
)
"""Cancels run before casts, so that a cast of the same round finds its caster free."""
