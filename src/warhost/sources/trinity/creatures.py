# SPDX-License-Identifier: GPL-2.0-or-later
"""Map creature templates and spawns of TrinityCore 3.3.5 and AzerothCore.

Source: AzerothCore ``ObjectMgr.cpp`` (LoadCreatureTemplates, LoadCreatureTemplateModels, LoadCreatures), ``CreatureData.h``
(CreatureFlagsExtra). Older versions have models and resistances in the template, newer ones in tables of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from warhost.lore.content import words
from warhost.lore.content.texts import Texts
from warhost.sources.factions import reactions
from warhost.sources.fields import Fields, angle
from warhost.sources.report import Rejected
from warhost.sources.trinity.figures import Base, Modifiers, figures

Out = dict[str, Any]
WALK_YD, RUN_YD = 2.5, 7.0
"""Speeds of the factor 1 (``Unit.cpp:baseMoveSpeed``)."""
DETECTION_YD, ASSISTANCE_YD = 20.0, 10.0
"""``Creature.cpp:GetAttackDistance``; ``worldserver.conf``: CreatureFamilyAssistanceRadius."""
REACH_YD, BOUNDING_YD = 1.5, 0.389
"""Of a model that the source does not describe (``ObjectDefines.h``)."""
ATTACK_TIME_MS = 2000
CRITTER = 8
SCHOOLS = 7
CIVILIAN = 0x2
EXTRA_FLAGS = {
    CIVILIAN: words.CREATURE_NO_AGGRO, 0x4: words.CREATURE_NO_PARRY, 0x10: words.CREATURE_NO_BLOCK, 0x20: words.CREATURE_NO_CRUSH,
    0x40: words.CREATURE_NO_XP, 0x80: words.CREATURE_TRIGGER, 0x8000: words.CREATURE_GUARD,
}  # fmt: skip
"""Our bit for each bit of ``flags_extra`` that has one."""


@dataclass
class Context:
    """Holds what rows of one table need of others."""

    texts: Texts
    bases: dict[tuple[int, int], Base]
    sizes: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Bounding radius and combat reach by model, yd."""
    models: dict[int, tuple[int, float]] = field(default_factory=dict)
    """First model and its scale by creature."""
    resistances: dict[int, dict[int, int]] = field(default_factory=dict)
    """Points by school, by creature."""
    loot: frozenset[int] = frozenset()
    template_paths: dict[int, int] = field(default_factory=dict)
    spawn_paths: dict[int, int] = field(default_factory=dict)
    paths: frozenset[int] = frozenset()
    in_events: frozenset[int] = frozenset()
    pathless: int = 0
    unknown_models: int = 0
    loot_missing: int = 0
    with_alternatives: int = 0


def template(fields: Fields, context: Context) -> Out:
    """Return the pack's row of a creature template; raise Rejected where its hostility or its figures cannot be told."""
    entry, extra = fields.integer("entry"), fields.integer("flags_extra")
    faction = fields.integer("faction", "faction_A")
    met = reactions(faction)
    if met is None:
        raise Rejected("faction template is unknown: hostility cannot be told", str(faction))
    unit_class = fields.integer("unit_class")
    if unit_class not in words.UNIT_CLASSES:
        raise Rejected("unit class is none of 1, 2, 4, 8", str(unit_class))
    level_min, level_max = sorted((fields.integer("minlevel"), fields.integer("maxlevel")))
    by = _modifiers(fields)
    low, top = (figures(context.bases, unit_class, level, by) for level in (level_min, level_max))
    display, bounding, reach, scale = _size(fields, entry, context)
    money_min, money_max = sorted((fields.integer("mingold"), fields.integer("maxgold")))
    return {
        "entry": entry, "name": context.texts.number(fields.text("name")), "subname": context.texts.number(fields.text("subname")),
        "display_id": display, "level_min": level_min, "level_max": level_max, "unit_class": unit_class, "rank": fields.integer("rank"),
        "faction_template": faction, "reaction_alliance": met[0], "reaction_horde": met[1],
        "health_min": low.health, "health_max": top.health, "mana_min": low.mana, "mana_max": top.mana,
        "armour_min": low.armour, "armour_max": top.armour, "damage_min": low.melee[0], "damage_max": low.melee[1],
        "damage_min_top": top.melee[0], "damage_max_top": top.melee[1], "damage_school": fields.integer("dmgschool"),
        "attack_power": low.attack_power, "attack_time_ms": by.melee_ms, "ranged_damage_min": low.ranged[0],
        "ranged_damage_max": low.ranged[1], "ranged_attack_time_ms": by.ranged_ms,
        "speed_walk_yd": fields.number("speed_walk") * WALK_YD, "speed_run_yd": fields.number("speed_run") * RUN_YD,
        "creature_type": fields.integer("type"), "family": max(0, fields.integer("family")), "type_flags": fields.integer("type_flags"),
        "money_min_copper": money_min, "money_max_copper": money_max, "loot_id": _loot_id(fields, context),
        "skinning_loot_id": fields.integer("skinloot"), "pickpocket_loot_id": fields.integer("pickpocketloot"),
        "ai_kind": _ai_kind(fields, extra, min(met)), "immune_mechanics": fields.integer_or(0, "mechanic_immune_mask"),
        "immune_schools": fields.integer_or(0, "spell_school_immune_mask"), "resistance": _resistance(fields, entry, low.armour, context),
        "scale": scale, "combat_reach_yd": reach, "bounding_radius_yd": bounding,
        "detection_yd": fields.number_or(DETECTION_YD, "detection_range"), "assistance_yd": ASSISTANCE_YD,
        "xp_multiplier": fields.number_or(1.0, "ExperienceModifier"), "regenerates": 2 | min(1, fields.integer("RegenHealth")),
        "npc_flags": fields.integer("npcflag"), "gossip_menu_id": fields.integer("gossip_menu_id"),
        "trainer_kind": fields.integer_or(0, "trainer_type"), "trainer_class": fields.integer_or(0, "trainer_class"),
        "trainer_race": fields.integer_or(0, "trainer_race"), "unit_flags": fields.integer("unit_flags"),
        "flags": sum(ours for theirs, ours in EXTRA_FLAGS.items() if extra & theirs) | (words.CREATURE_CIVILIAN if extra & CIVILIAN else 0),
    }  # fmt: skip


