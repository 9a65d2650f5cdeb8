# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of dying and coming back: release, corpse, spirit healer."""

from warhost.protocol.conditions import is_one_of
from warhost.protocol.field_types import F32, GUID, I32, NAME, PACKED, U8, U32
from warhost.protocol.packet import Field, Packet

H = bytes.fromhex

_FOUND = is_one_of("found", 1)

PACKETS = (
    Packet(
        "CMSG_REPOP_REQUEST",
        "client",
        (Field("check_instance", U8, doc="skipped by the server"),),
        bytes.fromhex("00"),
        {"check_instance": 0},
        "AzerothCore src/server/game/Handlers/MiscHandler.cpp:WorldSession::HandleRepopRequestOpcode",
    ),
    Packet(
        "CMSG_RECLAIM_CORPSE",
        "client",
        (Field("guid", GUID, doc="the corpse"),),
        bytes.fromhex("09000000000001f1"),
        {"guid": 0xF101000000000009},
        "AzerothCore src/server/game/Handlers/MiscHandler.cpp:WorldSession::HandleReclaimCorpseOpcode",
    ),
    Packet(
        "CMSG_SPIRIT_HEALER_ACTIVATE",
        "client",
        (Field("guid", GUID, doc="the spirit healer"),),
        bytes.fromhex("67050034120030f1"),
        {"guid": 0xF130001234000567},
        "AzerothCore src/server/game/Handlers/NPCHandler.cpp:WorldSession::HandleSpiritHealerActivateOpcode",
    ),
    Packet(
        "MSG_CORPSE_QUERY", "client", source="AzerothCore src/server/game/Handlers/QueryHandler.cpp:WorldSession::HandleCorpseQueryOpcode"
    ),
    Packet(
        "MSG_CORPSE_QUERY",
        "server",
        (
            Field("found", U8, limits=(0, 1)),
            Field("map_id", I32, _FOUND),
            Field("x", F32, _FOUND),
            Field("y", F32, _FOUND),
            Field("z", F32, _FOUND),
            Field("corpse_map_id", I32, _FOUND, doc="another than map_id where the corpse lies in a dungeon"),
            Field("unknown", U32, _FOUND),
        ),
        H("01 00000000 0000c03f 00002040 00006040 00000000 00000000"),
        {"found": 1, "map_id": 0, "x": 1.5, "y": 2.5, "z": 3.5, "corpse_map_id": 0, "unknown": 0},
        "AzerothCore src/server/game/Handlers/QueryHandler.cpp:WorldSession::HandleCorpseQueryOpcode",
    ),
    Packet(
        "SMSG_CORPSE_RECLAIM_DELAY",
        "server",
        (Field("delay_ms", U32),),
        H("30750000"),
        {"delay_ms": 30000},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendCorpseReclaimDelay",
    ),
    Packet(
        "SMSG_DEATH_RELEASE_LOC",
        "server",
        (Field("map_id", I32, doc="-1 takes the mark off the map"), Field("x", F32), Field("y", F32), Field("z", F32)),
        H("00000000 0000c03f 00002040 00006040"),
        {"map_id": 0, "x": 1.5, "y": 2.5, "z": 3.5},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::RepopAtGraveyard",
    ),
    Packet(
        "SMSG_SPIRIT_HEALER_CONFIRM",
        "server",
        (Field("guid", GUID),),
        H("67050034120030f1"),
        {"guid": 0xF130001234000567},
        "AzerothCore src/server/scripts/Spells/spell_generic.cpp:spell_gen_spirit_healer_res",
    ),
    Packet(
        "SMSG_RESURRECT_FAILED",
        "server",
        (Field("reason", U32),),
        H("01000000"),
        {"reason": 1},
        "TrinityCore src/server/game/Server/Protocol/Opcodes.cpp:SMSG_RESURRECT_FAILED (named, never sent)",
    ),
    Packet(
        "SMSG_RESURRECT_REQUEST",
        "server",
        (
            Field("guid", GUID, doc="who offers"),
            Field("name_size", U32, doc="bytes of the name with its end; 1 where a player offers: the client knows his name"),
            Field("name", NAME),
            Field("end", U8),
            Field("sickness", U8, doc="1: resurrection sickness comes with it", limits=(0, 1)),
        ),
        H("07000000 00000000 01000000 00 00 00"),
        {"guid": 7, "name_size": 1, "name": "", "end": 0, "sickness": 0},
        "AzerothCore src/server/game/Spells/Spell.cpp:Spell::SendResurrectRequest",
        "A u32 0 follows where the spell lets nobody wait (SPELL_ATTR3_NO_RES_TIMER); no spell of the realm does.",
    ),
    Packet(
        "CMSG_RESURRECT_RESPONSE",
        "client",
        (Field("guid", GUID, doc="who offered"), Field("status", U8, doc="0: declined")),
        H("07000000 00000000 01"),
        {"guid": 7, "status": 1},
        "AzerothCore src/server/game/Handlers/MiscHandler.cpp:WorldSession::HandleResurrectResponseOpcode",
    ),
    Packet(
        "SMSG_PRE_RESURRECT",
        "server",
        (Field("guid", PACKED),),
        H("0107"),
        {"guid": 7},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::BuildPlayerRepop",
        "Sent before a player becomes a ghost.",
    ),
    Packet(
        "CMSG_SELF_RES",
        "client",
        (),
        H(""),
        {},
        "AzerothCore src/server/game/Handlers/SpellHandler.cpp:WorldSession::HandleSelfResOpcode",
    ),
)
