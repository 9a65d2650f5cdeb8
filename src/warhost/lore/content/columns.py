# SPDX-License-Identifier: GPL-2.0-or-later
"""What a column of a table is: name, dtype, unit, limits; and the aligned dtype that a list of columns makes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Column(NamedTuple):
    """Is one column of a table: its limits are inclusive, its unit is a word for people and docs."""

    name: str
    dtype: str
    unit: str
    low: float
    high: float
    shape: tuple[int, ...] = ()


def record_dtype(columns: tuple[Column, ...]) -> np.dtype[np.void]:
    """Return the aligned numpy dtype of a record with ``columns``, in their order."""
    return np.dtype([(c.name, c.dtype, c.shape) if c.shape else (c.name, c.dtype) for c in columns], align=True)


def rows_outside(rows: NDArray[np.void], column: Column) -> NDArray[np.int64]:
    """Return the row numbers (int64, ascending) where ``column`` is outside its limits or not a number."""
    values = rows[column.name].reshape(len(rows), int(np.prod(column.shape, dtype=np.int64)))
    inside = np.asarray(np.logical_and(values >= column.low, values <= column.high)).all(axis=1)
    return np.flatnonzero(~inside)
