# SPDX-License-Identifier: GPL-2.0-or-later
"""The grid finds whoever is near, exactly, wherever units have gone."""

from __future__ import annotations

import random

import numpy as np
import pytest

from tests.realm.worlds import small_world
from warhost.realm import grid
from warhost.realm.grid import CELL_YD, HALF_MAP_YD, SIDE, cell_index, cell_of, near
from warhost.realm.world import World

pytestmark = pytest.mark.kernels


def crowd(count: int, seed: int) -> tuple[World, random.Random]:
    """Return a world with ``count`` bare units strewn over a few cells of two maps, and the generator that did it."""
    world = small_world(players=count)
    draw = random.Random(seed)
    units = world.state["units"]
    for row in range(10, 10 + count):
        units["kind"][row], units["in_world"][row], units["map"][row] = 1, 1, draw.randrange(2)
        units["x"][row], units["y"][row], units["z"][row] = place(draw)
        grid.enter(world.state.kernels(), world.content, row)
    return world, draw


def place(draw: random.Random) -> tuple[float, float, float]:
    return draw.uniform(-1200.0, -900.0), draw.uniform(-1200.0, -900.0), draw.uniform(-40.0, 40.0)


def found(world: World, map_id: int, x: float, y: float, z: float, radius: float) -> set[int]:
    out = np.zeros(512, np.int32)
    count = near(world.state.kernels(), world.content, map_id, x, y, z, radius, out)
    return set(out[:count].tolist())


def by_hand(world: World, map_id: int, x: float, y: float, z: float, radius: float) -> set[int]:
    u = world.state["units"]
    close = (u["x"] - x) ** 2 + (u["y"] - y) ** 2 + (u["z"] - z) ** 2 <= radius * radius
    return set(np.flatnonzero(close & (u["map"] == map_id) & (u["cell"] >= 0)).tolist())


@pytest.mark.parametrize("seed", range(3))
def test_whoever_is_within_the_radius_is_found_and_nobody_else(seed: int) -> None:
    world, draw = crowd(120, seed)
    for _ in range(60):
        x, y, z = place(draw)
        radius = draw.choice((1.0, 20.0, 70.0, 200.0))
        assert found(world, 0, x, y, z, radius) == by_hand(world, 0, x, y, z, radius)


def test_those_who_move_and_leave_are_found_where_they_are() -> None:
    world, draw = crowd(80, 1)
    st, ct = world.state.kernels(), world.content
    for _ in range(800):
        row = 10 + draw.randrange(80)
        if draw.random() < 0.1:
            grid.leave(st, row)
        elif world.state["units"]["cell"][row] < 0:
            grid.enter(st, ct, row)
        else:
            grid.place(st, ct, row, *place(draw))
    x, y, z = place(draw)
    for map_id in (0, 1):
        assert found(world, map_id, x, y, z, 150.0) == by_hand(world, map_id, x, y, z, 150.0)


def test_the_cells_of_a_map_lie_as_the_client_numbers_them() -> None:
    assert pytest.approx(533.3333333 / 8) == CELL_YD
    assert (cell_index(-HALF_MAP_YD), cell_index(0.0), cell_index(HALF_MAP_YD - 0.01)) == (0, SIDE // 2, SIDE - 1)
    assert (cell_index(-1e9), cell_index(1e9)) == (0, SIDE - 1)


def test_two_maps_share_no_cell_and_an_unknown_one_has_none() -> None:
    ct = small_world().content
    assert cell_of(ct, 0, 5.0, 5.0) != cell_of(ct, 1, 5.0, 5.0)
    assert cell_of(ct, 77, 0.0, 0.0) == cell_of(ct, -1, 0.0, 0.0) == -1


def test_no_more_are_written_than_there_is_room_for() -> None:
    world, _ = crowd(50, 2)
    out = np.full(8, -7, np.int32)
    assert near(world.state.kernels(), world.content, 0, -1050.0, -1050.0, 0.0, 500.0, out[:5]) == 5
    assert out[5:].tolist() == [-7, -7, -7]
