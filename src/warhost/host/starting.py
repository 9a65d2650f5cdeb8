# SPDX-License-Identifier: GPL-2.0-or-later
"""Start a realm and say what is going on meanwhile: what is loaded, which kernels compile, how the world fills."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import typer

from warhost.config import Settings
from warhost.fleet.fleet import Fleet
from warhost.fleet.opening import Plan, new_fleet, saved_fleet
from warhost.host.compiling import kernels_ahead
from warhost.realm.snapshot import SUFFIX, newest

SHIPPED = {"shipped": "embers"}


def plan_of(settings: Settings) -> Plan:
    """Return which realm the settings ask for."""
    realm = settings.realm
    rules = {name: float(value) for name, value in settings.rules.model_dump().items() if not name.startswith("packets_")}
    return Plan(SHIPPED.get(realm.content, realm.content), realm.seed, realm.bots, rules)


def say(text: str) -> None:
    """Print progress on the error output, so that standard output stays for results."""
    typer.echo(text, err=True)


def open_realm(settings: Settings, plan: Plan, folder: Path, fresh: bool) -> Fleet:
    """Return the saved realm of ``folder``, or a new one; compile what is not compiled yet, telling how far it is.

    Raises OpeningError where the folder holds another realm, SnapshotError where its newest snapshot is bad.
    """
    began = perf_counter()
    with kernels_ahead() as ready:
        fleet = _fleet_of(plan, folder, fresh)
        fleet.world.packets_a_session = settings.rules.packets_per_session_and_tick
        fleet.world.queue_a_session = settings.rules.packets_waiting_per_session
        fleet.brain_threads = settings.realm.brain_threads or fleet.brain_threads
        say(f"world loaded after {perf_counter() - began:.1f} s")
        ready(fleet)
    return fleet


def _fleet_of(plan: Plan, folder: Path, fresh: bool) -> Fleet:
    for half in folder.glob(f"*{SUFFIX}.part"):
        half.unlink()  # of a realm that was killed while it wrote
    saved = newest(folder)
    if saved and not fresh:
        fleet = saved_fleet(saved[0], plan)
        say(f"going on from tick {fleet.world.state.tick:,} ({saved[0]})")
        return fleet
    for path in saved:
        path.unlink()
    fleet = new_fleet(plan)
    counts = fleet.content.pack.manifest.counts
    say(f"new realm of {plan.content!r}, seed {plan.seed}: {counts['spawns']:,} creatures, {counts['spots']:,} grind spots")
    return fleet
