# SPDX-License-Identifier: GPL-2.0-or-later
"""The same seed gives the same realm, to the bit; another seed, or one cell changed, does not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.proofs.runs import SEED, first_difference, fleet_of, idle, python, selections, trace, up, walk
from warhost.brains.memory import REMEMBERED
from warhost.realm.state import State, sizes_for
from warhost.realm.tables import ALL


def changed(array: np.ndarray, cell: int) -> None:
    """Turn one bit of one cell of an array or of a column, whatever its type."""
    row, *rest = np.unravel_index(cell, array.shape)
    place = (slice(row, row + 1), *rest)
    raw = np.ascontiguousarray(array[place]).reshape(1).view(np.uint8)
    raw[0] ^= 1
    array[place] = raw.view(array.dtype).reshape(array[place].shape)


def a_full_state() -> State:
    """Return a small state in which every table has rows in use, packets wait and brains remember something."""
    state = State(dict.fromkeys(sizes_for(1, 1), 3), 1, 20, SEED)
    state["pools"]["used"] = 3
    state.extra |= {table.name: table.rows(3) for table in REMEMBERED}
    state.waiting = selections([1, 2, 3])
    return state


def test_the_same_seed_gives_the_same_state_and_another_seed_another() -> None:
    first, second = fleet_of(12), fleet_of(12)
    state = walk(first, 300)
    assert idle(state) == []
    assert walk(second, 300).column_hashes() == state.column_hashes()
    assert second.world.state.state_hash() == state.state_hash()
    assert walk(fleet_of(12, SEED + 1), 300).state_hash() != state.state_hash()


@pytest.mark.parametrize("threads", [2, 3])
def test_brains_in_several_threads_make_the_same_realm(threads: int) -> None:
    alone, together = fleet_of(12), fleet_of(12)
    alone.brain_threads, together.brain_threads = 1, threads
    together.mind.worth_sharing = 0
    for _ in range(200):
        alone.step()
        together.step()
        assert np.array_equal(together.mind.batch.written(), alone.mind.batch.written())
    assert together.world.state.state_hash() == alone.world.state.state_hash()


def test_one_cell_changed_in_any_column_changes_the_hash() -> None:
    state = a_full_state()
    before = state.state_hash()
    arrays = state.arrays()
    assert {table.name for table in ALL} - {"due"} <= set(arrays)
    assert {"names", "wheel", "cells", "spellbook", "extra.memory", "extra.agenda", "waiting"} <= set(arrays)
    columns = {name: (array, array.dtype.names or (None,)) for name, array in arrays.items()}
    tried = 0
    for name, (array, names) in columns.items():
        for column in names:
            view = array if column is None else array[column]
            for cell in sorted({0, view.size // 2, view.size - 1}):
                kept = view.copy()
                changed(view, cell)
                assert state.state_hash() != before, f"{name}.{column}, cell {cell}"
                view[...] = kept
                tried += 1
    assert state.state_hash() == before
    assert tried > 500
    state.waiting_blob += b"x"
    assert state.state_hash() != before


@pytest.mark.parametrize("intruding", [0, 16], ids=["bots alone", "with an intruder"])
def test_compiled_kernels_and_plain_python_give_the_same_state(tmp_path: Path, intruding: int) -> None:
    compiled_equals_uncompiled(tmp_path, bots=10, ticks=180, intruding=intruding)


@pytest.mark.shows
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("intruding", [0, 50], ids=["bots alone", "with an intruder"])
def test_fifty_bots_compiled_and_as_plain_python_give_the_same_state(tmp_path: Path, intruding: int) -> None:
    compiled_equals_uncompiled(tmp_path, bots=50, ticks=2000, intruding=intruding)


def compiled_equals_uncompiled(folder: Path, bots: int, ticks: int, intruding: int) -> None:
    """Run both and tell the first tick and the columns in which they differ."""
    plain = ["-m", "tests.proofs.runs", str(bots), str(ticks), str(SEED), str(intruding), str(folder / "plain")]
    done = python(plain, {"WARHOST_COMPILE": "0"}, timeout_s=3000)
    assert done.returncode == 0, done.stderr[-3000:]
    state = trace(bots, ticks, SEED, intruding, folder / "compiled")
    assert first_difference(folder / "compiled", folder / "plain") == ""
    assert int(state["clock"]["casts"][0]) > 0
    assert int(state["clock"]["swings"][0]) > 0


@pytest.mark.shows
@pytest.mark.timeout(7200)
def test_two_runs_of_twelve_thousand_ticks_end_alike_and_so_does_one_that_was_stopped(tmp_path: Path) -> None:
    def ran(folder: str, ticks: int, seed: int, *more: str) -> str:
        told = up("--bots", "200", "--seed", str(seed), "--for", f"{ticks}t", "--data-dir", str(tmp_path / folder), *more)
        assert told["ticks"] == ticks
        return str(told["state_hash"])

    whole = ran("one", 12_000, SEED, "--fresh")
    assert ran("two", 12_000, SEED, "--fresh") == whole
    ran("halves", 6_000, SEED, "--fresh")
    assert ran("halves", 6_000, SEED) == whole
    assert ran("other", 12_000, SEED + 1, "--fresh") != whole
