# SPDX-License-Identifier: GPL-2.0-or-later
"""The inbox: the only way into the realm. Many producers put packets, one at a time or in batches; the tick drains it.

A put is a copy into a buffer under a lock that is held for that copy alone, so each producer's packets keep their
order and none is lost. A full inbox takes what fits and says how much that was.
"""

from __future__ import annotations

import threading

import numpy as np

from warhost.errors import WarhostError
from warhost.protocol.records import BASE_DTYPE, RECORD_SIZE

FIRST_HOST_OPCODE = 0x10000
RAW = np.dtype(f"V{RECORD_SIZE}")


class InboxError(WarhostError):
    """Tells that something that is not a batch of packets was put into the inbox."""


class Inbox:
    """Takes packets from any thread; ``capacity`` is how many may wait for one tick."""

    def __init__(self, capacity: int = 1 << 18) -> None:
        """Make an empty inbox. Its buffers grow up to ``capacity`` records as they are needed."""
        self.capacity = capacity
        self.refused = 0
        self._lock = threading.Lock()
        self._records = np.zeros(min(capacity, 4096), RAW)
        self._spare = np.zeros(min(capacity, 4096), RAW)
        self._count = 0
        self._blob = bytearray()

    def __len__(self) -> int:
        return self._count

    def put(self, records: np.ndarray, blob: bytes = b"") -> int:
        """Add ``records`` (1-D, any record dtype of 96 bytes) and the bytes they point into; return how many fitted.

        ``blob_at`` of the records counts from the start of ``blob``; the inbox moves it. A record whose ``blob_len`` is 0
        has no bytes. Raises InboxError where the dtype is not a record's.
        """
        if records.dtype.itemsize != RECORD_SIZE or records.ndim != 1:
            raise InboxError(
                f"saw an array of {records.dtype.itemsize}-byte rows in {records.ndim} dimensions, expected 1-D, {RECORD_SIZE} bytes"
            )
        if not records.flags.c_contiguous:
            records = np.ascontiguousarray(records)
        raw = records.view(RAW)
        with self._lock:
            start = self._count
            fits = min(len(raw), self.capacity - start)
            if start + fits > len(self._records):
                self._enlarge(start + fits)
            self._records[start : start + fits] = raw[:fits]
            self._count = start + fits
            if blob:
                base = self._records[start : start + fits].view(BASE_DTYPE)
                base["blob_at"][base["blob_len"] > 0] += len(self._blob)
                self._blob += blob
            self.refused += len(raw) - fits
        return fits

    def _enlarge(self, needed: int) -> None:
        size = len(self._records)
        while size < needed:
            size = min(self.capacity, 2 * size)
        larger = np.zeros(size, RAW)
        larger[: self._count] = self._records[: self._count]
        self._records = larger

    def drain(self) -> tuple[np.ndarray, bytes]:
        """Take out everything: the records in the order of their arrival (BASE_DTYPE, the caller's own) and their bytes.

        The array is valid until the next ``drain``.
        """
        with self._lock:
            full, count, blob = self._records, self._count, bytes(self._blob)
            if len(self._spare) < len(full):
                self._spare = np.zeros(len(full), RAW)
            self._records, self._spare = self._spare, full
            self._count = 0
            self._blob.clear()
        return full[:count].view(BASE_DTYPE), blob
