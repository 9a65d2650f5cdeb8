# SPDX-License-Identifier: GPL-2.0-or-later
"""Diminishing returns against AzerothCore's Unit.cpp:ApplyDiminishingToDuration and SpellMgr.cpp's four group functions."""

from __future__ import annotations

import pytest

from warhost.lore.formulas.diminishing import diminished_ms, diminishes_on_creatures, diminishes_on_players, limited_ms
from warhost.lore.spells import enums as en

LEFT = ((6000, 0, 6000), (6000, 1, 3000), (6000, 2, 1500), (6000, 3, 0), (6000, 4, 0), (5001, 1, 2500), (7, 2, 1), (1, 1, 0))


@pytest.mark.parametrize(("duration", "level", "left"), LEFT)
def test_a_level_leaves_half_a_quarter_nothing(duration: int, level: int, left: int) -> None:
    assert diminished_ms(duration, level) == left


def test_stuns_charges_and_cyclone_diminish_on_creatures_and_nothing_else_does() -> None:
    on_creatures = {group for group in range(21) if diminishes_on_creatures(group)}
    assert on_creatures == {
        en.DIMINISHING_CHARGE,
        en.DIMINISHING_OPENING_STUN,
        en.DIMINISHING_CONTROLLED_STUN,
        en.DIMINISHING_STUN,
        en.DIMINISHING_CYCLONE,
    }


def test_all_groups_but_limits_and_taunts_diminish_on_players() -> None:
    spared = {group for group in range(21) if not diminishes_on_players(group)}
    assert spared == {en.DIMINISHING_NONE, en.DIMINISHING_LIMITONLY, en.DIMINISHING_TAUNT}


LIMITS = (
    (en.DIMINISHING_DISORIENT, 50_000, 0, 10_000),
    (en.DIMINISHING_FEAR, 20_000, 0, 10_000),
    (en.DIMINISHING_FEAR, 8_000, 0, 8_000),
    (en.DIMINISHING_CONTROLLED_ROOT, 27_000, 0, 10_000),
    (en.DIMINISHING_SLEEP, 40_000, 0, 10_000),
    (en.DIMINISHING_LIMITONLY, 15_000, 0, 10_000),
    (en.DIMINISHING_LIMITONLY, 300_000, 40_000, 40_000),
    (en.DIMINISHING_BANISH, 30_000, 6_000, 6_000),
    (en.DIMINISHING_DISORIENT, 30_000, 6_000, 6_000),
    (en.DIMINISHING_SILENCE, 18_000, 0, 18_000),
    (en.DIMINISHING_DISARM, 12_000, 0, 12_000),
    (en.DIMINISHING_NONE, 300_000, 0, 300_000),
)


@pytest.mark.parametrize(("group", "duration", "own", "left"), LIMITS)
def test_a_limited_group_lasts_ten_seconds_or_its_spells_own_limit_on_a_player(group: int, duration: int, own: int, left: int) -> None:
    assert limited_ms(group, duration, own) == left
