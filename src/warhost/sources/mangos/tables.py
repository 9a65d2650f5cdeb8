# SPDX-License-Identifier: GPL-2.0-or-later
"""Which tables of a MaNGOS database are used, and why the others are not."""

from warhost.sources.mangos.loot import OTHER
from warhost.sources.mangos.quests import RELATIONS

USED = frozenset({
    "creature_template", "creature", "creature_movement", "creature_movement_template", "creature_model_info", "creature_spells",
    "item_template", "creature_loot_template", "reference_loot_template", *OTHER, "playercreateinfo", "playercreateinfo_item",
    "game_graveyard_zone", "dbc_WorldSafeLocs", "world_safe_locs", "extra_spawn_source", "extra_loot_source", "extra_quest_xp",
    "db_version", "npc_vendor", "npc_vendor_template", "npc_trainer", "npc_trainer_template", "npc_text", "gossip_menu",
    "gossip_menu_option", "gameobject_template", "gameobject", "quest_template", "quest_relations", *RELATIONS,
})  # fmt: skip
"""Tables that the import reads."""

WHY_NOT = {
    "creature_template_spells": "names spells without when they are cast; that is not guessed",
    "creature_ai": "scripts are not followed; spells come from spell lists",
    "script": "scripts are not followed",
    "creature_template_addon": "auras and mounts are not carried",
    "creature_addon": "auras and mounts are not carried",
    "equip": "what creatures hold is not carried; their damage is in their figures",
    "creature_item_template": "what creatures hold is not carried; their damage is in their figures",
    "creature_linking": "links between spawns are not carried",
    "conditions": "conditions are not supported; rows that have one are left out",
    "creature_template_classlevelstats": "templates carry their own figures",
    "classlevelstats": "levels and stats are those of 3.3.5a (lore)",
    "levelstats": "levels and stats are those of 3.3.5a (lore)",
    "player_xp_for_level": "levels and stats are those of 3.3.5a (lore)",
    "exploration_basexp": "exploring gives no experience yet",
    "playercreateinfo_spell": "what classes know is that of 3.3.5a (lore)",
    "playercreateinfo_action": "action bars are the client's",
    "petcreateinfo": "what pets know is that of 3.3.5a (lore)",
    "spell_": "spells are those of 3.3.5a (lore)",
    "item_enchantment_template": "random enchantments come later",
    "pool": "pools are not followed: every spawn stands",
    "game_event": "game events are not followed",
    "locales_": "one language is carried",
    "reputation": "reputation comes later",
    "onkill_reputation": "reputation comes later",
    "page_text": "texts of books come later",
    "areatrigger": "area triggers come later",
    "transports": "transports come later",
    "battle": "battlegrounds come later",
    "fishing_base": "fishing comes later",
    "instance_template": "dungeons are maps like others",
    "points_of_interest": "marks on the client's map come later",
    "game_tele": "places of operators' commands",
    "game_weather": "weather is not simulated",
}
"""Why tables are not used, by name or a part of it, the first that fits; the others have no place in a pack yet."""
