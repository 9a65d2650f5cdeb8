# SPDX-License-Identifier: GPL-2.0-or-later
"""Diminishing returns against literal figures: what is left, on whom, for how long on a player, and which spell is of which group.

Levels last until 15 s after the last aura of the group has gone (UnitDiminishing.cpp:100); addons of the time reckoned with 18 s to be
sure (Shadowed/DRData-1.0, DRData-1.0.lua:10).
"""

from __future__ import annotations

import pytest

from tests.lore.formulas.sources import sourced
from warhost.lore.formulas.diminishing import RESET_MS, diminished_ms, diminishes_on_creatures, diminishes_on_players, limited_ms
from warhost.lore.spells import enums as en
from warhost.lore.spells.table import load

# whole duration, how many of the group went before, what is left
LEFT = (
    ("UnitDiminishing.cpp:177", 6000, 0, 6000),
    ("UnitDiminishing.cpp:178", 6000, 1, 3000),
    ("UnitDiminishing.cpp:179", 6000, 2, 1500),
    ("UnitDiminishing.cpp:180", 6000, 3, 0),
    ("UnitDiminishing.cpp:180", 6000, 4, 0),
    ("UnitDiminishing.cpp:185", 5001, 1, 2500),
    ("UnitDiminishing.cpp:185", 10_000, 2, 2500),
    ("UnitDiminishing.cpp:185", 7, 2, 1),
    ("UnitDiminishing.cpp:185", 1, 1, 0),
)
# group, how long, its spell's own limit, how long on a player
LIMITS = (
    ("SpellMgr.cpp:329", en.DIMINISHING_DISORIENT, 50_000, 0, 10_000),
    ("SpellMgr.cpp:329", en.DIMINISHING_FEAR, 20_000, 0, 10_000),
    ("SpellMgr.cpp:329", en.DIMINISHING_FEAR, 8_000, 0, 8_000),
    ("SpellMgr.cpp:329", en.DIMINISHING_CONTROLLED_ROOT, 27_000, 0, 10_000),
    ("SpellMgr.cpp:329", en.DIMINISHING_SLEEP, 40_000, 0, 10_000),
    ("SpellMgr.cpp:329", en.DIMINISHING_LIMITONLY, 15_000, 0, 10_000),
    ("SpellMgr.cpp:289", en.DIMINISHING_LIMITONLY, 300_000, 40_000, 40_000),
    ("SpellMgr.cpp:296", en.DIMINISHING_DISORIENT, 30_000, 6_000, 6_000),
    ("SpellMgr.cpp:313", en.DIMINISHING_BANISH, 30_000, 6_000, 6_000),
    ("SpellMgr.cpp:332", en.DIMINISHING_SILENCE, 18_000, 0, 18_000),
    ("SpellMgr.cpp:332", en.DIMINISHING_DISARM, 12_000, 0, 12_000),
    ("SpellMgr.cpp:332", en.DIMINISHING_NONE, 300_000, 0, 300_000),
)
# spell, its group, its own limit on players
SPELLS = (
    ("SpellMgr.cpp:103", 122, en.DIMINISHING_CONTROLLED_ROOT, 0),  # Frost Nova
    ("SpellMgr.cpp:113", 1715, en.DIMINISHING_LIMITONLY, 0),  # Hamstring
    ("SpellMgr.cpp:119", 7922, en.DIMINISHING_CHARGE, 0),  # Charge Stun
    ("SpellMgr.cpp:136", 9005, en.DIMINISHING_OPENING_STUN, 0),  # Pounce
    ("SpellMgr.cpp:139", 33786, en.DIMINISHING_CYCLONE, 0),
    ("SpellMgr.cpp:143", 339, en.DIMINISHING_CONTROLLED_ROOT, 0),  # Entangling Roots
    ("SpellMgr.cpp:289", 770, en.DIMINISHING_LIMITONLY, 40_000),  # Faerie Fire
    ("SpellMgr.cpp:156", 1776, en.DIMINISHING_DISORIENT, 0),  # Gouge
    ("SpellMgr.cpp:159", 2094, en.DIMINISHING_FEAR, 0),  # Blind
    ("SpellMgr.cpp:162", 1833, en.DIMINISHING_OPENING_STUN, 0),  # Cheap Shot
    ("SpellMgr.cpp:299", 1130, en.DIMINISHING_LIMITONLY, 120_000),  # Hunter's Mark
    ("SpellMgr.cpp:191", 20184, en.DIMINISHING_LIMITONLY, 0),  # Judgement of Justice
    ("SpellMgr.cpp:194", 10326, en.DIMINISHING_FEAR, 0),  # Turn Evil
    ("SpellMgr.cpp:313", 710, en.DIMINISHING_BANISH, 6_000),
    ("SpellMgr.cpp:316", 1714, en.DIMINISHING_LIMITONLY, 12_000),  # Curse of Tongues
    ("SpellMgr.cpp:319", 1490, en.DIMINISHING_LIMITONLY, 120_000),  # Curse of the Elements
    ("SpellMgr.cpp:322", 18223, en.DIMINISHING_LIMITONLY, 12_000),  # Curse of Exhaustion
    ("SpellMgr.cpp:221", 605, en.DIMINISHING_MIND_CONTROL, 0),
    ("SpellMgr.cpp:223", 1330, en.DIMINISHING_SILENCE, 0),  # Garrote
    ("SpellMgr.cpp:227", 118, en.DIMINISHING_DISORIENT, 0),  # Polymorph
    ("SpellMgr.cpp:227", 9484, en.DIMINISHING_DISORIENT, 0),  # Shackle Undead
    ("SpellMgr.cpp:234", 5782, en.DIMINISHING_FEAR, 0),
    ("SpellMgr.cpp:236", 853, en.DIMINISHING_CONTROLLED_STUN, 0),  # Hammer of Justice
    ("SpellMgr.cpp:242", 6789, en.DIMINISHING_HORROR, 0),  # Death Coil
)


