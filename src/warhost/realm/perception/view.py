# SPDX-License-Identifier: GPL-2.0-or-later
"""Give brains their view: the state's arrays, cut down to the columns of PERCEPTION, without a copy."""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.realm.bundle import bundle
from warhost.realm.perception.schema import PERCEPTION, PLAIN
from warhost.realm.state import State


def cut(table: np.ndarray, columns: tuple[str, ...]) -> np.ndarray:
    """Return a view of ``table`` in which only ``columns`` exist."""
    dtype = table.dtype
    fields = dtype.fields
    if fields is None:
        raise TypeError(f"saw a plain array of {dtype}, expected a table")
    names = [name for name in dtype.names or () if name in columns]
    part: Any = {
        "names": names,
        "formats": [fields[name][0] for name in names],
        "offsets": [fields[name][1] for name in names],
        "itemsize": dtype.itemsize,
    }
    return table.view(np.dtype(part, align=True))


def view_of(state: State, scratch: np.ndarray, seed: int) -> Any:
    """Return what brains see of ``state``; valid until the state grows.

    ``scratch`` (int32) is the brains' own, and ``seed`` that of their draws: a server tells nobody the realm's.
    """
    return view_from(state.tables, state.plain, scratch, seed)


def view_from(tables: dict[str, np.ndarray], plain: dict[str, np.ndarray], scratch: np.ndarray, seed: int) -> Any:
    """Return a view of arrays by name with the dtypes of the realm's own, whoever filled them."""
    parts = {name: cut(tables[name], tuple(columns)) for name, columns in PERCEPTION.items()}
    own = {"scratch": scratch, "seed": np.array([seed & 0x7FFFFFFFFFFFFFFF], np.int64)}
    arrays = {**parts, **{name: plain[name] for name in PLAIN}, **own}
    return bundle(arrays)
