# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeps the table of bots near the realm: every few seconds the rows that changed, in one write."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import BigInteger, bindparam, delete

from warhost.store.errors import QueueFullError, StoreError, StoreUnavailableError
from warhost.store.faults import fault_of
from warhost.store.models import Bot
from warhost.store.models.base import signed

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from warhost.store.writes import WriteQueue


class BotRow(NamedTuple):
    """Is a row of the table of bots, its columns in the table's order."""

    guid: int
    name: str
    race: int
    class_id: int
    level: int
    map: int
    zone: int
    x: float
    y: float
    z: float
    state: str
    stuck_reason: str
    hp: int
    max_hp: int
    target: int
    xp: int
    copper: int
    kills: int
    deaths: int
    updated_tick: int


COLUMNS = BotRow._fields
TARGET = COLUMNS.index("target")
_NAMES = ", ".join(COLUMNS)
_CHANGED = "ON CONFLICT (guid) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in COLUMNS if name != "guid")
UPSERT = f"INSERT INTO bots ({_NAMES}) VALUES ({', '.join('?' * len(COLUMNS))}) {_CHANGED}"  # noqa: S608 - names of columns alone
INCOMING = "CREATE TEMPORARY TABLE IF NOT EXISTS bots_incoming (LIKE bots) ON COMMIT DELETE ROWS"
MERGE = f"INSERT INTO bots ({_NAMES}) SELECT {_NAMES} FROM bots_incoming {_CHANGED}"  # noqa: S608 - names of columns alone


async def upsert_bots(session: AsyncSession, rows: Iterable[BotRow]) -> None:
    """Insert bots, or update those that are there: by COPY and one merge in PostgreSQL. No two rows may have one GUID."""
    kept = [(signed(row.guid), *row[1:TARGET], signed(row.target), *row[TARGET + 1 :]) for row in rows]
    if not kept:
        return
    connection = await session.connection()
    if connection.dialect.name == "sqlite":
        await connection.exec_driver_sql(UPSERT, kept)
        return
    await connection.exec_driver_sql(INCOMING)
    await connection.exec_driver_sql("TRUNCATE bots_incoming")  # a batch may come here twice in one transaction
    driver = (await connection.get_raw_connection()).driver_connection
    if driver is None:
        raise StoreUnavailableError("the connection was lost")
    try:
        await driver.copy_records_to_table("bots_incoming", records=kept, columns=COLUMNS)
    except Exception as error:
        raise fault_of(error, disconnected=driver.is_closed()) or StoreError(f"the rows of bots cannot be copied: {error}") from error
    await connection.exec_driver_sql(MERGE)


async def delete_bots(session: AsyncSession, guids: Iterable[int]) -> None:
    """Delete the bots with these GUIDs."""
    gone = [{"gone": signed(guid)} for guid in guids]
    if gone:
        connection = await session.connection()
        await connection.execute(delete(Bot).where(Bot.guid == bindparam("gone", type_=BigInteger)), gone)


class BotProjection:
    """Brings the table of bots to where the realm is; while the database is away the newest picture waits, one row a bot."""

    def __init__(self, writes: WriteQueue, every_s: float) -> None:
        self.every_s = every_s
        """Time between two pictures; may be changed while ``follow`` runs."""
        self._writes = writes
        self._known: dict[int, BotRow] = {}
        """The last picture that was given."""
        self._dirty: dict[int, BotRow | None] = {}
        """What is to be written; None: the bot is gone."""
        self._writing: dict[int, BotRow | None] = {}
        self._anew = True
        """Whether the whole table is to be written, because nobody knows what it holds."""
        self._queued = False

    async def follow(self, read: Callable[[], Iterable[BotRow]]) -> None:
        """Give what ``read`` returns, all bots of the realm, to ``project`` every ``every_s``, until cancelled."""
        while True:
            self.project(read())
            await asyncio.sleep(self.every_s)

    def project(self, rows: Iterable[BotRow]) -> int:
        """Take the picture of all bots and queue what changed since the last; return how many rows that is.

        A row of which ``updated_tick`` alone changed has not changed. Where the queue is full, the rows wait here for the next picture.
        """
        picture = {row.guid: row for row in rows}
        known = self._known
        changed: dict[int, BotRow | None] = {
            guid: row for guid, row in picture.items() if (old := known.get(guid)) is None or old[:-1] != row[:-1]
        }
        changed.update(dict.fromkeys(known.keys() - picture.keys()))
        self._known = {guid: known[guid] if guid not in changed else row for guid, row in picture.items()}
        self._dirty.update(changed)
        self._queue()
        return len(changed)

    def _queue(self) -> None:
        if self._queued or not (self._dirty or self._anew):
            return
        try:
            done = self._writes.offer(self._write)
        except QueueFullError:
            return  # counted by the queue as refused; the next picture tries again, with what is newest then
        self._queued = True
        done.add_done_callback(self._written)

    async def _write(self, session: AsyncSession) -> int:
        """Write what is dirty by now; runs again, with what has become dirty since, where the transaction was lost."""
        self._writing.update(self._dirty)
        self._dirty.clear()
        if self._anew:
            await session.execute(delete(Bot))
        await delete_bots(session, [guid for guid, row in self._writing.items() if row is None])
        await upsert_bots(session, [row for row in self._writing.values() if row is not None])
        return len(self._writing)

    def _written(self, done: asyncio.Future[int]) -> None:
        self._queued = False
        self._writing.clear()
        self._anew = done.cancelled() or done.exception() is not None
        if self._anew:
            self._known.clear()
            self._dirty.clear()
        elif not self._writes.closed:  # what is dirty then is written anew by the next start
            self._queue()
