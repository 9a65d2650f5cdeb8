# SPDX-License-Identifier: GPL-2.0-or-later
"""Worlds of AzerothCore and TrinityCore 3.3.5 import with the figures that their servers would reckon."""

from pathlib import Path

import pytest

from tests.sources.mangos.tiny import Values, dump
from tests.sources.trinity.tiny import AZEROTHCORE, TRINITYCORE
from warhost.lore.content import Pack
from warhost.lore.content import words as w
from warhost.sources.family import SourceError
from warhost.sources.importer import import_world
from warhost.sources.report import Report
from warhost.sources.sql import SqlError

Rows = dict[str, list[Values | str]]
BASE: Rows = {
    "version": [{}], "creature_template": [{}], "creature_template_model": [{}], "creature_model_info": [{}],
    "creature_template_resistance": [{}], "creature_classlevelstats": [{}, {"level": 11, "basehp0": 222, "basearmor": 110}],
    "creature": [{}], "item_template": [{}], "creature_loot_template": [{}], "gameobject_template": [{}],
}  # fmt: skip


def _import(tmp_path: Path, layout: dict[str, Values] = AZEROTHCORE, **more: list[Values | str]) -> tuple[Pack, Report]:
    pack, report = import_world(dump(tmp_path / "tiny.sql", BASE | more, layout))
    totals = report.totals()
    assert totals["rows"] == totals["taken"] + totals["rejected"] + totals["not_used"]
    return pack, report


@pytest.mark.parametrize("layout", [AZEROTHCORE, TRINITYCORE], ids=["azerothcore", "trinitycore"])
def test_a_creature_has_the_figures_that_its_server_reckons(tmp_path: Path, layout: dict[str, Values]) -> None:
    pack, report = _import(tmp_path, layout)
    row = pack.creature_templates[0]
    assert report.family == ("azerothcore-335" if layout is AZEROTHCORE else "trinitycore-335")
    assert (row["level_min"], row["level_max"]) == (10, 11)
    assert (row["health_min"], row["health_max"]) == (218, 245)  # ceil(198 * 1.1), ceil(222 * 1.1)
    assert (row["armour_min"], row["armour_max"]) == (51, 55)  # ceil of half of 101 and 110
    assert (row["damage_min"], row["damage_max"]) == (24.0, 32.0)  # (4 + 28/14) * 2 * 2 s, (6 + 2) * 2 * 2 s
    assert (row["bounding_radius_yd"], row["combat_reach_yd"], row["scale"]) == (1.0, 2.5, 2.0)
    assert (row["speed_walk_yd"], row["speed_run_yd"]) == (2.5, pytest.approx(8.4))
    assert row["resistance"].tolist() == [51, 0, 7, 0, 0, 0, 0]
    assert (row["reaction_alliance"], row["ai_kind"], row["regenerates"]) == (-1, w.AI_AGGRESSIVE, 3)
    assert row["detection_yd"] == (18.0 if layout is AZEROTHCORE else 20.0)
    assert (pack.manifest.era, pack.manifest.eras) == ("wrath", ("wrath",))
    spawn = pack.spawns[0]
    assert (spawn["entry"], spawn["x"], spawn["respawn_ms"], spawn["wander_yd"]) == (1, 100.5, 120_000, 5.0)


