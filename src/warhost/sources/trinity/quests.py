# SPDX-License-Identifier: GPL-2.0-or-later
"""Map quests of TrinityCore 3.3.5 and AzerothCore, whose addons and texts stand in tables of their own.

Source: AzerothCore ``ObjectMgr.cpp:ObjectMgr::LoadQuests`` and ``QuestDef.cpp`` (LoadQuestTemplateAddon, LoadQuestOfferReward,
LoadQuestRequestItems).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warhost.lore.content.texts import Texts
from warhost.sources.fields import Fields

Out = dict[str, Any]
SAME = {
    "quest_id": "ID", "level": "QuestLevel", "level_min": "MinLevel", "method": "QuestType", "zone_or_sort": "QuestSortID",
    "kind": "QuestInfoID", "flags": "Flags", "race_mask": "AllowableRaces", "players": "SuggestedGroupNum",
    "next_in_chain": "RewardNextQuest", "source_item": "StartItem", "required_kills": "RequiredPlayerKills",
    "reputation": "RequiredFactionId1", "reputation_value": "RequiredFactionValue1", "money_copper": "RewardMoney",
    "xp_difficulty": "RewardXPDifficulty", "reward_spell": "RewardDisplaySpell", "reward_spell_cast": "RewardSpell",
    "honour": "RewardHonor", "title": "RewardTitle", "talents": "RewardTalents", "arena_points": "RewardArenaPoints",
}  # fmt: skip
TEXTS = {
    "name": "LogTitle", "details": "QuestDescription", "objectives": "LogDescription", "end_text": "QuestCompletionLog",
}  # fmt: skip
ADDON = {
    "level_max": "MaxLevel", "class_mask": "AllowableClasses", "source_spell": "SourceSpellID", "previous": "PrevQuestID",
    "next": "NextQuestID", "exclusive_group": "ExclusiveGroup", "mail": "RewardMailTemplateID", "skill": "RequiredSkillID",
    "skill_rank": "RequiredSkillPoints", "reputation_min": "RequiredMinRepFaction", "reputation_max": "RequiredMaxRepFaction",
    "reputation_min_value": "RequiredMinRepValue", "reputation_max_value": "RequiredMaxRepValue",
    "source_item_count": "ProvidedItemCount", "special_flags": "SpecialFlags",
}  # fmt: skip


def addon(fields: Fields) -> tuple[int, Out]:
    """Return a quest and what ``quest_template_addon`` says of it."""
    told = {ours: fields.integer(theirs) for ours, theirs in ADDON.items()}
    return fields.integer("ID"), {**told, "mail_delay_ms": fields.integer("RewardMailDelay") * 1000}


def quest(fields: Fields, texts: Texts, addons: Mapping[int, Out], offers: Mapping[int, str], requests: Mapping[int, str]) -> Out:
    """Return the pack's row of a quest."""
    number = fields.integer("ID")
    target = fields.integers("RequiredNpcOrGo{}", 4)
    return {
        **{ours: fields.integer(theirs) for ours, theirs in SAME.items()},
        **{ours: texts.number(fields.text(theirs)) for ours, theirs in TEXTS.items()},
        "offer_text": texts.number(offers.get(number, "")), "request_text": texts.number(requests.get(number, "")),
        "objective_text": tuple(texts.number(fields.text(f"ObjectiveText{n}")) for n in range(1, 5)),
        "time_ms": fields.integer("TimeAllowed") * 1000,
        "money_at_top_copper": fields.integer_or(0, "RewardBonusMoney"),
        "required_creature": tuple(max(0, one) for one in target), "required_object": tuple(max(0, -one) for one in target),
        "required_count": fields.integers("RequiredNpcOrGoCount{}", 4), "required_item": fields.integers("RequiredItemId{}", 6),
        "required_item_count": fields.integers("RequiredItemCount{}", 6), "choice_item": fields.integers("RewardChoiceItemID{}", 6),
        "choice_count": fields.integers("RewardChoiceItemQuantity{}", 6), "reward_item": fields.integers("RewardItem{}", 4),
        "reward_count": fields.integers("RewardAmount{}", 4), "reward_reputation": fields.integers("RewardFactionID{}", 5),
        "reward_reputation_value": fields.integers("RewardFactionValue{}", 5), **addons.get(number, {}),
    }  # fmt: skip
