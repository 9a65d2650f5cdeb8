# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets that show objects to a client and take them away: create, move, change values, out of range, destroy."""

from warhost.protocol.composite import UPDATE_MASK, Deflated, list_of
from warhost.protocol.conditions import Condition, all_of, has, is_one_of, lacks
from warhost.protocol.field_types import F32, GUID, I64, PACKED, U8, U16, U32
from warhost.protocol.flags import MovementFlag, ObjectKind, SplineFlag, UpdateFlag, UpdateKind
from warhost.protocol.packet import Field, Packet
from warhost.protocol.packets.parts import movement_info

H = bytes.fromhex

_CREATES = is_one_of("kind", UpdateKind.CREATE_OBJECT, UpdateKind.CREATE_OBJECT2)
_MOVES = is_one_of("kind", UpdateKind.MOVEMENT, UpdateKind.CREATE_OBJECT, UpdateKind.CREATE_OBJECT2)
_CHANGES = is_one_of("kind", UpdateKind.VALUES, UpdateKind.CREATE_OBJECT, UpdateKind.CREATE_OBJECT2)
_LEAVES = is_one_of("kind", UpdateKind.OUT_OF_RANGE_OBJECTS)
_ONE = is_one_of("kind", UpdateKind.VALUES, UpdateKind.MOVEMENT, UpdateKind.CREATE_OBJECT, UpdateKind.CREATE_OBJECT2)


def _with(flag: UpdateFlag, without: int = 0) -> Condition:
    parts = (_MOVES, has("update_flags", flag))
    return all_of(*parts, lacks("update_flags", without)) if without else all_of(*parts)


_ALIVE = _with(UpdateFlag.LIVING)
_PLACED = _with(UpdateFlag.POSITION, UpdateFlag.LIVING)
_STATIONARY = _with(UpdateFlag.STATIONARY_POSITION, UpdateFlag.LIVING | UpdateFlag.POSITION)
_SPLINE = all_of(_ALIVE, has("flags", MovementFlag.SPLINE_ENABLED))


def _faces(flag: SplineFlag, before: int = 0) -> Condition:
    parts = (_SPLINE, has("spline_flags", flag))
    return all_of(*parts, lacks("spline_flags", before)) if before else all_of(*parts)


_FACES_POINT = _faces(SplineFlag.FINAL_POINT, SplineFlag.FINAL_ANGLE | SplineFlag.FINAL_TARGET)
_SPEEDS = (
    "walk_speed",
    "run_speed",
    "run_back_speed",
    "swim_speed",
    "swim_back_speed",
    "flight_speed",
    "flight_back_speed",
    "turn_rate",
    "pitch_rate",
)

_MOVING = (
    *movement_info("", _ALIVE, in_record=False),
    *(Field(speed, F32, _ALIVE) for speed in _SPEEDS),
    Field("spline_flags", U32, _SPLINE, doc="SplineFlag"),
    Field("facing_orientation", F32, _faces(SplineFlag.FINAL_ANGLE)),
    Field("facing_guid", GUID, _faces(SplineFlag.FINAL_TARGET, SplineFlag.FINAL_ANGLE)),
    *(Field(f"facing_{axis}", F32, _FACES_POINT) for axis in "xyz"),
    Field("spline_passed_ms", U32, _SPLINE),
    Field("spline_duration_ms", U32, _SPLINE),
    Field("spline_id", U32, _SPLINE),
    Field("duration_factor", F32, _SPLINE),
    Field("next_duration_factor", F32, _SPLINE),
    Field("vertical_acceleration", F32, _SPLINE),
    Field("arc_start_ms", U32, _SPLINE),
    Field("nodes", list_of((Field("x", F32), Field("y", F32), Field("z", F32)), U32), _SPLINE),
    Field("spline_mode", U8, _SPLINE),
    *(Field(f"final_{axis}", F32, _SPLINE) for axis in "xyz"),
)
_PLACE = (
    Field("placed_transport_guid", PACKED, _PLACED),
    *(Field(f"placed_{axis}", F32, _PLACED) for axis in "xyz"),
    *(Field(f"placed_offset_{axis}", F32, _PLACED) for axis in "xyz"),
    Field("placed_orientation", F32, _PLACED),
    Field("corpse_orientation", F32, _PLACED),
    *(Field(f"stationary_{axis}", F32, _STATIONARY) for axis in ("x", "y", "z", "orientation")),
)
BLOCK = (
    Field("kind", U8, enum=UpdateKind),
    Field("guid", PACKED, _ONE),
    Field("object_kind", U8, _CREATES, enum=ObjectKind),
    Field("update_flags", U16, _MOVES, doc="UpdateFlag"),
    *_MOVING,
    *_PLACE,
    Field("unknown_word", U32, _with(UpdateFlag.UNKNOWN)),
    Field("low_guid", U32, _with(UpdateFlag.LOWGUID)),
    Field("victim_guid", PACKED, _with(UpdateFlag.HAS_TARGET)),
    Field("transport_progress_ms", U32, _with(UpdateFlag.TRANSPORT)),
    Field("vehicle_id", U32, _with(UpdateFlag.VEHICLE)),
    Field("vehicle_orientation", F32, _with(UpdateFlag.VEHICLE)),
    Field("rotation", I64, _with(UpdateFlag.ROTATION), doc="packed quaternion"),
    Field("values", UPDATE_MASK, _CHANGES, doc="update field index to u32, see update_fields_335a.tsv"),
    Field("guids", list_of(PACKED, U32), _LEAVES),
)
"""One block of an update: its kind decides which fields are there."""

UPDATE = (Field("blocks", list_of(BLOCK, U32)),)

_VALUES_BLOCK = "00 0109 01 00000001 2a000000"
_VALUES_FIELDS = {"kind": 0, "guid": 9, "values": {24: 42}}
_SOURCE = (
    "AzerothCore src/server/game/Entities/Object/Updates/UpdateData.cpp:UpdateData::BuildPacket; Object.cpp:Object::BuildMovementUpdate"
)

PACKETS = (
    Packet(
        "SMSG_UPDATE_OBJECT",
        "server",
        UPDATE,
        H("02000000" + _VALUES_BLOCK + "04 02000000 0107 0109"),
        {"blocks": [_VALUES_FIELDS, {"kind": 4, "guids": [7, 9]}]},
        _SOURCE,
        "A unit's health becomes 42; two objects go out of range.",
    ),
    Packet(
        "SMSG_COMPRESSED_UPDATE_OBJECT",
        "server",
        (Field("update", Deflated(UPDATE)),),
        H("10000000 7801 636400 02464e46 10a90524 00 01 3b0038"),
        {"update": {"blocks": [_VALUES_FIELDS]}},
        _SOURCE,
        "The same body, deflated; servers choose it from 100 bytes up.",
    ),
    Packet(
        "SMSG_DESTROY_OBJECT",
        "server",
        (Field("guid", GUID), Field("died", U8, limits=(0, 1))),
        H("67050034120030f1 00"),
        {"guid": 0xF130001234000567, "died": 0},
        "AzerothCore src/server/game/Entities/Object/Object.cpp:Object::DestroyForPlayer",
    ),
)
