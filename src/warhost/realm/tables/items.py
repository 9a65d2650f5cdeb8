# SPDX-License-Identifier: GPL-2.0-or-later
"""Items that players own, and items that lie in a corpse."""

from warhost.realm.schema import Column, Table

ITEMS = Table(
    "items",
    (
        Column("guid", "u8"),
        Column("template", "i4", "row of item_templates; -1: free", low=-1, empty=-1),
        Column("player", "i4", "row of players", low=-1, empty=-1),
        Column("slot", "i2", low=-1, empty=-1),
        Column("count", "i4", low=0),
        Column("enchant", "i4", "id of its temporary enchantment; 0: none", low=0),
        Column("enchant_spell", "i4", "row of spells that put it on", low=-1, empty=-1),
        Column("enchant_until_ms", "i8", "ms"),
        Column("next", "i4", "row of items in the free list", low=-1, empty=-1),
    ),
)

LOOT_ITEMS = Table(
    "loot_items",
    (
        Column("unit", "i4", "row of the unit whose corpse holds it; -1: free", low=-1, empty=-1),
        Column("template", "i4", "row of item_templates", low=-1, empty=-1),
        Column("count", "i4", low=0),
        Column("index", "u1", "slot in the loot window"),
        Column("taken", "u1", low=0, high=1),
        Column("quest", "u1", low=0, high=1),
        Column("next", "i4", "row of loot_items", low=-1, empty=-1),
    ),
)
