# SPDX-License-Identifier: GPL-2.0-or-later
"""Experience equals what a transcription of AzerothCore's Formulas.h and Formulas.cpp (commit 03f0ad2) gives."""

import pytest

from warhost.lore.formulas import xp

# Source Formulas.h:GetGrayLevel
GREY = ((1, 0), (5, 0), (6, 1), (10, 4), (20, 13), (30, 22), (39, 31), (40, 31), (50, 39), (59, 47), (60, 51), (70, 61), (80, 71))
# Source Formulas.h:GetZeroDifference
ZERO = (
    (1, 5),
    (7, 5),
    (8, 6),
    (9, 6),
    (10, 7),
    (12, 8),
    (16, 9),
    (20, 11),
    (30, 12),
    (40, 13),
    (45, 14),
    (50, 15),
    (55, 16),
    (60, 17),
    (80, 17),
)
# Source Formulas.cpp:BaseGain: player level, creature level, content, experience
BASE = (
    (1, 1, 0, 50), (1, 3, 0, 55), (5, 5, 0, 70), (10, 8, 0, 67), (10, 14, 0, 114), (10, 15, 0, 114), (20, 13, 0, 0), (20, 14, 0, 65),
    (60, 60, 0, 345), (60, 55, 0, 243), (60, 60, 1, 535), (70, 72, 1, 644), (70, 70, 2, 930), (80, 80, 2, 980), (80, 76, 2, 749),
    (80, 71, 2, 0),
)  # fmt: skip
# Source Formulas.h:GetColorCode
COLOUR = (
    (10, 15, 4), (10, 14, 3), (10, 13, 3), (10, 12, 2), (10, 8, 2), (10, 7, 1), (10, 5, 1), (10, 4, 0), (60, 52, 1), (60, 51, 0),
    (80, 71, 0), (80, 72, 1),
)  # fmt: skip
# Source Formulas.cpp:Gain: level, creature, content, elite, dungeon
KILL = (
    (1, 1, 0, False, False, 50), (1, 1, 0, True, False, 100), (1, 1, 0, True, True, 137), (10, 8, 0, True, False, 134),
    (10, 8, 0, True, True, 184),
    (20, 13, 0, True, True, 0), (60, 60, 0, True, False, 690), (60, 60, 1, True, True, 1471), (80, 80, 2, False, True, 980),
    (80, 80, 2, True, True, 2695),
)  # fmt: skip
# Source Formulas.h:xp_in_group_rate
RATE = (
    (0, False, 1.0),
    (1, False, 1.0),
    (2, False, 1.0),
    (3, False, 1.166),
    (4, False, 1.3),
    (5, False, 1.4),
    (6, False, 1.4),
    (5, True, 1.0),
    (10, True, 1.0),
    (40, True, 1.0),
)
# Source KillRewarder.cpp:_RewardXP: gain, level, sum of levels, rate, full
SHARE = (
    (100, 10, 20, 1.0, True, 50), (100, 10, 30, 1.166, True, 38), (100, 20, 30, 1.166, True, 77), (345, 60, 300, 1.4, True, 96),
    (345, 60, 240, 1.3, True, 112),
    (100, 10, 20, 1.0, False, 26), (100, 10, 30, 1.166, False, 20), (345, 60, 300, 1.4, False, 49), (1, 1, 5, 1.4, True, 0),
    (1, 1, 5, 1.4, False, 1),
)  # fmt: skip
# Source Player.cpp:GetXPRestBonus
REST = (
    (100, 0, 0),
    (100, 50, 50),
    (100, 100, 100),
    (100, 101, 100),
    (0, 50, 0),
    (1, 1, 1),
    (345, 10_000, 345),
    (690, 345, 345),
    (980, 1, 1),
    (50, 49, 49),
)


@pytest.mark.parametrize(("level", "grey"), GREY)
def test_the_grey_level_follows_the_players(level: int, grey: int) -> None:
    assert xp.grey_level(level) == grey


@pytest.mark.parametrize(("level", "difference"), ZERO)
def test_the_zero_difference_grows_with_level(level: int, difference: int) -> None:
    assert xp.zero_difference(level) == difference


@pytest.mark.parametrize(("level", "creature", "content", "gain"), BASE)
def test_a_kill_is_worth_its_levels(level: int, creature: int, content: int, gain: int) -> None:
    assert xp.base_gain(level, creature, content) == gain


@pytest.mark.parametrize(("level", "creature", "content", "elite", "dungeon", "gain"), KILL)
def test_elites_are_worth_more(level: int, creature: int, content: int, elite: bool, dungeon: bool, gain: int) -> None:
    assert xp.kill_gain(level, creature, content, elite, dungeon) == gain


@pytest.mark.parametrize(("level", "creature", "colour"), COLOUR)
def test_a_creature_looks_as_hard_as_it_is(level: int, creature: int, colour: int) -> None:
    assert xp.colour(level, creature) == colour


@pytest.mark.parametrize(("count", "raid", "rate"), RATE)
def test_groups_get_a_bonus_and_raids_none(count: int, raid: bool, rate: float) -> None:
    assert xp.group_rate(count, raid) == rate


@pytest.mark.parametrize(("gain", "level", "levels", "rate", "full", "part"), SHARE)
def test_members_share_by_level(gain: int, level: int, levels: int, rate: float, full: bool, part: int) -> None:
    assert xp.group_share(gain, level, levels, rate, full) == part


@pytest.mark.parametrize(("gain", "rest", "bonus"), REST)
def test_rest_doubles_until_it_is_used_up(gain: int, rest: int, bonus: int) -> None:
    assert xp.rested_bonus(gain, rest) == bonus
