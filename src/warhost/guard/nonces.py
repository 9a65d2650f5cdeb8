# SPDX-License-Identifier: GPL-2.0-or-later
"""Remember the nonces of signed requests, so that each is good once: in this process, or in Redis for all of them.

Where nothing is remembered yet, or not any more, replays could not be told: a request signed before the memory began is
refused. So is every signed request while Redis is away, and while more nonces than allowed are in memory.
"""

from __future__ import annotations

import hashlib
import heapq
from typing import TYPE_CHECKING, Protocol

from warhost.guard.clock import SECOND_MS
from warhost.guard.errors import Unauthenticated, Unavailable
from warhost.guard.outage import Outage, faults
from warhost.guard.signing import Signed

if TYPE_CHECKING:
    from redis.asyncio import Redis

PREFIX = "{warhost:nonces}"
APART_MS = 60 * SECOND_MS
"""How far the clocks of processes may be apart, so that none forgets what another would still accept."""
REMEMBER = """
local now_ms, created_ms, left_ms = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local began_ms = tonumber(redis.call('GET', KEYS[2]) or nil)
if not began_ms then
  began_ms = now_ms
  redis.call('SET', KEYS[2], string.format('%.0f', now_ms))
end
if created_ms < began_ms - 999 then return 'before' end
if redis.call('SET', KEYS[1], '1', 'NX', 'PX', left_ms) then return 'new' end
return 'again'
"""


class Nonces(Protocol):
    """Remembers nonces until their signatures are refused for their age."""

    async def remember(self, signed: Signed, now_ms: int) -> None:
        """Remember a nonce that was not seen before; raises Unauthenticated for one that was, Unavailable where that cannot be told."""
        ...


def name_of(signed: Signed) -> bytes:
    """Return a short name for a nonce of a key."""
    return hashlib.sha256(f"{signed.key_id}\n{signed.nonce}".encode()).digest()[:16]


def replayed() -> Unauthenticated:
    """Return the refusal of a request that came before."""
    return Unauthenticated("signature_replayed", "a request with this nonce came before; sign each request anew")


def before_memory() -> Unauthenticated:
    """Return the refusal of a request from before the memory began."""
    return Unauthenticated("signature_before_start", "the request was signed before this service started; sign it anew")


class MemoryNonces:
    """Remembers in this process alone: enough where there is no other that answers requests."""

    def __init__(self, most: int, now_ms: int) -> None:
        self.most = most
        self._began_ms = now_ms
        self._seen: set[bytes] = set()
        self._ends: list[tuple[int, bytes]] = []

    def __len__(self) -> int:
        return len(self._seen)

    async def remember(self, signed: Signed, now_ms: int) -> None:
        """Remember a nonce; raises Unauthenticated, and Unavailable where too many are remembered."""
        while self._ends and self._ends[0][0] <= now_ms:
            self._seen.discard(heapq.heappop(self._ends)[1])
        if signed.created_ms < self._began_ms - SECOND_MS + 1:  # who signs writes whole seconds
            raise before_memory()
        name = name_of(signed)
        if name in self._seen:
            raise replayed()
        if len(self._seen) >= self.most:
            raise Unavailable(
                "nonces_full",
                f"{self.most} nonces are remembered and no more may be (guard.nonces); ask again later",
                max(self._ends[0][0] - now_ms, 1),
            )
        self._seen.add(name)
        heapq.heappush(self._ends, (signed.until_ms, name))


class SharedNonces:
    """Remembers in Redis for all processes. One that was emptied is a memory that begins anew."""

    def __init__(self, redis: Redis, prefix: str = PREFIX) -> None:
        self.outage = Outage()
        self._faults = faults()
        self._prefix = prefix
        self._remember = redis.register_script(REMEMBER)

    async def remember(self, signed: Signed, now_ms: int) -> None:
        """Remember a nonce; raises Unauthenticated, and Unavailable while Redis is away."""
        if self.outage.rests(now_ms):
            raise self._away()
        left_ms = max(signed.until_ms - now_ms, 1) + APART_MS
        keys = [f"{self._prefix}:{name_of(signed).hex()}", f"{self._prefix}:began"]
        try:
            answer = await self._remember(keys=keys, args=[now_ms, signed.created_ms, left_ms])
        except self._faults as error:
            self.outage.began(now_ms, error)
            raise self._away() from error
        self.outage.ended()
        verdict = answer.decode() if isinstance(answer, bytes) else answer
        if verdict == "before":
            raise before_memory()
        if verdict != "new":
            raise replayed()

    def _away(self) -> Unavailable:
        return Unavailable("nonces_away", "replays cannot be told while Redis is away, so signed requests are refused", self.outage.rest_ms)
