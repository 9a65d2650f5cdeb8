# SPDX-License-Identifier: GPL-2.0-or-later
"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket alone, so that it meets no other server."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import pytest

MISSING = "PostgreSQL is absent: as root, apt-get install --no-install-recommends postgresql"
NO_DRIVER = "the driver for PostgreSQL is absent: pip install 'warhost[postgres]'"
DEBIAN = sorted((str(path) for path in Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)
PROGRAMS = os.pathsep.join([os.environ.get("PATH", ""), *DEBIAN])
PORT = 5432
"""Of the socket's name alone: nothing listens on the network."""
NUMBERS = count(1)


@dataclass(frozen=True)
class Server:
    """Is a server that can be stopped and started; its user ``warhost`` needs no password on the socket."""

    folder: Path

    def run(self, program: str, *arguments: str, check: bool = True) -> str:
        """Run a program of PostgreSQL as the owner of the cluster, who must not be root; return what it prints."""
        found = shutil.which(program, path=PROGRAMS)
        assert found is not None, MISSING
        options: dict[str, Any] = {"user": _owner(), "group": pwd.getpwnam(_owner()).pw_gid} if os.geteuid() == 0 else {}
        done = subprocess.run([found, *arguments], capture_output=True, text=True, check=False, cwd=self.folder, **options)
        assert done.returncode == 0 or not check, done.stdout + done.stderr
        return done.stdout

    def start(self) -> None:
        """Start it and wait until it answers."""
        flags = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off -c max_connections=60"
        self.run("pg_ctl", "--pgdata", str(self.folder / "data"), "--log", str(self.folder / "log"), "--options", flags, "--wait", "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it: ``immediate`` as a crash would, ``fast`` as its operator would; whoever is connected is cut off."""
        self.run("pg_ctl", "--pgdata", str(self.folder / "data"), "--mode", mode, "--wait", "stop")

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Run a statement beside all that the test does, and return its rows as lines."""
        options = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--host", str(self.folder), "--username", "warhost"]
        return self.run("psql", *options, "--dbname", database, "--command", statement).strip()

    def new_database(self) -> str:
        """Make an empty database and return its name."""
        name = f"warhost_{next(NUMBERS)}"
        self.sql(f"CREATE DATABASE {name}")
        return name

    def url(self, database: str) -> str:
        """Return the URL that the store is opened with."""
        return f"postgresql://warhost@/{database}?host={self.folder}"


def _owner() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def need_postgresql() -> None:
    """Skip where server or driver is absent, saying how to get them; fail where CI has to have them."""
    absent = "" if all(shutil.which(name, path=PROGRAMS) for name in ("initdb", "pg_ctl", "psql")) else MISSING
    absent = absent or ("" if find_spec("asyncpg") else NO_DRIVER)
    if absent and os.environ.get("CI") == "true":
        pytest.fail(absent)
    if absent:
        pytest.skip(absent)


@contextmanager
def running() -> Iterator[Server]:
    """Run a server while the block runs; its folder is gone afterwards."""
    need_postgresql()
    folder = Path(tempfile.mkdtemp(prefix="warhost-pg-", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _owner())
        server = Server(folder)
        server.run(
            "initdb", "--pgdata", str(folder / "data"), "--username", "warhost", "--auth", "trust", "--encoding", "UTF8", "--no-sync"
        )
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)
