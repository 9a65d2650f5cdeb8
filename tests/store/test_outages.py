# SPDX-License-Identifier: GPL-2.0-or-later
"""The database goes away in every way that could be thought of: what was accepted is written exactly once."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.store.database import Database, until
from tests.store.postgresql import PORT
from tests.store.proxy import proxied
from tests.store.rows import assert_once_in_order, job, jobs, note, notes
from tests.store.settings import settings_for
from warhost.store import Store, StoreUnavailableError, engine, open_store

pytestmark = pytest.mark.anyio


async def keep_offering(store: Store, count: int, pause_s: float = 0.0005) -> None:
    """Offer notes one after the other, spread over time."""
    for number in range(count):
        store.writes.offer(note(number))
        await asyncio.sleep(pause_s)


async def test_nothing_is_lost_or_doubled_while_the_server_ends_connections(database: Database) -> None:
    async with database.store() as store:
        offering = asyncio.create_task(keep_offering(store, 1500))
        for cut in range(1, 9):
            await until(lambda: store.writes.counts().committed >= cut * 100)  # noqa: B023 - it is awaited here
            await asyncio.to_thread(database.cut_off)
        await offering
        await store.writes.drain()
        assert store.writes.counts().retries >= 1
        assert_once_in_order(await notes(store), 1500)
        assert store.writes.counts().committed == 1500


@pytest.mark.parametrize("mode", ["immediate", "fast"])
async def test_nothing_is_lost_or_doubled_when_the_server_is_stopped_and_started(
    database: Database, mode: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with database.store() as store:
        with caplog.at_level(logging.INFO, "warhost.store.writes"):
            offering = asyncio.create_task(keep_offering(store, 2000))
            await until(lambda: store.writes.counts().committed >= 200)
            await asyncio.to_thread(database.server.stop, mode)
            try:
                await offering
                await until(lambda: store.writes.fault is not None)
                counts = store.writes.counts()
                assert counts.waiting > 0
                assert counts.away_s > 0
                health = await store.health()
                assert (health.ok, health.latency_ms) == (False, None)
                assert health.reason
                with pytest.raises(StoreUnavailableError):
                    await notes(store)
            finally:
                await asyncio.to_thread(database.server.start)
            await store.writes.drain()
        assert_once_in_order(await notes(store), 2000)
        counts = store.writes.counts()
        assert (counts.waiting, counts.failed, counts.away_s, counts.outages) == (0, 0, 0, 1)
        assert (await store.health()).ok
        told = [record.message for record in caplog.records]
        assert [message.split(":")[0].split(" after")[0] for message in told] == [
            "the database takes no writes",
            "the database takes writes again",
        ]


async def test_a_commit_whose_answer_is_lost_is_not_done_twice(database: Database) -> None:
    with tempfile.TemporaryDirectory(prefix="wh-", dir="/tmp") as folder:
        socket = database.server.folder / f".s.PGSQL.{PORT}"
        url = f"postgresql://warhost@/{database.name}?host={folder}"
        async with proxied(socket, Path(folder)) as proxy, await open_store(settings_for(url)) as store:
            assert await store.writes.run(note(0)) == 0
            proxy.to_lose = 3
            results = await asyncio.gather(*(store.writes.offer(note(number)) for number in range(1, 400)))
            assert results == list(range(1, 400))  # what the writes gave is known all the same
            assert proxy.lost == 3 - proxy.to_lose >= 1
            proxy.to_lose = 1
            assert await store.writes.run(note(400)) == 400
            assert_once_in_order(await notes(store), 401)
            assert store.writes.counts().retries >= 2


async def test_a_write_that_conflicts_after_a_lost_connection_is_told_and_the_others_stay(database: Database) -> None:
    with tempfile.TemporaryDirectory(prefix="wh-", dir="/tmp") as folder:
        socket = database.server.folder / f".s.PGSQL.{PORT}"
        url = f"postgresql://warhost@/{database.name}?host={folder}"
        async with proxied(socket, Path(folder)) as proxy, await open_store(settings_for(url)) as store:
            proxy.to_lose = 1
            given = [store.writes.offer(job(name)) for name in ("a", "b", "a", "c")]
            outcomes = await asyncio.gather(*given, return_exceptions=True)
            assert [outcome is None for outcome in outcomes] == [True, True, False, True]
            assert await jobs(store) == ["a", "b", "c"]


@contextmanager
def frozen(pids: list[int]) -> Iterator[None]:
    """Stop processes for the length of the block, as a machine that swaps or a disk that hangs does."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


