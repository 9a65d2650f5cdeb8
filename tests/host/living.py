# SPDX-License-Identifier: GPL-2.0-or-later
"""A small realm in this process, opened to faces: its ticks run when a test says so, a face asks from a thread meanwhile."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

import pytest

from warhost.fleet.opening import Plan, new_fleet
from warhost.host.attach import Attached
from warhost.host.realm_process import Opened
from warhost.host.rundir import SOCKET, run_folder
from warhost.host.runner import Limits, Run
from warhost.host.socket_path import short_path
from warhost.realm.kernel import COMPILED

plain_only = pytest.mark.skipif(COMPILED, reason="a whole realm in this process: uncompiled only; test_processes runs whole programs")
PLAN = Plan("embers", 1, 12, {})


@dataclass
class Living:
    """Is a realm whose ticks the test drives, and a face attached to it."""

    run: Run
    opened: Opened
    data: Path
    face: Attached
    threads: ThreadPoolExecutor
    sockets: list[socket.socket] = field(default_factory=list)

    def connect(self) -> socket.socket:
        """Return a bare connection to the realm's socket, closed with the realm."""
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sockets.append(connection)
        with short_path(run_folder(self.data) / SOCKET) as path:
            connection.connect(path)
        self.tick()
        return connection

    @property
    def state(self) -> Any:
        """Return the realm's state."""
        return self.run.fleet.world.state

    def tick(self, ticks: int = 1, slack_s: float = 0.0) -> None:
        """Let so many ticks pass, each followed by a moment for the faces."""
        for _ in range(ticks):
            self.run._one_tick()
            self.opened.serve(self.run, perf_counter() + slack_s)

    def publish(self) -> None:
        """Put a frame into shared memory now."""
        self.opened.publisher.publish(self.run, self.opened.link.figures)

    def meanwhile(self, work: Callable[[], Any], ticks: int = 400) -> Any:
        """Let the realm tick while ``work`` runs in a thread; return what it gives."""
        return self.until(self.threads.submit(work), ticks)

    def until(self, future: Future[Any], ticks: int = 400) -> Any:
        """Let the realm tick until something in a thread is done; return what it gives."""
        ends = monotonic() + 60
        for _ in range(ticks):
            self.tick(slack_s=0.01)
            if future.done() or monotonic() > ends:
                break
        return future.result(timeout=1)

    def ask(self, what: str, **about: Any) -> Any:
        """Ask the realm over its socket."""
        return self.meanwhile(lambda: self.face.ask(what, **about))

    def guid(self, session: int) -> int:
        """Return the GUID of the bot in a session."""
        return int(self.state["units"]["guid"][self.state["sessions"]["unit"][session]])


@contextmanager
def living(data: Path, plan: Plan = PLAN, ticks: int = 3) -> Iterator[Living]:
    """Give a realm on the data folder ``data`` that has run for some ticks."""
    folder = run_folder(data)
    folder.mkdir(parents=True)
    run = Run(new_fleet(plan), plan, data / "realm", Limits())
    opened = Opened(run, folder, publish_hz=1000.0)
    threads = ThreadPoolExecutor(4)
    for _ in range(ticks):
        run._one_tick()
    face = Attached(data)
    made = Living(run, opened, data, face, threads)
    try:
        yield made
    finally:
        for connection in made.sockets:
            connection.close()
        face.close()
        threads.shutdown()
        opened.close()
        run.saver.look(wait=True)
