# SPDX-License-Identifier: GPL-2.0-or-later
"""Map loot with MaNGOS's signs: a chance below 0 is quest loot, a count below 0 names a reference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warhost.lore.content import words
from warhost.sources.fields import Fields
from warhost.sources.report import Rejected

Out = dict[str, Any]
OTHER = {
    "gameobject_loot_template": words.LOOT_OBJECT, "skinning_loot_template": words.LOOT_SKINNING,
    "pickpocketing_loot_template": words.LOOT_PICKPOCKET, "item_loot_template": words.LOOT_ITEM,
    "fishing_loot_template": words.LOOT_FISHING, "disenchant_loot_template": words.LOOT_DISENCHANT,
    "mail_loot_template": words.LOOT_MAIL, "milling_loot_template": words.LOOT_MILLING,
    "prospecting_loot_template": words.LOOT_PROSPECTING, "spell_loot_template": words.LOOT_SPELL,
}  # fmt: skip
"""Tables of loot that is not of corpses, and their kind."""


def loot(fields: Fields, origins: Mapping[tuple[int, int], str]) -> Out:
    """Return the pack's row of loot; raise Rejected for what cannot be told without conditions, or has no chance."""
    loot_id, item_id = fields.integer("entry"), fields.integer("item")
    chance, group = fields.number("ChanceOrQuestChance"), fields.integer("groupid")
    count, most = fields.integer("mincountOrRef"), fields.integer("maxcount")
    if fields.integer_or(0, "condition_id"):
        raise Rejected("has a condition: conditions are not supported", f"condition {fields.integer('condition_id')}")
    if not item_id and count >= 0:
        raise Rejected("names neither an item nor a reference", f"loot {loot_id}")
    if chance == 0 and group == 0 and count > 0:
        raise Rejected("chance 0 outside a group", f"loot {loot_id} item {item_id}")
    return {
        "loot_id": loot_id, "item": item_id if count >= 0 else 0, "reference": -count if count < 0 else 0, "chance_pct": abs(chance),
        "group_id": group, "count_min": count if count > 0 else 1, "count_max": most, "quest_required": 1 if chance < 0 else 0,
        "origin": words.ORIGIN_REBUILT if origins.get((loot_id, item_id), "") == "default" else words.ORIGIN_AUTHORED,
    }  # fmt: skip


def other_loot(fields: Fields, kind: int) -> Out:
    """Return the pack's row of loot of ``kind``."""
    return {"kind": kind, **loot(fields, {})}
