# SPDX-License-Identifier: GPL-2.0-or-later
"""SMSG_MONSTER_MOVE: the path that a creature announces."""

from warhost.protocol.composite import list_of
from warhost.protocol.conditions import all_of, has, is_none_of, is_one_of, lacks
from warhost.protocol.field_types import F32, GUID, PACKED, U8, U32
from warhost.protocol.flags import MonsterMove, SplineFlag
from warhost.protocol.packet import Field, Packet

_GOES = is_none_of("kind", MonsterMove.STOP)
_SMOOTH = all_of(_GOES, has("spline_flags", SplineFlag.FLYING | SplineFlag.CATMULLROM))
_STRAIGHT = all_of(_GOES, lacks("spline_flags", SplineFlag.FLYING | SplineFlag.CATMULLROM))
_ARC = all_of(_GOES, has("spline_flags", SplineFlag.PARABOLIC))
_ANIMATED = all_of(_GOES, has("spline_flags", SplineFlag.ANIMATION))
_SPOT = is_one_of("kind", MonsterMove.FACING_SPOT)

_FIELDS = (
    Field("guid", PACKED),
    Field("unknown", U8),
    Field("x", F32, doc="where it is now"),
    Field("y", F32),
    Field("z", F32),
    Field("spline_id", U32),
    Field("kind", U8, enum=MonsterMove),
    Field("facing_x", F32, _SPOT),
    Field("facing_y", F32, _SPOT),
    Field("facing_z", F32, _SPOT),
    Field("facing_guid", GUID, is_one_of("kind", MonsterMove.FACING_TARGET)),
    Field("facing_orientation", F32, is_one_of("kind", MonsterMove.FACING_ANGLE)),
    Field("spline_flags", U32, _GOES, doc="SplineFlag"),
    Field("animation", U8, _ANIMATED),
    Field("animation_start_ms", U32, _ANIMATED),
    Field("duration_ms", U32, _GOES),
    Field("vertical_acceleration", F32, _ARC),
    Field("arc_start_ms", U32, _ARC),
    Field("points", list_of((Field("x", F32), Field("y", F32), Field("z", F32)), U32), _SMOOTH),
    Field("point_count", U32, _STRAIGHT, limits=(1, 100_000), doc="the destination and the points before it"),
    Field("dest_x", F32, _STRAIGHT),
    Field("dest_y", F32, _STRAIGHT),
    Field("dest_z", F32, _STRAIGHT),
    Field("offsets", list_of(U32, "point_count", more=1), _STRAIGHT, doc="see pack_offset"),
)


def pack_offset(dx: float, dy: float, dz: float) -> int:
    """Pack the middle of the way (between start and destination) less a point, in yards, to quarter yards in 11, 11 and 10 bits.

    Source: AzerothCore src/server/shared/Packets/ByteBuffer.h:ByteBuffer::appendPackXYZ. Numbers beyond the bits wrap, as they do there.
    """
    return (int(dx / 0.25) & 0x7FF) | (int(dy / 0.25) & 0x7FF) << 11 | (int(dz / 0.25) & 0x3FF) << 22


def unpack_offset(packed: int) -> tuple[float, float, float]:
    """Return the yards that pack_offset packed, to a quarter yard: the point is the middle of the way less this."""
    x, y, z = packed & 0x7FF, packed >> 11 & 0x7FF, packed >> 22 & 0x3FF
    return ((x ^ 0x400) - 0x400) * 0.25, ((y ^ 0x400) - 0x400) * 0.25, ((z ^ 0x200) - 0x200) * 0.25


MONSTER_MOVE = Packet(
    "SMSG_MONSTER_MOVE",
    "server",
    _FIELDS,
    bytes.fromhex("0109 00 0000c03f 00002040 00006040 05000000 00 00100000 e8030000 02000000 00002041 00002041 00006040 01080000"),
    {
        "guid": 9,
        "unknown": 0,
        "x": 1.5,
        "y": 2.5,
        "z": 3.5,
        "spline_id": 5,
        "kind": 0,
        "spline_flags": 0x1000,
        "duration_ms": 1000,
        "point_count": 2,
        "dest_x": 10.0,
        "dest_y": 10.0,
        "dest_z": 3.5,
        "offsets": [0x801],
    },
    "AzerothCore src/server/game/Movement/Spline/MovementPacketBuilder.cpp:PacketBuilder::WriteMonsterMove, WriteStopMovement",
    "A walk to a place over one point on the way.",
)
