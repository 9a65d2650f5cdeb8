# SPDX-License-Identifier: GPL-2.0-or-later
"""Wares, lessons, gossip, objects and quests of a MaNGOS world are in the pack as their rows say."""

from pathlib import Path

from tests.sources.mangos.tiny import Values, dump
from warhost.lore.content import Pack
from warhost.lore.content import words as w
from warhost.sources.importer import import_world
from warhost.sources.report import Report

BASE: dict[str, list[Values | str]] = {"creature_template": [{}], "creature": [{}], "item_template": [{}], "gameobject_template": [{}]}


def _import(tmp_path: Path, **more: list[Values | str]) -> tuple[Pack, Report]:
    return import_world(dump(tmp_path / "tiny.sql", BASE | more))


def test_a_vendor_and_a_trainer_offer_what_their_rows_say(tmp_path: Path) -> None:
    pack, _ = _import(tmp_path, npc_vendor=[{}], npc_trainer=[{}])
    ware, lesson = pack.vendor_items[0], pack.trainer_spells[0]
    assert (ware["entry"], ware["item"], ware["stock"], ware["restock_ms"], ware["extended_cost"]) == (1, 50, 2, 30_000, 0)
    assert (lesson["entry"], lesson["spell_id"], lesson["cost_copper"], lesson["skill"], lesson["level"]) == (1, 2018, 10, 164, 5)
    who = pack.creature_templates[0]
    assert (who["gossip_menu_id"], who["trainer_kind"]) == (8, 2)


def test_a_list_that_several_creatures_share_is_each_ones_own(tmp_path: Path) -> None:
    users: list[Values | str] = [{"Entry": n, "VendorTemplateId": 90} for n in (1, 2)]
    rows: list[Values | str] = [{"entry": 90}, {"entry": 91}]
    pack, report = _import(tmp_path, creature_template=users, npc_vendor_template=rows, npc_vendor=[{"maxcount": 9}])
    assert [(int(r["entry"]), int(r["stock"])) for r in pack.vendor_items] == [(1, 9), (2, 2)]  # one's own row stays
    told = report.tables["npc_vendor_template"]
    assert (told.taken, dict(told.rejected)) == (1, {"no creature uses its list": 1})


def test_gossip_says_its_texts_and_shows_options_by_flags_of_3_3_5(tmp_path: Path) -> None:
    text = {"text0_0": "Hello.", "prob0": 0.75, "text1_1": "Welcome.", "lang1": 7}
    pack, _ = _import(tmp_path, npc_text=[text], gossip_menu=[{}], gossip_menu_option=[{}])
    said, menu, option = pack.npc_texts[0], pack.gossip_menus[0], pack.gossip_options[0]
    assert (pack.text(said["male"][0]), pack.text(said["female"][1]), pack.text(said["female"][0])) == ("Hello.", "Welcome.", "")
    assert (said["share"][0], said["language"][1]) == (0.75, 7)
    assert (menu["menu_id"], menu["text_id"]) == (8, 70)
    assert (pack.text(option["text"]), option["kind"], option["icon"], option["action_menu"]) == ("Show me your wares.", 3, 1, -1)
    assert option["npc_flags"] == w.NPC_VENDOR  # 4 in 1.12


def test_an_object_stands_with_its_data_and_its_loot(tmp_path: Path) -> None:
    pack, _ = _import(tmp_path, gameobject=[{}, {"guid": 6, "spawntimesecs": -30}], gameobject_loot_template=[{"entry": 1}])
    chest = pack.object_templates[0]
    assert (pack.text(chest["name"]), chest["object_type"], chest["scale"], chest["flags"]) == ("Ash Chest", 3, 1.5, 4)
    assert chest["data"].tolist() == list(range(24))
    here, called = pack.object_spawns
    assert (here["spawn_id"], here["x"], here["respawn_ms"], here["waits"], here["state"]) == (5, 1.0, 180_000, 0, 1)
    assert here["rotation"].tolist() == [0.0, 0.0, 0.5, 0.866]
    assert (called["respawn_ms"], called["waits"]) == (30_000, 1)
    loot = pack.other_loot[0]
    assert (loot["kind"], loot["loot_id"], loot["item"], loot["chance_pct"]) == (w.LOOT_OBJECT, 1, 50, 25.0)


