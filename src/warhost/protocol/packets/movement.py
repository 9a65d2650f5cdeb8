# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of movement: the MSG_MOVE_* family, speeds, roots, teleports."""

from typing import Any

from warhost.protocol.composite import list_of
from warhost.protocol.field_types import F32, GUID, PACKED, U8, U32
from warhost.protocol.packet import Field, Packet
from warhost.protocol.packets.monster_move import MONSTER_MOVE
from warhost.protocol.packets.parts import movement_info

H = bytes.fromhex

_FAMILY_SOURCE = "AzerothCore src/server/game/Handlers/MovementHandler.cpp:WorldSession::HandleMovementOpcodes"
_SPEED_SOURCE = "AzerothCore src/server/game/Handlers/MovementHandler.cpp:WorldSession::HandleForceSpeedChangeAck"
_SET_SPEED_SOURCE = "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SetSpeed"
_ROOT_SOURCE = "AzerothCore src/server/game/Handlers/MovementHandler.cpp:WorldSession::HandleMoveRootAck"

_STANDING = H("00000000 0000 3b579f00 0000c03f 00002040 00006040 0000003f 00000000")
_STANDING_FIELDS: dict[str, Any] = {
    "flags": 0,
    "flags2": 0,
    "time_ms": 0x9F573B,
    "x": 1.5,
    "y": 2.5,
    "z": 3.5,
    "orientation": 0.5,
    "fall_time_ms": 0,
}
_COUNTER = Field("counter", U32, doc="counts the server's orders, the answer repeats it")

FAMILY = (
    "MSG_MOVE_START_FORWARD",
    "MSG_MOVE_START_BACKWARD",
    "MSG_MOVE_STOP",
    "MSG_MOVE_START_STRAFE_LEFT",
    "MSG_MOVE_START_STRAFE_RIGHT",
    "MSG_MOVE_STOP_STRAFE",
    "MSG_MOVE_JUMP",
    "MSG_MOVE_START_TURN_LEFT",
    "MSG_MOVE_START_TURN_RIGHT",
    "MSG_MOVE_STOP_TURN",
    "MSG_MOVE_START_PITCH_UP",
    "MSG_MOVE_START_PITCH_DOWN",
    "MSG_MOVE_STOP_PITCH",
    "MSG_MOVE_SET_RUN_MODE",
    "MSG_MOVE_SET_WALK_MODE",
    "MSG_MOVE_FALL_LAND",
    "MSG_MOVE_START_SWIM",
    "MSG_MOVE_STOP_SWIM",
    "MSG_MOVE_SET_FACING",
    "MSG_MOVE_SET_PITCH",
    "MSG_MOVE_HEARTBEAT",
    "MSG_MOVE_START_ASCEND",
    "MSG_MOVE_STOP_ASCEND",
    "MSG_MOVE_START_DESCEND",
)
"""The packets with which a mover tells where it is and what it does; the server passes them on unchanged in layout."""

SPEEDS = (
    "WALK_SPEED",
    "RUN_SPEED",
    "RUN_BACK_SPEED",
    "SWIM_SPEED",
    "SWIM_BACK_SPEED",
    "TURN_RATE",
    "FLIGHT_SPEED",
    "FLIGHT_BACK_SPEED",
    "PITCH_RATE",
)
"""The kinds of speed, as they stand in the names of packets."""


def _move(name: str) -> Packet:
    fields = (Field("guid", PACKED, doc="the mover"), *movement_info())
    return Packet(name, "both", fields, b"\x01\x07" + _STANDING, {"guid": 7, **_STANDING_FIELDS}, _FAMILY_SOURCE)


def _speed_ack(speed: str) -> Packet:
    fields = (Field("guid", PACKED), _COUNTER, *movement_info(), Field("speed", F32, doc="yd/s or radians/s"))
    example = b"\x01\x07" + b"\x03\0\0\0" + _STANDING + H("0000e040")
    return Packet(
        f"CMSG_FORCE_{speed}_CHANGE_ACK",
        "client",
        fields,
        example,
        {"guid": 7, "counter": 3, **_STANDING_FIELDS, "speed": 7.0},
        _SPEED_SOURCE,
    )


def _root_ack(name: str) -> Packet:
    fields = (Field("guid", PACKED), _COUNTER, *movement_info())
    return Packet(
        name, "client", fields, b"\x01\x07" + b"\x03\0\0\0" + _STANDING, {"guid": 7, "counter": 3, **_STANDING_FIELDS}, _ROOT_SOURCE
    )


def _speed_order(speed: str) -> Packet:
    run = (Field("run", U8),) if speed == "RUN_SPEED" else ()
    fields = (Field("guid", PACKED), _COUNTER, *run, Field("speed", F32, doc="yd/s or radians/s"))
    example = H("0107 03000000" + ("00" if run else "") + "0000e040")
    known = {"guid": 7, "counter": 3, **({"run": 0} if run else {}), "speed": 7.0}
    return Packet(f"SMSG_FORCE_{speed}_CHANGE", "server", fields, example, known, _SET_SPEED_SOURCE)


