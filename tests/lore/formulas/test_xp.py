# SPDX-License-Identifier: GPL-2.0-or-later
"""Experience against literal figures: those of AzerothCore's own unit tests, and others worked out by hand from its formulas.

A kill is worth (5 × level + 45, in Outland 235, in Northrend 580) as it is, 5 % more for each of up to four levels above, and less for each
level below until nothing is left over the zero difference.
"""

import pytest

from tests.lore.formulas.sources import sourced
from warhost.lore.formulas import xp

# level, highest level that is worth nothing
GREY = (
    ("Formulas.h:46", 1, 0), ("FormulasTest.cpp:39", 5, 0), ("FormulasTest.cpp:40", 6, 1), ("Formulas.h:48", 10, 4),
    ("Formulas.h:48", 20, 13), ("Formulas.h:48", 30, 22), ("FormulasTest.cpp:41", 39, 31), ("FormulasTest.cpp:42", 40, 31),
    ("Formulas.h:50", 50, 39), ("FormulasTest.cpp:43", 59, 47), ("FormulasTest.cpp:44", 60, 51), ("Formulas.h:52", 70, 61),
    ("FormulasTest.cpp:45", 80, 71),
)  # fmt: skip
# level, levels below over which a kill's worth falls to nothing
ZERO = (
    ("FormulasTest.cpp:64", 1, 5), ("FormulasTest.cpp:65", 7, 5), ("FormulasTest.cpp:66", 8, 6), ("FormulasTest.cpp:67", 9, 6),
    ("FormulasTest.cpp:68", 10, 7), ("FormulasTest.cpp:70", 12, 8), ("FormulasTest.cpp:72", 16, 9), ("FormulasTest.cpp:74", 20, 11),
    ("FormulasTest.cpp:76", 30, 12), ("FormulasTest.cpp:78", 40, 13), ("FormulasTest.cpp:80", 45, 14), ("FormulasTest.cpp:82", 50, 15),
    ("FormulasTest.cpp:84", 55, 16), ("FormulasTest.cpp:86", 60, 17), ("FormulasTest.cpp:87", 80, 17),
)  # fmt: skip
# level, creature's level, content (0 Azeroth, 1 Outland, 2 Northrend), experience
BASE = (
    ("FormulasTest.cpp:92", 60, 40, 0, 0),
    ("FormulasTest.cpp:93", 60, 60, 0, 345),
    ("FormulasTest.cpp:94", 50, 60, 0, 354),
    ("FormulasTest.cpp:95", 65, 66, 1, 588),
    ("FormulasTest.cpp:96", 79, 78, 2, 917),
    ("Formulas.cpp:52", 1, 1, 0, 50),
    ("Formulas.cpp:52", 1, 3, 0, 55),
    ("Formulas.cpp:52", 5, 5, 0, 70),
    ("Formulas.cpp:52", 10, 14, 0, 114),  # 95 × 1.2
    ("Formulas.cpp:52", 10, 15, 0, 114),  # no more than four levels count
    ("Formulas.cpp:60", 10, 8, 0, 67),  # 95 × 5 / 7
    ("Formulas.cpp:60", 20, 14, 0, 65),  # 145 × 5 / 11
    ("Formulas.cpp:60", 60, 55, 0, 243),  # 345 × 12 / 17
    ("Formulas.cpp:63", 20, 13, 0, 0),
    ("Formulas.cpp:35", 60, 60, 1, 535),
    ("Formulas.cpp:35", 70, 72, 1, 644),  # 585 × 1.1 = 643.5
    ("Formulas.cpp:38", 70, 70, 2, 930),
    ("Formulas.cpp:38", 80, 80, 2, 980),
    ("Formulas.cpp:38", 80, 76, 2, 749),  # 980 × 13 / 17
    ("Formulas.cpp:63", 80, 71, 2, 0),
)
# level, creature's level, 0 grey to 4 red
COLOUR = (
    ("FormulasTest.cpp:50", 60, 80, 4), ("FormulasTest.cpp:51", 60, 65, 4), ("FormulasTest.cpp:52", 60, 64, 3),
    ("FormulasTest.cpp:53", 60, 63, 3), ("FormulasTest.cpp:54", 60, 62, 2), ("FormulasTest.cpp:55", 60, 58, 2),
    ("FormulasTest.cpp:56", 60, 57, 1), ("FormulasTest.cpp:57", 60, 52, 1), ("FormulasTest.cpp:58", 60, 51, 0),
    ("FormulasTest.cpp:59", 60, 1, 0), ("Formulas.h:69", 10, 5, 1), ("Formulas.h:71", 10, 4, 0), ("Formulas.h:71", 80, 71, 0),
    ("Formulas.h:69", 80, 72, 1),
)  # fmt: skip
# level, creature's level, content, elite, in a dungeon, experience
KILL = (
    ("Formulas.cpp:32", 1, 1, 0, False, False, 50),
    ("Formulas.cpp:90", 1, 1, 0, True, False, 100),
    ("Formulas.cpp:88", 1, 1, 0, True, True, 137),
    ("Formulas.cpp:90", 10, 8, 0, True, False, 134),
    ("Formulas.cpp:88", 10, 8, 0, True, True, 184),
    ("Formulas.cpp:63", 20, 13, 0, True, True, 0),
    ("Formulas.cpp:90", 60, 60, 0, True, False, 690),
    ("Formulas.cpp:88", 60, 60, 1, True, True, 1471),
    ("Formulas.cpp:38", 80, 80, 2, False, True, 980),
    ("Formulas.cpp:88", 80, 80, 2, True, True, 2695),
)
# members near by, a raid, factor
RATE = (
    ("Formulas.h:130", 0, False, 1.0), ("Formulas.h:130", 1, False, 1.0), ("Formulas.h:130", 2, False, 1.0),
    ("Formulas.h:133", 3, False, 1.166), ("Formulas.h:136", 4, False, 1.3), ("Formulas.h:140", 5, False, 1.4),
    ("Formulas.h:140", 6, False, 1.4), ("Formulas.h:121", 5, True, 1.0), ("Formulas.h:121", 40, True, 1.0),
)  # fmt: skip
# the kill's worth, member's level, levels of all, factor, the highest is not grey to it, experience
SHARE = (
    ("KillRewarder.cpp:156", 100, 10, 20, 1.0, True, 50), ("KillRewarder.cpp:156", 100, 10, 30, 1.166, True, 38),
    ("KillRewarder.cpp:156", 100, 20, 30, 1.166, True, 77), ("KillRewarder.cpp:156", 345, 60, 300, 1.4, True, 96),
    ("KillRewarder.cpp:156", 345, 60, 240, 1.3, True, 112), ("KillRewarder.cpp:156", 1, 1, 5, 1.4, True, 0),
    ("KillRewarder.cpp:157", 100, 10, 20, 1.0, False, 26), ("KillRewarder.cpp:157", 100, 10, 30, 1.166, False, 20),
    ("KillRewarder.cpp:157", 345, 60, 300, 1.4, False, 49), ("KillRewarder.cpp:157", 1, 1, 5, 1.4, False, 1),
)  # fmt: skip
# Source Player.cpp:GetXPRestBonus: the kill's worth, rest left, what comes on top
REST = ((100, 0, 0), (100, 50, 50), (100, 101, 100), (0, 50, 0), (345, 10_000, 345), (690, 345, 345), (980, 1, 1))


