# SPDX-License-Identifier: GPL-2.0-or-later
"""The queue of writes: order, batches, failures that take no other along, room, closing."""

from __future__ import annotations

import asyncio
import logging

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from tests.store.database import until
from tests.store.rows import NOW, assert_once_in_order, job, jobs, note, notes
from tests.store.settings import settings_for
from warhost.store import QueueFullError, Store, StoreConflictError, StoreError, StoreUnavailableError, open_store, statements
from warhost.store.models import Role

pytestmark = pytest.mark.anyio


class Gate:
    """Is a write that waits until it is opened, so that the queue behind it fills."""

    def __init__(self) -> None:
        self.reached, self.open = asyncio.Event(), asyncio.Event()

    async def __call__(self, session: AsyncSession) -> None:
        """Wait."""
        self.reached.set()
        await self.open.wait()


async def closed_gate(store: Store) -> Gate:
    """Return a gate at which the writer stands."""
    gate = Gate()
    store.writes.offer(gate)
    await gate.reached.wait()
    return gate


async def test_an_offered_write_is_committed_and_tells_what_it_gave(store: Store) -> None:
    assert await store.writes.offer(note(7)) == 7
    assert await notes(store) == [7]


async def test_writes_are_committed_in_the_order_in_which_they_were_accepted(store: Store) -> None:
    for number in range(1000):
        store.writes.offer(note(number))
    await store.writes.drain()
    assert_once_in_order(await notes(store), 1000)


async def test_many_writes_share_a_transaction(store: Store) -> None:
    gate = await closed_gate(store)
    for number in range(1000):
        store.writes.offer(note(number))
    gate.open.set()
    await store.writes.drain()
    counts = store.writes.counts()
    assert (counts.accepted, counts.committed, counts.failed, counts.waiting) == (1001, 1001, 0, 0)
    assert counts.batches == 5  # the gate, then 256 at most


