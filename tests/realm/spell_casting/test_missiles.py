# SPDX-License-Identifier: GPL-2.0-or-later
"""Spells on their way: flight times, what is triggered, and what is lost when caster or target has gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.realm.spell_casting.arena import Arena
from tests.realm.worlds import MAGE
from warhost.realm.handlers.spell_casting import missiles

FIREBALL, FIRE_BLAST = 133, 2136


@pytest.fixture
def arena() -> Iterator[Arena]:
    """Return a fresh arena in which Fireball flies at 20 yd/s."""
    made = Arena()
    row = made.spell(FIREBALL)
    made.spells["speed_yd_s"][row] = 20.0
    yield made
    made.spells["speed_yd_s"][row] = 0.0


def hurt_at(arena: Arena, row: int, ms: int) -> int:
    """Let time pass and return the end of the tick in which a unit first loses health, -1 never."""
    for _ in range(ms // 50):
        arena.tick()
        if arena.units["hp"][row] < arena.units["max_hp"][row]:
            return arena.now_ms
    return -1


def live(arena: Arena) -> int:
    return int((arena.world.state["missiles"]["spell"] >= 0).sum())


def test_a_missile_lands_when_it_has_flown_its_way(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature(x=30.0)
    began = arena.now_ms
    assert arena.cast(mage, FIREBALL, wolf) == 0
    assert hurt_at(arena, wolf, 4000) in (began + 3000, -1)
    assert live(arena) == 0


@pytest.mark.parametrize(("x", "expected"), [(30.0, 1500), (2.0, 250), (10.01, 500)])
def test_a_flight_takes_distance_over_speed_and_five_yards_at_least(arena: Arena, x: float, expected: int) -> None:
    mage, wolf = arena.player(MAGE), arena.creature(x=x)
    assert missiles.flight_ms(arena.world.state.kernels(), mage, wolf, 20.0) == expected


def test_a_missile_whose_target_has_left_is_lost(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature(x=30.0)
    st = arena.world.state.kernels()
    missiles.launch(st, arena.world.content, mage, wolf, arena.spell(FIREBALL), 1, 0.0, 0.0, 0.0, arena.now_ms)
    arena.units["guid"][wolf] += 1 << 24
    assert hurt_at(arena, wolf, 3000) == -1
    assert live(arena) == 0


def test_a_triggered_spell_costs_nothing_and_lands_in_the_same_tick(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature(x=10.0)
    powers = arena.units["powers"][mage].copy()
    st = arena.world.state.kernels()
    for _ in range(8):
        missiles.trigger(st, mage, wolf, arena.spell(FIRE_BLAST), 0.0, 0.0, 0.0, arena.now_ms + 1)
    assert hurt_at(arena, wolf, 50) == arena.now_ms
    assert arena.units["powers"][mage].tolist() == powers.tolist()
    assert arena.units["gcd_ends_ms"][mage] == 0
