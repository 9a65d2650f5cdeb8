# SPDX-License-Identifier: GPL-2.0-or-later
"""A Redis server of the tests' own: on a socket in a temporary folder, so that it meets no other and can be stopped."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from time import monotonic, sleep

import pytest

MISSING = "Redis is absent: as root, apt-get install --no-install-recommends redis-server"
NO_DRIVER = "the driver for Redis is absent: pip install 'warhost[redis]'"
READY_S = 30


def _program() -> str | None:
    return shutil.which("redis-server") or shutil.which("redis-server", path="/usr/sbin:/usr/bin:/usr/local/bin")


def need_redis() -> None:
    """Skip where server or driver is absent, saying how to get them; fail where CI has to have them."""
    absent = ("" if _program() else MISSING) or ("" if find_spec("redis") else NO_DRIVER)
    if absent and os.environ.get("CI") == "true":
        pytest.fail(absent)
    if absent:
        pytest.skip(absent)


class Server:
    """Is a server that a test can stop, start again empty, freeze and thaw."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "redis.sock"
        self.url = f"unix://{self.socket}"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [str(_program()), "--port", "0", "--unixsocket", str(self.socket), "--dir", str(self._folder), "--save", ""]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        until = monotonic() + READY_S
        while not self._answers():
            assert self._process.poll() is None, (self._folder / "log").read_text()
            assert monotonic() < until, (self._folder / "log").read_text()
            sleep(0.01)

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as caller:
            try:
                caller.connect(str(self.socket))
                caller.sendall(b"PING\r\n")
                return caller.recv(16) == b"+PONG\r\n"
            except OSError:
                return False

    def stop(self) -> None:
        """Kill it; what it held is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(READY_S)
            self._process = None

    def freeze(self) -> None:
        """Let it hold its connections and answer nothing."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)


@contextmanager
def running() -> Iterator[Server]:
    """Run a server while the block runs; its folder is gone afterwards."""
    need_redis()
    folder = Path(tempfile.mkdtemp(prefix="warhost-redis-", dir="/tmp"))
    server = Server(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)
