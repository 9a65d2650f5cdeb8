# SPDX-License-Identifier: GPL-2.0-or-later
"""Look at a fleet between ticks: how many are active, what they do, who is dead for how long, what they have got."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from warhost.brains.memory import DEAD, STUCK, STUCK_REASONS
from warhost.fleet.fleet import Fleet
from warhost.realm.wheel import TICK_MS

IDLE_AFTER_MS = 10_000
"""A bot that has not decided for so long is idle."""


@dataclass(frozen=True)
class Look:
    """Is a sample: ``total`` bots of which ``active`` decided lately, ``states`` by name, the longest dead in seconds."""

    total: int
    active: int
    states: dict[str, int]
    stuck: int
    stuck_reasons: dict[str, int]
    longest_dead_s: float


def look(fleet: Fleet) -> Look:
    """Return what the bots of ``fleet`` are doing now."""
    bots = fleet.bots()
    memory = fleet.mind.memory[: len(bots)]
    state = fleet.world.state
    units = state["units"]
    rows = state["players"]["unit"][: len(bots)]
    in_world = bots & (units["in_world"][np.where(rows >= 0, rows, 0)] == 1)
    overdue = (state.tick - fleet.mind.agenda["due_tick"][: len(bots)]) * TICK_MS > IDLE_AFTER_MS
    active = in_world & ~overdue & (memory["state"] != STUCK)
    dead = bots & (memory["state"] == DEAD) & (memory["died_ms"] > 0)
    longest = float((state.now_ms - memory["died_ms"][dead]).max()) / 1000 if dead.any() else 0.0
    stuck = bots & (memory["state"] == STUCK)
    reasons = np.bincount(memory["stuck_reason"][stuck], minlength=len(STUCK_REASONS))
    named = {STUCK_REASONS[k]: int(n) for k, n in enumerate(reasons) if n}
    return Look(int(bots.sum()), int(active.sum()), fleet.states(), int(stuck.sum()), named, longest)


def progress(fleet: Fleet, now: Look) -> dict[str, int]:
    """Return what the realm has achieved since it began: kills, deaths, levels, XP, copper that bots own, stuck bots now."""
    clock = fleet.world.state["clock"][0]
    copper = int(fleet.world.state["players"]["copper"][: len(fleet.bots())][fleet.bots()].sum())
    names = ("kills", "deaths", "levels", "xp")
    return {**{name: int(clock[name]) for name in names}, "copper": copper, "stuck": now.stuck}


def core_facts(fleet: Fleet) -> dict[str, Any]:
    """Return the totals a sample line shows beside the states."""
    clock = fleet.world.state["clock"][0]
    return {name: int(clock[name]) for name in ("kills", "deaths", "levels", "loots", "swings")}
