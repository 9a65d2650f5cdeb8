# SPDX-License-Identifier: GPL-2.0-or-later
"""Rounds keep each session's order; within a round packets of one opcode stand together, in order of arrival."""

from __future__ import annotations

import random

import numpy as np
import pytest

from warhost.realm.rounds import Rounds

pytestmark = pytest.mark.kernels

GROUPS = 5


def split(sessions: list[int], slots: list[int], limit: int) -> tuple[list[tuple[int, list[int]]], list[int]]:
    """Return (slot, packets) of each group in order, and the packets that wait."""
    order, groups, waiting = Rounds(GROUPS).split(np.array(sessions, np.int32), np.array(slots, np.int32), limit)
    return [(slot, order[start:stop].tolist()) for slot, start, stop in groups], waiting.tolist()


def by_hand(sessions: list[int], slots: list[int], limit: int) -> tuple[list[tuple[int, list[int]]], list[int]]:
    """Do the same the slow way."""
    rounds: dict[tuple[int, int], list[int]] = {}
    count: dict[int, int] = {}
    waiting = []
    for i, (session, slot) in enumerate(zip(sessions, slots, strict=True)):
        place = count.get(session, 0)
        count[session] = place + 1
        if place < limit:
            rounds.setdefault((place, slot), []).append(i)
        else:
            waiting.append(i)
    return [(slot, packets) for (_, slot), packets in sorted(rounds.items())], waiting


def test_a_sessions_second_packet_comes_after_everybodys_first() -> None:
    assert split([1, 1, 2], [4, 0, 3], 8) == ([(3, [2]), (4, [0]), (0, [1])], [])


def test_packets_of_one_opcode_keep_the_order_of_their_arrival() -> None:
    assert split([5, 3, 4, 1], [2, 2, 0, 2], 8) == ([(0, [2]), (2, [0, 1, 3])], [])


def test_what_a_session_has_over_its_limit_waits() -> None:
    assert split([1, 1, 1, 2, 1], [0] * 5, 2) == ([(0, [0, 3]), (0, [1])], [2, 4])


def test_nothing_gives_no_groups() -> None:
    assert split([], [], 3) == ([], [])


def test_one_sorter_serves_tick_after_tick() -> None:
    rounds = Rounds(GROUPS)
    first = rounds.split(np.array([3000, 1], np.int32), np.array([0, 1], np.int32), 1)
    again = rounds.split(np.array([3000, 1], np.int32), np.array([0, 1], np.int32), 1)
    assert first[1] == again[1]


@pytest.mark.parametrize("seed", range(20))
def test_random_batches_are_split_as_by_hand(seed: int) -> None:
    draw = random.Random(seed)
    count = draw.choice((1, 10, 300))
    sessions = [draw.randrange(1 + count // 3) for _ in range(count)]
    slots = [draw.randrange(GROUPS) for _ in range(count)]
    limit = draw.choice((1, 2, 8))
    assert split(sessions, slots, limit) == by_hand(sessions, slots, limit)
