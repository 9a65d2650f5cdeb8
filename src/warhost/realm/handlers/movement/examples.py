# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of the packets of movement. The whole MSG_MOVE_* family is one handler, so each of it gets the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from warhost.protocol.packets.movement import FAMILY, SPEEDS
from warhost.realm.examples import Example, Login, Send, Set, Step, Wait, guid
from warhost.realm.handlers.movement.flags import FALLING, FORWARD, ROOT
from warhost.realm.reasons import (
    MOVE_BAD_PLACE,
    MOVE_BAD_TIME,
    MOVE_DEAD,
    MOVE_NO_TELEPORT,
    MOVE_NOT_MOVER,
    MOVE_ROOTED,
    MOVE_TOO_FAST,
    SESSION_NOT_IN_WORLD,
)

HERE: dict[str, Any] = {"flags": 0, "flags2": 0, "time_ms": 1000, "x": 0.0, "y": 0.0, "z": 0.0, "orientation": 0.0, "fall_time_ms": 0}
MINE = HERE | {"guid": guid("me")}
GONE: tuple[Step, ...] = (Login("me"), Set("rules.instant_logout", 1), Send("CMSG_PLAYER_LOGOUT"))
TELEPORT: dict[str, Any] = {"guid": guid("me"), "map_id": 0, "x": 50.0, "y": 60.0, "z": 1.0, "orientation": 1.0}
JUMP: dict[str, Any] = {"jump_z_speed": -7.9, "jump_sin": 0.0, "jump_cos": 1.0, "jump_xy_speed": 0.0}
LEAP = Send("MSG_MOVE_JUMP", MINE | JUMP | {"flags": FALLING})


def _of_the_family(name: str) -> Iterator[Example]:
    me = (Login("me"),)
    yield Example(
        name,
        "a step",
        (*me, Wait(500)),
        MINE | {"x": 3.5, "orientation": 2.0},
        before={"units[me].x": 0.0},
        after={"units[me].x": 3.5, "units[me].o": 2.0},
    )
    yield Example(name, "of somebody else", (*me, Login("other", x=9.0)), HERE | {"guid": guid("other"), "x": 9.0}, MOVE_NOT_MOVER)
    yield Example(name, "too fast", (*me, Wait(500)), MINE | {"x": 30.0}, MOVE_TOO_FAST)
    yield Example(name, "upwards too fast", (*me, Wait(500)), MINE | {"z": 40.0}, MOVE_TOO_FAST)
    yield Example(name, "off the map", me, MINE | {"x": 17500.0}, MOVE_BAD_PLACE)
    yield Example(name, "back in time", (*me, Set("units[me].client_ms", 2000)), MINE, MOVE_BAD_TIME)
    yield Example(name, "while rooted", (*me, Set("units[me].move_flags", ROOT), Wait(500)), MINE | {"x": 2.0}, MOVE_ROOTED)
    yield Example(name, "while dead", (*me, Set("units[me].death", 1)), MINE, MOVE_DEAD)
    yield Example(name, "before it acknowledged a teleport", (*me, Send("HOST_TELEPORT", TELEPORT, who="host")), MINE, MOVE_NOT_MOVER)
    yield Example(name, "from outside the world", GONE, MINE, SESSION_NOT_IN_WORLD)


def _of_acks() -> Iterator[Example]:
    for name in ("CMSG_FORCE_MOVE_ROOT_ACK", "CMSG_FORCE_MOVE_UNROOT_ACK"):
        yield Example(name, "its own", (Login("me"),), MINE | {"counter": 1})
        yield Example(name, "of another", (Login("me"),), HERE | {"counter": 1, "guid": 5}, MOVE_NOT_MOVER)
        yield Example(name, "from outside the world", GONE, MINE | {"counter": 1}, SESSION_NOT_IN_WORLD)
    for speed in SPEEDS:
        name = f"CMSG_FORCE_{speed}_CHANGE_ACK"
        ack = MINE | {"counter": 1, "speed": 2.5}
        yield Example(name, "its own", (Login("me"),), ack)
        yield Example(name, "of another", (Login("me"),), ack | {"guid": 5}, MOVE_NOT_MOVER)
        yield Example(name, "from outside the world", GONE, ack, SESSION_NOT_IN_WORLD)
        if speed.endswith("_SPEED") and not speed.startswith("FLIGHT"):
            yield Example(name, "faster than it may", (Login("me"),), ack | {"speed": 14.0}, MOVE_TOO_FAST)


