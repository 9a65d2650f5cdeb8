# SPDX-License-Identifier: GPL-2.0-or-later
"""Make creature templates: five of every kind of every zone, one a level; a warden a zone and level; the people of the hubs.

Mana and armour are the base figures of the creature's level and unit class; health is too, times its kind's factor and the level's
toughness. Damage follows AzerothCore ``StatSystem.cpp:Creature::CalculateMinMaxDamage``: (base damage .. 1.5 times it, plus
attack power / 14) times seconds a swing.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.classes.tables import creature_tables
from warhost.lore.content import words
from warhost.lore.content.shipped.layout import BAND_LEVELS
from warhost.lore.content.shipped.source import SOURCE_EMULATOR, curve, source
from warhost.lore.content.texts import Texts

FIRST_ENTRY = 10_000
PER_ZONE = 100
WARDEN_SLOT = 6
SPIRIT_HEALER, QUARTERMASTER, GUARD = 1001, 1002, 1010
FACTION_MONSTER, FACTION_CREATURE, FACTION_FRIENDLY = 14, 7, 35
AI_WORDS = {"passive": words.AI_PASSIVE, "defensive": words.AI_DEFENSIVE, "aggressive": words.AI_AGGRESSIVE, "caster": words.AI_CASTER}
HUMANOID_MODEL, BEAST_MODEL = 3456, 604
UNIT_CLASSES = {"warrior": words.UNIT_CLASS_WARRIOR, "paladin": words.UNIT_CLASS_PALADIN, "mage": words.UNIT_CLASS_MAGE}
Row = dict[str, Any]


def entry_of(zone: int, slot: int, step: int) -> int:
    """Return the entry of the kind in ``slot`` of ``zone`` (0 to 31) whose level is ``step`` above the zone's lowest."""
    return FIRST_ENTRY + zone * PER_ZONE + slot * 10 + step


def base_figures(stats: str, level: int) -> dict[str, float]:
    """Return health, mana, armour, attack_power and damage of a creature of unit class ``stats`` at ``level``.

    Health and damage are the classic column to level 60, Outland's to 70, Northrend's above.
    """
    lore = creature_tables()
    at = UNIT_CLASSES[stats], level
    expansion = (level > 60) + (level > 70)
    return {
        "health": float(lore.health[at][expansion]),
        "mana": float(lore.mana[at]),
        "armour": float(lore.armour[at]),
        "attack_power": float(lore.attack_power[at]),
        "damage": float(lore.damage[at][expansion]),
    }


def toughness(level: int) -> float:
    """Return how many times its base health a creature of ``level`` has."""
    book = source("creatures")["toughness"]
    return curve(level, book["level"], book["health"])


def swing_range(figures: dict[str, float], swing_ms: int, times: float) -> tuple[float, float]:
    """Return least and most damage of a swing of ``swing_ms`` (attack power in it), to a hundredth."""
    power = figures["attack_power"] / 14.0
    seconds = swing_ms / 1000.0
    return round((figures["damage"] + power) * seconds * times, 2), round((figures["damage"] * 1.5 + power) * seconds * times, 2)


def coin(level: int, times: float) -> tuple[int, int]:
    """Return the least and most copper on a creature of ``level``."""
    money = source("creatures")["money"]
    return tuple(round(curve(level, money["level"], money[end]) * times) for end in ("least", "most"))  # type: ignore[return-value]


