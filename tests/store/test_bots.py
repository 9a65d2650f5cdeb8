# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of bots follows the realm: only what changed is written, and nothing of an outage is seen afterwards."""

from __future__ import annotations

import asyncio
import logging

import pytest
from sqlalchemy import event, insert, select

from tests.store.database import Database, until
from tests.store.settings import settings_for
from warhost.store import BotRow, QueueFullError, Store, open_store
from warhost.store.bots import COLUMNS
from warhost.store.models import Bot

pytestmark = pytest.mark.anyio
CREATURE = 0xF130_0012_3400_5678


def row(guid: int, tick: int = 0, **changed: object) -> BotRow:
    """Return the row of a bot that stands where its GUID says."""
    like = BotRow(
        guid=guid, name=f"Bot{guid % 10**6}", race=1, class_id=1 + guid % 9, level=10, map=0, zone=12, x=guid + 0.25, y=-guid / 3, z=1e-9,
        state="fighting", stuck_reason="", hp=100, max_hp=120, target=CREATURE, xp=7, copper=2**33, kills=3, deaths=1, updated_tick=tick,
    )  # fmt: skip
    return like._replace(**changed)


async def stored(store: Store) -> dict[int, BotRow]:
    """Return the rows of the table by GUID."""
    async with store.session(read_only=True) as session:
        bots = (await session.scalars(select(Bot))).all()
    return {bot.guid: BotRow(*(getattr(bot, name) for name in COLUMNS)) for bot in bots}


def test_a_row_has_the_columns_of_the_table_in_order() -> None:
    assert tuple(column.name for column in Bot.__table__.columns) == COLUMNS


async def test_the_first_picture_is_the_table(store: Store) -> None:
    rows = [row(guid) for guid in range(1, 301)]
    assert store.bots.project(rows) == 300
    await store.writes.drain()
    assert await stored(store) == {bot.guid: bot for bot in rows}


async def test_only_what_changed_is_written(store: Store) -> None:
    store.bots.project([row(1), row(2), row(3)])
    await store.writes.drain()
    assert store.bots.project([row(1, tick=9), row(2, tick=9, hp=5), row(3, tick=9)]) == 1
    await store.writes.drain()
    assert await stored(store) == {1: row(1), 2: row(2, tick=9, hp=5), 3: row(3)}
    before = store.writes.counts().accepted
    assert store.bots.project([row(1, tick=20), row(2, tick=20, hp=5), row(3, tick=20)]) == 0
    assert store.writes.counts().accepted == before  # nothing to write is not written


async def test_who_left_the_realm_leaves_the_table_and_may_come_back(store: Store) -> None:
    store.bots.project([row(1), row(2), row(3)])
    assert store.bots.project([row(2), row(4)]) == 3
    await store.writes.drain()
    assert set(await stored(store)) == {2, 4}
    store.bots.project([row(1), row(2), row(4)])
    await store.writes.drain()
    assert set(await stored(store)) == {1, 2, 4}
    store.bots.project([])
    await store.writes.drain()
    assert await stored(store) == {}


async def test_rows_of_another_realm_are_gone_after_the_first_picture(store: Store) -> None:
    async with store.session() as session:
        await session.execute(insert(Bot).values(row(99, name="Stranger")._asdict()))
    store.bots.project([row(1)])
    await store.writes.drain()
    assert await stored(store) == {1: row(1)}


async def test_guids_up_to_64_bits_are_kept(store: Store) -> None:
    rows = [row(2**64 - 1), row(2**63), row(2**63 - 1, target=0), row(1, target=2**64 - 1)]
    store.bots.project(rows)
    await store.writes.drain()
    assert await stored(store) == {bot.guid: bot for bot in rows}
    store.bots.project(rows[2:])
    await store.writes.drain()
    assert set(await stored(store)) == {2**63 - 1, 1}


async def test_pictures_that_come_faster_than_the_database_writes_wait_as_one_row_a_bot(url: str) -> None:
    async with await open_store(settings_for(url)) as store:
        gate = asyncio.Event()
        blocked = store.writes.offer(lambda _session: gate.wait())
        for tick in range(50):
            store.bots.project([row(guid, tick=tick, hp=tick) for guid in range(1, 21)])
        assert store.writes.counts().accepted == 2  # the gate and one write for all pictures
        gate.set()
        await blocked
        await store.writes.drain()
        assert await stored(store) == {guid: row(guid, tick=49, hp=49) for guid in range(1, 21)}


