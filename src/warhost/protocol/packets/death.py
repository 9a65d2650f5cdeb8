# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of dying and coming back: release, corpse, spirit healer."""

from warhost.protocol.packet import Field, Packet
from warhost.protocol.types import GUID, U8

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
)
