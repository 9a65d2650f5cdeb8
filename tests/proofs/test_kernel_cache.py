# SPDX-License-Identifier: GPL-2.0-or-later
"""Compiled kernels never outlive the sources they were made of, and a start needs no folder to keep them in."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.proofs.runs import ROOT, python
from warhost.fleet.opening import Plan, new_fleet
from warhost.realm.kernel import COMPILED
from warhost.realm.warm import compile_kernels

CALLER = '''# SPDX-License-Identifier: GPL-2.0-or-later
"""A kernel that calls one of another file and reads a constant of a third."""

from warhost.realm.grid import cell_index
from warhost.realm.kernel import kernel
from warhost.realm.wheel import TICK_MS


@kernel
def both(x: float) -> int:
    """Return the column of cells of x, times the length of a tick."""
    return cell_index(x) * TICK_MS
'''
ANOTHER = '''

@kernel
def twice(x: float) -> int:
    """Return twice the column of cells of x."""
    return cell_index(x) * 2
'''
ASK = "from warhost.realm.kernel import CACHED; from warhost.realm.caller import both; print(CACHED, both(0.0), both.stats.cache_hits)"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the sources with a kernel of our own in it."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "src/warhost/realm/caller.py").write_text(CALLER)
    return tmp_path


def change(copy: Path, file: str, old: str, new: str) -> None:
    """Rewrite the one place of a file of the copy that reads ``old``."""
    path = copy / "src/warhost/realm" / file
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


def answer(copy: Path, cache: Path) -> list[str]:
    """Ask the kernel in a process of its own: whether kernels are kept, what it returns, whether the cache had it."""
    environment = {"PYTHONPATH": str(copy / "src"), "WARHOST_KERNEL_CACHE": str(cache), "WARHOST_COMPILE": "1"}
    done = python(["-c", ASK], environment)
    assert done.returncode == 0, done.stderr[-2000:]
    kept, value, hits = done.stdout.split(maxsplit=2)
    return [kept, value, "cached" if "1" in hits else "new"]


def test_a_changed_callee_or_constant_of_another_file_is_seen(copy: Path) -> None:
    cache = copy / "cache"
    assert answer(copy, cache) == ["True", str(256 * 50), "new"]
    assert answer(copy, cache) == ["True", str(256 * 50), "cached"]
    change(copy, "grid.py", "return index if index < SIDE else SIDE - 1", "return 1 + index if index < SIDE else SIDE - 1")
    assert answer(copy, cache) == ["True", str(257 * 50), "new"]
    change(copy, "wheel.py", "TICK_MS = 50", "TICK_MS = 51")
    assert answer(copy, cache) == ["True", str(257 * 51), "new"]
    assert len(list(cache.iterdir())) == 3


def test_a_part_that_one_process_compiled_is_linked_by_another(copy: Path) -> None:
    caller = copy / "src/warhost/realm/caller.py"
    caller.write_text(CALLER + ANOTHER)
    cache = copy / "cache"
    environment = {"PYTHONPATH": str(copy / "src"), "WARHOST_KERNEL_CACHE": str(cache), "WARHOST_COMPILE": "1"}
    seen = []
    for name in ("both", "twice"):
        ask = f"from warhost.realm.caller import {name}; print({name}(0.0), {name}(0.0))"
        done = python(["-c", ask], environment)
        assert done.returncode == 0, done.stderr[-2000:]
        parts = sorted((path.name, path.stat().st_mtime_ns) for path in cache.rglob("*.part"))
        seen.append((done.stdout.split(), parts))
    (both, first), (twice, second) = seen
    assert both == [str(256 * 50)] * 2
    assert twice == [str(256 * 2)] * 2
    assert len(first) == 1
    assert first == second


def test_kernels_compile_without_a_folder_to_keep_them_in(copy: Path) -> None:
    nowhere = copy / "a file"
    nowhere.write_text("no folder can be made below this")
    assert answer(copy, nowhere) == ["False", str(256 * 50), "new"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere: run as another user to see a read-only folder")
def test_kernels_compile_with_a_folder_that_is_read_only(copy: Path) -> None:
    cache = copy / "cache"
    cache.mkdir(mode=0o500)
    assert answer(copy, cache) == ["False", str(256 * 50), "new"]


@pytest.mark.skipif(not COMPILED, reason="kernels are plain functions here")
def test_no_tick_waits_for_the_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the compilation before the first tick nothing is left to compile: not for births, log-ins, fights, deaths, log-outs."""
    from numba.core.dispatcher import _DispatcherBase

    fleet = new_fleet(Plan("embers", 12, 5, {}))
    for _ in compile_kernels(fleet.world):
        pass
    fleet.mind.compile(fleet.perception())
    late: list[str] = []
    add = _DispatcherBase.add_overload

    def note(made: Any, result: Any) -> None:
        late.append(made.py_func.__qualname__)
        add(made, result)

    monkeypatch.setattr(_DispatcherBase, "add_overload", note)
    for _ in range(400):
        fleet.step()
    fleet.wanted = 3
    for _ in range(20):
        fleet.step()
    assert int(fleet.bots().sum()) == 3
    assert late == []
