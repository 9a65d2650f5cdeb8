# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of a content pack as literals: column, dtype, unit, lowest and highest value allowed.

In memory a table is one aligned numpy structured array. Texts are numbers into ``Pack.names`` (0 is the empty text), ``era``
and ``source`` are numbers into the manifest's lists. Small numbers have names in ``words.py``. Places are yards on a map,
angles radians, chances percent.
"""

from __future__ import annotations

import numpy as np

from warhost.lore.content import schema_quests, schema_services
from warhost.lore.content.columns import Column, record_dtype
from warhost.lore.content.parts import EDGE_YD, HEIGHT_YD, LOOT, NAME, ORIGIN, TEXT, TOP, TURN, place
from warhost.lore.spells.schema import SPELL, SPELL_COLUMNS

MAPS = (
    Column("map_id", "i4", "map", 0, 65535),
    NAME,
    Column("ground", "i4", "GROUND_*", 0, 1),
    Column("ground_z_yd", "f8", "yd", -HEIGHT_YD, HEIGHT_YD),
    *ORIGIN,
)
ZONES = (
    Column("zone_id", "i4", "zone", 1, 65535),
    *place(),
    Column("radius_yd", "f8", "yd", 0, 50000),
    NAME,
    Column("level_min", "i4", "level", 0, 83),
    Column("level_max", "i4", "level", 0, 83),
    Column("team", "i4", "TEAM_*: whose land", 0, 469),
    *ORIGIN,
)
CREATURE_TEMPLATES = (
    Column("entry", "i4", "creature", 1, 16777215),
    NAME,
    Column("subname", "i4", TEXT, 0, TOP),
    Column("display_id", "i4", "model", 0, 16777215),
    Column("level_min", "i4", "level", 1, 83),
    Column("level_max", "i4", "level", 1, 83),
    Column("unit_class", "i4", "UNIT_CLASS_*", 1, 8),
    Column("rank", "i4", "RANK_*", 0, 5),
    Column("faction_template", "i4", "faction template", 0, 65535),
    Column("reaction_alliance", "i4", "REACTION_* towards Alliance players", -1, 1),
    Column("reaction_horde", "i4", "REACTION_* towards Horde players", -1, 1),
    Column("health_min", "i4", "health at level_min", 1, TOP),
    Column("health_max", "i4", "health at level_max", 1, TOP),
    Column("mana_min", "i4", "mana at level_min", 0, TOP),
    Column("mana_max", "i4", "mana at level_max", 0, TOP),
    Column("armour_min", "i4", "armour at level_min", 0, 100000),
    Column("armour_max", "i4", "armour at level_max", 0, 100000),
    Column("damage_min", "f8", "least damage of a swing at level_min, attack power in it", 0, 1e6),
    Column("damage_max", "f8", "most damage of a swing at level_min", 0, 1e6),
    Column("damage_min_top", "f8", "least damage of a swing at level_max", 0, 1e6),
    Column("damage_max_top", "f8", "most damage of a swing at level_max", 0, 1e6),
    Column("damage_school", "i4", "school 0 physical .. 6 arcane", 0, 6),
    Column("attack_power", "i4", "attack power (already in the damage)", 0, TOP),
    Column("attack_time_ms", "i4", "ms between swings", 100, 60000),
    Column("ranged_damage_min", "f8", "least damage of a shot", 0, 1e6),
    Column("ranged_damage_max", "f8", "most damage of a shot", 0, 1e6),
    Column("ranged_attack_time_ms", "i4", "ms between shots, 0 none", 0, 60000),
    Column("speed_walk_yd", "f8", "yd per second", 0, 100),
    Column("speed_run_yd", "f8", "yd per second", 0, 100),
    Column("creature_type", "i4", "1 beast 2 dragonkin 3 demon 4 elemental 5 giant 6 undead 7 humanoid 8 critter 9 mechanical", 0, 13),
    Column("family", "i4", "beast family", 0, 255),
    Column("type_flags", "i8", "mask", 0, 2**32 - 1),
    Column("money_min_copper", "i4", "copper", 0, TOP),
    Column("money_max_copper", "i4", "copper", 0, TOP),
    Column("loot_id", "i4", "loot, 0 none", 0, TOP),
    Column("skinning_loot_id", "i4", "loot, 0 none (carried, not used yet)", 0, TOP),
    Column("pickpocket_loot_id", "i4", "loot, 0 none (carried, not used yet)", 0, TOP),
    Column("ai_kind", "i4", "AI_*", 0, 3),
    Column("immune_mechanics", "i8", "mask of 1 << (mechanic - 1)", 0, 2**32 - 1),
    Column("immune_schools", "i8", "mask of 1 << school", 0, 2**32 - 1),
    Column("resistance", "i4", "points by school", -1000, 65535, (7,)),
    Column("scale", "f8", "times", 0.01, 100),
    Column("combat_reach_yd", "f8", "yd", 0, 200),
    Column("bounding_radius_yd", "f8", "yd", 0, 200),
    Column("detection_yd", "f8", "aggro radius against a player of its level", 0, 200),
    Column("assistance_yd", "f8", "how far it calls for help, 0 never", 0, 200),
    Column("leash_yd", "f8", "how far from home it chases, 0 the realm's default", 0, 1000),
    Column("flee_health_pct", "f8", "flees below, 0 never", 0, 100),
    Column("xp_multiplier", "f8", "times", 0, 100),
    Column("regenerates", "i4", "1 health, 2 mana", 0, 3),
    Column("npc_flags", "i8", "NPC_* mask", 0, 2**32 - 1),
    Column("gossip_menu_id", "i4", "menu, 0 none (carried, not used yet)", 0, TOP),
    Column("trainer_kind", "i4", "0 class 1 mounts 2 trade skills 3 pets (carried, not used yet)", 0, 3),
    Column("trainer_class", "i4", "class it teaches, 0 any (carried, not used yet)", 0, 11),
    Column("trainer_race", "i4", "race it teaches, 0 any (carried, not used yet)", 0, 11),
    Column("unit_flags", "i8", "mask", 0, 2**32 - 1),
    Column("flags", "i8", "CREATURE_* mask", 0, 2**32 - 1),
    *ORIGIN,
)
CREATURE_SPELLS = (
    Column("entry", "i4", "creature", 1, 16777215),
    Column("spell_id", "i4", "spell", 1, TOP),
    Column("first_min_ms", "i4", "ms into combat", 0, 3600000),
    Column("first_max_ms", "i4", "ms into combat", 0, 3600000),
    Column("repeat_min_ms", "i4", "ms, 0 once a fight", 0, 3600000),
    Column("repeat_max_ms", "i4", "ms, 0 once a fight", 0, 3600000),
    Column("target_kind", "i4", "TARGET_*", 0, 4),
    Column("chance_pct", "f8", "percent", 0, 100),
    Column("health_below_pct", "f8", "cast only below (of the target for TARGET_HURT_FRIEND), 100 always", 0, 100),
    *ORIGIN,
)
SPELLS = tuple(Column(c.name, c.type, c.unit, c.low, c.high, (c.size,) if c.size > 1 else ()) for c in SPELL_COLUMNS)
"""The spells that only this pack's creatures and items have; class spells are lore, not content."""
SPELL_NAMES = (
    Column("spell_id", "i4", "spell of the pack's own", 1, TOP),
    NAME,
)
SPAWNS = (
    Column("spawn_id", "i4", "spawn", 1, TOP),
    Column("entry", "i4", "creature", 1, 16777215),
    *place(),
    Column("o", "f8", "radians", -TURN, TURN),
    Column("respawn_ms", "i4", "ms after death", 0, TOP),
    Column("wander_yd", "f8", "yd around its place", 0, 500),
    Column("movement", "i4", "MOVE_*", 0, 2),
    Column("path_id", "i4", "path, 0 none", 0, TOP),
    Column("linked_pack", "i4", "spawns that fight together, 0 none", 0, TOP),
    Column("spot_id", "i4", "grind spot, 0 none", 0, TOP),
    Column("weight", "f8", "share by which the spawn counts in a pool", 0, 1e6),
    Column("origin", "i4", "ORIGIN_*", 0, 1),
    *ORIGIN,
)
WAYPOINTS = (
    Column("path_id", "i4", "path", 1, TOP),
    Column("point", "i4", "order on the path", 0, 65535),
    Column("x", "f8", "yd", -EDGE_YD, EDGE_YD),
    Column("y", "f8", "yd", -EDGE_YD, EDGE_YD),
    Column("z", "f8", "yd", -HEIGHT_YD, HEIGHT_YD),
    Column("wait_ms", "i4", "ms", 0, TOP),
    *ORIGIN,
)
ITEM_TEMPLATES = (
    Column("entry", "i4", "item", 1, 16777215),
    NAME,
    Column("display_id", "i4", "model", 0, 16777215),
    Column("quality", "i4", "0 poor 1 common 2 uncommon 3 rare 4 epic 5 legendary 6 artifact 7 heirloom", 0, 7),
    Column("item_class", "i4", "2 weapon 4 armour 0 consumable 1 container 15 junk ..", 0, 16),
    Column("subclass", "i4", "of its class", 0, 40),
    Column("inventory_type", "i4", "INVTYPE, 0 cannot be worn", 0, 28),
    Column("required_level", "i4", "level", 0, 255),
    Column("item_level", "i4", "item level", 0, 1000),
    Column("max_stack", "i4", "items", 1, TOP),
    Column("max_count", "i4", "items one may have, 0 any", 0, TOP),
    Column("buy_copper", "i4", "copper", 0, TOP),
    Column("sell_copper", "i4", "copper", 0, TOP),
    Column("buy_count", "i4", "items a purchase", 1, 255),
    Column("armour", "i4", "armour", 0, 65535),
    Column("block", "i4", "block value", 0, 65535),
    Column("resistance", "i4", "points by school", 0, 65535, (7,)),
    Column("stat_type", "i4", "ITEM_MOD", 0, 50, (10,)),
    Column("stat_value", "i4", "points", -32768, 32767, (10,)),
    Column("damage_min", "f8", "least damage of a hit", 0, 1e5),
    Column("damage_max", "f8", "most damage of a hit", 0, 1e5),
    Column("damage_school", "i4", "school", 0, 6),
    Column("delay_ms", "i4", "ms between swings", 0, 65535),
    Column("spell_id", "i4", "spell, 0 none", 0, TOP, (5,)),
    Column("spell_trigger", "i4", "0 on use 1 on equip 2 on hit ..", 0, 6, (5,)),
    Column("spell_charges", "i4", "uses, below 0 is used up", -32768, 32767, (5,)),
    Column("spell_cooldown_ms", "i4", "ms, -1 the spell's own", -1, TOP, (5,)),
    Column("bonding", "i4", "0 none 1 on pickup 2 on equip 3 on use 4 quest", 0, 5),
    Column("bag_slots", "i4", "slots", 0, 36),
    Column("class_mask", "i4", "classes 1 << (class - 1), -1 all", -1, TOP),
    Column("race_mask", "i4", "races 1 << (race - 1), -1 all", -1, TOP),
    Column("flags", "i8", "mask", 0, 2**32 - 1),
    Column("required_skill", "i4", "skill, 0 none", 0, 65535),
    Column("required_skill_rank", "i4", "points", 0, 65535),
    Column("durability", "i4", "points, 0 cannot break", 0, 65535),
    Column("food_health", "i4", "health that eating restores in all, 0 no food", 0, TOP),
    Column("drink_mana", "i4", "mana that drinking restores in all, 0 no drink", 0, TOP),
    Column("consume_ms", "i4", "ms of eating or drinking, 0 neither", 0, 600000),
    *ORIGIN,
)
PLAYER_STARTS = (
    Column("race", "i4", "race", 1, 11),
    Column("player_class", "i4", "class", 1, 11),
    *place(),
    Column("o", "f8", "radians", -TURN, TURN),
    Column("zone_id", "i4", "zone", 0, 65535),
    *ORIGIN,
)
START_ITEMS = (
    Column("race", "i4", "race, 0 all", 0, 11),
    Column("player_class", "i4", "class, 0 all", 0, 11),
    Column("item", "i4", "item", 1, 16777215),
    Column("count", "i4", "items", 1, 65535),
    *ORIGIN,
)
GRAVEYARDS = (
    Column("graveyard_id", "i4", "graveyard", 1, 65535),
    *place(),
    Column("zone_id", "i4", "zone whose dead come here, 0 any of its map", 0, 65535),
    Column("team", "i4", "TEAM_*", 0, 469),
    NAME,
    *ORIGIN,
)
ROADS = (
    Column("road_id", "i4", "road", 1, TOP),
    Column("point", "i4", "order on the road", 0, 65535),
    *place(),
    *ORIGIN,
)
SPOTS = (
    Column("spot_id", "i4", "grind spot", 1, TOP),
    *place(),
    Column("radius_yd", "f8", "yd", 1, 1000),
    Column("zone_id", "i4", "zone, 0 unknown", 0, 65535),
    Column("level_min", "i4", "lowest level of its creatures", 1, 83),
    Column("level_max", "i4", "highest level of its creatures", 1, 83),
    Column("targets", "i4", "creatures worth fighting", 1, TOP),
    Column("capacity", "i4", "bots that can grind here at once", 1, TOP),
    Column("team", "i4", "TEAM_*: whose players may fight all its creatures", 0, 469),
    *ORIGIN,
)

