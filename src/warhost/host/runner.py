# SPDX-License-Identifier: GPL-2.0-or-later
"""Take a fleet from tick to tick: at 20 a second or as fast as it goes, with snapshots, until told to stop."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, sleep
from types import FrameType
from typing import Any, Protocol

from warhost.fleet.fleet import Fleet
from warhost.fleet.opening import Plan
from warhost.host.counts import Counts
from warhost.host.packet_log import PacketLog
from warhost.host.saving import Saver
from warhost.host.watch import Look, look
from warhost.realm.wheel import TICK_MS
from warhost.realm.world import TickReport

SAMPLE_S = 5.0
WARM_UP_TICKS = 1200
"""Ticks (60 s of the realm's time) that the figures after the warm-up leave out."""


class Faces(Protocol):
    """Is who shows the realm to others and takes what they ask: in memory and over a socket, or nobody."""

    def tell(self, run: Run, report: TickReport, took_ms: float) -> None:
        """Publish what a tick did; ``took_ms`` is what it took so far."""

    def serve(self, run: Run, until: float) -> None:
        """Answer those who ask until ``until`` (by ``perf_counter``), at least once."""


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
    faces: Faces | None = None
    most_stuck: int = 0
    stopping: bool = False
    late_ticks: int = 0

    def __post_init__(self) -> None:
        dispatch = self.fleet.world.dispatch
        self.counts, self.settled = Counts(dispatch), Counts(dispatch)
        self.first_tick = self.fleet.world.state.tick
        self.speed = 1.0 if self.limits.real_time else 0.0
        """How fast it ticks, as a multiple of real time; 0: as fast as it goes."""
        self.saver = Saver(self.fleet, self.plan, self.folder, self.limits.snapshots_kept)

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
        self.saver.now()
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
                self.saver.aside()
                next_save = now + self.limits.snapshot_every_s
            if self.limits.ticks is not None and self.ticks >= self.limits.ticks:
                break
            if self.limits.seconds is not None and now - began >= self.limits.seconds:
                break
            due = self._wait(due)
        self._sample()

    def _wait(self, due: float) -> float:
        """Serve the faces until the next tick's turn; return when the one after it is due. ``due`` is when this one was."""
        now = perf_counter()
        if self.speed > 0:
            due += TICK_MS / 1000 / self.speed
            if due <= now:
                self.late_ticks += 1
                due = max(due, now - 1.0)
        else:
            due = now
        if self.faces is not None:
            self.faces.serve(self, due)
        elif due > now:
            sleep(due - now)
        return due

    def _one_tick(self) -> None:
        began = perf_counter()
        report = self.fleet.step()
        if self.log is not None:
            self.log.write(report, self.fleet.world.state)
        if self.faces is not None:
            self.faces.tell(self, report, (perf_counter() - began) * 1000)
        took_ms = (perf_counter() - began) * 1000
        self.counts.add(report, self.fleet.world.state, took_ms)
        if self.ticks == WARM_UP_TICKS:
            self.settled = Counts(self.fleet.world.dispatch)
            self.seen = Seen()
        elif self.ticks > WARM_UP_TICKS:
            self.settled.add(report, self.fleet.world.state, took_ms)

    def _sample(self) -> None:
        self.saver.look(wait=False)
        seen = look(self.fleet)
        self.most_stuck = max(self.most_stuck, seen.stuck)
        self.seen.add(seen)
        if self.on_sample is not None:
            self.on_sample(self, seen)

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
