# SPDX-License-Identifier: GPL-2.0-or-later
"""Notice that something shared is away, and leave it in peace for a while: one slow answer, not one for every request."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redis.asyncio import Redis

ANSWER_S = 0.25
"""How long Redis, on the same machine or network, may take to answer."""
REST_MS = 1000


class Outage:
    """Remembers since when something does not answer. While it rests, nobody asks it; then one tries again."""

    def __init__(self, rest_ms: int = REST_MS) -> None:
        self.rest_ms = rest_ms
        self.since_ms: int | None = None
        self.reason = ""
        self.times = 0
        self._until_ms = 0

    def rests(self, now_ms: int) -> bool:
        """Return whether it is too early to ask again; a clock that was set back does not make it later."""
        return self.since_ms is not None and now_ms < self._until_ms <= now_ms + self.rest_ms

    def began(self, now_ms: int, reason: BaseException) -> None:
        """Remember that it did not answer."""
        if self.since_ms is None:
            self.since_ms = now_ms
            self.times += 1
        self.reason = f"{type(reason).__name__}: {reason}"
        self._until_ms = now_ms + self.rest_ms

    def ended(self) -> None:
        """Remember that it answered."""
        self.since_ms = None
        self.reason = ""


def faults() -> tuple[type[Exception], ...]:
    """Return what Redis that is away raises; the extra ``redis`` is installed where somebody asks."""
    from redis.exceptions import RedisError

    return RedisError, OSError


def open_redis(url: str, answer_s: float = ANSWER_S) -> Redis:
    """Return a client that answers or fails within ``answer_s``, without tries of its own: a request waits for it.

    Raises ModuleNotFoundError where the extra ``redis`` is not installed.
    """
    from redis.asyncio import Redis
    from redis.asyncio.retry import Retry
    from redis.backoff import NoBackoff

    client: Redis = Redis.from_url(url, socket_timeout=answer_s, socket_connect_timeout=answer_s, retry=Retry(NoBackoff(), 0))
    return client
