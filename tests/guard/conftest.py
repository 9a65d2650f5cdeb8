# SPDX-License-Identifier: GPL-2.0-or-later
"""Fixtures for what guard shares between processes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.guard.redis_server import Server, running
from tests.store.conftest import anyio_backend, database, server, store, url  # noqa: F401 - fixtures

settings.register_profile("no deadline", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("no deadline")


@pytest.fixture(scope="module")
def redis_server() -> Iterator[Server]:
    """Return a Redis server of the tests' own."""
    with running() as found:
        yield found
