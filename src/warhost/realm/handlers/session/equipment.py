# SPDX-License-Identifier: GPL-2.0-or-later
"""What a character wears: start items, gear of its level from the wardrobe, and what all of it adds up to.

Gear can be read and not yet changed by its owner. A new character gets its start items, and the wardrobe's gear for its level
(``realm/wardrobe.py``) in every slot that these leave empty; of a bot above level 1 the wardrobe's gear replaces them. Where
the rule ``gear_follows_level`` is set a bot gets new gear at each level, what it wore is gone.
Source: AzerothCore src/server/game/Entities/Player/Player.cpp:Player::_ApplyItemBonuses, Player::Create.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.handlers.loot.bags import new_item, room_for, store
from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back
from warhost.realm.tables.clock import POOL_ITEMS
from warhost.realm.tables.players import SLOTS
from warhost.realm.wardrobe import ITEM_ARMOUR, ITEM_WEAPON, MAIN_HAND, OFF_HAND, RANGED, SHIELD

WORN = 19
TWO_HAND_TYPE = 17
FIST_MS = 2000
FIST_MIN, FIST_MAX = 1.0, 2.0
"""Bare fists. Source: AzerothCore src/server/game/Entities/Unit/Unit.h: BASE_ATTACK_TIME, BASE_MINDAMAGE, BASE_MAXDAMAGE."""
SLOT_OF_TYPE = (-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 17, 14, 15, -1, 18, 4, 15, 16, 16, -1, 17, 17, -1, 17)
"""The equipment slot of each INVTYPE (the first of two), -1 where it cannot be worn (AzerothCore ItemTemplate.h:InventoryType)."""
MOD_AGILITY, MOD_STRENGTH, MOD_INTELLECT, MOD_SPIRIT, MOD_STAMINA = 3, 4, 5, 6, 7
MOD_ATTACK_POWER, MOD_HEALING, MOD_SPELL_DAMAGE, MOD_SPELL_POWER, MOD_BLOCK_VALUE = 38, 41, 42, 45, 48
STAT_OF_MOD = (-1, -1, -1, 1, 0, 3, 4, 2)
"""The place of ITEM_MOD 0 to 7 in strength, agility, stamina, intellect, spirit; health and mana (1, 0) have none."""
RATINGS_OF_MOD = (
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x2, 0x4, 0x8, 0x10, 0x20, 0x40, 0x80, 0x100, 0x200, 0x400, 0x800, 0x1000, 0x2000, 0x4000,
    0x8000, 0x10000, 0x20000, 0x40000, 0x80000, 0xE0, 0x700, 0x3800, 0x1C000, 0x1C000, 0xE0000, 0x800000, 0, 0, 0, 0, 0, 0, 0x1000000,
)  # fmt: skip
"""The combat ratings (a mask by CR_* number) that each ITEM_MOD raises (AzerothCore Player.cpp:_ApplyItemBonuses)."""


@kernel
def take_off(st: Any, player: int, slot: int) -> None:
    """Destroy what lies in a slot of a player. Mutates items and the slot."""
    pl = st.players[player]
    row = int(pl.slots[slot])
    if row < 0:
        return
    pl.slots[slot] = -1
    st.items[row].template = -1
    st.items[row].player = -1
    give_back(st.pools, POOL_ITEMS, st.items, row)


@kernel
def wear_by_level(st: Any, ct: Any, row: int, instead: bool) -> None:
    """Put the wardrobe's gear of class and level on unit ``row``: in empty slots, or ``instead`` of what it wears.

    A two-hander leaves the off hand empty. Mutates items and slots, not the sheet.
    """
    u = st.units[row]
    pl = st.players[u.player]
    for slot in range(WORN):
        item = int(ct.wardrobe[u.class_id, u.level, slot])
        held = int(pl.slots[slot])
        if item < 0 or (held >= 0 and (not instead or st.items[held].template == item)):
            continue
        take_off(st, int(u.player), slot)
        new_item(st, int(u.player), slot, item, 1)
    held = int(pl.slots[MAIN_HAND])
    if held >= 0 and ct.items[st.items[held].template].inventory_type == TWO_HAND_TYPE:
        take_off(st, int(u.player), OFF_HAND)


@kernel
def give_start_items(st: Any, ct: Any, row: int) -> None:
    """Give unit ``row`` the start items of its race and class: on the body where they can be worn, else in the backpack.

    Mutates items and slots, not the sheet.
    """
    u = st.units[row]
    pl = st.players[u.player]
    for k in range(len(ct.start_items)):
        start = ct.start_items[k]
        item = int(ct.start_item_rows[k])
        if item < 0 or (start.race != 0 and start.race != u.race) or (start.player_class != 0 and start.player_class != u.class_id):
            continue
        slot = SLOT_OF_TYPE[ct.items[item].inventory_type]
        if slot >= 0 and pl.slots[slot] < 0:
            new_item(st, int(u.player), slot, item, 1)
        elif room_for(st, ct, int(u.player), item, int(start.count)) == 0:
            store(st, ct, int(u.player), item, int(start.count))


@kernel
def _add_stats(sh: Any, item: Any) -> None:
    """Add an item's ITEM_MODs to the sheet's gear columns."""
    for k in range(10):
        mod = int(item.stat_type[k])
        value = int(item.stat_value[k])
        if value == 0:
            continue
        if mod < len(STAT_OF_MOD) and STAT_OF_MOD[mod] >= 0:
            sh.gear_stats[STAT_OF_MOD[mod]] += value
        elif mod == MOD_ATTACK_POWER:
            sh.gear_attack_power += value
        elif mod == MOD_SPELL_POWER:
            sh.gear_spell_power += value
        elif mod == MOD_BLOCK_VALUE:
            sh.gear_block_value += value
        elif mod < len(RATINGS_OF_MOD):
            for rating in range(25):
                if RATINGS_OF_MOD[mod] >> rating & 1:
                    sh.ratings[rating] += value


@kernel
def _hold(sh: Any, item: Any, hand: int) -> None:
    """Write what one hits with into the sheet: hand 0 main, 1 off, 2 ranged."""
    sh.weapon_min[hand] = item.damage_min
    sh.weapon_max[hand] = item.damage_max
    sh.attack_ms[hand] = item.delay_ms
    sh.weapon_subclass[hand] = item.subclass
    if hand == 2:
        sh.ranged_school = 1 << item.damage_school


@kernel
def sum_gear(st: Any, ct: Any, row: int) -> None:
    """Set the sheet's gear, weapon and rating columns to what unit ``row`` wears; ``refresh_sheet`` makes the rest of them.

    Mutates the sheet.
    """
    sh = st.sheets[row]
    for k in range(5):
        sh.gear_stats[k] = 0
    for k in range(25):
        sh.ratings[k] = 0
    sh.gear_armour = 0
    sh.gear_attack_power = 0
    sh.gear_spell_power = 0
    sh.gear_block_value = 0
    sh.has_shield = 0
    sh.ranged_school = 0
    for hand in range(3):
        sh.weapon_min[hand] = 0.0
        sh.weapon_max[hand] = 0.0
        sh.attack_ms[hand] = 0
        sh.weapon_subclass[hand] = -1
    sh.weapon_min[0] = FIST_MIN
    sh.weapon_max[0] = FIST_MAX
    sh.attack_ms[0] = FIST_MS
    pl = st.players[st.units[row].player]
    for slot in range(WORN):
        held = int(pl.slots[slot])
        if held < 0:
            continue
        item = ct.items[st.items[held].template]
        sh.gear_armour += item.armour
        _add_stats(sh, item)
        if item.item_class == ITEM_ARMOUR and item.subclass == SHIELD:
            sh.has_shield = 1
            sh.gear_block_value += item.block
        if item.item_class == ITEM_WEAPON and MAIN_HAND <= slot <= RANGED:
            _hold(sh, item, slot - MAIN_HAND)


@kernel
def dispossess(st: Any, player: int) -> None:
    """Destroy everything that a player has. Mutates items and slots."""
    for slot in range(SLOTS):
        take_off(st, player, slot)


@kernel
def renew_gear(st: Any, ct: Any, row: int) -> None:
    """Equip a bot for the level that it has gained, where the rule says so; the caller refreshes the sheet.

    Mutates items, slots and the sheet's gear columns.
    """
    pl = st.players[st.units[row].player]
    if st.rules[0].gear_follows_level == 0 or pl.session < 0 or st.sessions[pl.session].is_bot == 0:
        return
    wear_by_level(st, ct, row, True)
    sum_gear(st, ct, row)
