# SPDX-License-Identifier: GPL-2.0-or-later
"""Map items, start places and graveyards: their tables have the same columns in both families."""

from __future__ import annotations

from typing import Any

from warhost.lore.content import words
from warhost.lore.content.meals import NO_MEAL, Meal, meal_of
from warhost.lore.content.texts import Texts
from warhost.sources.fields import Fields
from warhost.sources.report import Rejected

Out = dict[str, Any]
ON_USE = 0
CONSUMABLE = 0


def item(fields: Fields, texts: Texts) -> Out:
    """Return the pack's row of an item. Second damage ranges (of another school) have no place in the pack."""
    stats = range(1, 11)
    spells = range(1, 6)
    spell_ids = tuple(max(0, fields.integer(f"spellid_{i}")) for i in spells)
    least, most = sorted((fields.number("dmg_min1"), fields.number("dmg_max1")))
    meal = _meal(fields, spell_ids[0])
    used = [(fields.integer(f"stat_type{i}"), fields.integer(f"stat_value{i}")) for i in stats if fields.has(f"stat_type{i}")]
    used += [(0, 0)] * (10 - len(used))
    return {
        "entry": fields.integer("entry"), "name": texts.number(fields.text("name")), "display_id": fields.integer("displayid"),
        "quality": fields.integer("Quality"), "item_class": fields.integer("class"), "subclass": fields.integer("subclass"),
        "inventory_type": fields.integer("InventoryType"), "required_level": fields.integer("RequiredLevel"),
        "item_level": fields.integer("ItemLevel"), "max_stack": fields.integer("stackable"), "max_count": fields.integer("maxcount"),
        "buy_copper": fields.integer("BuyPrice"), "sell_copper": fields.integer("SellPrice"), "buy_count": fields.integer("BuyCount"),
        "armour": fields.integer("armor"), "block": fields.integer("block"), "resistance": _resistances(fields),
        "stat_type": tuple(kind for kind, _ in used), "stat_value": tuple(value for _, value in used),
        "damage_min": least, "damage_max": most, "damage_school": fields.integer("dmg_type1"), "delay_ms": fields.integer("delay"),
        "spell_id": spell_ids, "spell_trigger": tuple(fields.integer(f"spelltrigger_{i}") for i in spells),
        "spell_charges": tuple(fields.integer(f"spellcharges_{i}") for i in spells),
        "spell_cooldown_ms": tuple(fields.integer(f"spellcooldown_{i}") for i in spells), "bonding": fields.integer("bonding"),
        "bag_slots": fields.integer("ContainerSlots"), "class_mask": fields.integer("AllowableClass"),
        "race_mask": fields.integer("AllowableRace"), "flags": fields.integer("Flags"), "required_skill": fields.integer("RequiredSkill"),
        "required_skill_rank": fields.integer("RequiredSkillRank"), "durability": fields.integer("MaxDurability"),
        "food_health": meal.health, "drink_mana": meal.mana, "consume_ms": meal.time_ms,
    }  # fmt: skip


def _resistances(fields: Fields) -> tuple[int, ...]:
    return (0, *(fields.integer_or(0, f"{school}_res") for school in ("holy", "fire", "nature", "frost", "shadow", "arcane")))


def _meal(fields: Fields, spell: int) -> Meal:
    return meal_of(spell) if spell and fields.integer("class") == CONSUMABLE and fields.integer("spelltrigger_1") == ON_USE else NO_MEAL


def player_start(fields: Fields) -> Out:
    """Return the pack's row of a race's and class's start."""
    return {
        "race": fields.integer("race"), "player_class": fields.integer("class"), "map_id": fields.integer("map"),
        "x": fields.number("position_x"), "y": fields.number("position_y"), "z": fields.number("position_z"),
        "o": fields.number("orientation"), "zone_id": fields.integer("zone"),
    }  # fmt: skip


def start_item(fields: Fields) -> Out:
    """Return the pack's row of an item that new characters carry."""
    return {
        "race": fields.integer("race"), "player_class": fields.integer("class"), "item": fields.integer("itemid"),
        "count": fields.integer("amount"),
    }  # fmt: skip


def safe_place(fields: Fields) -> tuple[int, Out]:
    """Return a graveyard's id and place: of ``dbc_WorldSafeLocs`` (columns unnamed), ``world_safe_locs`` or ``game_graveyard``."""
    return fields.integer("Unknown0", "id"), {
        "map_id": fields.integer("Unknown1", "map"), "x": fields.number("Unknown2", "x"), "y": fields.number("Unknown3", "y"),
        "z": fields.number("Unknown4", "z"), "text": fields.text("Unknown5", "name", "Comment"),
    }  # fmt: skip


def graveyard(fields: Fields, places: dict[int, Out], texts: Texts) -> Out:
    """Return the pack's row of a graveyard and a zone whose dead come there; raise Rejected where its place is unknown."""
    number = fields.integer("id")
    place = places.get(number)
    if place is None:
        raise Rejected("no place is known for the graveyard", str(number))
    team = fields.integer("faction")
    if team not in (words.TEAM_BOTH, words.TEAM_ALLIANCE, words.TEAM_HORDE):
        raise Rejected("faction is none of 0, 67, 469", str(team))
    return {
        "graveyard_id": number, "zone_id": fields.integer("ghost_zone", "GhostZone"), "team": team, "name": texts.number(place["text"]),
        **{name: place[name] for name in ("map_id", "x", "y", "z", "era", "source") if name in place},
    }  # fmt: skip
