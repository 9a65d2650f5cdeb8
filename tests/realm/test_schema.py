# SPDX-License-Identifier: GPL-2.0-or-later
"""A table is its literal: dtype, empty values and limits come from it alone."""

from __future__ import annotations

import numpy as np
import pytest

from warhost.realm import tables
from warhost.realm.schema import Column, SchemaError, Table

TABLE = Table(
    "things",
    (Column("weight", "f8", "kg", low=0, high=9, empty=1), Column("owner", "i4", low=-1, empty=-1), Column("marks", "u1", width=3, high=7)),
)


def test_a_new_row_holds_what_the_literal_says() -> None:
    row = TABLE.rows(2)[1]
    assert (row["weight"], row["owner"], row["marks"].tolist()) == (1.0, -1, [0, 0, 0])


def test_a_row_is_aligned_so_that_kernels_read_it_fast() -> None:
    assert TABLE.dtype.isalignedstruct
    assert all(TABLE.dtype.fields is not None and TABLE.dtype.fields[c.name][1] % c_size(c) == 0 for c in TABLE.columns)


def c_size(column: Column) -> int:
    return np.dtype(column.dtype).itemsize


def test_each_column_that_leaves_its_limits_is_named_with_what_was_seen() -> None:
    rows = TABLE.rows(3)
    assert TABLE.check(rows) == []
    rows["weight"][1], rows["marks"][2, 1], rows["owner"][0] = 9.5, 8, -2
    told = TABLE.check(rows)
    assert told == [
        "things.weight: saw 9.5, expected at most 9 kg",
        "things.owner: saw -2, expected at least -1 ",
        "things.marks: saw 8, expected at most 7 ",
    ]
    assert TABLE.check(rows[:0]) == []


def test_an_unknown_column_is_an_error_that_lists_the_known_ones() -> None:
    assert TABLE.column("owner").low == -1
    with pytest.raises(SchemaError, match="no column 'colour'; it has weight, owner, marks"):
        TABLE.column("colour")


@pytest.mark.parametrize("table", tables.ALL, ids=lambda table: table.name)
def test_every_table_of_the_realm_starts_within_its_own_limits(table: Table) -> None:
    assert table.check(table.rows(4)) == []
    assert len({column.name for column in table.columns}) == len(table.columns)
