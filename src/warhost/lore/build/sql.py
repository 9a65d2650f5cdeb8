# SPDX-License-Identifier: GPL-2.0-or-later
"""Read rows of numbers out of a dump of emulator tables: one ``(…),`` a line under ``INSERT INTO``."""

from __future__ import annotations

import gzip
from pathlib import Path

Cell = int | float | None


def _cell(text: str) -> Cell:
    if text == "NULL":
        return None
    return int(text) if text.lstrip("-").isdigit() else float(text)


def rows(dump: Path, tables: tuple[str, ...]) -> dict[str, list[tuple[Cell, ...]]]:
    """Return the rows of each of ``tables`` in a gzipped dump; tables may hold numbers and NULL only."""
    found: dict[str, list[tuple[Cell, ...]]] = {table: [] for table in tables}
    wanted = {f"INSERT INTO `{table}` VALUES": table for table in tables}
    into: list[tuple[Cell, ...]] | None = None
    with gzip.open(dump, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.startswith("INSERT INTO"):
                table = wanted.get(line.strip())
                into = found[table] if table else None
            elif into is not None and line.startswith("("):
                into.append(tuple(_cell(cell) for cell in line.strip().rstrip(",;")[1:-1].split(",")))
                if line.rstrip().endswith(";"):
                    into = None
    return found
