# SPDX-License-Identifier: GPL-2.0-or-later
"""Count what a running realm does: ticks by their time, packets by opcode and outcome, refusals by reason, creatures' lives."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from time import perf_counter, process_time

import numpy as np

from warhost.host.metrics import TICK_BUCKETS_MS
from warhost.host.spread import Spread
from warhost.protocol.opcode_numbers import SMSG_PARTYKILLLOG
from warhost.protocol.registry import definition
from warhost.realm.dispatch import Dispatch
from warhost.realm.reason_names import reason_name
from warhost.realm.state import State
from warhost.realm.world import TickReport

CASTS = ("CMSG_CAST_SPELL",)
COMBAT_CHANGES = ("CMSG_ATTACKSWING", "CMSG_ATTACKSTOP", "CMSG_SETSHEATHED")
LOOTS = ("CMSG_AUTOSTORE_LOOT_ITEM", "CMSG_LOOT_MONEY")


@dataclass
class Counts:
    """Adds up ticks; ``since`` starts a span anew, so that a warm-up can be left out."""

    dispatch: Dispatch
    tick_ms: Spread = field(default_factory=Spread)
    lives_s: Spread = field(default_factory=Spread)
    refusals: dict[int, int] = field(default_factory=dict)
    unknown: int = 0
    events: int = 0
    sum_ms: float = 0.0
    last_ms: float = 0.0

    def __post_init__(self) -> None:
        self._outcomes = np.zeros(2 * len(self.dispatch), np.int64)
        self.buckets = np.zeros(len(TICK_BUCKETS_MS), np.int64)
        self._began, self._cpu = perf_counter(), process_time()

    def add(self, report: TickReport, state: State, took_ms: float) -> None:
        """Count one tick that took ``took_ms``."""
        self.tick_ms.add(took_ms)
        self.last_ms = took_ms
        self.sum_ms += took_ms
        self.buckets[bisect_left(TICK_BUCKETS_MS, took_ms)] += 1
        self.events += len(report.events)
        if len(report.packets):
            known = report.slots >= 0
            refused = report.results != 0
            keys = 2 * report.slots[known] + refused[known]
            self._outcomes += np.bincount(keys, minlength=len(self._outcomes))
            self.unknown += int((~known).sum())
            if refused.any():
                reasons, times = np.unique(report.results[refused], return_counts=True)
                for reason, count in zip(reasons.tolist(), times.tolist(), strict=True):
                    self.refusals[reason] = self.refusals.get(reason, 0) + count
        self._count_lives(report, state)

    def _count_lives(self, report: TickReport, state: State) -> None:
        """Note how long each creature that died had been in combat."""
        died = report.events[report.events["opcode"] == SMSG_PARTYKILLLOG]
        for event in died:
            creature = int(state["units"]["creature"][event["other"]])
            fought_ms = int(state["creatures"]["fought_ms"][creature]) if creature >= 0 else 0
            if fought_ms > 0:
                self.lives_s.add((int(event["at_ms"]) - fought_ms) / 1000)

    @property
    def ticks(self) -> int:
        """Return how many ticks were counted."""
        return self.tick_ms.count

    @property
    def outcomes(self) -> np.ndarray:
        """Return accepted and refused packets, a row a slot of the dispatch table."""
        return self._outcomes.reshape(-1, 2)

    @property
    def wall_s(self) -> float:
        """Return the seconds since these counts began."""
        return perf_counter() - self._began

    @property
    def core_share(self) -> float:
        """Return the share of one core that this process used since these counts began."""
        return (process_time() - self._cpu) / max(1e-9, self.wall_s)

    def packets(self) -> dict[str, dict[str, int]]:
        """Return accepted and refused packets by opcode, only opcodes that came."""
        made = {}
        for slot, handler in enumerate(self.dispatch.handlers):
            accepted, refused = int(self._outcomes[2 * slot]), int(self._outcomes[2 * slot + 1])
            if accepted or refused:
                made[definition(handler.opcode).name] = {"accepted": accepted, "refused": refused}
        return made

    def accepted(self, *opcodes: str) -> int:
        """Return how many packets of ``opcodes`` were accepted; a name that ends in ``*`` stands for all that begin so."""
        total = 0
        for name, outcome in self.packets().items():
            if any(name == o or (o.endswith("*") and name.startswith(o[:-1])) for o in opcodes):
                total += outcome["accepted"]
        return total

    def refusals_by_name(self) -> dict[str, int]:
        """Return refusals by the name of their reason, most frequent first."""
        return {reason_name(reason): n for reason, n in sorted(self.refusals.items(), key=lambda pair: -pair[1])}

    def tick_quantiles(self) -> dict[str, float]:
        """Return p50, p95, p99 and max of the ticks' time in ms."""
        quantiles = {f"p{percent}": round(self.tick_ms.quantile(percent / 100), 3) for percent in (50, 95, 99)}
        return {**quantiles, "max": round(self.tick_ms.greatest, 3)}

    def rates(self, seconds: float) -> dict[str, float]:
        """Return accepted casts, combat changes, moves and loots a second, over ``seconds`` of the realm's time."""
        span = max(1e-9, seconds)
        return {
            "casts_per_s": round(self.accepted(*CASTS) / span, 2),
            "combat_changes_per_s": round(self.accepted(*COMBAT_CHANGES) / span, 2),
            "movements_per_s": round(self.accepted("MSG_MOVE_*") / span, 2),
            "loots_per_s": round(self.accepted(*LOOTS) / span, 2),
        }


def calibrate() -> float:
    """Return how many ms a fixed loop takes here and now: what makes figures of two machines comparable."""
    began = perf_counter()
    x = 1
    for _ in range(1_000_000):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
    return round((perf_counter() - began) * 1000, 2)