def kind_row(zone: int, slot: int, step: int, level: int, loot_id: int, texts: Texts, elite: bool = False) -> Row:
    """Return the template of the kind in ``slot`` of ``zone`` at ``level``; as the zone's warden where ``elite``."""
    place = source("world")["zones"][zone]
    creatures = source("creatures")
    kind = creatures["kinds"][place["kinds"][warden_kind(zone) if elite else slot]]
    warden = creatures["elite"] if elite else {}
    grade = creatures["grades"][kind["grades"]][step]
    noun = f"{kind['noun']} {warden['noun']}" if elite else kind["noun"]
    name = " ".join(word for word in ("" if elite else grade, place["adjective"], noun) if word)
    figures = base_figures(kind["stats"], level)
    least, most = swing_range(figures, kind["swing_ms"], kind["damage"] * warden.get("damage", 1.0))
    reaction = words.REACTION_NEUTRAL if kind.get("neutral") else words.REACTION_HOSTILE
    carries = kind.get("money") or elite
    low, high = coin(level, warden.get("money_times", 1.0)) if carries else (0, 0)
    health_times = kind["health"] * toughness(level) * warden.get("health", 1.0)
    return {
        **_common(entry_of(zone, slot, step), texts.number(name), level, figures, health_times),
        "display_id": HUMANOID_MODEL if kind["grades"] == "people" else BEAST_MODEL,
        "unit_class": UNIT_CLASSES[kind["stats"]],
        "rank": words.RANK_ELITE if elite else words.RANK_NORMAL,
        "faction_template": FACTION_CREATURE if kind.get("neutral") else FACTION_MONSTER,
        "reaction_alliance": reaction,
        "reaction_horde": reaction,
        "damage_min": least, "damage_max": most, "damage_min_top": least, "damage_max_top": most,
        "attack_time_ms": kind["swing_ms"],
        "creature_type": kind["type"],
        "family": kind.get("family", 0),
        "money_min_copper": low, "money_max_copper": high,
        "loot_id": loot_id,
        "ai_kind": AI_WORDS[kind["ai"]],
        "flee_health_pct": 0 if elite else kind.get("flee_pct", 0),
    }  # fmt: skip


def warden_kind(zone: int) -> int:
    """Return the slot of the zone's first kind that attacks on sight: its warden is one of them."""
    kinds = source("creatures")["kinds"]
    return next(slot for slot, kind in enumerate(source("world")["zones"][zone]["kinds"]) if not kinds[kind].get("neutral"))


def person_row(entry: int, person: str, level: int, texts: Texts) -> Row:
    """Return the template of one of the hubs' people: friendly to all, worth nothing."""
    record = source("creatures")["people"][person]
    npc = {"spirit_healer": words.NPC_SPIRIT_HEALER | words.NPC_GOSSIP, "vendor": words.NPC_VENDOR | words.NPC_REPAIR, "guard": 0}
    figures = base_figures("warrior", level)
    least, most = swing_range(figures, 2000, 1.0)
    guard = record["flags"] == "guard"
    return {
        **_common(entry, texts.number(record["name"]), level, figures, 3.0 if guard else 1.0),
        "display_id": HUMANOID_MODEL,
        "unit_class": words.UNIT_CLASS_WARRIOR,
        "faction_template": FACTION_FRIENDLY,
        "reaction_alliance": words.REACTION_FRIENDLY,
        "reaction_horde": words.REACTION_FRIENDLY,
        "damage_min": least, "damage_max": most, "damage_min_top": least, "damage_max_top": most,
        "attack_time_ms": 2000,
        "creature_type": 7,
        "ai_kind": words.AI_DEFENSIVE if guard else words.AI_PASSIVE,
        "npc_flags": npc[record["flags"]],
        "flags": words.CREATURE_NO_XP | (words.CREATURE_GUARD if guard else words.CREATURE_CIVILIAN | words.CREATURE_NO_AGGRO),
    }  # fmt: skip


def _common(entry: int, name: int, level: int, figures: dict[str, float], health_times: float) -> Row:
    health, mana, armour = (round(figures[word]) for word in ("health", "mana", "armour"))
    health = max(1, round(health * health_times))
    return {
        "entry": entry, "name": name, "level_min": level, "level_max": level,
        "health_min": health, "health_max": health, "mana_min": mana, "mana_max": mana,
        "armour_min": armour, "armour_max": armour, "attack_power": round(figures["attack_power"]),
        "speed_walk_yd": 2.5, "speed_run_yd": 8.0, "scale": 1.0, "combat_reach_yd": 1.5, "bounding_radius_yd": 0.4,
        "detection_yd": 20.0, "assistance_yd": 10.0, "xp_multiplier": 1.0, "regenerates": 3, "source": SOURCE_EMULATOR,
    }  # fmt: skip


def level_of(zone_band: int, step: int) -> int:
    """Return the level of creatures ``step`` levels into the zone that is ``zone_band`` (0 to 15) on its map."""
    return zone_band * BAND_LEVELS + step + 1
