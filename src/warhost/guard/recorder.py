# SPDX-License-Identifier: GPL-2.0-or-later
"""What guard needs of the audit: to record a deed before it is done, and to count refusals."""

from __future__ import annotations

from typing import Protocol

from warhost.guard.audit import Entry


class Recorder(Protocol):
    """Remembers deeds and refusals; ``AuditWriter`` is one."""

    async def record(self, entry: Entry) -> int:
        """Remember a deed and return its number; raises Unavailable, and then the deed is not to be done."""
        ...

    def refused(self, actor: str, address: str | None, code: str) -> None:
        """Count a refusal."""
        ...


class MemoryRecorder:
    """Remembers in memory: for one process that keeps nothing, and for tests."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.refusals: list[tuple[str, str | None, str]] = []

    async def record(self, entry: Entry) -> int:
        """Remember a deed."""
        self.entries.append(entry)
        return len(self.entries)

    def refused(self, actor: str, address: str | None, code: str) -> None:
        """Remember a refusal."""
        self.refusals.append((actor, address, code))
