# SPDX-License-Identifier: GPL-2.0-or-later
"""Items that class spells use up or make, for packs that have none of their own: soul shards, powders, stones.

A pack's own row of an item is never touched. Source: ``item_template`` of the 1.12 world database (MaNGOS family); of the two
healthstones that came later, level and health from WoWWiki's page on healthstones, their entries from AzerothCore's
``spell_warlock.cpp:spell_warl_create_healthstone``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from warhost.lore.content.pack import Pack
from warhost.lore.content.schema import DTYPES

CONSUMABLE, REAGENT, JUNK = 0, 5, 15
SOUL_SHARD = 6265


class SpellItem(NamedTuple):
    """Is one such item: entry, name, model, class, item and required level, stack, how many one may have, price."""

    entry: int
    name: str
    display_id: int
    item_class: int = REAGENT
    item_level: int = 1
    required_level: int = 0
    max_stack: int = 20
    max_count: int = 0
    buy_copper: int = 0


ITEMS: tuple[SpellItem, ...] = (
    SpellItem(5232, "Minor Soulstone", 6009, CONSUMABLE, 18, 0, 1, 1),
    SpellItem(5509, "Healthstone", 8026, CONSUMABLE, 34, 24, 1, 1),
    SpellItem(5510, "Greater Healthstone", 8026, CONSUMABLE, 46, 36, 1, 1),
    SpellItem(5511, "Lesser Healthstone", 8026, CONSUMABLE, 22, 12, 1, 1),
    SpellItem(5512, "Minor Healthstone", 8026, CONSUMABLE, 10, 1, 1, 1),
    SpellItem(5565, "Infernal Stone", 6504, REAGENT, 55, 0, 5, 0, 5000),
    SpellItem(SOUL_SHARD, "Soul Shard", 6689, REAGENT, 10, 0, 1),
    SpellItem(9421, "Major Healthstone", 8026, CONSUMABLE, 58, 48, 1, 1),
    SpellItem(16583, "Demonic Figurine", 27454, REAGENT, 60, 0, 5, 0, 10000),
    SpellItem(16892, "Lesser Soulstone", 6009, CONSUMABLE, 30, 0, 1, 1),
    SpellItem(16893, "Soulstone", 6009, CONSUMABLE, 40, 0, 1, 1),
    SpellItem(16895, "Greater Soulstone", 6009, CONSUMABLE, 50, 0, 1, 1),
    SpellItem(16896, "Major Soulstone", 6009, CONSUMABLE, 60, 0, 1, 1),
    SpellItem(17020, "Arcane Powder", 28854, REAGENT, 56, 0, 20, 0, 1000),
    SpellItem(17021, "Wild Berries", 28855, REAGENT, 50, 0, 20, 0, 700),
    SpellItem(17026, "Wild Thornroot", 28858, REAGENT, 60, 0, 20, 0, 1000),
    SpellItem(17028, "Holy Candle", 28860, REAGENT, 48, 0, 20, 0, 700),
    SpellItem(17029, "Sacred Candle", 28861, REAGENT, 60, 0, 20, 0, 1000),
    SpellItem(17030, "Ankh", 18725, REAGENT, 30, 0, 5, 0, 2000),
    SpellItem(17031, "Rune of Teleportation", 20984, REAGENT, 20, 0, 10, 0, 1000),
    SpellItem(17032, "Rune of Portals", 28862, REAGENT, 40, 0, 10, 0, 2000),
    SpellItem(17033, "Symbol of Divinity", 28863, REAGENT, 30, 0, 5, 0, 2000),
    SpellItem(17034, "Maple Seed", 7287, REAGENT, 20, 0, 20, 0, 200),
    SpellItem(17035, "Stranglethorn Seed", 7287, REAGENT, 30, 0, 20, 0, 400),
    SpellItem(17036, "Ashwood Seed", 7287, REAGENT, 40, 0, 20, 0, 800),
    SpellItem(17037, "Hornbeam Seed", 7287, REAGENT, 50, 0, 20, 0, 1400),
    SpellItem(17038, "Ironwood Seed", 7287, REAGENT, 60, 0, 20, 0, 2000),
    SpellItem(17056, "Light Feather", 28877, JUNK, 1, 0, 20, 0, 30),
    SpellItem(17057, "Shiny Fish Scales", 28878, JUNK, 1, 0, 20, 0, 30),
    SpellItem(21177, "Symbol of Kings", 34177, REAGENT, 60, 0, 100, 0, 150),
    SpellItem(22103, "Master Healthstone", 8026, CONSUMABLE, 68, 60, 1, 1),
    SpellItem(36889, "Demonic Healthstone", 8026, CONSUMABLE, 73, 63, 1, 1),
    SpellItem(36892, "Fel Healthstone", 8026, CONSUMABLE, 79, 69, 1, 1),
)
"""Sorted by entry."""


def with_spell_items(pack: Pack) -> Pack:
    """Return ``pack`` with those of ITEMS that it lacks; the pack given, its manifest and its other tables stay as they are."""
    have = set(pack.item_templates["entry"].tolist())
    lacking = [item for item in ITEMS if item.entry not in have]
    if not lacking:
        return pack
    rows = np.zeros(len(lacking), DTYPES["item_templates"])
    for row, item in zip(rows, lacking, strict=True):
        for name in ("entry", "display_id", "item_class", "item_level", "required_level", "max_stack", "max_count", "buy_copper"):
            row[name] = getattr(item, name)
        row["quality"], row["buy_count"], row["class_mask"], row["race_mask"] = 1, 1, -1, -1
        row["sell_copper"], row["spell_cooldown_ms"] = item.buy_copper // 4, -1
    rows["name"] = np.arange(len(lacking)) + len(pack.names)
    both = np.concatenate([pack.item_templates, rows])
    both = both[np.argsort(both["entry"], kind="stable")]
    both.flags.writeable = False
    return replace(pack, names=(*pack.names, *(item.name for item in lacking)), item_templates=both)
