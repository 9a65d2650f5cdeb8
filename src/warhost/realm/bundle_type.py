# SPDX-License-Identifier: GPL-2.0-or-later
"""What Numba has to know of bundles: their type, how one comes in from Python, and how an attribute becomes an array."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from llvmlite import ir
from numba import from_dtype
from numba.core import types
from numba.core.imputils import lower_getattr_generic
from numba.core.typing.templates import AttributeTemplate, infer_getattr
from numba.extending import NativeValue, models, register_model, unbox
from numba.np.arrayobj import make_array, populate_array

from warhost.realm.bundle import digest_of

WORD = ir.IntType(64)


class BundleType(types.Type):
    """Is the type of a bundle: names and array types in order, and at which word each array's pointer stands."""

    def __init__(self, fields: tuple[tuple[str, Any], ...]) -> None:
        """Take ``(name, array type)`` pairs."""
        self.fields = fields
        self.array_types = dict(fields)
        self.words = {}
        at = 0
        for name, kind in fields:
            self.words[name] = at
            at += 1 + kind.ndim
        super().__init__(name=f"Bundle({digest_of(repr(fields))})")

    @property
    def mangling_args(self) -> tuple[str, tuple[Any, ...]]:
        """Return a short name for symbols."""
        return self.name, ()


_known: dict[tuple[tuple[str, str, int], ...], BundleType] = {}


def type_of(arrays: Mapping[str, np.ndarray]) -> BundleType:
    """Return the type of a bundle of ``arrays``; the same layout gives the same type."""
    key = tuple((name, repr(array.dtype), array.ndim) for name, array in arrays.items())
    if key not in _known:
        fields = tuple((name, types.Array(from_dtype(a.dtype), a.ndim, "C", aligned=True)) for name, a in arrays.items())
        _known[key] = BundleType(fields)
    return _known[key]


@register_model(BundleType)
class BundleModel(models.OpaqueModel):  # type: ignore[misc] # Numba has no types
    """Is one pointer."""


@infer_getattr
class BundleAttributes(AttributeTemplate):  # type: ignore[misc] # Numba has no types
    """Gives the type of each attribute."""

    key = BundleType

    def generic_resolve(self, typ: BundleType, attr: str) -> Any:
        """Return the array type of ``attr``, None where there is no such array."""
        return typ.array_types.get(attr)


@unbox(BundleType)  # type: ignore[untyped-decorator] # Numba has no types
def unbox_bundle(typ: BundleType, obj: Any, c: Any) -> Any:
    """Bring in the address from Python."""
    number = c.pyapi.object_getattr_string(obj, "_address")
    address = c.pyapi.long_as_voidptr(number)
    c.pyapi.decref(number)
    return NativeValue(address)


@lower_getattr_generic(BundleType)  # type: ignore[untyped-decorator] # Numba has no types
def lower_attribute(context: Any, builder: Any, typ: BundleType, value: Any, attr: str) -> Any:
    """Build the array that ``attr`` names from its words; what does not change in a kernel is marked so."""
    kind = typ.array_types[attr]
    words = builder.bitcast(value, WORD.as_pointer())
    unchanging = builder.module.add_metadata([])

    def word(number: int) -> Any:
        loaded = builder.load(builder.gep(words, [ir.Constant(WORD, number)]))
        loaded.set_metadata("invariant.load", unchanging)
        return loaded

    at = typ.words[attr]
    array = make_array(kind)(context, builder)
    shape = [word(at + 1 + k) for k in range(kind.ndim)]
    itemsize = context.get_abi_sizeof(context.get_data_type(kind.dtype))
    strides = [ir.Constant(WORD, itemsize)]
    for length in reversed(shape[1:]):
        strides.insert(0, builder.mul(length, strides[0]))
    pointer = builder.inttoptr(word(at), array.data.type)
    populate_array(array, data=pointer, shape=shape, strides=strides, itemsize=itemsize, meminfo=None)
    return array._getvalue()
