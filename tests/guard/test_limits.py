# SPDX-License-Identifier: GPL-2.0-or-later
"""Limits, the same in memory and over Redis: buckets by tier, blocks, what is forgotten, what is counted, what a client is told."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.guard.redis_server import Server
from warhost.guard.clock import MINUTE_MS, SECOND_MS
from warhost.guard.limits import (
    ANONYMOUS,
    AUTHENTICATED,
    INTERNAL,
    LOGIN,
    PREMIUM,
    STANDARD_TIERS,
    Decision,
    Limits,
    MemoryLimits,
    Rate,
    Rules,
    header_values,
)
from warhost.guard.outage import open_redis
from warhost.guard.shared_limits import SharedLimits

PATIENT_S = 30
"""The machine may be busy; how long an answer takes is not what these tests ask."""
NOW_MS = 1_790_000_000_123
RULES = Rules(STANDARD_TIERS)


class Runner(Protocol):
    """Runs the steps of a test with limits that nobody used before."""

    def __call__(self, steps: Callable[[Limits], Coroutine[Any, Any, Any]], rules: Rules = RULES) -> Any: ...


@pytest.fixture(params=["memory", "redis"])
def run(request: pytest.FixtureRequest) -> Runner:
    """Return what runs a test's steps with limits of either kind that nobody used before."""
    server: Server | None = request.getfixturevalue("redis_server") if request.param == "redis" else None

    def with_limits(steps: Callable[[Limits], Coroutine[Any, Any, Any]], rules: Rules = RULES) -> Any:
        async def inside() -> Any:
            if server is None:
                return await steps(MemoryLimits(rules))
            redis = open_redis(server.url, answer_s=PATIENT_S)
            limits = SharedLimits(redis, rules, prefix=f"{{{uuid.uuid4()}}}")
            try:
                return await steps(limits)
            finally:
                assert limits.outage.times == 0, limits.outage.reason
                await redis.aclose()

        return asyncio.run(inside())

    return with_limits


async def ask(limits: Limits, times: int, *, client: str = "address:192.0.2.1", tier: str = ANONYMOUS, at: int = NOW_MS) -> list[Decision]:
    """Ask so many times at one moment."""
    return [await limits.check(client, tier, at) for _ in range(times)]


@pytest.mark.parametrize(
    ("tier", "at_once", "per_minute"), [(ANONYMOUS, 70, 60), (AUTHENTICATED, 220, 200), (PREMIUM, 1050, 1000), (LOGIN, 10, 5)]
)
def test_a_tier_gets_its_minute_and_its_burst_at_once_then_its_minute_each_minute(
    run: Runner, tier: str, at_once: int, per_minute: int
) -> None:
    async def steps(limits: Limits) -> None:
        first = await ask(limits, at_once + 1, tier=tier)
        assert [answer.allowed for answer in first] == [True] * at_once + [False]
        assert [answer.remaining for answer in first[:3]] == [at_once - 1, at_once - 2, at_once - 3]
        later = await ask(limits, per_minute + 1, tier=tier, at=NOW_MS + MINUTE_MS)
        assert [answer.allowed for answer in later] == [True] * per_minute + [False]

    run(steps)


def test_a_token_comes_back_when_it_was_said_to(run: Runner) -> None:
    async def steps(limits: Limits) -> None:
        refused = (await ask(limits, 71))[-1]
        assert refused.retry_after_ms == SECOND_MS
        assert not (await limits.check("address:192.0.2.1", ANONYMOUS, NOW_MS + SECOND_MS - 1)).allowed
        assert (await limits.check("address:192.0.2.1", ANONYMOUS, NOW_MS + SECOND_MS)).allowed
        assert not (await limits.check("address:192.0.2.1", ANONYMOUS, NOW_MS + SECOND_MS)).allowed

    run(steps)