def test_without_base_figures_those_of_lore_are_taken_and_told(tmp_path: Path) -> None:
    pack, report = _import(tmp_path, creature_classlevelstats=[], creature_template=[{"HealthModifier": 1, "minlevel": 1, "maxlevel": 80}])
    assert (pack.creature_templates[0]["health_min"], pack.creature_templates[0]["health_max"]) == (42, 5342)
    assert any(note.startswith("creature_classlevelstats is not there") for note in report.notes)


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("creature_template", {"entry": 2, "faction": 64000}, "faction template is unknown: hostility cannot be told"),
        ("creature_template", {"entry": 2, "unit_class": 3}, "unit class is none of 1, 2, 4, 8"),
        ("creature_template", {"entry": 2, "exp": 7}, "exp is none of 0, 1, 2"),
        ("creature_template", {"entry": 2, "maxlevel": 60}, "creature_classlevelstats has no row for its class and level"),
        ("creature", {"guid": 11, "phaseMask": 2}, "stands in another phase only"),
        ("creature", {"guid": 11, "spawnMask": 2}, "stands in another difficulty only"),
        ("creature", {"guid": 11, "id1": 99}, "its creature is not in creature_template"),
        ("creature_template_model", {"CreatureID": 9}, "its creature is not in creature_template"),
        ("creature_addon", {"path_id": 0}, "names no path: auras, mounts and emotes are not carried"),
        ("creature_addon", {"guid": 77}, "its spawn is left out or not there"),
        ("creature_loot_template", {"Item": 77}, "its item is not in item_template"),
        ("creature_loot_template", {"Item": 51, "LootMode": 2}, "is of another loot mode"),
        ("creature_loot_template", {"Item": 0}, "names neither an item nor a reference"),
        ("creature_loot_template", {"Item": 51, "MinCount": 3}, "count_min is above count_max"),
        ("smart_scripts", {"entryorguid": 9}, "its creature is not in creature_template"),
        ("creature_loot_template", {"Chance": 0}, "chance 0 outside a group"),
        ("creature_loot_template", {"Reference": 900}, "its reference has no rows"),
        ("conditions", {"SourceTypeOrReferenceId": 22}, "is on something that is not carried: conditions are not supported"),
        ("smart_scripts", {"source_type": 9}, "is the script of a single spawn, an object or a list: scripts are not followed"),
        ("smart_scripts", {"event_type": 4}, "is no cast by the clock or by health: scripts are not followed"),
        ("smart_scripts", {"event_phase_mask": 1}, "depends on a phase or another line of its script: scripts are not followed"),
        ("smart_scripts", {"target_type": 7}, "casts at a target that is told otherwise: scripts are not followed"),
        ("smart_scripts", {"action_param1": 4242}, "no data for its spell: left out of the creature's fights"),
        ("npc_vendor", {"entry": 9}, "its creature is not in creature_template"),
        ("npc_vendor", {"item": -8}, "names another creature's wares: such lists are not followed"),
        ("npc_trainer", {"ID": 9}, "no creature uses its list"),
        ("npc_trainer", {"ID": 9, "SpellID": -200001}, "its creature is not in creature_template"),
        ("trainer", {}, "no creature uses its list"),
        ("trainer_spell", {}, "no creature uses its list"),
        ("creature_default_trainer", {"CreatureId": 9}, "its creature is not in creature_template"),
        ("quest_template_addon", {}, "its quest is not in quest_template"),
        ("quest_offer_reward", {}, "its quest is not in quest_template"),
        ("creature_queststarter", {}, "its quest is left out or not there"),
        ("gameobject_template_addon", {"entry": 9}, "its object is not in gameobject_template"),
        ("graveyard_zone", {"ID": 60000}, "no place is known for the graveyard"),
        ("gameobject", {"phaseMask": 4}, "stands in another phase only"),
    ],
)
def test_a_row_that_does_not_fit_is_left_out_with_its_reason(tmp_path: Path, table: str, row: Values, reason: str) -> None:
    before = BASE.get(table, [])
    _, report = _import(tmp_path, **{table: [*before, row]})
    assert dict(report.tables[table].rejected) == {reason: 1}
    assert report.tables[table].taken == len(before)


def test_what_stands_only_during_an_event_is_left_out(tmp_path: Path) -> None:
    pack, report = _import(
        tmp_path, game_event_creature=[{}, {"guid": 11, "eventEntry": -1}], creature=[{}, {"guid": 11}], gameobject=[{}],
        game_event_gameobject=[{}],
    )  # fmt: skip
    assert pack.spawns["spawn_id"].tolist() == [11]  # below 0: stands but while the event runs
    assert len(pack.object_spawns) == 0
    assert dict(report.tables["creature"].rejected) == {"stands only while a game event runs": 1}
    assert report.tables["game_event_creature"].taken == 2


def test_a_walk_follows_the_path_that_the_addon_names(tmp_path: Path) -> None:
    walks: list[Values | str] = [{"MovementType": 2}]
    pack, report = _import(tmp_path, creature=walks, creature_addon=[{}], waypoint_data=[{}, {"point": 2}])
    assert (pack.spawns[0]["movement"], pack.spawns[0]["path_id"], len(pack.waypoints)) == (w.MOVE_PATH, 100, 2)
    assert report.tables["creature_addon"].taken == 1
    pack, report = _import(tmp_path, creature=walks)
    assert pack.spawns[0]["movement"] == w.MOVE_IDLE
    assert "1 spawns that should follow a path have none in the source and stand still" in report.notes


def test_a_newer_trinitycore_keeps_its_paths_otherwise(tmp_path: Path) -> None:
    pack, _ = _import(tmp_path, TRINITYCORE, creature=[{"MovementType": 2}], creature_addon=[{}], waypoint_path_node=[{}, {"NodeId": 2}])
    assert (pack.spawns[0]["path_id"], pack.waypoints["point"].tolist(), pack.waypoints["wait_ms"].tolist()) == (100, [1, 2], [500, 500])


def test_casts_by_the_clock_and_by_health_are_taken(tmp_path: Path) -> None:
    hurt: Values = {"id": 1, "event_type": 2, "event_param1": 0, "event_param2": 30, "target_type": 1}
    pack, _ = _import(tmp_path, smart_scripts=[{}, hurt])
    below, clock = sorted(pack.creature_spells.tolist(), key=lambda row: row[8])
    assert clock[:9] == (1, 133, 2000, 4000, 6000, 9000, w.TARGET_VICTIM, 80.0, 100.0)
    assert below[:9] == (1, 133, 0, 0, 6000, 9000, w.TARGET_SELF, 80.0, 30.0)


