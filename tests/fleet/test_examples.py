# SPDX-License-Identifier: GPL-2.0-or-later
"""Every example runs and does what its first sentence says; the first is at most ten lines."""

from __future__ import annotations

import ast
import importlib.util
import inspect
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from warhost.fleet import play
from warhost.fleet.play import PlayError

FOLDER = Path(__file__).resolve().parents[2] / "examples"
EXAMPLES = sorted(FOLDER.glob("*.py"))
PLAYED: dict[str, dict[str, Any]] = {
    "brawler": {"class_name": "warrior", "level": 5, "seconds": 20},
    "census": {"class_name": "warrior", "level": 30, "seconds": 2},
    "fireballer": {"class_name": "mage", "level": 3, "seconds": 15},
    "healer": {"class_name": "priest", "level": 12, "bots": 2, "seconds": 5},
    "looter": {"class_name": "mage", "level": 10, "seconds": 30},
    "walker": {"class_name": "priest", "level": 20, "seconds": 10},
}


def loaded(path: Path) -> ModuleType:
    """Import an example by its path."""
    spec = importlib.util.spec_from_file_location(f"example_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def strategy_of(module: ModuleType) -> Any:
    """Return the example's strategy: its only function of one bot."""
    found = [f for _, f in inspect.getmembers(module, inspect.isfunction) if f.__module__ == module.__name__]
    assert len(found) == 1
    return found[0]


def test_there_are_at_least_five_and_each_is_played_here() -> None:
    assert len(EXAMPLES) >= 5
    assert {path.stem for path in EXAMPLES} == set(PLAYED)


def test_the_first_takes_at_most_ten_lines() -> None:
    lines = [line for line in (FOLDER / "brawler.py").read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) <= 10


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_opens_with_one_sentence(path: Path) -> None:
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert told is not None
    assert told.endswith(".")
    assert "\n" not in told


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_runs(path: Path) -> None:
    module = loaded(path)
    story = play(strategy_of(module), **PLAYED[path.stem])
    assert story.bots == PLAYED[path.stem].get("bots", 1)
    assert story.levels >= PLAYED[path.stem]["level"]
    if path.stem in ("brawler", "looter", "fireballer"):
        assert story.kills > 0
        assert story.xp > 0
    if path.stem == "census":
        assert sum(module.SEEN.values()) > 0


def test_the_same_seed_plays_the_same_story() -> None:
    brawler = strategy_of(loaded(FOLDER / "brawler.py"))
    one, same = (play(brawler, level=5, seconds=8, seed=2) for _ in range(2))
    assert one == same


def test_a_level_without_a_place_is_refused() -> None:
    with pytest.raises(PlayError, match="saw level 99"):
        play(lambda bot: None, level=99, seconds=1)
