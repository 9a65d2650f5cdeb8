# SPDX-License-Identifier: GPL-2.0-or-later
"""What the realm's process does beside its ticks: publish, listen, remember packets, and stop when its supervisor has gone."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from warhost.host.desk import Desk, answer
from warhost.host.history import History
from warhost.host.link import Client, Link
from warhost.host.outcomes import Outcomes
from warhost.host.publishing import Publisher
from warhost.host.questions import QUESTIONS
from warhost.host.runner import Run
from warhost.host.wire import Request
from warhost.realm.world import TickReport


class Opened:
    """Opens a run to faces, in the folder ``folder``: shared memory and local socket. It is the run's ``faces``."""

    def __init__(self, run: Run, folder: Path, publish_hz: float) -> None:
        """Publish the realm and listen; raise HostError where memory or socket cannot be had."""
        self.run = run
        self.history = History()
        self.outcomes = Outcomes(run.fleet.world)
        started = time.time_ns()
        self.desk = Desk(run, self.outcomes, self.history, started, started)
        self.publisher = Publisher(folder, run, 1.0 / publish_hz, started)
        self.link = Link(folder, self._answer, self._tick, self.outcomes)
        self._life: int | None = None
        run.faces = self
        run.saver.in_copy = self.let_go

    def _tick(self) -> int:
        return self.run.fleet.world.state.tick

    def _answer(self, request: Request, client: Client, reply: Any) -> None:
        answer(self.desk, QUESTIONS, request, reply)

    def stop_with(self, descriptor: int) -> None:
        """Stop the run when the other end of the pipe ``descriptor`` is closed: whoever started this process has gone."""
        self._life = descriptor
        self.link.watch(descriptor, self._on_life)

    def _on_life(self) -> None:
        """Read from the pipe; its end is that of whoever holds the other end."""
        if self._life is not None and not os.read(self._life, 1024):
            self.link.unwatch(self._life)
            self._life = None
            self.run.stop()

    def tell(self, run: Run, report: TickReport, took_ms: float) -> None:
        """Remember the packets of a tick, answer those who sent them, and publish."""
        self.history.add(report)
        self.outcomes.heard(report)
        self.publisher.tell(run, report, took_ms, self.link.figures)

    def serve(self, run: Run, until: float) -> None:
        """Answer faces until the next tick is due."""
        self.link.serve(until)

    def let_go(self) -> None:
        """Close the sockets in a copy of this process."""
        self.link.let_go()

    def close(self) -> None:
        """Publish the end, and take memory and socket away."""
        self.publisher.close(self.run, self.link.figures)
        self.link.close()
