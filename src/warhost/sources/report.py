# SPDX-License-Identifier: GPL-2.0-or-later
"""What an import tells: for each table rows taken and rejected with reasons, tables not used, and what was read otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


class Rejected(Exception):  # noqa: N818 - a row that is left out is an outcome, not an error of the import
    """Leaves a row out: ``reason`` groups rows in the report, ``detail`` tells of this one."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


@dataclass
class TableReport:
    """Counts the rows of one table; taken and rejected rows add up to ``rows`` where the table is used."""

    name: str
    used: bool
    rows: int = 0
    taken: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    """Of each reason the first row it befell."""
    why_not: str = ""

    def take(self, count: int = 1) -> None:
        """Count rows that are in the pack."""
        self.taken += count

    def leave_out(self, why_not: str) -> None:
        """Say that the table is not used and why; what was counted of its rows but their number is forgotten."""
        self.used, self.taken, self.why_not = False, 0, why_not
        self.rejected.clear()
        self.examples.clear()

    def reject(self, line: int, reason: str, detail: str = "") -> None:
        """Count a row that is left out, read on ``line`` of the file (row of the database)."""
        self.rejected[reason] += 1
        self.examples.setdefault(reason, f"line {line}: {detail}" if detail else f"line {line}")


@dataclass
class Report:
    """Is the whole of an import's outcome."""

    source: str
    family: str = ""
    tables: dict[str, TableReport] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    """What the pack has that no single row gave, and what the file lacks."""

    def table(self, name: str, used: bool) -> TableReport:
        """Return the report of a table, a new one where it is not yet known."""
        return self.tables.setdefault(name, TableReport(name, used))

    def totals(self) -> dict[str, int]:
        """Return rows, taken, rejected and not_used over all tables: the last three add up to the first."""
        used = [table for table in self.tables.values() if table.used]
        return {
            "rows": sum(table.rows for table in self.tables.values()),
            "taken": sum(table.taken for table in used),
            "rejected": sum(sum(table.rejected.values()) for table in used),
            "not_used": sum(table.rows for table in self.tables.values() if not table.used),
        }

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain dicts, lists, texts and numbers."""
        return {
            "source": self.source,
            "family": self.family,
            "totals": self.totals(),
            "tables": {
                name: {
                    "used": t.used,
                    "rows": t.rows,
                    "taken": t.taken,
                    "rejected": dict(t.rejected),
                    "examples": t.examples,
                    "why_not": t.why_not,
                }
                for name, t in sorted(self.tables.items())
            },
            "notes": self.notes,
        }
