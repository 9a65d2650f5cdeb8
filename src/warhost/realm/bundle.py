# SPDX-License-Identifier: GPL-2.0-or-later
"""Hand many arrays to kernels as one value: ``st.units[row].hp`` reads like a named tuple and costs one pointer.

A named tuple of arrays is passed member by member, seven values an array, at every call from one kernel to another: with 35
tables that made most of the compiler's work. A bundle is the address of a list of data pointers and lengths; an attribute
loads its array from there. The arrays stay owned by Python, so kernels count no references.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np

from warhost.realm.kernel import COMPILED
from warhost.realm.uncompiled import wrapped


def bundle(arrays: Mapping[str, np.ndarray]) -> Any:
    """Return ``arrays`` (C-contiguous) as kernels take them; the result keeps them alive.

    Uncompiled it is a namespace of the same names, tables wrapped so that rows read as Python numbers.
    """
    if not COMPILED:
        return SimpleNamespace(**{name: wrapped(array) for name, array in arrays.items()})
    return Bundle(arrays)


class Bundle:
    """Holds arrays by name and the list of their pointers and lengths, whose address kernels get."""

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        """Take the arrays; they must neither move nor be resized while the bundle is in use."""
        from warhost.realm import bundle_type

        self.__dict__.update(arrays)
        words: list[int] = []
        for array in arrays.values():
            words += [array.ctypes.data, *array.shape]
        self._words = np.array(words, np.int64)
        self._address = self._words.ctypes.data
        self._numba_type_ = bundle_type.type_of(arrays)


def digest_of(text: str) -> str:
    """Return 12 hex digits that stand for ``text`` in the name of a type."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
