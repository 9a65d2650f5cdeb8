# SPDX-License-Identifier: GPL-2.0-or-later
"""The real slice of a MaNGOS Zero world imports whole, and its rows mean in the pack what they say in the file."""

import ast
import gzip
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from warhost.lore.content import Pack, load_pack, save_pack
from warhost.sources.importer import import_world
from warhost.sources.report import Report

Lines = dict[str, list[dict[str, Any]]]
CREATURES = (6, 40, 68, 125, 3098)
SPAWNS = (1, 2, 48436, 48459, 3)
ITEMS = (60, 80, 117, 5235, 2362)
QUESTS = (5261, 33, 139, 783, 788)
WARES = ((54, 2488), (844, 4778), (1650, 4470), (3187, 6529), (54, 2490))
LESSONS = ((198, 1142), (198, 1173), (198, 1249), (328, 1249), (375, 1255))
OBJECTS = (31, 33, 34, 1619, 2843)
OBJECT_SPAWNS = (1, 10, 14, 1213, 1222)

QUEST_COLUMNS = {
    "level": "QuestLevel", "level_min": "MinLevel", "method": "Method", "zone_or_sort": "ZoneOrSort", "kind": "Type",
    "flags": "QuestFlags", "special_flags": "SpecialFlags", "class_mask": "RequiredClasses", "race_mask": "RequiredRaces",
    "skill": "RequiredSkill", "skill_rank": "RequiredSkillValue", "players": "SuggestedPlayers", "previous": "PrevQuestId",
    "next": "NextQuestId", "exclusive_group": "ExclusiveGroup", "next_in_chain": "NextQuestInChain", "source_item": "SrcItemId",
    "source_item_count": "SrcItemCount", "source_spell": "SrcSpell", "money_copper": "RewOrReqMoney",
    "money_at_top_copper": "RewMoneyMaxLevel", "reward_spell": "RewSpell", "mail": "RewMailTemplateId",
}  # fmt: skip
QUEST_TEXTS = {
    "name": "Title", "details": "Details", "objectives": "Objectives", "offer_text": "OfferRewardText", "request_text": "RequestItemsText",
}  # fmt: skip


@pytest.fixture(scope="module")
def path(shared_data: Path) -> Path:
    found = shared_data / "world" / "world_slice.sql.gz"
    if not found.is_file():
        pytest.skip("world_slice.sql.gz is absent from the shared data")
    return found


@pytest.fixture(scope="module")
def imported(path: Path) -> tuple[Pack, Report]:
    return import_world(path)


@pytest.fixture(scope="module")
def lines(path: Path) -> Lines:
    """Read the file in the plainest way: a row a line, as Python reads a tuple."""
    columns: dict[str, list[str]] = {}
    rows: Lines = {}
    table = ""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith(("CREATE TABLE", "INSERT INTO")):
                table = line.split("`")[1]
            elif line.startswith("  `"):
                columns.setdefault(table, []).append(line.split("`")[1])
            elif line.startswith("("):
                values = ast.literal_eval(line.rstrip().rstrip(",;").replace("NULL", "None"))
                rows.setdefault(table, []).append(
                    dict(zip(columns[table], values if isinstance(values, tuple) else (values,), strict=False))
                )
    return rows


def test_every_row_of_the_file_is_accounted_for(imported: tuple[Pack, Report], lines: Lines) -> None:
    _, report = imported
    counted = Counter({name: len(rows) for name, rows in lines.items()})
    assert {name: table.rows for name, table in report.tables.items() if table.rows} == dict(counted)
    totals = report.totals()
    assert totals["rows"] == 68_086 == totals["taken"] + totals["rejected"] + totals["not_used"]
    for table in report.tables.values():
        assert not table.used or table.rows == table.taken + sum(table.rejected.values()), table.name


