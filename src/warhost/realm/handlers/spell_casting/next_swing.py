# SPDX-License-Identifier: GPL-2.0-or-later
"""Spells that replace the next swing of the main hand (Heroic Strike, Cleave): chosen by a cast, paid for at the swing.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::AttackerStateUpdate (CURRENT_MELEE_SPELL is cast instead of the
swing), Spells/Spell.cpp:Spell::prepare.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import SMSG_SPELL_GO
from warhost.realm.events import tell
from warhost.realm.handlers.spell_casting.auras.needed_auras import lacks_aura, use_up_aura
from warhost.realm.handlers.spell_casting.checking.cooldowns import start_cooldowns
from warhost.realm.handlers.spell_casting.checking.costs import can_pay, pay
from warhost.realm.handlers.spell_casting.checking.refusals import CASTER_AURASTATE, OK
from warhost.realm.handlers.spell_casting.stops import tell_failure
from warhost.realm.kernel import kernel


@kernel
def drop_next_swing(st: Any, row: int) -> bool:
    """Forget the spell that was to replace the unit's next swing; return whether there was one. Mutates the unit."""
    u = st.units[row]
    had = u.next_swing_spell >= 0
    u.next_swing_spell = -1
    u.next_swing_target = -1
    return had


@kernel
def take_next_swing(st: Any, ct: Any, row: int, target: int, at_ms: int) -> int:
    """Return the row of the spell that replaces the swing at ``target`` now, paid for, or -1: an ordinary swing.

    Where the unit cannot pay any more, or lost the aura that it needs, the spell fails and the swing is an ordinary one. The caller
    lets the spell hit its target (``effects.hit``) and those it sweeps on to (``targets.chain``). Mutates the unit; tells
    SMSG_SPELL_GO, or SMSG_SPELL_FAILURE.
    """
    u = st.units[row]
    spell_row = 0 + u.next_swing_spell
    if spell_row < 0:
        return -1
    drop_next_swing(st, row)
    reason = can_pay(st, ct, row, spell_row)
    if reason == OK and lacks_aura(st, ct, row, spell_row):
        reason = CASTER_AURASTATE
    if reason != OK:
        st.clock[0].late_refusals += 1
        tell_failure(st, ct, row, target, spell_row, 0, reason, at_ms)
        return -1
    st.clock[0].casts += 1
    tell(st, SMSG_SPELL_GO, row, target, at_ms, 0 + ct.spells[spell_row].id, 0, 0, 0)
    pay(st, ct, row, spell_row, target, at_ms)
    start_cooldowns(st, ct, row, spell_row, at_ms)
    use_up_aura(st, ct, row, spell_row, at_ms)
    return spell_row
