# SPDX-License-Identifier: GPL-2.0-or-later
"""The MSG_MOVE_* family (``_FAMILY``): a client tells where its character is, whither it faces and how it moves.

Out: the same packet, to those who see the character; SMSG_STANDSTATE_UPDATE where it stood up.
Rules: one moves one's own character alone, on the map, with a clock that does not run backwards, no faster than it may
(``speeds``). Rooted, stunned, feared or confused ones may turn and not move; the dead may not move, ghosts may; while a teleport
waits for its acknowledgement, or a charge carries the character, its client's moves do not count. A move breaks casts and
auras that moving breaks, makes who sits stand up, and lets creatures notice it. A real server corrects a client that is
refused by a teleport to where it is; that is for whoever owns the socket.
Source: AzerothCore src/server/game/Handlers/MovementHandler.cpp:WorldSession::HandleMovementOpcodes.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from warhost.lore.spells.procs import AURA_INTERRUPT_FLAG_MOVE, AURA_INTERRUPT_FLAG_TURNING
from warhost.protocol import opcode_numbers
from warhost.protocol.opcode_numbers import MSG_MOVE_FALL_LAND
from warhost.protocol.packets.movement import FAMILY as _FAMILY
from warhost.realm import grid
from warhost.realm.dispatch import Handler
from warhost.realm.events import tell
from warhost.realm.geometry import signed, turned
from warhost.realm.handlers.creatures.aggro import notice
from warhost.realm.handlers.movement.falling import land
from warhost.realm.handlers.movement.flags import FALLING, FALLING_FAR, MOVING, ROOT, TURNING, cleaned
from warhost.realm.handlers.movement.speeds import LEAD_MS, account_from, climbs_too_fast, cost_ms
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.handlers.session.standing import STAND, is_seated, set_stand_state
from warhost.realm.handlers.spell_casting.auras.aura_list import remove_auras_by_interrupt
from warhost.realm.handlers.spell_casting.interrupts import on_move
from warhost.realm.kernel import kernel
from warhost.realm.reasons import (
    ACCEPTED,
    MOVE_BAD_PLACE,
    MOVE_BAD_TIME,
    MOVE_DEAD,
    MOVE_NOT_MOVER,
    MOVE_ROOTED,
    MOVE_TOO_FAST,
    SESSION_NOT_IN_WORLD,
)
from warhost.realm.tables.units import CORPSE, PATH_NONE
from warhost.realm.unit_flags import UNIT_FLAGS_CANNOT_ACT

EDGE_YD = 17066.0
ROOTED_YD = 0.5
"""How far a rooted client's place may lie from the server's: it learns of its root a moment later."""
MOST_RADIANS = 1000.0
HALF_CLOCK = 1 << 31


@kernel
def check_mover(st: Any, p: Any, row: int) -> int:
    """Return why the session may not move the unit that its packet names, or ACCEPTED. ``row`` is its own unit or -1."""
    if row < 0:
        return SESSION_NOT_IN_WORLD
    u = st.units[row]
    if p.guid != u.guid or u.path_kind != PATH_NONE or st.players[u.player].teleport_due:
        return MOVE_NOT_MOVER
    return MOVE_DEAD if u.death == CORPSE else ACCEPTED


@kernel
def is_on_map(x: float, y: float, z: float, o: float) -> bool:
    """Return whether these are numbers, on the map, and an angle."""
    return abs(x) <= EDGE_YD and abs(y) <= EDGE_YD and abs(z) <= EDGE_YD and abs(o) <= MOST_RADIANS


@kernel
def check(st: Any, ct: Any, p: Any, row: int, at_ms: int) -> int:
    """Return why the move is refused, or ACCEPTED."""
    reason = check_mover(st, p, row)
    if reason != ACCEPTED:
        return reason
    u = st.units[row]
    x = float(np.float64(p.x))
    y = float(np.float64(p.y))
    z = float(np.float64(p.z))
    if not is_on_map(x, y, z, float(np.float64(p.orientation))):
        return MOVE_BAD_PLACE
    if u.client_ms and (signed(p.time_ms) - signed(u.client_ms)) & 0xFFFFFFFF >= HALF_CLOCK:
        return MOVE_BAD_TIME
    flags = signed(p.flags)
    distance = math.sqrt((x - u.x) * (x - u.x) + (y - u.y) * (y - u.y))
    if (u.move_flags & ROOT or u.flags & UNIT_FLAGS_CANNOT_ACT) and (distance > ROOTED_YD or flags & MOVING & ~(FALLING | FALLING_FAR)):
        return MOVE_ROOTED
    tolerance = st.rules[0].speed_tolerance
    begin = account_from(u, at_ms)
    if begin + cost_ms(u, flags, distance, tolerance) > at_ms + LEAD_MS or climbs_too_fast(z - u.z, begin, at_ms, tolerance):
        return MOVE_TOO_FAST
    return ACCEPTED


@kernel
def apply(st: Any, ct: Any, p: Any, row: int, at_ms: int) -> None:
    """Move the unit. Mutates unit, grid, and what a move breaks; tells the packet on."""
    u = st.units[row]
    x = float(np.float64(p.x))
    y = float(np.float64(p.y))
    z = float(np.float64(p.z))
    flags = signed(p.flags)
    distance = math.sqrt((x - u.x) * (x - u.x) + (y - u.y) * (y - u.y))
    turned_to = turned(float(np.float64(p.orientation)))
    u.moved_ms = account_from(u, at_ms) + cost_ms(u, flags, distance, st.rules[0].speed_tolerance)
    u.client_ms = p.time_ms
    has_turned = turned_to != u.o
    u.o = turned_to
    was_falling = u.move_flags & FALLING
    flags = cleaned(flags, signed(u.move_flags))
    u.move_flags = flags
    moved = x != u.x or y != u.y or z != u.z
    fell_from = max(u.fall_z, u.z) if was_falling else float(u.z)
    if moved:
        grid.place(st, ct, row, x, y, z)
    tell(st, p.opcode, row, -1, at_ms, flags, signed(p.time_ms), 0, 0)
    if flags & (MOVING | TURNING) and is_seated(int(u.stand_state)):
        set_stand_state(st, ct, row, STAND, at_ms)
    u.fall_z = max(fell_from, z) if flags & FALLING else z
    if p.opcode == MSG_MOVE_FALL_LAND:
        land(st, ct, row, fell_from - z, at_ms)
        u.fall_z = z
    if has_turned:
        remove_auras_by_interrupt(st, ct, row, AURA_INTERRUPT_FLAG_TURNING, at_ms)
    if moved:
        on_move(st, ct, row, at_ms)
        remove_auras_by_interrupt(st, ct, row, AURA_INTERRUPT_FLAG_MOVE, at_ms)
        notice(st, ct, row, at_ms)


@kernel
def run(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of one opcode of the family."""
    at_ms = st.clock[0].now_ms - 50
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = check(st, ct, p, row, at_ms)
        results[order[k]] = reason
        if reason == ACCEPTED:
            apply(st, ct, p, row, at_ms)


HANDLERS = tuple(Handler(getattr(opcode_numbers, name), "movement", run=run) for name in _FAMILY)
