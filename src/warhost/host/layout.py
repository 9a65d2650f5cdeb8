# SPDX-License-Identifier: GPL-2.0-or-later
"""The layout of a realm's shared memory, as schema literals: header, texts, two frames, the event ring.

A frame is a head, the figures, packets by opcode, refusals by reason, and a row a player. All parts begin on a cache line.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from warhost.host.metrics import METRICS
from warhost.realm.schema import LINE_BYTES, Column, Table
from warhost.realm.tables.bots import BOTS

MAGIC = int.from_bytes(b"WARHOST\x01", "little")
REASONS_KEPT = 256
"""How many different reasons of refusals a frame holds."""

HEADER = Table(
    "header",
    (
        Column("magic", "u8"),
        Column("schema", "u8", "hash of the literals of this file"),
        Column("generation", "u8", "ns of the wall clock when the realm's process began"),
        Column("pid", "i8", "process id of the realm"),
        Column("bots", "i8", "rows of BOTS in a frame"),
        Column("opcodes", "i8", "rows of OPCODES in a frame"),
        Column("events", "i8", "rows of the ring"),
        Column("texts_bytes", "i8", "bytes of the texts, in JSON"),
        Column("closed", "i8", "1: the realm that wrote here has gone, or writes elsewhere"),
        Column("sequence", "u8", "number of the newest whole frame; 0: none yet"),
        Column("tick", "i8", "the last tick that ran"),
        Column("beat_ns", "i8", "ns of the wall clock at its end"),
    ),
)

FRAME = Table(
    "frame",
    (
        Column("begun", "u8", "number of the frame that is being written here"),
        Column("done", "u8", "number of the frame that was written here"),
        Column("generation", "u8", "as in the header"),
        Column("tick", "i8", "the tick after which it was taken"),
        Column("now_ms", "i8", "ms, the realm's time then"),
        Column("wall_ns", "i8", "ns of the wall clock then"),
        Column("used", "i8", "rows of BOTS that mean something"),
    ),
)

OPCODES = Table("opcodes", (Column("accepted", "i8", "packets"), Column("refused", "i8", "packets")))
"""A row an opcode; the texts name the opcodes in this order."""

REASONS = Table("reasons", (Column("reason", "i4", "see realm.reasons"), Column("times", "i8")))

RING = Table(
    "ring",
    (
        Column("first", "u8", "number of the first event that was put into this memory"),
        Column("reserved", "u8", "number up to which events are being written"),
        Column("head", "u8", "number of the next event"),
    ),
)

EVENT = Table(
    "event",
    (
        Column("number", "u8", "counts all events of this realm process"),
        Column("tick", "i8", "ticks"),
        Column("at_ms", "i8", "ms of the realm's time"),
        Column("guid", "u8", "GUID of whom it is about; 0: nobody"),
        Column("other", "u8", "GUID; 0: nobody"),
        Column("a", "i8"),
        Column("b", "i8"),
        Column("c", "i8"),
        Column("x", "f4", "yd"),
        Column("y", "f4", "yd"),
        Column("map", "i4", "map id; -1: nowhere", empty=-1),
        Column("kind", "u2", "one of host.ring_kinds.KINDS"),
    ),
)


def schema_hash() -> int:
    """Return 63 bits over every column of the shared memory: writer and reader must agree on it."""
    digest = hashlib.sha256()
    for table in (HEADER, FRAME, METRICS, OPCODES, REASONS, BOTS, RING, EVENT):
        for column in table.columns:
            digest.update(f"{table.name}.{column.name}:{column.dtype}x{column.width};".encode())
    return int.from_bytes(digest.digest()[:8], "little") >> 1


def _lines(size: int) -> int:
    return -(-size // LINE_BYTES) * LINE_BYTES


@dataclass(frozen=True)
class Layout:
    """Says where everything is, from how many rows there are of each kind; all offsets and sizes in bytes."""

    bots: int
    opcodes: int
    events: int
    texts_bytes: int

    @property
    def texts_at(self) -> int:
        """Return where the texts begin."""
        return _lines(HEADER.dtype.itemsize)

    @cached_property
    def parts(self) -> dict[str, tuple[int, np.dtype[np.void], int]]:
        """Return the parts of a frame by name: where each begins within it, dtype, rows."""
        made = {}
        at = 0
        for table, rows in ((FRAME, 1), (METRICS, 1), (OPCODES, self.opcodes), (REASONS, REASONS_KEPT), (BOTS, self.bots)):
            made[table.name] = (at, table.dtype, rows)
            at = _lines(at + rows * table.dtype.itemsize)
        return made

    @property
    def frame_bytes(self) -> int:
        """Return the size of a frame."""
        at, dtype, rows = self.parts["bots"]
        return _lines(at + rows * dtype.itemsize)

    def frame_at(self, which: int) -> int:
        """Return where frame 0 or 1 begins."""
        return _lines(self.texts_at + self.texts_bytes) + which * self.frame_bytes

    @property
    def ring_at(self) -> int:
        """Return where the head of the ring is."""
        return self.frame_at(2)

    @property
    def events_at(self) -> int:
        """Return where its events begin."""
        return self.ring_at + _lines(RING.dtype.itemsize)

    @property
    def size(self) -> int:
        """Return the size of everything."""
        return _lines(self.events_at + self.events * EVENT.dtype.itemsize)

    def arrays(self, buffer: memoryview, frame_at: int) -> dict[str, np.ndarray]:
        """Return the parts of the frame that begins at ``frame_at`` of ``buffer``, by name, as arrays over it."""
        return {name: np.frombuffer(buffer, dtype, rows, frame_at + at) for name, (at, dtype, rows) in self.parts.items()}
