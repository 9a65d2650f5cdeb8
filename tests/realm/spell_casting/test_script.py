# SPDX-License-Identifier: GPL-2.0-or-later
"""The compiled rules of casting are the plain ones: the same random casts end in the same state, to the bit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def outcome(seed: int, ticks: int, compiled: str) -> str:
    """Return what the script prints in a process of its own."""
    env = os.environ | {"WARHOST_COMPILE": compiled, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", "tests.realm.spell_casting.script", str(seed), str(ticks)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.compiled
def test_compiled_and_plain_rules_agree_on_random_casts() -> None:
    assert outcome(1, 120, "1") == outcome(1, 120, "0")


@pytest.mark.shows
@pytest.mark.parametrize("seed", [2, 3, 4])
def test_compiled_and_plain_rules_agree_on_thousands_of_random_casts(seed: int) -> None:
    assert outcome(seed, 1500, "1") == outcome(seed, 1500, "0")
