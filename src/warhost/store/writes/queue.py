# SPDX-License-Identifier: GPL-2.0-or-later
"""The queue of writes and its one writer."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from dataclasses import dataclass
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncEngine

from warhost.store.errors import QueueFullError, StoreError, StoreUnavailableError
from warhost.store.writes.write import Entry, Write
from warhost.store.writes.writer import Writer

LOG = logging.getLogger(__name__)
T = TypeVar("T")
BATCH = 256
"""Writes in one transaction at most: more would make a commit no cheaper, and a write that fails hold up more of them."""


@dataclass(frozen=True)
class WriteCounts:
    """Says how the queue stands now, and what it did since it began."""

    waiting: int
    """Accepted and not committed yet."""
    size: int
    oldest_s: float
    """How long the oldest of these has waited."""
    held_back: int
    """Who waits for room in the queue."""
    accepted: int = 0
    refused: int = 0
    waited: int = 0
    committed: int = 0
    failed: int = 0
    batches: int = 0
    retries: int = 0
    outages: int = 0
    away_s: float = 0.0
    """How long the database has been away by now; 0 while it answers."""


class WriteQueue:
    """Takes writes and commits them in order, many in one transaction.

    A write that was accepted is retried until the database takes it or refuses it; one that fails takes no other with it. All
    methods are called in the event loop that made it.
    """

    def __init__(self, engine: AsyncEngine, size: int) -> None:
        self.size = size
        self._entries: deque[Entry] = deque()
        self._undecided: dict[Entry, None] = {}
        """All that was accepted and is neither committed nor failed, the oldest first."""
        self._held_back: deque[tuple[Entry, asyncio.Future[None]]] = deque()
        self._totals = dict.fromkeys(("accepted", "refused", "waited", "committed", "failed"), 0)
        self._some, self._none = asyncio.Event(), asyncio.Event()
        self._none.set()
        self._closed = False
        self._writer = Writer(engine, self._succeed, self._fail)
        self._task = asyncio.create_task(self._work(), name="store writer")

    @property
    def fault(self) -> BaseException | None:
        """Return why the database takes no writes; None while it does."""
        return self._writer.fault

    @property
    def closed(self) -> bool:
        """Return whether it accepts no more writes."""
        return self._closed

    def counts(self) -> WriteCounts:
        """Return how the queue stands."""
        oldest = next(iter(self._undecided), None)
        return WriteCounts(
            waiting=len(self._undecided),
            size=self.size,
            oldest_s=0.0 if oldest is None else monotonic() - oldest.since,
            held_back=len(self._held_back),
            batches=self._writer.batches,
            retries=self._writer.retries,
            outages=self._writer.outages,
            away_s=self._writer.backoff.away_s,
            **self._totals,
        )

    def offer(self, write: Write[T]) -> asyncio.Future[T]:
        """Accept a write now, or raise QueueFullError; the future tells what it gave, once it is committed.

        Nobody has to await the future: a failure that nobody awaits is written to the log.
        """
        return self._accept(self._entry(write, awaited=False), may_wait=False)

    async def put(self, write: Write[T], *, wait_s: float = 10.0) -> asyncio.Future[T]:
        """Accept a write, after waiting for room where there is none; raises QueueFullError when that takes ``wait_s``."""
        return await self._put(self._entry(write, awaited=False), wait_s)

    async def run(self, write: Write[T], *, wait_s: float = 10.0) -> T:
        """Accept a write as ``put`` does, wait until it is committed and return what it gave; raises what it raised."""
        done: asyncio.Future[T] = await self._put(self._entry(write, awaited=True), wait_s)
        return await asyncio.shield(done)

    async def drain(self) -> None:
        """Wait until all that was accepted is committed or has failed."""
        await self._none.wait()

    async def close(self, wait_s: float = 10.0) -> None:
        """Accept nothing more and commit what waits; raises StoreUnavailableError where that is not done within ``wait_s``."""
        self._closed = True
        for _, room in self._held_back:
            if not room.done():
                room.set_exception(_closed_error())
        self._held_back.clear()
        self._writer.backoff.hurry()
        try:
            async with asyncio.timeout(wait_s):
                await self.drain()
        except TimeoutError:
            LOG.error("%d writes were not committed when the store closed", len(self._undecided))
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        if left := list(self._undecided):
            error = StoreUnavailableError(f"{len(left)} accepted writes were not committed within {wait_s} s: {self.fault or 'too many'}")
            for entry in left:
                self._fail(entry, error)
            raise error

    def _entry(self, write: Write[T], *, awaited: bool) -> Entry:
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        done.add_done_callback(_seen)
        return Entry(write, done, awaited)

    def _accept(self, entry: Entry, *, may_wait: bool) -> asyncio.Future[T]:
        if self._closed:
            raise _closed_error()
        if len(self._undecided) >= self.size or (self._held_back and not may_wait):
            self._totals["refused"] += 1
            raise QueueFullError(f"{len(self._undecided)} writes wait for the database, store.queue_size allows {self.size}: try later")
        entry.since = monotonic()
        self._entries.append(entry)
        self._undecided[entry] = None
        self._totals["accepted"] += 1
        self._none.clear()
        self._some.set()
        return entry.done

    async def _put(self, entry: Entry, wait_s: float) -> asyncio.Future[T]:
        if self._closed or (len(self._undecided) < self.size and not self._held_back):
            return self._accept(entry, may_wait=False)
        room: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._held_back.append((entry, room))
        self._totals["waited"] += 1
        try:
            async with asyncio.timeout(wait_s):
                await room
        except TimeoutError:
            if not room.done() or room.cancelled():
                self._totals["refused"] += 1
                raise QueueFullError(
                    f"the queue of writes was full for {wait_s} s, store.queue_size allows {self.size}: try later"
                ) from None
        finally:
            if (entry, room) in self._held_back:
                self._held_back.remove((entry, room))
        return entry.done

    def _let_in(self) -> None:
        """Accept who waited longest for room, as many as there is room for."""
        while self._held_back and len(self._undecided) < self.size:
            entry, room = self._held_back.popleft()
            if not room.done():
                self._accept(entry, may_wait=True)
                room.set_result(None)

    async def _work(self) -> None:
        while True:
            await self._some.wait()
            batch = [self._entries.popleft() for _ in range(min(BATCH, len(self._entries)))]
            if not self._entries:
                self._some.clear()
            await self._writer.commit(batch)

    def _succeed(self, entries: list[Entry], results: list[Any]) -> None:
        self._totals["committed"] += len(entries)
        for entry, result in zip(entries, results, strict=True):
            if not entry.done.done():
                entry.done.set_result(result)
        self._decided(entries)

    def _fail(self, entry: Entry, error: BaseException) -> None:
        self._totals["failed"] += 1
        if not entry.awaited:
            LOG.warning("a write failed: %s: %s", entry.name, error)
        if not entry.done.done():
            entry.done.set_exception(error)
        self._decided([entry])

    def _decided(self, entries: list[Entry]) -> None:
        for entry in entries:
            del self._undecided[entry]
        self._let_in()
        if not self._undecided:
            self._none.set()


def _closed_error() -> StoreError:
    return StoreError("the store is closed: it accepts no more writes")


def _seen(done: asyncio.Future[Any]) -> None:
    """Take note of a failure that nobody awaits: it is in the log and in the counts."""
    if not done.cancelled():
        done.exception()
