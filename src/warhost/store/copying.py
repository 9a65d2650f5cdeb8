# SPDX-License-Identifier: GPL-2.0-or-later
"""Copies a store into an empty one of any kind: how one moves from SQLite to PostgreSQL, or back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Integer, Table, func, insert, select

from warhost.store.errors import StoreError
from warhost.store.models import Base, Bot, WriteMark

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from warhost.store.store import Store

CHUNK = 1000
LEFT_OUT = (Bot.__tablename__, WriteMark.__tablename__)
"""What the realm and the writers make anew."""
TABLES = tuple(table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT)
"""In an order in which every row comes after those that it names."""


async def copy_store(source: Store, target: Store) -> dict[str, int]:
    """Copy all rows of users, keys, audit, jobs and settings history, in one transaction; return table -> rows.

    Nothing may write to ``source`` meanwhile: stop the realm first. Raises StoreError where ``target`` holds rows already.
    """
    async with source.session(read_only=True) as reading, target.session() as writing:
        for table in TABLES:
            if await writing.scalar(select(func.count()).select_from(table)):
                raise StoreError(f"{target.address.shown} holds {table.name} already: name an empty database")
        return {table.name: await _copy(table, reading, writing) for table in TABLES}


async def _copy(table: Table, reading: AsyncSession, writing: AsyncSession) -> int:
    copied = 0
    rows = await reading.stream(select(table).order_by(*table.primary_key.columns))
    async for part in rows.mappings().partitions(CHUNK):
        await writing.execute(insert(table), [dict(row) for row in part])
        copied += len(part)
    if copied:
        await _go_on_counting(table, writing)
    return copied


async def _go_on_counting(table: Table, session: AsyncSession) -> None:
    """Let PostgreSQL give the next row a number that none has; SQLite looks at the highest by itself."""
    (key, *_) = table.primary_key.columns
    if (await session.connection()).dialect.name == "postgresql" and isinstance(key.type, Integer) and key.autoincrement is not False:
        most = await session.scalar(select(func.max(key)))
        await session.execute(select(func.setval(func.pg_get_serial_sequence(table.name, key.name), most)))
