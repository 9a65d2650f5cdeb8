# SPDX-License-Identifier: GPL-2.0-or-later
"""Fixtures for what guard shares between processes."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.guard.house import House, living
from tests.guard.redis_server import Server, running
from tests.store import conftest as fixtures
from tests.store.settings import settings_for
from warhost.store import Store, open_store

anyio_backend, database, server, store, url = (
    fixtures.anyio_backend,
    fixtures.database,
    fixtures.server,
    fixtures.store,
    fixtures.url,
)
"""Fixtures of the store: guard's tests run on each kind too."""

settings.register_profile("no deadline", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("no deadline")


@pytest.fixture(scope="module")
def redis_server() -> Iterator[Server]:
    """Return a Redis server of the tests' own."""
    with running() as found:
        yield found


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty store of SQLite, migrated, to copy: that is quicker than to migrate for every test."""
    file = tmp_path_factory.mktemp("migrated") / "store.sqlite3"

    async def migrate() -> None:
        async with await open_store(settings_for(f"sqlite:///{file}")):
            pass

    asyncio.run(migrate())
    return file


@pytest.fixture
async def house(migrated: Path, tmp_path: Path, anyio_backend: str) -> AsyncIterator[House]:
    """Return a guard with three users, on SQLite."""
    file = Path(shutil.copy(migrated, tmp_path))
    async with await open_store(settings_for(f"sqlite:///{file}")) as opened, living(opened, tmp_path) as found:
        yield found


@pytest.fixture
async def each_house(store: Store, tmp_path: Path) -> AsyncIterator[House]:
    """Return a guard with three users, on each kind of store in turn: for what many do at once."""
    async with living(store, tmp_path) as found:
        yield found
