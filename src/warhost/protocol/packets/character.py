# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of the character list and of what a character is told about itself."""

from warhost.protocol.composite import list_of
from warhost.protocol.conditions import is_one_of
from warhost.protocol.field_types import F32, GUID, NAME, U8, U16, U32
from warhost.protocol.flags import Gender
from warhost.protocol.packet import Field, Packet
from warhost.protocol.reasons.response_codes import ResponseCode

H = bytes.fromhex

_PLACE = (Field("map_id", U32), Field("x", F32), Field("y", F32), Field("z", F32), Field("orientation", F32))

_CHARACTER = (
    Field("guid", GUID),
    Field("name", NAME),
    Field("race", U8),
    Field("class_id", U8),
    Field("gender", U8),
    Field("skin", U8),
    Field("face", U8),
    Field("hair_style", U8),
    Field("hair_color", U8),
    Field("facial_hair", U8),
    Field("level", U8),
    Field("zone_id", U32),
    Field("map_id", U32),
    Field("x", F32),
    Field("y", F32),
    Field("z", F32),
    Field("guild_id", U32),
    Field("flags", U32),
    Field("customize_flags", U32),
    Field("first_login", U8, limits=(0, 1)),
    Field("pet_display_id", U32),
    Field("pet_level", U32),
    Field("pet_family", U32),
    Field("equipment", list_of((Field("display_id", U32), Field("inventory_type", U8), Field("enchantment", U32)), 23)),
)

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
    Packet(
        "SMSG_CHAR_CREATE",
        "server",
        (Field("result", U8, enum=ResponseCode),),
        H("2f"),
        {"result": 47},
        "AzerothCore src/server/game/Handlers/CharacterHandler.cpp:WorldSession::SendCharCreate",
    ),
    Packet(
        "SMSG_CHAR_ENUM",
        "server",
        (Field("characters", list_of(_CHARACTER, U8)),),
        H(
            "01 0700000000000000 426f6200 01 08 00 01 02 03 04 05 0a 0c000000 00000000"
            "cdd70bc6 357e04c3 f90fa742 00000000 00000000 00000000 01"
            "00000000 00000000 00000000" + "1f000000 01 00000000" + "00000000 00 00000000" * 22
        ),
        {
            "characters": [
                {
                    "guid": 7,
                    "name": "Bob",
                    "race": 1,
                    "class_id": 8,
                    "gender": 0,
                    "skin": 1,
                    "face": 2,
                    "hair_style": 3,
                    "hair_color": 4,
                    "facial_hair": 5,
                    "level": 10,
                    "zone_id": 12,
                    "map_id": 0,
                    "x": -8949.9501953125,
                    "y": -132.4929962158203,
                    "z": 83.53119659423828,
                    "guild_id": 0,
                    "flags": 0,
                    "customize_flags": 0,
                    "first_login": 1,
                    "pet_display_id": 0,
                    "pet_level": 0,
                    "pet_family": 0,
                    "equipment": [
                        {"display_id": 31, "inventory_type": 1, "enchantment": 0},
                        *[{"display_id": 0, "inventory_type": 0, "enchantment": 0}] * 22,
                    ],
                }
            ]
        },
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::BuildEnumData",
        "The equipment is the 19 slots of the body and the four bags.",
    ),
    Packet(
        "SMSG_CHAR_DELETE",
        "server",
        (Field("result", U8, enum=ResponseCode),),
        H("47"),
        {"result": 71},
        "AzerothCore src/server/game/Handlers/CharacterHandler.cpp:WorldSession::SendCharDelete",
    ),
    Packet(
        "SMSG_LOGIN_VERIFY_WORLD",
        "server",
        _PLACE,
        H("00000000 0000c03f 00002040 00006040 0000003f"),
        {"map_id": 0, "x": 1.5, "y": 2.5, "z": 3.5, "orientation": 0.5},
        "AzerothCore src/server/game/Handlers/CharacterHandler.cpp:WorldSession::HandlePlayerLoginFromDB",
    ),
    Packet(
        "SMSG_CHARACTER_LOGIN_FAILED",
        "server",
        (Field("result", U8, enum=ResponseCode),),
        H("53"),
        {"result": 83},
        "AzerothCore src/server/game/Handlers/CharacterHandler.cpp:WorldSession::HandlePlayerLoginFromDB",
        "The client shows the text of the code, as for SMSG_CHAR_CREATE.",
    ),
    Packet(
        "SMSG_INITIAL_SPELLS",
        "server",
        (
            Field("unknown", U8),
            Field("spells", list_of((Field("spell_id", U32), Field("slot", U16)), U16)),
            Field(
                "cooldowns",
                list_of(
                    (
                        Field("spell_id", U32),
                        Field("item_id", U16),
                        Field("category", U16),
                        Field("cooldown_ms", U32),
                        Field("category_cooldown_ms", U32),
                    ),
                    U16,
                ),
            ),
        ),
        H("00 0200 85000000 0000 a8000000 0000 0100 7a000000 0000 2300 10270000 00000000"),
        {
            "unknown": 0,
            "spells": [{"spell_id": 133, "slot": 0}, {"spell_id": 168, "slot": 0}],
            "cooldowns": [{"spell_id": 122, "item_id": 0, "category": 35, "cooldown_ms": 10000, "category_cooldown_ms": 0}],
        },
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendInitialSpells",
    ),
    Packet(
        "SMSG_LEARNED_SPELL",
        "server",
        (Field("spell_id", U32), Field("unknown", U16)),
        H("8f000000 0000"),
        {"spell_id": 143, "unknown": 0},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendLearnPacket",
    ),
    Packet(
        "SMSG_REMOVED_SPELL",
        "server",
        (Field("spell_id", U32),),
        H("8f000000"),
        {"spell_id": 143},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendLearnPacket",
    ),
    Packet(
        "SMSG_LEVELUP_INFO",
        "server",
        (
            Field("level", U32),
            Field("health", U32, doc="how much more than before, as are the others"),
            Field("powers", list_of(U32, 7), doc="by Power"),
            Field("stats", list_of(U32, 5), doc="strength, agility, stamina, intellect, spirit"),
        ),
        H("02000000 11000000 17000000" + "00000000" * 6 + "00000000 00000000 01000000 02000000 01000000"),
        {"level": 2, "health": 17, "powers": [23, 0, 0, 0, 0, 0, 0], "stats": [0, 0, 1, 2, 1]},
        "AzerothCore src/server/game/Server/Packets/MiscPackets.cpp:LevelUpInfo::Write",
    ),
    Packet(
        "SMSG_LOG_XPGAIN",
        "server",
        (
            Field("victim_guid", GUID, doc="0 where nobody was killed"),
            Field("xp", U32, doc="with the rest bonus"),
            Field("without_kill", U8, limits=(0, 1)),
            Field("xp_without_rest", U32, is_one_of("without_kill", 0)),
            Field("group_rate", F32, is_one_of("without_kill", 0)),
            Field("refer_a_friend", U8, limits=(0, 1)),
        ),
        H("67050034120030f1 64000000 00 32000000 0000803f 00"),
        {
            "victim_guid": 0xF130001234000567,
            "xp": 100,
            "without_kill": 0,
            "xp_without_rest": 50,
            "group_rate": 1.0,
            "refer_a_friend": 0,
        },
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendLogXPGain",
    ),
    Packet(
        "SMSG_BINDPOINTUPDATE",
        "server",
        (Field("x", F32), Field("y", F32), Field("z", F32), Field("map_id", U32), Field("area_id", U32)),
        H("0000c03f 00002040 00006040 00000000 0c000000"),
        {"x": 1.5, "y": 2.5, "z": 3.5, "map_id": 0, "area_id": 12},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendInitialPacketsBeforeAddToMap",
    ),
    Packet(
        "SMSG_SET_PROFICIENCY",
        "server",
        (Field("item_class", U8), Field("subclass_mask", U32)),
        H("02 00040800"),
        {"item_class": 2, "subclass_mask": 0x80400},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendProficiency",
    ),
)
