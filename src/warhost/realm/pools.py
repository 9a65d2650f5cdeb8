# SPDX-License-Identifier: GPL-2.0-or-later
"""Take rows from a pooled table and give them back. Free rows hang on a list through their ``next`` column."""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel


@kernel
def take(pools: Any, which: int, table: Any) -> int:
    """Return a free row of ``table``, or -1 where the pool is full (counted in ``pools[which].refused``).

    The row's ``next`` is -1; its other columns are what they were: the caller sets every one that he reads.
    Mutates ``pools[which]`` and the row.
    """
    pool = pools[which]
    row = pool.first_free
    if row >= 0:
        pool.first_free = table[row].next
    elif pool.used < len(table):
        row = pool.used
        pool.used += 1
    else:
        pool.refused += 1
        return -1
    pool.live += 1
    table[row].next = -1
    return row


@kernel
def give_back(pools: Any, which: int, table: Any, row: int) -> None:
    """Return ``row`` to its pool; the caller has unlinked it and marked it free. Mutates the pool and the row."""
    pool = pools[which]
    table[row].next = pool.first_free
    pool.first_free = row
    pool.live -= 1
