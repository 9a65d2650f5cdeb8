# SPDX-License-Identifier: GPL-2.0-or-later
"""Players see what is near them on their map; the living do not see ghosts."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.worlds import HUMAN, WARRIOR, login, move_to, small_world, unit_of
from warhost.realm.visibility import seen_by, sees
from warhost.realm.world import World

pytestmark = pytest.mark.kernels


def watchers(world: World, row: int) -> set[int]:
    out = np.zeros(64, np.int32)
    return set(out[: seen_by(world.state.kernels(), world.content, row, out)].tolist())


def test_who_stands_within_a_hundred_yards_sees_and_who_stands_farther_does_not() -> None:
    world = small_world()
    me = unit_of(world, login(world, HUMAN, WARRIOR, x=0.0))
    near = unit_of(world, login(world, HUMAN, WARRIOR, x=99.0))
    far = unit_of(world, login(world, HUMAN, WARRIOR, x=-101.0))
    assert watchers(world, me) == {me, near}
    world.state["rules"]["visibility_yd"] = 150.0
    assert watchers(world, me) == {me, near, far}


def test_the_living_do_not_see_a_ghost_and_ghosts_see_each_other() -> None:
    world = small_world()
    me, ghost, other = (unit_of(world, login(world, HUMAN, WARRIOR)) for _ in range(3))
    world.state["units"]["death"][[ghost, other]] = 2
    assert watchers(world, ghost) == {ghost, other}
    assert watchers(world, me) == {me, ghost, other}


def test_nobody_sees_into_another_map_or_who_has_left_the_world() -> None:
    world = small_world()
    me, other = (unit_of(world, login(world, HUMAN, WARRIOR)) for _ in range(2))
    world.state["units"]["map"][other] = 1
    assert not sees(world.state.kernels(), me, other)
    world.state["units"]["map"][other] = 0
    world.state["units"]["in_world"][other] = 0
    assert not sees(world.state.kernels(), me, other)


def test_a_cell_away_is_still_looked_at() -> None:
    world = small_world()
    me, other = (unit_of(world, login(world, HUMAN, WARRIOR)) for _ in range(2))
    for x in range(-200, 201, 7):
        move_to(world, other, float(x), 0.0)
        assert (other in watchers(world, me)) == (abs(x) <= 100)
