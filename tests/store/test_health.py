# SPDX-License-Identifier: GPL-2.0-or-later
"""Health says whether the database answers, how fast, and why not; never a password, and never late."""

from __future__ import annotations

import asyncio
from time import monotonic

import pytest

from tests.store.database import Database
from tests.store.settings import settings_for
from tests.store.test_outages import frozen
from warhost.store import Store, open_store

pytestmark = pytest.mark.anyio


async def test_a_store_that_answers_is_well_and_says_how_fast(store: Store) -> None:
    health = await store.health()
    assert (health.ok, health.reason) == (True, "")
    assert health.latency_ms is not None
    assert 0 < health.latency_ms < 2000


async def test_a_store_whose_server_is_down_says_so_without_its_password(database: Database) -> None:
    url = database.server.url(database.name).replace("warhost@", "warhost:opensesame@")
    async with await open_store(settings_for(url)) as store:
        assert (await store.health()).ok
        await asyncio.to_thread(database.server.stop)
        try:
            health = await store.health()
        finally:
            await asyncio.to_thread(database.server.start)
        assert (health.ok, health.latency_ms) == (False, None)
        assert "cannot be reached" in health.reason
        assert "opensesame" not in health.reason + repr(store.address) + str(store.address.shown)
        assert (await store.health()).ok


async def test_a_server_that_is_frozen_is_told_within_two_seconds(database: Database) -> None:
    async with database.store() as store:
        assert (await store.health()).ok
        with frozen(database.backends()):
            began = monotonic()
            health = await store.health()
            took_s = monotonic() - began
        assert (health.ok, health.latency_ms, health.reason) == (False, None, "no answer within 2.0 s")
        assert took_s < 3.5  # 2 s, and some for a busy machine
        assert (await store.health()).ok


async def test_a_store_whose_connections_are_all_in_use_says_so(url: str) -> None:
    async with await open_store(settings_for(url, pool_max=2, pool_wait_s=0.1)) as store:
        async with store.session(read_only=True), store.session(read_only=True):
            health = await store.health()
        assert not health.ok
        assert "every connection of the store is in use" in health.reason
