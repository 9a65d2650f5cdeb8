# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes small world databases in the layout of MaNGOS Zero and of cMaNGOS, with creatures and items of our own."""

from pathlib import Path

Values = dict[str, object]

CREATURE: Values = {
    "Entry": 1, "Name": "Ash Hound", "SubName": None, "MinLevel": 3, "MaxLevel": 4, "ModelId1": 70, "FactionAlliance": 14,
    "FactionHorde": 14, "Scale": 1, "Family": 1, "CreatureType": 1, "RegenerateStats": 3, "NpcFlags": 0, "UnitFlags": 0,
    "ExtraFlags": 0, "CreatureTypeFlags": 1, "SpeedWalk": 1, "SpeedRun": 1.2, "UnitClass": 1, "Rank": 0, "DamageMultiplier": 2,
    "ExperienceMultiplier": 1, "MinLevelHealth": 60, "MaxLevelHealth": 80, "MinLevelMana": 0, "MaxLevelMana": 0, "MinMeleeDmg": 3,
    "MaxMeleeDmg": 5, "MinRangedDmg": 0, "MaxRangedDmg": 0, "Armor": 25, "MeleeAttackPower": 12, "MeleeBaseAttackTime": 1900,
    "RangedBaseAttackTime": 0, "DamageSchool": 0, "MinLootGold": 1, "MaxLootGold": 4, "LootId": 1, "PickpocketLootId": 0,
    "SkinningLootId": 0, "MechanicImmuneMask": 0, "SchoolImmuneMask": 0, "ResistanceHoly": 0, "ResistanceFire": 7,
    "ResistanceNature": 0, "ResistanceFrost": 0, "ResistanceShadow": 0, "ResistanceArcane": 0, "SpellListId": 0, "Civilian": 0,
    "GossipMenuId": 8, "TrainerType": 2, "TrainerClass": 0, "TrainerRace": 0, "TrainerTemplateId": 0, "VendorTemplateId": 0,
}  # fmt: skip
SPAWN: Values = {
    "guid": 10, "id": 1, "map": 0, "position_x": 100.5, "position_y": -20, "position_z": 3.25, "orientation": 1, "spawntimesecs": 120,
    "spawndist": 5, "MovementType": 1,
}  # fmt: skip
ITEM: Values = {
    "entry": 50, "class": 4, "subclass": 2, "name": "Hound Leather Cap", "displayid": 5, "Quality": 1, "Flags": 0, "BuyCount": 1,
    "BuyPrice": 40, "SellPrice": 8, "InventoryType": 1, "AllowableClass": -1, "AllowableRace": -1, "ItemLevel": 6, "RequiredLevel": 1,
    "RequiredSkill": 0, "RequiredSkillRank": 0, "maxcount": 0, "stackable": 1, "ContainerSlots": 0,
    **{f"stat_{part}{i}": 0 for i in range(1, 11) for part in ("type", "value")}, "dmg_min1": 0, "dmg_max1": 0, "dmg_type1": 0,
    "armor": 12, "holy_res": 0, "fire_res": 2, "nature_res": 0, "frost_res": 0, "shadow_res": 0, "arcane_res": 0, "delay": 0,
    **{f"spell{part}_{i}": -1 if part == "cooldown" else 0 for i in range(1, 6) for part in ("id", "trigger", "charges", "cooldown")},
    "bonding": 1, "block": 0, "MaxDurability": 20,
}  # fmt: skip
LOOT: Values = {"entry": 1, "item": 50, "ChanceOrQuestChance": 25, "groupid": 0, "mincountOrRef": 1, "maxcount": 1, "condition_id": 0}
START: Values = {
    "race": 1, "class": 1, "map": 0, "zone": 12, "position_x": 90, "position_y": 0, "position_z": 3, "orientation": 0,
}  # fmt: skip
WARE: Values = {"entry": 1, "item": 50, "maxcount": 2, "incrtime": 30, "condition_id": 0}
QUEST: Values = {
    "entry": 9, "Method": 2, "ZoneOrSort": -22, "MinLevel": 3, "QuestLevel": 5, "Type": 0, "RequiredClasses": 0, "RequiredRaces": 77,
    "RequiredSkill": 0, "RequiredSkillValue": 0, "RepObjectiveFaction": 0, "RepObjectiveValue": 0, "RequiredMinRepFaction": 0,
    "RequiredMinRepValue": 0, "RequiredMaxRepFaction": 0, "RequiredMaxRepValue": 0, "SuggestedPlayers": 0, "LimitTime": 600,
    "QuestFlags": 8, "SpecialFlags": 1, "PrevQuestId": -4, "NextQuestId": 0, "ExclusiveGroup": 0, "NextQuestInChain": 0, "SrcItemId": 0,
    "SrcItemCount": 0, "SrcSpell": 0, "Title": "Ash Hides", "Details": "Bring me hides.", "Objectives": "Kill hounds.",
    "OfferRewardText": "Well done.", "RequestItemsText": "NULL", "EndText": None, "ObjectiveText1": "Hound slain",
    **{f"ObjectiveText{n}": None for n in (2, 3, 4)}, "ReqCreatureOrGOId1": 1, "ReqCreatureOrGOId2": -600, "ReqCreatureOrGOId3": 0,
    "ReqCreatureOrGOId4": 0, "ReqCreatureOrGOCount1": 7, "ReqCreatureOrGOCount2": 1, "ReqCreatureOrGOCount3": 0,
    "ReqCreatureOrGOCount4": 0, "ReqItemId1": 50, "ReqItemCount1": 3,
    **{f"{name}{n}": 0 for name in ("ReqItemId", "ReqItemCount") for n in (2, 3, 4)}, "RewChoiceItemId1": 50, "RewChoiceItemCount1": 1,
    "RewOrReqMoney": 120, "RewMoneyMaxLevel": 0, "RewSpell": 0, "RewSpellCast": 0, "RewMailTemplateId": 0, "RewMailDelaySecs": 0,
}  # fmt: skip
LAYOUT: dict[str, Values] = {
    "db_version": {"version": 22, "structure": 1, "content": 2},
    "creature_template": CREATURE,
    "creature": SPAWN,
    "creature_movement_template": {"entry": 1, "point": 0, "position_x": 1, "position_y": 2, "position_z": 3, "waittime": 500},
    "creature_model_info": {"modelid": 70, "bounding_radius": 0.5, "combat_reach": 1.25},
    "creature_spells": {
        "entry": 30, "name": "hound", **{
            f"{part}_{i}": 0 for i in range(1, 9)
            for part in ("spellId", "probability", "castTarget", "delayInitialMin", "delayInitialMax", "delayRepeatMin", "delayRepeatMax")
        },
    },
    "item_template": ITEM,
    "creature_loot_template": LOOT,
    "reference_loot_template": LOOT,
    "playercreateinfo": START,
    "playercreateinfo_item": {"race": 1, "class": 1, "itemid": 50, "amount": 2},
    "game_graveyard_zone": {"id": 3, "ghost_zone": 12, "faction": 0},
    "world_safe_locs": {"id": 3, "map": 0, "x": 5, "y": 6, "z": 7, "name": "Ash Hill"},
    "npc_vendor": WARE,
    "npc_vendor_template": WARE,
    "npc_trainer": {"entry": 1, "spell": 2018, "spellcost": 10, "reqskill": 164, "reqskillvalue": 1, "reqlevel": 5},
    "npc_text": {"ID": 70, **{
        name.format(n): value for n in range(8)
        for name, value in {"text{}_0": "", "text{}_1": None, "lang{}": 0, "prob{}": 0}.items()
    }},
    "gossip_menu": {"entry": 8, "text_id": 70, "script_id": 0, "condition_id": 0},
    "gossip_menu_option": {
        "menu_id": 8, "id": 0, "option_icon": 1, "option_text": "Show me your wares.", "option_id": 3, "npc_option_npcflag": 4,
        "action_menu_id": -1, "action_poi_id": 0, "box_coded": 0, "box_money": 0, "box_text": None, "condition_id": 0,
    },
    "gameobject_template": {
        "entry": 600, "type": 3, "displayId": 10, "name": "Ash Chest", "faction": 0, "flags": 4, "size": 1.5,
        **{f"data{n}": n for n in range(24)}, "mingold": 1, "maxgold": 2,
    },
    "gameobject": {
        "guid": 5, "id": 600, "map": 0, "position_x": 1, "position_y": 2, "position_z": 3, "orientation": 1, "rotation0": 0,
        "rotation1": 0, "rotation2": 0.5, "rotation3": 0.866, "spawntimesecs": 180, "animprogress": 100, "state": 1,
    },
    "gameobject_loot_template": LOOT,
    "quest_template": QUEST,
    "quest_relations": {"actor": 0, "entry": 1, "quest": 9, "role": 0},
    "extra_spawn_source": {"guid": 10, "source": "real"},
    "extra_quest_xp": {"quest": 9, "level": 5, "xp": 450},
    "reputation_reward_rate": {"faction": 1},
}  # fmt: skip


def dump(path: Path, rows: dict[str, list[Values | str]], layout: dict[str, Values] | None = None) -> Path:
    """Write a database with ``rows``: each what differs from the layout's row, or the text of a row as it stands."""
    text = ""
    for table, defaults in (layout or LAYOUT).items():
        text += f"CREATE TABLE `{table}` (\n" + ",\n".join(f"  `{name}` int" for name in defaults) + "\n);\n"
        lines = [row if isinstance(row, str) else _tuple(defaults | row) for row in rows.get(table, [])]
        if lines:
            text += f"INSERT INTO `{table}` VALUES\n" + ",\n".join(lines) + ";\n"
    path.write_text(text, encoding="utf-8")
    return path


def _tuple(row: Values) -> str:
    return "(" + ",".join("NULL" if v is None else f"'{v}'" if isinstance(v, str) else str(v) for v in row.values()) + ")"
