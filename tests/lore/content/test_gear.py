# SPDX-License-Identifier: GPL-2.0-or-later
"""Gear of a bot's level follows its rule in the shipped pack."""

import numpy as np
import pytest

from warhost.lore.content import PackError, load_pack
from warhost.lore.content.gear import STYLES, GearBook
from warhost.lore.content.words import EQUIPMENT_SLOTS

SLOT = {name: number for number, name in enumerate(EQUIPMENT_SLOTS)}


@pytest.fixture(scope="module")
def book() -> GearBook:
    return GearBook(load_pack("embers"))


def _named(book: GearBook, player_class: int, level: int, slot: str, style: int = 0) -> str:
    pack = load_pack("embers")
    entry = book.gear(player_class, level, style)[SLOT[slot]]
    return pack.text(int(pack.item_templates["name"][pack.item_templates["entry"] == entry][0])) if entry else ""


@pytest.mark.parametrize("player_class", sorted(STYLES))
def test_every_class_and_style_has_a_weapon_and_a_chest_at_every_level(book: GearBook, player_class: int) -> None:
    for style in range(len(STYLES[player_class])):
        for level in range(1, 81):
            gear = book.gear(player_class, level, style)
            assert len(gear) == 19
            assert gear[SLOT["main_hand"]]
            assert gear[SLOT["chest"]]


def test_gear_is_never_above_the_level_nor_better_than_uncommon(book: GearBook) -> None:
    items = load_pack("embers").item_templates
    for level in (1, 9, 40, 79):
        worn = items[np.isin(items["entry"], book.gear(1, level))]
        assert worn["required_level"].max() <= level
        assert worn["quality"].max() <= 2


def test_a_warrior_wears_mail_until_39_and_plate_from_40(book: GearBook) -> None:
    assert _named(book, 1, 39, "chest") == "Lantern Hauberk of the Bear"
    assert _named(book, 1, 40, "chest") == "Emberfell Breastplate of the Bear"
    assert _named(book, 1, 40, "main_hand") == "Emberfell Cleaver of Strength"
    assert _named(book, 1, 80, "off_hand", style=1) == "Lastcoal Shield of Strength"


def test_casters_wear_cloth_and_carry_staff_and_wand(book: GearBook) -> None:
    assert _named(book, 8, 80, "chest") == "Lastcoal Robe of the Thinker"
    assert _named(book, 8, 80, "main_hand") == "Lastcoal Staff of Wisdom"
    assert _named(book, 5, 20, "ranged") == "Brandmark Wand of Wisdom"
    assert _named(book, 5, 60, "chest", style=1) == "Glasswaste Robe of the Vigil"


def test_an_unknown_style_is_refused_with_the_known_ones(book: GearBook) -> None:
    with pytest.raises(PackError, match="class 1 has no style 9: known are"):
        book.gear(1, 10, 9)
