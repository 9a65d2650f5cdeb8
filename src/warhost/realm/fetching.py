# SPDX-License-Identifier: GPL-2.0-or-later
"""Ask the processor for rows before they are needed: what a tick touches lies all over tables of many megabytes.

A loop over timers, packets or bots knows its next rows. Asked for some turns ahead, their cache lines arrive while others are
worked on. Nothing is read and nothing changes: in plain Python these functions do nothing.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import COMPILED

LINE_BYTES = 64


def _nothing(record: Any, line: int) -> None:
    """Do nothing: plain Python has no cache to fill."""


def _intrinsic() -> Any:
    from llvmlite import ir
    from numba.core import types
    from numba.extending import intrinsic

    @intrinsic  # type: ignore[untyped-decorator] # Numba has no types
    def fetch(context: Any, record: Any, line: Any) -> Any:
        """Ask for the cache line ``line`` of a row, to be read and written."""

        def build(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            byte, word = ir.IntType(8), ir.IntType(32)
            start = builder.bitcast(args[0], byte.as_pointer())
            offset = builder.mul(args[1], ir.Constant(args[1].type, LINE_BYTES))
            signed = [byte.as_pointer(), word, word, word]
            function = builder.module.declare_intrinsic("llvm.prefetch.p0i8", (), ir.FunctionType(ir.VoidType(), signed))
            locality = [ir.Constant(word, number) for number in (0, 3, 1)]
            builder.call(function, [builder.gep(start, [offset]), *locality])
            return context.get_dummy_value()

        if isinstance(record, types.Record):
            return types.none(record, types.intp), build
        return None

    return fetch


fetch = _intrinsic() if COMPILED else _nothing
"""``fetch(record, line)``: ask for the ``line``-th 64 bytes of a row."""
