# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of looting: open, take, release."""

from warhost.protocol.composite import list_of
from warhost.protocol.conditions import is_none_of, is_one_of
from warhost.protocol.field_types import GUID, I32, PACKED, U8, U32
from warhost.protocol.packet import Field, Packet
from warhost.protocol.reasons.inventory_results import InventoryResult
from warhost.protocol.reasons.loot_errors import LootError

H = bytes.fromhex

_OPENED = is_none_of("loot_kind", 0)
_FAILED = is_none_of("result", 0)
_BINDS = is_one_of("result", InventoryResult.EQUIP_ERR_EVENT_AUTOEQUIP_BIND_CONFIRM)
_LIMITED = is_one_of(
    "result",
    InventoryResult.EQUIP_ERR_ITEM_MAX_LIMIT_CATEGORY_COUNT_EXCEEDED,
    InventoryResult.EQUIP_ERR_ITEM_MAX_LIMIT_CATEGORY_SOCKETED_EXCEEDED,
    InventoryResult.EQUIP_ERR_ITEM_MAX_LIMIT_CATEGORY_EQUIPPED_EXCEEDED,
)

_ITEM = (
    Field("loot_slot", U8),
    Field("item_id", U32),
    Field("count", U32),
    Field("display_id", U32),
    Field("random_suffix", I32),
    Field("random_property", I32),
    Field("slot_kind", U8, doc="0: allowed, 1: roll ongoing, 2: master, 3: locked, 4: owner"),
)

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
    Packet(
        "SMSG_LOOT_RESPONSE",
        "server",
        (
            Field("guid", GUID),
            Field("loot_kind", U8, doc="0: refused, 1: corpse, 2: pickpocketing, 3: fishing, 4: disenchanting, 6: skinning"),
            Field("error", U8, is_one_of("loot_kind", 0), enum=LootError),
            Field("copper", U32, _OPENED),
            Field("items", list_of(_ITEM, U8), _OPENED),
        ),
        H("67050034120030f1 01 2a000000 01 00 0b1a0000 02000000 1f000000 00000000 00000000 00"),
        {
            "guid": 0xF130001234000567,
            "loot_kind": 1,
            "copper": 42,
            "items": [
                {"loot_slot": 0, "item_id": 6667, "count": 2, "display_id": 31, "random_suffix": 0, "random_property": 0, "slot_kind": 0}
            ],
        },
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendLoot, SendLootError; Loot/LootMgr.cpp:operator<<(LootView)",
    ),
    Packet(
        "SMSG_LOOT_RELEASE_RESPONSE",
        "server",
        (Field("guid", GUID), Field("released", U8)),
        H("67050034120030f1 01"),
        {"guid": 0xF130001234000567, "released": 1},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendLootRelease",
    ),
    Packet(
        "SMSG_LOOT_REMOVED",
        "server",
        (Field("loot_slot", U8),),
        H("02"),
        {"loot_slot": 2},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendNotifyLootItemRemoved",
    ),
    Packet(
        "SMSG_LOOT_MONEY_NOTIFY",
        "server",
        (Field("copper", U32), Field("alone", U8, limits=(0, 1))),
        H("2a000000 01"),
        {"copper": 42, "alone": 1},
        "AzerothCore src/server/game/Handlers/LootHandler.cpp:WorldSession::HandleLootMoneyOpcode",
    ),
    Packet(
        "SMSG_LOOT_CLEAR_MONEY",
        "server",
        source="AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendNotifyLootMoneyRemoved",
    ),
    Packet(
        "SMSG_LOOT_LIST",
        "server",
        (Field("guid", GUID), Field("master_looter_guid", PACKED), Field("round_robin_guid", PACKED)),
        H("67050034120030f1 00 0107"),
        {"guid": 0xF130001234000567, "master_looter_guid": 0, "round_robin_guid": 7},
        "AzerothCore src/server/game/Groups/Group.cpp:Group::SendLooter",
    ),
    Packet(
        "SMSG_ITEM_PUSH_RESULT",
        "server",
        (
            Field("guid", GUID, doc="the player"),
            Field("received", U32, doc="0: looted, 1: from a character that is no player"),
            Field("created", U32, limits=(0, 1)),
            Field("shown_in_chat", U32, limits=(0, 1)),
            Field("bag_slot", U8),
            Field("item_slot", U32, doc="0xFFFFFFFF: added to a stack"),
            Field("item_id", U32),
            Field("suffix_factor", U32),
            Field("random_property", I32),
            Field("count", U32),
            Field("count_in_inventory", U32),
        ),
        H("0700000000000000 00000000 00000000 01000000 ff 17000000 0b1a0000 00000000 00000000 02000000 05000000"),
        {
            "guid": 7,
            "received": 0,
            "created": 0,
            "shown_in_chat": 1,
            "bag_slot": 255,
            "item_slot": 23,
            "item_id": 6667,
            "suffix_factor": 0,
            "random_property": 0,
            "count": 2,
            "count_in_inventory": 5,
        },
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendNewItem",
    ),
    Packet(
        "SMSG_INVENTORY_CHANGE_FAILURE",
        "server",
        (
            Field("result", U8, enum=InventoryResult),
            Field("item_guid", GUID, _FAILED),
            Field("item2_guid", GUID, _FAILED),
            Field("bag_kind", U8, _FAILED),
            Field(
                "required_level",
                U32,
                is_one_of("result", InventoryResult.EQUIP_ERR_CANT_EQUIP_LEVEL_I, InventoryResult.EQUIP_ERR_PURCHASE_LEVEL_TOO_LOW),
            ),
            Field("bind_item_guid", GUID, _BINDS),
            Field("bind_slot", U32, _BINDS),
            Field("bind_container_guid", GUID, _BINDS),
            Field("limit_category", U32, _LIMITED),
        ),
        H("32 0000000000000000 0000000000000000 00"),
        {"result": 50, "item_guid": 0, "item2_guid": 0, "bag_kind": 0},
        "AzerothCore src/server/game/Entities/Player/PlayerStorage.cpp:Player::SendEquipError",
    ),
)
