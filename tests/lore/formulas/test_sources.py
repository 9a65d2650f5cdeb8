# SPDX-License-Identifier: GPL-2.0-or-later
"""Every topic of docs/formulas.md has its functions, at least ten figures with file and line, and files that the page names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.lore.formulas.sources import FILES, sourced

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "formulas.md").read_text(encoding="utf-8")
CELLS = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in PAGE.splitlines() if line.startswith("| ")]
TOPICS = [cells for cells in CELLS if re.fullmatch(r"`test_\w+\.py`", cells[-1].strip(" |"))]
PLACE = re.compile(r"(.+):\d+")


def coded(cell: str) -> list[str]:
    """Return what a cell sets in code."""
    return re.findall(r"`([^`]+)`", cell)


def rows_of(module: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the rows with a source of every table of a test module."""
    for table in vars(module).values():
        if isinstance(table, tuple):
            yield from (row for row in table if isinstance(row, tuple) and isinstance(row[0], str) and PLACE.fullmatch(row[0]))


def test_the_page_has_the_twelve_topics() -> None:
    assert len(TOPICS) == 12


@pytest.mark.parametrize("topic", TOPICS, ids=[topic[0] for topic in TOPICS])
def test_a_topic_has_functions_and_ten_sourced_figures(topic: list[str]) -> None:
    _, functions, sources, tests = topic
    for name in coded(functions):
        module, _, function = name.partition(".")
        assert callable(getattr(import_module(f"warhost.lore.formulas.{module}"), function)), name
    found = [PLACE.fullmatch(place) for place in coded(sources) if ":" in place]
    assert found
    assert {place[1] for place in found if place} <= set(FILES)
    rows = list(rows_of(import_module(f"tests.lore.formulas.{coded(tests)[0].removesuffix('.py')}")))
    assert len(rows) >= 10
    assert len(sourced(rows)) == len(rows)


def test_the_page_names_the_files_and_no_file_is_named_in_vain() -> None:
    told = {cells[0].strip("`"): tuple(cell.strip("` |") for cell in cells[1:]) for cells in CELLS if cells[0].strip("`") in FILES}
    assert told == {name: (repository, commit if len(commit) == 7 else "–", path) for name, (repository, commit, path) in FILES.items()}
    modules = [import_module(f"tests.lore.formulas.{coded(topic[-1])[0].removesuffix('.py')}") for topic in TOPICS]
    used = {row[0].rpartition(":")[0] for module in modules for row in rows_of(module)}
    assert set(FILES) - used == set()


@pytest.mark.parametrize("place", ["Unit.cpp", "Unit.cpp:RewardRage", "Nowhere.cpp:12"])
def test_a_row_without_a_line_of_a_known_file_is_refused(place: str) -> None:
    with pytest.raises(ValueError, match="no line of a known file"):
        sourced([(place, 1)])
