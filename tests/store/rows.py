# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows that tests of the queue write, and what is found of them."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from warhost.store import Store, Write
from warhost.store.models import Job, SettingChange

NOW = datetime(2026, 3, 4, 5, 6, 7, 890123, UTC)


def note(number: int) -> Write[int]:
    """Return a write of a row that no constraint keeps from being written twice; it gives its number."""

    async def write(session: AsyncSession) -> int:
        session.add(
            SettingChange(at=NOW, reload=number, name="realm.bots", before="", after="", origin="flag", actor="system", applied=True)
        )
        return number

    return write


def job(name: str, state: str = "waiting") -> Write[None]:
    """Return a write of a job, which is refused where one of its name is there, or its state is unknown."""

    async def add_job(session: AsyncSession) -> None:
        session.add(Job(id=name, kind="import", state=state, asked_by="system", arguments={}, created_at=NOW))

    return add_job


async def notes(store: Store) -> list[int]:
    """Return the numbers of the notes that are stored, in the order in which they were written."""
    async with store.session(read_only=True) as session:
        return list(await session.scalars(select(SettingChange.reload).order_by(SettingChange.id)))


async def jobs(store: Store) -> list[str]:
    """Return the names of the jobs that are stored."""
    async with store.session(read_only=True) as session:
        return list(await session.scalars(select(Job.id).order_by(Job.id)))


def assert_once_in_order(found: list[int], count: int) -> None:
    """Hold that each of the first ``count`` notes is there exactly once, in order."""
    counted = Counter(found)
    assert [number for number in range(count) if counted[number] == 0] == [], "lost"
    assert [number for number in counted if counted[number] > 1] == [], "written twice"
    assert found == list(range(count))
