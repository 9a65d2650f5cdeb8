# SPDX-License-Identifier: GPL-2.0-or-later
"""Let plain Python run the kernels: wrap a table so that its rows read as Python numbers and write through.

Compiled code widens every integer to 64 bits and every float to double; numpy scalars would keep their own width
instead. Python's own numbers behave like the compiled ones, and a value that does not fit its column, or a row that does
not exist, raises here where the compiled kernel would not notice.
"""

from __future__ import annotations

from typing import Any

import numpy as np


class Cells:
    """Is a fixed-width column of one row."""

    __slots__ = ("_cells",)

    def __init__(self, cells: np.ndarray) -> None:
        self._cells = cells

    def __len__(self) -> int:
        return len(self._cells)

    def __getitem__(self, index: int) -> Any:
        if index < 0:
            raise IndexError(f"saw cell {index}, expected 0 to {len(self._cells) - 1}")
        return self._cells[index].item()

    def __setitem__(self, index: int | slice, value: Any) -> None:
        if not isinstance(index, slice) and index < 0:
            raise IndexError(f"saw cell {index}, expected 0 to {len(self._cells) - 1}")
        self._cells[index] = value


class Row:
    """Is one row of a table, its columns attributes."""

    __slots__ = ("_row",)

    def __init__(self, row: np.void) -> None:
        object.__setattr__(self, "_row", row)

    def __getattr__(self, name: str) -> Any:
        value = self._row[name]
        return Cells(value) if isinstance(value, np.ndarray) else value.item()

    def __setattr__(self, name: str, value: Any) -> None:
        self._row[name] = value


class Rows:
    """Is a table whose rows are read and written by name, as kernels do."""

    __slots__ = ("array",)

    def __init__(self, array: np.ndarray) -> None:
        self.array = array

    def __len__(self) -> int:
        return len(self.array)

    def __getitem__(self, index: int) -> Row:
        if index < 0:
            raise IndexError(f"saw row {index}, expected 0 to {len(self.array) - 1}")
        return Row(self.array[index])


def wrapped(array: np.ndarray) -> Any:
    """Return ``array`` as kernels see it uncompiled: a table as Rows, a plain array as it is."""
    return Rows(array) if array.dtype.names else array


def unwrapped(table: Any) -> np.ndarray:
    """Return the array of a table of ``st`` or ``ct``, wrapped or not, for plain functions to read."""
    array: np.ndarray = table.array if isinstance(table, Rows) else table
    return array