def test_the_slice_has_its_creatures_items_and_spawns(imported: tuple[Pack, Report]) -> None:
    pack, report = imported
    counts = pack.manifest.counts
    assert (counts["creature_templates"], counts["spawns"], counts["item_templates"]) == (646, 6_340, 6_691)
    assert (counts["loot"], counts["loot_references"], counts["player_starts"]) == (5_192, 22, 48)
    assert report.tables["creature_spells"].rows == 105
    assert report.tables["game_graveyard_zone"].rejected.total() == 156
    assert counts["graveyards"] == 15
    assert counts["spots"] > 400
    assert pack.manifest.era == "vanilla"
    assert pack.manifest.version == "22.4.29"


@pytest.mark.parametrize("entry", CREATURES)
def test_a_creature_says_what_its_line_says(imported: tuple[Pack, Report], lines: Lines, entry: int) -> None:
    pack, _ = imported
    line = next(row for row in lines["creature_template"] if row["Entry"] == entry)
    row = pack.creature_templates[pack.creature_templates["entry"] == entry][0]
    model = {m["modelid"]: m for m in lines["creature_model_info"]}[line["ModelId1"]]
    same = {
        "display_id": "ModelId1", "level_min": "MinLevel", "level_max": "MaxLevel", "unit_class": "UnitClass", "rank": "Rank",
        "faction_template": "FactionAlliance", "health_min": "MinLevelHealth", "health_max": "MaxLevelHealth", "mana_min": "MinLevelMana",
        "mana_max": "MaxLevelMana", "armour_min": "Armor", "armour_max": "Armor", "damage_school": "DamageSchool",
        "attack_power": "MeleeAttackPower", "attack_time_ms": "MeleeBaseAttackTime", "ranged_attack_time_ms": "RangedBaseAttackTime",
        "creature_type": "CreatureType", "family": "Family", "type_flags": "CreatureTypeFlags", "money_min_copper": "MinLootGold",
        "money_max_copper": "MaxLootGold", "skinning_loot_id": "SkinningLootId", "pickpocket_loot_id": "PickpocketLootId",
        "immune_mechanics": "MechanicImmuneMask", "immune_schools": "SchoolImmuneMask", "unit_flags": "UnitFlags",
        "xp_multiplier": "ExperienceMultiplier",
    }  # fmt: skip
    assert {ours: row[ours] for ours in same} == {ours: line[theirs] for ours, theirs in same.items()}
    assert pack.text(row["name"]) == line["Name"]
    assert pack.text(row["subname"]) == (line["SubName"] or "")
    assert row["damage_min"] == pytest.approx(line["MinMeleeDmg"] * line["DamageMultiplier"])
    assert row["damage_max"] == pytest.approx(line["MaxMeleeDmg"] * line["DamageMultiplier"])
    assert row["speed_walk_yd"] == pytest.approx(line["SpeedWalk"] * 2.5)
    assert row["speed_run_yd"] == pytest.approx(line["SpeedRun"] * 7.0)
    scale = line["Scale"] or 1.0  # 0: the size of the model itself
    assert row["scale"] == scale
    assert row["combat_reach_yd"] == pytest.approx(model["combat_reach"] * scale)
    assert row["bounding_radius_yd"] == pytest.approx(model["bounding_radius"] * scale)


@pytest.mark.parametrize("guid", SPAWNS)
def test_a_spawn_says_what_its_line_says(imported: tuple[Pack, Report], lines: Lines, guid: int) -> None:
    pack, _ = imported
    line = next(row for row in lines["creature"] if row["guid"] == guid)
    row = pack.spawns[pack.spawns["spawn_id"] == guid][0]
    same = {
        "entry": "id",
        "map_id": "map",
        "x": "position_x",
        "y": "position_y",
        "z": "position_z",
        "o": "orientation",
        "wander_yd": "spawndist",
    }
    assert {ours: np.float32(row[ours]) for ours in same} == {ours: np.float32(line[theirs]) for ours, theirs in same.items()}
    assert row["respawn_ms"] == line["spawntimesecs"] * 1000
    source = next(r["source"] for r in lines["extra_spawn_source"] if r["guid"] == guid)
    assert row["origin"] == (1 if source == "pfquest" else 0)