def test_whoever_goes_on_after_ten_refusals_in_a_minute_is_blocked_for_a_minute(run: Runner) -> None:
    async def steps(limits: Limits) -> None:
        refused = (await ask(limits, 80))[70:]
        assert [answer.blocked for answer in refused] == [False] * 9 + [True]
        assert refused[-1].retry_after_ms == MINUTE_MS
        late = await limits.check("address:192.0.2.1", ANONYMOUS, NOW_MS + MINUTE_MS - 1)
        assert (late.allowed, late.blocked, late.retry_after_ms) == (False, True, 1)
        free = await limits.check("address:192.0.2.1", ANONYMOUS, NOW_MS + MINUTE_MS)
        assert (free.allowed, free.blocked) == (True, False)

    run(steps)


def test_refusals_while_blocked_do_not_make_the_block_longer(run: Runner) -> None:
    async def steps(limits: Limits) -> None:
        await ask(limits, 80)
        for second in range(1, 60):
            assert (await limits.check("address:192.0.2.1", ANONYMOUS, NOW_MS + second * SECOND_MS)).blocked
        assert (await limits.check("address:192.0.2.1", ANONYMOUS, NOW_MS + MINUTE_MS)).allowed

    run(steps)


def test_refusals_that_are_a_minute_old_do_not_count(run: Runner) -> None:
    async def steps(limits: Limits) -> None:
        for minute in range(5):
            at = NOW_MS + minute * MINUTE_MS
            answers = await ask(limits, 79 if minute == 0 else 69, at=at)
            assert [answer.allowed for answer in answers].count(False) == 9
            assert not any(answer.blocked for answer in answers)

    run(steps)


def test_clients_do_not_spend_each_other_s_tokens(run: Runner) -> None:
    async def steps(limits: Limits) -> None:
        await ask(limits, 80)
        assert (await limits.check("address:192.0.2.2", ANONYMOUS, NOW_MS)).remaining == 69

    run(steps)


def test_internal_keys_are_not_limited_but_counted(run: Runner) -> None:
    async def steps(limits: Limits) -> None:
        answers = await ask(limits, 2000, client="key:1", tier=INTERNAL)
        assert all(answer.allowed and answer.rate is None for answer in answers)
        assert header_values(answers[0]) == {}
        assert (await limits.statistics(NOW_MS)).requests[INTERNAL] == 2000

    run(steps)


def test_a_tier_that_no_rule_names_is_a_bug_and_no_way_around_the_limit(run: Runner) -> None:
    async def steps(limits: Limits) -> None:
        with pytest.raises(KeyError):
            await limits.check("key:1", "gold", NOW_MS)

    run(steps)


def test_the_counts_move_with_what_happens(run: Runner) -> None:
    async def steps(limits: Limits) -> None:
        await ask(limits, 82)
        await ask(limits, 3, client="key:1", tier=PREMIUM)
        found = await limits.statistics(NOW_MS)
        assert found.clients == 2
        assert found.requests == {ANONYMOUS: 82, PREMIUM: 3}
        assert found.violations == {ANONYMOUS: 12}
        assert found.blocks == {ANONYMOUS: 1}

    run(steps)


def test_a_client_that_is_quiet_is_forgotten_but_never_to_its_advantage(run: Runner) -> None:
    slow = Rules({ANONYMOUS: Rate(1, 29)}, idle_ms=2 * MINUTE_MS)

    async def steps(limits: Limits) -> None:
        await ask(limits, 31)
        assert (await limits.statistics(NOW_MS + 10 * MINUTE_MS)).clients == 1
        assert (await limits.check("address:192.0.2.1", ANONYMOUS, NOW_MS + 10 * MINUTE_MS)).remaining == 9
        assert (await limits.statistics(NOW_MS + 60 * MINUTE_MS)).clients == 0

    run(steps, slow)


