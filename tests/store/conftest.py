# SPDX-License-Identifier: GPL-2.0-or-later
"""Fixtures of the store: the same tests on SQLite and on a PostgreSQL of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.store.database import Database
from tests.store.postgresql import Server, running
from tests.store.settings import settings_for
from warhost.store import Store, open_store


@pytest.fixture
def anyio_backend() -> str:
    """Run every coroutine of a test on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Return a PostgreSQL server of the tests' own."""
    with running() as found:
        yield found


@pytest.fixture
def database(server: Server) -> Database:
    """Return an empty PostgreSQL database of the test's own."""
    return Database(server)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite3'}"
    server: Server = request.getfixturevalue("server")
    return server.url(server.new_database())


@pytest.fixture
async def store(url: str, anyio_backend: str) -> AsyncIterator[Store]:
    """Return a store of each kind in turn, closed afterwards."""
    async with await open_store(settings_for(url)) as opened:
        yield opened
