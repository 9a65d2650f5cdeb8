# SPDX-License-Identifier: GPL-2.0-or-later
"""Diminishing returns: levels, whom they count on, when they reset, and what an immune unit is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.realm.bare import MAGE, PRIEST, Ground, spell
from warhost.lore.spells import enums as en
from warhost.lore.spells import flags
from warhost.protocol.opcode_numbers import SMSG_SPELLLOGMISS
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura, find_aura, remove_aura
from warhost.realm.handlers.spell_casting.auras.diminishing import forget_control, level_of
from warhost.realm.handlers.spell_casting.effects.landed import hit
from warhost.realm.tables.clock import POOL_DIMINISHINGS

AURA, CONFUSE, STUN, FEAR, DAMAGE = 6, 5, 12, 7, 2
HARMFUL = flags.HARMFUL | flags.ALWAYS_HITS
SHEEP = spell(10, effect=AURA, aura=CONFUSE, target_a=6, duration_ms=50_000, diminishing=en.DIMINISHING_DISORIENT, attributes=HARMFUL)
STUNNED = spell(11, effect=AURA, aura=STUN, target_a=6, duration_ms=4000, diminishing=en.DIMINISHING_CONTROLLED_STUN, attributes=HARMFUL)
BASHED = spell(12, effect=AURA, aura=STUN, target_a=6, duration_ms=2000, diminishing=en.DIMINISHING_CONTROLLED_STUN, attributes=HARMFUL)
TERROR = spell(13, effect=AURA, aura=FEAR, target_a=6, duration_ms=8000, diminishing=en.DIMINISHING_FEAR, attributes=HARMFUL)
FAINT = spell(
    14,
    effect=AURA,
    aura=33,
    target_a=6,
    duration_ms=300_000,
    diminishing=en.DIMINISHING_LIMITONLY,
    player_limit_ms=40_000,
    attributes=HARMFUL,
)
HURTS = spell(
    15,
    effect=(DAMAGE, AURA, 0),
    aura=(0, STUN, 0),
    target_a=(6, 6, 0),
    base_points=(9, 0, 0),
    duration_ms=4000,
    diminishing=en.DIMINISHING_CONTROLLED_STUN,
    attributes=HARMFUL,
)
ALL = (SHEEP, STUNNED, BASHED, TERROR, FAINT, HURTS)


@pytest.fixture
def ground() -> Ground:
    return Ground(*ALL)


def put(ground: Ground, caster: int, target: int, number: int, at_ms: int) -> int:
    """Put a spell's aura on and return how long it lasts, -1 where it does not hold."""
    aura = int(add_aura(ground.st, ground.ct, caster, target, ground.row(number), 7, at_ms))
    return int(ground.state["auras"]["duration_ms"][aura]) if aura >= 0 else -1


def take_off(ground: Ground, unit: int, number: int, at_ms: int) -> None:
    remove_aura(ground.st, ground.ct, find_aura(ground.st, unit, ground.row(number)), at_ms)


def times(ground: Ground, caster: int, target: int, number: int, count: int) -> list[int]:
    """Control a unit ``count`` times a second apart, each time gone after half a second; return how long each would last."""
    lasts = []
    for turn in range(count):
        lasts.append(put(ground, caster, target, number, 1000 * turn))
        if lasts[-1] >= 0:
            take_off(ground, target, number, 1000 * turn + 500)
    return lasts


def test_a_stun_on_a_creature_works_whole_half_a_quarter_and_then_not(ground: Ground) -> None:
    mage, wolf = ground.player(MAGE, 80), ground.creature(80)
    assert times(ground, mage, wolf, 11, 5) == [4000, 2000, 1000, -1, -1]


def test_a_polymorph_on_a_creature_never_wears_out(ground: Ground) -> None:
    mage, wolf = ground.player(MAGE, 80), ground.creature(80)
    assert times(ground, mage, wolf, 10, 4) == [50_000] * 4


def test_a_polymorph_on_a_player_lasts_ten_seconds_and_wears_out(ground: Ground) -> None:
    mage, priest = ground.player(MAGE, 80), ground.player(PRIEST, 80)
    assert times(ground, mage, priest, 10, 4) == [10_000, 5000, 2500, -1]


def test_a_limit_alone_caps_a_player_and_never_wears_out(ground: Ground) -> None:
    mage, priest, wolf = ground.player(MAGE, 80), ground.player(PRIEST, 80), ground.creature(80)
    assert times(ground, mage, priest, 14, 4) == [40_000] * 4
    assert times(ground, mage, wolf, 14, 1) == [300_000]


