# SPDX-License-Identifier: GPL-2.0-or-later
"""Characters wear what their class and level allow, the best of it, and the sheet adds it up once."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.worlds import HUMAN, MAGE, PRIEST, WARRIOR, item, login, rows, small_pack, small_tables, small_world, unit_of
from warhost.realm.handlers.session.equipment import sum_gear, wear_by_level
from warhost.realm.sheets import refresh_sheet
from warhost.realm.wardrobe import MAIN_HAND, RANGED, heaviest, wardrobe
from warhost.realm.world import World

STRENGTH, INTELLECT, STAMINA = 4, 5, 7


def gear(*more: np.ndarray) -> np.ndarray:
    return np.concatenate([small_tables()["item_templates"], *more])


def chest(entry: int, kind: int, level: int, **more: object) -> np.ndarray:
    return rows("item_templates", item(entry, 12, 4, kind, 5, level, **more))


def worn(items: np.ndarray, class_id: int, level: int, slot: int) -> int:
    """Return the entry that the wardrobe has for a slot, 0 for none."""
    row = int(wardrobe(items)[class_id, level, slot])
    return int(items["entry"][row]) if row >= 0 else 0


def entries(world: World, session: int) -> dict[int, int]:
    """Return what a session's character wears: entry by slot."""
    items = world.content.items if not hasattr(world.content.items, "array") else world.content.items.array
    player = int(world.state["sessions"]["player"][session])
    slots = world.state["players"]["slots"][player][:19]
    return {slot: int(items["entry"][world.state["items"]["template"][row]]) for slot, row in enumerate(slots.tolist()) if row >= 0}


def test_gear_waits_for_its_required_level() -> None:
    items = gear(chest(600, 3, 10), chest(601, 3, 20))
    assert [worn(items, WARRIOR, level, 4) for level in (9, 10, 19, 20, 39)] == [506, 600, 600, 601, 601]


def test_gear_that_asks_for_no_level_waits_for_five_below_its_item_level() -> None:
    items = gear(chest(600, 3, 0, item_level=30))
    assert [worn(items, WARRIOR, level, 4) for level in (24, 25)] == [506, 600]


def test_warriors_wear_mail_and_from_forty_on_plate() -> None:
    assert [heaviest(WARRIOR, level) for level in (1, 39, 40, 80)] == [3, 3, 4, 4]
    items = gear(chest(600, 4, 1, item_level=90), chest(601, 3, 45))
    assert [worn(items, WARRIOR, level, 4) for level in (39, 40, 80)] == [506, 600, 600]


def test_casters_wear_cloth_however_good_the_mail() -> None:
    items = gear(chest(600, 3, 5, item_level=90), chest(601, 1, 3))
    assert [worn(items, class_id, 50, 4) for class_id in (MAGE, PRIEST)] == [601, 601]


def test_of_one_item_level_the_stats_of_the_class_decide() -> None:
    strong = chest(600, 1, 10, stat_type=[STRENGTH] + [0] * 9, stat_value=[9] + [0] * 9)
    wise = chest(601, 1, 10, stat_type=[INTELLECT] + [0] * 9, stat_value=[9] + [0] * 9)
    assert worn(gear(strong, wise), MAGE, 10, 4) == 601
    same = gear(chest(605, 1, 10), chest(604, 1, 10))
    assert worn(np.sort(same, order="entry"), MAGE, 10, 4) == 604, "of equals the lower entry"


def test_what_is_for_another_class_race_trade_or_for_raiders_stays_in_the_wardrobe() -> None:
    items = gear(
        chest(600, 1, 10, class_mask=1 << 4), chest(601, 1, 10, race_mask=4), chest(602, 1, 10, required_skill=197),
        chest(603, 1, 10, quality=4), chest(604, 1, 10, quality=0),
    )  # fmt: skip
    assert worn(items, MAGE, 10, 4) == 505
    assert worn(items, PRIEST, 10, 4) == 600


def test_two_rings_are_two_different_ones() -> None:
    rings = rows("item_templates", item(700, 12, 4, 0, 11, 5), item(701, 12, 4, 0, 11, 8))
    items = gear(rings)
    assert (worn(items, MAGE, 9, 10), worn(items, MAGE, 9, 11)) == (701, 700)
    assert (worn(items, MAGE, 5, 10), worn(items, MAGE, 5, 11)) == (700, 0)


