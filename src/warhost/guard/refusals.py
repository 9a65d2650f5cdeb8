# SPDX-License-Identifier: GPL-2.0-or-later
"""Count refusals for the audit: one entry for each asker, address and minute, so that a flood of them does not flood the chain."""

from __future__ import annotations

from collections import Counter

from warhost.guard.audit import Entry
from warhost.guard.clock import MINUTE_MS

ANONYMOUS = "anonymous"
MOST_ASKERS = 10_000
"""Askers a minute that get an entry of their own; the rest share one."""


class Refusals:
    """Counts refusals of this minute by who asked, and gives those of the minutes before as entries."""

    def __init__(self, most: int = MOST_ASKERS) -> None:
        self._most = most
        self._minutes: dict[int, dict[tuple[str, str | None], Counter[str]]] = {}

    def add(self, actor: str, address: str | None, code: str, now_ms: int) -> None:
        """Count one refusal of ``actor`` (as in an entry) with this code."""
        askers = self._minutes.setdefault(now_ms // MINUTE_MS * MINUTE_MS, {})
        asker = (actor, address)
        if asker not in askers and len(askers) >= self._most:
            asker = (ANONYMOUS, None)
        askers.setdefault(asker, Counter())[code] += 1

    def due(self, now_ms: int, *, everything: bool = False) -> list[tuple[int, Entry]]:
        """Take out the minutes that are over (all of them, at the end of the program) as moments and entries, the oldest first."""
        ended = sorted(minute for minute in self._minutes if everything or now_ms - minute >= MINUTE_MS or minute > now_ms)
        return [(minute, entry_of(*asker, codes)) for minute in ended for asker, codes in self._minutes.pop(minute).items()]


def entry_of(actor: str, address: str | None, codes: Counter[str]) -> Entry:
    """Return the entry of one asker's refusals in one minute: how many, with which codes, the most frequent as the reason."""
    return Entry(
        actor,
        "request.refuse",
        outcome="refused",
        reason=codes.most_common(1)[0][0],
        address=address,
        count=codes.total(),
        detail={"codes": dict(codes)} if len(codes) > 1 else {},
    )
