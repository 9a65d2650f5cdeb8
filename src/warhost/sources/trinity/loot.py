# SPDX-License-Identifier: GPL-2.0-or-later
"""Map loot as AzerothCore and TrinityCore have it (``LootMgr.cpp:LootStore::LoadLootTable``), and the conditions that leave rows out."""

from __future__ import annotations

from typing import Any

from warhost.lore.content import words
from warhost.sources.fields import Fields
from warhost.sources.report import Rejected

Out = dict[str, Any]
USUAL_MODE = 1
OTHER = {
    "gameobject_loot_template": words.LOOT_OBJECT, "skinning_loot_template": words.LOOT_SKINNING,
    "pickpocketing_loot_template": words.LOOT_PICKPOCKET, "item_loot_template": words.LOOT_ITEM,
    "fishing_loot_template": words.LOOT_FISHING, "disenchant_loot_template": words.LOOT_DISENCHANT,
    "mail_loot_template": words.LOOT_MAIL, "milling_loot_template": words.LOOT_MILLING,
    "prospecting_loot_template": words.LOOT_PROSPECTING, "spell_loot_template": words.LOOT_SPELL,
    "player_loot_template": words.LOOT_PLAYER,
}  # fmt: skip
CONDITION_SOURCES = {
    1: "creature_loot_template", 2: "disenchant_loot_template", 3: "fishing_loot_template", 4: "gameobject_loot_template",
    5: "item_loot_template", 6: "mail_loot_template", 7: "milling_loot_template", 8: "pickpocketing_loot_template",
    9: "prospecting_loot_template", 10: "reference_loot_template", 11: "skinning_loot_template", 12: "spell_loot_template",
    14: "gossip_menu", 15: "gossip_menu_option", 23: "npc_vendor",
}  # fmt: skip
"""The table whose rows a condition is on (``ConditionMgr.h:ConditionSourceType``): its group and entry name the row."""
Conditions = dict[str, set[tuple[int, int]]]


def condition(fields: Fields) -> tuple[str, tuple[int, int]]:
    """Return the table and the row (group, entry) that a condition is on; raise Rejected for one on something else."""
    table = CONDITION_SOURCES.get(fields.integer("SourceTypeOrReferenceId"))
    if table is None:
        raise Rejected("is on something that is not carried: conditions are not supported", str(fields.integer("SourceTypeOrReferenceId")))
    return table, (fields.integer("SourceGroup"), fields.integer("SourceEntry"))


def unconditional(conditions: Conditions, table: str, group: int, entry: int) -> None:
    """Raise Rejected where a row of ``table`` holds only under a condition."""
    if (group, entry) in conditions.get(table, ()):
        raise Rejected("has a condition: conditions are not supported", f"{group} {entry}")


def loot(fields: Fields, table: str, conditions: Conditions) -> Out:
    """Return the pack's row of loot; raise Rejected for what holds under a condition, in another loot mode, or has no chance."""
    loot_id, item, reference = fields.integer("Entry"), fields.integer("Item"), abs(fields.integer("Reference"))
    unconditional(conditions, table, loot_id, item)
    if not fields.integer("LootMode") & USUAL_MODE:
        raise Rejected("is of another loot mode", str(fields.integer("LootMode")))
    chance, group = fields.number("Chance"), fields.integer("GroupId")
    if not item and not reference:
        raise Rejected("names neither an item nor a reference", f"loot {loot_id}")
    if chance == 0 and group == 0 and not reference:
        raise Rejected("chance 0 outside a group", f"loot {loot_id} item {item}")
    return {
        "loot_id": loot_id, "item": 0 if reference else item, "reference": reference, "chance_pct": chance, "group_id": group,
        "count_min": fields.integer("MinCount"), "count_max": fields.integer("MaxCount"), "quest_required": fields.integer("QuestRequired"),
    }  # fmt: skip