def test_two_spells_of_a_group_share_its_level_and_other_groups_do_not(ground: Ground) -> None:
    mage, priest = ground.player(MAGE, 80), ground.player(PRIEST, 80)
    assert put(ground, mage, priest, 11, 0) == 4000
    take_off(ground, priest, 11, 100)
    assert put(ground, mage, priest, 12, 200) == 1000
    assert put(ground, mage, priest, 13, 300) == 8000


def test_two_casters_share_the_level(ground: Ground) -> None:
    mage, priest, wolf = ground.player(MAGE, 80), ground.player(PRIEST, 80), ground.creature(80)
    assert put(ground, mage, wolf, 11, 0) == 4000
    assert put(ground, priest, wolf, 11, 100) == 2000


def test_a_level_resets_fifteen_seconds_after_the_last_aura_has_gone(ground: Ground) -> None:
    mage, wolf = ground.player(MAGE, 80), ground.creature(80)
    put(ground, mage, wolf, 11, 0)
    take_off(ground, wolf, 11, 4000)
    assert level_of(ground.st, wolf, en.DIMINISHING_CONTROLLED_STUN, 19_000) == 1
    assert level_of(ground.st, wolf, en.DIMINISHING_CONTROLLED_STUN, 19_001) == 0
    assert put(ground, mage, wolf, 11, 19_001) == 4000
    assert level_of(ground.st, wolf, en.DIMINISHING_CONTROLLED_STUN, 19_002) == 1


def test_a_level_holds_as_long_as_an_aura_of_the_group_lies_there(ground: Ground) -> None:
    mage, priest, wolf = ground.player(MAGE, 80), ground.player(PRIEST, 80), ground.creature(80)
    put(ground, mage, wolf, 11, 0)
    put(ground, priest, wolf, 12, 100)
    take_off(ground, wolf, 11, 200)
    assert level_of(ground.st, wolf, en.DIMINISHING_CONTROLLED_STUN, 10**9) == 2
    take_off(ground, wolf, 12, 300)
    assert level_of(ground.st, wolf, en.DIMINISHING_CONTROLLED_STUN, 15_300) == 2
    assert level_of(ground.st, wolf, en.DIMINISHING_CONTROLLED_STUN, 15_301) == 0


def test_a_creatures_own_control_raises_no_level_and_is_shortened_by_those_of_players(ground: Ground) -> None:
    mage, priest, wolf = ground.player(MAGE, 80), ground.player(PRIEST, 80), ground.creature(80)
    assert put(ground, wolf, priest, 10, 0) == 50_000
    take_off(ground, priest, 10, 100)
    assert level_of(ground.st, priest, en.DIMINISHING_DISORIENT, 200) == 0
    put(ground, mage, priest, 10, 200)
    take_off(ground, priest, 10, 300)
    assert put(ground, wolf, priest, 10, 400) == 25_000


def missed(ground: Ground) -> list[Any]:
    return [int(event["b"]) for event in ground.events(SMSG_SPELLLOGMISS)]


def test_a_spell_on_who_is_worn_out_misses_as_on_the_immune_and_takes_no_row(ground: Ground) -> None:
    mage, wolf = ground.player(MAGE, 80), ground.creature(80)
    times(ground, mage, wolf, 11, 3)
    live = int(ground.state["pools"]["live"][POOL_DIMINISHINGS])
    assert hit(ground.st, ground.ct, mage, wolf, ground.row(11), 1, 0.0, 0.0, 0.0, 4000) == 7
    assert missed(ground) == [7]
    assert ground.unit(wolf)["first_aura"] == -1
    assert ground.state["pools"]["live"][POOL_DIMINISHINGS] == live == 1


def test_a_spell_that_hurts_too_still_hurts_who_is_worn_out(ground: Ground) -> None:
    mage, wolf = ground.player(MAGE, 80), ground.creature(80)
    times(ground, mage, wolf, 11, 3)
    before = int(ground.unit(wolf)["hp"])
    assert hit(ground.st, ground.ct, mage, wolf, ground.row(15), 3, 0.0, 0.0, 0.0, 4000) == 0
    assert ground.unit(wolf)["hp"] < before
    assert ground.unit(wolf)["first_aura"] == -1


def test_who_is_forgotten_can_be_controlled_anew_and_gives_its_rows_back(ground: Ground) -> None:
    mage, wolf = ground.player(MAGE, 80), ground.creature(80)
    times(ground, mage, wolf, 11, 3)
    forget_control(ground.st, wolf)
    assert ground.unit(wolf)["first_diminishing"] == -1
    assert ground.state["pools"]["live"][POOL_DIMINISHINGS] == 0
    assert put(ground, mage, wolf, 11, 4000) == 4000