def _modifiers(fields: Fields) -> Modifiers:
    expansion = fields.integer("exp")
    if not 0 <= expansion <= 2:
        raise Rejected("exp is none of 0, 1, 2", str(expansion))
    return Modifiers(
        expansion, fields.number("HealthModifier"), fields.number("ManaModifier"), fields.number("ArmorModifier"),
        fields.number("DamageModifier"), fields.number_or(1.0, "BaseVariance"), fields.number_or(1.0, "RangeVariance"),
        fields.integer("BaseAttackTime") or ATTACK_TIME_MS, fields.integer("RangeAttackTime") or ATTACK_TIME_MS,
    )  # fmt: skip


def _size(fields: Fields, entry: int, context: Context) -> tuple[int, float, float, float]:
    display, scale = context.models.get(entry, (fields.integer_or(0, "modelid1"), 1.0))
    scale = (scale or 1.0) * (fields.number_or(1.0, "scale") or 1.0)
    size = context.sizes.get(display)
    if size is None:
        context.unknown_models += 1
        return display, BOUNDING_YD, REACH_YD, scale
    return display, size[0] * scale, size[1] * scale, scale


def _resistance(fields: Fields, entry: int, armour: int, context: Context) -> tuple[int, ...]:
    apart = context.resistances.get(entry, {})
    return (armour, *(apart.get(school, fields.integer_or(0, f"resistance{school}")) for school in range(1, SCHOOLS)))


def _loot_id(fields: Fields, context: Context) -> int:
    loot = fields.integer("lootid")
    if loot and loot not in context.loot:
        context.loot_missing += 1
        return 0
    return loot


def _ai_kind(fields: Fields, extra: int, reaction: int) -> int:
    if fields.integer("type") == CRITTER or extra & 0x80:
        return words.AI_PASSIVE
    return words.AI_AGGRESSIVE if reaction == words.REACTION_HOSTILE and not extra & CIVILIAN else words.AI_DEFENSIVE


def stands(fields: Fields) -> None:
    """Raise Rejected for a spawn of another phase or difficulty than the usual one."""
    if not fields.integer_or(1, "phaseMask") & 1:
        raise Rejected("stands in another phase only", str(fields.integer("phaseMask")))
    if not fields.integer_or(1, "spawnMask") & 1:
        raise Rejected("stands in another difficulty only", str(fields.integer("spawnMask")))


def spawn(fields: Fields, context: Context) -> Out:
    """Return the pack's row of a spawn; raise Rejected for one that does not stand in the usual world."""
    guid, entry = fields.integer("guid"), fields.integer("id1", "id")
    stands(fields)
    if guid in context.in_events:
        raise Rejected("stands only while a game event runs", str(guid))
    if fields.integer_or(0, "id2"):
        context.with_alternatives += 1
    movement = {0: words.MOVE_IDLE, 1: words.MOVE_WANDER, 2: words.MOVE_PATH}.get(fields.integer("MovementType"), -1)
    path = 0
    if movement == words.MOVE_PATH:
        path = context.spawn_paths.get(guid) or context.template_paths.get(entry, 0)
        if path not in context.paths:
            context.pathless += 1
            path, movement = 0, words.MOVE_IDLE
    return {
        "spawn_id": guid, "entry": entry, "map_id": fields.integer("map"), "x": fields.number("position_x"),
        "y": fields.number("position_y"), "z": fields.number("position_z"), "o": angle(fields.number("orientation")),
        "respawn_ms": fields.integer("spawntimesecs") * 1000, "wander_yd": fields.number("wander_distance", "spawndist"),
        "movement": movement, "path_id": path, "weight": 1.0,
    }  # fmt: skip


def waypoint(fields: Fields) -> Out:
    """Return the pack's row of a point of ``waypoint_data``, or of newer TrinityCore's ``waypoint_path_node``."""
    return {
        "path_id": fields.integer("id", "PathId"), "point": fields.integer("point", "NodeId"),
        "x": fields.number("position_x", "PositionX"), "y": fields.number("position_y", "PositionY"),
        "z": fields.number("position_z", "PositionZ"), "wait_ms": fields.integer("delay"),
    }  # fmt: skip


def path_of(fields: Fields) -> tuple[int, int]:
    """Return guid (or entry) and path of an addon row; raise Rejected for one without a path."""
    path = fields.integer("path_id", "PathId")
    if not path:
        raise Rejected("names no path: auras, mounts and emotes are not carried")
    return fields.integer("guid", "entry"), path
