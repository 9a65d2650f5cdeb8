# SPDX-License-Identifier: GPL-2.0-or-later
"""One attempt at a batch of writes: one transaction, with the mark that tells later whether it was committed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from warhost.store.engine import connected
from warhost.store.errors import StoreTimeoutError, StoreUnavailableError
from warhost.store.models import WriteMark
from warhost.store.writes.write import Entry

KEPT = timedelta(days=7)
"""How long the mark of a writer stays after its last batch; no process waits that long for a lost connection."""


class RefusedError(Exception):
    """Tells which write of a batch failed by itself, whatever becomes of the others. Its cause is what the write raised."""

    def __init__(self, place: int) -> None:
        super().__init__(f"write {place} of the batch failed")
        self.place = place


@dataclass
class Committer:
    """Commits batches for one writer, each exactly once."""

    engine: AsyncEngine
    writer: str = field(default_factory=lambda: uuid4().hex)
    _results: list[Any] = field(default_factory=list)

    async def attempt(self, number: int, entries: Sequence[Entry]) -> list[Any]:
        """Run the writes of batch ``number`` in one transaction and commit it; return their results.

        Where an attempt before was committed though its answer was lost, nothing runs again. Raises StoreUnavailableError (nothing is
        decided, try again), RefusedError, or what the commit itself raised.
        """
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            connection = await connected(session)
            if await self._mark(session, number):
                self._results = [await _run(session, connection, place, entry) for place, entry in enumerate(entries)]
                await session.commit()
        return self._results

    async def _mark(self, session: AsyncSession, number: int) -> bool:
        """Write down that this batch is about to be committed; return False where it has been.

        Waits for a transaction of ours whose connection was lost and which the server has not ended yet.
        """
        now = datetime.now(UTC)
        if number == 1:
            await session.execute(delete(WriteMark).where(WriteMark.at < now - KEPT))
        insert = postgresql.insert if self.engine.dialect.name == "postgresql" else sqlite.insert
        new = insert(WriteMark).values(writer=self.writer, batch=number, at=now)
        upsert = new.on_conflict_do_update(
            index_elements=[WriteMark.writer],
            set_={"batch": new.excluded.batch, "at": new.excluded.at},
            where=WriteMark.batch < new.excluded.batch,
        )
        return (await session.scalars(upsert.returning(WriteMark.batch))).one_or_none() is not None


async def _run(session: AsyncSession, connection: AsyncConnection, place: int, entry: Entry) -> Any:
    """Run one write; tell its own failure, running out of time among them, from that of the connection."""
    try:
        result = await entry.write(session)
        await session.flush()
    except Exception as error:
        if not isinstance(error, StoreTimeoutError) and (connection.invalidated or isinstance(error, StoreUnavailableError)):
            raise StoreUnavailableError(f"the connection was lost: {error}") from error
        raise RefusedError(place) from error
    session.expunge_all()
    return result
