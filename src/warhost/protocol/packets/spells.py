# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets that cast spells and cancel them, as the client sends them."""

from warhost.protocol.conditions import all_of, has, is_none_of
from warhost.protocol.packet import Field, Packet
from warhost.protocol.packets.parts import cast_targets, movement_info
from warhost.protocol.types import F32, PACKED, U8, U32

_FLIGHT = has("cast_flags", 0x02)
_MOVES = all_of(_FLIGHT, is_none_of("has_movement", 0))

PACKETS = (
    Packet(
        "CMSG_CAST_SPELL",
        "client",
        (
            Field("cast_count", U8, doc="comes back in the answers"),
            Field("spell_id", U32),
            Field("cast_flags", U8, doc="2: flight data follows"),
            *cast_targets(),
            Field("elevation", F32, _FLIGHT),
            Field("speed", F32, _FLIGHT),
            Field("has_movement", U8, _FLIGHT),
            Field("movement_opcode", U32, _MOVES, in_record=False),
            Field("movement_guid", PACKED, _MOVES, in_record=False),
            *movement_info("movement_", _MOVES, in_record=False),
        ),
        bytes.fromhex("000a0000000040000000000000c03f0000204000006040"),
        {
            "cast_count": 0,
            "spell_id": 10,
            "cast_flags": 0,
            "target_mask": 0x40,
            "dest_transport_guid": 0,
            "dest_x": 1.5,
            "dest_y": 2.5,
            "dest_z": 3.5,
        },
        "AzerothCore src/server/game/Handlers/SpellHandler.cpp:WorldSession::HandleCastSpellOpcode, HandleClientCastFlags",
        "Blizzard at a place: the packed transport GUID (here none) stands before the place.",
    ),
    Packet(
        "CMSG_CANCEL_CAST",
        "client",
        (Field("cast_count", U8), Field("spell_id", U32)),
        bytes.fromhex("0185000000"),
        {"cast_count": 1, "spell_id": 133},
        "AzerothCore src/server/game/Handlers/SpellHandler.cpp:WorldSession::HandleCancelCastOpcode",
    ),
    Packet(
        "CMSG_CANCEL_AURA",
        "client",
        (Field("spell_id", U32),),
        bytes.fromhex("85000000"),
        {"spell_id": 133},
        "AzerothCore src/server/game/Handlers/SpellHandler.cpp:WorldSession::HandleCancelAuraOpcode",
    ),
    Packet(
        "CMSG_CANCEL_CHANNELLING",
        "client",
        (Field("spell_id", U32),),
        bytes.fromhex("0a000000"),
        {"spell_id": 10},
        "AzerothCore src/server/game/Handlers/SpellHandler.cpp:WorldSession::HandleCancelChanneling",
    ),
    Packet(
        "CMSG_CANCEL_AUTO_REPEAT_SPELL",
        "client",
        source="AzerothCore src/server/game/Handlers/SpellHandler.cpp:WorldSession::HandleCancelAutoRepeatSpellOpcode",
    ),
)
