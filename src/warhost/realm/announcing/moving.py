# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets that tell where units are and how they move: echoes of players' moves, announced paths, speeds, roots, teleports.

A session's own character is moved by its client: it is told nothing of its own moves but what the server orders. Where the
client must believe the character elsewhere than the realm has it (a refused move), an empty path puts it there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from warhost.protocol.flags import MonsterMove, MovementFlag, SplineFlag
from warhost.realm.announcing.told import Path, Place, Say, ToldSelf, ToldUnit, path_of, place_at
from warhost.realm.geometry import single
from warhost.realm.tables.units import PATH_WALK, UNIT_PLAYER

MOVE_ROOT = int(MovementFlag.ROOT)
WALK_YD_S, BACK_YD_S, SWIM_YD_S, SWIM_BACK_YD_S, FLY_YD_S, FLY_BACK_YD_S = 2.5, 4.5, 4.722222, 2.5, 7.0, 4.5
TURN_RATE = PITCH_RATE = 3.141594
"""Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp: baseMoveSpeed."""
SPOKEN = MovementFlag.FORWARD | MovementFlag.BACKWARD | MovementFlag.STRAFE_LEFT | MovementFlag.STRAFE_RIGHT
SPOKEN |= MovementFlag.LEFT | MovementFlag.RIGHT | MovementFlag.WALKING | MovementFlag.ROOT
"""The flags that are told: those of falling and swimming would want fields that the realm does not keep."""


def movement_info(place: Place, now_ms: int, more_flags: int = 0) -> dict[str, Any]:
    """Return the fields of a MovementInfo."""
    return {
        "flags": place.flags & int(SPOKEN) | more_flags,
        "flags2": 0,
        "time_ms": now_ms & 0xFFFFFFFF,
        "x": place.x,
        "y": place.y,
        "z": place.z,
        "orientation": place.o,
        "fall_time_ms": 0,
    }


def creation(u: np.void, now_ms: int) -> dict[str, Any]:
    """Return the movement part of a block that creates the unit ``u`` (a row of units), with the rest of its path."""
    path = path_of(u)
    fields = movement_info(place_at(u, now_ms), now_ms, int(MovementFlag.SPLINE_ENABLED) if path else 0)
    fields |= {
        "walk_speed": float(u["speed_walk"]),
        "run_speed": float(u["speed_run"]),
        "run_back_speed": BACK_YD_S,
        "swim_speed": SWIM_YD_S,
        "swim_back_speed": SWIM_BACK_YD_S,
        "flight_speed": FLY_YD_S,
        "flight_back_speed": FLY_BACK_YD_S,
        "turn_rate": TURN_RATE,
        "pitch_rate": PITCH_RATE,
    }
    if path is not None:
        fields |= _spline(path, u, now_ms)
    return fields


def _spline(path: Path, u: np.void, now_ms: int) -> dict[str, Any]:
    end = dict(zip(("final_x", "final_y", "final_z"), path.end, strict=True))
    nodes = [dict(zip("xyz", point, strict=True)) for point in (path.start, path.end)]
    return {
        "spline_flags": int(SplineFlag.WALKMODE) if u["path_kind"] == PATH_WALK else 0,
        "spline_passed_ms": max(0, now_ms - path.start_ms),
        "spline_duration_ms": path.path_ms,
        "spline_id": path.start_ms & 0xFFFFFFFF,
        "duration_factor": 1.0,
        "next_duration_factor": 1.0,
        "vertical_acceleration": 0.0,
        "arc_start_ms": 0,
        "nodes": nodes,
        "spline_mode": 0,
        **end,
    }


def tell_path(say: Say, u: np.void, told: ToldUnit, now_ms: int) -> bool:
    """Tell a path that is new, and remember it; return whether the unit walks one. Mutates ``told``."""
    path = path_of(u)
    if path is None:
        return False
    if path != told.path:
        start, left_ms = path.start, path.path_ms
        if path.start_ms != now_ms:
            place = place_at(u, now_ms)
            start, left_ms = (place.x, place.y, place.z), max(1, path.start_ms + path.path_ms - now_ms)
        where = dict(zip(("x", "y", "z", "dest_x", "dest_y", "dest_z"), (*start, *path.end), strict=True))
        flags = int(SplineFlag.WALKMODE) if u["path_kind"] == PATH_WALK else 0
        more = {"duration_ms": left_ms, "point_count": 1, "offsets": []}
        _say_path(say, u, now_ms, MonsterMove.NORMAL, spline_flags=flags, **where, **more)
        told.path = path
        told.place = replace(told.place, o=float(u["o"]))
    return True


