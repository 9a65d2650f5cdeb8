# SPDX-License-Identifier: GPL-2.0-or-later
"""Map creature templates, what they cast, where they stand and walk.

Health, mana and armour are the row's own figures (mangoszero ``CreatureLevel.cpp:Creature::SelectLevel``, its way without class level
stats); a swing's damage is the row's, attack power in it, times DamageMultiplier (``StatSystem.cpp:Creature::UpdateDamagePhysical``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from warhost.lore.content import words
from warhost.lore.content.texts import Texts
from warhost.sources.factions import reactions
from warhost.sources.family import EXTRA_FLAGS, EXTRA_NO_CALL_ASSIST, NPC_FLAGS_OF_1_12, Family, translated
from warhost.sources.fields import Fields, angle
from warhost.sources.report import Rejected

Out = dict[str, Any]
WALK_YD, RUN_YD = 2.5, 7.0
DETECTION_YD = 20.0
"""Aggro radius against a player of the creature's level (AzerothCore ``Creature.cpp:Creature::GetAttackDistance``)."""
ASSISTANCE_YD = 10.0
"""How far creatures call for help (AzerothCore ``worldserver.conf``: CreatureFamilyAssistanceRadius)."""
REACH_YD, BOUNDING_YD = 1.5, 0.389
"""Of a model that the file does not describe (AzerothCore ``ObjectDefines.h``)."""
ATTACK_TIME_MS = 2000
"""Of a row that says 0 (mangoszero ``ObjectMgr.cpp:LoadCreatureTemplates``: BASE_ATTACK_TIME)."""
CRITTER = 8
TEMPLATE_PATHS = 1_000_000_000
"""Path ids of templates start here, those of single spawns are their guids."""
SPELL_SLOTS = 8
CAST_TARGETS = {0: words.TARGET_SELF, 1: words.TARGET_VICTIM, 4: words.TARGET_RANDOM_ENEMY, 5: words.TARGET_RANDOM_ENEMY}
"""``castTarget`` of spell lists: self, current victim, random enemies."""


@dataclass
class Context:
    """Holds what rows of one table need of others."""

    family: Family
    texts: Texts
    models: dict[int, tuple[float, float]] = field(default_factory=dict)
    spawn_origins: dict[int, str] = field(default_factory=dict)
    loot_origins: dict[tuple[int, int], str] = field(default_factory=dict)
    quest_xp: dict[int, int] = field(default_factory=dict)
    real_origins: frozenset[str] = frozenset()
    known_loot: frozenset[int] = frozenset()
    loot_by_entry: bool = False
    paths: frozenset[int] = frozenset()
    pathless: int = 0
    unknown_models: int = 0
    loot_missing: int = 0


