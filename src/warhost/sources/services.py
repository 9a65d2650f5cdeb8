# SPDX-License-Identifier: GPL-2.0-or-later
"""Map wares, lessons, gossip and objects: both families name their columns so alike that one reader fits.

Sources for what columns mean: mangoszero ``ObjectMgr.cpp`` (LoadVendors, LoadTrainers, LoadGossipMenu, LoadGameObjects) and AzerothCore
``ObjectMgr.cpp`` (LoadVendors, LoadGossipMenu, LoadGossipMenuItems, LoadGameobjects).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.content.texts import Texts
from warhost.sources.family import NPC_FLAGS_OF_1_12, translated
from warhost.sources.fields import Fields, angle
from warhost.sources.report import Rejected

Out = dict[str, Any]
NPC_TEXT_SLOTS = 8
OBJECT_DATA = 24
CONDITION = "has a condition: conditions are not supported"


def no_condition(fields: Fields) -> None:
    """Raise Rejected where the row holds only under a condition."""
    if fields.integer_or(0, "condition_id"):
        raise Rejected(CONDITION, f"condition {fields.integer('condition_id')}")


def vendor_item(fields: Fields) -> Out:
    """Return the pack's row of a ware; raise Rejected for one that is sold under a condition, and for a list that is named."""
    no_condition(fields)
    if fields.integer("item") < 0:
        raise Rejected("names another creature's wares: such lists are not followed", str(fields.integer("item")))
    return {
        "entry": fields.integer("entry"), "item": fields.integer("item"), "extended_cost": fields.integer_or(0, "ExtendedCost"),
        "slot": max(0, fields.integer_or(0, "slot")), "stock": fields.integer("maxcount"), "restock_ms": fields.integer("incrtime") * 1000,
    }  # fmt: skip


def lesson(fields: Fields) -> Out:
    """Return the pack's row of what a creature teaches."""
    return {
        "entry": fields.integer("entry", "ID", "TrainerId"), "spell_id": fields.integer("spell", "SpellID"),
        "cost_copper": fields.integer("spellcost", "MoneyCost"), "skill": fields.integer("reqskill", "ReqSkillLine"),
        "skill_rank": fields.integer("reqskillvalue", "ReqSkillRank"), "level": fields.integer("reqlevel"),
        "required_spell": (fields.integer_or(0, "ReqSpell", "ReqAbility1"), *(fields.integer_or(0, f"ReqAbility{n}") for n in (2, 3))),
    }  # fmt: skip


def gossip_menu(fields: Fields) -> Out:
    """Return the pack's row of what a menu says; raise Rejected where it says so under a condition."""
    no_condition(fields)
    return {"menu_id": fields.integer("entry", "MenuID"), "text_id": fields.integer("text_id", "TextID")}


def gossip_option(fields: Fields, texts: Texts, old_npc_flags: bool) -> Out:
    """Return the pack's row of an option of a menu; raise Rejected where it is shown under a condition."""
    no_condition(fields)
    flags = fields.integer("npc_option_npcflag", "OptionNpcFlag")
    return {
        "menu_id": fields.integer("menu_id", "MenuID"), "option_id": fields.integer("id", "OptionID"),
        "icon": fields.integer("option_icon", "OptionIcon"), "text": texts.number(fields.text("option_text", "OptionText")),
        "kind": fields.integer("option_id", "OptionType"), "npc_flags": translated(flags, NPC_FLAGS_OF_1_12) if old_npc_flags else flags,
        "action_menu": fields.integer("action_menu_id", "ActionMenuID"),
        "point_of_interest": fields.integer("action_poi_id", "ActionPoiID"), "asks_code": fields.integer("box_coded", "BoxCoded"),
        "cost_copper": fields.integer("box_money", "BoxMoney"), "box_text": texts.number(fields.text("box_text", "BoxText")),
    }  # fmt: skip


def npc_text(fields: Fields, texts: Texts) -> Out:
    """Return the pack's row of up to eight things to say. Their emotes have no place in the pack."""
    slots = range(NPC_TEXT_SLOTS)
    return {
        "text_id": fields.integer("ID"), "male": tuple(texts.number(fields.text(f"text{n}_0")) for n in slots),
        "female": tuple(texts.number(fields.text(f"text{n}_1")) for n in slots),
        "language": tuple(fields.integer(f"lang{n}") for n in slots),
        "share": tuple(fields.number(f"prob{n}", f"Probability{n}") for n in slots),
    }  # fmt: skip


def object_template(fields: Fields, texts: Texts, addon: dict[int, Out]) -> Out:
    """Return the pack's row of an object; faction, flags and money stand in ``addon`` where the family keeps them apart."""
    entry = fields.integer("entry")
    more = addon.get(entry) or {
        "faction_template": fields.integer_or(0, "faction"), "flags": fields.integer_or(0, "flags"),
        "money_min_copper": fields.integer_or(0, "mingold"), "money_max_copper": fields.integer_or(0, "maxgold"),
    }  # fmt: skip
    return {
        "entry": entry, "name": texts.number(fields.text("name")), "object_type": fields.integer("type"),
        "display_id": fields.integer("displayId"), "scale": fields.number("size"),
        "data": tuple(fields.integer_or(0, f"data{n}") for n in range(OBJECT_DATA)), **more,
    }  # fmt: skip


def object_addon(fields: Fields) -> tuple[int, Out]:
    """Return an object's entry and what its addon says."""
    least, most = sorted((fields.integer("mingold"), fields.integer("maxgold")))
    return fields.integer("entry"), {
        "faction_template": fields.integer("faction"), "flags": fields.integer("flags"),
        "money_min_copper": least, "money_max_copper": most,
    }  # fmt: skip


def object_spawn(fields: Fields) -> Out:
    """Return the pack's row of where an object stands; a time below 0 means that it waits until something calls it."""
    seconds = fields.integer("spawntimesecs", "spawntimesecsmin")
    return {
        "spawn_id": fields.integer("guid"), "entry": fields.integer("id"), "map_id": fields.integer("map"),
        "x": fields.number("position_x"), "y": fields.number("position_y"), "z": fields.number("position_z"),
        "o": angle(fields.number("orientation")), "rotation": tuple(fields.number(f"rotation{n}") for n in range(4)),
        "respawn_ms": abs(seconds) * 1000, "waits": int(seconds < 0), "anim_progress": fields.integer_or(0, "animprogress"),
        "state": fields.integer_or(1, "state"),
    }  # fmt: skip
