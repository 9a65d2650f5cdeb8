# SPDX-License-Identifier: GPL-2.0-or-later
"""An import takes what resolves, leaves out what does not with the reason, and accounts for every row."""

from pathlib import Path

import numpy as np
import pytest

from tests.sources.mangos.tiny import CREATURE, LAYOUT, SPAWN, Values, dump
from warhost.lore.content import Pack
from warhost.lore.content import words as w
from warhost.sources.family import SourceError
from warhost.sources.importer import import_world
from warhost.sources.report import Report

BASE: dict[str, list[Values | str]] = {
    "db_version": [{}],
    "creature_template": [{}],
    "creature_model_info": [{}],
    "creature": [{}],
    "item_template": [{}],
    "creature_loot_template": [{}],
    "playercreateinfo": [{}],
    "reputation_reward_rate": [{}, {}],
}


def _import(tmp_path: Path, **more: list[Values | str]) -> tuple[Pack, Report]:
    pack, report = import_world(dump(tmp_path / "tiny.sql", BASE | more))
    totals = report.totals()
    assert totals["rows"] == totals["taken"] + totals["rejected"] + totals["not_used"]
    return pack, report


def test_a_creature_keeps_its_figures(tmp_path: Path) -> None:
    pack, report = _import(tmp_path)
    row = pack.creature_templates[0]
    assert pack.text(row["name"]) == "Ash Hound"
    assert (row["level_min"], row["level_max"], row["health_min"], row["health_max"], row["armour_max"]) == (3, 4, 60, 80, 25)
    assert (row["damage_min"], row["damage_max"], row["attack_time_ms"]) == (6.0, 10.0, 1900)  # times DamageMultiplier 2
    assert (row["speed_walk_yd"], row["speed_run_yd"]) == (2.5, pytest.approx(8.4))
    assert (row["bounding_radius_yd"], row["combat_reach_yd"]) == (0.5, 1.25)
    assert (row["reaction_alliance"], row["reaction_horde"], row["ai_kind"]) == (-1, -1, w.AI_AGGRESSIVE)
    assert row["resistance"].tolist() == [25, 0, 7, 0, 0, 0, 0]
    spawn = pack.spawns[0]
    assert (spawn["spawn_id"], spawn["x"], spawn["z"], spawn["respawn_ms"], spawn["movement"]) == (10, 100.5, 3.25, 120_000, w.MOVE_WANDER)
    assert pack.manifest.era == "vanilla"
    assert pack.manifest.version == "22.1.2"
    assert report.tables["reputation_reward_rate"].rows == 2
    assert not report.tables["reputation_reward_rate"].used


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("creature", {"guid": 11, "id": 99}, "its creature is not in creature_template"),
        ("creature", {"guid": 11, "position_x": 99999}, "x is outside its limits"),
        ("creature", {"guid": 11, "position_x": "north"}, "a value is no number"),
        ("creature", {"guid": 11, "position_x": None}, "a needed value is NULL"),
        ("creature", {"guid": 10}, "a row with this key came before"),
        ("creature", "(11,1,0)", "wrong number of values"),
        ("creature", "(11,1,0,'open", "cannot be read as SQL"),
        ("creature_template", {"Entry": 2, "MinLevelHealth": 0}, "health_min is outside its limits"),
        ("creature_template", {"Entry": 2, "FactionAlliance": 64000}, "faction template is unknown: hostility cannot be told"),
        ("creature_template", {"Entry": 2, "UnitClass": 3}, "unit class is none of 1, 2, 4, 8"),
        ("creature_template", {"Entry": 2, "MinLevel": "1.5"}, "a value is no whole number"),
        ("item_template", {"entry": 51, "Quality": 9}, "quality is outside its limits"),
        ("creature_loot_template", {"item": 77}, "its item is not in item_template"),
        ("creature_loot_template", {"item": 0}, "names neither an item nor a reference"),
        ("creature_loot_template", {"mincountOrRef": 5}, "count_min is above count_max"),
        ("creature_loot_template", {"mincountOrRef": -8}, "its reference has no rows"),
        ("creature_loot_template", {"condition_id": 4}, "has a condition: conditions are not supported"),
        ("creature_loot_template", {"ChanceOrQuestChance": 0}, "chance 0 outside a group"),
        ("game_graveyard_zone", {"id": 60000}, "no place is known for the graveyard"),
        ("npc_vendor", {"condition_id": 3}, "has a condition: conditions are not supported"),
        ("npc_vendor", {"entry": 77}, "its creature is not in creature_template"),
        ("npc_vendor_template", {"entry": 5}, "no creature uses its list"),
        ("npc_trainer", {"spell": 0}, "spell_id is outside its limits"),
        ("gossip_menu", {"text_id": 71}, "its text is not in npc_text"),
        ("gameobject", {"id": 601}, "its object is not in gameobject_template"),
        ("gameobject_loot_template", {"item": 77}, "its item is not in item_template"),
        ("quest_template", {"RewChoiceItemId1": 77}, "its item is not in item_template"),
        ("quest_template", {"ReqCreatureOrGOId1": 77}, "its creature is not in creature_template"),
        ("quest_relations", {}, "its quest is left out or not there"),
        ("quest_relations", {"actor": 2}, "its actor is neither creature nor object"),
        ("extra_quest_xp", {}, "its quest is not in quest_template"),
        ("creature_spells", {"spellId_1": 4242, "castTarget_1": 1}, "no data for its spells: left out of the creatures' fights"),
    ],
)
def test_a_bad_row_is_left_out_with_its_reason(tmp_path: Path, table: str, row: Values | str, reason: str) -> None:
    before = BASE.get(table, [])
    _, report = _import(tmp_path, **{table: [*before, row]})
    told = report.tables[table]
    assert dict(told.rejected) == {reason: 1}
    assert told.examples[reason].startswith("line ")
    assert told.taken == len(before)


