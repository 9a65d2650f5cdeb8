# SPDX-License-Identifier: GPL-2.0-or-later
"""Roll what a kill holds: money, and items by the rows of its loot table.

A row outside a group is rolled for itself. Of a group at most one row drops: one roll of 100 runs down the rows with a
chance of their own, and if it falls through, the rows of chance 0 share what is left equally. A reference is rolled as a
table of its own, ``count_max`` times; references in references are followed to a depth of DEPTH. Rows for a quest drop for
players whose quest wants them, of whom there are none until quests exist.
Source: AzerothCore src/server/game/Loot/LootMgr.cpp:LootTemplate::Process, LootTemplate::LootGroup::Roll, LootStoreItem::Roll.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.chance import STREAM_LOOT, STREAM_LOOT_COUNT, STREAM_MONEY, roll, roll_int
from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back, take
from warhost.realm.tables.clock import POOL_LOOT_ITEMS

MOST_ITEMS = 16
"""Slots of the loot window (LootMgr.h: MAX_NR_LOOT_ITEMS)."""
DEPTH = 4
MOST_OPEN = 32


@kernel
def add_item(st: Any, ct: Any, unit: int, item: int, count: int) -> None:
    """Put ``count`` of an item (row of items) into the corpse of ``unit``, a window slot for each stack. Mutates pools."""
    creature = st.units[unit].creature
    c = st.creatures[creature]
    used = 0
    last = -1
    row = c.first_loot_item
    while row >= 0:
        last = row
        used += 1
        row = st.loot_items[row].next
    stack = max(1, ct.items[item].max_stack)
    while count > 0 and used < MOST_ITEMS:
        new = take(st.pools, POOL_LOOT_ITEMS, st.loot_items)
        if new < 0:
            return
        thing = st.loot_items[new]
        thing.unit = unit
        thing.template = item
        thing.count = min(count, stack)
        thing.index = used
        thing.taken = 0
        thing.quest = 0
        thing.next = -1
        if last < 0:
            c.first_loot_item = new
        else:
            st.loot_items[last].next = new
        last = new
        used += 1
        count -= stack


@kernel
def group_pick(st: Any, ct: Any, first: int, stop: int, group: int, unit: int, nth: int) -> int:
    """Return the row of loot that drops of ``group`` among rows first … stop-1, or -1."""
    left = roll(st, STREAM_LOOT, unit, nth) * 100.0
    equal = 0
    for row in range(first, stop):
        entry = ct.loot[row]
        if entry.group_id != group or entry.quest_required == 1:
            continue
        if entry.chance_pct == 0.0:
            equal += 1
        elif left < entry.chance_pct:
            return row
        else:
            left -= entry.chance_pct
    if equal == 0:
        return -1
    chosen = roll_int(st, STREAM_LOOT, unit, nth + 1, 0, equal - 1)
    for row in range(first, stop):
        entry = ct.loot[row]
        if entry.group_id == group and entry.quest_required == 0 and entry.chance_pct == 0.0:
            if chosen == 0:
                return row
            chosen -= 1
    return -1


@kernel
def roll_table(st: Any, ct: Any, unit: int, number: int) -> None:
    """Roll loot table ``number`` and the references it opens into the corpse of ``unit``. Mutates pools.

    ``st.reached`` serves as the list of tables yet to roll: pairs of number and depth.
    """
    todo = st.reached
    todo[0] = number
    todo[1] = 0
    open_tables = 1
    nth = 0
    rate = st.rules[0].loot_rate
    while open_tables > 0:
        open_tables -= 1
        table = int(todo[2 * open_tables])
        depth = int(todo[2 * open_tables + 1])
        first = int(ct.loot_first[table])
        stop = first + int(ct.loot_count[table])
        group = 0
        for row in range(first, stop):
            entry = ct.loot[row]
            picked = -1
            nth += 2
            if entry.group_id == 0:
                if entry.quest_required == 0 and roll(st, STREAM_LOOT, unit, nth) * 100.0 < entry.chance_pct * rate:
                    picked = row
            elif entry.group_id != group:
                group = entry.group_id
                picked = group_pick(st, ct, first, stop, group, unit, nth)
            if picked < 0:
                continue
            chosen = ct.loot[picked]
            item = int(ct.loot_item_rows[picked])
            if item >= 0:
                add_item(st, ct, unit, item, roll_int(st, STREAM_LOOT_COUNT, unit, nth, chosen.count_min, chosen.count_max))
            elif depth < DEPTH:
                for _ in range(max(1, chosen.count_max)):
                    if open_tables < MOST_OPEN:
                        todo[2 * open_tables] = int(ct.loot_reference_numbers[picked])
                        todo[2 * open_tables + 1] = depth + 1
                        open_tables += 1


@kernel
def roll_loot(st: Any, ct: Any, unit: int) -> bool:
    """Roll what the creature ``unit``, just killed, holds; return whether it holds anything. Mutates creature and pools."""
    u = st.units[unit]
    c = st.creatures[u.creature]
    c.loot_rolled = 1
    template = ct.templates[u.template]
    low = int(template.money_min_copper * st.rules[0].money_rate)
    high = int(template.money_max_copper * st.rules[0].money_rate)
    c.loot_copper = roll_int(st, STREAM_MONEY, unit, 0, low, high)
    table = int(ct.loot_of_template[u.template])
    if table >= 0:
        roll_table(st, ct, unit, table)
    return c.loot_copper > 0 or c.first_loot_item >= 0


@kernel
def drop_loot(st: Any, unit: int) -> None:
    """Forget what the corpse of the creature ``unit`` still holds (it decays). Mutates creature and pools."""
    c = st.creatures[st.units[unit].creature]
    row = c.first_loot_item
    while row >= 0:
        after = st.loot_items[row].next
        st.loot_items[row].unit = -1
        give_back(st.pools, POOL_LOOT_ITEMS, st.loot_items, row)
        row = after
    c.first_loot_item = -1
    c.loot_copper = 0
    c.loot_rolled = 0


@kernel
def is_empty(st: Any, unit: int) -> bool:
    """Return whether nothing is left in the corpse of the creature ``unit``."""
    c = st.creatures[st.units[unit].creature]
    if c.loot_copper > 0:
        return False
    row = c.first_loot_item
    while row >= 0:
        if st.loot_items[row].taken == 0:
            return False
        row = st.loot_items[row].next
    return True
