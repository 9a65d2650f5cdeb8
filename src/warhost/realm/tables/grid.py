# SPDX-License-Identifier: GPL-2.0-or-later
"""The grid's lists of who stands in which cell, a cache line a block: a reader knows fourteen rows before it has looked at any."""

from warhost.realm.schema import Column, Table

ROWS_A_BLOCK = 14

CELL_BLOCKS = Table(
    "cell_blocks",
    (
        Column("rows", "i4", "rows of units; the first ``count`` count", width=ROWS_A_BLOCK),
        Column("count", "i4", low=0, high=ROWS_A_BLOCK),
        Column("next", "i4", "row of cell_blocks, all but a cell's first of which are full", low=-1, empty=-1),
    ),
)
