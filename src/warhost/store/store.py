# SPDX-License-Identifier: GPL-2.0-or-later
"""The store of one process: it opens the database, hands out sessions, and closes in order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from warhost.store.address import Address, address_of
from warhost.store.bots import BotProjection
from warhost.store.engine import READ_ONLY, connected, make_engine, make_migrating_engine
from warhost.store.errors import StoreError
from warhost.store.health import Doctor, Health
from warhost.store.keeper import keep
from warhost.store.migrations import is_current, migrate
from warhost.store.pool import LoadPool, PoolCounts
from warhost.store.writes import WriteQueue

if TYPE_CHECKING:
    from warhost.config import Settings, StoreSettings


async def open_store(settings: Settings) -> Store:
    """Return the store that the settings name, its schema brought up to date.

    Raises StoreUnavailableError where the database cannot be reached, StoreError where it is of a newer Warhost.
    """
    address = address_of(settings)
    migrating = make_migrating_engine(address)
    try:
        if not await is_current(migrating):  # who opens a store that is up to date waits for nobody
            await migrate(migrating)
    finally:
        await migrating.dispose()
    return Store(address, make_engine(address, settings.store), settings.store)


class Store:
    """Is the database as this process sees it. All of it belongs to the event loop that opened it."""

    def __init__(self, address: Address, engine: AsyncEngine, settings: StoreSettings) -> None:
        self.address = address
        self._engine = engine
        self._reading = engine.execution_options(**READ_ONLY)
        self.writes = WriteQueue(engine, settings.queue_size)
        self.bots = BotProjection(self.writes, settings.projection_every_s)
        self._doctor = Doctor(self)
        self._pool_keeper = asyncio.create_task(keep(engine, settings.pool_idle_s), name="store pool keeper")

    @asynccontextmanager
    async def session(self, *, read_only: bool = False) -> AsyncIterator[AsyncSession]:
        """Give a session in a transaction, committed at the end of the block and rolled back where it raises.

        Keep the block short: in SQLite one that may write keeps all others from writing; ``read_only`` ones keep nobody from anything.
        Raises StoreUnavailableError and StoreConflictError; what SQLAlchemy itself finds wrong with a statement stays as it is.
        """
        async with AsyncSession(self._reading if read_only else self._engine, expire_on_commit=False) as session:
            await connected(session)
            yield session
            await session.commit()

    def pool_counts(self) -> PoolCounts:
        """Return how the pool of connections stands."""
        pool = self._engine.pool
        if not isinstance(pool, LoadPool):
            raise StoreError(f"the engine has a pool of another kind: {type(pool).__name__}")
        return pool.counts()

    async def health(self) -> Health:
        """Return whether the database answers and takes writes, how fast, and why not; takes two seconds at most."""
        return await self._doctor.ask()

    async def close(self, wait_s: float = 10.0) -> None:
        """Commit what waits, then close all connections; raises StoreUnavailableError where that is not done within ``wait_s``."""
        try:
            await self.writes.close(wait_s)
        finally:
            self._pool_keeper.cancel()
            await asyncio.gather(self._pool_keeper, return_exceptions=True)
            await self._doctor.close()
            await self._engine.dispose()

    async def __aenter__(self) -> Store:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
