# SPDX-License-Identifier: GPL-2.0-or-later
"""A path is announced once; where a walker is follows from that announcement alone."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.worlds import DUMMY, run, small_world
from warhost.protocol.opcode_numbers import SMSG_MONSTER_MOVE
from warhost.realm.grid import cell_of
from warhost.realm.handlers.movement.paths import begin_path, position_at, settle, stop_path
from warhost.realm.kernel import COMPILED
from warhost.realm.tables.units import PATH_CHARGE, PATH_NONE, PATH_RUN, PATH_WALK
from warhost.realm.uncompiled import wrapped
from warhost.realm.world import World

pytestmark = pytest.mark.kernels


def walker(world: World) -> int:
    """Return the row of a creature that does nothing by itself."""
    return int(np.flatnonzero(world.state["units"]["entry"] == DUMMY)[0])


def place_at(world: World, row: int, at_ms: int) -> tuple[float, float, float]:
    units = world.state["units"]
    x, y, z = position_at(units[row] if COMPILED else wrapped(units)[row], at_ms)
    return float(x), float(y), float(z)


def test_a_runner_is_half_way_after_half_the_time_and_there_at_its_end() -> None:
    world = small_world()
    row, u = walker(world), world.state["units"][walker(world)]
    start = (float(u["x"]), float(u["y"]), float(u["z"]))
    arrives = begin_path(world.state.kernels(), world.content, row, start[0] + 16.0, start[1], start[2], PATH_RUN, 1000)
    assert arrives == 1000 + int(16.0 / u["speed_run"] * 1000)
    assert place_at(world, row, 1000) == start
    assert place_at(world, row, (1000 + arrives) // 2)[0] == pytest.approx(start[0] + 8.0)
    assert place_at(world, row, arrives + 5000) == (start[0] + 16.0, start[1], start[2])


def test_what_a_client_computes_from_the_packet_is_where_the_walker_is() -> None:
    world = small_world()
    row = walker(world)
    u = world.state["units"][row]
    begin_path(world.state.kernels(), world.content, row, 123.4567891, -77.1234567, 3.3, PATH_WALK, 0)
    ends = [float(u[name]) for name in ("path_from_x", "path_from_y", "path_from_z", "path_x", "path_y", "path_z")]
    assert ends == [float(np.float32(value)) for value in ends], "the packet carries float32"
    for at_ms in range(0, int(u["path_ms"]) + 200, 37):
        share = min(at_ms / int(u["path_ms"]), 1.0)
        seen = tuple(a + (b - a) * share if share < 1.0 else b for a, b in zip(ends[:3], ends[3:], strict=True))
        assert place_at(world, row, at_ms) == seen


def test_a_walker_in_the_grid_is_never_older_than_half_a_second() -> None:
    world = small_world()
    row = walker(world)
    u = world.state["units"][row]
    run(world)
    now = world.state.now_ms
    begin_path(world.state.kernels(), world.content, row, float(u["x"]) + 200.0, float(u["y"]), 0.0, PATH_RUN, now)
    speed = float(u["speed_run"])
    for _ in range(600):
        run(world)
        true = place_at(world, row, world.state.now_ms)
        assert abs(true[0] - float(u["x"])) <= speed * 0.5 + 1e-6
        assert int(u["cell"]) == cell_of(world.content, int(u["map"]), float(u["x"]), float(u["y"]))
    assert u["path_kind"] == PATH_NONE
    assert place_at(world, row, world.state.now_ms) == (float(u["x"]), float(u["y"]), float(u["z"]))


def test_a_new_path_begins_where_the_old_one_had_led() -> None:
    world = small_world()
    row = walker(world)
    u = world.state["units"][row]
    x = float(u["x"])
    begin_path(world.state.kernels(), world.content, row, x + 50.0, 0.0, 0.0, PATH_RUN, 0)
    here = place_at(world, row, 1000)
    begin_path(world.state.kernels(), world.content, row, x, 40.0, 0.0, PATH_RUN, 1000)
    assert place_at(world, row, 1000)[0] == pytest.approx(here[0], abs=1e-4)


def test_a_path_that_is_stopped_leaves_its_walker_where_it_was() -> None:
    world = small_world()
    row = walker(world)
    u = world.state["units"][row]
    begin_path(world.state.kernels(), world.content, row, float(u["x"]) + 50.0, 0.0, 0.0, PATH_RUN, 0)
    here = place_at(world, row, 2000)
    stop_path(world.state.kernels(), world.content, row, 2000)
    assert place_at(world, row, 60_000)[0] == pytest.approx(here[0], abs=1e-4)
    run(world, 200)
    assert float(u["x"]) == pytest.approx(here[0], abs=1e-4)


def test_a_charge_runs_at_42_yards_a_second() -> None:
    world = small_world()
    row = walker(world)
    u = world.state["units"][row]
    assert begin_path(world.state.kernels(), world.content, row, float(u["x"]) + 21.0, float(u["y"]), float(u["z"]), PATH_CHARGE, 0) == 500


def test_going_nowhere_takes_no_time_and_tells_nothing() -> None:
    world = small_world()
    row = walker(world)
    u = world.state["units"][row]
    before = int(world.state.event_counts["count"][0])
    assert begin_path(world.state.kernels(), world.content, row, float(u["x"]), float(u["y"]), float(u["z"]), PATH_RUN, 7) == 7
    assert int(world.state.event_counts["count"][0]) == before


def test_a_walk_is_told_with_its_time_and_kind() -> None:
    world = small_world()
    row = walker(world)
    u = world.state["units"][row]
    first = int(world.state.event_counts["count"][0])
    begin_path(world.state.kernels(), world.content, row, float(u["x"]) + 5.0, float(u["y"]), float(u["z"]), PATH_WALK, 0)
    told = world.state.events[first]
    assert (told["opcode"], told["unit"], told["a"], told["b"]) == (SMSG_MONSTER_MOVE, row, 2000, PATH_WALK)


def test_settling_moves_the_walker_in_the_grid() -> None:
    world = small_world()
    row = walker(world)
    u = world.state["units"][row]
    begin_path(world.state.kernels(), world.content, row, float(u["x"]) + 500.0, float(u["y"]), 0.0, PATH_RUN, 0)
    old = int(u["cell"])
    settle(world.state.kernels(), world.content, row, 30_000)
    assert int(u["cell"]) != old
