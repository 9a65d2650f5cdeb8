# SPDX-License-Identifier: GPL-2.0-or-later
"""What is written: a function that runs in the writer's transaction, and what becomes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import CursorResult, Executable
from sqlalchemy.ext.asyncio import AsyncSession

T = TypeVar("T")

Write = Callable[[AsyncSession], Awaitable[T]]
"""Runs statements in the session it is given, as one whole.

It may run more than once, for what it did is undone where the connection is lost or another write of its batch fails: so it
makes its rows anew each time, touches nothing outside the database, awaits nothing but the session, and neither commits nor
rolls back. Its statements come to pass exactly once.
"""


def statements(*executables: Executable) -> Write[int]:
    """Return a write that executes statements in order, and gives how many rows the last one touched."""

    async def execute(session: AsyncSession) -> int:
        touched = 0
        for executable in executables:
            result = await session.execute(executable)
            touched = result.rowcount if isinstance(result, CursorResult) else 0
        return touched

    return execute


@dataclass(eq=False)
class Entry:
    """Is a write in the queue, with the future of whoever gave it."""

    write: Write[Any]
    done: asyncio.Future[Any]
    awaited: bool
    """Whether somebody waits for ``done``: else its failure is told in the log."""
    since: float = field(default_factory=monotonic)
    slow: int = 0
    """How often it ran out of time."""

    @property
    def name(self) -> str:
        """Return the write's name for the log: that of its function, which holds no values."""
        return getattr(self.write, "__qualname__", type(self.write).__name__)
