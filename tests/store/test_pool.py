# SPDX-License-Identifier: GPL-2.0-or-later
"""The pool sizes itself by load; how many connections there are is asked of PostgreSQL itself."""

from __future__ import annotations

import asyncio
from time import monotonic

import pytest
from sqlalchemy import text
from sqlalchemy.util import greenlet_spawn

from tests.store.database import WAIT_S, Database, until
from warhost.store import Store, StoreUnavailableError

pytestmark = pytest.mark.anyio
SLEEPING = "SELECT query FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()"


async def work(store: Store, seconds: float) -> int:
    """Keep a connection busy for a while; return the process id of its server's end."""
    async with store.session(read_only=True) as session:
        return int((await session.execute(text("SELECT pg_backend_pid() FROM pg_sleep(:s)"), {"s": seconds})).scalar_one())


async def test_a_store_that_nobody_asks_has_the_least_number_of_connections(database: Database) -> None:
    async with database.store(pool_min=1) as store:
        await work(store, 0)
        assert len(database.backends()) == 1


async def test_the_pool_grows_to_its_most_under_load_and_shrinks_when_idle(database: Database) -> None:
    async with database.store(pool_min=2, pool_max=8, pool_idle_s=0.4) as store:
        pids = await asyncio.gather(*(work(store, 0.1) for _ in range(60)))
        assert len(set(pids)) == 8
        assert len(database.backends()) == 8
        assert (store.pool_counts().most, store.pool_counts().in_use) == (8, 0)
        assert store.pool_counts().waited >= 50
        await until(lambda: len(database.backends()) == 2)
        assert await greenlet_spawn(store._engine.pool.trim, 0.0) == 0
        assert len(database.backends()) == 2
        counts = store.pool_counts()
        assert (counts.open, counts.shrunk, counts.grown) == (2, 6, 8)


async def test_a_burst_of_short_queries_does_not_open_as_many_connections_as_it_has_queries(database: Database) -> None:
    async with database.store(pool_min=1, pool_max=50) as store:
        await asyncio.gather(*(work(store, 0) for _ in range(50)))
        assert len(database.backends()) <= 12
        assert store.pool_counts().refused == 0


async def test_steady_light_load_shrinks_the_pool_to_what_it_uses(database: Database) -> None:
    async with database.store(pool_min=1, pool_max=6, pool_idle_s=0.3) as store:
        await asyncio.gather(*(work(store, 0.1) for _ in range(20)))
        assert store.pool_counts().open == 6
        deadline = monotonic() + WAIT_S
        while store.pool_counts().open > 1 and monotonic() < deadline:
            await work(store, 0.01)
        assert len(database.backends()) == 1


async def test_a_connection_that_is_old_is_replaced(database: Database) -> None:
    async with database.store(pool_min=1, pool_recycle_s=1) as store:
        first = await work(store, 0)
        assert await work(store, 0) == first
        await until(lambda: _another_than(store, first))
        assert len(database.backends()) == 1


async def _another_than(store: Store, pid: int) -> bool:
    return await work(store, 0) != pid


async def test_connections_that_the_server_ended_are_replaced_before_anybody_notices(database: Database) -> None:
    async with database.store(pool_min=1, pool_max=4) as store:
        before = set(await asyncio.gather(*(work(store, 0.1) for _ in range(8))))
        database.cut_off()
        after = set(await asyncio.gather(*(work(store, 0.05) for _ in range(8))))
        assert before & after == set()
        assert store.pool_counts().open <= 4


async def test_work_that_is_cut_off_is_told_and_its_place_is_free_again(database: Database) -> None:
    async with database.store(pool_min=1, pool_max=2, pool_wait_s=1) as store:
        busy = [asyncio.create_task(work(store, 30)) for _ in range(2)]
        await until(lambda: len(database.backends()) == 2 and store.pool_counts().in_use == 2)
        await until(lambda: "pg_sleep" in database.sql(SLEEPING))
        database.cut_off()
        for error in await asyncio.gather(*busy, return_exceptions=True):
            assert isinstance(error, StoreUnavailableError), repr(error)
        assert len(set(await asyncio.gather(*(work(store, 0.1) for _ in range(4))))) == 2
        assert store.pool_counts().in_use == 0


async def test_who_gives_up_waiting_takes_no_place(database: Database) -> None:
    async with database.store(pool_min=1, pool_max=2, pool_wait_s=5) as store:
        busy = [asyncio.create_task(work(store, 0.5)) for _ in range(2)]
        await until(lambda: store.pool_counts().in_use == 2)
        waiting = [asyncio.create_task(work(store, 0)) for _ in range(10)]
        await until(lambda: store.pool_counts().waiting == 10)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        assert store.pool_counts().waiting == 0
        await asyncio.gather(*busy)
        assert len(set(await asyncio.gather(*(work(store, 0.1) for _ in range(4))))) == 2
        assert store.pool_counts().in_use == 0


async def test_a_statement_that_takes_too_long_is_ended(database: Database) -> None:
    async with database.store(timeout_s=1) as store:
        with pytest.raises(StoreUnavailableError, match=r"store\.timeout_s"):
            await work(store, 30)
        assert await work(store, 0) > 0
        assert "pg_sleep" not in database.sql(SLEEPING)


async def test_closing_the_store_closes_every_connection(database: Database) -> None:
    async with database.store(pool_max=5) as store:
        await asyncio.gather(*(work(store, 0.05) for _ in range(20)))
        assert len(database.backends()) == 5
    await until(lambda: database.backends() == [])
