# SPDX-License-Identifier: GPL-2.0-or-later
"""The run directory of a data folder: a lock that one running program holds, and what it says of itself and its children."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Any

import orjson

from warhost.host.errors import BusyError, NotRunningError

FOLDER = "run"
LOCK, FACTS, SOCKET = "lock", "host.json", "link"


def run_folder(data: Path) -> Path:
    """Return the run directory of a data folder."""
    return data / FOLDER


class RunLock:
    """Is the right to run on a data folder. It ends with the processes that hold it, however they end."""

    def __init__(self, data: Path) -> None:
        """Take the lock, making the folders; raise BusyError where a realm runs here already."""
        self.folder = run_folder(data)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        self.descriptor = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self.descriptor)
            raise BusyError(f"{busy_text(data)}: stop it, or use another --data-dir") from error

    def release(self) -> None:
        """Give the lock back, and take away what the run said of itself."""
        (self.folder / FACTS).unlink(missing_ok=True)
        os.close(self.descriptor)


def busy_text(data: Path) -> str:
    """Say which process runs on a data folder, as far as it is known."""
    try:
        facts = read_facts(data)
    except NotRunningError:
        return f"a realm runs on {data} already"
    return f"a realm runs on {data} already (process {facts['pid']}, since {facts['started']})"


def write_facts(folder: Path, facts: dict[str, Any]) -> None:
    """Write what a running program says of itself, for its owner only, whole or not at all."""
    beside = folder / f"{FACTS}.part"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(orjson.dumps(facts, option=orjson.OPT_INDENT_2))
    beside.replace(folder / FACTS)


def read_facts(data: Path) -> dict[str, Any]:
    """Return what the program that runs on a data folder says of itself; raise NotRunningError where none does."""
    try:
        facts: dict[str, Any] = orjson.loads((run_folder(data) / FACTS).read_bytes())
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotRunningError(f"no realm runs on {data}: start one with warhost up, or name its folder with --data-dir") from error
    return facts