async def test_after_an_outage_the_table_is_where_the_realm_is(database: Database) -> None:
    async with database.store() as store:
        store.bots.project([row(guid) for guid in range(1, 101)])
        await store.writes.drain()
        await asyncio.to_thread(database.server.stop)
        try:
            for tick in range(1, 30):
                store.bots.project([row(guid, tick=tick, hp=tick) for guid in range(1 + tick, 101 + tick)])
                await asyncio.sleep(0.02)
            await until(lambda: store.writes.fault is not None)
        finally:
            await asyncio.to_thread(database.server.start)
        await until(lambda: store.writes.counts().waiting == 0)
        assert await stored(store) == {guid: row(guid, tick=29, hp=29) for guid in range(30, 130)}


async def test_the_table_is_right_while_the_server_cuts_copies_short(database: Database) -> None:
    async with database.store() as store:
        for tick in range(12):
            store.bots.project([row(guid, tick=tick, hp=tick) for guid in range(1, 1001)])
            await asyncio.sleep(0.005)
            await asyncio.to_thread(database.cut_off)
        await until(lambda: store.writes.counts().waiting == 0)
        assert await stored(store) == {guid: row(guid, tick=11, hp=11) for guid in range(1, 1001)}


async def test_a_full_queue_loses_no_row(url: str) -> None:
    async with await open_store(settings_for(url, queue_size=1)) as store:
        gate = asyncio.Event()
        blocked = store.writes.offer(lambda _session: gate.wait())
        with pytest.raises(QueueFullError):
            store.writes.offer(lambda _session: gate.wait())
        assert store.bots.project([row(1), row(2)]) == 2
        assert store.writes.counts().refused == 2
        gate.set()
        await blocked
        await store.writes.drain()
        assert store.bots.project([row(1), row(2)]) == 0  # nothing new, yet what waits is written now
        await store.writes.drain()
        assert await stored(store) == {1: row(1), 2: row(2)}


async def test_a_row_that_the_table_cannot_hold_is_told_and_the_next_picture_mends_all(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    store.bots.project([row(1)])
    await store.writes.drain()
    with caplog.at_level(logging.WARNING, "warhost"):
        store.bots.project([row(1, hp=5), row(2, name=None)])
        await store.writes.drain()
    assert "BotProjection._write" in caplog.text
    assert await stored(store) == {1: row(1)}
    await until(lambda: store.bots.project([row(1, hp=5), row(2)]) == 2)
    await store.writes.drain()
    assert await stored(store) == {1: row(1, hp=5), 2: row(2)}


async def test_a_guid_out_of_range_is_told(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    store.bots.project([row(2**64)])
    await store.writes.drain()
    assert "out of range" in caplog.text
    assert await stored(store) == {}


async def test_the_projection_follows_the_realm_at_its_interval(url: str) -> None:
    async with await open_store(settings_for(url, projection_every_s=0.02)) as store:
        ticks = iter(range(10**6))
        following = asyncio.create_task(store.bots.follow(lambda: [row(1, tick=(tick := next(ticks)), hp=tick)]))
        await until(lambda: store.writes.counts().committed >= 5)
        store.bots.every_s = 3600.0  # a setting that changed while it ran
        await until(_quiet(store))
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
        await store.writes.drain()
        assert (await stored(store))[1].hp == next(ticks) - 1


def _quiet(store: Store) -> object:
    """Return what tells whether nothing has been written since it was asked last, five times in a row."""
    seen: list[int] = []

    def quiet() -> bool:
        seen.append(store.writes.counts().accepted)
        return len(seen) > 5 and len(set(seen[-5:])) == 1

    return quiet


async def test_bots_go_into_postgresql_in_a_few_statements_however_many_they_are(database: Database) -> None:
    async with database.store() as store:
        told: list[str] = []
        event.listen(store._engine.sync_engine, "before_cursor_execute", lambda *arguments: told.append(arguments[2]))
        store.bots.project([row(guid) for guid in range(1, 5001)])
        await store.writes.drain()
        assert len(told) <= 6, told  # marks, the first picture's DELETE, then table, TRUNCATE, merge; COPY is the driver's own
        assert len(await stored(store)) == 5000
