# SPDX-License-Identifier: GPL-2.0-or-later
"""``warhost up`` runs a realm, tells what it measured, logs every packet, saves, and goes on where it stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from warhost.cli.main import app
from warhost.cli.up import parse_duration
from warhost.config import SettingsError
from warhost.realm.kernel import COMPILED

plain_only = pytest.mark.skipif(COMPILED, reason="a whole realm in this process: uncompiled only; tests/fleet runs one compiled")
pytestmark = pytest.mark.kernels
RUN = CliRunner()
KEYS = {
    "bots": {"total", "active", "idle"},
    "tick_ms": {"p50", "p95", "p99", "max"},
    "rates": {"casts_per_s", "combat_changes_per_s", "movements_per_s", "loots_per_s"},
    "progress": {"kills", "deaths", "levels", "xp", "copper", "stuck"},
}
PLAIN_KEYS = {"states", "ticks", "wall_s", "cpu_core_share", "rss_mb", "packets", "refusals", "calibration", "state_hash"}
STATES = {"travelling", "fighting", "looting", "resting", "questing", "trading", "dead", "stuck", "loading"}


def up(folder: Path, *options: str, bots: int = 20, ticks: int = 100) -> tuple[dict[str, Any], str]:
    """Run ``warhost up`` and return the object it printed last and what it said on the error output."""
    given = ["up", "--bots", str(bots), "--for", f"{ticks}t", "--speed", "max", "--json", "--data-dir", str(folder), *options]
    result = RUN.invoke(app, given)
    assert result.exit_code == 0, result.output
    made: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return made, result.stderr


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("60s", (60.0, None)),
        ("1.5m", (90.0, None)),
        ("2h", (7200.0, None)),
        ("1200t", (None, 1200)),
        (None, (None, None)),
    ],
)
def test_a_span_is_seconds_minutes_hours_or_ticks(text: str | None, meant: tuple[float | None, int | None]) -> None:
    assert parse_duration(text) == meant


@pytest.mark.parametrize("text", ["60", "s", "-5s", "0s", "1.5t", "0t", "5x", ""])
def test_another_span_is_refused_with_examples(text: str) -> None:
    with pytest.raises(SettingsError, match="such as 60s, 10m, 2h or 1200t"):
        parse_duration(text)


@plain_only
def test_a_run_prints_what_it_measured_and_logs_every_packet(tmp_path: Path) -> None:
    log = tmp_path / "packets.jsonl"
    made, said = up(tmp_path, "--packet-log", str(log))
    for key, inner in KEYS.items():
        assert inner == set(made[key]), key
    assert set(made) >= PLAIN_KEYS | set(KEYS)
    assert set(made["states"]) == STATES
    assert sum(made["states"].values()) == made["bots"]["total"] == 20
    assert made["bots"]["active"] + made["bots"]["idle"] == 20
    assert (made["ticks"], made["packets"]["HOST_BOT_SPAWN"]) == (100, {"accepted": 20, "refused": 0})
    assert made["rates"]["casts_per_s"] == round(made["packets"]["CMSG_CAST_SPELL"]["accepted"] / 5, 2)
    assert sum(made["refusals"].values()) == sum(outcome["refused"] for outcome in made["packets"].values())
    assert len(made["state_hash"]) == 32
    assert "new realm of 'embers'" in said
    assert f"saved at tick 100 in {tmp_path / 'realm'}" in said
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert all(set(line) == {"tick", "session", "opcode", "fields", "result"} for line in lines)
    assert [line["tick"] for line in lines] == sorted(line["tick"] for line in lines)
    assert "" not in {line["opcode"] for line in lines}
    for name, outcome in made["packets"].items():
        logged = [line["result"] for line in lines if line["opcode"] == name and line["result"] != "SEEN"]
        assert (logged.count("ACCEPTED"), len(logged)) == (outcome["accepted"], sum(outcome.values())), name
    spawned = [line for line in lines if line["opcode"] == "HOST_BOT_SPAWN"]
    assert {line["session"] for line in spawned} == set(range(1, 21))
    assert spawned[0]["fields"]["level"] >= 1


@plain_only
def test_a_second_start_goes_on_where_the_first_stopped(tmp_path: Path) -> None:
    straight, _ = up(tmp_path / "straight", bots=5, ticks=60)
    up(tmp_path / "twice", bots=5, ticks=35)
    second, said = up(tmp_path / "twice", bots=5, ticks=25)
    assert "going on from tick 35" in said
    assert (second["ticks"], second["state_hash"]) == (25, straight["state_hash"])


@plain_only
def test_another_seed_on_a_used_folder_is_refused_until_fresh(tmp_path: Path) -> None:
    up(tmp_path, bots=2, ticks=5)
    given = ["up", "--bots", "2", "--for", "5t", "--speed", "max", "--data-dir", str(tmp_path), "--seed", "9"]
    result = RUN.invoke(app, given)
    assert result.exit_code == 2
    assert "holds a realm with content 'embers' and seed 1, asked for content 'embers' and seed 9" in result.stderr
    assert "use another --data-dir, or --fresh to begin anew" in result.stderr
    fresh, said = up(tmp_path, "--seed", "9", "--fresh", bots=2, ticks=5)
    assert "new realm of 'embers', seed 9" in said
    assert fresh["ticks"] == 5


@plain_only
def test_another_number_of_bots_spawns_or_retires(tmp_path: Path) -> None:
    up(tmp_path, bots=6, ticks=10)
    assert up(tmp_path, bots=3, ticks=10)[0]["bots"]["total"] == 3
    assert up(tmp_path, bots=8, ticks=10)[0]["bots"]["total"] == 8


@plain_only
def test_a_packet_log_that_cannot_be_written_is_an_error_before_anything_runs(tmp_path: Path) -> None:
    given = ["up", "--bots", "2", "--for", "5t", "--data-dir", str(tmp_path), "--packet-log", str(tmp_path / "no" / "log")]
    result = RUN.invoke(app, given)
    assert result.exit_code == 2
    assert "cannot write the packet log" in result.stderr
    assert not (tmp_path / "realm").exists()


@plain_only
def test_an_interrupt_saves_and_stops(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "warhost", "up", "--bots", "3", "--speed", "max", "--json", "--data-dir", str(tmp_path)]
    environment = {**os.environ, "WARHOST_COMPILE": "0"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stderr is not None
    said = ""
    deadline = time.monotonic() + 120
    while "| bots 3" not in said and time.monotonic() < deadline:
        said = process.stderr.readline()
    process.send_signal(signal.SIGINT)
    out, rest = process.communicate(timeout=120)
    assert process.returncode == 0, rest
    made = json.loads(out.splitlines()[-1])
    assert f"saved at tick {made['ticks']:,} in" in rest
    assert len(list((tmp_path / "realm").iterdir())) == 1
