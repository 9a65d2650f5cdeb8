# SPDX-License-Identifier: GPL-2.0-or-later
"""What a face holds of a running realm: its newest frame, its events, and questions, whatever the realm's process goes through.

Reading costs the realm nothing. Where the realm's process was started anew, the next read finds the new one by itself.
"""

from __future__ import annotations

import time
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from warhost.host.asking import AsyncLinkClient, LinkClient
from warhost.host.errors import NotRunningError
from warhost.host.layout import EVENT
from warhost.host.ring import MOST_AT_ONCE, Events, RingReader
from warhost.host.rundir import read_facts, run_folder
from warhost.host.segment import Segment, attach
from warhost.host.selecting import Filter, described, find, select
from warhost.host.shared import Frame, FrameReader
from warhost.protocol.records import to_record


class Attached:
    """Attaches to the realm that runs on a data folder."""

    def __init__(self, data: Path) -> None:
        """Attach; raise NotRunningError where no realm runs on ``data``, HostError where it is of another version."""
        self.data, self.run = data, run_folder(data)
        self._segment = attach(self.run)
        self._reader = FrameReader(self._segment)
        self._texts = self._segment.texts

    @cached_property
    def link(self) -> LinkClient:
        """Return the connection that ``ask`` and ``send`` use; it is opened at the first question."""
        return LinkClient(self.run)

    def async_link(self) -> AsyncLinkClient:
        """Return a connection of its own for a program with a loop of events."""
        return AsyncLinkClient(self.run)

    @property
    def segment(self) -> Segment:
        """Return the realm's shared memory, attached anew where the one that was attached is closed."""
        if self._segment.is_closed:
            self._segment = attach(self.run)
            self._reader = FrameReader(self._segment)
            self._texts = self._segment.texts
        return self._segment

    @property
    def texts(self) -> dict[str, Any]:
        """Return what the numbers in frames and events stand for (see ``host.texts``)."""
        self.segment  # noqa: B018 - attaches anew where that is needed
        return self._texts

    @property
    def generation(self) -> int:
        """Return which process of the realm this is: another number after each start."""
        return int(self.segment.header["generation"][0])

    @property
    def age_s(self) -> float:
        """Return how long ago the last tick ended, in seconds of the wall clock."""
        return max(0.0, (time.time_ns() - int(self.segment.header["beat_ns"][0])) / 1e9)

    def frame(self) -> Frame:
        """Return the newest frame; the same object until there is a newer one. Raises NotRunningError where there is none yet."""
        self.segment  # noqa: B018 - attaches anew where that is needed
        frame = self._reader.newest()
        if frame is None:
            raise NotRunningError(f"the realm on {self.data} is still starting: try again in a moment")
        return frame

    def events(self, since: int | None = None) -> EventStream:
        """Return a reader of events from number ``since`` on, or (None) of those to come."""
        return EventStream(self, since)

    def ask(self, what: str, **about: Any) -> Any:
        """Return the realm's answer to a question (see ``host.questions``); raises as LinkClient.ask does."""
        return self.link.ask(what, **about)

    def send(self, opcode: str, fields: dict[str, Any], session: int = 0) -> Any:
        """Send one of the host's packets; return what became of it. Raises as ``ask`` does, ProtocolError for fields that do not fit."""
        record, blob = to_record(opcode, fields, session, "host")
        return self.link.send(record.tobytes(), blob)

    def bots(self, wanted: Filter | None = None) -> list[dict[str, Any]]:
        """Return the bots that are meant, in words, in the order of their rows."""
        frame = self.frame()
        return [described(frame.bots[row], self.texts) for row in select(frame, self.texts, wanted or Filter()).tolist()]

    def guids(self, wanted: Filter) -> list[int]:
        """Return the GUIDs of the bots that are meant."""
        frame = self.frame()
        guids: list[int] = frame.bots["guid"][select(frame, self.texts, wanted)].tolist()
        return guids

    def guid(self, who: str) -> int:
        """Return the GUID of a bot by name, GUID or seat (``#7``); raise RefusedError where there is none."""
        frame = self.frame()
        return int(frame.bots["guid"][find(frame, who)])

    def facts(self) -> dict[str, Any]:
        """Return what the running program says of itself and its processes; raise NotRunningError where it has gone."""
        return read_facts(self.data)

    def close(self) -> None:
        """Close the connection; the memory goes with this object."""
        if "link" in self.__dict__:
            self.link.close()

    def __enter__(self) -> Attached:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class EventStream:
    """Reads a realm's events from a place of its own; after a restart of the realm it goes on with the new one's first."""

    def __init__(self, attached: Attached, since: int | None = None) -> None:
        """Begin with number ``since``, or (None) with the next event to come."""
        self._attached = attached
        self._segment = attached.segment
        self.generation = attached.generation
        self._reader = RingReader(self._segment, since)

    @property
    def cursor(self) -> int:
        """Return the number of the next event to be read."""
        return self._reader.cursor

    def read(self, most: int = MOST_AT_ONCE) -> Events:
        """Return the next events and how many were missed; none while no realm runs."""
        try:
            segment = self._attached.segment
        except NotRunningError:
            return Events(np.empty(0, EVENT.dtype), 0)
        if segment is not self._segment:
            generation = self._attached.generation
            self._reader = RingReader(segment, self._reader.cursor if generation == self.generation else 0)
            self._segment, self.generation = segment, generation
        return self._reader.read(most)
