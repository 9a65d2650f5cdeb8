# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of the character list and of what a character is told about itself."""

from warhost.protocol.flags import Gender
from warhost.protocol.packet import Field, Packet
from warhost.protocol.types import GUID, NAME, U8

PACKETS = (
    Packet(
        "CMSG_CHAR_CREATE",
        "client",
        (
            Field("name", NAME),
            Field("race", U8),
            Field("class_id", U8),
            Field("gender", U8, enum=Gender),
            Field("skin", U8),
            Field("face", U8),
            Field("hair_style", U8),
            Field("hair_color", U8),
            Field("facial_hair", U8),
            Field("outfit_id", U8),
        ),
        bytes.fromhex("426f6200010800010203040500"),
        {
            "name": "Bob",
            "race": 1,
            "class_id": 8,
            "gender": 0,
            "skin": 1,
            "face": 2,
            "hair_style": 3,
            "hair_color": 4,
            "facial_hair": 5,
            "outfit_id": 0,
        },
        "AzerothCore src/server/game/Handlers/CharacterHandler.cpp:WorldSession::HandleCharCreateOpcode",
    ),
    Packet(
        "CMSG_CHAR_ENUM",
        "client",
        source="AzerothCore src/server/game/Handlers/CharacterHandler.cpp:WorldSession::HandleCharEnumOpcode",
    ),
    Packet(
        "CMSG_CHAR_DELETE",
        "client",
        (Field("guid", GUID),),
        bytes.fromhex("efbeadde00000000"),
        {"guid": 0xDEADBEEF},
        "AzerothCore src/server/game/Handlers/CharacterHandler.cpp:WorldSession::HandleCharDeleteOpcode",
    ),
    Packet(
        "CMSG_PLAYER_LOGIN",
        "client",
        (Field("guid", GUID),),
        bytes.fromhex("efbeadde00000000"),
        {"guid": 0xDEADBEEF},
        "AzerothCore src/server/game/Handlers/CharacterHandler.cpp:WorldSession::HandlePlayerLoginOpcode",
    ),
)
