# SPDX-License-Identifier: GPL-2.0-or-later
"""A player goes where its client says, as fast as it may, and no faster, however its packets come."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.realm.movement.random_moves import play
from tests.realm.worlds import HUMAN, MAGE, WARRIOR, guid_of, login, put, run, send, small_world, unit_of
from warhost.realm import reasons
from warhost.realm.handlers.movement.flags import BACKWARD, FALLING, FORWARD, ROOT, WALKING, cleaned
from warhost.realm.kernel import COMPILED
from warhost.realm.world import World

ROOT_OF_THE_PROJECT = Path(__file__).resolve().parents[3]


def step(world: World, session: int, opcode: str = "MSG_MOVE_HEARTBEAT", **fields: Any) -> int:
    """Send a move to where the unit is, but for what ``fields`` say, and return its outcome."""
    u = world.state["units"][unit_of(world, session)]
    here = {name: float(u[name]) for name in "xyz"} | {"orientation": float(u["o"]), "flags": int(u["move_flags"]), "flags2": 0}
    clock = {"time_ms": world.state.now_ms + 50, "fall_time_ms": 0, "guid": int(u["guid"])}
    if fields.get("flags", 0) & FALLING:
        fields = {"jump_z_speed": 0.0, "jump_sin": 0.0, "jump_cos": 0.0, "jump_xy_speed": 0.0} | fields
    return send(world, session, opcode, **(here | clock | fields))


def run_along(world: World, session: int, yards_a_second: float, flags: int, seconds: float, every: int = 10) -> list[int]:
    """Move along x at that speed with a heartbeat every ``every`` ticks; return the outcomes."""
    start, row = world.state.now_ms, unit_of(world, session)
    x = float(world.state["units"]["x"][row])
    outcomes = [step(world, session, "MSG_MOVE_START_FORWARD", flags=flags)]
    while world.state.now_ms - start < seconds * 1000:
        run(world, every - 1)
        outcomes.append(step(world, session, flags=flags, x=x + yards_a_second * (world.state.now_ms - start) / 1000))
    return outcomes


@pytest.mark.kernels
def test_running_at_seven_yards_a_second_is_legal_for_a_minute() -> None:
    world = small_world()
    assert set(run_along(world, login(world, HUMAN, WARRIOR, y=500.0), 7.0, FORWARD, 60.0)) == {0}


@pytest.mark.parametrize(
    ("speed", "flags"), [(7.0, FORWARD), (4.5, BACKWARD), (2.5, FORWARD | WALKING)], ids=["running", "backwards", "walking"]
)
def test_a_quarter_more_than_the_speed_allowed_is_soon_refused(speed: float, flags: int) -> None:
    world = small_world()
    assert set(run_along(world, login(world, HUMAN, WARRIOR, y=500.0), speed, flags, 10.0)) == {0}
    world = small_world()
    outcomes = run_along(world, login(world, HUMAN, WARRIOR, y=500.0), speed * 1.25, flags, 20.0)
    assert reasons.MOVE_TOO_FAST in outcomes


def test_packets_that_come_in_clumps_are_as_legal_as_steady_ones() -> None:
    world = small_world()
    session = login(world, HUMAN, WARRIOR, y=500.0)
    row, guid = unit_of(world, session), guid_of(world, unit_of(world, session))
    held: list[dict[str, Any]] = []
    for k in range(120):
        held.append({"guid": guid, "flags": FORWARD, "flags2": 0, "time_ms": 1000 + 50 * k, "x": 0.35 * k, "y": 500.0, "z": 0.0,
                     "orientation": 0.0, "fall_time_ms": 0})  # fmt: skip
        if k % 8 == 7:
            for fields in held:
                put(world, session, "MSG_MOVE_HEARTBEAT", **fields)
            held = []
        assert set(run(world).results.tolist()) <= {0}
    assert world.state["units"]["x"][row] == pytest.approx(0.35 * 119)


def test_no_number_of_packets_makes_a_player_faster() -> None:
    world = small_world()
    session = login(world, HUMAN, WARRIOR, y=500.0)
    row, guid = unit_of(world, session), guid_of(world, unit_of(world, session))
    x = 0.0
    for k in range(200):
        for _ in range(8):
            x = float(world.state["units"]["x"][row]) + 0.4
            put(world, session, "MSG_MOVE_HEARTBEAT", guid=guid, flags=FORWARD, flags2=0, time_ms=1000 + 50 * k, x=x, y=500.0, z=0.0,
                orientation=0.0, fall_time_ms=0)  # fmt: skip
        run(world)
    seconds = 200 * 0.05
    assert float(world.state["units"]["x"][row]) <= 7.0 * 1.1 * (seconds + 1.5)


def test_a_slowed_player_moves_as_slowly_as_it_is() -> None:
    world = small_world()
    session = login(world, HUMAN, WARRIOR, y=500.0)
    world.state["units"]["speed_run"][unit_of(world, session)] = 3.5
    assert reasons.MOVE_TOO_FAST in run_along(world, session, 7.0, FORWARD, 10.0)
    world = small_world()
    session = login(world, HUMAN, WARRIOR, y=500.0)
    world.state["units"]["speed_run"][unit_of(world, session)] = 3.5
    assert set(run_along(world, session, 3.5, FORWARD, 10.0)) == {0}


@pytest.mark.kernels
def test_a_refused_player_goes_on_from_where_the_realm_has_it() -> None:
    world = small_world()
    session = login(world, HUMAN, WARRIOR, y=500.0)
    assert step(world, session, x=100.0) == reasons.MOVE_TOO_FAST
    assert step(world, session, x=0.3) == 0


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 1e30])
def test_a_place_that_is_no_place_is_refused(number: float) -> None:
    world = small_world()
    session = login(world, HUMAN, WARRIOR)
    row = unit_of(world, session)
    record = step_record(world, session, row)
    for name in ("x", "y", "z", "orientation"):
        wrong = record.copy()
        wrong[name] = number
        world.inbox.put(wrong)
        assert run(world).results.tolist() == [reasons.MOVE_BAD_PLACE]


def step_record(world: World, session: int, row: int) -> np.ndarray:
    from warhost.protocol.records import blank_records

    record = blank_records("MSG_MOVE_HEARTBEAT", 1)
    record["session"], record["guid"], record["time_ms"] = session, guid_of(world, row), 5000
    return record


def test_a_client_clock_that_wraps_round_is_no_cheat() -> None:
    world = small_world()
    session = login(world, HUMAN, WARRIOR)
    assert step(world, session, time_ms=0xFFFFFFF0) == 0
    assert step(world, session, time_ms=20) == 0
    assert step(world, session, time_ms=10) == reasons.MOVE_BAD_TIME


def test_a_step_breaks_a_cast() -> None:
    world = small_world()
    session = login(world, HUMAN, MAGE, 10)
    row = unit_of(world, session)
    fireball = int(world.content.spell_rows[133])
    world.state["units"]["cast_spell"][row] = fireball
    assert step(world, session, orientation=1.0) == 0
    assert world.state["units"]["cast_spell"][row] == fireball, "turning breaks nothing"
    assert step(world, session, x=0.3) == 0
    assert world.state["units"]["cast_spell"][row] == -1


def test_creatures_notice_who_walks_up_to_them() -> None:
    world = small_world()
    session = login(world, HUMAN, WARRIOR, 1, x=170.0)
    row = unit_of(world, session)
    assert not world.state["units"]["in_combat"][row]
    run_along(world, session, 6.5, FORWARD, 3.0)
    assert world.state["units"]["in_combat"][row]


@pytest.mark.kernels
def test_a_client_cannot_give_itself_what_the_server_gives() -> None:
    flight, hover, slow_fall = 0x2000000, 0x40000000, 0x20000000
    assert cleaned(FORWARD | flight | hover | slow_fall | ROOT, 0) == FORWARD
    assert cleaned(0, ROOT | hover | FORWARD) == ROOT | hover
    assert cleaned(FORWARD | BACKWARD | 0x10, 0) == 0x10


def test_every_kind_of_refusal_comes_up_among_random_moves() -> None:
    seen = play(11, 300)[1]
    assert {"ACCEPTED", "MOVE_TOO_FAST", "MOVE_BAD_TIME", "MOVE_NOT_MOVER"} <= set(seen)
    assert seen["ACCEPTED"] > sum(seen.values()) // 3


def other_mode(seed: int, ticks: int) -> str:
    """Return what another process makes of the same moves, with kernels compiled where they are plain here, and the other way round."""
    environment = {**os.environ, "WARHOST_COMPILE": "0" if COMPILED else "1", "PYTHONPATH": "src"}
    command = [sys.executable, "-m", "tests.realm.movement.random_moves", str(seed), str(ticks)]
    done = subprocess.run(command, cwd=ROOT_OF_THE_PROJECT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.skipif(not COMPILED, reason="needs the compiled kernels; the other process runs the plain ones")
def test_compiled_and_plain_kernels_agree_on_random_moves() -> None:
    assert play(3, 200)[0] == other_mode(3, 200)


@pytest.mark.shows
@pytest.mark.parametrize("seed", range(5))
def test_compiled_and_plain_kernels_agree_on_many_random_moves(seed: int) -> None:
    assert play(seed, 3000)[0] == other_mode(seed, 3000)
