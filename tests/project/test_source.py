# SPDX-License-Identifier: GPL-2.0-or-later
"""The style that a machine can check: size of files and functions, headers, words that mean unfinished work."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("src", "tests", "bench", "examples")
SOURCES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
OURS = [path for path in SOURCES if path.is_relative_to(ROOT / "src")]
HEADER = "# SPDX-License-Identifier: GPL-2.0-or-later"
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XXX|HACK|NotImpl" + r"ementedError)\b|place" + r"holder|for" + r" now")


def ids(path: Path) -> str:
    """Name a test after its file."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_a_file_starts_with_its_licence_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(HEADER + "\n")
    assert ast.get_docstring(ast.parse(text)), "a docstring of one idea opens every file"


@pytest.mark.parametrize("path", OURS, ids=ids)
def test_a_file_holds_one_idea_of_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", OURS, ids=ids)
def test_a_function_fits_on_a_page(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 80, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", OURS, ids=ids)
def test_nothing_is_left_unfinished(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        assert not UNFINISHED.search(line), f"line {number}: {line.strip()}"
