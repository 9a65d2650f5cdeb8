# SPDX-License-Identifier: GPL-2.0-or-later
"""Describe a table once, as a literal: column, dtype, unit, limits.

A table is one structured array, a row an entity. Rows of records were measured against an array per column: with 110
columns kernels compile nine times and are entered five times as fast, and a rule touches many columns of one unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from warhost.errors import WarhostError

LINE_BYTES = 64
"""A cache line; every table begins on one."""


class SchemaError(WarhostError):
    """Tells that a table, a column or a value does not fit its schema."""


@dataclass(frozen=True, slots=True)
class Column:
    """Names one column: numpy dtype, unit, inclusive limits, and how many values a row holds (1: a scalar)."""

    name: str
    dtype: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    width: int = 1
    empty: float = 0
    """What a new row holds."""


@dataclass(frozen=True)
class Table:
    """Is a schema literal: the name of a table and its columns."""

    name: str
    columns: tuple[Column, ...]
    whole_lines: bool = False
    """Whether rows fill whole cache lines, so that columns that stand together are fetched together."""

    @property
    def dtype(self) -> np.dtype[np.void]:
        """Return the aligned structured dtype of a row."""
        fields = [(c.name, c.dtype) if c.width == 1 else (c.name, c.dtype, (c.width,)) for c in self.columns]
        packed = np.dtype(fields, align=True)
        if not self.whole_lines:
            return packed
        offsets = [packed.fields[c.name][1] for c in self.columns] if packed.fields else []
        lines = -(-packed.itemsize // LINE_BYTES)
        described: Any = {
            "names": [c.name for c in self.columns],
            "formats": [(c.dtype, (c.width,)) if c.width > 1 else c.dtype for c in self.columns],
            "offsets": offsets,
            "itemsize": lines * LINE_BYTES,
        }
        return np.dtype(described, align=True)

    def grown(self, rows: np.ndarray, more: int) -> np.ndarray:
        """Return ``rows`` with ``more`` new ones after them, in an array of their own."""
        made = self.rows(len(rows) + more)
        made[: len(rows)] = rows
        return made

    def column(self, name: str) -> Column:
        """Return the column called ``name``; raise SchemaError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise SchemaError(f"table {self.name} has no column {name!r}; it has {', '.join(c.name for c in self.columns)}")

    def rows(self, count: int) -> np.ndarray:
        """Return ``count`` new rows, each column at its ``empty`` value (padding bytes zero)."""
        dtype = self.dtype
        raw = np.zeros(count * dtype.itemsize + LINE_BYTES, np.uint8)
        start = -raw.ctypes.data % LINE_BYTES
        made = raw[start : start + count * dtype.itemsize].view(dtype)
        for column in self.columns:
            if column.empty:
                made[column.name] = column.empty
        return made

    def check(self, rows: np.ndarray) -> list[str]:
        """Return one line for each column of ``rows`` that leaves its limits (an empty list: all is well)."""
        wrong = []
        for column in self.columns:
            values = rows[column.name]
            if values.size == 0:
                continue
            low, high = values.min(), values.max()
            if column.low is not None and low < column.low:
                wrong.append(f"{self.name}.{column.name}: saw {low}, expected at least {column.low} {column.unit}")
            if column.high is not None and high > column.high:
                wrong.append(f"{self.name}.{column.name}: saw {high}, expected at most {column.high} {column.unit}")
        return wrong
