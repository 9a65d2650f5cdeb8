# SPDX-License-Identifier: GPL-2.0-or-later
"""Rage equals a transcription of AzerothCore's Unit.cpp:RewardRage and DealDamage.

WoWWiki, Formulas:Rage generation, lists the conversion values of levels 10 … 80 and the cap of twice the damage's worth.
"""

import pytest

from warhost.lore.formulas import rage

CONVERSION = (
    (1, 7.5),
    (10, 37.4324),
    (20, 72.4216),
    (30, 109.2329),
    (40, 147.8665),
    (50, 188.3222),
    (60, 230.6),
    (70, 274.7),
    (71, 292.4802),
    (80, 453.3222),
)
# damage, level, weapon's speed, off hand, crit, tenths of rage
DEALT = (
    (10, 1, 2000, False, False, 84), (30, 10, 2600, False, False, 75), (30, 10, 2600, False, True, 120), (100, 30, 3300, False, False, 89),
    (250, 60, 3600, False, False, 100), (250, 60, 3600, False, True, 162), (800, 70, 3500, False, False, 169),
    (1500, 80, 3600, False, False, 184),
    (3000, 80, 3600, False, True, 373), (200, 80, 1500, False, False, 41), (60, 60, 2600, True, False, 29),
    (60, 60, 2600, True, True, 39), (500, 80, 2600, True, False, 61),
    (0, 20, 3600, False, True, 0), (5, 20, 3600, False, False, 10),
)  # fmt: skip
TAKEN = (
    (5, 1, False, 16), (20, 10, False, 13), (20, 10, True, 26), (100, 30, False, 22), (300, 60, False, 32), (300, 60, True, 65),
    (1000, 70, False, 91),
    (5000, 80, False, 275), (5000, 80, True, 551), (20000, 80, False, 1102),
)  # fmt: skip
FACTOR = (
    (2000, False, False, 7), (2000, False, True, 14), (2600, False, False, 9), (2600, False, True, 18), (3600, False, False, 12),
    (3600, False, True, 25),
    (1500, True, False, 2), (1500, True, True, 5), (2600, True, False, 4), (2600, True, True, 9),
)  # fmt: skip


@pytest.mark.parametrize(("level", "damage"), CONVERSION)
def test_rage_is_reckoned_against_the_levels_damage(level: int, damage: float) -> None:
    assert rage.rage_conversion(level) == pytest.approx(damage, abs=1e-3)


@pytest.mark.parametrize(("damage", "level", "speed", "off", "crit", "tenths"), DEALT)
def test_a_landed_swing_gives_rage(damage: int, level: int, speed: int, off: bool, crit: bool, tenths: int) -> None:
    assert rage.rage_from_dealt(damage, level, speed, off, crit) == tenths


@pytest.mark.parametrize(("damage", "level", "berserk", "tenths"), TAKEN)
def test_damage_taken_gives_rage(damage: int, level: int, berserk: bool, tenths: int) -> None:
    assert rage.rage_from_taken(damage, level, berserk) == tenths


@pytest.mark.parametrize(("speed", "off", "crit", "factor"), FACTOR)
def test_slow_weapons_give_more_a_swing(speed: int, off: bool, crit: bool, factor: int) -> None:
    assert rage.hit_factor(speed, off, crit) == factor
