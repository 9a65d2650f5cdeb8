# SPDX-License-Identifier: GPL-2.0-or-later
"""A ring of events in shared memory: one writes, any number read; who is too slow learns how many it missed.

The writer announces how far it is going to write before it does, so that a reader knows which of the events it copied may have been
written over meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from warhost.host.layout import EVENT, RING
from warhost.host.segment import Segment

MOST_AT_ONCE = 4096


def _arrays(segment: Segment) -> tuple[np.ndarray, np.ndarray]:
    layout = segment.layout
    head = np.frombuffer(segment.view, RING.dtype, 1, layout.ring_at)
    return head, np.frombuffer(segment.view, EVENT.dtype, layout.events, layout.events_at)


class RingWriter:
    """Puts events into the ring; there is one writer, the realm."""

    def __init__(self, segment: Segment, written: int = 0) -> None:
        """Begin with an empty ring; ``written`` events went before into other memory, and numbers go on from there."""
        self._ring, self._events = _arrays(segment)
        self.written = written
        for name in ("first", "reserved", "head"):
            self._ring[name] = written

    def put(self, events: np.ndarray) -> None:
        """Put rows of EVENT into the ring and number them; of more than it holds the last remain. Mutates their numbers."""
        count, room = len(events), len(self._events)
        if not count:
            return
        events["number"] = np.arange(self.written, self.written + count, dtype=np.uint64)
        end = self.written + count
        self._ring["reserved"] = end
        kept = events[-room:]
        at = (end - len(kept)) % room
        first = min(len(kept), room - at)
        self._events[at : at + first] = kept[:first]
        self._events[: len(kept) - first] = kept[first:]
        self._ring["head"] = end
        self.written = end


@dataclass(frozen=True)
class Events:
    """Is what a reader got: rows of EVENT in the order they were written, and how many before them it missed."""

    rows: np.ndarray
    missed: int


class RingReader:
    """Reads the ring from a place of its own."""

    def __init__(self, segment: Segment, since: int | None = None) -> None:
        """Begin with the event of number ``since``, or (None) with the next one to be written."""
        self._ring, self._events = _arrays(segment)
        self.cursor = int(self._ring["head"][0]) if since is None else since

    @property
    def behind(self) -> int:
        """Return how many events wait to be read."""
        return int(self._ring["head"][0]) - self.cursor

    def read(self, most: int = MOST_AT_ONCE) -> Events:
        """Return the next events, ``most`` at most."""
        head, room = int(self._ring["head"][0]), len(self._events)
        begin = max(self.cursor, head - room, int(self._ring["first"][0]))
        end = min(head, begin + most)
        if end <= begin:
            self.cursor = min(self.cursor, head)
            return Events(np.empty(0, EVENT.dtype), 0)
        at = begin % room
        first = min(end - begin, room - at)
        rows = np.concatenate([self._events[at : at + first], self._events[: end - begin - first]])
        lost = min(len(rows), max(0, int(self._ring["reserved"][0]) - room - begin))
        missed = begin - self.cursor + lost
        self.cursor = end
        return Events(rows[lost:], missed)