def _say_path(say: Say, u: np.void, now_ms: int, kind: MonsterMove, **fields: Any) -> None:
    say("SMSG_MONSTER_MOVE", guid=int(u["guid"]), unknown=0, spline_id=now_ms & 0xFFFFFFFF, kind=int(kind), **fields)


def forget_path(told: ToldUnit, now_ms: int) -> bool:
    """Forget a told path that the realm has no more; return whether the observer has to be told that it stopped early."""
    path = told.path
    told.path = None
    if path is None:
        return False
    end = path.start_ms + path.path_ms
    told.place = Place(*path.end, told.place.o, told.place.flags)
    return end > now_ms


def tell_place(say: Say, u: np.void, told: ToldUnit, opcode: str, now_ms: int) -> None:
    """Tell where another unit is, if not where the observer has it. ``opcode`` names its last move, if any. Mutates ``told``."""
    if tell_path(say, u, told, now_ms):
        return
    stopped = forget_path(told, now_ms)
    place = place_at(u, now_ms)
    if u["kind"] == UNIT_PLAYER and not stopped:
        if place != told.place:
            say(opcode or "MSG_MOVE_HEARTBEAT", guid=int(u["guid"]), **movement_info(place, now_ms))
    elif stopped or (place.x, place.y, place.z) != (told.place.x, told.place.y, told.place.z):
        _say_path(say, u, now_ms, MonsterMove.STOP, x=place.x, y=place.y, z=place.z)
    told.place = place


def tell_own_place(say: Say, u: np.void, told: ToldUnit, now_ms: int) -> None:
    """Put the session's own character right where its client must believe it elsewhere. Mutates ``told``."""
    if tell_path(say, u, told, now_ms):
        return
    stopped = forget_path(told, now_ms)
    place = place_at(u, now_ms)
    here, believed = (place.x, place.y, place.z, place.o), (told.place.x, told.place.y, told.place.z, told.place.o)
    if stopped or here != believed:
        where = dict(zip(("x", "y", "z", "dest_x", "dest_y", "dest_z"), here[:3] * 2, strict=True))
        more = {"facing_orientation": single(place.o), "spline_flags": int(SplineFlag.FINAL_ANGLE)}
        _say_path(say, u, now_ms, MonsterMove.FACING_ANGLE, **where, **more, duration_ms=0, point_count=1, offsets=[])
    told.place = place


def tell_speed(say: Say, u: np.void, told: ToldUnit, is_own: bool, now_ms: int) -> None:
    """Tell a run speed that has changed: as an order to the one who moves, else as news. Mutates ``told``."""
    speed = float(u["speed_run"])
    if speed == told.speed:
        return
    told.speed = speed
    guid = int(u["guid"])
    if is_own:
        say("SMSG_FORCE_RUN_SPEED_CHANGE", guid=guid, counter=now_ms & 0xFFFFFFFF, run=0, speed=speed)
    elif u["kind"] == UNIT_PLAYER:
        say("MSG_MOVE_SET_RUN_SPEED", guid=guid, **movement_info(place_at(u, now_ms), now_ms), speed=speed)
    else:
        say("SMSG_SPLINE_SET_RUN_SPEED", guid=guid, speed=speed)


def tell_root(say: Say, u: np.void, me: ToldSelf, now_ms: int) -> None:
    """Order the session's own character to stand still, or let it go. Mutates ``me``."""
    rooted = bool(int(u["move_flags"]) & MOVE_ROOT)
    if rooted != me.rooted:
        me.rooted = rooted
        say(f"SMSG_FORCE_MOVE_{'ROOT' if rooted else 'UNROOT'}", guid=int(u["guid"]), counter=now_ms & 0xFFFFFFFF)


def tell_teleport(say: Say, u: np.void, player: np.void, me: ToldSelf, now_ms: int) -> None:
    """Order a near teleport that the client has to acknowledge. Mutates ``me``."""
    due = int(player["teleport_due"])
    if due == 1 and me.teleport_due != 1:
        to = [float(player[f"teleport_{axis}"]) for axis in ("x", "y", "z", "o")]
        place = Place(to[0], to[1], to[2], to[3], int(u["move_flags"]))
        say("MSG_MOVE_TELEPORT_ACK", guid=int(u["guid"]), counter=0, **movement_info(place, now_ms))
    me.teleport_due = due
