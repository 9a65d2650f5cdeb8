# SPDX-License-Identifier: GPL-2.0-or-later
"""What people of a world offer: wares, lessons, gossip, and loot that is not of corpses. Carried; their systems come later."""

from __future__ import annotations

from warhost.lore.content.columns import Column
from warhost.lore.content.parts import LARGEST_ENTRY, LOOT, MASK, ORIGIN, TEXT, TOP

VENDOR_ITEMS = (
    Column("entry", "i4", "creature that sells", 1, LARGEST_ENTRY),
    Column("item", "i4", "item", 1, LARGEST_ENTRY),
    Column("extended_cost", "i4", "row of ItemExtendedCost, 0 money alone", 0, 65535),
    Column("slot", "i4", "place in the list", 0, 32767),
    Column("stock", "i4", "items in stock, 0 without end", 0, 65535),
    Column("restock_ms", "i4", "ms until one more is in stock", 0, TOP),
    *ORIGIN,
)
TRAINER_SPELLS = (
    Column("entry", "i4", "creature that teaches", 1, LARGEST_ENTRY),
    Column("spell_id", "i4", "spell, as the source names it: in 1.12 the spell that teaches it", 1, TOP),
    Column("cost_copper", "i4", "copper", 0, TOP),
    Column("skill", "i4", "skill, 0 none", 0, 65535),
    Column("skill_rank", "i4", "points", 0, 65535),
    Column("level", "i4", "level, 0 any", 0, 255),
    Column("required_spell", "i4", "spells one must know, 0 none", 0, TOP, (3,)),
    *ORIGIN,
)
GOSSIP_MENUS = (
    Column("menu_id", "i4", "menu", 1, TOP),
    Column("text_id", "i4", "what is said", 1, TOP),
    *ORIGIN,
)
GOSSIP_OPTIONS = (
    Column("menu_id", "i4", "menu, 0 the options that creatures without a menu have by their npc_flags", 0, TOP),
    Column("option_id", "i4", "order in the menu", 0, 65535),
    Column("icon", "i4", "0 chat 1 vendor 2 taxi 3 trainer 4 and 5 interact 6 money 7 talk 8 tabard 9 battle 10 dot", 0, 255),
    Column("text", "i4", TEXT, 0, TOP),
    Column("kind", "i4", "GOSSIP_OPTION_* (1 gossip 2 quest giver 3 vendor 4 taxi 5 trainer ..)", 0, 255),
    Column("npc_flags", "i8", "NPC_* mask of creatures that show it", 0, MASK),
    Column("action_menu", "i4", "menu it leads to, -1 closes, 0 none", -1, TOP),
    Column("point_of_interest", "i4", "place it marks on the map, 0 none", 0, TOP),
    Column("asks_code", "i4", "1: the player types something", 0, 1),
    Column("cost_copper", "i4", "copper", 0, TOP),
    Column("box_text", "i4", TEXT, 0, TOP),
    *ORIGIN,
)
NPC_TEXTS = (
    Column("text_id", "i4", "what gossip_menus names", 1, TOP),
    Column("male", "i4", TEXT, 0, TOP, (8,)),
    Column("female", "i4", TEXT, 0, TOP, (8,)),
    Column("language", "i4", "language, 0 everybody's", 0, 255, (8,)),
    Column("share", "f8", "share by which one of the eight is chosen", 0, 1e6, (8,)),
    *ORIGIN,
)
OTHER_LOOT = (
    Column("kind", "i4", "LOOT_*", 1, 11),
    Column("loot_id", "i4", "loot of its kind; 0 what zones without fish of their own have", 0, TOP),
    *LOOT[1:],
)
"""Loot of everything but corpses; references are ``loot_references``."""

TABLES: dict[str, tuple[Column, ...]] = {
    "vendor_items": VENDOR_ITEMS,
    "trainer_spells": TRAINER_SPELLS,
    "npc_texts": NPC_TEXTS,
    "gossip_menus": GOSSIP_MENUS,
    "gossip_options": GOSSIP_OPTIONS,
    "other_loot": OTHER_LOOT,
}
KEYS: dict[str, tuple[str, ...]] = {
    "vendor_items": ("entry", "item", "extended_cost"),
    "trainer_spells": ("entry", "spell_id"),
    "npc_texts": ("text_id",),
    "gossip_menus": ("menu_id", "text_id"),
    "gossip_options": ("menu_id", "option_id"),
}
REFERENCES: tuple[tuple[str, str, str, str], ...] = (
    ("vendor_items", "entry", "creature_templates", "entry"),
    ("vendor_items", "item", "item_templates", "entry"),
    ("trainer_spells", "entry", "creature_templates", "entry"),
    ("gossip_menus", "text_id", "npc_texts", "text_id"),
    ("other_loot", "item", "item_templates", "entry"),
    ("other_loot", "reference", "loot_references", "loot_id"),
)
