# SPDX-License-Identifier: GPL-2.0-or-later
"""The terminal view shows status, states, packets, refusals, and the busiest zone as a map."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from warhost.cli.up.report import sample_line
from warhost.cli.up.view import MAP_COLUMNS, MAP_ROWS, sampler, screen, zone_map
from warhost.config import load
from warhost.fleet.opening import Plan, new_fleet
from warhost.host.runner import Limits, Run
from warhost.host.starting import SHIPPED, plan_of
from warhost.host.watch import look
from warhost.realm.kernel import COMPILED
from warhost.realm.snapshot import newest

pytestmark = [
    pytest.mark.kernels,
    pytest.mark.skipif(COMPILED, reason="a whole realm in this process: uncompiled only; tests/fleet runs one compiled"),
]
PLAN = Plan("embers", 1, 12, {})


def ran(folder: Path, ticks: int = 30, live: bool = False, **limits: float) -> Run:
    """Return a run of twelve bots that has ended."""
    run = Run(new_fleet(PLAN), PLAN, folder, Limits(None, ticks, real_time=False, **limits))  # type: ignore[arg-type] # whole numbers
    with sampler(run, live):
        run.run()
    return run


def drawn(what: object) -> str:
    """Return what a terminal of 120 columns would show."""
    console = Console(width=120, file=io.StringIO(), record=True, force_terminal=True)
    console.print(what)
    return console.export_text()


def test_the_view_shows_status_states_packets_and_map(tmp_path: Path) -> None:
    run = ran(tmp_path)
    shown = drawn(screen(run, look(run.fleet)))
    for text in (
        "Warhost",
        "tick 30",
        "12 of 12 bots active",
        "of a core",
        "kills",
        "state",
        "fighting",
        "opcode",
        "accepted",
        "CMSG_CAST_SPELL",
    ):
        assert text in shown, text
    assert "w warrior, p priest, m mage, · creature, † dead" in shown


def test_the_map_draws_bots_by_class_and_the_dead_as_crosses(tmp_path: Path) -> None:
    run = ran(tmp_path)
    units = run.fleet.world.state["units"]
    players = units["kind"] == 1
    units["zone"][players] = 7
    units["map"][players] = 0
    shown = drawn(zone_map(run))
    body = [line[2:-2] for line in shown.splitlines()[1:-1]]
    assert len(body) >= MAP_ROWS
    assert max(len(line.rstrip()) for line in body) <= MAP_COLUMNS
    marks = sum(line.count(mark) for line in body for mark in "wpm")
    assert 1 <= marks <= 12
    units["death"][players] = 1
    assert "†" in drawn(zone_map(run)).split("\n", 1)[1]


def test_an_empty_world_says_so(tmp_path: Path) -> None:
    run = Run(new_fleet(PLAN), PLAN, tmp_path, Limits())
    assert "nobody is in the world yet" in drawn(zone_map(run))


def test_a_live_view_redraws_and_a_plain_one_prints_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran(tmp_path / "live", ticks=3, live=True)
    assert "Warhost" in capsys.readouterr().out
    run = ran(tmp_path / "plain", ticks=3)
    said = capsys.readouterr().err
    assert said.startswith("tick 3 | bots 12 active 12 |")
    assert sample_line(run, look(run.fleet)).startswith("tick 3 |")


def test_snapshots_are_taken_aside_and_old_ones_dropped(tmp_path: Path) -> None:
    run = ran(tmp_path, ticks=40, snapshot_every_s=0.0, snapshots_kept=2)
    kept = newest(tmp_path)
    assert len(kept) == 2
    assert kept[0].name == max(path.name for path in kept)
    assert run.ticks == 40


def test_who_has_not_decided_for_ten_seconds_is_idle(tmp_path: Path) -> None:
    run = ran(tmp_path)
    fleet = run.fleet
    fleet.mind.agenda["due_tick"][:3] = fleet.world.state.tick - 201
    seen = look(fleet)
    assert (seen.total, seen.active) == (12, 9)


def test_real_time_never_runs_faster_than_twenty_ticks_a_second(tmp_path: Path) -> None:
    run = Run(new_fleet(Plan("embers", 1, 1, {})), Plan("embers", 1, 1, {}), tmp_path, Limits(1.0, None, real_time=True))
    run.run()
    assert run.ticks + run.late_ticks >= 15
    assert run.ticks <= 22


def test_the_settings_name_the_shipped_pack() -> None:
    plan = plan_of(load({"realm.bots": 7, "realm.seed": 3}).settings)
    assert (plan.content, plan.bots, plan.seed) == (SHIPPED["shipped"], 7, 3)
    assert "xp_rate" in plan.rules
