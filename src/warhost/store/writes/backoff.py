# SPDX-License-Identifier: GPL-2.0-or-later
"""Waiting longer and longer for a database that is away, and knowing how long it has been."""

from __future__ import annotations

import asyncio
import random
from time import monotonic

FIRST_S = 0.1
MOST_S = 5.0
SPREAD = 0.25
"""Part of a wait by which it is longer or shorter, so that several processes do not come back at the same moment."""


class Backoff:
    """Doubles its waits from FIRST_S up to MOST_S until ``end``."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._next_s = FIRST_S
        self._hurried = asyncio.Event()

    @property
    def away_s(self) -> float:
        """Return how long it has been since the first wait; 0 where there is none to end."""
        return 0.0 if self._began is None else monotonic() - self._began

    async def wait(self) -> None:
        """Wait the next step, or less where ``hurry`` is called."""
        if self._began is None:
            self._began = monotonic()
        wait_s = self._next_s * random.uniform(1 - SPREAD, 1 + SPREAD)  # noqa: S311 - it spreads load, it hides nothing
        self._next_s = min(self._next_s * 2, MOST_S)
        try:
            async with asyncio.timeout(wait_s):
                await self._hurried.wait()
        except TimeoutError:
            return
        self._hurried.clear()

    def hurry(self) -> None:
        """End the wait that is under way, or the next one at once."""
        self._next_s = FIRST_S
        self._hurried.set()

    def end(self) -> float:
        """Begin anew with the shortest wait; return how long it was away."""
        away_s, self._began, self._next_s = self.away_s, None, FIRST_S
        self._hurried.clear()
        return away_s
