# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of the host and its operators, numbered from 0x10000 up. No socket client may send one."""

from warhost.protocol.field_types import F32, F64, GUID, I32, NAME, U8, U32
from warhost.protocol.flags import BotOrder, CharacterClass, Gender, Race
from warhost.protocol.opcodes import FIRST_HOST_OPCODE
from warhost.protocol.packet import Field, Packet

PACKETS = (
    Packet(
        "HOST_BOT_SPAWN",
        "host",
        (
            Field("account", U32),
            Field("race", U8, enum=Race),
            Field("class_id", U8, enum=CharacterClass),
            Field("gender", U8, enum=Gender),
            Field("level", U8, limits=(1, 80)),
            Field("place", I32, doc="row of the content pack's spots, -1: the start of its race and class"),
            Field("name", NAME),
        ),
        bytes.fromhex("07000000010800 0a ffffffff 426f6200"),
        {"account": 7, "race": 1, "class_id": 8, "gender": 0, "level": 10, "place": -1, "name": "Bob"},
        "ours",
        "Creates a character for a bot and logs it in.",
        FIRST_HOST_OPCODE,
    ),
    Packet(
        "HOST_BOT_RETIRE",
        "host",
        (Field("guid", GUID),),
        bytes.fromhex("0700000000000000"),
        {"guid": 7},
        "ours",
        "Logs a bot out for good and deletes its character.",
        FIRST_HOST_OPCODE + 1,
    ),
    Packet(
        "HOST_PAUSE",
        "host",
        (Field("paused", U8, limits=(0, 1)),),
        bytes.fromhex("01"),
        {"paused": 1},
        "ours",
        "Stops the world's own systems and the brains, or lets them go on.",
        FIRST_HOST_OPCODE + 2,
    ),
    Packet(
        "HOST_SET_RULE",
        "host",
        (Field("rule", U32), Field("value", F64)),
        bytes.fromhex("03000000 000000000000f83f"),
        {"rule": 3, "value": 1.5},
        "ours",
        "Sets a rule of the realm while it runs.",
        FIRST_HOST_OPCODE + 3,
    ),
    Packet(
        "HOST_TELEPORT",
        "host",
        (
            Field("guid", GUID),
            Field("map_id", U32),
            Field("x", F32),
            Field("y", F32),
            Field("z", F32),
            Field("orientation", F32),
        ),
        bytes.fromhex("0700000000000000 01000000 0000c03f 00002040 00006040 0000003f"),
        {"guid": 7, "map_id": 1, "x": 1.5, "y": 2.5, "z": 3.5, "orientation": 0.5},
        "ours",
        "Puts a unit somewhere, as a game master would.",
        FIRST_HOST_OPCODE + 4,
    ),
    Packet(
        "HOST_BOT_ORDER",
        "host",
        (
            Field("guid", GUID),
            Field("order", U8, enum=BotOrder),
            Field("map_id", U32, doc="of GO and GRIND"),
            Field("x", F32, doc="of GO and GRIND"),
            Field("y", F32, doc="of GO and GRIND"),
            Field("z", F32, doc="of GO and GRIND"),
            Field("radius_yd", F32, doc="of GRIND: how far from there it looks for prey"),
            Field("target_guid", GUID, doc="of FOLLOW and ATTACK"),
        ),
        bytes.fromhex("0700000000000000 04 00000000 0000c03f 00002040 00006040 0000f041 0000000000000000"),
        {"guid": 7, "order": 4, "map_id": 0, "x": 1.5, "y": 2.5, "z": 3.5, "radius_yd": 30.0, "target_guid": 0},
        "ours",
        "Tells a bot what to do until it is told otherwise.",
        FIRST_HOST_OPCODE + 5,
    ),
)
