# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs of a fleet to compare: in this process, in another, by the command line; and where two of them part.

``python -m tests.proofs.runs BOTS TICKS SEED INTRUDING FILE`` writes a line of JSON a tick: the hash of every column.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from tests.proofs.intruder import Intruder
from warhost.fleet.fleet import Fleet
from warhost.fleet.opening import Plan, new_fleet
from warhost.protocol.records import BASE_DTYPE, to_record
from warhost.realm.state import State

ROOT = Path(__file__).resolve().parents[2]
SEED = 7
CHECK_EVERY = 100
INTRUDES_FROM = 60
BUSY = ("kills", "swings", "casts", "loots")


def fleet_of(bots: int, seed: int = SEED) -> Fleet:
    """Return a new fleet in the shipped pack."""
    return new_fleet(Plan("embers", seed, bots, {}))


def walk(fleet: Fleet, ticks: int) -> State:
    """Run so many ticks, holding every column to its limits now and then; return the state."""
    state = fleet.world.state
    for k in range(1, ticks + 1):
        fleet.step()
        if k % CHECK_EVERY == 0 or k == ticks:
            state.check()
    return state


def selections(guids: list[int]) -> np.ndarray:
    """Return packets of session 1 that select the units of these GUIDs, one after the other."""
    return np.concatenate([to_record("CMSG_SET_SELECTION", {"guid": guid}, 1)[0].view(BASE_DTYPE) for guid in guids])


def idle(state: State) -> list[str]:
    """Return which of the things that a proof is about have not happened yet."""
    return [name for name in BUSY if int(state["clock"][name][0]) == 0]


def trace(bots: int, ticks: int, seed: int, intruding: int, path: Path) -> State:
    """Run a fleet and write the hashes of its columns to ``path``, a line a tick; return its state.

    ``intruding`` packets of an intruder come in each tick once the fleet is in the world.
    """
    fleet = fleet_of(bots, seed)
    intruder = Intruder(fleet, seed)
    state = fleet.world.state
    with path.open("wb") as file:
        for k in range(1, ticks + 1):
            for _ in range(intruding if k > INTRUDES_FROM else 0):
                intruder.send()
            fleet.step()
            file.write(orjson.dumps(state.column_hashes()) + b"\n")
            if k % CHECK_EVERY == 0:
                state.check()
    return state


def first_difference(one: Path, other: Path) -> str:
    """Return the first tick in which two traces differ, and in which columns; an empty text where they do not."""
    with one.open("rb") as lines, other.open("rb") as others:
        for tick, (a, b) in enumerate(zip_longest(lines, others), 1):
            if a != b:
                left, right = (orjson.loads(line) if line else {} for line in (a, b))
                return f"tick {tick}: {sorted(name for name in {*left, *right} if left.get(name) != right.get(name))}"
    return ""


def python(arguments: list[str], environment: Mapping[str, str] = {}, timeout_s: float = 850) -> subprocess.CompletedProcess[str]:
    """Run this Python in another process with the sources of this checkout; its output is captured."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    full = {**os.environ, "PYTHONPATH": paths, **environment}
    full.pop("COVERAGE_PROCESS_START", None)
    return subprocess.run([sys.executable, *arguments], env=full, cwd=ROOT, capture_output=True, text=True, timeout=timeout_s, check=False)


def up(*arguments: str, timeout_s: float = 3600) -> dict[str, Any]:
    """Run ``warhost up --speed max --json`` with ``arguments`` in a process of its own; return the object that it prints."""
    done = python(["-m", "warhost", "up", "--speed", "max", "--json", *arguments], timeout_s=timeout_s)
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


if __name__ == "__main__":
    trace(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))