def _speed_seen(speed: str) -> Packet:
    fields = (Field("guid", PACKED), *movement_info(), Field("speed", F32, doc="yd/s or radians/s"))
    example = b"\x01\x07" + _STANDING + H("0000e040")
    return Packet(f"MSG_MOVE_SET_{speed}", "server", fields, example, {"guid": 7, **_STANDING_FIELDS, "speed": 7.0}, _SET_SPEED_SOURCE)


def _root_order(name: str) -> Packet:
    source = "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SetRooted"
    return Packet(name, "server", (Field("guid", PACKED), _COUNTER), H("0107 03000000"), {"guid": 7, "counter": 3}, source)


def _seen(name: str, function: str) -> Packet:
    fields = (Field("guid", PACKED), *movement_info())
    source = f"AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::{function}"
    return Packet(name, "server", fields, b"\x01\x07" + _STANDING, {"guid": 7, **_STANDING_FIELDS}, source)


PACKETS = (
    *(_move(name) for name in FAMILY),
    *(_speed_ack(speed) for speed in SPEEDS),
    *(_root_ack(name) for name in ("CMSG_FORCE_MOVE_ROOT_ACK", "CMSG_FORCE_MOVE_UNROOT_ACK")),
    Packet(
        "MSG_MOVE_TELEPORT_ACK",
        "client",
        (Field("guid", PACKED), _COUNTER, Field("time_ms", U32)),
        H("0107 00000000 3b579f00"),
        {"guid": 7, "counter": 0, "time_ms": 0x9F573B},
        "AzerothCore src/server/game/Handlers/MovementHandler.cpp:WorldSession::HandleMoveTeleportAck",
    ),
    Packet(
        "MSG_MOVE_WORLDPORT_ACK",
        "client",
        source="AzerothCore src/server/game/Handlers/MovementHandler.cpp:WorldSession::HandleMoveWorldportAckOpcode",
    ),
    Packet(
        "CMSG_MOVE_TIME_SKIPPED",
        "client",
        (Field("guid", PACKED), Field("skipped_ms", U32)),
        H("0107 2c010000"),
        {"guid": 7, "skipped_ms": 300},
        "AzerothCore src/server/game/Handlers/MovementHandler.cpp:WorldSession::HandleMoveTimeSkippedOpcode",
    ),
    Packet(
        "CMSG_MOVE_FALL_RESET",
        "client",
        (Field("guid", PACKED), *movement_info()),
        b"\x01\x07" + _STANDING,
        {"guid": 7, **_STANDING_FIELDS},
        _FAMILY_SOURCE,
    ),
    Packet(
        "CMSG_SET_ACTIVE_MOVER",
        "client",
        (Field("guid", GUID),),
        H("0700000000000000"),
        {"guid": 7},
        "AzerothCore src/server/game/Handlers/MovementHandler.cpp:WorldSession::HandleSetActiveMoverOpcode",
    ),
    *(_speed_order(speed) for speed in SPEEDS),
    *(_speed_seen(speed) for speed in SPEEDS),
    Packet(
        "SMSG_SPLINE_SET_RUN_SPEED",
        "server",
        (Field("guid", PACKED), Field("speed", F32, doc="yd/s")),
        H("0109 0000e040"),
        {"guid": 9, "speed": 7.0},
        _SET_SPEED_SOURCE,
        "The speed of a unit that no client moves.",
    ),
    *(_root_order(name) for name in ("SMSG_FORCE_MOVE_ROOT", "SMSG_FORCE_MOVE_UNROOT")),
    _seen("MSG_MOVE_ROOT", "SetRooted"),
    _seen("MSG_MOVE_UNROOT", "SetRooted"),
    _seen("MSG_MOVE_TELEPORT", "SendTeleportPacket"),
    Packet(
        "MSG_MOVE_TELEPORT_ACK",
        "server",
        (Field("guid", PACKED), _COUNTER, *movement_info()),
        b"\x01\x07" + b"\x03\0\0\0" + _STANDING,
        {"guid": 7, "counter": 3, **_STANDING_FIELDS},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendTeleportAckPacket",
        "The order to the mover itself; the client answers in its own, shorter layout.",
    ),
    Packet(
        "SMSG_NEW_WORLD",
        "server",
        (Field("map_id", U32), Field("x", F32), Field("y", F32), Field("z", F32), Field("orientation", F32)),
        H("01000000 0000c03f 00002040 00006040 0000003f"),
        {"map_id": 1, "x": 1.5, "y": 2.5, "z": 3.5, "orientation": 0.5},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::TeleportTo",
    ),
    Packet(
        "SMSG_TRANSFER_PENDING",
        "server",
        (
            Field("map_id", U32),
            Field("transport", list_of((Field("entry", U32), Field("map_id", U32)), None, most=1), doc="one, where the player rides"),
        ),
        H("01000000"),
        {"map_id": 1, "transport": []},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::TeleportTo",
    ),
    MONSTER_MOVE,
)
