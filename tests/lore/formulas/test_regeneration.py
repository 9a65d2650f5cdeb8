# SPDX-License-Identifier: GPL-2.0-or-later
"""Health and mana that come back, against literal figures: AzerothCore's lines and rows of the client's tables.

The simulator's spirit formula is of an older expansion (mana.go); only its ticks of two seconds and its five-second rule are taken here.
"""

import pytest

from tests.lore.formulas.sources import sourced
from warhost.lore.classes.tables import tables
from warhost.lore.formulas import regeneration as regen

# class, level, intellect, spirit, mana a second: root of intellect × spirit × the row's ratio
SPIRIT_MANA = (
    ("gtRegenMPPerSpt.dbc:100", 2, 1, 20, 20, 5.629256),  # 0.062937
    ("gtRegenMPPerSpt.dbc:400", 5, 1, 22, 22, 6.494415),
    ("gtRegenMPPerSpt.dbc:700", 8, 1, 23, 22, 6.640375),
    ("gtRegenMPPerSpt.dbc:1000", 11, 1, 22, 22, 6.494415),
    ("gtRegenMPPerSpt.dbc:459", 5, 60, 150, 170, 13.741637),  # 0.0066
    ("gtRegenMPPerSpt.dbc:659", 7, 60, 80, 85, 5.017737),
    ("gtRegenMPPerSpt.dbc:279", 3, 80, 77, 79, 2.318828),  # 0.003345
    ("gtRegenMPPerSpt.dbc:479", 5, 80, 1500, 900, 116.596164),
    ("gtRegenMPPerSpt.dbc:679", 7, 80, 128, 145, 5.487431),
    ("gtRegenMPPerSpt.dbc:779", 8, 80, 181, 174, 7.830413),
    ("gtRegenMPPerSpt.dbc:879", 9, 80, 159, 166, 7.001688),
    ("gtRegenMPPerSpt.dbc:1079", 11, 80, 143, 133, 5.320051),
    ("StatSystem.cpp:953", 8, 80, 0, 100, 0.0),
    ("StatSystem.cpp:953", 8, 80, 100, 0, 0.0),
)
# class, level, spirit, health per 2 s: 50 points by gtOCTRegenHP, those beyond by gtRegenHPPerSpt, which has the same rows
SPIRIT_HEALTH = (
    ("gtOCTRegenHP.dbc:0", 1, 1, 20, 7.89474),  # 20 × 0.394737
    ("gtRegenHPPerSpt.dbc:0", 1, 1, 60, 34.73685),  # 50 × 0.394737 + 10 × 1.5
    ("gtRegenHPPerSpt.dbc:79", 1, 80, 59, 35.75),  # 50 × 0.625 + 9 × 0.5
    ("gtRegenHPPerSpt.dbc:179", 2, 80, 105, 20.0329),  # 0.263158, 0.125
    ("gtOCTRegenHP.dbc:279", 3, 80, 50, 10.0),  # 0.2
    ("gtRegenHPPerSpt.dbc:379", 4, 80, 67, 23.523811),  # 0.357143, 0.333333
    ("gtRegenHPPerSpt.dbc:479", 5, 80, 181, 15.073777),  # 0.192308, 0.041667
    ("gtRegenHPPerSpt.dbc:679", 7, 80, 145, 15.406455),  # 0.172414, 0.071429
    ("gtRegenHPPerSpt.dbc:779", 8, 80, 174, 11.264258),  # 0.121951, 0.041667
    ("gtRegenHPPerSpt.dbc:879", 9, 80, 166, 11.68303),  # 0.128205, 0.045455
    ("gtRegenHPPerSpt.dbc:1079", 11, 80, 133, 12.13195),  # 0.138889, 0.0625
)
# level, factor
NEWCOMER = (
    ("Player.cpp:1873", 1, 2.0),
    ("Player.cpp:1873", 2, 1.934),
    ("Player.cpp:1873", 5, 1.736),
    ("Player.cpp:1873", 10, 1.406),
    ("Player.cpp:1993", 14, 1.142),
    ("Player.cpp:1993", 15, 1.0),
    ("Player.cpp:1993", 80, 1.0),
)
# mana a second from spirit, mana per 5 s, casting, while casting %, level, mana a second
MANA = (
    ("StatSystem.cpp:973", 10.0, 0.0, False, 0.0, 20, 10.0),
    ("StatSystem.cpp:971", 10.0, 0.0, True, 0.0, 20, 0.0),
    ("StatSystem.cpp:971", 10.0, 0.0, True, 30.0, 20, 3.0),
    ("StatSystem.cpp:971", 10.0, 0.0, True, 50.0, 80, 5.0),
    ("StatSystem.cpp:971", 10.0, 0.0, True, 150.0, 20, 10.0),
    ("StatSystem.cpp:958", 10.0, 25.0, True, 0.0, 80, 5.0),
    ("StatSystem.cpp:958", 10.0, 25.0, False, 0.0, 80, 15.0),
    ("StatSystem.cpp:958", 0.0, 42.0, False, 0.0, 15, 8.4),
    ("Player.cpp:1873", 10.0, 0.0, False, 0.0, 1, 20.0),
    ("Player.cpp:1873", 5.0, 10.0, False, 0.0, 10, 9.842),
)
# health per 2 s from spirit, level, in combat, % in combat, sitting, food per 5 s, health per 2 s
HEALTH = (
    ("Player.cpp:1993", 8.0, 1, False, 0.0, False, 0.0, 16),
    ("Player.cpp:2003", 8.0, 20, False, 0.0, False, 0.0, 8),
    ("Player.cpp:2003", 8.0, 1, True, 0.0, False, 0.0, 0),
    ("Player.cpp:2007", 8.0, 20, False, 0.0, True, 0.0, 10),  # 10.64
    ("Player.cpp:2018", 8.0, 20, False, 0.0, False, 17.0, 14),  # 8 + 6.8
    ("Player.cpp:2018", 8.0, 20, False, 0.0, True, 17.0, 17),  # 10.64 + 6.8
    ("Player.cpp:2018", 0.0, 80, False, 0.0, True, 358.0, 143),
    ("Player.cpp:2018", 0.0, 80, True, 0.0, True, 358.0, 0),
    ("Player.cpp:2022", 8.0, 20, True, 10.0, False, 0.0, 0),
    ("Player.cpp:2022", 80.0, 20, True, 10.0, False, 0.0, 8),
)
POLYMORPHED = (("Player.cpp:1999", 42, 14), ("Player.cpp:1999", 101, 33), ("Player.cpp:1999", 3052, 1017), ("Player.cpp:1999", 2, 0))
# Source Creature.cpp:RegenerateHealth, Regenerate
THIRDS = ((42, 14), (55, 18), (100, 33), (102, 34), (2, 0), (12600, 4200), (1_000_000, 333_333))
FIGHTING_CREATURE = ((0.0, 17), (5.0, 18), (10.0, 19), (20.0, 21), (24.9, 21), (25.0, 22), (50.0, 27), (100.0, 37), (1000.0, 217))


