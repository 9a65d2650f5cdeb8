# SPDX-License-Identifier: GPL-2.0-or-later
"""A draw is a hash of what it is for: the same for the same, as good as independent for any other."""

from __future__ import annotations

import numpy as np
import pytest

from warhost.realm.chance import bits, mix, roll, roll_int
from warhost.realm.state import State, sizes_for

pytestmark = pytest.mark.kernels


def state(seed: int = 5, tick: int = 9) -> State:
    made = State(sizes_for(1, 1), 1, 8, seed)
    made["clock"]["tick"] = tick
    return made


def test_the_same_draw_gives_the_same_bits_and_each_part_of_its_name_counts() -> None:
    names = [
        (5, 9, 1, 3, 0),
        (6, 9, 1, 3, 0),
        (5, 10, 1, 3, 0),
        (5, 9, 2, 3, 0),
        (5, 9, 1, 4, 0),
        (5, 9, 1, 3, 1),
        (5 + (1 << 40), 9, 1, 3, 0),
    ]
    drawn = [bits(*name) for name in names]
    assert drawn == [bits(*name) for name in names]
    assert len(set(drawn)) == len(names)


def test_bits_are_thirty_two_and_each_is_set_half_the_time() -> None:
    drawn = np.array([bits(1, tick, 2, entity, 0) for tick in range(80) for entity in range(50)], np.uint64)
    assert drawn.max() < 1 << 32
    for bit in range(32):
        assert 0.46 < ((drawn >> np.uint64(bit)) & np.uint64(1)).mean() < 0.54


def test_mixing_loses_nothing() -> None:
    assert len({mix(x) for x in range(20_000)}) == 20_000


def test_rolls_fill_the_unit_interval_evenly() -> None:
    st = state().kernels()
    rolls = [roll(st, 3, entity, 0) for entity in range(4000)]
    assert 0.0 <= min(rolls) < 0.01
    assert 0.99 < max(rolls) < 1.0
    counts = np.histogram(rolls, 10, (0.0, 1.0))[0]
    assert ((counts - 400) ** 2 / 400).sum() < 27.9, "chi squared, nine degrees of freedom, one in a thousand"


def test_neighbouring_entities_and_draws_do_not_move_together() -> None:
    st = state().kernels()
    a = np.array([roll(st, 3, entity, 0) for entity in range(3000)])
    b = np.array([roll(st, 3, entity, 1) for entity in range(3000)])
    assert abs(np.corrcoef(a, b)[0, 1]) < 0.07
    assert abs(np.corrcoef(a[:-1], a[1:])[0, 1]) < 0.07


def test_whole_numbers_come_from_low_to_high_and_low_where_there_is_no_choice() -> None:
    st = state().kernels()
    assert {roll_int(st, 4, entity, 0, 3, 6) for entity in range(300)} == {3, 4, 5, 6}
    assert roll_int(st, 4, 1, 0, 6, 6) == 6
    assert roll_int(st, 4, 1, 0, 6, 2) == 6


def test_another_seed_or_tick_draws_anew() -> None:
    assert roll(state(5, 9).kernels(), 1, 1, 1) == roll(state(5, 9).kernels(), 1, 1, 1)
    assert len({roll(state(s, t).kernels(), 1, 1, 1) for s in (5, 6) for t in (9, 10)}) == 4
