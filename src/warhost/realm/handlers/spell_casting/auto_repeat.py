# SPDX-License-Identifier: GPL-2.0-or-later
"""Auto repeat: a wand, or a bow by Auto Shot, shoots whenever its time has come, until something stops it.

A wand's first shot comes half a second after the order at the earliest; while its shooter casts, it waits. A shooter who
moves, a target that dies, leaves the range or the front: the wand stops, as it does when another spell is cast. Auto Shot waits for
a shooter who moves or casts, and stops for the others alone.
Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::_UpdateAutoRepeatSpell, SetCurrentCastedSpell.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import SMSG_SPELL_GO, SMSG_SPELL_START
from warhost.realm.events import tell
from warhost.realm.handlers.spell_casting.checking.checks import check_control, is_moving
from warhost.realm.handlers.spell_casting.checking.refusals import OK
from warhost.realm.handlers.spell_casting.checking.target_checks import check_target, check_unit_range
from warhost.realm.handlers.spell_casting.landing import send
from warhost.realm.handlers.spell_casting.stops import AUTO_SHOT, is_steady, stop_repeat
from warhost.realm.kernel import kernel
from warhost.realm.rules import swing_delay_ms
from warhost.realm.tables.timers import AUTO_REPEAT
from warhost.realm.tables.units import ALIVE
from warhost.realm.wheel import schedule

FIRST_SHOT_MS = 500
LOOK_AGAIN_MS = 100
"""How long Auto Shot waits for a shooter who moves before it looks again."""
RANGED = 2


@kernel
def start_repeat(st: Any, ct: Any, row: int, spell_row: int, target: int, at_ms: int) -> None:
    """Begin to shoot at ``target``; ordered again at the same target nothing changes. Mutates the unit; tells SMSG_SPELL_START."""
    u = st.units[row]
    if u.repeat_spell == spell_row and u.repeat_target == target:
        return
    u.repeat_spell = spell_row
    u.repeat_target = target
    first = 0 if ct.spells[spell_row].id == AUTO_SHOT else FIRST_SHOT_MS
    u.swing_due_ms[RANGED] = max(0 + u.swing_due_ms[RANGED], at_ms + first)
    schedule(st, AUTO_REPEAT, row, 0 + u.swing_due_ms[RANGED])
    tell(st, SMSG_SPELL_START, row, target, at_ms, 0 + ct.spells[spell_row].id, 0, 0, 0)


@kernel
def shoot(st: Any, ct: Any, row: int, due_ms: int) -> None:
    """Run the AUTO_REPEAT timer of a unit: shoot, wait for a cast to end, or stop.

    A timer that was meant for another time is stale and ignored. Mutates the unit and whom it hits.
    """
    u = st.units[row]
    if u.repeat_spell < 0 or u.swing_due_ms[RANGED] != due_ms:
        return
    spell_row = 0 + u.repeat_spell
    target = 0 + u.repeat_target
    moving = is_moving(st, row)
    if moving and u.death == ALIVE and is_steady(st, ct, row):
        u.swing_due_ms[RANGED] = due_ms + LOOK_AGAIN_MS
        schedule(st, AUTO_REPEAT, row, due_ms + LOOK_AGAIN_MS)
        return
    if u.death != ALIVE or moving or _refused(st, ct, row, spell_row, target, due_ms):
        stop_repeat(st, row, due_ms)
        return
    busy_until = max(0 + u.cast_due_ms if u.cast_spell >= 0 else 0, 0 + u.channel_ends_ms if u.channel_spell >= 0 else 0)
    if busy_until > due_ms:
        u.swing_due_ms[RANGED] = busy_until
        schedule(st, AUTO_REPEAT, row, busy_until)
        return
    sh = st.sheets[row]
    u.swing_due_ms[RANGED] = due_ms + max(swing_delay_ms(0 + sh.attack_ms[RANGED], 0.0 + sh.ranged_haste), FIRST_SHOT_MS)
    schedule(st, AUTO_REPEAT, row, 0 + u.swing_due_ms[RANGED])
    tell(st, SMSG_SPELL_GO, row, target, due_ms, 0 + ct.spells[spell_row].id, 0, 0, 0)
    send(st, ct, row, spell_row, target, 0.0 + u.x, 0.0 + u.y, 0.0 + u.z, True, 0, 0, due_ms)


@kernel
def _refused(st: Any, ct: Any, row: int, spell_row: int, target: int, at_ms: int) -> bool:
    """Return whether the unit may not shoot at its target now."""
    if check_target(st, ct, row, spell_row, target) != OK or check_control(st, ct, row, spell_row) != OK:
        return True
    return target != row and check_unit_range(st, ct, row, spell_row, target, at_ms, False) != OK
