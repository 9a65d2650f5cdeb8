# SPDX-License-Identifier: GPL-2.0-or-later
"""Publish what a realm does: every tick into the ring, and so many times a second as a frame in shared memory."""

from __future__ import annotations

import time
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import orjson

from warhost.host import ring_kinds as kinds
from warhost.host.gauges import fill_metrics, fill_refusals
from warhost.host.layout import Layout
from warhost.host.ring import RingWriter
from warhost.host.rows import Rows
from warhost.host.runner import Run
from warhost.host.segment import Segment, create, retire
from warhost.host.shared import FrameWriter
from warhost.host.telling import of_realm, of_tick
from warhost.host.texts import texts_of
from warhost.realm.world import TickReport

EVENTS = 1 << 16
"""How many events the ring holds: some minutes of 5,000 bots."""
ROOM = 1.25
"""How many rows more than players a frame has, so that those who come later need no new memory."""


class Publisher:
    """Writes frames and events for one run; ``link`` is whoever counts what its socket does."""

    def __init__(self, run_folder: Path, run: Run, every_s: float, generation: int) -> None:
        """Make the shared memory in ``run_folder`` and tell that the realm has started."""
        self._folder, self._every_s, self._generation = run_folder, every_s, generation
        self._due = 0.0
        self._spent_ms = self._last_ms = 0.0
        self._publications = 0
        self._paused = bool(run.fleet.world.state["clock"]["paused"][0])
        self._open(run)
        self._ring.put(of_realm(kinds.STARTED, run.fleet.world.state))

    def _open(self, run: Run, written: int = 0) -> None:
        """Make memory for the players there are and some more; ``written`` events went into other memory before."""
        players = max(len(run.fleet.world.state["players"]), run.fleet.wanted)
        texts = orjson.dumps(texts_of(run), option=orjson.OPT_NON_STR_KEYS)
        layout = Layout(int(players * ROOM) + 64, len(run.fleet.world.dispatch), EVENTS, len(texts))
        self._segment: Segment = create(self._folder, layout, texts, self._generation)
        self._frames, self._ring = FrameWriter(self._segment), RingWriter(self._segment, written)
        self._rows = Rows(layout.bots)

    def tell(self, run: Run, report: TickReport, took_ms: float, link: dict[str, Any]) -> None:
        """Tell what a tick did, which took ``took_ms`` so far; ``link`` are figures of METRICS that the socket counts."""
        state = run.fleet.world.state
        self._ring.put(of_tick(report, state, took_ms))
        paused = bool(state["clock"]["paused"][0])
        if paused != self._paused:
            self._paused = paused
            self._ring.put(of_realm(kinds.PAUSED if paused else kinds.RESUMED, state))
        now = perf_counter()
        if now >= self._due:
            self._due = now + self._every_s
            self.publish(run, link)
        header = self._segment.header
        header["tick"], header["beat_ns"] = state.tick, time.time_ns()

    def publish(self, run: Run, link: dict[str, Any]) -> None:
        """Write a frame now."""
        began = perf_counter()
        state = run.fleet.world.state
        if state.used("players") > self._segment.layout.bots:
            self._open(run, self._ring.written)
        arrays = self._frames.begin()
        head = arrays["frame"][0]
        head["generation"], head["tick"], head["now_ms"] = self._generation, state.tick, state.now_ms
        head["wall_ns"], head["used"] = time.time_ns(), state.used("players")
        events = self._rows.fill(run.fleet, arrays["bots"])
        metrics = arrays["metrics"][0]
        fill_metrics(metrics, run, self._rows.sums, self._ring.written)
        bots = arrays["bots"][: state.used("players")]
        metrics["copper_held"] = int(bots["copper"][(bots["guid"] != 0) & (bots["is_bot"] == 1)].sum())
        for name, value in link.items():
            metrics[name] = value
        metrics["publish_ms_sum"], metrics["publish_ms_last"] = self._spent_ms, self._last_ms
        metrics["publications"] = self._publications
        outcomes = run.counts.outcomes
        arrays["opcodes"]["accepted"], arrays["opcodes"]["refused"] = outcomes[:, 0], outcomes[:, 1]
        fill_refusals(arrays["reasons"], run.counts.refusals)
        self._frames.commit()
        if events:
            self._ring.put(np.concatenate(events))
        self._publications += 1
        self._last_ms = (perf_counter() - began) * 1000
        self._spent_ms += self._last_ms

    def close(self, run: Run, link: dict[str, Any]) -> None:
        """Publish the last state, tell that the realm stops, and remove the shared memory."""
        self._ring.put(of_realm(kinds.STOPPING, run.fleet.world.state))
        self.publish(run, link)
        retire(self._folder)
