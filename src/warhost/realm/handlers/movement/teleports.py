# SPDX-License-Identifier: GPL-2.0-or-later
"""MSG_MOVE_TELEPORT_ACK, MSG_MOVE_WORLDPORT_ACK: teleports, which hold until the client says that it is there.

Out: MSG_MOVE_TELEPORT_ACK (a near one, on the same map), SMSG_TRANSFER_PENDING and SMSG_NEW_WORLD (a far one). Between telling
and acknowledgement the client's moves do not count; near, the character stays where it was, far, it is in no world.
Source: AzerothCore src/server/game/Entities/Player/Player.cpp:Player::TeleportTo and
src/server/game/Handlers/MovementHandler.cpp:HandleMoveTeleportAck, HandleMoveWorldportAck.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import (
    MSG_MOVE_TELEPORT_ACK,
    MSG_MOVE_WORLDPORT_ACK,
    SMSG_NEW_WORLD,
    SMSG_TRANSFER_PENDING,
)
from warhost.realm import grid
from warhost.realm.dispatch import Handler
from warhost.realm.events import tell
from warhost.realm.geometry import single, turned
from warhost.realm.handlers.combat.engage import leave_combat
from warhost.realm.handlers.combat.threat import clear_hated
from warhost.realm.handlers.creatures.aggro import notice
from warhost.realm.handlers.movement.flags import CLIENTS_OWN
from warhost.realm.handlers.movement.paths import stop_path
from warhost.realm.handlers.pets.leaving import dismiss_all
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.handlers.spell_casting.stops import stop_all
from warhost.realm.kernel import kernel
from warhost.realm.reasons import ACCEPTED, MOVE_NO_TELEPORT, MOVE_NOT_MOVER, SESSION_NOT_IN_WORLD
from warhost.realm.tables.players import SESSION_IN_WORLD
from warhost.realm.tables.units import UNIT_PLAYER

NOT_AWAITED, NEAR, FAR = 0, 1, 2


@kernel
def teleport(st: Any, ct: Any, row: int, map_id: int, x: float, y: float, z: float, o: float, at_ms: int) -> None:
    """Send a unit to a place on a map that exists. A creature is there at once, a player when its client acknowledges.

    To another map one takes no fight and no cast along. Mutates unit, player, grid, and for a far one what hates it.
    """
    u = st.units[row]
    stop_path(st, ct, row, at_ms)
    if u.kind != UNIT_PLAYER:
        grid.leave(st, row)
        u.map = map_id
        _stand(st, row, x, y, z, o)
        grid.enter(st, ct, row)
        return
    pl = st.players[u.player]
    pl.teleport_map = map_id
    pl.teleport_x = single(x)
    pl.teleport_y = single(y)
    pl.teleport_z = single(z)
    pl.teleport_o = single(turned(o))
    stop_all(st, ct, row, at_ms)
    if map_id == u.map:
        pl.teleport_due = NEAR
        tell(st, MSG_MOVE_TELEPORT_ACK, row, -1, at_ms, 0, 0, 0, 0)
        return
    pl.teleport_due = FAR
    dismiss_all(st, ct, row, at_ms)
    clear_hated(st, row)
    leave_combat(st, ct, row, at_ms)
    grid.leave(st, row)
    u.in_world = 0
    tell(st, SMSG_TRANSFER_PENDING, row, -1, at_ms, map_id, 0, 0, 0)
    tell(st, SMSG_NEW_WORLD, row, -1, at_ms, map_id, 0, 0, 0)


@kernel
def _stand(st: Any, row: int, x: float, y: float, z: float, o: float) -> None:
    """Write where a unit stands, at rest. Mutates the unit, not the grid."""
    u = st.units[row]
    u.x = x
    u.y = y
    u.z = z
    u.o = o
    u.fall_z = z
    u.move_flags &= ~CLIENTS_OWN


@kernel
def arrive(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """End the teleport that unit ``row`` waits for: it stands at the new place. Mutates unit, player and grid."""
    u = st.units[row]
    pl = st.players[u.player]
    grid.leave(st, row)
    u.map = pl.teleport_map
    _stand(st, row, pl.teleport_x, pl.teleport_y, pl.teleport_z, pl.teleport_o)
    u.moved_ms = at_ms
    u.in_world = 1
    grid.enter(st, ct, row)
    pl.teleport_due = NOT_AWAITED
    notice(st, ct, row, at_ms)


@kernel
def check(st: Any, ct: Any, p: Any, row: int) -> int:
    """Return why a near teleport cannot be acknowledged, or ACCEPTED."""
    if row < 0:
        return SESSION_NOT_IN_WORLD
    u = st.units[row]
    if p.guid != u.guid:
        return MOVE_NOT_MOVER
    return ACCEPTED if st.players[u.player].teleport_due == NEAR else MOVE_NO_TELEPORT


@kernel
def run(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of MSG_MOVE_TELEPORT_ACK."""
    at_ms = st.clock[0].now_ms - 50
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = check(st, ct, p, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            arrive(st, ct, row, at_ms)


@kernel
def run_far(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of MSG_MOVE_WORLDPORT_ACK, from sessions whose character is between two maps."""
    at_ms = st.clock[0].now_ms - 50
    for k in range(start, stop):
        session = st.sessions[packets[order[k]].session]
        if session.state != SESSION_IN_WORLD:
            results[order[k]] = SESSION_NOT_IN_WORLD
        elif st.players[session.player].teleport_due != FAR:
            results[order[k]] = MOVE_NO_TELEPORT
        else:
            results[order[k]] = ACCEPTED
            arrive(st, ct, int(session.unit), at_ms)


HANDLERS = (
    Handler(MSG_MOVE_TELEPORT_ACK, "movement", run=run),
    Handler(MSG_MOVE_WORLDPORT_ACK, "movement", run=run_far),
)