def test_signs_of_loot_rows_mean_quest_and_reference(tmp_path: Path) -> None:
    pack, _ = _import(
        tmp_path,
        creature_loot_template=[
            {"ChanceOrQuestChance": -35, "maxcount": 3},
            {"item": 60, "ChanceOrQuestChance": 10, "mincountOrRef": -900, "maxcount": 2},
        ],
        reference_loot_template=[{"entry": 900, "ChanceOrQuestChance": 0, "groupid": 1}],
    )
    reference, quest = pack.loot
    assert (quest["item"], quest["chance_pct"], quest["quest_required"], quest["count_max"]) == (50, 35.0, 1, 3)
    assert (reference["item"], reference["reference"], reference["count_max"]) == (0, 900, 2)
    assert (pack.loot_references[0]["group_id"], pack.loot_references[0]["chance_pct"]) == (1, 0.0)


def test_references_in_a_circle_are_left_out(tmp_path: Path) -> None:
    around: list[Values | str] = [{"entry": 900, "mincountOrRef": -901}, {"entry": 901, "mincountOrRef": -900}]
    pack, report = _import(tmp_path, reference_loot_template=around)
    assert report.tables["reference_loot_template"].rejected["its references go in a circle"] == 2
    assert len(pack.loot_references) == 0


def test_known_spells_are_cast_and_unknown_ones_of_the_list_are_told(tmp_path: Path) -> None:
    fire = {"spellId_1": 133, "probability_1": 80, "castTarget_1": 1, "delayInitialMin_1": 2, "delayInitialMax_1": 4}
    repeat = {"delayRepeatMin_1": 6, "delayRepeatMax_1": 9, "spellId_2": 4242, "castTarget_2": 1}
    pack, report = _import(tmp_path, creature_spells=[fire | repeat], creature_template=[{"SpellListId": 30}])
    row = pack.creature_spells[0]
    assert (row["entry"], row["spell_id"], row["chance_pct"], row["target_kind"]) == (1, 133, 80.0, w.TARGET_VICTIM)
    assert (row["first_min_ms"], row["first_max_ms"], row["repeat_min_ms"], row["repeat_max_ms"]) == (2000, 4000, 6000, 9000)
    assert any("4242" in note for note in report.notes)


def test_npc_flags_of_1_12_become_those_of_3_3_5(tmp_path: Path) -> None:
    pack, _ = _import(tmp_path, creature_template=[{"FactionAlliance": 35, "NpcFlags": 1 + 4 + 32 + 16384, "ExtraFlags": 2 + 1024}])
    row = pack.creature_templates[0]
    assert row["npc_flags"] == w.NPC_GOSSIP | w.NPC_VENDOR | w.NPC_SPIRIT_HEALER | w.NPC_REPAIR
    assert row["flags"] == w.CREATURE_NO_AGGRO | w.CREATURE_GUARD
    assert (row["reaction_alliance"], row["reaction_horde"]) == (w.REACTION_FRIENDLY, w.REACTION_FRIENDLY)


def test_graveyards_stand_where_the_safe_locations_say_else_at_spirit_healers(tmp_path: Path) -> None:
    pack, _ = _import(tmp_path, game_graveyard_zone=[{}], world_safe_locs=[{}])
    assert [(int(g["graveyard_id"]), float(g["x"]), int(g["zone_id"])) for g in pack.graveyards] == [(3, 5.0, 12)]
    pack, report = _import(tmp_path, creature_template=[{"FactionAlliance": 35, "NpcFlags": 33}])
    assert [(float(g["x"]), float(g["z"])) for g in pack.graveyards] == [(100.5, 3.25)]
    assert "1 graveyards made where spirit healers stand: the source knows no other place there" in report.notes


