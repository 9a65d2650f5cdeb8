# SPDX-License-Identifier: GPL-2.0-or-later
"""Nonces, the same in memory and over Redis: each once; where replays cannot be told, nothing is taken."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

import pytest

from tests.guard.redis_server import Server
from tests.guard.test_limits import PATIENT_S
from warhost.guard.clock import SECOND_MS
from warhost.guard.errors import Unauthenticated, Unavailable
from warhost.guard.nonces import MemoryNonces, Nonces, SharedNonces
from warhost.guard.outage import REST_MS, open_redis
from warhost.guard.signing import Signed

NOW_MS = 1_790_000_000_500
FIRST = Signed("akey", "nonce-nonce-nonce", NOW_MS // 1000 * 1000, NOW_MS // 1000 * 1000 + 60_001)


class Runner(Protocol):
    """Runs the steps of a test with nonces of either kind, none of them remembered yet."""

    def __call__(self, steps: Callable[[Nonces], Coroutine[Any, Any, None]]) -> None: ...


@pytest.fixture(params=["memory", "redis"])
def run(request: pytest.FixtureRequest) -> Runner:
    """Return what runs a test's steps."""
    server: Server | None = request.getfixturevalue("redis_server") if request.param == "redis" else None

    def with_nonces(steps: Callable[[Nonces], Coroutine[Any, Any, None]]) -> None:
        async def inside() -> None:
            if server is None:
                await steps(MemoryNonces(1000, NOW_MS))
                return
            redis = open_redis(server.url, answer_s=PATIENT_S)
            nonces = SharedNonces(redis, prefix=f"{{{uuid.uuid4()}}}")
            await steps(nonces)
            assert nonces.outage.times == 0, nonces.outage.reason
            await redis.aclose()

        asyncio.run(inside())

    return with_nonces


async def refused(nonces: Nonces, signed: Signed, now_ms: int = NOW_MS) -> str:
    """Return the code with which a nonce is refused."""
    with pytest.raises((Unauthenticated, Unavailable)) as refusal:
        await nonces.remember(signed, now_ms)
    return refusal.value.code


def again(**changes: Any) -> Signed:
    """Return the first signature with something else in it."""
    return Signed(**{"key_id": FIRST.key_id, "nonce": FIRST.nonce, "created_ms": FIRST.created_ms, "until_ms": FIRST.until_ms, **changes})


def test_a_replay_is_refused_as_long_as_its_signature_is_good(run: Runner) -> None:
    async def steps(nonces: Nonces) -> None:
        await nonces.remember(FIRST, NOW_MS)
        for now_ms in (NOW_MS, NOW_MS + 1, FIRST.until_ms - 1):
            assert await refused(nonces, FIRST, now_ms) == "signature_replayed"
        assert await refused(nonces, again(until_ms=FIRST.until_ms + 5000)) == "signature_replayed"

    run(steps)


def test_other_nonces_and_other_keys_are_other_requests(run: Runner) -> None:
    async def steps(nonces: Nonces) -> None:
        for signed in (FIRST, again(nonce="other-other-other"), again(key_id="bkey"), again(key_id="akey\nnonce", nonce="-nonce-nonce")):
            await nonces.remember(signed, NOW_MS)

    run(steps)


def test_what_was_signed_before_the_memory_began_is_refused(run: Runner) -> None:
    """A restart forgets nonces; what it forgot must not be good again."""

    async def steps(nonces: Nonces) -> None:
        await nonces.remember(FIRST, NOW_MS)
        before = again(nonce="before-before-before", created_ms=FIRST.created_ms - SECOND_MS)
        assert await refused(nonces, before) == "signature_before_start"

    run(steps)


def test_of_many_replays_at_once_one_is_taken(run: Runner) -> None:
    async def steps(nonces: Nonces) -> None:
        answers = await asyncio.gather(*(nonces.remember(FIRST, NOW_MS) for _ in range(50)), return_exceptions=True)
        assert [answer for answer in answers if answer is None] == [None]
        assert all(isinstance(answer, Unauthenticated | None) for answer in answers)

    run(steps)


def test_memory_forgets_what_is_too_old_anyway_and_takes_no_more_than_it_may() -> None:
    async def steps() -> None:
        nonces = MemoryNonces(3, NOW_MS)
        for number in range(3):
            await nonces.remember(again(nonce=f"nonce-nonce-nonce-{number}", until_ms=NOW_MS + 1000 + number), NOW_MS)
        with pytest.raises(Unavailable) as refusal:
            await nonces.remember(again(nonce="one-too-many-nonce"), NOW_MS)
        assert (refusal.value.code, refusal.value.retry_after_ms) == ("nonces_full", 1000)
        assert await refused(nonces, again(nonce="nonce-nonce-nonce-0")) == "signature_replayed"
        await nonces.remember(again(nonce="one-too-many-nonce"), NOW_MS + 1000)
        assert len(nonces) == 3

    asyncio.run(steps())


def test_two_processes_share_what_they_have_seen(redis_server: Server) -> None:
    async def steps() -> None:
        clients = [open_redis(redis_server.url, answer_s=PATIENT_S) for _ in range(2)]
        mine, theirs = (SharedNonces(redis, prefix="{two}") for redis in clients)
        await mine.remember(FIRST, NOW_MS)
        assert await refused(theirs, FIRST) == "signature_replayed"
        for redis in clients:
            await redis.aclose()

    asyncio.run(steps())


def test_while_redis_is_away_nothing_is_taken_and_after_it_only_what_is_new(redis_server: Server) -> None:
    async def steps() -> None:
        redis = open_redis(redis_server.url, answer_s=PATIENT_S)
        nonces = SharedNonces(redis, prefix="{away}")
        await nonces.remember(FIRST, NOW_MS)
        redis_server.stop()
        for now_ms in (NOW_MS, NOW_MS + 1, NOW_MS + REST_MS):
            assert await refused(nonces, again(nonce="other-other-other"), now_ms) == "nonces_away"
        assert nonces.outage.since_ms == NOW_MS
        redis_server.start()
        back_ms = NOW_MS + 10 * REST_MS
        assert await refused(nonces, FIRST, back_ms) == "signature_before_start"
        await nonces.remember(again(nonce="other-other-other", created_ms=back_ms), back_ms)
        assert nonces.outage.since_ms is None
        await redis.aclose()

    asyncio.run(steps())


def test_a_frozen_redis_takes_nothing(redis_server: Server) -> None:
    async def steps() -> None:
        redis = open_redis(redis_server.url)
        nonces = SharedNonces(redis, prefix="{frozen}")
        redis_server.freeze()
        try:
            assert await refused(nonces, FIRST) == "nonces_away"
        finally:
            redis_server.thaw()
        await redis.aclose()

    asyncio.run(steps())