def test_a_quest_asks_gives_and_says_what_its_row_says(tmp_path: Path) -> None:
    ends: Values = {"actor": 1, "entry": 600, "role": 1}
    pack, _ = _import(tmp_path, quest_template=[{}], quest_relations=[{}, ends], extra_quest_xp=[{}])
    quest = pack.quests[0]
    assert (pack.text(quest["name"]), pack.text(quest["request_text"]), pack.text(quest["objective_text"][0])) == (
        "Ash Hides", "", "Hound slain",
    )  # fmt: skip
    assert (quest["level"], quest["level_min"], quest["race_mask"], quest["previous"], quest["zone_or_sort"]) == (5, 3, 77, -4, -22)
    assert (quest["time_ms"], quest["money_copper"], quest["xp"], quest["special_flags"]) == (600_000, 120, 450, 1)
    assert quest["required_creature"].tolist() == [1, 0, 0, 0]
    assert quest["required_object"].tolist() == [0, 600, 0, 0]
    assert quest["required_count"].tolist() == [7, 1, 0, 0]
    assert (quest["required_item"].tolist(), quest["required_item_count"].tolist()) == ([50, 0, 0, 0, 0, 0], [3, 0, 0, 0, 0, 0])
    assert (quest["choice_item"].tolist(), quest["reward_item"].tolist()) == ([50, 0, 0, 0, 0, 0], [0, 0, 0, 0])
    assert [(int(g["role"]), int(g["creature"]), int(g["object"])) for g in pack.quest_givers] == [
        (w.QUEST_STARTS, 1, 0), (w.QUEST_ENDS, 0, 600),
    ]  # fmt: skip


def test_starts_that_the_source_lacks_come_from_lore_and_are_told(tmp_path: Path) -> None:
    items: list[Values | str] = [{}, {"entry": 6948, "name": "Hearthstone"}]
    pack, report = _import(tmp_path, playercreateinfo=[{}], playercreateinfo_item=[{}], item_template=items)
    starts = {(int(s["race"]), int(s["player_class"])): s for s in pack.player_starts}
    assert (starts[1, 1]["x"], starts[1, 1]["source"]) == (90.0, 0)  # the source's own
    assert (starts[1, 2]["x"], starts[1, 2]["source"], starts[1, 2]["era"]) == (-8949.95, 1, 1)  # lore's
    assert (starts[1, 6]["map_id"], starts[1, 6]["x"]) == (0, 90.0)  # a death knight, whose own map has no creatures
    assert (2, 1) not in starts  # an orc: map 1 has no creatures
    assert pack.manifest.eras == ("vanilla", "wrath")
    assert pack.manifest.sources[1].id == "lore"
    given = {int(i["item"]): int(i["source"]) for i in pack.start_items if (i["race"], i["player_class"]) == (1, 1)}
    assert given == {50: 0, 6948: 1}
    assert any("start items of 3.3.5a are not in item_template" in note and " 38, 39" in note for note in report.notes)
    assert any(note.startswith("Death knights of 1 races") for note in report.notes)


def test_graveyards_without_places_lie_where_the_client_has_them(tmp_path: Path) -> None:
    pack, _ = _import(tmp_path, game_graveyard_zone=[{"id": 4, "faction": 469}])
    row = pack.graveyards[0]
    assert (pack.text(row["name"]), row["map_id"], row["x"], row["team"], row["source"]) == (
        "Westfall, Sentinel Hill", 0, -10546.9004, 469, 1,
    )  # fmt: skip


def test_rows_in_another_order_give_the_same_pack(tmp_path: Path) -> None:
    rows: dict[str, list[Values | str]] = {
        "creature_template": [{}, {"Entry": 2, "Name": "Cinder Boar", "LootId": 2}], "creature": [{}, {"guid": 11, "id": 2}],
        "creature_loot_template": [{}, {"entry": 2}, {"entry": 2, "item": 51}], "item_template": [{}, {"entry": 51, "name": "Tusk"}],
        "quest_template": [{}, {"entry": 10, "Title": "Tusks"}],
    }  # fmt: skip
    first, _ = import_world(dump(tmp_path / "tiny.sql", BASE | rows))
    second, _ = import_world(dump(tmp_path / "tiny.sql", {table: list(reversed(more)) for table, more in (BASE | rows).items()}))
    assert first.manifest.content_hash == second.manifest.content_hash
