# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes the engine: drivers, what every connection is told when it opens, and how transactions begin."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, NullPool, event, exc
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from warhost.store.errors import StoreError, StoreUnavailableError
from warhost.store.faults import fault_of, translate
from warhost.store.pool import LoadPool

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.engine import ExceptionContext

    from warhost.config import StoreSettings
    from warhost.store.address import Address

CONNECT_S = 5.0
LOCKED_S = 5.0
"""How long SQLite waits for another process to end its write."""
ABANDONED_MS = 60_000
"""After how long PostgreSQL ends a transaction whose client fell silent, so that its locks do not outlive a lost connection."""
READ_ONLY: dict[str, Any] = {"read_only": True, "postgresql_readonly": True}
"""Execution options of an engine whose transactions may not write."""
QUERY_ONLY = "warhost_query_only"


def make_engine(address: Address, settings: StoreSettings) -> AsyncEngine:
    """Return the engine with a pool that sizes itself; nothing is connected yet."""
    return _engine(
        address,
        settings.timeout_s,
        foreign_keys=True,
        poolclass=LoadPool,
        pool_size=settings.pool_max,
        minimum=settings.pool_min,
        pool_timeout=settings.pool_wait_s,
        pool_recycle=settings.pool_recycle_s,
        pool_pre_ping=address.file is None,  # a file does not hang up
    )


def make_migrating_engine(address: Address) -> AsyncEngine:
    """Return an engine that migrations run on: no pool, no time limit, foreign keys off, so that SQLite may rebuild tables."""
    return _engine(address, None, foreign_keys=False, poolclass=NullPool)


def _engine(address: Address, timeout_s: float | None, *, foreign_keys: bool, **pool: Any) -> AsyncEngine:
    if address.file is not None:
        _make_private(address.file)
        url = URL.create("sqlite+aiosqlite", database=str(address.file))
        engine = create_async_engine(url, hide_parameters=True, connect_args={"timeout": LOCKED_S}, **pool)
        _set_up_sqlite(engine, foreign_keys=foreign_keys)
    else:
        connect = _postgresql(address.dsn, timeout_s)
        engine = create_async_engine("postgresql+asyncpg://", hide_parameters=True, async_creator=connect, **pool)
    event.listen(engine.sync_engine, "handle_error", translate, retval=True)
    return engine


def _make_private(file: Path) -> None:
    """Make the file where it is missing, so that its owner alone reads it: it holds hashes of passwords and keys."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreUnavailableError(f"the store cannot be opened at {file}: {error.strerror}") from error


def _set_up_sqlite(engine: AsyncEngine, *, foreign_keys: bool) -> None:
    """Tell every connection of SQLite to write ahead, sync at each commit and hold foreign keys; begin transactions ourselves."""

    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself: `begin` below does
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        mode = cursor.fetchone()[0]
        if mode != "wal":
            raise StoreError(f"SQLite keeps no write-ahead log here (journal_mode is {mode}): put the store on a local disk")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        cursor.close()

    def begin(connection: Connection) -> None:
        # A transaction that may write takes the lock of the writer at once: one that took it later would fail, not
        # wait, where another has written since its first read.
        read_only = bool(connection.get_execution_options().get("read_only"))
        if connection.info.get(QUERY_ONLY, False) is not read_only:
            connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if read_only else 'OFF'}")
            connection.info[QUERY_ONLY] = read_only
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    def undo_refused_commit(context: ExceptionContext) -> None:
        # SQLite keeps a transaction open whose commit it refused; SQLAlchemy takes it to be over.
        if context.connection is not None and context.statement is None and not context.connection.invalidated:
            raw = context.connection.connection.dbapi_connection
            if raw is not None:
                raw.rollback()

    event.listen(engine.sync_engine, "connect", set_up)
    event.listen(engine.sync_engine, "begin", begin)
    event.listen(engine.sync_engine, "handle_error", undo_refused_commit)


def _postgresql(dsn: str, timeout_s: float | None) -> Any:
    """Return what opens a connection; it hands the URL to the driver whole, so its options and files of passwords work."""

    async def connect() -> Any:
        import asyncpg  # an extra: absent where SQLite is enough

        try:
            return await asyncpg.connect(
                dsn,
                timeout=CONNECT_S,
                command_timeout=timeout_s,
                server_settings={"application_name": "warhost", "idle_in_transaction_session_timeout": str(ABANDONED_MS)},
            )
        except TimeoutError as error:
            raise StoreUnavailableError(f"the database cannot be reached: no answer within {CONNECT_S:.0f} s") from error
        except ValueError:  # it may quote a part of the URL, so it is not told as the cause
            raise StoreError("store.url cannot be read: expected postgresql://USER@HOST:PORT/NAME?OPTIONS") from None
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise fault_of(error, disconnected=True) or StoreUnavailableError(
                f"the database cannot be reached: {type(error).__name__}"
            ) from error

    return connect


async def connected(session: AsyncSession) -> AsyncConnection:
    """Let the session take its connection now, so that whoever has a session has a database; raises StoreUnavailableError."""
    try:
        return await session.connection()
    except (OSError, exc.DBAPIError, exc.TimeoutError) as error:
        raise fault_of(error, disconnected=True) or StoreError(f"the database refused: {type(error).__name__}") from error
