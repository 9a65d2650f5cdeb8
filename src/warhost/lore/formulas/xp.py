# SPDX-License-Identifier: GPL-2.0-or-later
"""Experience: what a kill is worth by level difference, rank, group and rest.

Source of all: AzerothCore src/server/game/Miscellaneous/Formulas.h and Formulas.cpp (namespace Acore::XP), which
TrinityCore 3.3.5 shares line for line, and KillRewarder.cpp for groups.
"""

from __future__ import annotations

CONTENT_CLASSIC = 0
CONTENT_OUTLAND = 1
CONTENT_NORTHREND = 2


def grey_level(player_level: int) -> int:
    """Return the highest creature level worth nothing to ``player_level`` (Formulas.h:GetGrayLevel)."""
    if player_level <= 5:
        return 0
    if player_level <= 39:
        return player_level - 5 - player_level // 10
    if player_level <= 59:
        return player_level - 1 - player_level // 5
    return player_level - 9


def zero_difference(player_level: int) -> int:
    """Return over how many levels below the player a kill's worth falls to nothing (Formulas.h:GetZeroDifference)."""
    steps = ((8, 5), (10, 6), (12, 7), (16, 8), (20, 9), (30, 11), (40, 12), (45, 13), (50, 14), (55, 15), (60, 16))
    for below, difference in steps:
        if player_level < below:
            return difference
    return 17


def content_base(content: int) -> int:
    """Return the base experience of a kill by the map's expansion, 0 to 2 (Formulas.cpp:BaseGain)."""
    if content == CONTENT_NORTHREND:
        return 580
    if content == CONTENT_OUTLAND:
        return 235
    return 45


def base_gain(player_level: int, creature_level: int, content: int) -> int:
    """Return the experience of one plain kill, alone and without rest (Formulas.cpp:BaseGain).

    A creature above the player counts at most four levels; one at or below the grey level gives 0.
    """
    base = player_level * 5 + content_base(content)
    if creature_level >= player_level:
        difference = min(creature_level - player_level, 4)
        return (base * (20 + difference) // 10 + 1) // 2
    if creature_level > grey_level(player_level):
        fall = zero_difference(player_level)
        return base * (fall + creature_level - player_level) // fall
    return 0


def kill_gain(player_level: int, creature_level: int, content: int, elite: bool, dungeon: bool) -> int:
    """Return the experience of a kill before group and rest: elites give 2, in dungeons 2.75 times (Formulas.cpp:Gain)."""
    gain = base_gain(player_level, creature_level, content)
    if not elite:
        return gain
    return int(gain * 2.75) if dungeon else gain * 2


def group_rate(count: int, raid: bool) -> float:
    """Return the bonus on the whole group's experience by members near the kill (Formulas.h:xp_in_group_rate)."""
    if raid or count <= 2:
        return 1.0
    if count == 3:
        return 1.166
    return 1.3 if count == 4 else 1.4


def group_share(gain: int, member_level: int, level_sum: int, rate: float, full: bool) -> int:
    """Return one member's part of ``gain`` (KillRewarder.cpp:_RewardXP).

    ``gain`` is the kill's worth to the highest member it is not grey to, ``level_sum`` the levels of all members near
    by, ``full`` whether that member is also the highest of all; where not, everyone gets half and one point.
    """
    part = gain * rate * member_level / level_sum
    return int(part) if full else int(part / 2.0) + 1


def rested_bonus(gain: int, rest: int) -> int:
    """Return the extra experience of a kill while ``rest`` points are left: as much again (Player.cpp:GetXPRestBonus)."""
    return min(rest, gain)


def colour(player_level: int, creature_level: int) -> int:
    """Return how a creature's level looks: 0 grey, 1 green, 2 yellow, 3 orange, 4 red (Formulas.h:GetColorCode)."""
    if creature_level >= player_level + 5:
        return 4
    if creature_level >= player_level + 3:
        return 3
    if creature_level >= player_level - 2:
        return 2
    return 1 if creature_level > grey_level(player_level) else 0
