# SPDX-License-Identifier: GPL-2.0-or-later
"""Whoever is feared runs away from its fright, cannot act meanwhile, and stands when the fear is over."""

from __future__ import annotations

import math

import pytest

from tests.realm.spell_casting.arena import HEALTH, Arena
from warhost.protocol.opcode_numbers import SMSG_MONSTER_MOVE
from warhost.realm.geometry import PI
from warhost.realm.handlers.movement.fleeing import MAX_QUIET_YD, MIN_QUIET_YD, flight
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.tables.units import PATH_NONE, PATH_RUN
from warhost.realm.unit_flags import UNIT_FLAG_FLEEING

WARLOCK, MAGE = 9, 8
FEAR, HOWL, FIRE_BLAST, FROST_NOVA = 6215, 17928, 2136, 122


def feared(arena: Arena) -> tuple[int, int]:
    """Return a warlock and a creature that he has feared just now."""
    lock = arena.player(WARLOCK)
    arena.sheets["spell_hit_pct"][lock] = 100.0
    wolf = arena.creature(x=10.0)
    arena.cast(lock, FEAR, wolf)
    arena.wait(1550)
    assert arena.units["flags"][wolf] & UNIT_FLAG_FLEEING
    return lock, wolf


def test_a_feared_creature_runs_away_from_who_frightens_it() -> None:
    arena = Arena()
    _, wolf = feared(arena)
    assert arena.units["path_kind"][wolf] == PATH_RUN
    assert arena.units["path_x"][wolf] > 10.0
    arena.wait(6000)
    assert math.hypot(arena.units["x"][wolf], arena.units["y"][wolf]) > 15.0
    assert len(arena.told(SMSG_MONSTER_MOVE, wolf)) >= 2


def test_it_stands_when_the_fear_is_over() -> None:
    arena = Arena()
    _, wolf = feared(arena)
    arena.wait(20_100)
    assert not arena.units["flags"][wolf] & UNIT_FLAG_FLEEING
    assert arena.units["flee_due_ms"][wolf] == 0
    assert arena.units["path_kind"][wolf] == PATH_NONE


def test_damage_beyond_a_tenth_of_its_health_ends_the_flight() -> None:
    arena = Arena()
    lock, wolf = feared(arena)
    arena.units["max_hp"][wolf] = arena.units["hp"][wolf] = 2000
    aura = int(arena.units["first_aura"][wolf])
    arena.world.state["auras"]["amounts"][aura][0] = 200
    assert arena.units["path_kind"][wolf] == PATH_RUN
    arena.cast(lock, 47815, wolf)
    arena.wait(1600)
    assert not arena.units["flags"][wolf] & UNIT_FLAG_FLEEING
    assert arena.units["path_kind"][wolf] == PATH_NONE


def test_a_feared_player_is_run_by_the_server_and_can_neither_cast_nor_step() -> None:
    arena = Arena()
    lock, mage = arena.player(WARLOCK), arena.player(MAGE, x=5.0)
    state, content = arena.world.state.kernels(), arena.world.content
    assert add_aura(state, content, lock, mage, arena.spell(FEAR), 1, arena.now_ms + 1) >= 0
    arena.wait(500)
    assert arena.units["path_kind"][mage] == PATH_RUN
    dummy = arena.creature(x=8.0)
    assert arena.cast(mage, FIRE_BLAST, dummy) == no.FLEEING
    arena.wait(3000)
    assert math.hypot(arena.units["x"][mage], arena.units["y"][mage]) > 8.0
    arena.wait(20_000)
    assert arena.units["path_kind"][mage] == PATH_NONE
    arena.units["o"][mage] = math.atan2(-arena.units["y"][mage], 8.0 - arena.units["x"][mage])
    assert arena.cast(mage, FIRE_BLAST, dummy) != no.FLEEING


def test_the_rooted_stay_where_they_are_in_fear() -> None:
    arena = Arena()
    lock, mage = arena.player(WARLOCK), arena.player(MAGE, x=-2.0)
    wolf = arena.creature(x=4.0)
    state, content = arena.world.state.kernels(), arena.world.content
    add_aura(state, content, mage, wolf, arena.spell(FROST_NOVA), 2, arena.now_ms)
    add_aura(state, content, lock, wolf, arena.spell(FEAR), 1, arena.now_ms + 1)
    arena.wait(3000)
    assert (arena.units["x"][wolf], arena.units["hp"][wolf]) == (4.0, HEALTH)


@pytest.mark.parametrize(("apart", "least", "most"), [(0.0, 11.2, 36.4), (20.0, 3.2, 10.4), (35.0, 9.0, 18.0), (50.0, 6.0, 15.0)])
def test_flights_are_as_long_as_the_emulators(apart: float, least: float, most: float) -> None:
    assert flight(apart, 0.0, 0.0, 0.5)[0] == pytest.approx(least)
    assert flight(apart, 0.0, 1.0, 0.5)[0] == pytest.approx(most)


def test_the_near_flee_and_the_far_come_back() -> None:
    for turn in (0.0, 0.5, 0.99):
        assert abs(flight(MIN_QUIET_YD - 1.0, 0.0, 0.5, turn)[1]) <= PI / 8
        assert abs(flight(MAX_QUIET_YD + 1.0, 0.0, 0.5, turn)[1] - PI) <= PI / 4
