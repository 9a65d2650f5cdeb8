# SPDX-License-Identifier: GPL-2.0-or-later
"""The style that a machine can check: size of files and functions, headers, words that mean unfinished work."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("src", "tests", "bench", "examples")
SOURCES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
OURS = [path for path in SOURCES if path.is_relative_to(ROOT / "src")]
HEADER = "# SPDX-License-Identifier: GPL-2.0-or-later\n"
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK|NotImplementedError|placeholder|for now)\b")


@cache
def text_of(path: Path) -> str:
    """Return a source's text."""
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """Return a source's syntax tree."""
    return ast.parse(text_of(path))


def name_of(path: Path) -> str:
    """Return a path as one would type it at the root of the checkout."""
    return str(path.relative_to(ROOT))


def test_there_is_source_to_look_at() -> None:
    assert len(OURS) > 10
    assert ROOT / "tests" / "conftest.py" in SOURCES


def test_every_file_starts_with_its_licence() -> None:
    ours = [path for path in SOURCES if not path.is_relative_to(ROOT / "examples")]  # examples are there to be copied
    assert [name_of(path) for path in ours if not text_of(path).startswith(HEADER)] == []


def test_every_file_says_what_it_is() -> None:
    assert [name_of(path) for path in SOURCES if not ast.get_docstring(tree_of(path))] == []


def test_no_file_of_the_package_has_more_than_400_lines() -> None:
    assert [name_of(path) for path in OURS if len(text_of(path).splitlines()) > 400] == []


def test_no_function_of_the_package_has_more_than_80_lines() -> None:
    long = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in OURS
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 80
    ]
    assert long == []


def test_nothing_is_left_unfinished() -> None:
    found = [
        f"{name_of(path)}:{number} {line.strip()}"
        for path in OURS
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert found == []


def test_every_import_of_a_test_helper_names_the_folder_tests() -> None:
    """Two files of one name may stand in two folders, because tests are imported by their whole path."""
    names = {path.stem for path in SOURCES if path.is_relative_to(ROOT / "tests")}
    bare = [
        f"{name_of(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module in names
    ]
    assert bare == []
