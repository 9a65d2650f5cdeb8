# SPDX-License-Identifier: GPL-2.0-or-later
"""Map quests of MaNGOS (mangoszero ``ObjectMgr.cpp:ObjectMgr::LoadQuests``) and who gives and takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warhost.lore.content import words
from warhost.lore.content.texts import Texts
from warhost.sources.fields import Fields
from warhost.sources.report import Rejected

Out = dict[str, Any]
CREATURE, OBJECT = 0, 1
TEXTS = {
    "name": "Title", "details": "Details", "objectives": "Objectives", "offer_text": "OfferRewardText", "request_text": "RequestItemsText",
    "end_text": "EndText",
}  # fmt: skip
SAME = {
    "quest_id": "entry", "level": "QuestLevel", "level_min": "MinLevel", "method": "Method", "zone_or_sort": "ZoneOrSort", "kind": "Type",
    "flags": "QuestFlags", "special_flags": "SpecialFlags", "class_mask": "RequiredClasses", "race_mask": "RequiredRaces",
    "skill": "RequiredSkill", "skill_rank": "RequiredSkillValue", "reputation_min": "RequiredMinRepFaction",
    "reputation_min_value": "RequiredMinRepValue", "reputation_max": "RequiredMaxRepFaction",
    "reputation_max_value": "RequiredMaxRepValue", "players": "SuggestedPlayers", "previous": "PrevQuestId", "next": "NextQuestId",
    "exclusive_group": "ExclusiveGroup", "next_in_chain": "NextQuestInChain", "source_item": "SrcItemId",
    "source_item_count": "SrcItemCount", "source_spell": "SrcSpell", "reputation": "RepObjectiveFaction",
    "reputation_value": "RepObjectiveValue", "money_copper": "RewOrReqMoney", "money_at_top_copper": "RewMoneyMaxLevel",
    "reward_spell": "RewSpell", "reward_spell_cast": "RewSpellCast", "mail": "RewMailTemplateId",
}  # fmt: skip
"""Columns of the pack that hold what a column of quest_template holds."""


def quest(fields: Fields, texts: Texts, xp: Mapping[int, int]) -> Out:
    """Return the pack's row of a quest; ``xp`` is what a source beside it says of its experience."""
    target = [fields.integer_or(0, f"ReqCreatureOrGOId{n}") for n in range(1, 5)]
    return {
        **{ours: fields.integer(theirs) for ours, theirs in SAME.items()},
        **{ours: texts.number(_text(fields, theirs)) for ours, theirs in TEXTS.items()},
        "objective_text": tuple(texts.number(_text(fields, f"ObjectiveText{n}")) for n in range(1, 5)),
        "level_max": fields.integer_or(0, "MaxLevel"), "time_ms": fields.integer("LimitTime") * 1000,
        "required_creature": tuple(max(0, one) for one in target), "required_object": tuple(max(0, -one) for one in target),
        "required_count": fields.integers("ReqCreatureOrGOCount{}", 4), "required_spell": fields.integers("ReqSpellCast{}", 4),
        "required_item": fields.integers("ReqItemId{}", 6), "required_item_count": fields.integers("ReqItemCount{}", 6),
        "choice_item": fields.integers("RewChoiceItemId{}", 6), "choice_count": fields.integers("RewChoiceItemCount{}", 6),
        "reward_item": fields.integers("RewItemId{}", 4), "reward_count": fields.integers("RewItemCount{}", 4),
        "reward_reputation": fields.integers("RewRepFaction{}", 5), "reward_reputation_value": fields.integers("RewRepValue{}", 5),
        "mail_delay_ms": fields.integer("RewMailDelaySecs") * 1000, "xp": xp.get(fields.integer("entry"), 0),
    }  # fmt: skip


def _text(fields: Fields, column: str) -> str:
    text = fields.text(column)
    return "" if text == "NULL" else text  # so this family's exports write an absent text


def giver(fields: Fields) -> Out:
    """Return the pack's row of ``quest_relations``; raise Rejected for an actor that is neither creature nor object."""
    actor, entry = fields.integer("actor"), fields.integer("entry")
    if actor not in (CREATURE, OBJECT):
        raise Rejected("its actor is neither creature nor object", str(actor))
    return {
        "quest_id": fields.integer("quest"), "role": fields.integer("role"), "creature": entry if actor == CREATURE else 0,
        "object": entry if actor == OBJECT else 0,
    }  # fmt: skip


def giver_of(fields: Fields, role: int, actor: int) -> Out:
    """Return the pack's row of a table that names one kind of giver and one role, as cMaNGOS, TrinityCore and AzerothCore have it."""
    entry = fields.integer("id")
    return {
        "quest_id": fields.integer("quest"), "role": role, "creature": entry if actor == CREATURE else 0,
        "object": entry if actor == OBJECT else 0,
    }  # fmt: skip


RELATIONS = {
    "creature_questrelation": (words.QUEST_STARTS, CREATURE), "creature_involvedrelation": (words.QUEST_ENDS, CREATURE),
    "gameobject_questrelation": (words.QUEST_STARTS, OBJECT), "gameobject_involvedrelation": (words.QUEST_ENDS, OBJECT),
    "creature_queststarter": (words.QUEST_STARTS, CREATURE), "creature_questender": (words.QUEST_ENDS, CREATURE),
    "gameobject_queststarter": (words.QUEST_STARTS, OBJECT), "gameobject_questender": (words.QUEST_ENDS, OBJECT),
}  # fmt: skip
"""Role and kind of giver of such tables: cMaNGOS's names, then those of TrinityCore and AzerothCore."""
