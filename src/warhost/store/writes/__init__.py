# SPDX-License-Identifier: GPL-2.0-or-later
"""The queue of writes: bounded, one writer that batches, nothing accepted is lost while the process lives."""

from __future__ import annotations

from warhost.store.writes.queue import WriteCounts, WriteQueue
from warhost.store.writes.write import Write, statements

__all__ = ["Write", "WriteCounts", "WriteQueue", "statements"]
