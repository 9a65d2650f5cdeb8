# SPDX-License-Identifier: GPL-2.0-or-later
"""The one writer of a process: it commits batches in order, waits for a database that is away, and parts a batch that fails."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from warhost.store.errors import StoreTimeoutError, StoreUnavailableError
from warhost.store.writes.backoff import Backoff
from warhost.store.writes.batch import Committer, RefusedError
from warhost.store.writes.write import Entry

LOG = logging.getLogger(__name__)
SLOW = 3
"""How often a write may run out of time before it is given up; the others of its batch do not wait for it after the first."""


class Writer:
    """Commits batches, and tells what becomes of each entry by ``succeed`` and ``fail``."""

    def __init__(
        self,
        engine: AsyncEngine,
        succeed: Callable[[list[Entry], list[Any]], None],
        fail: Callable[[Entry, BaseException], None],
    ) -> None:
        self.fault: BaseException | None = None
        """Why the database takes no writes; None while it does."""
        self.backoff = Backoff()
        self.batches = 0
        self.retries = 0
        self.outages = 0
        self._succeed, self._fail = succeed, fail
        self._committer = Committer(engine)
        self._number = 0

    async def commit(self, entries: list[Entry]) -> None:
        """Commit entries in order, as often and in as many parts as it takes, until each has succeeded or failed by itself."""
        parts = [entries]
        while parts:  # the first part is last
            part = parts.pop()
            if part:
                parts += reversed(await self._commit(part))

    async def _commit(self, entries: list[Entry]) -> list[list[Entry]]:
        """Commit entries as one; or return them in parts, because one of them failed."""
        self._number += 1
        while True:
            try:
                results = await self._committer.attempt(self._number, entries)
            except RefusedError as error:
                place, cause = error.place, error.__cause__ or error
                if len(entries) > 1:
                    return [entries[:place], [entries[place]], entries[place + 1 :]]
                if isinstance(cause, StoreTimeoutError) and self._may_try_again(entries[0]):
                    await self._pause(cause)
                    continue
                self._fail(entries[0], cause)
            except StoreUnavailableError as error:
                await self._pause(error)
                continue
            except Exception as error:  # noqa: BLE001 - what the commit itself refuses is told to whom it concerns
                if len(entries) > 1:
                    return [entries[: len(entries) // 2], entries[len(entries) // 2 :]]
                self._fail(entries[0], error)
            else:
                self.batches += 1
                self._succeed(entries, results)
            self._answered()
            return []

    def _may_try_again(self, entry: Entry) -> bool:
        entry.slow += 1
        return entry.slow < SLOW

    async def _pause(self, error: BaseException) -> None:
        """Wait before the next attempt, because the database takes no writes now."""
        self.retries += 1
        if self.fault is None:
            self.outages += 1
            LOG.warning("the database takes no writes: %s", error)
        self.fault = error
        await self.backoff.wait()

    def _answered(self) -> None:
        if self.fault is not None:
            self.fault = None
            LOG.info("the database takes writes again after %.1f s", self.backoff.end())
