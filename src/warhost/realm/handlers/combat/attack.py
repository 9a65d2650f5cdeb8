# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_ATTACKSWING, CMSG_ATTACKSTOP, CMSG_SETSHEATHED: a player begins and ends to swing, draws and sheathes.

As on a real server, range and facing do not refuse an attack: the swings wait, and SMSG_ATTACKSWING_NOTINRANGE or _BADFACING
says so when one comes due. Refused are a victim that may not be attacked, a dead one, a stop of nothing, an unknown sheath.
Out: SMSG_ATTACKSTART, SMSG_ATTACKSTOP.
Source: AzerothCore Handlers/CombatHandler.cpp, Unit.cpp (Unit::Attack, Unit::AttackStop).
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import CMSG_ATTACKSTOP, CMSG_ATTACKSWING, CMSG_SETSHEATHED, SMSG_ATTACKSTART, SMSG_ATTACKSTOP
from warhost.realm.dispatch import Handler
from warhost.realm.events import tell
from warhost.realm.guids import row_of
from warhost.realm.handlers.combat.engage import stand_up, stop_attack
from warhost.realm.handlers.combat.swings import begin_swings
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.kernel import kernel
from warhost.realm.reasons import (
    ACCEPTED,
    ATTACK_CANT_ATTACK,
    ATTACK_DEAD_TARGET,
    ATTACK_NOTHING_TO_STOP,
    SESSION_BAD_VALUE,
    SESSION_NOT_IN_WORLD,
)
from warhost.realm.sides import can_attack
from warhost.realm.tables.units import ALIVE
from warhost.realm.wheel import TICK_MS

SHEATHED, MELEE_DRAWN, RANGED_DRAWN = 0, 1, 2


@kernel
def check_attack(st: Any, ct: Any, p: Any, row: int) -> int:
    """Return why unit ``row`` may not attack whom the packet names, or ACCEPTED."""
    if st.units[row].death != ALIVE:
        return ATTACK_CANT_ATTACK
    victim = row_of(st, p.guid)
    if victim < 0 or st.units[victim].in_world == 0:
        return ATTACK_CANT_ATTACK
    if st.units[victim].death != ALIVE:
        return ATTACK_DEAD_TARGET
    return ACCEPTED if can_attack(st, ct, row, victim) else ATTACK_CANT_ATTACK


@kernel
def attack(st: Any, ct: Any, row: int, victim: int, at_ms: int) -> None:
    """Let a unit swing at ``victim`` from ``at_ms`` on; one that swings at it already goes on. Mutates the unit, tells SMSG_ATTACKSTART."""
    u = st.units[row]
    if u.victim == victim and u.swing_due_ms[0] > 0:
        return
    u.victim = victim
    u.swing_error = 0
    stand_up(st, row, at_ms)
    if u.sheath == SHEATHED:
        u.sheath = MELEE_DRAWN
    tell(st, SMSG_ATTACKSTART, row, victim, at_ms, 0, 0, 0, 0)
    begin_swings(st, row, at_ms)


@kernel
def run_attack(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_ATTACKSWING."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = SESSION_NOT_IN_WORLD if row < 0 else check_attack(st, ct, p, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            attack(st, ct, row, row_of(st, p.guid), at_ms)


@kernel
def check_stop(st: Any, row: int) -> int:
    """Return why unit ``row`` cannot stop attacking, or ACCEPTED."""
    return ACCEPTED if st.units[row].victim >= 0 else ATTACK_NOTHING_TO_STOP


@kernel
def apply_stop(st: Any, row: int, at_ms: int) -> None:
    """Let a unit stop its swings; a hand that is not ready yet stays so. Mutates the unit, tells SMSG_ATTACKSTOP."""
    u = st.units[row]
    tell(st, SMSG_ATTACKSTOP, row, 0 + u.victim, at_ms, 0, 0, 0, 0)
    stop_attack(st, row)
    u.next_swing_spell = -1
    u.next_swing_target = -1


@kernel
def run_stop(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_ATTACKSTOP."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for k in range(start, stop):
        row = acting_unit(st, packets[order[k]].session)
        reason = SESSION_NOT_IN_WORLD if row < 0 else check_stop(st, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            apply_stop(st, row, at_ms)


@kernel
def run_sheathe(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_SETSHEATHED: show no weapon (0), melee weapons (1) or the ranged one (2)."""
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        if row < 0:
            results[order[k]] = SESSION_NOT_IN_WORLD
        elif p.sheath_state > RANGED_DRAWN:
            results[order[k]] = SESSION_BAD_VALUE
        else:
            results[order[k]] = ACCEPTED
            st.units[row].sheath = p.sheath_state


HANDLERS = (
    Handler(CMSG_ATTACKSWING, "combat", run=run_attack),
    Handler(CMSG_ATTACKSTOP, "combat", run=run_stop),
    Handler(CMSG_SETSHEATHED, "combat", run=run_sheathe),
)
