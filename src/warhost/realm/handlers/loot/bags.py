# SPDX-License-Identifier: GPL-2.0-or-later
"""Put items into a player's backpack, onto stacks that have room, then into free slots; count them, use them up.

Slots 23 to 38 are the backpack, as the client numbers them. Bags in the bag slots are not opened yet.
Source: AzerothCore src/server/game/Entities/Player/PlayerStorage.cpp (Player::CanStoreItem, GetItemCount, DestroyItemCount).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.protocol.reasons import InventoryResult
from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back, take
from warhost.realm.reasons import ACCEPTED, INVENTORY
from warhost.realm.tables.clock import POOL_ITEMS
from warhost.realm.tables.players import SLOTS

FIRST_BACKPACK = 23
HIGH_ITEM = np.uint64(0x4000 << 48)
FULL = INVENTORY << 8 | int(InventoryResult.EQUIP_ERR_INVENTORY_FULL)
TOO_MANY = INVENTORY << 8 | int(InventoryResult.EQUIP_ERR_CANT_CARRY_MORE_OF_THIS)


@kernel
def room_for(st: Any, ct: Any, player: int, item: int, count: int) -> int:
    """Return ACCEPTED where ``count`` of an item (row of items) fit into the backpack, else the InventoryResult."""
    template = ct.items[item]
    stack = max(1, template.max_stack)
    held = 0
    room = 0
    slots = st.players[player].slots
    for slot in range(SLOTS):
        row = slots[slot]
        if row < 0:
            if slot >= FIRST_BACKPACK:
                room += stack
            continue
        thing = st.items[row]
        if thing.template == item:
            held += thing.count
            if slot >= FIRST_BACKPACK:
                room += stack - thing.count
    if template.max_count > 0 and held + count > template.max_count:
        return TOO_MANY
    return ACCEPTED if room >= count else FULL


@kernel
def new_item(st: Any, player: int, slot: int, item: int, count: int) -> int:
    """Make an item in a free slot and return its row, or -1 where the pool is full. Mutates pools, items, the slot."""
    row = take(st.pools, POOL_ITEMS, st.items)
    if row < 0:
        return -1
    thing = st.items[row]
    thing.guid = HIGH_ITEM + np.uint64(st.clock[0].next_item)
    thing.template = item
    thing.player = player
    thing.slot = slot
    thing.count = count
    thing.enchant = 0
    thing.enchant_spell = -1
    thing.enchant_until_ms = 0
    st.clock[0].next_item += 1
    st.players[player].slots[slot] = row
    return row


@kernel
def store(st: Any, ct: Any, player: int, item: int, count: int) -> int:
    """Put ``count`` of an item into the backpack, for which there is room; return the slot of the last. Mutates items."""
    stack = max(1, ct.items[item].max_stack)
    slots = st.players[player].slots
    last = -1
    for slot in range(FIRST_BACKPACK, SLOTS):
        row = slots[slot]
        if row >= 0 and st.items[row].template == item and count > 0:
            moved = min(count, stack - st.items[row].count)
            if moved > 0:
                st.items[row].count += moved
                count -= moved
                last = slot
    for slot in range(FIRST_BACKPACK, SLOTS):
        if slots[slot] < 0 and count > 0:
            moved = min(count, stack)
            if new_item(st, player, slot, item, moved) < 0:
                return last
            count -= moved
            last = slot
    return last


@kernel
def held(st: Any, player: int, item: int) -> int:
    """Return how many of an item (row of items) lie in a player's backpack."""
    slots = st.players[player].slots
    count = 0
    for slot in range(FIRST_BACKPACK, SLOTS):
        row = slots[slot]
        if row >= 0 and st.items[row].template == item:
            count += st.items[row].count
    return count


@kernel
def use_up(st: Any, player: int, item: int, count: int) -> int:
    """Destroy ``count`` of an item in the backpack, from its first slot on; return how many were there. Mutates items and slots."""
    slots = st.players[player].slots
    gone = 0
    for slot in range(FIRST_BACKPACK, SLOTS):
        row = 0 + slots[slot]
        if row < 0 or st.items[row].template != item or gone >= count:
            continue
        taken = min(count - gone, 0 + st.items[row].count)
        st.items[row].count -= taken
        gone += taken
        if st.items[row].count == 0:
            slots[slot] = -1
            st.items[row].template = -1
            st.items[row].player = -1
            give_back(st.pools, POOL_ITEMS, st.items, row)
    return gone
