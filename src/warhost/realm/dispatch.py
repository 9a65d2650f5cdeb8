# SPDX-License-Identifier: GPL-2.0-or-later
"""The dispatch table: which function takes which opcode, in which order of a round.

A busy system gives a batch function, a kernel:
``run(st, ct, packets, order, start, stop, results)`` takes the packets ``packets[order[start:stop]]`` (records of
its opcode), and writes each one's outcome (see ``reasons``) to ``results`` at the packet's index.
A quiet system gives a plain function: ``apply(world, packet, blob) -> int`` for one record and its bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from warhost.errors import WarhostError
from warhost.protocol.opcodes import OPCODES, name_of
from warhost.protocol.records import record_dtype


class DispatchError(WarhostError):
    """Tells of an opcode with no packet definition, or with two owners."""


@dataclass(frozen=True, slots=True)
class Handler:
    """Joins an opcode to the function of the system that owns it (``run`` for a batch, or ``apply`` for one packet)."""

    opcode: int
    system: str
    run: Callable[..., None] | None = None
    apply: Callable[..., int] | None = None


class Dispatch:
    """Is the table of all handlers, their slot the order in which a round runs them."""

    def __init__(self, handlers: Iterable[Handler]) -> None:
        """Take ``handlers`` in their running order; raise DispatchError where an opcode is unknown or owned twice."""
        self.handlers = tuple(handlers)
        self.slot_of: dict[int, int] = {}
        for slot, handler in enumerate(self.handlers):
            if handler.opcode in self.slot_of:
                other = self.handlers[self.slot_of[handler.opcode]].system
                raise DispatchError(f"{name_of(handler.opcode)} has two owners: {other} and {handler.system}; keep one")
            if (handler.run is None) == (handler.apply is None):
                raise DispatchError(f"{name_of(handler.opcode)} of {handler.system} needs either a batch or a per-packet function")
            self.slot_of[handler.opcode] = slot
        self.dtypes = tuple(record_dtype(h.opcode) for h in self.handlers)
        low = max(OPCODES.values()) + 1
        self._client = np.full(low, -1, np.int32)
        self._host: dict[int, int] = {}
        for opcode, slot in self.slot_of.items():
            if opcode < low:
                self._client[opcode] = slot
            else:
                self._host[opcode] = slot

    def __len__(self) -> int:
        return len(self.handlers)

    def slots(self, opcodes: np.ndarray) -> np.ndarray:
        """Return the slot of each opcode (uint32) as int32; -1 where nobody owns it."""
        known = opcodes < len(self._client)
        slots = self._client[np.where(known, opcodes, 0)]
        if not known.all():
            for i in np.flatnonzero(~known):
                slots[i] = self._host.get(int(opcodes[i]), -1)
        return slots.astype(np.int32, copy=False)

    def view(self, slot: int, packets: np.ndarray) -> Any:
        """Return ``packets`` (BASE_DTYPE) as records of the slot's opcode, without a copy."""
        return packets.view(self.dtypes[slot])
