# SPDX-License-Identifier: GPL-2.0-or-later
"""Keep the rows of the tables that some family uses, count the others; then give the rows of one table mapped, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from warhost.sources.fields import Fields
from warhost.sources.report import Rejected, Report, TableReport
from warhost.sources.sql import Broken, Columns, Counted, Event, Ignored, Row

T = TypeVar("T")


@dataclass
class Rows:
    """Holds the rows of the ``used`` tables, by table, and every table's columns."""

    report: Report
    used: frozenset[str]
    columns: dict[str, Columns] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def read(self, events: Iterable[Event], progress: Callable[[int], None] | None = None) -> None:
        """Read a source to its end; ``progress`` hears of rows seen."""
        seen = 0
        names = {name.lower(): name for name in self.used}
        for event in events:
            if isinstance(event, Columns):
                name = self._table(event.table, names).name
                self.columns[name] = event
            elif isinstance(event, Ignored):
                self.report.notes.append(f"line {event.line}: {event.word} is not followed; import a dump of the finished tables")
            elif isinstance(event, Counted):
                self._table(event.table, names).rows += event.rows
                seen += event.rows
            else:
                table = self._table(event.table, names)
                table.rows += 1
                seen += 1
                if isinstance(event, Broken) and table.used:
                    table.reject(event.line, "cannot be read as SQL", event.text.replace("\n", " "))
                elif isinstance(event, Row) and table.used:
                    self.rows.setdefault(table.name, []).append(event)
                if progress is not None and seen % 2000 == 0:
                    progress(seen)
        if progress is not None:
            progress(seen)

    def _table(self, name: str, used: Mapping[str, str]) -> TableReport:
        return self.report.table(used.get(name.lower(), name), name.lower() in used)

    def choose(self, used: Iterable[str], why_not: Mapping[str, str]) -> None:
        """Leave out the tables that the family found does not use, and say of each unused table why (by name, or a part of it)."""
        kept = set(used)
        for table in self.report.tables.values():
            if table.name in kept:
                continue
            table.leave_out(next((why for part, why in why_not.items() if part in table.name), "has no place in a pack yet"))
            self.rows.pop(table.name, None)

    def has(self, table: str) -> bool:
        """Return whether the source has the table, be it empty."""
        return table in self.report.tables

    def each(self, table: str, make: Callable[[Fields], T]) -> Iterator[tuple[int, T]]:
        """Yield line and what ``make`` returns for each row of ``table``; count what it rejects and go on."""
        if table not in self.rows:
            return
        told = self.report.table(table, True)
        known = self.columns.get(table)
        places: dict[tuple[str, ...], dict[str, int]] = {}
        for row in self.rows.pop(table, ()):
            names = row.names or (known.names if known else None)
            try:
                if not names:
                    raise Rejected("columns are unknown: the file has no CREATE TABLE for it")
                if names not in places:
                    places[names] = {name.lower(): number for number, name in enumerate(names)}
                made = make(Fields(places[names], row.values(), row.line, known.floats if known else frozenset()))
            except Rejected as rejected:
                told.reject(row.line, rejected.reason, rejected.detail)
                continue
            yield row.line, made