TABLES: dict[str, tuple[Column, ...]] = {
    "maps": MAPS,
    "zones": ZONES,
    "creature_templates": CREATURE_TEMPLATES,
    "creature_spells": CREATURE_SPELLS,
    "spells": SPELLS,
    "spell_names": SPELL_NAMES,
    "spawns": SPAWNS,
    "waypoints": WAYPOINTS,
    "item_templates": ITEM_TEMPLATES,
    "loot": LOOT,
    "loot_references": LOOT,
    "player_starts": PLAYER_STARTS,
    "start_items": START_ITEMS,
    "graveyards": GRAVEYARDS,
    "roads": ROADS,
    "spots": SPOTS,
    **schema_services.TABLES,
    **schema_quests.TABLES,
}
"""Every table of a pack."""

DTYPES: dict[str, np.dtype[np.void]] = {name: SPELL if name == "spells" else record_dtype(columns) for name, columns in TABLES.items()}
"""The aligned dtype of every table; ``spells`` has the very dtype of the realm's own spell table."""

KEYS: dict[str, tuple[str, ...]] = {
    "maps": ("map_id",),
    "zones": ("zone_id",),
    "creature_templates": ("entry",),
    "spells": ("id",),
    "spell_names": ("spell_id",),
    "spawns": ("spawn_id",),
    "waypoints": ("path_id", "point"),
    "item_templates": ("entry",),
    "player_starts": ("race", "player_class"),
    "roads": ("road_id", "point"),
    "spots": ("spot_id",),
    **schema_services.KEYS,
    **schema_quests.KEYS,
}
"""Columns whose values together name one row. A table with a key is sorted by it."""

REFERENCES: tuple[tuple[str, str, str, str], ...] = (
    ("zones", "map_id", "maps", "map_id"),
    ("creature_templates", "loot_id", "loot", "loot_id"),
    ("creature_spells", "entry", "creature_templates", "entry"),
    ("spell_names", "spell_id", "spells", "id"),
    ("spawns", "entry", "creature_templates", "entry"),
    ("spawns", "map_id", "maps", "map_id"),
    ("spawns", "path_id", "waypoints", "path_id"),
    ("spawns", "spot_id", "spots", "spot_id"),
    ("loot", "item", "item_templates", "entry"),
    ("loot", "reference", "loot_references", "loot_id"),
    ("loot_references", "item", "item_templates", "entry"),
    ("loot_references", "reference", "loot_references", "loot_id"),
    ("player_starts", "map_id", "maps", "map_id"),
    ("start_items", "item", "item_templates", "entry"),
    ("graveyards", "map_id", "maps", "map_id"),
    ("roads", "map_id", "maps", "map_id"),
    ("spots", "map_id", "maps", "map_id"),
    *schema_services.REFERENCES,
    *schema_quests.REFERENCES,
)
"""Table and column (of an array each value), and the table and column where the value must stand; 0 always means none."""
