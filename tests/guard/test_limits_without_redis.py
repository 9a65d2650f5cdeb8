# SPDX-License-Identifier: GPL-2.0-or-later
"""Limits while Redis is stopped, frozen and back: each process goes on counting by itself."""

from __future__ import annotations

import asyncio
import time

from tests.guard.redis_server import Server
from tests.guard.test_limits import NOW_MS, PATIENT_S, RULES
from warhost.guard.limits import ANONYMOUS
from warhost.guard.outage import ANSWER_S, REST_MS, open_redis
from warhost.guard.shared_limits import SharedLimits


def test_a_stopped_redis_leaves_each_process_its_own_limit_and_comes_back(redis_server: Server) -> None:
    async def steps() -> None:
        redis = open_redis(redis_server.url, answer_s=PATIENT_S)
        limits = SharedLimits(redis, RULES, prefix="{stopped}")
        assert (await limits.check("a", ANONYMOUS, NOW_MS)).shared
        redis_server.stop()
        answers = [await limits.check("a", ANONYMOUS, NOW_MS) for _ in range(80)]
        assert [answer.allowed for answer in answers] == [True] * 70 + [False] * 10
        assert not any(answer.shared for answer in answers)
        assert answers[-1].blocked
        assert limits.outage.since_ms == NOW_MS
        assert (await limits.statistics(NOW_MS)).requests == {ANONYMOUS: 80}
        redis_server.start()
        assert not (await limits.check("b", ANONYMOUS, NOW_MS + REST_MS - 1)).shared
        assert (await limits.check("b", ANONYMOUS, NOW_MS + REST_MS)).shared
        assert limits.outage.since_ms is None
        assert (await limits.statistics(NOW_MS + REST_MS)).requests == {ANONYMOUS: 82}
        await redis.aclose()

    asyncio.run(steps())


def test_a_frozen_redis_costs_one_short_wait_and_no_more(redis_server: Server) -> None:
    async def steps() -> None:
        redis = open_redis(redis_server.url)
        limits = SharedLimits(redis, RULES, prefix="{frozen}")
        assert (await limits.check("a", ANONYMOUS, NOW_MS)).shared
        redis_server.freeze()
        try:
            began = time.monotonic()
            answers = [await limits.check("a", ANONYMOUS, NOW_MS) for _ in range(50)]
            took_s = time.monotonic() - began
        finally:
            redis_server.thaw()
        assert all(answer.allowed and not answer.shared for answer in answers)
        assert ANSWER_S * 0.9 <= took_s < ANSWER_S * 10
        assert (await limits.check("a", ANONYMOUS, NOW_MS + REST_MS)).shared
        await redis.aclose()

    asyncio.run(steps())


def test_two_processes_share_one_limit(redis_server: Server) -> None:
    async def steps() -> None:
        clients = [open_redis(redis_server.url, answer_s=PATIENT_S) for _ in range(2)]
        first, second = (SharedLimits(redis, RULES, prefix="{two}") for redis in clients)
        allowed = [(await each.check("a", ANONYMOUS, NOW_MS)).allowed for _ in range(40) for each in (first, second)]
        assert allowed == [True] * 70 + [False] * 10
        assert (await second.statistics(NOW_MS)).violations == {ANONYMOUS: 10}
        for redis in clients:
            await redis.aclose()

    asyncio.run(steps())


def test_requests_at_the_same_moment_spend_each_token_once(redis_server: Server) -> None:
    async def steps() -> None:
        redis = open_redis(redis_server.url, answer_s=PATIENT_S)
        limits = SharedLimits(redis, RULES, prefix="{together}")
        answers = await asyncio.gather(*(limits.check("a", ANONYMOUS, NOW_MS) for _ in range(100)))
        assert all(answer.shared for answer in answers)
        assert sum(answer.allowed for answer in answers) == 70
        await redis.aclose()

    asyncio.run(steps())