@pytest.mark.parametrize("entry", ITEMS)
def test_an_item_says_what_its_line_says(imported: tuple[Pack, Report], lines: Lines, entry: int) -> None:
    pack, _ = imported
    line = next(row for row in lines["item_template"] if row["entry"] == entry)
    row = pack.item_templates[pack.item_templates["entry"] == entry][0]
    same = {
        "display_id": "displayid", "quality": "Quality", "item_class": "class", "subclass": "subclass", "inventory_type": "InventoryType",
        "required_level": "RequiredLevel", "item_level": "ItemLevel", "max_stack": "stackable", "max_count": "maxcount",
        "buy_copper": "BuyPrice", "sell_copper": "SellPrice", "buy_count": "BuyCount", "armour": "armor", "block": "block",
        "damage_min": "dmg_min1", "damage_max": "dmg_max1", "damage_school": "dmg_type1", "delay_ms": "delay", "bonding": "bonding",
        "bag_slots": "ContainerSlots", "class_mask": "AllowableClass", "race_mask": "AllowableRace", "flags": "Flags",
        "durability": "MaxDurability", "required_skill": "RequiredSkill",
    }  # fmt: skip
    assert {ours: row[ours] for ours in same} == {ours: line[theirs] for ours, theirs in same.items()}
    assert row["stat_type"].tolist() == [line[f"stat_type{i}"] for i in range(1, 11)]
    assert row["stat_value"].tolist() == [line[f"stat_value{i}"] for i in range(1, 11)]
    assert row["spell_id"].tolist() == [line[f"spellid_{i}"] for i in range(1, 6)]
    assert pack.text(row["name"]) == line["name"]


@pytest.mark.parametrize("number", QUESTS)
def test_a_quest_says_what_its_line_says(imported: tuple[Pack, Report], lines: Lines, number: int) -> None:
    pack, _ = imported
    line = next(row for row in lines["quest_template"] if row["entry"] == number)
    row = pack.quests[pack.quests["quest_id"] == number][0]
    assert {ours: row[ours] for ours in QUEST_COLUMNS} == {ours: line[theirs] for ours, theirs in QUEST_COLUMNS.items()}
    for ours, theirs in QUEST_TEXTS.items():
        text = line[theirs] or ""
        assert pack.text(row[ours]) == ("" if text == "None" else text)  # the word NULL, as this reader reads it
    for ours, theirs in {
        "choice_item": "RewChoiceItemId", "choice_count": "RewChoiceItemCount", "reward_item": "RewItemId", "reward_count": "RewItemCount",
    }.items():  # fmt: skip
        assert row[ours].tolist() == [line[f"{theirs}{n}"] for n in range(1, 1 + len(row[ours]))]
    for ours, theirs in {"required_item": "ReqItemId", "required_item_count": "ReqItemCount"}.items():
        assert row[ours].tolist() == [*(line[f"{theirs}{n}"] for n in range(1, 5)), 0, 0]
    target = [line[f"ReqCreatureOrGOId{n}"] for n in range(1, 5)]
    assert (row["required_creature"] - row["required_object"]).tolist() == target
    assert row["required_count"].tolist() == [line[f"ReqCreatureOrGOCount{n}"] for n in range(1, 5)]
    xp = {r["quest"]: r["xp"] for r in lines["extra_quest_xp"]}
    assert row["xp"] == xp.get(number, 0)
    givers = {(r["actor"], r["entry"], r["role"]) for r in lines["quest_relations"] if r["quest"] == number}
    ours_too = pack.quest_givers[pack.quest_givers["quest_id"] == number]
    assert {(int(g["object"] > 0), int(g["creature"] + g["object"]), int(g["role"])) for g in ours_too} == givers