OTHERS = (
    Example("MSG_MOVE_START_FORWARD", "stands up to walk", (Login("me"), Set("units[me].stand_state", 1)), MINE | {"flags": FORWARD},
            before={"units[me].stand_state": 1}, after={"units[me].stand_state": 0, "units[me].move_flags": FORWARD}),
    Example("MSG_MOVE_SET_FACING", "turns while rooted", (Login("me"), Set("units[me].move_flags", ROOT)), MINE | {"orientation": 3.0},
            after={"units[me].o": 3.0, "units[me].move_flags": ROOT}),
    Example("MSG_MOVE_HEARTBEAT", "walks as a ghost", (Login("me"), Set("units[me].death", 2), Wait(500)), MINE | {"x": 3.5},
            after={"units[me].x": 3.5}),
    Example("MSG_MOVE_HEARTBEAT", "cannot give itself flight", (Login("me"),), MINE | {"flags": 0x2000000 | FORWARD, "pitch": 0.0},
            after={"units[me].move_flags": FORWARD}),
    Example("MSG_MOVE_FALL_LAND", "lands softly from 14 yd",
            (Login("me", level=10), LEAP, Wait(1500)), MINE | {"z": -14.0, "time_ms": 2500},
            after={"units[me].z": -14.0, "units[me].fall_z": -14.0, "clock.deaths": 0}),
    Example("MSG_MOVE_FALL_LAND", "dies from 80 yd",
            (Login("me", level=10), LEAP, Wait(3000)), MINE | {"z": -80.0, "time_ms": 4000},
            before={"units[me].death": 0}, after={"units[me].death": 1, "units[me].hp": 0, "clock.deaths": 1}),
    Example("MSG_MOVE_TELEPORT_ACK", "is there", (Login("me"), Send("HOST_TELEPORT", TELEPORT, who="host")),
            {"guid": guid("me"), "counter": 0, "time_ms": 1000}, before={"units[me].x": 0.0},
            after={"units[me].x": 50.0, "units[me].y": 60.0, "units[me].o": 1.0, "players[me].teleport_due": 0}),
    Example("MSG_MOVE_TELEPORT_ACK", "that nobody awaits", (Login("me"),), {"guid": guid("me"), "counter": 0, "time_ms": 1000},
            MOVE_NO_TELEPORT),
    Example("MSG_MOVE_TELEPORT_ACK", "of another", (Login("me"), Send("HOST_TELEPORT", TELEPORT, who="host")),
            {"guid": 5, "counter": 0, "time_ms": 1000}, MOVE_NOT_MOVER),
    Example("MSG_MOVE_TELEPORT_ACK", "from outside the world", GONE, {"guid": guid("me"), "counter": 0, "time_ms": 1000},
            SESSION_NOT_IN_WORLD),
    Example("MSG_MOVE_WORLDPORT_ACK", "is on the other map", (Login("me"), Send("HOST_TELEPORT", TELEPORT | {"map_id": 1}, who="host")),
            before={"units[me].in_world": 0, "units[me].map": 0}, after={"units[me].in_world": 1, "units[me].map": 1, "units[me].x": 50.0}),
    Example("MSG_MOVE_WORLDPORT_ACK", "that nobody awaits", (Login("me"),), {}, MOVE_NO_TELEPORT),
    Example("MSG_MOVE_WORLDPORT_ACK", "from outside the world", GONE, {}, SESSION_NOT_IN_WORLD),
    Example("CMSG_MOVE_TIME_SKIPPED", "moves its clock on", (Login("me"), Set("units[me].client_ms", 2000)),
            {"guid": guid("me"), "skipped_ms": 300}, after={"units[me].client_ms": 2300}),
    Example("CMSG_MOVE_TIME_SKIPPED", "of another", (Login("me"),), {"guid": 5, "skipped_ms": 300}, MOVE_NOT_MOVER),
    Example("CMSG_MOVE_TIME_SKIPPED", "from outside the world", GONE, {"guid": guid("me"), "skipped_ms": 300}, SESSION_NOT_IN_WORLD),
    Example("CMSG_MOVE_FALL_RESET", "falls from here", (Login("me"), Set("units[me].fall_z", 50.0)), MINE, after={"units[me].fall_z": 0.0}),
    Example("CMSG_MOVE_FALL_RESET", "of another", (Login("me"),), HERE | {"guid": 5}, MOVE_NOT_MOVER),
    Example("CMSG_MOVE_FALL_RESET", "from outside the world", GONE, MINE, SESSION_NOT_IN_WORLD),
    Example("CMSG_SET_ACTIVE_MOVER", "itself", (Login("me"),), {"guid": guid("me")}),
    Example("CMSG_SET_ACTIVE_MOVER", "another", (Login("me"),), {"guid": 5}, MOVE_NOT_MOVER),
    Example("CMSG_SET_ACTIVE_MOVER", "from outside the world", GONE, {"guid": guid("me")}, SESSION_NOT_IN_WORLD),
)  # fmt: skip

EXAMPLES = (*(example for name in FAMILY for example in _of_the_family(name)), *_of_acks(), *OTHERS)
