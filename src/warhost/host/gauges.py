# SPDX-License-Identifier: GPL-2.0-or-later
"""Fill the figures of a frame: what the run counted, what the realm adds up, what the process uses."""

from __future__ import annotations

from time import process_time
from typing import Any

import numpy as np
import psutil

from warhost.host.layout import REASONS_KEPT
from warhost.host.metrics import CLASSES, REASONS_STUCK, STATES
from warhost.host.runner import Run
from warhost.realm import showing
from warhost.realm.tables.clock import POOLED

CLOCK = (
    "paused",
    "in_world",
    "kills",
    "deaths",
    "levels",
    "xp",
    "loots",
    "swings",
    "casts",
    "late_refusals",
    "copper_made",
    "copper_spent",
)
"""Columns of the realm's clock that are figures of the same name."""
RSS_EVERY = 20
PROCESS = psutil.Process()


def fill_metrics(row: Any, run: Run, sums: np.ndarray, ring_events: int) -> None:
    """Fill a row of METRICS but what its publisher and its socket count themselves. Mutates the row."""
    counts, state = run.counts, run.fleet.world.state
    outcomes = counts.outcomes.sum(axis=0)
    row["ticks"], row["late_ticks"], row["events"], row["ring_events"] = counts.ticks, run.late_ticks, counts.events, ring_events
    row["tick_ms_sum"], row["tick_ms_last"] = counts.sum_ms, counts.last_ms
    row["tick_buckets"] = counts.buckets
    row["packets_accepted"], row["packets_refused"], row["packets_unknown"] = outcomes[0], outcomes[1], counts.unknown
    row["queue_refused"] = run.fleet.world.inbox.refused
    row["packets_waiting"] = 0 if state.waiting is None else len(state.waiting)
    row["cpu_s"] = process_time()
    if int(row["rss_bytes"]) == 0 or counts.ticks % RSS_EVERY == 0:
        row["rss_bytes"] = PROCESS.memory_info().rss
    row["speed"], row["wanted"] = run.speed, run.fleet.wanted
    row["snapshots_saved"], row["snapshot_tick"] = run.saver.saved, run.saver.saved_tick
    fill_sums(row, sums)
    clock = state["clock"][0]
    for name in CLOCK:
        row[name] = clock[name]
    pools = state["pools"]
    row["pool_live"], row["pool_refused"] = pools["live"], pools["refused"]
    row["pool_rows"] = [len(state[name]) for name in POOLED]


def fill_sums(row: Any, sums: np.ndarray) -> None:
    """Fill in how many bots do what. Mutates the row."""
    for name, place in (
        ("bots", showing.TOTAL),
        ("active", showing.ACTIVE),
        ("idle", showing.IDLE),
        ("dead", showing.DEAD),
        ("in_combat", showing.IN_COMBAT),
        ("ordered", showing.ORDERED),
        ("clients", showing.CLIENTS),
    ):
        row[name] = sums[place]
    row["states"] = sums[showing.STATES_AT : showing.STATES_AT + STATES]
    row["stuck"] = sums[showing.STUCK_AT : showing.STUCK_AT + REASONS_STUCK]
    row["classes"] = sums[showing.CLASSES_AT : showing.CLASSES_AT + CLASSES]


def fill_refusals(rows: np.ndarray, refusals: dict[int, int]) -> None:
    """Fill rows of REASONS, the most frequent where there are more reasons than rows. Mutates the rows."""
    kept = sorted(refusals.items(), key=lambda pair: -pair[1])[:REASONS_KEPT] if len(refusals) > REASONS_KEPT else refusals.items()
    rows["times"] = 0
    for row, (reason, times) in zip(rows, kept, strict=False):
        row["reason"], row["times"] = reason, times
