# SPDX-License-Identifier: GPL-2.0-or-later
"""Timers come in the order of their exact milliseconds, each once, in the tick that holds its millisecond."""

from __future__ import annotations

import random

import pytest

from warhost.realm.state import State, sizes_for
from warhost.realm.wheel import TICK_MS, WHEEL_SLOTS, collect, schedule

pytestmark = pytest.mark.kernels

KIND = 9


def realm() -> State:
    return State({**sizes_for(4, 4), "timer_blocks": 4096, "due": 4096}, 1, 8, 1)


def next_tick(state: State) -> list[tuple[int, int]]:
    """Let a tick pass and return the timers that came: (ms, row)."""
    state["clock"]["tick"] += 1
    st = state.kernels()
    count = int(collect(st, st.due_counts))
    return [(int(due["due_ms"]), int(due["row"])) for due in state["due"][:count]]


def test_a_tick_covers_its_fifty_milliseconds_and_no_other() -> None:
    state = realm()
    for row, due_ms in enumerate((51, 100, 101, 50, 75)):
        schedule(state.kernels(), KIND, row, due_ms)
    assert next_tick(state) == [(50, 3)]
    assert next_tick(state) == [(51, 0), (75, 4), (100, 1)]
    assert next_tick(state) == [(101, 2)]


def test_what_was_due_before_comes_at_once() -> None:
    state = realm()
    for _ in range(3):
        next_tick(state)
    schedule(state.kernels(), KIND, 1, 20)
    assert next_tick(state) == []
    state["clock"]["tick"] = 3
    st = state.kernels()
    assert int(collect(st, st.due_counts)) == 1


def test_a_timer_farther_than_the_wheel_is_round_waits_its_turns() -> None:
    state = realm()
    far = (2 * WHEEL_SLOTS + 7) * TICK_MS
    schedule(state.kernels(), KIND, 1, far)
    came = [(tick, timer) for tick in range(1, 2 * WHEEL_SLOTS + 20) for timer in next_tick(state)]
    assert came == [(2 * WHEEL_SLOTS + 7, (far, 1))]


def test_timers_give_their_rows_back() -> None:
    state = realm()
    for k in range(6_000):
        schedule(state.kernels(), KIND, k % 7, k * TICK_MS + 25)
        assert len(next_tick(state)) == 1
    assert int(state["pools"]["refused"].sum()) == 0


@pytest.mark.parametrize("seed", range(3))
def test_random_timers_come_as_a_sorted_list_would_give_them(seed: int) -> None:
    draw = random.Random(seed)
    state = realm()
    expected: dict[int, list[tuple[int, int]]] = {}
    for tick in range(1, 400):
        for _ in range(draw.randrange(6)):
            due_ms = tick * TICK_MS + draw.choice((1, 50, 51, 99, 500, 3000, 250_000))
            row = draw.randrange(1000)
            schedule(state.kernels(), KIND, row, due_ms)
            expected.setdefault(-(-due_ms // TICK_MS), []).append((due_ms, row))
        state["clock"]["tick"] = tick - 1
        came = next_tick(state)
        assert [due_ms for due_ms, _ in came] == sorted(due_ms for due_ms, _ in came)
        assert sorted(came) == sorted(expected.pop(tick, []))
