# SPDX-License-Identifier: GPL-2.0-or-later
"""Two frames in shared memory, written in turn, so that a reader always finds a whole one and waits for nobody.

The writer says which frame it begins before it writes, and which is the newest after it has; a reader copies the newest and then looks
whether it was begun anew meanwhile, which happens only to one that slept for a whole turn. The order of these stores is what x86 keeps.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from warhost.host.errors import HostError
from warhost.host.layout import Layout
from warhost.host.segment import Segment

TRIES = 100


@dataclass(frozen=True)
class Frame:
    """Is one snapshot, the reader's own copy: ``head``, ``metrics`` (rows), ``opcodes``, ``reasons`` and ``bots`` (arrays)."""

    sequence: int
    arrays: dict[str, np.ndarray]

    @property
    def head(self) -> Any:
        """Return the row that says when it was taken (see ``layout.FRAME``)."""
        return self.arrays["frame"][0]

    @property
    def tick(self) -> int:
        """Return the tick after which it was taken."""
        return int(self.head["tick"])

    @property
    def generation(self) -> int:
        """Return which process of the realm took it."""
        return int(self.head["generation"])

    @property
    def metrics(self) -> Any:
        """Return the row of figures (see ``metrics.ALL``)."""
        return self.arrays["metrics"][0]

    @property
    def bots(self) -> np.ndarray:
        """Return a row a player (see ``realm.tables.bots.BOTS``); rows whose GUID is 0 are nobody's."""
        return self.arrays["bots"]

    @cached_property
    def rows_by_guid(self) -> dict[int, int]:
        """Return the row of each player by GUID."""
        guids = self.bots["guid"]
        rows = np.flatnonzero(guids)
        return dict(zip(guids[rows].tolist(), rows.tolist(), strict=True))


class FrameWriter:
    """Writes frames; there is one writer, the realm."""

    def __init__(self, segment: Segment) -> None:
        """Begin with the first frame of ``segment``."""
        layout = segment.layout
        self._header = segment.header
        self._frames = [layout.arrays(segment.view, layout.frame_at(which)) for which in (0, 1)]
        self._sequence = 0

    def begin(self) -> dict[str, np.ndarray]:
        """Return the arrays of the next frame, by name, for the caller to fill; they hold what stood there two frames ago."""
        self._sequence += 1
        arrays = self._frames[self._sequence % 2]
        arrays["frame"]["begun"] = self._sequence
        return arrays

    def commit(self) -> None:
        """Make the frame that was begun the newest."""
        self._frames[self._sequence % 2]["frame"]["done"] = self._sequence
        self._header["sequence"] = self._sequence


class FrameReader:
    """Reads frames; any number of processes may, and none of them is noticed."""

    def __init__(self, segment: Segment) -> None:
        """Read from ``segment``."""
        self._segment = segment
        self._last: Frame | None = None

    def newest(self) -> Frame | None:
        """Return the newest frame, or None where none was written yet; the same object until there is a newer one.

        Raises HostError where the writer is faster than this process can copy, which a healthy machine never shows.
        """
        for _ in range(TRIES):
            sequence = int(self._segment.header["sequence"][0])
            if sequence == 0:
                return None
            if self._last is not None and self._last.sequence == sequence:
                return self._last
            frame = self._copy(sequence)
            if frame is not None:
                self._last = frame
                return frame
        raise HostError(f"saw no whole frame in {TRIES} tries: this process gets too little time to copy one between two")

    def _copy(self, sequence: int) -> Frame | None:
        """Return a copy of frame ``sequence``, or None where it was begun anew meanwhile."""
        layout, view = self._segment.layout, self._segment.view
        at = layout.frame_at(sequence % 2)
        head = layout.arrays(view, at)["frame"]
        used = min(layout.bots, max(0, int(head["used"][0])))
        cut = Layout(used, layout.opcodes, layout.events, layout.texts_bytes)
        copied = memoryview(bytes(view[at : at + cut.frame_bytes]))
        if int(head["begun"][0]) != sequence:
            return None
        return Frame(sequence, cut.arrays(copied, 0))
