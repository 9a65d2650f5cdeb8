# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures of druids' spells against tooltips and simulators of 3.3.5 / 3.4."""

from __future__ import annotations

import pytest

from warhost.lore.spells import enums as en
from warhost.lore.spells import flags, traits
from warhost.lore.spells.table import load, records

TABLE = load()
RECORDS = {record.id: record for record in records(en.CLASS_DRUID)}
REBIRTH = {20484: (400, 700), 20739: (750, 1200), 20742: (1100, 1700), 20747: (1600, 2200), 20748: (2200, 2800)}
"""Health and mana that the raised wakes with (tooltips of Classic Era)."""
REAGENTS = {
    20484: 17034,
    20739: 17035,
    20742: 17036,
    20747: 17037,
    20748: 17038,
    26994: 22147,
    48477: 44614,
    21849: 17021,
    21850: 17026,
    26991: 22148,
    48470: 44605,
}
"""Seeds and herbs by rank of Rebirth and Gift of the Wild (ZOMGBuffs for client 3.3.5)."""
FIGURES = (
    (5176, "base_points", 0, 16),  # Wrath: 17 to 19 (WowClassicGrindBot, SpellCalc)
    (5176, "die_sides", 0, 3),
    (48461, "cast_ms", None, 2000),
    (48465, "spell_power_coefficient", 0, 1.0),  # Starfire
    (48463, "base_points", 1, 200),  # Moonfire, a tick
    (48441, "base_points", 0, 338),  # Rejuvenation, a tick
    (48378, "spell_power_coefficient", 0, 1.61),  # Healing Touch
    (48572, "base_points", 0, 666),  # Shred: "225% damage plus 666" (Hekili's tooltip)
    (48572, "weapon_percent", 0, 2.25),
    (48579, "base_points", 0, 1771),  # Ravage: "385% damage plus 1771"
    (48577, "points_per_combo", 0, 290.0),  # Ferocious Bite (wowsims ferocious_bite.go)
    (48577, "combo_power_low", 0, 0.07),
    (49800, "points_per_combo", 0, 93.0),  # Rip (wowsims rip.go)
    (48568, "base_points", 1, 64),  # Lacerate, a tick (wowsims lacerate.go: 320 / 5)
    (48480, "base_points", 0, 578),  # Maul
    (50213, "base_points", 0, 80),  # Tiger's Fury (wowsims tigers_fury.go)
    (53307, "base_points", 0, 73),  # Thorns
    (1126, "base_points", 0, 25),  # Mark of the Wild (tooltip: armor by 25)
    (48469, "base_points", 1, 37),
    (48560, "base_points", 0, -408),  # Demoralizing Roar: -411 at level 80 (TankSpot)
    (33786, "diminishing", None, en.DIMINISHING_CYCLONE),
    (770, "player_limit_ms", None, 40_000),
    (18658, "duration_ms", None, 40_000),  # Hibernate
    (768, "cost_pct_base", None, 35),
    (20484, "cooldown_ms", None, 600_000),
    (22568, "value_multiplier", 0, 1.0),  # Ferocious Bite, damage for each point of energy (Classic Era's tooltips)
    (22827, "value_multiplier", 0, 1.5),
    (22828, "value_multiplier", 0, 2.0),
    (22829, "value_multiplier", 0, 2.5),
    (31018, "value_multiplier", 0, 2.7),
    (5421, "base_points", 1, 50),  # Aquatic Form: swims half as fast again
)


@pytest.mark.parametrize(("spell_id", "column", "effect", "value"), FIGURES)
def test_figures_are_those_of_the_sources(spell_id: int, column: str, effect: int | None, value: float) -> None:
    found = TABLE.get(spell_id)[column]
    assert (found if effect is None else found[effect]) == value


def test_the_first_mark_gives_armour_alone_and_the_fourth_everything() -> None:
    assert TABLE.get(1126)["aura"].tolist() == [22, 0, 0]
    assert TABLE.get(5234)["aura"].tolist() == [22, 29, 143]


def test_bear_and_dire_bear_are_ranks_of_one_spell() -> None:
    assert TABLE.best_rank(5487, 39) == 5487
    assert TABLE.best_rank(5487, 40) == 9634
    assert [int(TABLE.get(spell)["misc"][0]) for spell in (5487, 9634, 768, 783, 1066)] == [5, 8, 1, 3, 4]


def test_what_cats_and_bears_do_asks_for_their_form() -> None:
    bear, cat = 1 << 4 | 1 << 7, 1
    assert {int(TABLE.get(spell)["stances"]) for spell in (6807, 779, 33745, 5211, 99, 6795, 5229, 22842)} == {bear}
    assert {int(TABLE.get(spell)["stances"]) for spell in (1082, 1822, 5221, 1079, 22568, 22570, 6785, 9005, 5217, 1850, 52610)} == {cat}
    assert int(TABLE.get(16857)["stances"]) == bear | cat


def test_finishing_moves_and_stealth_say_so() -> None:
    for spell in (1079, 22568, 22570, 52610):
        assert int(TABLE.get(spell)["attributes"]) & flags.NEEDS_COMBO_POINTS
    for spell in (6785, 9005):
        assert int(TABLE.get(spell)["attributes"]) & flags.NEEDS_STEALTH
    for spell in (5217, 1850, 5229):
        assert int(TABLE.get(spell)["traits"]) & traits.FORM_BOUND


@pytest.mark.parametrize(("level", "count"), [(1, 3), (10, 14), (20, 36), (40, 71), (80, 100)])
def test_a_druid_learns_more_as_he_grows(level: int, count: int) -> None:
    own = [spell for spell in TABLE.known_at(en.CLASS_DRUID, level) if TABLE.get(spell)["class_id"] == en.CLASS_DRUID]
    assert len(own) >= count


@pytest.mark.parametrize("spell_id", REBIRTH)
def test_rebirth_gives_back_its_ranks_health_and_mana(spell_id: int) -> None:
    row = TABLE.get(spell_id)
    assert (int(row["base_points"][0]), int(row["misc"][0])) == REBIRTH[spell_id]
    assert RECORDS[spell_id].of("effect0").source == "vanilla"


@pytest.mark.parametrize("spell_id", REAGENTS)
def test_seeds_and_herbs_are_used_up_one_by_one(spell_id: int) -> None:
    row = TABLE.get(spell_id)
    assert (int(row["reagent"]), int(row["reagent_count"])) == (REAGENTS[spell_id], 1)
    assert RECORDS[spell_id].of("reagents").source == "zomgbuffs"


def test_armour_of_bears_comes_from_addons_and_simulators_of_3_3_5() -> None:
    assert [int(TABLE.get(spell)["base_points"][1]) for spell in (1178, 9635)] == [180, 370]
    assert [RECORDS[spell].of("value1").source for spell in (1178, 9635)] == ["statlogic", "wowsims"]


@pytest.mark.parametrize(("spell_id", "source"), [(1126, "vanilla"), (5234, "vanilla"), (8907, "bcc-effects"), (48469, "wowsims")])
def test_each_mark_names_the_source_of_its_armour(spell_id: int, source: str) -> None:
    assert RECORDS[spell_id].of("value0").source == source
