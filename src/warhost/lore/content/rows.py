# SPDX-License-Identifier: GPL-2.0-or-later
"""Make tables of a pack from rows given as dicts, or from columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from warhost.lore.content.schema import DTYPES


def filled(name: str, count: int, **columns: ArrayLike) -> NDArray[np.void]:
    """Return a table of ``count`` rows with the columns given (a value for all rows or one each), the others 0."""
    table = np.zeros(count, DTYPES[name])
    for column, values in columns.items():
        table[column] = values
    return table


def from_rows(name: str, rows: Sequence[dict[str, Any]]) -> NDArray[np.void]:
    """Return a table of the rows given as dicts; what a row does not name is 0."""
    dtype = DTYPES[name]
    table = np.zeros(len(rows), dtype)
    for column in {column for row in rows for column in row}:
        zero: Any = 0 if not dtype[column].shape else (0,) * dtype[column].shape[0]
        table[column] = [row.get(column, zero) for row in rows]
    return table
