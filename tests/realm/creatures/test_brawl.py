# SPDX-License-Identifier: GPL-2.0-or-later
"""A brawl ends the same every time, compiled or not, and another way with another seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.realm.creatures.brawl import brawl

ROOT = Path(__file__).resolve().parents[3]
TICKS = 400


def test_two_runs_of_one_seed_are_equal_and_two_seeds_are_not() -> None:
    first, second, other = brawl(3, TICKS), brawl(3, TICKS), brawl(4, TICKS)
    assert first.state.column_hashes() == second.state.column_hashes()
    assert first.state.state_hash() != other.state.state_hash()
    clock = first.state["clock"]
    assert int(clock["swings"][0]) > 50
    assert int(clock["casts"][0]) > 5
    assert int(clock["kills"][0]) >= 1


def test_no_row_is_lost_in_a_brawl() -> None:
    state = brawl(5, TICKS).state
    threat = state["threat"][: state.used("threat")]
    live = threat["unit"] >= 0
    assert int(state["pools"]["live"][3]) == int(live.sum())
    assert int(state["units"]["hated_by"].sum()) == int(live.sum())


@pytest.mark.compiled
def test_compiled_and_plain_kernels_agree_to_the_bit() -> None:
    plain = subprocess.run(
        [sys.executable, "-m", "tests.realm.creatures.brawl", "3", str(TICKS)],
        cwd=ROOT,
        env={**os.environ, "WARHOST_COMPILE": "0", "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert brawl(3, TICKS).state.state_hash() == plain.stdout.strip()