@pytest.mark.parametrize(("class_id", "level", "intellect", "spirit", "mana"), sourced(SPIRIT_MANA))
def test_mana_comes_from_spirit_and_the_root_of_intellect(class_id: int, level: int, intellect: float, spirit: float, mana: float) -> None:
    ratio = tables().mana_per_spirit[class_id, level]
    assert regen.spirit_mana_per_s(float(intellect), float(spirit), ratio) == pytest.approx(mana, abs=1e-4)


@pytest.mark.parametrize(("class_id", "level", "spirit", "health"), sourced(SPIRIT_HEALTH))
def test_the_first_fifty_points_of_spirit_count_apart(class_id: int, level: int, spirit: float, health: float) -> None:
    first, more = tables().health_per_spirit[class_id, level], tables().health_per_more_spirit[class_id, level]
    assert regen.spirit_health_per_2s(float(spirit), first, more) == pytest.approx(health, abs=1e-4)


@pytest.mark.parametrize(("level", "factor"), sourced(NEWCOMER))
def test_newcomers_regenerate_faster(level: int, factor: float) -> None:
    assert regen.newcomer_factor(level) == pytest.approx(factor)


@pytest.mark.parametrize(("spirit", "mp5", "casting", "percent", "level", "mana"), sourced(MANA))
def test_casting_stops_spirit_but_not_mp5(spirit: float, mp5: float, casting: bool, percent: float, level: int, mana: float) -> None:
    assert regen.mana_per_s(spirit, mp5, casting, percent, level) == pytest.approx(mana)


def test_casting_counts_for_five_seconds_and_a_tick_is_two_seconds() -> None:
    assert (regen.FIVE_SECOND_RULE_MS, regen.HEALTH_EVERY_MS) == (5000, 2000)  # mana.go:188 and 182


@pytest.mark.parametrize(("spirit", "level", "fighting", "percent", "sitting", "food", "health"), sourced(HEALTH))
def test_health_comes_back_out_of_combat(
    spirit: float, level: int, fighting: bool, percent: float, sitting: bool, food: float, health: int
) -> None:
    assert regen.health_per_2s(spirit, level, fighting, percent, sitting, food) == health


@pytest.mark.parametrize(("most", "third"), sourced(POLYMORPHED))
def test_sheep_heal_a_third(most: int, third: int) -> None:
    assert regen.polymorphed_health_per_2s(most) == third


@pytest.mark.parametrize(("most", "third"), THIRDS)
def test_so_do_evading_creatures(most: int, third: int) -> None:
    assert regen.creature_health_per_2s(most) == third
    assert regen.creature_mana_per_2s(most, False, 0.0) == third


@pytest.mark.parametrize(("spirit", "mana"), FIGHTING_CREATURE)
def test_a_fighting_creature_gains_mana_by_spirit(spirit: float, mana: int) -> None:
    assert regen.creature_mana_per_2s(5000, True, spirit) == mana
