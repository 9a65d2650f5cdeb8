# SPDX-License-Identifier: GPL-2.0-or-later
"""A MariaDB server of the tests' own: in a temporary folder, on a socket alone, so that it meets no other server."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import monotonic, sleep

import pytest

MISSING = "MariaDB is absent: as root, apt-get install --no-install-recommends mariadb-server-core mariadb-client-core"
NO_DRIVER = "the driver for MariaDB is absent: pip install 'pymysql[rsa]'"
READY_S = 60


@dataclass(frozen=True)
class Server:
    """Is a running server: its socket, and the client to speak to it as root without a password."""

    socket: Path

    def run(self, sql: str, database: str = "") -> str:
        """Run statements and return what the client prints."""
        command = ["mariadb", "--no-defaults", f"--socket={self.socket}", "--user=root", "--default-character-set=utf8mb4", "--batch"]
        done = subprocess.run([*command, database] if database else command, input=sql.encode(), capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def load(self, database: str, dump: bytes) -> None:
        """Make a database of an SQL dump."""
        self.run(f"DROP DATABASE IF EXISTS {database}; CREATE DATABASE {database}")
        self.run(dump.decode(), database)

    def address(self, database: str, user: str = "root") -> str:
        """Return the address that warhost reads the database by."""
        return f"mysql://{user}@localhost/{database}?socket={self.socket}"


def _program(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/sbin")


def need_mariadb() -> None:
    """Skip where server or driver is absent, saying how to get them; fail where CI has to have them."""
    absent = MISSING if not all(map(_program, ("mariadbd", "mariadb-install-db", "mariadb"))) else ""
    absent = absent or ("" if find_spec("pymysql") else NO_DRIVER)
    if absent and os.environ.get("CI") == "true":
        pytest.fail(absent)
    if absent:
        pytest.skip(absent)


@contextmanager
def running() -> Iterator[Server]:
    """Run a server while the block runs; its folder is gone afterwards."""
    need_mariadb()
    folder = Path(tempfile.mkdtemp(prefix="warhost-db-", dir="/tmp"))
    common = ["--no-defaults", f"--datadir={folder / 'data'}", *(["--user=root"] if os.geteuid() == 0 else [])]
    install = [str(_program("mariadb-install-db")), *common, "--auth-root-authentication-method=normal", "--skip-test-db"]
    socket = folder / "socket"
    try:
        subprocess.run(install, check=True, capture_output=True)
        flags = ["--skip-networking", f"--socket={socket}", f"--pid-file={folder / 'pid'}", "--innodb-flush-log-at-trx-commit=0"]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen([str(_program("mariadbd")), *common, *flags], stdout=log, stderr=log)
        try:
            _wait(server, socket, folder / "log")
            yield Server(socket)
        finally:
            server.terminate()
            server.wait(READY_S)
    finally:
        shutil.rmtree(folder)


def _wait(server: subprocess.Popen[bytes], socket: Path, log: Path) -> None:
    until = monotonic() + READY_S
    ping = ["mariadb", "--no-defaults", f"--socket={socket}", "--user=root", "--execute=SELECT 1"]
    while not socket.exists() or subprocess.run(ping, capture_output=True, check=False).returncode:
        assert server.poll() is None, log.read_text()
        assert monotonic() < until, log.read_text()
        sleep(0.05)