async def test_a_write_that_fails_takes_no_other_along(store: Store) -> None:
    gate = await closed_gate(store)
    given = [store.writes.offer(job(name)) for name in ("a", "b", "a", "c", "b", "d")]
    odd = store.writes.offer(job("e", state="asleep"))
    last = store.writes.offer(job("f"))
    gate.open.set()
    outcomes = await asyncio.gather(*given, odd, last, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [
        *(type(None), type(None), StoreConflictError, type(None), StoreConflictError, type(None)),
        *(StoreConflictError, type(None)),
    ]
    assert await jobs(store) == ["a", "b", "c", "d", "f"]
    assert (store.writes.counts().failed, store.writes.counts().committed) == (3, 6)
    assert store.writes.fault is None


async def test_a_write_that_has_an_error_of_its_own_fails_alone_and_undoes_what_it_did(store: Store) -> None:
    async def stumble(session: AsyncSession) -> None:
        await job("half")(session)
        await session.flush()
        raise KeyError("mine")

    gate = await closed_gate(store)
    before, bad, after = store.writes.offer(job("a")), store.writes.offer(stumble), store.writes.offer(job("b"))
    gate.open.set()
    with pytest.raises(KeyError, match="mine"):
        await bad
    await asyncio.gather(before, after)
    assert await jobs(store) == ["a", "b"]


async def test_what_the_commit_itself_refuses_fails_alone(store: Store) -> None:
    await store.writes.run(statements(text("CREATE TABLE later (role BIGINT REFERENCES roles (id) DEFERRABLE INITIALLY DEFERRED)")))
    gate = await closed_gate(store)
    bad = text("INSERT INTO later VALUES (99)")
    given = [store.writes.offer(write) for write in (job("a"), job("b"), statements(bad), job("c"), job("d"))]
    gate.open.set()
    outcomes = await asyncio.gather(*given, return_exceptions=True)
    assert [isinstance(outcome, StoreConflictError) for outcome in outcomes] == [False, False, True, False, False]
    assert await jobs(store) == ["a", "b", "c", "d"]


async def test_statements_tell_how_many_rows_the_last_one_touched(store: Store) -> None:
    rows = [{"name": name, "permissions": [], "built_in": False, "created_at": NOW} for name in ("a", "b", "c")]
    touched = await store.writes.run(statements(insert(Role).values(rows), update(Role).where(Role.name != "a").values(built_in=True)))
    assert touched == 2


async def test_run_raises_what_the_write_raised_and_says_nothing_in_the_log(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    await store.writes.run(job("a"))
    with caplog.at_level(logging.DEBUG, "warhost"), pytest.raises(StoreConflictError):
        await store.writes.run(job("a"))
    assert caplog.messages == []


async def test_a_failure_that_nobody_awaits_is_logged_by_name_without_values(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "warhost"):
        store.writes.offer(job("opensesame", state="opensesame"))
        await store.writes.drain()
    (line,) = caplog.messages
    assert "add_job" in line
    assert "ck_jobs_state" in line
    assert "opensesame" not in line


async def test_a_write_whose_asker_went_away_is_committed_all_the_same(store: Store) -> None:
    gate = await closed_gate(store)
    asking = asyncio.create_task(store.writes.run(job("a")))
    await until(lambda: store.writes.counts().waiting == 2)
    asking.cancel()
    offered = store.writes.offer(job("b"))
    offered.cancel()
    gate.open.set()
    await store.writes.drain()
    assert await jobs(store) == ["a", "b"]


async def test_a_full_queue_refuses_at_once_and_counts(url: str) -> None:
    async with await open_store(settings_for(url, queue_size=3)) as store:
        gate = await closed_gate(store)
        store.writes.offer(note(0))
        store.writes.offer(note(1))
        with pytest.raises(QueueFullError, match=r"3 writes wait .* store\.queue_size allows 3"):
            store.writes.offer(note(99))
        counts = store.writes.counts()
        assert (counts.waiting, counts.accepted, counts.refused) == (3, 3, 1)
        assert counts.oldest_s > 0
        gate.open.set()
        await store.writes.drain()
        assert_once_in_order(await notes(store), 2)
        assert store.writes.counts().oldest_s == 0


async def test_who_waits_for_room_gets_in_in_turn(url: str) -> None:
    async with await open_store(settings_for(url, queue_size=2)) as store:
        gate = await closed_gate(store)
        store.writes.offer(note(0))
        putting = [asyncio.create_task(store.writes.put(note(number))) for number in range(1, 20)]
        await until(lambda: store.writes.counts().held_back == 19)
        with pytest.raises(QueueFullError):  # nobody overtakes those who wait
            store.writes.offer(note(99))
        gate.open.set()
        await asyncio.gather(*putting)
        await store.writes.drain()
        assert_once_in_order(await notes(store), 20)
        assert (store.writes.counts().waited, store.writes.counts().held_back) == (19, 0)


async def test_who_waits_too_long_for_room_is_refused_and_writes_nothing(url: str) -> None:
    async with await open_store(settings_for(url, queue_size=1)) as store:
        gate = await closed_gate(store)
        with pytest.raises(QueueFullError, match=r"full for 0\.05 s"):
            await store.writes.put(note(99), wait_s=0.05)
        given_up = asyncio.create_task(store.writes.put(note(98)))
        await until(lambda: store.writes.counts().held_back == 1)
        given_up.cancel()
        await asyncio.gather(given_up, return_exceptions=True)
        assert (store.writes.counts().refused, store.writes.counts().held_back) == (1, 0)
        gate.open.set()
        assert await store.writes.run(note(0)) == 0
        assert await notes(store) == [0]


async def test_closing_commits_what_was_accepted(url: str) -> None:
    async with await open_store(settings_for(url)) as store:
        for number in range(500):
            store.writes.offer(note(number))
    async with await open_store(settings_for(url)) as store:
        assert_once_in_order(await notes(store), 500)


async def test_a_closed_store_accepts_nothing(url: str) -> None:
    store = await open_store(settings_for(url, queue_size=1))
    gate = await closed_gate(store)
    held_back = asyncio.create_task(store.writes.put(note(1)))
    await until(lambda: store.writes.counts().held_back == 1)
    closing = asyncio.create_task(store.close())
    with pytest.raises(StoreError, match="closed"):
        await held_back
    gate.open.set()
    await closing
    with pytest.raises(StoreError, match="closed"):
        store.writes.offer(note(2))
    with pytest.raises(StoreError, match="closed"):
        await store.writes.run(note(3))


async def test_closing_tells_what_could_not_be_committed_in_time(url: str) -> None:
    store = await open_store(settings_for(url))
    await closed_gate(store)
    left = store.writes.offer(note(1))
    with pytest.raises(StoreUnavailableError, match=r"2 accepted writes were not committed within 0\.1 s"):
        await store.close(wait_s=0.1)
    with pytest.raises(StoreUnavailableError):
        await left
    async with await open_store(settings_for(url)) as again:
        assert await notes(again) == []
