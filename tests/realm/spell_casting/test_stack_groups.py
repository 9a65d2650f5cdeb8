# SPDX-License-Identifier: GPL-2.0-or-later
"""Which auras of several casters lie side by side, and which of them count."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.bare import PRIEST, WARRIOR, Ground, spell
from warhost.lore.spells import enums, flags
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura, find_aura_of, remove_aura

AURA, ATTACK_POWER, STAT = 6, 99, 29
COMMON = {"effect": AURA, "duration_ms": 60_000, "attributes": flags.HELPFUL}
BLESSED = {**COMMON, "exclusive": enums.SPECIFIC_BLESSING, "stack_group": enums.STACK_BLESSINGS_AND_SHOUTS}
MIGHT = spell(10, aura=ATTACK_POWER, base_points=100, **BLESSED)
GREATER_MIGHT = spell(11, aura=ATTACK_POWER, base_points=130, **BLESSED)
KINGS = spell(12, aura=STAT, misc=0, base_points=40, **BLESSED)
SHOUT = spell(13, aura=ATTACK_POWER, base_points=90, **{**COMMON, "stack_group": enums.STACK_BLESSINGS_AND_SHOUTS})
PLAIN = spell(14, aura=ATTACK_POWER, base_points=7, **COMMON)
ALL = (MIGHT, GREATER_MIGHT, KINGS, SHOUT, PLAIN)


def put(ground: Ground, caster: int, target: int, number: int) -> int:
    return int(add_aura(ground.st, ground.ct, caster, target, ground.row(number), 7, 10))


@pytest.fixture
def three() -> tuple[Ground, int, int, int]:
    ground = Ground(*ALL)
    return ground, ground.player(WARRIOR, 40), ground.player(PRIEST, 40), ground.player(PRIEST, 40)


def power(ground: Ground, row: int) -> int:
    return int(ground.sheet(row)["attack_power"])


def numbers(ground: Ground, row: int) -> list[int]:
    ids = np.sort(np.concatenate([one["id"] for one in ALL]))
    return [int(ids[a["spell"]]) for a in ground.auras(row)]


def test_a_second_blessing_of_one_caster_replaces_his_first(three: tuple[Ground, int, int, int]) -> None:
    ground, bearer, one, _ = three
    put(ground, one, bearer, 10)
    put(ground, one, bearer, 12)
    assert numbers(ground, bearer) == [12]


def test_blessings_of_two_casters_lie_side_by_side(three: tuple[Ground, int, int, int]) -> None:
    ground, bearer, one, two = three
    bare = power(ground, bearer)
    put(ground, one, bearer, 10)
    put(ground, two, bearer, 12)
    assert numbers(ground, bearer) == [10, 12]
    assert power(ground, bearer) == bare + 100 + 2 * 40


def test_of_what_raises_the_same_figure_the_strongest_alone_counts(three: tuple[Ground, int, int, int]) -> None:
    ground, bearer, one, two = three
    bare = power(ground, bearer)
    put(ground, one, bearer, 10)
    put(ground, two, bearer, 11)
    put(ground, bearer, bearer, 13)
    assert numbers(ground, bearer) == [10, 11, 13]
    assert power(ground, bearer) == bare + 130
    remove_aura(ground.st, ground.ct, find_aura_of(ground.st, bearer, ground.row(11), two), 20)
    assert power(ground, bearer) == bare + 100


def test_an_aura_of_no_group_adds_to_them(three: tuple[Ground, int, int, int]) -> None:
    ground, bearer, one, _ = three
    bare = power(ground, bearer)
    put(ground, one, bearer, 10)
    put(ground, bearer, bearer, 14)
    assert power(ground, bearer) == bare + 107


def test_two_equal_ones_count_once(three: tuple[Ground, int, int, int]) -> None:
    ground, bearer, one, two = three
    bare = power(ground, bearer)
    put(ground, one, bearer, 11)
    put(ground, two, bearer, 13)
    ground.state["auras"]["amounts"][find_aura_of(ground.st, bearer, ground.row(13), two), 0] = 130
    put(ground, two, bearer, 14)
    assert power(ground, bearer) == bare + 137