@pytest.mark.parametrize(("level", "grey"), sourced(GREY))
def test_the_grey_level_follows_the_players(level: int, grey: int) -> None:
    assert xp.grey_level(level) == grey


@pytest.mark.parametrize(("level", "difference"), sourced(ZERO))
def test_the_zero_difference_grows_with_level(level: int, difference: int) -> None:
    assert xp.zero_difference(level) == difference


@pytest.mark.parametrize(("level", "creature", "content", "gain"), sourced(BASE))
def test_a_kill_is_worth_its_levels(level: int, creature: int, content: int, gain: int) -> None:
    assert xp.base_gain(level, creature, content) == gain


@pytest.mark.parametrize(("level", "creature", "content", "elite", "dungeon", "gain"), sourced(KILL))
def test_elites_are_worth_more(level: int, creature: int, content: int, elite: bool, dungeon: bool, gain: int) -> None:
    assert xp.kill_gain(level, creature, content, elite, dungeon) == gain


@pytest.mark.parametrize(("level", "creature", "colour"), sourced(COLOUR))
def test_a_creature_looks_as_hard_as_it_is(level: int, creature: int, colour: int) -> None:
    assert xp.colour(level, creature) == colour


@pytest.mark.parametrize(("count", "raid", "rate"), sourced(RATE))
def test_groups_get_a_bonus_and_raids_none(count: int, raid: bool, rate: float) -> None:
    assert xp.group_rate(count, raid) == rate


@pytest.mark.parametrize(("gain", "level", "levels", "rate", "full", "part"), sourced(SHARE))
def test_members_share_by_level(gain: int, level: int, levels: int, rate: float, full: bool, part: int) -> None:
    assert xp.group_share(gain, level, levels, rate, full) == part


@pytest.mark.parametrize(("gain", "rest", "bonus"), REST)
def test_rest_doubles_until_it_is_used_up(gain: int, rest: int, bonus: int) -> None:
    assert xp.rested_bonus(gain, rest) == bonus
