# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether the database answers, how fast, and why not."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from sqlalchemy import text

from warhost.config.masking import redacted

if TYPE_CHECKING:
    from warhost.store.store import Store

ANSWER_S = 2.0
"""How long the database may take; who asks for health does not wait longer."""


@dataclass(frozen=True)
class Health:
    """Says how the database is."""

    ok: bool
    latency_ms: float | None
    """From asking for a connection to the answer; None where there was none."""
    reason: str
    """Why it is not ok, without secrets; empty where it is."""


class Doctor:
    """Asks the database how it is, and waits for no answer longer than ANSWER_S."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asking: set[asyncio.Task[float]] = set()

    async def ask(self) -> Health:
        """Ask the database, and the queue whether it takes writes; never raises."""
        asking = asyncio.create_task(self._latency_ms(), name="store health")
        self._asking.add(asking)
        asking.add_done_callback(self._asking.discard)
        done, _ = await asyncio.wait({asking}, timeout=ANSWER_S)
        if not done:
            asking.cancel()  # and not awaited: hanging up on a server that is silent takes its time too
            return Health(ok=False, latency_ms=None, reason=f"no answer within {ANSWER_S} s")
        if (error := asking.exception()) is not None:
            return Health(ok=False, latency_ms=None, reason=redacted(str(error)) or type(error).__name__)
        fault, counts = self._store.writes.fault, self._store.writes.counts()
        if fault is not None:
            reason = f"no writes for {counts.away_s:.1f} s, {counts.waiting} wait: {fault}"
            return Health(ok=False, latency_ms=asking.result(), reason=reason)
        return Health(ok=True, latency_ms=asking.result(), reason="")

    async def close(self) -> None:
        """Wait until questions that were given up have hung up."""
        await asyncio.gather(*self._asking, return_exceptions=True)

    async def _latency_ms(self) -> float:
        began = perf_counter()
        async with self._store.session(read_only=True) as session:
            await session.execute(text("SELECT version_num FROM alembic_version"))
        return (perf_counter() - began) * 1000