def test_loot_under_a_condition_is_left_out_and_references_are_kept(tmp_path: Path) -> None:
    pack, report = _import(
        tmp_path, conditions=[{}], item_template=[{}, {"entry": 51}], reference_loot_template=[{"Entry": 900, "GroupId": 1, "Chance": 0}],
        creature_loot_template=[{}, {"Item": 51, "QuestRequired": 1}, {"Item": 900, "Reference": 900, "Chance": 10}],
        skinning_loot_template=[{}],
    )  # fmt: skip
    rows = [(int(r["item"]), int(r["reference"]), int(r["quest_required"]), int(r["count_max"])) for r in pack.loot]
    assert rows == [(0, 900, 0, 2), (51, 0, 1, 2)]
    assert dict(report.tables["creature_loot_template"].rejected) == {"has a condition: conditions are not supported": 1}
    assert pack.other_loot["kind"].tolist() == [w.LOOT_SKINNING]


def test_wares_lessons_and_lists_of_lessons_belong_to_their_creatures(tmp_path: Path) -> None:
    two: list[Values | str] = [{}, {"entry": 2}]
    pack, report = _import(
        tmp_path, creature_template=two, npc_vendor=[{}], npc_trainer=[{}, {"ID": 2, "SpellID": -200001}, {"ID": 200001, "SpellID": 2020}],
        trainer=[{}], trainer_spell=[{}], creature_default_trainer=[{}],
    )  # fmt: skip
    assert [(int(r["entry"]), int(r["spell_id"])) for r in pack.trainer_spells] == [(1, 2018), (1, 3100), (2, 2020)]
    assert pack.trainer_spells["required_spell"].tolist() == [[17, 0, 0], [2018, 0, 0], [17, 0, 0]]
    assert pack.creature_templates["trainer_kind"].tolist() == [2, 0]
    assert (report.tables["npc_trainer"].taken, report.tables["trainer"].taken) == (3, 1)
    ware = pack.vendor_items[0]
    assert (ware["slot"], ware["extended_cost"], ware["stock"], ware["restock_ms"]) == (3, 44, 2, 30_000)


def test_quests_objects_and_gossip_join_their_tables(tmp_path: Path) -> None:
    pack, _ = _import(
        tmp_path, quest_template=[{}], quest_template_addon=[{}], quest_offer_reward=[{}], quest_request_items=[{}],
        creature_queststarter=[{}], gameobject_questender=[{}], gameobject=[{}], gameobject_template_addon=[{}], npc_text=[{}],
        gossip_menu=[{}], gossip_menu_option=[{}], game_graveyard=[{}], graveyard_zone=[{}],
    )  # fmt: skip
    quest = pack.quests[0]
    assert [pack.text(quest[name]) for name in ("name", "details", "objectives", "offer_text", "request_text")] == [
        "Ash Hides", "Bring me hides.", "Kill hounds.", "Well done.", "Have you hides?",
    ]  # fmt: skip
    assert (quest["level_max"], quest["class_mask"], quest["previous"], quest["mail_delay_ms"]) == (20, 5, -4, 60_000)
    assert (quest["xp_difficulty"], quest["money_copper"], quest["money_at_top_copper"]) == (4, 120, 30)
    assert (quest["required_item"].tolist(), quest["required_object"].tolist()) == ([0, 0, 0, 0, 0, 50], [0, 600, 0, 0])
    assert (quest["reward_reputation"][0], quest["reward_reputation_value"][0]) == (72, -3)
    assert [(int(g["creature"]), int(g["object"])) for g in pack.quest_givers] == [(1, 0), (0, 600)]
    chest = pack.object_templates[0]
    assert (chest["faction_template"], chest["flags"], chest["money_min_copper"], chest["money_max_copper"]) == (94, 4, 2, 9)
    assert pack.gossip_options[0]["npc_flags"] == w.NPC_VENDOR
    assert (pack.text(pack.graveyards[0]["name"]), pack.graveyards[0]["zone_id"]) == ("Ash Hill", 12)


def test_a_folder_of_files_is_one_world(tmp_path: Path) -> None:
    for table in AZEROTHCORE:
        dump(tmp_path / f"{table}.sql", BASE, {table: AZEROTHCORE[table]})
    of_folder, report = import_world(tmp_path, name="tiny")
    assert len(of_folder.spawns) == 1
    assert report.tables["creature"].taken == 1
    (tmp_path / "empty").mkdir()
    with pytest.raises(SqlError, match="holds no"):
        import_world(tmp_path / "empty")


def test_a_later_game_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "master.sql"
    path.write_text("CREATE TABLE `creature_template` (\n  `entry` int,\n  `HealthScalingExpansion` int\n);\n", encoding="utf-8")
    with pytest.raises(SourceError, match="no world database of a family that is known"):
        import_world(path)
