# SPDX-License-Identifier: GPL-2.0-or-later
"""Regeneration equals a transcription of AzerothCore's Player.cpp, Creature.cpp and StatSystem.cpp:UpdateManaRegen."""

import pytest

from warhost.lore.formulas import regeneration as regen

# Source StatSystem.cpp:UpdateManaRegen: intellect, spirit, gtRegenMPPerSpt, mana a second
SPIRIT_MANA = (
    (20, 20, 0.062937, 5.629256), (100, 80, 0.02, 16.0), (181, 174, 0.003345, 7.830413), (500, 400, 0.003345, 29.91859),
    (1500, 900, 0.003345, 116.596164),
    (0, 100, 0.01, 0.0), (50, 0, 0.02, 0.0), (25, 30, 0.05, 7.5), (64, 10, 0.03, 2.4), (400, 100, 0.005, 10.0),
)  # fmt: skip
# Source Player.cpp:OCTRegenHPPerSpirit: spirit, gtOCTRegenHP, gtRegenHPPerSpt
SPIRIT_HEALTH = (
    (20, 0.394737, 1.5, 7.89474), (50, 0.394737, 1.5, 19.73685), (60, 0.394737, 1.5, 34.73685), (59, 0.121951, 0.5, 10.59755),
    (174, 0.121951, 0.125, 21.59755),
    (0, 1.0, 1.0, 0.0), (10, 0.357143, 0.1, 3.57143), (51, 0.3, 0.4, 15.4), (100, 0.138889, 0.2, 16.94445), (200, 0.2, 0.1, 25.0),
)  # fmt: skip
# Source Player.cpp:Regenerate: level, factor
NEWCOMER = ((1, 2.0), (2, 1.934), (3, 1.868), (5, 1.736), (8, 1.538), (10, 1.406), (12, 1.274), (14, 1.142), (15, 1.0), (80, 1.0))
# Source Player.cpp:Regenerate, StatSystem.cpp: from spirit, mp5, casting, while casting %, level
MANA = (
    (10.0, 0.0, False, 0.0, 20, 10.0), (10.0, 0.0, True, 0.0, 20, 0.0), (10.0, 0.0, True, 30.0, 20, 3.0),
    (10.0, 0.0, True, 50.0, 80, 5.0), (10.0, 25.0, True, 0.0, 80, 5.0),
    (10.0, 25.0, False, 0.0, 80, 15.0), (10.0, 0.0, False, 0.0, 1, 20.0), (10.0, 0.0, True, 150.0, 20, 10.0),
    (0.0, 42.0, False, 0.0, 15, 8.4), (5.0, 10.0, False, 0.0, 10, 9.842),
)  # fmt: skip
# Source Player.cpp:RegenerateHealth: from spirit, level, in combat, % in combat, sitting, food per 5 s
HEALTH = (
    (8.0, 1, False, 0.0, False, 0.0, 16), (8.0, 1, True, 0.0, False, 0.0, 0), (8.0, 20, False, 0.0, False, 0.0, 8),
    (8.0, 20, False, 0.0, True, 0.0, 10),
    (8.0, 20, True, 10.0, False, 0.0, 0), (80.0, 20, True, 10.0, False, 0.0, 8), (8.0, 20, False, 0.0, False, 17.0, 14),
    (8.0, 20, False, 0.0, True, 17.0, 17),
    (0.0, 80, False, 0.0, True, 358.0, 143), (0.0, 80, True, 0.0, True, 358.0, 0),
)  # fmt: skip
THIRDS = ((42, 14), (55, 18), (100, 33), (101, 33), (102, 34), (3, 1), (2, 0), (3052, 1017), (12600, 4200), (1_000_000, 333_333))


@pytest.mark.parametrize(("intellect", "spirit", "ratio", "mana"), SPIRIT_MANA)
def test_mana_comes_from_spirit_and_the_root_of_intellect(intellect: float, spirit: float, ratio: float, mana: float) -> None:
    assert regen.spirit_mana_per_s(intellect, spirit, ratio) == pytest.approx(mana, abs=1e-5)


@pytest.mark.parametrize(("spirit", "first", "more", "health"), SPIRIT_HEALTH)
def test_the_first_fifty_points_of_spirit_count_apart(spirit: float, first: float, more: float, health: float) -> None:
    assert regen.spirit_health_per_2s(spirit, first, more) == pytest.approx(health, abs=1e-5)


@pytest.mark.parametrize(("level", "factor"), NEWCOMER)
def test_newcomers_regenerate_faster(level: int, factor: float) -> None:
    assert regen.newcomer_factor(level) == pytest.approx(factor)


@pytest.mark.parametrize(("spirit", "mp5", "casting", "percent", "level", "mana"), MANA)
def test_casting_stops_spirit_but_not_mp5(spirit: float, mp5: float, casting: bool, percent: float, level: int, mana: float) -> None:
    assert regen.mana_per_s(spirit, mp5, casting, percent, level) == pytest.approx(mana)


@pytest.mark.parametrize(("spirit", "level", "fighting", "percent", "sitting", "food", "health"), HEALTH)
def test_health_comes_back_out_of_combat(
    spirit: float, level: int, fighting: bool, percent: float, sitting: bool, food: float, health: int
) -> None:
    assert regen.health_per_2s(spirit, level, fighting, percent, sitting, food) == health


@pytest.mark.parametrize(("most", "third"), THIRDS)
def test_sheep_and_evading_creatures_heal_a_third(most: int, third: int) -> None:
    assert regen.polymorphed_health_per_2s(most) == third
    assert regen.creature_health_per_2s(most) == third
    assert regen.creature_mana_per_2s(most, False, 0.0) == third


@pytest.mark.parametrize(
    ("spirit", "mana"),
    [(0.0, 17), (5.0, 18), (10.0, 19), (20.0, 21), (24.9, 21), (25.0, 22), (50.0, 27), (100.0, 37), (200.0, 57), (1000.0, 217)],
)
def test_a_fighting_creature_gains_mana_by_spirit(spirit: float, mana: int) -> None:
    assert regen.creature_mana_per_2s(5000, True, spirit) == mana
