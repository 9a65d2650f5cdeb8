# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes small world databases in the layouts of AzerothCore and of TrinityCore 3.3.5, with creatures and items of our own."""

from tests.sources.mangos.tiny import ITEM, Values

CREATURE: Values = {
    "entry": 1, "name": "Ash Hound", "subname": None, "gossip_menu_id": 8, "minlevel": 10, "maxlevel": 11, "exp": 0, "faction": 14,
    "npcflag": 0, "speed_walk": 1, "speed_run": 1.2, "detection_range": 18, "rank": 0, "dmgschool": 0, "DamageModifier": 2,
    "BaseAttackTime": 2000, "RangeAttackTime": 0, "BaseVariance": 1, "RangeVariance": 1, "unit_class": 1, "unit_flags": 0, "family": 1,
    "type": 1, "type_flags": 1, "lootid": 1, "pickpocketloot": 0, "skinloot": 0, "mingold": 1, "maxgold": 4, "HealthModifier": 1.1,
    "ManaModifier": 1, "ArmorModifier": 0.5, "ExperienceModifier": 1, "RegenHealth": 1, "mechanic_immune_mask": 0, "flags_extra": 0,
}  # fmt: skip
SPAWN: Values = {
    "guid": 10, "id1": 1, "id2": 0, "id3": 0, "map": 0, "spawnMask": 1, "phaseMask": 1, "position_x": 100.5, "position_y": -20,
    "position_z": 3.25, "orientation": 1, "spawntimesecs": 120, "wander_distance": 5, "MovementType": 1,
}  # fmt: skip
LOOT: Values = {
    "Entry": 1, "Item": 50, "Reference": 0, "Chance": 25, "QuestRequired": 0, "LootMode": 1, "GroupId": 0, "MinCount": 1, "MaxCount": 2,
}  # fmt: skip
STATS: Values = {
    "level": 10, "class": 1, "basehp0": 198, "basehp1": 1, "basehp2": 1, "basemana": 0, "basearmor": 101, "attackpower": 28,
    "rangedattackpower": 14, "damage_base": 4, "damage_exp1": 1, "damage_exp2": 1,
}  # fmt: skip
QUEST: Values = {
    "ID": 9, "QuestType": 2, "QuestLevel": 5, "MinLevel": 3, "QuestSortID": -22, "QuestInfoID": 0, "Flags": 8, "AllowableRaces": 77,
    "SuggestedGroupNum": 0, "RewardNextQuest": 0, "StartItem": 0, "RequiredPlayerKills": 0, "RequiredFactionId1": 0,
    "RequiredFactionValue1": 0, "RewardMoney": 120, "RewardBonusMoney": 30, "RewardXPDifficulty": 4, "RewardDisplaySpell": 0,
    "RewardSpell": 0, "RewardHonor": 0, "RewardTitle": 0, "RewardTalents": 0, "RewardArenaPoints": 0, "TimeAllowed": 600,
    "LogTitle": "Ash Hides", "QuestDescription": "Bring me hides.", "LogDescription": "Kill hounds.", "QuestCompletionLog": "",
    **{f"ObjectiveText{n}": "" for n in range(1, 5)}, "RequiredNpcOrGo1": 1, "RequiredNpcOrGo2": -600, "RequiredNpcOrGoCount1": 7,
    "RequiredItemId6": 50, "RequiredItemCount6": 3, "RewardChoiceItemID1": 50, "RewardChoiceItemQuantity1": 1, "RewardFactionID1": 72,
    "RewardFactionValue1": -3,
}  # fmt: skip
ADDON: Values = {
    "ID": 9, "MaxLevel": 20, "AllowableClasses": 5, "SourceSpellID": 0, "PrevQuestID": -4, "NextQuestID": 0, "ExclusiveGroup": 0,
    "RewardMailTemplateID": 0, "RewardMailDelay": 60, "RequiredSkillID": 0, "RequiredSkillPoints": 0, "RequiredMinRepFaction": 0,
    "RequiredMaxRepFaction": 0, "RequiredMinRepValue": 0, "RequiredMaxRepValue": 0, "ProvidedItemCount": 0, "SpecialFlags": 1,
}  # fmt: skip
AZEROTHCORE: dict[str, Values] = {
    "version": {"core_version": "AzerothCore", "db_version": "ACDB 335.12"},
    "creature_template": CREATURE,
    "creature_template_model": {"CreatureID": 1, "Idx": 0, "CreatureDisplayID": 70, "DisplayScale": 2, "Probability": 1},
    "creature_model_info": {"DisplayID": 70, "BoundingRadius": 0.5, "CombatReach": 1.25},
    "creature_template_resistance": {"CreatureID": 1, "School": 2, "Resistance": 7},
    "creature_classlevelstats": STATS,
    "creature": SPAWN,
    "creature_addon": {"guid": 10, "path_id": 100},
    "waypoint_data": {"id": 100, "point": 1, "position_x": 1, "position_y": 2, "position_z": 3, "delay": 500},
    "game_event_creature": {"eventEntry": 1, "guid": 10},
    "smart_scripts": {
        "entryorguid": 1, "source_type": 0, "id": 0, "link": 0, "event_type": 0, "event_phase_mask": 0, "event_chance": 80,
        "event_param1": 2000, "event_param2": 4000, "event_param3": 6000, "event_param4": 9000, "action_type": 11, "action_param1": 133,
        "target_type": 2,
    },
    "item_template": ITEM,
    "creature_loot_template": LOOT,
    "reference_loot_template": LOOT,
    "skinning_loot_template": LOOT,
    "conditions": {"SourceTypeOrReferenceId": 1, "SourceGroup": 1, "SourceEntry": 50},
    "playercreateinfo": {
        "race": 1, "class": 1, "map": 0, "zone": 12, "position_x": 90, "position_y": 0, "position_z": 3, "orientation": 0,
    },
    "game_graveyard": {"ID": 3, "Map": 0, "x": 5, "y": 6, "z": 7, "Comment": "Ash Hill"},
    "graveyard_zone": {"ID": 3, "GhostZone": 12, "Faction": 0},
    "npc_vendor": {"entry": 1, "slot": 3, "item": 50, "maxcount": 2, "incrtime": 30, "ExtendedCost": 44},
    "npc_trainer": {"ID": 1, "SpellID": 2018, "MoneyCost": 10, "ReqSkillLine": 164, "ReqSkillRank": 1, "ReqLevel": 5, "ReqSpell": 17},
    "trainer": {"Id": 7, "Type": 2},
    "trainer_spell": {
        "TrainerId": 7, "SpellId": 3100, "MoneyCost": 500, "ReqSkillLine": 164, "ReqSkillRank": 50, "ReqAbility1": 2018, "ReqAbility2": 0,
        "ReqAbility3": 0, "ReqLevel": 10,
    },
    "creature_default_trainer": {"CreatureId": 1, "TrainerId": 7},
    "npc_text": {"ID": 70, **{
        name.format(n): value for n in range(8)
        for name, value in {"text{}_0": "", "text{}_1": None, "lang{}": 0, "Probability{}": 1}.items()
    }},
    "gossip_menu": {"MenuID": 8, "TextID": 70},
    "gossip_menu_option": {
        "MenuID": 8, "OptionID": 0, "OptionIcon": 1, "OptionText": "Show me your wares.", "OptionType": 3, "OptionNpcFlag": 128,
        "ActionMenuID": 0, "ActionPoiID": 0, "BoxCoded": 0, "BoxMoney": 0, "BoxText": None,
    },
    "gameobject_template": {
        "entry": 600, "type": 3, "displayId": 10, "name": "Ash Chest", "size": 1.5, **{f"Data{n}": n for n in range(24)},
    },
    "gameobject_template_addon": {"entry": 600, "faction": 94, "flags": 4, "mingold": 9, "maxgold": 2},
    "gameobject": {
        "guid": 5, "id": 600, "map": 0, "spawnMask": 1, "phaseMask": 1, "position_x": 1, "position_y": 2, "position_z": 3,
        "orientation": 1, "rotation0": 0, "rotation1": 0, "rotation2": 0.5, "rotation3": 0.866, "spawntimesecs": 180,
        "animprogress": 100, "state": 1,
    },
    "game_event_gameobject": {"eventEntry": 1, "guid": 5},
    "quest_template": QUEST,
    "quest_template_addon": ADDON,
    "quest_offer_reward": {"ID": 9, "RewardText": "Well done."},
    "quest_request_items": {"ID": 9, "CompletionText": "Have you hides?"},
    "creature_queststarter": {"id": 1, "quest": 9},
    "gameobject_questender": {"id": 600, "quest": 9},
    "player_class_stats": {"Class": 1},
}  # fmt: skip
OLDER = {"modelid1": 70, "scale": 2, **{f"resistance{n}": 7 if n == 2 else 0 for n in range(1, 7)}}
"""What TrinityCore's creature_template holds that AzerothCore has in tables of its own."""
APART = ("creature_template_model", "creature_template_resistance", "game_graveyard", "player_class_stats")
TRINITYCORE: dict[str, Values] = {
    **{table: row for table, row in AZEROTHCORE.items() if table not in APART},
    "version": {"core_version": "TrinityCore rev. 1", "db_version": "TDB 335.64"},
    "creature_template": {**{name: value for name, value in CREATURE.items() if name != "detection_range"}, **OLDER},
    "creature_addon": {"guid": 10, "PathId": 100},
    "waypoint_path_node": {"PathId": 100, "NodeId": 1, "PositionX": 1, "PositionY": 2, "PositionZ": 3, "Delay": 500},
    "creature": {"id" if name == "id1" else name: value for name, value in SPAWN.items() if name not in ("id2", "id3")},
}
