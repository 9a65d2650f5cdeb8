# SPDX-License-Identifier: GPL-2.0-or-later
"""Casts that are asked for a moment too early: they wait, the last one counts, and one that fails then is told."""

from __future__ import annotations

import pytest

from tests.realm.spell_casting.arena import Arena
from tests.realm.worlds import MAGE
from warhost.protocol.opcode_numbers import SMSG_CAST_FAILED, SMSG_SPELL_GO
from warhost.realm.handlers.spell_casting import interrupts
from warhost.realm.handlers.spell_casting.checking import refusals as no

FIREBALL, FIRE_BLAST, FROST_NOVA, ARCANE_EXPLOSION = 133, 2136, 122, 1449


@pytest.fixture
def arena() -> Arena:
    """Return a fresh arena."""
    return Arena()


def goes(arena: Arena, mage: int) -> list[tuple[int, int]]:
    """Return the spells that went off and when."""
    return [(int(e["a"]), int(e["at_ms"])) for e in arena.told(SMSG_SPELL_GO, mage)]


def test_a_cast_within_the_window_runs_when_the_global_cooldown_ends(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    arena.sheets["cast_haste"][mage] = 1.3
    began = arena.now_ms
    assert arena.cast(mage, FIRE_BLAST, wolf) == 0
    arena.wait(750)
    assert arena.cast(mage, FROST_NOVA) == 0
    arena.wait(500)
    assert goes(arena, mage) == [(FIRE_BLAST, began), (FROST_NOVA, began + 1153)]


def test_a_cast_before_the_window_is_not_ready(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, FIRE_BLAST, wolf) == 0
    arena.wait(1000)
    assert arena.cast(mage, FROST_NOVA) == no.NOT_READY
    assert arena.cast(mage, FROST_NOVA) == 0


def test_the_later_of_two_waiting_casts_counts(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, FIRE_BLAST, wolf) == 0
    arena.wait(1150)
    assert arena.cast(mage, FROST_NOVA) == 0
    assert arena.cast(mage, ARCANE_EXPLOSION) == 0
    arena.wait(1000)
    assert [spell for spell, _ in goes(arena, mage)] == [FIRE_BLAST, ARCANE_EXPLOSION]


def test_a_cast_waits_for_the_cast_bar_to_end_and_goes_behind_it(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    began = arena.now_ms
    assert arena.cast(mage, FIREBALL, wolf) == 0
    arena.wait(1200)
    assert arena.cast(mage, FIRE_BLAST, wolf) == 0
    arena.wait(500)
    assert goes(arena, mage) == [(FIREBALL, began + 1500), (FIRE_BLAST, began + 1500)]


def test_a_waiting_cast_moves_with_a_cast_bar_that_is_pushed_back(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    began = arena.now_ms
    assert arena.cast(mage, FIREBALL, wolf) == 0
    arena.wait(1200)
    assert arena.cast(mage, FIRE_BLAST, wolf) == 0
    interrupts.push_back(arena.world.state.kernels(), arena.world.content, mage, arena.now_ms)
    arena.wait(1000)
    assert goes(arena, mage) == [(FIREBALL, began + 2000), (FIRE_BLAST, began + 2000)]


def test_a_waiting_cast_that_fails_is_told_and_counted(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, FIRE_BLAST, wolf) == 0
    arena.wait(1200)
    assert arena.cast(mage, FIREBALL, wolf) == 0
    arena.units["x"][wolf] = 100.0
    arena.wait(500)
    (failed,) = arena.told(SMSG_CAST_FAILED, mage)
    assert (failed["a"], failed["b"]) == (FIREBALL, no.OUT_OF_RANGE & 0xFF)
    assert arena.clock["late_refusals"][0] == 1


def test_cancelling_a_cast_forgets_what_waits_behind_it(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, FIREBALL, wolf) == 0
    arena.wait(1200)
    assert arena.cast(mage, FIRE_BLAST, wolf) == 0
    assert arena.send(mage, "CMSG_CANCEL_CAST", cast_count=1, spell_id=FIREBALL) == 0
    arena.wait(2000)
    assert goes(arena, mage) == []
    assert arena.units["gcd_ends_ms"][mage] < arena.now_ms
