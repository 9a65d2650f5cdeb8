# SPDX-License-Identifier: GPL-2.0-or-later
"""Take a fleet from tick to tick: at 20 a second or as fast as it goes, with snapshots, until told to stop."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, sleep
from types import FrameType
from typing import Any

from warhost.cli.up.counts import Counts
from warhost.cli.up.packet_log import PacketLog
from warhost.cli.up.watch import Look, look
from warhost.fleet.fleet import Fleet
from warhost.fleet.opening import Plan, save_fleet
from warhost.realm.snapshot import newest
from warhost.realm.wheel import TICK_MS

SAMPLE_S = 5.0
WARM_UP_TICKS = 1200
"""Ticks (60 s of the realm's time) that the figures after the warm-up leave out."""


@dataclass
class Limits:
    """Says when to stop: after ``seconds`` of wall time or ``ticks`` ticks, whichever is set; and how fast to tick."""

    seconds: float | None = None
    ticks: int | None = None
    real_time: bool = True
    snapshot_every_s: float = 60.0
    snapshots_kept: int = 3


@dataclass
class Seen:
    """Keeps of all samples what a summary tells, and the last one."""

    samples: int = 0
    least_active: int = 0
    longest_dead_s: float = 0.0
    last: Look | None = None

    def add(self, look: Look) -> None:
        """Take one more sample. Mutates these figures."""
        self.least_active = look.active if self.samples == 0 else min(self.least_active, look.active)
        self.longest_dead_s = max(self.longest_dead_s, look.longest_dead_s)
        self.samples += 1
        self.last = look


@dataclass
class Run:
    """Is one run of a fleet; ``counts`` are of the whole run, ``settled`` of what came after the warm-up."""

    fleet: Fleet
    plan: Plan
    folder: Path
    limits: Limits
    log: PacketLog | None = None
    on_sample: Callable[[Run, Look], None] | None = None
    seen: Seen = field(default_factory=Seen)
    most_stuck: int = 0
    stopping: bool = False
    late_ticks: int = 0

    def __post_init__(self) -> None:
        dispatch = self.fleet.world.dispatch
        self.counts, self.settled = Counts(dispatch), Counts(dispatch)
        self.first_tick = self.fleet.world.state.tick
        self._child = 0

    @property
    def ticks(self) -> int:
        """Return how many ticks this run has done."""
        return self.fleet.world.state.tick - self.first_tick

    def stop(self, signal_number: int = 0, frame: FrameType | None = None) -> None:
        """Ask the run to save and stop after the tick that runs."""
        self.stopping = True

    def run(self) -> None:
        """Tick until a limit is reached or somebody asks to stop, then save. Mutates the fleet."""
        before = {number: signal.signal(number, self.stop) for number in (signal.SIGINT, signal.SIGTERM)}
        gc.collect()
        gc.freeze()
        try:
            self._loop()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            gc.unfreeze()
        self._wait_for_child()
        save_fleet(self.fleet, self.folder, self.plan)
        self._drop_old()
        if self.log is not None:
            self.log.close()

    def _loop(self) -> None:
        began = perf_counter()
        next_sample, next_save = began + SAMPLE_S, began + self.limits.snapshot_every_s
        due = began
        while not self.stopping:
            self._one_tick()
            now = perf_counter()
            if now >= next_sample:
                self._sample()
                next_sample = now + SAMPLE_S
            if now >= next_save:
                self._save_aside()
                next_save = now + self.limits.snapshot_every_s
            if self.limits.ticks is not None and self.ticks >= self.limits.ticks:
                break
            if self.limits.seconds is not None and now - began >= self.limits.seconds:
                break
            if self.limits.real_time:
                due += TICK_MS / 1000
                left = due - perf_counter()
                if left > 0:
                    sleep(left)
                else:
                    self.late_ticks += 1
                    due = max(due, perf_counter() - 1.0)
        self._sample()

    def _one_tick(self) -> None:
        began = perf_counter()
        report = self.fleet.step()
        if self.log is not None:
            self.log.write(report, self.fleet.world.state)
        took_ms = (perf_counter() - began) * 1000
        self.counts.add(report, self.fleet.world.state, took_ms)
        if self.ticks == WARM_UP_TICKS:
            self.settled = Counts(self.fleet.world.dispatch)
            self.seen = Seen()
        elif self.ticks > WARM_UP_TICKS:
            self.settled.add(report, self.fleet.world.state, took_ms)

    def _sample(self) -> None:
        seen = look(self.fleet)
        self.most_stuck = max(self.most_stuck, seen.stuck)
        self.seen.add(seen)
        if self.on_sample is not None:
            self.on_sample(self, seen)

    def _save_aside(self) -> None:
        """Let a copy of this process write a snapshot, so that no tick waits for the disk."""
        self._wait_for_child(block=False)
        if self._child:
            return
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                save_fleet(self.fleet, self.folder, self.plan)
                self._drop_old()
                status = 0
            finally:
                os._exit(status)
        self._child = pid

    def _wait_for_child(self, block: bool = True) -> None:
        if self._child:
            done, _ = os.waitpid(self._child, 0 if block else os.WNOHANG)
            if done:
                self._child = 0

    def _drop_old(self) -> None:
        for path in newest(self.folder)[self.limits.snapshots_kept :]:
            path.unlink(missing_ok=True)

    def summary(self) -> dict[str, Any]:
        """Return what is known of the samples after the warm-up (of all, in a shorter run)."""
        lives = self.settled.lives_s if self.settled.lives_s.count else self.counts.lives_s
        return {
            "samples": self.seen.samples,
            "least_active": self.seen.least_active,
            "longest_dead_s": self.seen.longest_dead_s,
            "most_stuck": self.most_stuck,
            "creature_life_s_median": round(lives.quantile(0.5), 2) if lives.count else None,
            "late_ticks": self.late_ticks,
        }