def test_casters_carry_staff_and_wand() -> None:
    items = gear()
    for class_id in (MAGE, PRIEST):
        assert (worn(items, class_id, 1, MAIN_HAND), worn(items, class_id, 1, RANGED)) == (503, 504)


@pytest.mark.kernels
def test_the_sheet_adds_up_what_is_worn_and_adds_it_once() -> None:
    stats = {"stat_type": [STRENGTH, STAMINA, 31, 48, 38] + [0] * 5, "stat_value": [5, 7, 11, 6, 20] + [0] * 5}
    world = small_world(small_pack(item_templates=gear(chest(600, 3, 10, armour=100, **stats))))
    session = login(world, HUMAN, WARRIOR, 10)
    row = unit_of(world, session)
    assert entries(world, session) == {4: 600, 15: 501, 16: 502}
    sheet = world.state["sheets"][row]
    for _ in range(2):
        assert sheet["gear_stats"].tolist() == [5, 0, 7, 0, 0]
        assert sheet["gear_armour"] == 130
        assert sheet["gear_attack_power"] == 20
        assert sheet["gear_block_value"] == 9
        assert sheet["has_shield"] == 1
        assert [sheet["ratings"][k] for k in (4, 5, 6, 7, 8)] == [0, 11, 11, 11, 0]
        assert (sheet["weapon_min"][0], sheet["weapon_max"][0], sheet["attack_ms"][0], sheet["weapon_subclass"][0]) == (3.0, 6.0, 2000, 7)
        sum_gear(world.state.kernels(), world.content, row)
        refresh_sheet(world.state.kernels(), world.content, row)


@pytest.mark.kernels
def test_a_two_hander_leaves_the_other_hand_empty() -> None:
    greatsword = rows("item_templates", item(800, 7, 2, 8, 17, 10, damage_min=20.0, damage_max=30.0, delay_ms=3400))
    world = small_world(small_pack(item_templates=gear(greatsword)))
    session = login(world, HUMAN, WARRIOR, 10)
    assert entries(world, session)[15] == 800
    assert 16 not in entries(world, session)
    assert world.state["sheets"]["has_shield"][unit_of(world, session)] == 0


def test_who_holds_nothing_has_fists() -> None:
    world = small_world()
    session = login(world, HUMAN, WARRIOR, 1)
    row = unit_of(world, session)
    world.state["players"]["slots"][int(world.state["units"]["player"][row])] = -1
    sum_gear(world.state.kernels(), world.content, row)
    sheet = world.state["sheets"][row]
    assert (sheet["weapon_min"][0], sheet["weapon_max"][0], sheet["attack_ms"].tolist()) == (1.0, 2.0, [2000, 0, 0])


@pytest.mark.kernels
@pytest.mark.parametrize("follows", [0, 1])
def test_a_bot_that_gains_a_level_is_equipped_anew_where_the_rule_says_so(follows: int) -> None:
    from warhost.realm.handlers.death.experience import give_xp

    world = small_world(small_pack(item_templates=gear(chest(600, 3, 11, armour=100))))
    world.state["rules"]["gear_follows_level"] = follows
    session = login(world, HUMAN, WARRIOR, 10)
    row = unit_of(world, session)
    before = int(world.state["sheets"]["armour"][row])
    give_xp(world.state.kernels(), world.content, row, int(world.state["players"]["next_level_xp"][0]), -1, 0)
    assert world.state["units"]["level"][row] == 11
    assert entries(world, session)[4] == (600 if follows else 506)
    assert (int(world.state["sheets"]["armour"][row]) - before >= 60) == bool(follows)


def test_dressing_again_changes_nothing_and_takes_no_rows() -> None:
    world = small_world()
    session = login(world, HUMAN, MAGE, 10)
    row = unit_of(world, session)
    before, live = entries(world, session), world.state["pools"]["live"].copy()
    wear_by_level(world.state.kernels(), world.content, row, True)
    assert entries(world, session) == before
    assert (world.state["pools"]["live"] == live).all()