@pytest.mark.parametrize(("duration", "level", "left"), sourced(LEFT))
def test_a_level_leaves_half_a_quarter_nothing(duration: int, level: int, left: int) -> None:
    assert diminished_ms(duration, level) == left


def test_a_level_counts_until_fifteen_seconds_after() -> None:
    assert RESET_MS == 15_000


def test_stuns_charges_and_cyclone_diminish_on_creatures_and_nothing_else_does() -> None:
    on_creatures = {group for group in range(21) if diminishes_on_creatures(group)}  # SpellMgr.cpp:247 to 257, but for taunts
    assert on_creatures == {
        en.DIMINISHING_CHARGE,
        en.DIMINISHING_OPENING_STUN,
        en.DIMINISHING_CONTROLLED_STUN,
        en.DIMINISHING_STUN,
        en.DIMINISHING_CYCLONE,
    }


def test_all_groups_but_limits_and_taunts_diminish_on_players() -> None:
    spared = {group for group in range(21) if not diminishes_on_players(group)}  # SpellMgr.cpp:260 and 262
    assert spared == {en.DIMINISHING_NONE, en.DIMINISHING_LIMITONLY, en.DIMINISHING_TAUNT}


@pytest.mark.parametrize(("group", "duration", "own", "left"), sourced(LIMITS))
def test_a_limited_group_lasts_ten_seconds_or_its_spells_own_limit_on_a_player(group: int, duration: int, own: int, left: int) -> None:
    assert limited_ms(group, duration, own) == left


@pytest.mark.parametrize(("spell_id", "group", "limit_ms"), sourced(SPELLS))
def test_a_spell_is_of_the_emulators_group(spell_id: int, group: int, limit_ms: int) -> None:
    spell = load().get(spell_id)
    assert (int(spell.diminishing), int(spell.player_limit_ms)) == (group, limit_ms)
