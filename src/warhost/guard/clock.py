# SPDX-License-Identifier: GPL-2.0-or-later
"""Tell the time to whatever is given a clock: milliseconds since 1970 as an integer, the same on every host."""

from __future__ import annotations

import time
from collections.abc import Callable

Clock = Callable[[], int]
"""Returns milliseconds since 1970. Nothing in guard reads the system's clock but through one of these."""

SECOND_MS = 1000
MINUTE_MS = 60 * SECOND_MS
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS


def system_clock() -> int:
    """Return the system's time in ms since 1970."""
    return time.time_ns() // 1_000_000


class SetClock:
    """Is a clock that stands until it is moved: for tests, and for asking what would be so at another time."""

    def __init__(self, now_ms: int) -> None:
        self.now_ms = now_ms

    def __call__(self) -> int:
        """Return the time it was set to, in ms since 1970."""
        return self.now_ms

    def advance(self, ms: int) -> None:
        """Move the clock on by ``ms`` (back, where negative: clocks of hosts do that too)."""
        self.now_ms += ms
