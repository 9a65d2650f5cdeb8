# SPDX-License-Identifier: GPL-2.0-or-later
"""The closed loop in one process: a population lives in real time, and what that costs is counted after a warm-up."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from warhost.cli.up.report import rss_mb
from warhost.fleet.fleet import Fleet
from warhost.fleet.opening import Plan, new_fleet
from warhost.host.compiling import kernels_ahead
from warhost.host.counts import Counts, calibrate
from warhost.host.starting import say
from warhost.host.watch import look
from warhost.realm.wheel import TICK_MS

WARM_UP_TICKS = 600
SPAWN_TICKS = 50
"""Ticks in which the whole population comes, so that bots of any population are equally long in the world when it is measured."""


def live(fleet: Fleet, ticks: int, counts: Counts, real_time: bool) -> None:
    """Run ``ticks`` ticks, in real time or as fast as they go, and count them. Mutates fleet and counts."""
    due = perf_counter()
    for _ in range(ticks):
        began = perf_counter()
        report = fleet.step()
        counts.add(report, fleet.world.state, (perf_counter() - began) * 1000)
        if real_time:
            due += TICK_MS / 1000
            left = due - perf_counter()
            if left > 0:
                sleep(left)
            else:
                due = perf_counter()


def measure(bots: int, seconds: int, folder: Path) -> dict[str, Any]:
    """Return the figures of one run (see docs): quantiles of a tick, core share, memory, rates per active bot."""
    with kernels_ahead() as ready:
        fleet = new_fleet(Plan("embers", 1, bots, {}))
        ready(fleet)
    fleet.spawns_a_tick = -(-bots // SPAWN_TICKS)
    warm_up = SPAWN_TICKS + WARM_UP_TICKS
    say(f"warming up {bots:,} bots for {warm_up} ticks")
    live(fleet, warm_up, Counts(fleet.world.dispatch), real_time=False)
    gc.collect()
    gc.freeze()
    calibration = calibrate()
    counts = Counts(fleet.world.dispatch)
    live(fleet, seconds * 1000 // TICK_MS, counts, real_time=True)
    share = counts.core_share
    seen = look(fleet)
    rates = counts.rates(seconds)
    active = max(1, seen.active)
    return {
        "bots": bots,
        "active": seen.active,
        "states": seen.states,
        "tick_ms": counts.tick_quantiles(),
        "cpu_core_share": round(share, 4),
        "rss_mb": rss_mb(),
        "casts_per_active_bot_s": round(rates["casts_per_s"] / active, 4),
        "moves_per_active_bot_s": round(rates["movements_per_s"] / active, 4),
        "rates": rates,
        "refusals": counts.refusals_by_name(),
        "calibration": {"loop_ms_before": calibration, "loop_ms_after": calibrate()},
    }


def main() -> None:
    """Run one measurement and print it."""
    options = json.loads(sys.argv[1])
    sys.stdout.write(json.dumps(measure(options["bots"], options["seconds"], Path(options["folder"]))) + "\n")


if __name__ == "__main__":
    main()
