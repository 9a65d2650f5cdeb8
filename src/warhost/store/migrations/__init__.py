# SPDX-License-Identifier: GPL-2.0-or-later
"""Brings a database to the schema of this Warhost, by Alembic; the steps are the files in ``versions``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from warhost.store.engine import READ_ONLY
from warhost.store.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncEngine

HERE = Path(__file__).parent
VERSIONS = HERE / "versions"
LOCK = 0x57415248  # "WARH": the number of the advisory lock that one migrating process holds


def configuration(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration for our steps, on ``connection`` if there is one."""
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """Return the revision that this Warhost needs."""
    newest = ScriptDirectory.from_config(configuration()).get_current_head()
    if newest is None:
        raise StoreError("the installation holds no migrations: install Warhost again")
    return newest


async def is_current(engine: AsyncEngine) -> bool:
    """Return whether the database has the schema of this Warhost already; asks without a lock."""
    async with engine.execution_options(**READ_ONLY).connect() as connection:
        return await connection.run_sync(lambda plain: MigrationContext.configure(plain).get_current_revision()) == head()


async def migrate(engine: AsyncEngine, revision: str = "head") -> None:
    """Bring the database to ``revision`` (``base``: no tables), in one transaction; other processes wait meanwhile.

    Raises StoreError for a database of a newer Warhost, StoreUnavailableError where it cannot be reached. Nothing is changed then.
    """
    async with engine.begin() as connection:
        await connection.run_sync(_migrate, revision)


def _migrate(connection: Connection, revision: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    config = configuration(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in known:
        raise StoreError(
            f"the database has the schema {current}, this Warhost knows them up to {head()}: "
            "use the newer Warhost that wrote it, or another database"
        )
    if revision == "base":
        command.downgrade(config, revision)
    elif current != revision:
        (command.upgrade if revision == "head" or _is_above(config, revision, current) else command.downgrade)(config, revision)
    _check_foreign_keys(connection)


def _is_above(config: Config, revision: str, current: str | None) -> bool:
    """Return whether ``revision`` comes after ``current`` in the order of steps."""
    order = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]  # the newest first
    return current is None or order.index(revision) < order.index(current)


def _check_foreign_keys(connection: Connection) -> None:
    """Raise StoreError where a step left rows that name missing ones; SQLite does not watch while it rebuilds tables."""
    if connection.dialect.name == "sqlite":
        broken = sorted({row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check")})
        if broken:
            raise StoreError(f"the database holds rows in {', '.join(broken)} that name missing rows; restore a copy of it, or delete them")