def test_more_clients_than_are_counted_push_out_who_was_quiet_longest(run: Runner) -> None:
    async def steps(limits: Limits) -> None:
        for number in range(12):
            await limits.check(f"address:192.0.2.{number}", ANONYMOUS, NOW_MS + number)
            await limits.check("address:198.51.100.1", ANONYMOUS, NOW_MS + number)
        assert (await limits.statistics(NOW_MS + 12)).clients == 10
        assert (await limits.check("address:198.51.100.1", ANONYMOUS, NOW_MS + 12)).remaining == 70 - 13
        assert (await limits.check("address:192.0.2.0", ANONYMOUS, NOW_MS + 12)).remaining == 69

    run(steps, replace(RULES, clients=10))


def test_a_clock_that_was_set_back_locks_nobody_out(run: Runner) -> None:
    async def steps(limits: Limits) -> None:
        await ask(limits, 80)
        hour_ago = NOW_MS - 60 * MINUTE_MS
        assert (await limits.check("address:192.0.2.1", ANONYMOUS, hour_ago)).retry_after_ms == MINUTE_MS
        assert (await limits.check("address:192.0.2.1", ANONYMOUS, hour_ago + MINUTE_MS)).allowed

    run(steps)


def test_new_rules_hold_for_the_next_request(run: Runner) -> None:
    async def steps(limits: Limits) -> None:
        assert (await limits.check("key:1", AUTHENTICATED, NOW_MS)).remaining == 219
        limits.rules = replace(RULES, tiers={**STANDARD_TIERS, AUTHENTICATED: Rate(2, 1)})
        answers = await ask(limits, 4, client="key:2", tier=AUTHENTICATED)
        assert [answer.allowed for answer in answers] == [True, True, True, False]

    run(steps)


def test_a_client_is_told_its_limit_in_the_standard_fields(run: Runner) -> None:
    async def steps(limits: Limits) -> None:
        answers = await ask(limits, 80)
        assert header_values(answers[0]) == {
            "RateLimit-Policy": '"anonymous";q=60;w=60;burst=10',
            "RateLimit": '"anonymous";r=69;t=1',
        }
        assert header_values(answers[70]) == {
            "RateLimit-Policy": '"anonymous";q=60;w=60;burst=10',
            "RateLimit": '"anonymous";r=0;t=70',
            "Retry-After": "1",
        }
        assert header_values(answers[79])["Retry-After"] == "60"

    run(steps)


RATES = st.builds(Rate, per_minute=st.integers(1, 120), burst=st.integers(0, 5))
GAPS = st.lists(st.integers(-500, 30_000), min_size=1, max_size=60)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RATES, st.integers(1, 4), GAPS)
def test_redis_decides_as_memory_does_whatever_the_rate_and_whenever_asked(
    redis_server: Server, rate: Rate, block_after: int, gaps: list[int]
) -> None:
    rules = Rules({ANONYMOUS: rate}, block_after=block_after, block_window_ms=20_000, block_ms=15_000)

    async def both() -> None:
        memory = MemoryLimits(rules)
        redis = open_redis(redis_server.url, answer_s=PATIENT_S)
        shared = SharedLimits(redis, rules, prefix=f"{{{uuid.uuid4()}}}")
        now_ms = NOW_MS
        for gap in gaps:
            now_ms += gap
            assert await shared.check("a", ANONYMOUS, now_ms) == await memory.check("a", ANONYMOUS, now_ms)
        await redis.aclose()

    asyncio.run(both())


@given(RATES, st.lists(st.integers(0, 5000), min_size=1, max_size=300))
def test_no_minute_passes_more_than_the_bucket_and_a_minute_s_worth(rate: Rate, gaps: list[int]) -> None:
    limits = MemoryLimits(Rules({ANONYMOUS: rate}, block_after=1000))
    now_ms, passed = NOW_MS, []
    for gap in gaps:
        now_ms += gap
        if limits.take("a", ANONYMOUS, now_ms).allowed:
            passed.append(now_ms)
    most = max((sum(at <= other < at + MINUTE_MS for other in passed) for at in passed), default=0)
    assert most <= rate.capacity + rate.per_minute
