# SPDX-License-Identifier: GPL-2.0-or-later
"""``warhost bench`` measures what its page says, in processes of its own, and its field lets a legal load be accepted."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from warhost.cli.bench import BenchError, in_process
from warhost.cli.bench.field import BOTS_A_POST, CREATURES_A_POST, field_pack
from warhost.cli.bench.generator import SHARES, Generator
from warhost.cli.main import app
from warhost.protocol.opcodes import name_of
from warhost.realm.kernel import COMPILED

plain_only = pytest.mark.skipif(COMPILED, reason="a whole realm in this process: uncompiled only; tests/fleet runs one compiled")
pytestmark = pytest.mark.kernels
RUN = CliRunner()
inbox_bench, packets_bench, realm_bench, dummy_bench = (
    import_module(f"warhost.cli.bench.{name}") for name in ("inbox", "packets", "realm", "dummy")
)
"""By name, because the package has commands of the same names."""


def test_the_inbox_loses_nothing_and_keeps_each_threads_order() -> None:
    for batch in (1, 100):
        made = inbox_bench.run(4, 3000, batch)
        assert (made["packets"], made["lost"], made["out_of_order"]) == (12_000, 0, 0)
        assert made["ns_per_packet"] > 0


def test_the_inbox_benchmark_prints_both_batch_sizes() -> None:
    result = RUN.invoke(app, ["bench", "inbox", "--threads", "2", "--packets", "2000", "--json"])
    assert result.exit_code == 0, result.output
    made = json.loads(result.stdout)
    assert [(run["batch"], run["lost"], run["out_of_order"]) for run in made["runs"]] == [(1, 0, 0), (1000, 0, 0)]


def test_a_load_that_there_is_not_is_refused() -> None:
    result = RUN.invoke(app, ["bench", "packets", "--load", "storm"])
    assert (result.exit_code, result.stderr) == (2, "warhost: saw --load storm, expected seed\n")


def test_a_measurement_that_fails_is_told() -> None:
    with pytest.raises(BenchError, match=r"warhost\.cli\.bench\.inbox ended with status 1"):
        in_process("warhost.cli.bench.inbox", threads="many")


def test_the_field_has_a_post_for_every_ten_bots() -> None:
    pack = field_pack(95)
    assert len(pack.spots) == 10
    assert len(pack.spawns) == 10 * CREATURES_A_POST
    assert BOTS_A_POST == 10
    assert pack.spots["capacity"].sum() >= 95


@plain_only
def test_the_generator_sends_its_quota_and_the_realm_takes_it() -> None:
    watch = packets_bench.Stopwatch()
    world = packets_bench.make_world(40, watch)
    generator = Generator(world, packets_bench.best_spells(world))
    counts = packets_bench.Counts(world.dispatch)
    _, _, sent = packets_bench.load(world, generator, 40, counts, real_time=False)
    seconds, share = 2, 40 / 20_000
    packets = counts.packets()
    assert sent == sum(sum(outcome.values()) for outcome in packets.values())
    casts = sum(packets["CMSG_CAST_SPELL"].values())
    assert casts == pytest.approx(SHARES["casts"] * share * seconds, abs=2)
    assert packets["CMSG_CAST_SPELL"]["accepted"] >= 0.9 * casts
    assert {name_of(opcode) for opcode in watch.ns} >= {"CMSG_CAST_SPELL", "MSG_MOVE_SET_FACING"}
    assert packets_bench.locked_twin(world, generator) > 0


@plain_only
def test_the_open_loop_prints_what_the_page_says() -> None:
    made = packets_bench.measure(100, 1)
    assert set(made) >= {"accepted_share", "tick_ms", "mean_ns_per_packet", "ns_per_packet", "locked_twin_ratio", "calibration"}
    assert 0 < made["accepted_share"] <= 1
    assert made["tick_ms"]["p50"] <= made["tick_ms"]["p99"]
    assert all(np.isfinite(ns) and ns > 0 for ns in made["ns_per_packet"].values())


@plain_only
def test_the_closed_loop_prints_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(realm_bench, "WARM_UP_TICKS", 20)
    made = realm_bench.measure(3, 1, tmp_path)
    assert set(made) >= {"bots", "tick_ms", "cpu_core_share", "rss_mb", "casts_per_active_bot_s", "moves_per_active_bot_s"}
    assert (made["bots"], made["active"], sum(made["states"].values())) == (3, 3, 3)
    assert list(tmp_path.iterdir()) == []


def test_a_class_that_there_is_not_has_no_dummy() -> None:
    result = RUN.invoke(app, ["bench", "dummy", "--classes", "monk"])
    assert (result.exit_code, result.stderr.splitlines()[0][:33]) == (2, "warhost: saw --classes monk, expe")


def test_classes_are_measured_at_the_levels_that_they_can_have() -> None:
    assert dummy_bench.levels_of(1) == (20, 40, 60, 80)
    assert dummy_bench.levels_of(6) == (55, 60, 80)


@plain_only
def test_a_mage_before_its_dummy_is_busy_and_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dummy_bench, "WARM_UP_TICKS", 200)
    made = dummy_bench.measure(1, 20, (8,), (20,), 1)
    (line,) = made["dummy"]
    assert (line["class"], line["level"]) == ("mage", 20)
    assert line["casts_per_minute"] >= 18
    assert line["damage_per_second"] > 0
    assert line["unused_gcd_share"] + line["waiting_share"] <= 0.05
    assert line["refused_share"] <= 0.02


@plain_only
def test_time_in_which_a_bot_could_cast_and_does_not_is_counted_as_unused() -> None:
    stands = [dummy_bench.Stand(20, (8,))]
    fleet = dummy_bench.ring(stands, 1)
    players = np.array(dummy_bench.enter(fleet, stands)[0], np.int32)
    for _ in range(200):
        fleet.step()
    watch = dummy_bench.Watch(fleet, players, dummy_bench.creatures_of(fleet, 1))
    fleet.mind.agenda["due_tick"][players] = fleet.world.state.tick + 200
    for _ in range(200):
        watch.step()
    assert watch.idleness[0, dummy_bench.WASTES] > 100
    assert int(watch.casts[0]) == 0
    fleet.world.state["units"]["powers"][fleet.world.state["players"]["unit"][players[0]], 0] = 0
    before = watch.idleness.copy()
    fleet.mind.agenda["due_tick"][players] = fleet.world.state.tick + 200
    watch.step()
    assert (watch.idleness - before)[0].tolist() == [0, 1, 0]


@plain_only
def test_a_tank_and_a_healer_stand_before_an_elite_and_are_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    parties = import_module("warhost.cli.bench.parties")
    monkeypatch.setattr(parties, "PREPARING_MS", 3000)
    (line,) = (one for one in dummy_bench.companies(15, (5,), (20,), 1) if one["company"] == "warrior+priest")
    assert (line["alive"], line["level"]) == (True, 20)
    assert line["lived_s"] >= 10
    assert line["held_share"] == 1.0
    assert 0 < line["lowest_health_pct"] < 100


@plain_only
def test_an_elite_that_fights_somebody_else_is_not_held() -> None:
    parties = import_module("warhost.cli.bench.parties")
    stands = [dummy_bench.Stand(20, (1, 8), elite=True)]
    fleet = dummy_bench.ring(stands, 1)
    idle = lambda bot: None  # noqa: E731 - a strategy that does nothing
    (line,) = parties.watch_companies(fleet, stands, [(idle, parties.dealer)], 14)
    assert line["held_share"] == 0.0
    assert line["lowest_health_pct"] == 100


def test_only_tanks_and_healers_among_the_classes_get_a_company() -> None:
    parties = import_module("warhost.cli.bench.parties")
    names = [stand.classes for stand in parties.stands_of((2, 6), (20, 80))[0]]
    assert names == [(2, 4, 8, 5), (1, 2), (2, 4, 8, 5), (6, 4, 8, 5), (1, 2)]
