# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of looting: open, take, release."""

from warhost.protocol.packet import Field, Packet
from warhost.protocol.types import GUID, U8

PACKETS = (
    Packet(
        "CMSG_LOOT",
        "client",
        (Field("guid", GUID, doc="the corpse, chest or item"),),
        bytes.fromhex("67050034120030f1"),
        {"guid": 0xF130001234000567},
        "AzerothCore src/server/game/Handlers/LootHandler.cpp:WorldSession::HandleLootOpcode",
    ),
    Packet("CMSG_LOOT_MONEY", "client", source="AzerothCore src/server/game/Handlers/LootHandler.cpp:WorldSession::HandleLootMoneyOpcode"),
    Packet(
        "CMSG_LOOT_RELEASE",
        "client",
        (Field("guid", GUID),),
        bytes.fromhex("67050034120030f1"),
        {"guid": 0xF130001234000567},
        "AzerothCore src/server/game/Handlers/LootHandler.cpp:WorldSession::HandleLootReleaseOpcode",
    ),
    Packet(
        "CMSG_AUTOSTORE_LOOT_ITEM",
        "client",
        (Field("loot_slot", U8),),
        bytes.fromhex("02"),
        {"loot_slot": 2},
        "AzerothCore src/server/game/Handlers/LootHandler.cpp:WorldSession::HandleAutostoreLootItemOpcode",
    ),
)
