# SPDX-License-Identifier: GPL-2.0-or-later
"""Remember the last packets of everybody, so that a face can ask what a bot has just decided and what became of it."""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.protocol.errors import ProtocolError
from warhost.protocol.opcodes import FIRST_HOST_OPCODE, name_of
from warhost.protocol.records import BASE_DTYPE, from_record
from warhost.protocol.registry import definition
from warhost.realm.reason_names import reason_name
from warhost.realm.world import TickReport

CAPACITY = 1 << 17
"""Packets of all sessions together (13 MB): some twenty seconds of 5,000 bots."""


class History:
    """Keeps the newest packets with tick and outcome; adding a tick's is a few copies of arrays."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        """Make an empty history."""
        self._packets = np.zeros(capacity, BASE_DTYPE)
        self._sessions = np.full(capacity, -1, np.int32)
        self._results = np.zeros(capacity, np.int32)
        self._ticks = np.zeros(capacity, np.int64)
        self._written = 0

    def add(self, report: TickReport) -> None:
        """Take the packets of a tick."""
        room = len(self._packets)
        packets, results = report.packets[-room:], report.results[-room:]
        count = len(packets)
        at = self._written % room
        first = min(count, room - at)
        for begin, end, place in ((0, first, at), (first, count, 0)):
            where = slice(place, place + end - begin)
            self._packets[where] = packets[begin:end]
            self._sessions[where] = packets["session"][begin:end]
            self._results[where] = results[begin:end]
            self._ticks[where] = report.tick
        self._written += count

    def last(self, session: int, most: int) -> list[dict[str, Any]]:
        """Return the last packets of a session, the newest first: tick, opcode, fields, result."""
        room = len(self._packets)
        places = np.flatnonzero(self._sessions == session)
        age = (self._written - 1 - places) % room
        return [self._described(place) for place in places[np.argsort(age, kind="stable")][:most].tolist()]

    def _described(self, place: int) -> dict[str, Any]:
        packet = self._packets[place]
        opcode = int(packet["opcode"])
        made = {
            "tick": int(self._ticks[place]),
            "opcode": name_of(opcode) or f"{opcode:#x}",
            "result": reason_name(int(self._results[place])),
        }
        try:
            made["opcode"] = definition(opcode, "host" if opcode >= FIRST_HOST_OPCODE else "client").name
            made["fields"] = from_record(packet, b"", "host" if opcode >= FIRST_HOST_OPCODE else "client")
        except ProtocolError:
            made["fields"] = None  # its bytes are not kept, or nobody knows the opcode
        return made
