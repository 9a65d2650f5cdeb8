# SPDX-License-Identifier: GPL-2.0-or-later
"""The benchmark of the store runs, says what it measured, and leaves alone a database that is in use."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

from tests.store.settings import settings_for
from tests.store.test_bots import row, stored
from warhost.store import open_store

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the benchmark as its reader would."""
    command = [sys.executable, str(ROOT / "bench" / "store_upsert.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT / "src")})


def test_it_prints_times_and_ratios_beside_a_calibration() -> None:
    done = run("--bots", "200", "--rounds", "2", "--writes", "50")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["database"], found["bots"]) == ("sqlite", 200)
    assert set(found["projection"]) == {"first", "all_dirty", "tenth_dirty", "none_dirty"}
    assert all(times["worst_ms"] >= times["ms"] > 0 for times in found["projection"].values())
    assert found["projection"]["none_dirty"]["ms"] < found["projection"]["all_dirty"]["ms"]
    assert found["row_by_row_ms"] > 0
    assert found["queue"]["queued_per_s"] > 0
    assert set(found["calibration"]) == {"loop_ms_before", "loop_ms_after"}


def test_a_database_that_holds_bots_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"

    async def fill() -> None:
        async with await open_store(settings_for(url)) as store:
            if not await stored(store):
                store.bots.project([row(1)])
                await store.writes.drain()
            assert await stored(store) == {1: row(1)}

    asyncio.run(fill())
    done = run("--url", url)
    assert done.returncode != 0
    assert "that database holds bots" in done.stderr
    asyncio.run(fill())