def template(fields: Fields, context: Context) -> Out:
    """Return the pack's row of a creature template; raise Rejected where its hostility or its figures cannot be told."""
    family = context.family
    alliance, horde = _reactions(fields)
    level_min, level_max = sorted((fields.integer("MinLevel"), fields.integer("MaxLevel")))
    extra = fields.integer("ExtraFlags")
    times = fields.number("DamageMultiplier")
    least, most = sorted((fields.number("MinMeleeDmg") * times, fields.number("MaxMeleeDmg") * times))
    shot_least, shot_most = sorted((fields.number("MinRangedDmg") * times, fields.number("MaxRangedDmg") * times))
    npc = fields.integer("NpcFlags")
    bounding, reach, scale = _size(fields, context)
    money_min, money_max = sorted((fields.integer("MinLootGold"), fields.integer("MaxLootGold")))
    armour = fields.integer("Armor")
    return {
        "entry": fields.integer("Entry"), "name": context.texts.number(fields.text("Name")),
        "subname": context.texts.number(fields.text("SubName")), "display_id": fields.integer("ModelId1", "DisplayId1"),
        "level_min": level_min, "level_max": level_max, "unit_class": _unit_class(fields), "rank": fields.integer("Rank"),
        "faction_template": fields.integer("FactionAlliance", "Faction"), "reaction_alliance": alliance, "reaction_horde": horde,
        "health_min": fields.integer("MinLevelHealth"), "health_max": fields.integer("MaxLevelHealth"),
        "mana_min": fields.integer("MinLevelMana"), "mana_max": fields.integer("MaxLevelMana"),
        "armour_min": armour, "armour_max": armour,
        "damage_min": least, "damage_max": most, "damage_min_top": least, "damage_max_top": most,
        "damage_school": fields.integer("DamageSchool"), "attack_power": fields.integer("MeleeAttackPower"),
        "attack_time_ms": fields.integer("MeleeBaseAttackTime") or ATTACK_TIME_MS,
        "ranged_damage_min": shot_least, "ranged_damage_max": shot_most,
        "ranged_attack_time_ms": fields.integer("RangedBaseAttackTime"),
        "speed_walk_yd": fields.number("SpeedWalk") * WALK_YD, "speed_run_yd": fields.number("SpeedRun") * RUN_YD,
        "creature_type": fields.integer("CreatureType"), "family": max(0, fields.integer("Family")),
        "type_flags": fields.integer("CreatureTypeFlags"), "money_min_copper": money_min, "money_max_copper": money_max,
        "loot_id": _loot_id(fields, context), "skinning_loot_id": fields.integer("SkinningLootId"),
        "pickpocket_loot_id": fields.integer("PickpocketLootId"), "ai_kind": _ai_kind(fields, extra, alliance, horde),
        "immune_mechanics": fields.integer("MechanicImmuneMask"), "immune_schools": fields.integer_or(0, "SchoolImmuneMask"),
        "resistance": _resistances(fields, armour), "scale": scale, "combat_reach_yd": reach, "bounding_radius_yd": bounding,
        "detection_yd": fields.number_or(DETECTION_YD, "Detection"),
        "assistance_yd": 0.0 if extra & EXTRA_NO_CALL_ASSIST else (fields.number_or(0.0, "CallForHelp") or ASSISTANCE_YD),
        "leash_yd": fields.number_or(0.0, "Leash"), "xp_multiplier": fields.number("ExperienceMultiplier"),
        "regenerates": fields.integer_or(3, "RegenerateStats") & 3,
        "npc_flags": translated(npc, NPC_FLAGS_OF_1_12) if family.old_npc_flags else npc,
        "gossip_menu_id": fields.integer("GossipMenuId"), "trainer_kind": fields.integer_or(0, "TrainerType"),
        "trainer_class": fields.integer_or(0, "TrainerClass"), "trainer_race": fields.integer_or(0, "TrainerRace"),
        "unit_flags": fields.integer("UnitFlags"),
        "flags": translated(extra, EXTRA_FLAGS) | (words.CREATURE_CIVILIAN if fields.integer_or(0, "Civilian") else 0),
    }  # fmt: skip


def _reactions(fields: Fields) -> tuple[int, int]:
    faction = fields.integer("FactionAlliance", "Faction")
    found = reactions(faction)
    if found is None:
        raise Rejected("faction template is unknown: hostility cannot be told", str(faction))
    return found


def _unit_class(fields: Fields) -> int:
    number = fields.integer("UnitClass")
    if number not in words.UNIT_CLASSES:
        raise Rejected("unit class is none of 1, 2, 4, 8", str(number))
    return number


def _size(fields: Fields, context: Context) -> tuple[float, float, float]:
    scale = fields.number("Scale") or 1.0
    model = context.models.get(fields.integer("ModelId1", "DisplayId1"))
    if model is None:
        context.unknown_models += 1
        return BOUNDING_YD, REACH_YD, scale
    return model[0] * scale, model[1] * scale, scale


def _loot_id(fields: Fields, context: Context) -> int:
    loot = fields.integer("LootId")
    if not loot and context.loot_by_entry:
        loot = fields.integer("Entry")
        return loot if loot in context.known_loot else 0
    if loot and loot not in context.known_loot:
        context.loot_missing += 1
        return 0
    return loot


