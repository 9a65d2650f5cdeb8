# SPDX-License-Identifier: GPL-2.0-or-later
"""Channels: they strike each period, end in time, and end with their caster's steps, their target's death or its distance."""

from __future__ import annotations

import pytest

from tests.realm.spell_casting.arena import Arena
from tests.realm.worlds import MAGE
from warhost.protocol.opcode_numbers import MSG_CHANNEL_START, MSG_CHANNEL_UPDATE
from warhost.realm.handlers.spell_casting import interrupts

BLIZZARD, ARCANE_MISSILES, EVOCATION, FIRE_BLAST, FLAMESTRIKE = 10, 5143, 12051, 2136, 2120


@pytest.fixture
def arena() -> Arena:
    """Return a fresh arena."""
    return Arena()


def losses(arena: Arena, row: int, ms: int) -> list[tuple[int, int]]:
    """Let time pass and return each loss of health of a unit with the end of its tick."""
    found = []
    for _ in range(ms // 50):
        before = int(arena.units["hp"][row])
        arena.tick()
        lost = before - int(arena.units["hp"][row])
        if lost > 0:
            found.append((arena.now_ms, lost))
    return found


def test_blizzard_strikes_eight_times_a_second_apart_whoever_stands_in_it(arena: Arena) -> None:
    mage, inside, outside = arena.player(MAGE), arena.creature(x=20.0), arena.creature(x=29.0)
    began = arena.now_ms
    assert arena.cast(mage, BLIZZARD, place=(20.0, 0.0, 0.0)) == 0
    times = [at for at, _ in losses(arena, inside, 9000)]
    assert set(times) <= {began + 1000 * n for n in range(1, 9)}
    assert len(times) >= 6
    assert arena.units["hp"][outside] == arena.units["max_hp"][outside]
    assert arena.units["channel_spell"][mage] == -1


def test_haste_shortens_a_channel_and_its_periods_alike(arena: Arena) -> None:
    mage, inside = arena.player(MAGE), arena.creature(x=20.0)
    arena.sheets["cast_haste"][mage] = 1.25
    began = arena.now_ms
    assert arena.cast(mage, BLIZZARD, place=(20.0, 0.0, 0.0)) == 0
    assert arena.told(MSG_CHANNEL_START, mage)[0]["b"] == 6400
    times = [at for at, _ in losses(arena, inside, 9000)]
    assert set(times) <= {began + 800 * n for n in range(1, 9)}
    assert arena.told(MSG_CHANNEL_UPDATE, mage)[-1]["at_ms"] == began + 6400


def test_a_channel_at_a_unit_strikes_through_its_aura_and_takes_it_along(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, ARCANE_MISSILES, wolf) == 0
    assert arena.units["first_aura"][wolf] >= 0
    assert len(losses(arena, wolf, 3500)) >= 2
    assert arena.units["first_aura"][wolf] == -1
    assert arena.units["channel_spell"][mage] == -1


def test_a_step_ends_a_channel_and_its_aura(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, ARCANE_MISSILES, wolf) == 0
    arena.wait(500)
    interrupts.on_move(arena.world.state.kernels(), arena.world.content, mage, arena.now_ms + 1)
    assert arena.units["channel_spell"][mage] == -1
    arena.wait(50)
    assert arena.units["first_aura"][wolf] == -1
    assert not losses(arena, wolf, 3000)


def test_a_channel_ends_when_its_target_is_out_of_range_or_dead(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, ARCANE_MISSILES, wolf) == 0
    arena.units["x"][wolf] = 60.0
    arena.wait(1000)
    assert arena.units["channel_spell"][mage] == -1
    arena.wait(3000)
    other = arena.creature(x=5.0)
    assert arena.cast(mage, ARCANE_MISSILES, other) == 0
    arena.units["death"][other] = 1
    arena.wait(1000)
    assert arena.units["channel_spell"][mage] == -1


def test_another_cast_takes_the_place_of_a_channel(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, ARCANE_MISSILES, wolf) == 0
    arena.wait(1600)
    assert arena.cast(mage, FIRE_BLAST, wolf) == 0
    assert arena.units["channel_spell"][mage] == -1


def test_the_client_may_end_a_channel(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, ARCANE_MISSILES, wolf) == 0
    assert arena.send(mage, "CMSG_CANCEL_CHANNELLING", spell_id=ARCANE_MISSILES) == 0
    assert arena.units["channel_spell"][mage] == -1
    assert arena.units["first_aura"][wolf] == -1


def test_flamestrike_burns_on_at_its_place_when_its_caster_has_gone_on(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature(x=20.0)
    began = arena.now_ms
    assert arena.cast(mage, FLAMESTRIKE, place=(20.0, 0.0, 0.0)) == 0
    times = [at for at, _ in losses(arena, wolf, 12000)]
    assert set(times) <= {began + 2000 + 2000 * n for n in range(5)}
    assert len(times) >= 3
