# SPDX-License-Identifier: GPL-2.0-or-later
"""Write every packet as a line of JSON: tick, session, opcode, fields, result; and what was seen of it as events.

The realm's process only hands over raw records through a pipe; a process of its own (this module run as a program)
decodes and writes them, so that the log does not cost ticks.
"""

from __future__ import annotations

import pickle
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

import numpy as np
import orjson

from warhost.errors import WarhostError
from warhost.realm.state import State
from warhost.realm.world import TickReport

TICKS_WAITING = 2400
"""How many ticks (two minutes of the realm's time) may wait for the writer before the realm waits too."""


class PacketLogError(WarhostError):
    """Tells that the packet log could not be written."""


class PacketLog:
    """Hands a tick's packets and events to the writer; raises PacketLogError when the writer has died."""

    def __init__(self, path: Path) -> None:
        """Start the writer for ``path`` (an existing file is replaced)."""
        try:
            path.open("wb").close()
        except OSError as error:
            raise PacketLogError(f"cannot write the packet log {path}: {error.strerror}; choose another file") from error
        command = [sys.executable, "-m", "warhost.host.packet_log", str(path)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603 - our own module
        if self._process.stdin is None:
            raise PacketLogError("the packet log's writer has no standard input")
        self._pipe: IO[bytes] = self._process.stdin
        self._ticks: queue.Queue[bytes | None] = queue.Queue(TICKS_WAITING)
        self._failure: OSError | None = None
        self._feeder = threading.Thread(target=self._feed, name="packet log", daemon=True)
        self._feeder.start()

    def _feed(self) -> None:
        """Push ticks through the pipe, so that a slow disk costs no tick until TICKS_WAITING of them wait."""
        while (tick := self._ticks.get()) is not None:
            if self._failure is None:
                try:
                    self._pipe.write(tick)
                except OSError as error:
                    self._failure = error

    def write(self, report: TickReport, state: State) -> None:
        """Hand over one tick."""
        units = state["units"]
        events = report.events
        sessions = state["players"]["session"]
        player = units["player"][events["unit"]]
        seats = np.where(player >= 0, sessions[np.where(player >= 0, player, 0)], -1)
        other = np.where(events["other"] >= 0, units["guid"][np.where(events["other"] >= 0, events["other"], 0)], 0)
        parts = (report.tick, report.packets, report.results, report.blob, events, seats, units["guid"][events["unit"]], other)
        if self._failure is not None:
            raise PacketLogError(f"the packet log's writer ended with status {self._process.wait()}; is the disk full?") from self._failure
        self._ticks.put(pickle.dumps(parts, protocol=5))

    def close(self) -> None:
        """Wait until everything is on disk."""
        self._ticks.put(None)
        self._feeder.join()
        self._pipe.close()
        if self._process.wait() != 0:
            raise PacketLogError(f"the packet log's writer ended with status {self._process.returncode}; is the disk full?")


def lines_of(parts: tuple[Any, ...]) -> list[bytes]:
    """Return the JSON lines of one tick as ``PacketLog.write`` handed it over."""
    from warhost.protocol.opcodes import FIRST_HOST_OPCODE, name_of
    from warhost.protocol.records import from_record
    from warhost.protocol.registry import definition
    from warhost.realm.reason_names import reason_name

    tick, packets, results, blob, events, seats, guids, others = parts
    lines = []
    for packet, result in zip(packets, results.tolist(), strict=True):
        opcode = int(packet["opcode"])
        line = {
            "tick": tick,
            "session": int(packet["session"]),
            "opcode": name_of(opcode) or definition(opcode).name,
            "fields": from_record(packet, blob, "client" if opcode < FIRST_HOST_OPCODE else "host"),
            "result": reason_name(result),
        }
        lines.append(orjson.dumps(line))
    for event, seat, guid, other in zip(events.tolist(), seats.tolist(), guids.tolist(), others.tolist(), strict=True):
        opcode, _, _, at_ms, a, b, c, d = event
        fields = {"unit": guid, "other": other, "at_ms": at_ms, "a": a, "b": b, "c": c, "d": d}
        lines.append(orjson.dumps({"tick": tick, "session": seat, "opcode": name_of(opcode), "fields": fields, "result": "SEEN"}))
    return lines


def main() -> int:
    """Read ticks from standard input and write their lines to the file named by the first argument."""
    with Path(sys.argv[1]).open("wb") as file:
        while True:
            try:
                parts = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent process
            except EOFError:
                return 0
            lines = lines_of(parts)
            if lines:
                file.write(b"\n".join(lines) + b"\n")


if __name__ == "__main__":
    sys.exit(main())
