# SPDX-License-Identifier: GPL-2.0-or-later
"""Give brains their view: the state's arrays, cut down to the columns of PERCEPTION, without a copy."""

from __future__ import annotations

from collections import namedtuple
from typing import Any

import numpy as np

from warhost.realm.kernel import COMPILED
from warhost.realm.perception.schema import PERCEPTION, PLAIN
from warhost.realm.state import State
from warhost.realm.uncompiled import wrapped

View = namedtuple("View", [*PERCEPTION, *PLAIN, "scratch"])  # type: ignore[misc] # its fields come from the schema


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


def view_of(state: State, scratch: np.ndarray) -> Any:
    """Return what brains see of ``state``; valid until the state grows. ``scratch`` (int32) is the brains' own."""
    tables = {name: cut(state.tables[name], tuple(columns)) for name, columns in PERCEPTION.items()}
    arrays = {**tables, **{name: state.plain[name] for name in PLAIN}, "scratch": scratch}
    return View(**(arrays if COMPILED else {name: wrapped(array) for name, array in arrays.items()}))
