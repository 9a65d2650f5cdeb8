# SPDX-License-Identifier: GPL-2.0-or-later
"""A cast that is asked for a moment too early waits and runs at the exact millisecond.

A packet that arrives at most ``rules.queue_ms`` before the unit may cast the spell (global cooldown, cast bar, cooldown,
lockout) is accepted; a later one takes its place. Without it a client's round trip and the tick would be added to
every global cooldown. Source: AzerothCore src/server/game/Entities/Player/PlayerUpdates.cpp and Handlers/SpellHandler.cpp
(CanRequestSpellCast, CONFIG_SPELL_QUEUE_WINDOW, 400 ms).
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import SMSG_CAST_FAILED
from warhost.realm.events import tell
from warhost.realm.handlers.spell_casting.casting import begin_cast, finish_cast
from warhost.realm.handlers.spell_casting.checking.checks import ready_at
from warhost.realm.handlers.spell_casting.checking.refusals import NOT_READY, OK
from warhost.realm.handlers.spell_casting.stops import clear_queue
from warhost.realm.kernel import kernel
from warhost.realm.tables.timers import QUEUED_CAST
from warhost.realm.wheel import schedule


@kernel
def enqueue(st: Any, row: int, spell_row: int, target: int, x: float, y: float, z: float, cast_count: int, due_ms: int) -> None:
    """Let a cast wait until ``due_ms`` in place of one that waits already. Mutates the unit and the wheel."""
    u = st.units[row]
    u.queued_spell = spell_row
    u.queued_target = target
    u.queued_item = u.asked_item
    u.queued_x = x
    u.queued_y = y
    u.queued_z = z
    u.queued_count = cast_count
    u.queued_due_ms = due_ms
    schedule(st, QUEUED_CAST, row, due_ms)


@kernel
def run_queued(st: Any, ct: Any, row: int, due_ms: int) -> None:
    """Run the QUEUED_CAST timer of a unit: cast what waits, or wait on where a push-back has moved the cast bar's end.

    One that fails now was accepted before: SMSG_CAST_FAILED tells why and ``clock.late_refusals`` counts it. A timer that was
    meant for another time is stale and ignored. Mutates the unit and whatever the spell does.
    """
    u = st.units[row]
    if u.queued_spell < 0 or u.queued_due_ms != due_ms:
        return
    if u.cast_spell >= 0 and u.cast_due_ms == due_ms:
        finish_cast(st, ct, row, due_ms)
    spell_row = 0 + u.queued_spell
    if spell_row < 0:
        return
    ready_ms = ready_at(st, ct, row, spell_row)
    if ready_ms > due_ms and u.cast_spell >= 0:
        u.queued_due_ms = ready_ms
        schedule(st, QUEUED_CAST, row, ready_ms)
        return
    target = 0 + u.queued_target
    count = 0 + u.queued_count
    x = 0.0 + u.queued_x
    y = 0.0 + u.queued_y
    z = 0.0 + u.queued_z
    item = 0 + u.queued_item
    clear_queue(st, row)
    u.asked_item = item
    reason = NOT_READY
    if ready_ms <= due_ms:
        reason = begin_cast(st, ct, row, spell_row, target, x, y, z, count, due_ms)
    u.asked_item = -1
    if reason != OK:
        st.clock[0].late_refusals += 1
        tell(st, SMSG_CAST_FAILED, row, target, due_ms, 0 + ct.spells[spell_row].id, reason & 0xFF, count, 0)
