# SPDX-License-Identifier: GPL-2.0-or-later
"""Rage from swings and from harm, against literal figures.

Above level 70 only AzerothCore, TrinityCore and the simulator say what a hit is worth (453.3 at 80); the most that a swing gives
is in the simulator and in AzerothCore's pull request 19377. AzerothCore trebles what harm gives under Berserker Rage
(Unit.cpp:RewardRage, commits 0002bf3 and 3c9dc6e), where TrinityCore doubles it and MaNGOS gives 30 % more: AzerothCore's figure counts.
"""

import pytest

from tests.lore.formulas.sources import sourced
from warhost.lore.formulas import rage

# level, damage that fills as much rage as the level's own blows
CONVERSION = (
    ("PlayerRegen.cpp:98", 1, 7.5),
    ("PlayerRegen.cpp:98", 10, 37.4324),
    ("PlayerRegen.cpp:98", 20, 72.4216),
    ("PlayerRegen.cpp:98", 30, 109.2329),
    ("PlayerRegen.cpp:98", 40, 147.8665),
    ("PlayerRegen.cpp:98", 50, 188.3222),
    ("PlayerRegen.cpp:98", 60, 230.6),
    ("PlayerRegen.cpp:98", 70, 274.7),
    ("TrinityCore Unit.cpp:13449", 71, 292.4802),  # 279.2102 and 13.27 for one level above 70
    ("rage.go:8", 80, 453.3222),
)
# damage, level, weapon's speed, off hand, crit, tenths of rage
DEALT = (
    ("PlayerRegen.cpp:102", 30, 10, 2600, False, False, 75),  # (30 / 37.4324 × 7.5 + 9) / 2 = 7.5054
    ("PlayerRegen.cpp:102", 30, 10, 2600, False, True, 120),  # (6.0108 + 18) / 2 = 12.0054
    ("PlayerRegen.cpp:102", 100, 30, 3300, False, False, 89),  # (6.8661 + 11) / 2
    ("PlayerRegen.cpp:102", 250, 60, 3600, False, False, 100),  # (8.1310 + 12) / 2
    ("PlayerRegen.cpp:102", 250, 60, 3600, False, True, 160),  # (8.1310 + 24) / 2
    ("PlayerRegen.cpp:102", 800, 70, 3500, False, False, 169),  # (21.8420 + 12) / 2
    ("PlayerRegen.cpp:102", 60, 60, 2600, True, False, 29),  # (1.9514 + 4) / 2
    ("rage.go:68", 1500, 80, 3600, False, False, 184),  # (24.8168 + 12) / 2
    ("rage.go:68", 3000, 80, 3600, False, True, 368),  # (49.6336 + 24) / 2
    ("rage.go:68", 200, 80, 1500, False, False, 41),  # (3.3089 + 5) / 2
    ("rage.go:68", 60, 60, 2600, True, True, 39),  # twice 1.9514, less than (1.9514 + 8) / 2
    ("rage.go:68", 0, 20, 3600, False, True, 0),
    ("rage.go:68", 5, 20, 3600, False, False, 10),  # twice 0.5178
    ("RageTest.cpp:30", 1000, 80, 2000, False, False, 117),  # (16.5445 + 7) / 2
)
# damage, level, under Berserker Rage, tenths of rage
TAKEN = (
    ("PlayerRegen.cpp:109", 5, 1, False, 16),
    ("PlayerRegen.cpp:109", 20, 10, False, 13),
    ("PlayerRegen.cpp:109", 100, 30, False, 22),
    ("PlayerRegen.cpp:109", 300, 60, False, 32),
    ("PlayerRegen.cpp:109", 1000, 70, False, 91),
    ("rage.go:78", 5000, 80, False, 275),
    ("rage.go:78", 20000, 80, False, 1102),
)
BERSERK = ((20, 10, 40), (100, 30, 68), (300, 60, 97), (1000, 70, 273), (5000, 80, 827))
# weapon's speed, off hand, crit, points
FACTOR = (
    ("RageTest.cpp:36", 2000, False, False, 7),
    ("Unit.cpp:880", 2600, False, False, 9),
    ("Unit.cpp:880", 3600, False, False, 12),
    ("rage.go:51", 1800, False, False, 6),
    ("rage.go:54", 1500, True, False, 2),
    ("rage.go:54", 2600, True, False, 4),
    ("Unit.cpp:881", 2000, False, True, 14),
    ("Unit.cpp:881", 2600, False, True, 18),
    ("Unit.cpp:881", 3600, False, True, 24),  # 12.6 is cut before it doubles
    ("Unit.cpp:881", 1500, True, True, 4),
    ("Unit.cpp:881", 2600, True, True, 8),
)


@pytest.mark.parametrize(("level", "damage"), sourced(CONVERSION))
def test_rage_is_reckoned_against_the_levels_damage(level: int, damage: float) -> None:
    assert rage.rage_conversion(level) == pytest.approx(damage, abs=1e-3)


@pytest.mark.parametrize(("damage", "level", "speed", "off", "crit", "tenths"), sourced(DEALT))
def test_a_swing_gives_rage(damage: int, level: int, speed: int, off: bool, crit: bool, tenths: int) -> None:
    assert rage.rage_from_dealt(damage, level, speed, off, crit) == tenths


@pytest.mark.parametrize(("damage", "level", "berserk", "tenths"), sourced(TAKEN))
def test_harm_gives_rage(damage: int, level: int, berserk: bool, tenths: int) -> None:
    assert rage.rage_from_taken(damage, level, berserk) == tenths


@pytest.mark.parametrize(("damage", "level", "tenths"), BERSERK)
def test_berserker_rage_trebles_what_harm_gives(damage: int, level: int, tenths: int) -> None:
    assert rage.rage_from_taken(damage, level, True) == tenths


@pytest.mark.parametrize(("speed", "off", "crit", "factor"), sourced(FACTOR))
def test_slow_weapons_give_more_a_swing(speed: int, off: bool, crit: bool, factor: int) -> None:
    assert rage.hit_factor(speed, off, crit) == factor
