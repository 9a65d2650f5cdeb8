# SPDX-License-Identifier: GPL-2.0-or-later
"""Split a tick's packets into rounds, and a round into groups of one opcode.

A session's first packet is in round one, its second in round two, and so on, so each session's packets keep their
order; within a round the packets of one opcode form a group in order of arrival, and the groups stand in the fixed
order of the dispatch table. A session gets at most ``limit`` packets a tick; its others wait for the next.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.realm.kernel import kernel


@kernel
def rank(sessions: Any, slots: Any, seen: Any, limit: int, groups: int, keys: Any) -> int:
    """Write each packet's sort key (round x groups + group; -1: it waits) and return the highest key; clears ``seen``."""
    highest = -1
    for i in range(len(sessions)):
        session = sessions[i]
        rank = seen[session]
        seen[session] = rank + 1
        key = rank * groups + slots[i] if rank < limit else -1
        keys[i] = key
        highest = max(highest, key)
    for i in range(len(sessions)):
        seen[sessions[i]] = 0
    return highest


@kernel
def sort(keys: Any, starts: Any, order: Any) -> int:
    """Fill ``order`` with the packets by key, stable; ``starts`` (a cell a key and one more) with where each key begins."""
    for i in range(len(keys)):
        if keys[i] >= 0:
            starts[keys[i] + 1] += 1
    for k in range(1, len(starts)):
        starts[k] += starts[k - 1]
    total = starts[len(starts) - 1]
    for i in range(len(keys)):
        key = keys[i]
        if key >= 0:
            order[starts[key]] = i
            starts[key] += 1
    return int(total)


class Rounds:
    """Sorts batches; keeps its work arrays from tick to tick."""

    def __init__(self, groups: int) -> None:
        """Prepare for ``groups`` opcodes."""
        self.groups = groups
        self._seen = np.zeros(1024, np.int32)

    def split(self, sessions: np.ndarray, slots: np.ndarray, limit: int) -> tuple[np.ndarray, list[tuple[int, int, int]], np.ndarray]:
        """Return ``(order, groups, waiting)`` for packets of ``sessions`` (int32) in dispatch slots ``slots`` (int32).

        ``order`` holds packet indices; each group is ``(slot, start, stop)`` in it, in the order to run; ``waiting`` holds
        the indices of the packets over the ``limit`` a session and tick, in order of arrival.
        """
        count = len(sessions)
        if count == 0:
            return np.empty(0, np.int32), [], np.empty(0, np.int32)
        top = int(sessions.max()) + 1
        if top > len(self._seen):
            self._seen = np.zeros(2 * top, np.int32)
        keys = np.empty(count, np.int32)
        highest = int(rank(sessions, slots, self._seen, limit, self.groups, keys))
        starts = np.zeros(highest + 2, np.int32)
        order = np.empty(count, np.int32)
        total = int(sort(keys, starts, order))
        ends = starts[: highest + 1]
        begins = np.concatenate([[0], ends[:-1]])
        present = np.flatnonzero(ends > begins)
        groups = [(int(k) % self.groups, int(begins[k]), int(ends[k])) for k in present]
        waiting = np.flatnonzero(keys < 0).astype(np.int32) if total < count else np.empty(0, np.int32)
        return order[:total], groups, waiting