async def test_nothing_is_lost_or_doubled_when_the_server_freezes_in_mid_write(database: Database) -> None:
    async with database.store(timeout_s=1) as store:
        offering = asyncio.create_task(keep_offering(store, 1500))
        await until(lambda: store.writes.counts().committed >= 100)
        with frozen(database.backends()):
            await until(lambda: store.writes.counts().retries >= 2)
            await offering
        await store.writes.drain()
        assert_once_in_order(await notes(store), 1500)
        assert store.writes.counts().failed == 0


async def test_a_write_that_is_always_too_slow_is_given_up_and_holds_up_no_other(database: Database) -> None:
    async with database.store(timeout_s=1) as store:
        slow = store.writes.offer(lambda session: session.execute(text("SELECT pg_sleep(60)")))
        others = [store.writes.offer(note(number)) for number in range(20)]
        with pytest.raises(StoreUnavailableError, match=r"store\.timeout_s"):
            await slow
        await asyncio.gather(*others)
        assert_once_in_order(await notes(store), 20)
        assert store.writes.counts().failed == 1


async def test_who_locks_a_file_for_long_keeps_writes_waiting_and_loses_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "LOCKED_S", 0.05)
    file = tmp_path / "store.sqlite3"
    async with await open_store(settings_for(f"sqlite:///{file}")) as store:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        for number in range(300):
            store.writes.offer(note(number))
        await until(lambda: store.writes.counts().retries >= 2)
        assert "locked" in str(store.writes.fault)
        health = await store.health()
        assert not health.ok
        assert "300 wait" in health.reason
        assert health.latency_ms is not None  # it still answers who reads
        other.execute("ROLLBACK")
        other.close()
        await store.writes.drain()
        assert_once_in_order(await notes(store), 300)
        assert (await store.health()).ok


async def test_a_file_that_may_grow_no_more_keeps_writes_waiting_and_loses_none(tmp_path: Path) -> None:
    async with await open_store(settings_for(f"sqlite:///{tmp_path / 'store.sqlite3'}", pool_max=2)) as store:
        pages = await store.writes.run(lambda session: session.scalar(text("PRAGMA page_count")))
        assert await store.writes.run(lambda session: session.scalar(text(f"PRAGMA max_page_count = {pages + 2}"))) == pages + 2
        for number in range(400):
            store.writes.offer(note(number))
        await until(lambda: store.writes.counts().retries >= 2)
        assert "full" in str(store.writes.fault)
        async with store.session() as session:  # the pool hands out the connection that came back last: the same one
            await session.execute(text("PRAGMA max_page_count = 1000000"))
        await store.writes.drain()
        assert_once_in_order(await notes(store), 400)


async def test_closing_while_the_database_is_away_tells_how_many_writes_are_lost(database: Database) -> None:
    store = await open_store(settings_for(database.server.url(database.name)))
    await store.writes.run(note(0))
    await asyncio.to_thread(database.server.stop)
    try:
        left = [store.writes.offer(note(number)) for number in range(1, 11)]
        with pytest.raises(StoreUnavailableError, match="10 accepted writes were not committed"):
            await store.close(wait_s=0.5)
        assert all(isinstance(done.exception(), StoreUnavailableError) for done in left)
    finally:
        await asyncio.to_thread(database.server.start)


async def test_a_store_is_refused_while_the_server_is_away_and_opens_when_it_is_back(database: Database) -> None:
    await asyncio.to_thread(database.server.stop)
    try:
        with pytest.raises(StoreUnavailableError, match="cannot be reached"):
            await open_store(settings_for(database.server.url(database.name)))
    finally:
        await asyncio.to_thread(database.server.start)
    async with database.store() as store:
        assert await store.writes.run(note(0)) == 0
