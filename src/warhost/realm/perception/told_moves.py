# SPDX-License-Identifier: GPL-2.0-or-later
"""Read where units are and how they move: creation, echoes of moves, announced paths, speeds, roots, teleports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from warhost.protocol.flags import MonsterMove, MovementFlag, SplineFlag
from warhost.protocol.packets.movement import FAMILY
from warhost.realm.geometry import angle_to, position_at, single
from warhost.realm.tables.units import PATH_NONE, PATH_RUN, PATH_WALK
from warhost.realm.uncompiled import Row

if TYPE_CHECKING:
    from warhost.realm.perception.rebuild import Rebuilt

MOVE_ROOT = int(MovementFlag.ROOT)
_position_at: Any = getattr(position_at, "py_func", position_at)


def place_of(u: np.void, now_ms: int) -> tuple[float, float, float]:
    """Return where a unit (a row of units) is at ``now_ms``, in yd, by the function that the realm uses."""
    x, y, z = _position_at(Row(u), now_ms)
    return x, y, z


def _start(client: Rebuilt, row: int, start: tuple[float, ...], end: tuple[float, ...], began_ms: int, ms: int, flags: int) -> None:
    kind = PATH_WALK if flags & SplineFlag.WALKMODE else PATH_RUN
    client.set("units", row, path_from_x=start[0], path_from_y=start[1], path_from_z=start[2], path_kind=kind)
    client.set("units", row, path_x=end[0], path_y=end[1], path_z=end[2], path_start_ms=began_ms, path_ms=ms)


def created(client: Rebuilt, row: int, block: dict[str, Any]) -> None:
    """Put a unit that comes into sight where it is, on the rest of its path where it walks one."""
    moves = {"move_flags": block["flags"] & ~MovementFlag.SPLINE_ENABLED, "speed_run": block["run_speed"]}
    client.set("units", row, x=block["x"], y=block["y"], z=block["z"], o=block["orientation"], path_kind=PATH_NONE, **moves)
    if block["flags"] & MovementFlag.SPLINE_ENABLED:
        first, last = block["nodes"][0], block["nodes"][-1]
        ends = tuple(first[axis] for axis in "xyz"), tuple(last[axis] for axis in "xyz")
        began_ms = client.now_ms - block["spline_passed_ms"]
        _start(client, row, *ends, began_ms, block["spline_duration_ms"], block["spline_flags"])


def _read_path(client: Rebuilt, fields: dict[str, Any]) -> None:
    """Take SMSG_MONSTER_MOVE: it begins now, or the unit stops where the packet says."""
    row = client.known(fields["guid"])
    if row < 0:
        return
    start = (fields["x"], fields["y"], fields["z"])
    if fields["kind"] == MonsterMove.STOP or fields["duration_ms"] == 0:
        client.set("units", row, x=start[0], y=start[1], z=start[2], path_kind=PATH_NONE)
        if fields["kind"] == MonsterMove.FACING_ANGLE:
            client.set("units", row, o=fields["facing_orientation"])
        return
    end = (fields["dest_x"], fields["dest_y"], fields["dest_z"])
    if start[:2] != end[:2]:
        client.set("units", row, o=single(angle_to(start[0], start[1], end[0], end[1])))
    _start(client, row, start, end, client.now_ms, fields["duration_ms"], fields["spline_flags"])


def finish_paths(client: Rebuilt) -> None:
    """Let units whose path has come to its end stand there."""
    units = client.tables["units"]
    over = (units["path_kind"] != PATH_NONE) & (units["path_start_ms"] + units["path_ms"] <= client.now_ms)
    for row in np.flatnonzero(over).tolist():
        end = {axis: float(units[f"path_{axis}"][row]) for axis in "xyz"}
        client.set("units", row, **end, path_kind=PATH_NONE)


def _read_move(client: Rebuilt, fields: dict[str, Any]) -> None:
    """Take the echo of another's move."""
    row = client.known(fields["guid"])
    if row >= 0:
        where = {"x": fields["x"], "y": fields["y"], "z": fields["z"], "o": fields["orientation"]}
        client.set("units", row, **where, move_flags=fields["flags"], path_kind=PATH_NONE)


def _read_speed(client: Rebuilt, fields: dict[str, Any]) -> None:
    row = client.known(fields["guid"])
    if row >= 0:
        client.set("units", row, speed_run=fields["speed"])


def _read_root(client: Rebuilt, fields: dict[str, Any]) -> None:
    _set_root(client, fields["guid"], MOVE_ROOT)


def _read_unroot(client: Rebuilt, fields: dict[str, Any]) -> None:
    _set_root(client, fields["guid"], 0)


def _set_root(client: Rebuilt, guid: int, root: int) -> None:
    row = client.known(guid)
    if row >= 0:
        flags = int(client.tables["units"]["move_flags"][row]) & ~MOVE_ROOT
        client.set("units", row, move_flags=flags | root)


def _read_teleport(client: Rebuilt, fields: dict[str, Any]) -> None:
    """Take the order to be elsewhere on the map: the client will acknowledge it."""
    client.teleport = (fields["x"], fields["y"], fields["z"], fields["orientation"])
    client.set("players", client.player, teleport_due=1)


READERS = {
    "SMSG_MONSTER_MOVE": _read_path,
    "SMSG_FORCE_RUN_SPEED_CHANGE": _read_speed,
    "MSG_MOVE_SET_RUN_SPEED": _read_speed,
    "SMSG_SPLINE_SET_RUN_SPEED": _read_speed,
    "SMSG_FORCE_MOVE_ROOT": _read_root,
    "SMSG_FORCE_MOVE_UNROOT": _read_unroot,
    "MSG_MOVE_TELEPORT_ACK": _read_teleport,
    **dict.fromkeys(FAMILY, _read_move),
}