def _resistances(fields: Fields, armour: int) -> tuple[int, ...]:
    schools = ("Holy", "Fire", "Nature", "Frost", "Shadow", "Arcane")
    return (armour, *(fields.integer_or(0, f"Resistance{school}") for school in schools))


def _ai_kind(fields: Fields, extra: int, alliance: int, horde: int) -> int:
    if fields.integer("CreatureType") == CRITTER:
        return words.AI_PASSIVE
    hostile = min(alliance, horde) == words.REACTION_HOSTILE
    return words.AI_AGGRESSIVE if hostile and not extra & 0x2 else words.AI_DEFENSIVE


def spawn(fields: Fields, context: Context) -> Out:
    """Return the pack's row of a spawn."""
    guid, entry = fields.integer("guid"), fields.integer("id")
    movement = {0: words.MOVE_IDLE, 1: words.MOVE_WANDER, 2: words.MOVE_PATH}.get(fields.integer("MovementType"), -1)
    path = 0
    if movement == words.MOVE_PATH:
        path = next((path for path in (guid, TEMPLATE_PATHS + entry) if path in context.paths), 0)
        if not path:
            context.pathless += 1
            movement = words.MOVE_IDLE
    origin = context.spawn_origins.get(guid, "")
    return {
        "spawn_id": guid, "entry": entry, "map_id": fields.integer("map"), "x": fields.number("position_x"),
        "y": fields.number("position_y"), "z": fields.number("position_z"), "o": angle(fields.number("orientation")),
        "respawn_ms": fields.integer("spawntimesecs", "spawntimesecsmin") * 1000, "wander_yd": fields.number("spawndist"),
        "movement": movement, "path_id": path, "weight": 1.0,
        "origin": words.ORIGIN_REBUILT if origin and origin not in context.real_origins else words.ORIGIN_AUTHORED,
    }  # fmt: skip


def waypoint(fields: Fields, by_template: bool) -> Out:
    """Return the pack's row of a waypoint of a template or of a single spawn."""
    path = TEMPLATE_PATHS + fields.integer("entry") if by_template else fields.integer("id", "guid")
    return {
        "path_id": path, "point": fields.integer("point"), "x": fields.number("position_x"), "y": fields.number("position_y"),
        "z": fields.number("position_z"), "wait_ms": fields.integer("waittime"),
    }  # fmt: skip


def model(fields: Fields) -> tuple[int, float, float]:
    """Return a model's id, bounding radius and combat reach in yards."""
    return fields.integer("modelid"), fields.number("bounding_radius"), fields.number("combat_reach")


def spell_list(fields: Fields, known_spells: frozenset[int]) -> tuple[list[Out], list[int]]:
    """Return what a spell list casts and when (without the creature), and the spells of it that nobody knows.

    Delays are seconds. Raises Rejected where no spell of the list is known or has a target kind that is.
    """
    rows: list[Out] = []
    unknown: list[int] = []
    for slot in range(1, SPELL_SLOTS + 1):
        if not fields.has(f"spellId_{slot}") or not (spell := fields.integer(f"spellId_{slot}")):
            continue
        target = CAST_TARGETS.get(fields.integer(f"castTarget_{slot}"))
        if spell not in known_spells or target is None:
            unknown.append(spell)
            continue
        first = sorted(fields.integer(f"delayInitial{end}_{slot}") * 1000 for end in ("Min", "Max"))
        repeat = sorted(fields.integer(f"delayRepeat{end}_{slot}") * 1000 for end in ("Min", "Max"))
        rows.append({
            "spell_id": spell, "first_min_ms": first[0], "first_max_ms": first[1], "repeat_min_ms": repeat[0], "repeat_max_ms": repeat[1],
            "target_kind": target, "chance_pct": float(fields.integer(f"probability_{slot}")), "health_below_pct": 100.0,
        })  # fmt: skip
    if not rows:
        raise Rejected("no data for its spells: left out of the creatures' fights", ", ".join(str(spell) for spell in unknown))
    return rows, unknown
