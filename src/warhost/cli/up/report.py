# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run tells: a line every few seconds, and one JSON object at its end."""

from __future__ import annotations

from typing import Any

import psutil

from warhost.host.counts import calibrate
from warhost.host.runner import Run
from warhost.host.watch import Look, core_facts, look, progress
from warhost.realm.wheel import TICK_MS


def rss_mb() -> float:
    """Return this process's resident memory in MB."""
    return round(float(psutil.Process().memory_info().rss) / 1e6, 1)


def sample_line(run: Run, seen: Look) -> str:
    """Return one line about a running realm."""
    state = run.fleet.world.state
    quantiles = run.counts.tick_quantiles()
    doing = " ".join(f"{name} {count}" for name, count in seen.states.items() if count)
    facts = " ".join(f"{name} {value:,}" for name, value in core_facts(run.fleet).items())
    return (
        f"tick {state.tick:,} | bots {seen.total:,} active {seen.active:,} | {doing} | {facts} | "
        f"tick p50 {quantiles['p50']:.1f} p99 {quantiles['p99']:.1f} ms, {run.counts.core_share:.0%} of a core, {rss_mb():.0f} MB"
    )


def result(run: Run, calibration: float) -> dict[str, Any]:
    """Return the object that ``--json`` prints: the whole run, and under ``settled`` what came after the warm-up."""
    seen = run.seen.last or look(run.fleet)
    seconds = run.ticks * TICK_MS / 1000
    made = {
        "bots": {"total": seen.total, "active": seen.active, "idle": seen.total - seen.active},
        "states": seen.states,
        "ticks": run.ticks,
        "wall_s": round(run.counts.wall_s, 2),
        "tick_ms": run.counts.tick_quantiles(),
        "cpu_core_share": round(run.counts.core_share, 4),
        "rss_mb": rss_mb(),
        "rates": run.counts.rates(seconds),
        "packets": run.counts.packets(),
        "refusals": run.counts.refusals_by_name(),
        "progress": progress(run.fleet, seen),
        "samples": run.summary(),
        "stuck_reasons": seen.stuck_reasons,
        "calibration": {"loop_ms_before": calibration, "loop_ms_after": calibrate()},
        "state_hash": run.fleet.world.state.state_hash(),
    }
    if run.settled.tick_ms.count:
        settled_s = run.settled.tick_ms.count * TICK_MS / 1000
        made["settled"] = {
            "ticks": run.settled.tick_ms.count,
            "tick_ms": run.settled.tick_quantiles(),
            "cpu_core_share": round(run.settled.core_share, 4),
            "rates": run.settled.rates(settled_s),
        }
    return made