@pytest.mark.parametrize(("entry", "item"), WARES)
def test_a_ware_says_what_its_line_says(imported: tuple[Pack, Report], lines: Lines, entry: int, item: int) -> None:
    line = next(row for row in lines["npc_vendor"] if (row["entry"], row["item"]) == (entry, item))
    rows = imported[0].vendor_items
    row = rows[(rows["entry"] == entry) & (rows["item"] == item)][0]
    assert (row["stock"], row["restock_ms"], row["extended_cost"]) == (line["maxcount"], line["incrtime"] * 1000, 0)


@pytest.mark.parametrize(("entry", "spell"), LESSONS)
def test_a_lesson_says_what_its_line_says(imported: tuple[Pack, Report], lines: Lines, entry: int, spell: int) -> None:
    line = next(row for row in lines["npc_trainer"] if (row["entry"], row["spell"]) == (entry, spell))
    rows = imported[0].trainer_spells
    row = rows[(rows["entry"] == entry) & (rows["spell_id"] == spell)][0]
    same = {"cost_copper": "spellcost", "skill": "reqskill", "skill_rank": "reqskillvalue", "level": "reqlevel"}
    assert {ours: row[ours] for ours in same} == {ours: line[theirs] for ours, theirs in same.items()}


@pytest.mark.parametrize("entry", OBJECTS)
def test_an_object_says_what_its_line_says(imported: tuple[Pack, Report], lines: Lines, entry: int) -> None:
    pack, _ = imported
    line = next(row for row in lines["gameobject_template"] if row["entry"] == entry)
    row = pack.object_templates[pack.object_templates["entry"] == entry][0]
    same = {
        "object_type": "type", "display_id": "displayId", "faction_template": "faction", "flags": "flags", "money_min_copper": "mingold",
        "money_max_copper": "maxgold",
    }  # fmt: skip
    assert {ours: row[ours] for ours in same} == {ours: line[theirs] for ours, theirs in same.items()}
    assert row["data"].tolist() == [line[f"data{n}"] for n in range(24)]
    assert (pack.text(row["name"]), np.float32(row["scale"])) == (line["name"], np.float32(line["size"]))


@pytest.mark.parametrize("guid", OBJECT_SPAWNS)
def test_an_object_stands_where_its_line_says(imported: tuple[Pack, Report], lines: Lines, guid: int) -> None:
    line = next(row for row in lines["gameobject"] if row["guid"] == guid)
    rows = imported[0].object_spawns
    row = rows[rows["spawn_id"] == guid][0]
    same = {"x": "position_x", "y": "position_y", "z": "position_z", "o": "orientation"}
    assert {ours: np.float32(row[ours]) for ours in same} == {ours: np.float32(line[theirs]) for ours, theirs in same.items()}
    assert [np.float32(one) for one in row["rotation"]] == [np.float32(line[f"rotation{n}"]) for n in range(4)]
    assert (row["entry"], row["map_id"], row["respawn_ms"]) == (line["id"], line["map"], abs(line["spawntimesecs"]) * 1000)
    assert row["waits"] == int(line["spawntimesecs"] < 0)


def test_the_slice_saves_and_loads_as_it_is(imported: tuple[Pack, Report], tmp_path: Path) -> None:
    pack, _ = imported
    save_pack(pack, tmp_path / "slice.pack")
    assert load_pack(tmp_path / "slice.pack").manifest == pack.manifest


def test_bots_of_every_low_level_find_spots_near_both_starts(imported: tuple[Pack, Report]) -> None:
    pack, _ = imported
    for map_id, (x, y) in {0: (-8950.0, -132.0), 1: (-618.5, -4251.0)}.items():
        spots = pack.spots[pack.spots["map_id"] == map_id]
        near = spots[np.hypot(spots["x"] - x, spots["y"] - y) < 1500]
        for level in range(1, 9):
            assert ((near["level_min"] <= level) & (level <= near["level_max"])).any(), (map_id, level)
