# SPDX-License-Identifier: GPL-2.0-or-later
"""Limit clients together in all processes, through Redis: one script does it in one step, by the rules of ``limits``.

While Redis is away each process counts by itself, so a client may ask as often as it may times the number of processes;
nobody is let through uncounted, and nobody is refused who would not be refused alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warhost.guard.limits import Decision, MemoryLimits, Rate, Rules, Statistics
from warhost.guard.outage import Outage, faults

if TYPE_CHECKING:
    from redis.asyncio import Redis

PREFIX = "{warhost:limits}"
"""In braces: all keys in one slot, so that the script also runs on a cluster."""
TAKE = """
local now_ms, token_us, capacity = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local block_after, window_ms, block_ms, keep_ms = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local tier, client, prefix, most = ARGV[8], ARGV[9], ARGV[10], tonumber(ARGV[11])
local now_us, fill_us = now_ms * 1000, capacity * token_us
local function whole(number) return string.format('%.0f', number) end

redis.call('HINCRBY', KEYS[2], 'requests:' .. tier, 1)
redis.call('ZADD', KEYS[3], now_ms, client)
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', '(' .. whole(now_ms - keep_ms))
if redis.call('ZCARD', KEYS[3]) > most then redis.call('DEL', prefix .. ':' .. redis.call('ZPOPMIN', KEYS[3])[1]) end

local kept = redis.call('HMGET', KEYS[1], 'full_at_us', 'blocked_until_ms', 'refused_ms')
local full_at_us = math.min(tonumber(kept[1] or 0), now_us + fill_us)
local blocked_until_ms = math.min(tonumber(kept[2] or 0), now_ms + block_ms)
local refused_ms, retry_ms = kept[3] or '', 0

if blocked_until_ms > now_ms then
  retry_ms = blocked_until_ms - now_ms
  redis.call('HINCRBY', KEYS[2], 'violations:' .. tier, 1)
else
  local after_us = math.max(full_at_us, now_us) + token_us
  if after_us - fill_us <= now_us then
    full_at_us = after_us
  else
    retry_ms = math.ceil((after_us - fill_us - now_us) / 1000)
    redis.call('HINCRBY', KEYS[2], 'violations:' .. tier, 1)
    local times, count = '', 1
    for at in string.gmatch(refused_ms, '%d+') do
      local then_ms = tonumber(at)
      if then_ms > now_ms - window_ms and then_ms <= now_ms then times, count = times .. at .. ' ', count + 1 end
    end
    refused_ms = times .. whole(now_ms)
    if count >= block_after then
      refused_ms, blocked_until_ms, retry_ms = '', now_ms + block_ms, block_ms
      redis.call('HINCRBY', KEYS[2], 'blocks:' .. tier, 1)
    end
  end
end

redis.call('HSET', KEYS[1], 'full_at_us', whole(full_at_us), 'blocked_until_ms', whole(blocked_until_ms), 'refused_ms', refused_ms)
redis.call('PEXPIRE', KEYS[1], keep_ms)
local owed_us = math.max(full_at_us - now_us, 0)
return {retry_ms, math.floor((fill_us - owed_us) / token_us), math.ceil(owed_us / 1000), blocked_until_ms > now_ms and 1 or 0}
"""


class SharedLimits:
    """Counts in Redis for all processes together, and in this process alone while Redis is away."""

    def __init__(self, redis: Redis, rules: Rules, prefix: str = PREFIX) -> None:
        self._alone = MemoryLimits(rules)
        self.outage = Outage()
        self._faults = faults()
        self._redis = redis
        self._prefix = prefix
        self._take = redis.register_script(TAKE)

    @property
    def rules(self) -> Rules:
        """Return the rules in force; they can be replaced while requests come in."""
        return self._alone.rules

    @rules.setter
    def rules(self, rules: Rules) -> None:
        self._alone.rules = rules

    async def check(self, client: str, tier: str, now_ms: int) -> Decision:
        """Count one request of ``client`` and say whether it may be; ``now_ms`` is a time that all processes share."""
        rate = self.rules.tiers[tier]
        if rate is None or self.outage.rests(now_ms):
            return _alone(self._alone.take(client, tier, now_ms))
        try:
            answer = await self._take(
                keys=[f"{self._prefix}:of:{client}", f"{self._prefix}:counts", f"{self._prefix}:clients"],
                args=self._arguments(client, tier, rate, now_ms),
            )
        except self._faults as error:
            self.outage.began(now_ms, error)
            return _alone(self._alone.take(client, tier, now_ms))
        self.outage.ended()
        retry_ms, remaining, reset_ms, blocked = map(int, answer)
        return Decision(
            allowed=retry_ms == 0,
            tier=tier,
            rate=rate,
            remaining=remaining,
            reset_ms=reset_ms,
            retry_after_ms=retry_ms,
            blocked=bool(blocked),
        )

    def _arguments(self, client: str, tier: str, rate: Rate, now_ms: int) -> list[Any]:
        rules = self.rules
        return [
            *(now_ms, rate.token_us, rate.capacity, rules.block_after, rules.block_window_ms, rules.block_ms),
            *(rules.keep_ms, tier, client, f"{self._prefix}:of", rules.clients),
        ]

    async def statistics(self, now_ms: int) -> Statistics:
        """Return the counts of all processes since Redis began, and what this one counted by itself; that alone while Redis is away."""
        alone = await self._alone.statistics(now_ms)
        if self.outage.rests(now_ms):
            return alone
        try:
            async with self._redis.pipeline(transaction=False) as pipe:
                pipe.zremrangebyscore(f"{self._prefix}:clients", "-inf", f"({now_ms - self.rules.keep_ms}")
                pipe.hgetall(f"{self._prefix}:counts")
                pipe.zcard(f"{self._prefix}:clients")
                _, found, clients = await pipe.execute()
        except self._faults as error:
            self.outage.began(now_ms, error)
            return alone
        self.outage.ended()
        counts: dict[str, dict[str, int]] = {"requests": {}, "violations": {}, "blocks": {}}
        for name, number in found.items():
            kind, _, tier = (name.decode() if isinstance(name, bytes) else name).partition(":")
            counts[kind][tier] = int(number)
        return Statistics(
            int(clients),
            _added(counts["requests"], alone.requests),
            _added(counts["violations"], alone.violations),
            _added(counts["blocks"], alone.blocks),
        )


def _alone(decision: Decision) -> Decision:
    """Return a decision of this process alone, marked so where it counted at all."""
    if decision.rate is None:
        return decision
    return Decision(
        allowed=decision.allowed,
        tier=decision.tier,
        rate=decision.rate,
        remaining=decision.remaining,
        reset_ms=decision.reset_ms,
        retry_after_ms=decision.retry_after_ms,
        blocked=decision.blocked,
        shared=False,
    )


def _added(*counts: Any) -> dict[str, int]:
    names = {name for count in counts for name in count}
    return {name: sum(count.get(name, 0) for count in counts) for name in sorted(names)}