def test_where_healers_stand_a_graveyard_needs_one_and_gives_a_rebuilt_one_its_height(tmp_path: Path) -> None:
    healer: list[Values | str] = [{"FactionAlliance": 35, "NpcFlags": 33}]
    yards: dict[str, list[Values | str]] = {
        "game_graveyard_zone": [{}, {"id": 9}], "world_safe_locs": [{"z": 47}, {"id": 9, "x": 500}],
    }  # fmt: skip
    rebuilt: list[Values | str] = [{"source": "pfquest"}]
    near: list[Values | str] = [{"position_x": 20}]
    pack, report = _import(tmp_path, creature_template=healer, creature=near, extra_spawn_source=rebuilt, **yards)
    assert pack.graveyards["graveyard_id"].tolist() == [3]
    assert dict(report.tables["game_graveyard_zone"].rejected) == {"no spirit healer stands near it": 1}
    assert pack.spawns["z"].tolist() == [47.0]
    assert "1 spirit healers whose place was rebuilt stand at the height of their graveyard" in report.notes
    kept, _ = _import(tmp_path, creature_template=healer, creature=near, **yards)
    assert kept.spawns["z"].tolist() == [3.25]  # an authored place stays as it is


def test_spawns_that_walk_have_a_path_or_stand(tmp_path: Path) -> None:
    walks: list[Values | str] = [{"MovementType": 2}]
    pack, _ = _import(tmp_path, creature=walks, creature_movement_template=[{}, {"point": 1}])
    assert pack.spawns[0]["movement"] == w.MOVE_PATH
    assert len(pack.waypoints) == 2
    pack, report = _import(tmp_path, creature=walks)
    assert pack.spawns[0]["movement"] == w.MOVE_IDLE
    assert "1 spawns that should follow a path have none in the file and stand still" in report.notes


def test_food_restores_what_lore_knows_of_its_spell(tmp_path: Path) -> None:
    pack, _ = _import(tmp_path, item_template=[{}, {"entry": 51, "class": 0, "spellid_1": 433}])
    meal = pack.item_templates[1]
    assert (meal["food_health"], meal["drink_mana"], meal["consume_ms"]) == (61, 0, 18_000)


def test_spots_are_found_among_creatures_worth_fighting(tmp_path: Path) -> None:
    camp: list[Values | str] = [{"guid": n, "position_x": 100 + n, "position_y": -20, "spawntimesecs": 30} for n in range(10, 15)]
    far: list[Values | str] = [{"guid": 20, "position_x": 900}]
    pack, _ = _import(tmp_path, creature=camp + far)
    assert len(pack.spots) == 1
    spot = pack.spots[0]
    assert (spot["targets"], spot["capacity"], spot["level_min"], spot["level_max"], spot["radius_yd"]) == (5, 2, 3, 4, 12.0)
    assert pack.spawns["spot_id"].tolist() == [1, 1, 1, 1, 1, 0]
    slow, _ = _import(tmp_path, creature=[row | {"spawntimesecs": 300} for row in camp if isinstance(row, dict)])
    assert slow.spots["capacity"].tolist() == [1]
    friendly, _ = _import(tmp_path, creature=camp, creature_template=[{"FactionAlliance": 35}])
    assert len(friendly.spots) == 0


def test_cmangos_names_its_columns_otherwise(tmp_path: Path) -> None:
    names = {"FactionAlliance": "Faction", "ModelId1": "DisplayId1", "SpellListId": "SpellList"}
    template = {names.get(name, name): value for name, value in CREATURE.items() if name != "FactionHorde"} | {
        "Detection": 18,
        "CallForHelp": 6,
    }
    spawn = {"spawntimesecsmin" if name == "spawntimesecs" else name: value for name, value in SPAWN.items()}
    layout = LAYOUT | {"creature_template": template, "creature": spawn, "db_version": {"required_z2815_01_mangos": None}}
    pack, report = import_world(dump(tmp_path / "cmangos.sql", BASE, layout))
    assert report.family == "cmangos-classic"
    assert pack.manifest.version == "unknown"
    assert (pack.creature_templates["detection_yd"][0], pack.creature_templates["assistance_yd"][0]) == (18.0, 6.0)
    assert pack.spawns["respawn_ms"][0] == 120_000


def test_a_file_of_another_family_is_refused_with_what_was_expected(tmp_path: Path) -> None:
    path = tmp_path / "other.sql"
    path.write_text("CREATE TABLE `creature_template` (\n  `entry` int,\n  `minlevel` int\n);\n", encoding="utf-8")
    with pytest.raises(SourceError, match="creature_template with MinLevelHealth, or with minlevel"):
        import_world(path)


def test_the_same_file_gives_the_same_pack(tmp_path: Path) -> None:
    first, _ = _import(tmp_path)
    second, _ = _import(tmp_path)
    assert first.manifest.content_hash == second.manifest.content_hash
    assert np.array_equal(first.spawns, second.spawns)
