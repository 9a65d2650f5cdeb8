# SPDX-License-Identifier: GPL-2.0-or-later
"""A PostgreSQL database of one test, and waiting until something has come about."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from time import monotonic

from tests.store.postgresql import Server
from tests.store.settings import settings_for
from warhost.store import Store, open_store

WAIT_S = 20
OURS = "FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'warhost'"


class Database:
    """Is a database of the test's own, with what PostgreSQL says about its connections."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.name = server.new_database()

    @asynccontextmanager
    async def store(self, **settings: object) -> AsyncIterator[Store]:
        """Open a store in it."""
        async with await open_store(settings_for(self.server.url(self.name), **settings)) as opened:
            yield opened

    def sql(self, statement: str) -> str:
        """Run a statement beside all that the store does."""
        return self.server.sql(statement, self.name)

    def backends(self) -> list[int]:
        """Return the process ids of the server's ends of the store's connections."""
        return [int(line) for line in self.sql(f"SELECT pid {OURS} ORDER BY pid").split()]

    def cut_off(self) -> None:
        """End every connection of the store from the server's side."""
        self.sql(f"SELECT pg_terminate_backend(pid) {OURS}")


async def until(holds: Callable[[], Awaitable[bool] | bool]) -> None:
    """Wait until something holds."""
    deadline = monotonic() + WAIT_S
    while True:
        held = holds()
        if held if isinstance(held, bool) else await held:
            return
        assert monotonic() < deadline, "it did not come about in time"
        await asyncio.sleep(0.01)
