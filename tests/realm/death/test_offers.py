# SPDX-License-Identifier: GPL-2.0-or-later
"""A spell of resurrection offers life; its target takes it where the caster stood, or declines."""

from __future__ import annotations

import pytest

from tests.realm.spell_casting.arena import Arena
from tests.realm.spell_casting.test_seals import armed
from warhost.protocol.opcode_numbers import SMSG_RESURRECT_REQUEST
from warhost.realm.handlers.death.dying import kill
from warhost.realm.reasons import DEATH_NO_OFFER, DEATH_NOT_DEAD

REDEMPTION = 7328


@pytest.fixture
def scene() -> tuple[Arena, int, int]:
    """Return an arena, a paladin, and a dead priest 20 yd from him to whom he has offered life."""
    arena = Arena()
    me, dead = armed(arena), arena.player(5, x=20.0)
    arena.tick()
    kill(arena.world.state.kernels(), arena.world.content, dead, -1, arena.now_ms)
    assert arena.cast(me, REDEMPTION, dead) == 0
    arena.wait(10_100)
    return arena, me, dead


def answer(arena: Arena, dead: int, by: int, status: int = 1) -> int:
    return arena.send(dead, "CMSG_RESURRECT_RESPONSE", guid=int(arena.units["guid"][by]), status=status)


def test_nobody_rises_unasked(scene: tuple[Arena, int, int]) -> None:
    arena, me, dead = scene
    assert int(arena.units[dead]["death"]) == 1
    assert [int(e["other"]) for e in arena.told(SMSG_RESURRECT_REQUEST, dead)] == [me]


def test_who_accepts_rises_where_the_caster_stood_with_what_the_spell_gives(scene: tuple[Arena, int, int]) -> None:
    arena, me, dead = scene
    assert answer(arena, dead, me) == 0
    player = arena.world.state["players"][int(arena.units[dead]["player"])]
    assert (int(arena.units[dead]["death"]), int(arena.units[dead]["hp"]), int(arena.units[dead]["powers"][0])) == (0, 65, 120)
    assert (int(player["teleport_due"]), float(player["teleport_x"])) == (1, 0.0)
    assert int(player["corpse_map"]) == -1
    assert answer(arena, dead, me) == DEATH_NOT_DEAD


def test_who_declines_stays_dead_and_cannot_change_his_mind(scene: tuple[Arena, int, int]) -> None:
    arena, me, dead = scene
    assert answer(arena, dead, me, 0) == 0
    assert int(arena.units[dead]["death"]) == 1
    assert answer(arena, dead, me) == DEATH_NO_OFFER


def test_an_answer_to_another_than_who_offered_is_refused(scene: tuple[Arena, int, int]) -> None:
    arena, me, dead = scene
    other = arena.player(5, x=3.0)
    assert answer(arena, dead, other) == DEATH_NO_OFFER
    assert answer(arena, dead, me) == 0


def test_a_later_offer_takes_the_place_of_an_earlier_one(scene: tuple[Arena, int, int]) -> None:
    arena, me, dead = scene
    other = armed(arena, x=5.0)
    assert arena.cast(other, REDEMPTION, dead) == 0
    arena.wait(10_100)
    assert answer(arena, dead, me) == DEATH_NO_OFFER
    assert answer(arena, dead, other) == 0
    assert float(arena.world.state["players"]["teleport_x"][int(arena.units[dead]["player"])]) == 5.0
