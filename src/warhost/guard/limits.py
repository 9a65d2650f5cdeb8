# SPDX-License-Identifier: GPL-2.0-or-later
"""Limit how often each client may ask: a token bucket by tier, a block for who goes on when refused, counts of all of it.

The bucket's arithmetic is pyrate-limiter's ``TokenBucket``: one number a client, in microseconds. ``shared_limits`` is the same
over Redis. A tier's bucket holds a minute's worth and its burst, and a minute's worth flows in each minute.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from pyrate_limiter import Rate as Flow
from pyrate_limiter import TokenBucket

from warhost.guard.clock import MINUTE_MS

ANONYMOUS, AUTHENTICATED, PREMIUM, INTERNAL = "anonymous", "authenticated", "premium", "internal"
LOGIN = "login"
KEY_TIERS = (AUTHENTICATED, PREMIUM, INTERNAL)
"""The tiers that a key can have."""
BUCKET = TokenBucket()


@dataclass(frozen=True)
class Rate:
    """Says how often a tier may ask: so many a minute, and so many at once beyond that."""

    per_minute: int
    burst: int
    flow: Flow = field(init=False, repr=False, compare=False)
    token_us: int = field(init=False, repr=False)
    """How long it takes until a token flows in."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "flow", Flow(self.per_minute, MINUTE_MS, burst=self.capacity))
        object.__setattr__(self, "token_us", -(-MINUTE_MS * 1000 // self.per_minute))

    @property
    def capacity(self) -> int:
        """Return how many tokens a full bucket holds."""
        return self.per_minute + self.burst

    @property
    def fill_us(self) -> int:
        """Return how long an empty bucket takes to be full."""
        return self.capacity * self.token_us


@dataclass(frozen=True)
class Rules:
    """Holds what every tier may ask (None: as often as it likes), when a client is blocked, and when it is forgotten."""

    tiers: Mapping[str, Rate | None]
    block_after: int = 10
    block_window_ms: int = MINUTE_MS
    block_ms: int = MINUTE_MS
    idle_ms: int = 10 * MINUTE_MS
    clients: int = 100_000
    keep_ms: int = field(init=False)
    """How long a client is remembered after its last request: never so short that to be forgotten would be a favour."""

    def __post_init__(self) -> None:
        fills = [rate.fill_us // 1000 + 1 for rate in self.tiers.values() if rate is not None]
        object.__setattr__(self, "keep_ms", max(self.idle_ms, self.block_ms, self.block_window_ms, *fills))


STANDARD_TIERS: Mapping[str, Rate | None] = {
    ANONYMOUS: Rate(60, 10),
    AUTHENTICATED: Rate(200, 20),
    PREMIUM: Rate(1000, 50),
    INTERNAL: None,
    LOGIN: Rate(5, 5),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """Says whether a client may ask now, and what it may count on; times from now in ms."""

    allowed: bool
    tier: str
    rate: Rate | None
    """None: no limit, and nothing below means anything."""
    remaining: int = 0
    reset_ms: int = 0
    """Until the bucket is full again."""
    retry_after_ms: int = 0
    blocked: bool = False
    shared: bool = True
    """False where processes could not be counted together, so that this is the count of one alone."""


@dataclass(frozen=True)
class Statistics:
    """Counts clients that are remembered, and by tier: requests, those refused, and blocks begun."""

    clients: int
    requests: Mapping[str, int]
    violations: Mapping[str, int]
    blocks: Mapping[str, int]


class Limits(Protocol):
    """Counts requests of clients and says who asked too often."""

    rules: Rules

    async def check(self, client: str, tier: str, now_ms: int) -> Decision:
        """Count one request of a client and say whether it may be."""
        ...

    async def statistics(self, now_ms: int) -> Statistics:
        """Return the counts."""
        ...


class _Client:
    """Is what is remembered of one client: when its bucket is full, when it was refused, until when it is blocked."""

    __slots__ = ("blocked_until_ms", "full_at_us", "refused_ms", "seen_ms")

    def __init__(self) -> None:
        self.full_at_us = 0
        self.refused_ms: list[int] = []
        self.blocked_until_ms = 0
        self.seen_ms = 0


class MemoryLimits:
    """Counts in this process alone. Settings that change take effect with the next request."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._clients: OrderedDict[str, _Client] = OrderedDict()
        self._requests: Counter[str] = Counter()
        self._violations: Counter[str] = Counter()
        self._blocks: Counter[str] = Counter()

    async def check(self, client: str, tier: str, now_ms: int) -> Decision:
        """Count one request of ``client`` (a name such as ``key:7`` or ``address:192.0.2.1``) and say whether it may be."""
        return self.take(client, tier, now_ms)

    def take(self, client: str, tier: str, now_ms: int) -> Decision:
        """Do what ``check`` does, where there is no loop to wait in. Raises KeyError for a tier that no rule names."""
        rules = self.rules
        rate = rules.tiers[tier]
        self._requests[tier] += 1
        if rate is None:
            return Decision(allowed=True, tier=tier, rate=None)
        known = self._clients.get(client)
        if known is None:
            known = self._clients[client] = _Client()
        else:
            self._clients.move_to_end(client)
        known.seen_ms = now_ms
        self._forget(now_ms, most=2)
        # A clock that was set back must lock nobody out for longer than a drained bucket or a block lasts.
        now_us = now_ms * 1000
        known.full_at_us = min(known.full_at_us, now_us + rate.fill_us)
        known.blocked_until_ms = min(known.blocked_until_ms, now_ms + rules.block_ms)
        if known.blocked_until_ms > now_ms:
            self._violations[tier] += 1
            return self._decide(known, tier, rate, now_us, known.blocked_until_ms - now_ms)
        (full_at_us,), verdict = BUCKET.step([rate.flow], (known.full_at_us,), now_ms, 1)
        if verdict.allowed:
            known.full_at_us = int(full_at_us)
            return self._decide(known, tier, rate, now_us, 0)
        self._violations[tier] += 1
        if self._refuse(known, rules, now_ms):
            self._blocks[tier] += 1
            return self._decide(known, tier, rate, now_us, rules.block_ms)
        return self._decide(known, tier, rate, now_us, verdict.retry_after_ms or 1)

    @staticmethod
    def _refuse(known: _Client, rules: Rules, now_ms: int) -> bool:
        """Remember a refusal; return whether it is the one that blocks."""
        known.refused_ms = [at for at in known.refused_ms if now_ms - rules.block_window_ms < at <= now_ms]
        known.refused_ms.append(now_ms)
        if len(known.refused_ms) < rules.block_after:
            return False
        known.refused_ms = []
        known.blocked_until_ms = now_ms + rules.block_ms
        return True

    @staticmethod
    def _decide(known: _Client, tier: str, rate: Rate, now_us: int, retry_after_ms: int) -> Decision:
        owed_us = max(known.full_at_us - now_us, 0)
        return Decision(
            allowed=retry_after_ms == 0,
            tier=tier,
            rate=rate,
            remaining=(rate.fill_us - owed_us) // rate.token_us,
            reset_ms=-(-owed_us // 1000),
            retry_after_ms=retry_after_ms,
            blocked=known.blocked_until_ms * 1000 > now_us,
        )

    def _forget(self, now_ms: int, most: int) -> None:
        """Forget at most so many who were quiet long enough, and who was quiet longest where there are too many."""
        for _ in range(min(most, len(self._clients))):
            oldest = next(iter(self._clients.values()))
            if now_ms - oldest.seen_ms < self.rules.keep_ms and len(self._clients) <= self.rules.clients:
                return
            self._clients.popitem(last=False)

    async def statistics(self, now_ms: int) -> Statistics:
        """Return the counts since this process began, and the clients that are remembered."""
        self._forget(now_ms, most=len(self._clients))
        return Statistics(len(self._clients), dict(self._requests), dict(self._violations), dict(self._blocks))


def header_values(decision: Decision) -> dict[str, str]:
    """Return the header fields that tell a client its limit: ``RateLimit-Policy``, ``RateLimit``, and ``Retry-After`` for who is refused.

    By draft-ietf-httpapi-ratelimit-headers-10: ``q`` requests in ``w`` seconds, ``r`` left now, ``t`` seconds until all are back.
    """
    if decision.rate is None:
        return {}
    fields = {
        "RateLimit-Policy": f'"{decision.tier}";q={decision.rate.per_minute};w=60;burst={decision.rate.burst}',
        "RateLimit": f'"{decision.tier}";r={0 if decision.blocked else decision.remaining};t={-(-decision.reset_ms // 1000)}',
    }
    if not decision.allowed:
        fields["Retry-After"] = str(-(-decision.retry_after_ms // 1000))
    return fields
