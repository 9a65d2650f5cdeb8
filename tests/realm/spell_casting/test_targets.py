# SPDX-License-Identifier: GPL-2.0-or-later
"""Whom each effect of a spell reaches: one unit, those round the caster or a place, a cone, those a spell sweeps on to."""

from __future__ import annotations

import pytest

from tests.realm.spell_casting.arena import Arena
from tests.realm.worlds import MAGE, PRIEST, WARRIOR
from warhost.realm.handlers.spell_casting.reach import targets
from warhost.realm.handlers.spell_casting.reach.areas import MASKS

FIREBALL, ARCANE_EXPLOSION, CONE_OF_COLD, FLAMESTRIKE, BINDING_HEAL, CHARGE, WHIRLWIND, BLINK = 133, 1449, 120, 2120, 32546, 100, 1680, 1953


@pytest.fixture
def arena() -> Arena:
    """Return a fresh arena."""
    return Arena()


def reached(arena: Arena, caster: int, spell: int, target: int = -1, at: tuple[float, float, float] = (0.0, 0.0, 0.0)) -> dict[int, int]:
    """Return the mask of effects by unit that a spell reaches."""
    st = arena.world.state.kernels()
    count = targets.select(st, arena.world.content, caster, arena.spell(spell), target, *at)
    return {int(cell) // MASKS: int(cell) % MASKS for cell in st.reached[:count]}


def test_a_spell_at_one_unit_reaches_it_with_all_effects(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert reached(arena, mage, FIREBALL, wolf) == {wolf: 0b11}


def test_effects_on_the_caster_and_on_the_target_are_kept_apart(arena: Arena) -> None:
    warrior, wolf = arena.player(WARRIOR), arena.creature(x=15.0)
    assert reached(arena, warrior, CHARGE, wolf) == {wolf: 0b101, warrior: 0b010}
    priest, friend = arena.player(PRIEST), arena.player(MAGE)
    assert reached(arena, priest, BINDING_HEAL, friend) == {friend: 0b01, priest: 0b10}
    assert reached(arena, priest, BINDING_HEAL, priest) == {priest: 0b11}


def test_an_area_round_the_caster_reaches_enemies_within_its_radius_alone(arena: Arena) -> None:
    mage, near, far, friend = arena.player(MAGE), arena.creature(x=9.9), arena.creature(x=10.1), arena.player(PRIEST, x=3.0)
    dead = arena.creature(x=2.0)
    arena.units["death"][dead] = 1
    assert reached(arena, mage, ARCANE_EXPLOSION) == {near: 1}
    assert far
    assert friend


def test_an_area_at_a_place_reaches_who_stands_there(arena: Arena) -> None:
    mage, near, there = arena.player(MAGE), arena.creature(x=2.0), arena.creature(x=25.0)
    assert reached(arena, mage, FLAMESTRIKE, at=(24.0, 3.0, 0.0)) == {there: 1}
    assert near


def test_a_cone_reaches_who_stands_ahead(arena: Arena) -> None:
    mage, ahead, beside, behind = arena.player(MAGE), arena.creature(x=8.0, y=6.0), arena.creature(x=5.0, y=6.0), arena.creature(x=-5.0)
    assert reached(arena, mage, CONE_OF_COLD) == {ahead: 0b11}
    assert beside
    assert behind


def test_of_too_many_candidates_chance_picks_as_many_as_the_spell_takes(arena: Arena) -> None:
    warrior = arena.player(WARRIOR)
    wolves = {arena.creature(x=1.0 + 0.2 * n) for n in range(9)}
    first = set(reached(arena, warrior, WHIRLWIND))
    assert len(first) == 4
    assert first <= wolves
    arena.tick()
    others = [set(reached(arena, warrior, WHIRLWIND)) for _ in range(10) if arena.tick()]
    assert any(chosen != first for chosen in others)


def test_a_sweep_goes_on_to_the_nearest_other_enemy_and_no_further(arena: Arena) -> None:
    warrior, first, second, third = arena.player(WARRIOR), arena.creature(x=2.0), arena.creature(x=4.0), arena.creature(x=4.5)
    cleave = arena.spell(845)
    kept = int(arena.spells["chain_targets"][cleave][0])
    arena.spells["chain_targets"][cleave][0] = 2
    try:
        assert reached(arena, warrior, 845, first) == {first: 1, second: 1}
    finally:
        arena.spells["chain_targets"][cleave][0] = kept
    assert third


def test_blink_reaches_its_caster(arena: Arena) -> None:
    mage = arena.player(MAGE)
    assert reached(arena, mage, BLINK) == {mage: 1}
