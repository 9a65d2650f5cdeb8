# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_LOOT_MONEY, CMSG_AUTOSTORE_LOOT_ITEM: take what an open corpse holds.

In: CMSG_LOOT_MONEY, CMSG_AUTOSTORE_LOOT_ITEM (loot slot). Out: SMSG_LOOT_MONEY_NOTIFY (a: copper), SMSG_LOOT_CLEAR_MONEY,
SMSG_LOOT_REMOVED (a: slot), SMSG_ITEM_PUSH_RESULT (a: item entry, b: count, c: slot), SMSG_INVENTORY_CHANGE_FAILURE (a: result).
Rules: the window is open and near; money and each item are given once; an item needs room, stacks first.
Source: AzerothCore src/server/game/Handlers/LootHandler.cpp:HandleLootMoneyOpcode, HandleAutostoreLootItemOpcode;
Player.cpp:Player::StoreLootItem; Player.h:MAX_MONEY_AMOUNT.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import (
    CMSG_AUTOSTORE_LOOT_ITEM,
    CMSG_LOOT_MONEY,
    SMSG_INVENTORY_CHANGE_FAILURE,
    SMSG_ITEM_PUSH_RESULT,
    SMSG_LOOT_CLEAR_MONEY,
    SMSG_LOOT_MONEY_NOTIFY,
    SMSG_LOOT_REMOVED,
)
from warhost.protocol.reasons import InventoryResult
from warhost.realm.dispatch import Handler
from warhost.realm.events import tell
from warhost.realm.handlers.loot.bags import room_for, store
from warhost.realm.handlers.loot.opening import DIDNT_KILL, TOO_FAR, may_reach
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.kernel import kernel
from warhost.realm.reasons import ACCEPTED, INVENTORY, SESSION_NOT_IN_WORLD
from warhost.realm.tables.units import ALIVE

MOST_COPPER = 2147483646
TOO_MUCH_GOLD = INVENTORY << 8 | int(InventoryResult.EQUIP_ERR_TOO_MUCH_GOLD)
ALREADY_LOOTED = INVENTORY << 8 | int(InventoryResult.EQUIP_ERR_ALREADY_LOOTED)


@kernel
def check_open(st: Any, row: int) -> int:
    """Return why unit ``row`` cannot take from the corpse it has open, or ACCEPTED."""
    if row < 0:
        return SESSION_NOT_IN_WORLD
    corpse = st.players[st.units[row].player].loot_unit
    if corpse < 0 or st.units[row].death != ALIVE or st.units[corpse].death == ALIVE:
        return DIDNT_KILL
    if not may_reach(st, row, corpse):
        return TOO_FAR
    return ACCEPTED


@kernel
def check_money(st: Any, ct: Any, p: Any, row: int) -> int:
    """Return why unit ``row`` may not take the money, or ACCEPTED."""
    reason = check_open(st, row)
    if reason != ACCEPTED:
        return reason
    player = st.players[st.units[row].player]
    copper = st.creatures[st.units[player.loot_unit].creature].loot_copper
    if copper <= 0:
        return ALREADY_LOOTED
    return TOO_MUCH_GOLD if player.copper + copper > MOST_COPPER else ACCEPTED


@kernel
def apply_money(st: Any, ct: Any, p: Any, row: int, at_ms: int) -> None:
    """Move the corpse's money to the player. Mutates player, creature and the clock's totals."""
    player = st.players[st.units[row].player]
    corpse = player.loot_unit
    c = st.creatures[st.units[corpse].creature]
    player.copper += c.loot_copper
    st.clock[0].copper_made += c.loot_copper
    st.clock[0].loots += 1
    tell(st, SMSG_LOOT_MONEY_NOTIFY, row, corpse, at_ms, c.loot_copper, 0, 0, 0)
    tell(st, SMSG_LOOT_CLEAR_MONEY, row, corpse, at_ms, 0, 0, 0, 0)
    c.loot_copper = 0


@kernel
def run_money(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_LOOT_MONEY."""
    at_ms = st.clock[0].now_ms - 50
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = check_money(st, ct, p, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            apply_money(st, ct, p, row, at_ms)


@kernel
def find_slot(st: Any, row: int, index: int) -> int:
    """Return the row of loot_items that lies in slot ``index`` of the window that unit ``row`` has open, or -1."""
    corpse = st.players[st.units[row].player].loot_unit
    item = st.creatures[st.units[corpse].creature].first_loot_item
    while item >= 0:
        if st.loot_items[item].index == index:
            return item
        item = st.loot_items[item].next
    return -1


@kernel
def check_item(st: Any, ct: Any, p: Any, row: int) -> int:
    """Return why unit ``row`` may not take the item of the slot that packet ``p`` names, or ACCEPTED."""
    reason = check_open(st, row)
    if reason != ACCEPTED:
        return reason
    item = find_slot(st, row, p.loot_slot)
    if item < 0 or st.loot_items[item].taken == 1:
        return ALREADY_LOOTED
    thing = st.loot_items[item]
    return room_for(st, ct, st.units[row].player, thing.template, thing.count)


@kernel
def apply_item(st: Any, ct: Any, p: Any, row: int, at_ms: int) -> None:
    """Move an item from the corpse to the backpack. Mutates loot, items, player and the clock's totals."""
    player = st.units[row].player
    corpse = st.players[player].loot_unit
    thing = st.loot_items[find_slot(st, row, p.loot_slot)]
    thing.taken = 1
    slot = store(st, ct, player, thing.template, thing.count)
    st.clock[0].loots += 1
    tell(st, SMSG_LOOT_REMOVED, row, corpse, at_ms, p.loot_slot, 0, 0, 0)
    tell(st, SMSG_ITEM_PUSH_RESULT, row, corpse, at_ms, ct.items[thing.template].entry, thing.count, slot, 0)


@kernel
def run_item(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_AUTOSTORE_LOOT_ITEM."""
    at_ms = st.clock[0].now_ms - 50
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = check_item(st, ct, p, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            apply_item(st, ct, p, row, at_ms)
        elif reason >> 8 == INVENTORY and row >= 0:
            tell(st, SMSG_INVENTORY_CHANGE_FAILURE, row, -1, at_ms, reason & 0xFF, 0, 0, 0)


HANDLERS = (
    Handler(CMSG_LOOT_MONEY, "loot", run=run_money),
    Handler(CMSG_AUTOSTORE_LOOT_ITEM, "loot", run=run_item),
)
