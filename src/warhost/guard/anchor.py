# SPDX-License-Identifier: GPL-2.0-or-later
"""Keep the head of the audit chain away from the chain: who can change rows, but not this, cannot cut its end off unseen."""

from __future__ import annotations

import base64
import fcntl
import json
import os
from pathlib import Path
from typing import Protocol

from warhost.guard.audit import Head
from warhost.guard.sealing import Sealer, SealError, write_private

CONTEXT = "head of the audit chain"
FILE_NAME = "audit-head"


class Anchor(Protocol):
    """Keeps the latest head it was given."""

    def keep(self, head: Head) -> None:
        """Keep a head, unless a later one is kept."""
        ...

    def kept(self) -> list[Head]:
        """Return the head that is kept, if any."""
        ...


class MemoryAnchor:
    """Keeps the head in memory."""

    def __init__(self) -> None:
        self._head: Head | None = None

    def keep(self, head: Head) -> None:
        """Keep a head, unless a later one is kept."""
        if self._head is None or head.seq > self._head.seq:
            self._head = head

    def kept(self) -> list[Head]:
        """Return the head that is kept, if any."""
        return [] if self._head is None else [self._head]


class FileAnchor:
    """Keeps the head in a file, sealed, so that only who holds the key file can write another. Processes may share it."""

    def __init__(self, path: Path, sealer: Sealer) -> None:
        self.path = path
        self._sealer = sealer

    def keep(self, head: Head) -> None:
        """Keep a head, unless a later one is kept; raises SealError where the file was changed by hand."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(self.path.with_name(f".{self.path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if all(head.seq > known.seq for known in self.kept()):
                text = json.dumps({"seq": head.seq, "hash": head.hash.hex()})
                write_private(self.path, base64.b64encode(self._sealer.seal(text.encode(), CONTEXT)).decode() + "\n")

    def kept(self) -> list[Head]:
        """Return the head that is kept, if any; raises SealError where the file was changed by hand."""
        try:
            sealed = base64.b64decode(self.path.read_text(encoding="ascii"))
        except FileNotFoundError:
            return []
        except ValueError as error:
            raise SealError(f"{self.path}: this was not sealed by Warhost; the end of the audit chain cannot be verified") from error
        found = json.loads(self._sealer.open(sealed, CONTEXT))
        return [Head(found["seq"], bytes.fromhex(found["hash"]))]
