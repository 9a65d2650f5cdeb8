# SPDX-License-Identifier: GPL-2.0-or-later
"""Collect mapped rows by table of the pack, leave out what has no partner, and count each SQL row once: taken or rejected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from warhost.lore.content.schema import KEYS
from warhost.sources.report import Report

Row = dict[str, Any]


class Kept(NamedTuple):
    """Is a mapped row with where it came from; rows that no single SQL row gave have no ``sql`` table."""

    row: Row
    sql: str
    line: int


@dataclass
class Gathered:
    """Holds the mapped rows of every table of the pack."""

    report: Report
    kept: dict[str, list[Kept]] = field(default_factory=dict)

    def told(self, sql: str, line: int) -> None:
        """Count a row that says something about rows of other tables."""
        self.report.table(sql, True).take()

    def add(self, table: str, rows: Iterable[tuple[int, Row]], sql: str) -> None:
        """Add the rows of an SQL table; a second row with the same key is rejected."""
        into = self.kept.setdefault(table, [])
        key = KEYS.get(table, ())
        seen = {tuple(kept.row[column] for column in key) for kept in into} if key else set()
        for line, row in rows:
            mark = tuple(row[column] for column in key)
            if key and mark in seen:
                self._reject(Kept(row, sql, line), "a row with this key came before", str(mark))
                continue
            seen.add(mark)
            into.append(Kept(row, sql, line))
            self.report.table(sql, True).take()

    def add_made(self, table: str, rows: list[Row], line: int) -> None:
        """Add rows that several SQL rows gave together; they are counted there."""
        self.kept.setdefault(table, []).extend(Kept(row, "", line) for row in rows)

    def tables(self) -> list[str]:
        """Return the names of the pack's tables that have rows or could have."""
        return list(self.kept)

    def rows_of(self, table: str) -> list[Row]:
        """Return the rows of a table, by its key where it has one, else as they came."""
        rows = [kept.row for kept in self.kept.get(table, ())]
        key = KEYS.get(table)
        return sorted(rows, key=lambda row: tuple(row[column] for column in key)) if key else rows

    def resolve_loot(self) -> None:
        """Leave out loot of items and references that are not there, and references that lead to nothing or in a circle."""
        item = self._known("item_templates", "entry")
        self._drop("loot_references", "item", item, "its item is not in item_template")
        while self._drop("loot_references", "reference", self._known("loot_references", "loot_id"), "its reference has no rows"):
            pass
        looped = self._in_circles()
        self._drop("loot_references", "loot_id", self._known("loot_references", "loot_id") - looped, "its references go in a circle")
        self._drop("loot", "item", item, "its item is not in item_template")
        self._drop("loot", "reference", self._known("loot_references", "loot_id"), "its reference has no rows")

    def resolve(self) -> None:
        """Leave out spawns of unknown creatures and start items that are not there."""
        self._drop("spawns", "entry", self._known("creature_templates", "entry"), "its creature is not in creature_template")
        self._drop("start_items", "item", self._known("item_templates", "entry"), "its item is not in item_template")

    def _known(self, table: str, column: str) -> set[int]:
        return {kept.row[column] for kept in self.kept.get(table, ())}

    def _in_circles(self) -> set[int]:
        links: dict[int, set[int]] = {}
        for kept in self.kept.get("loot_references", ()):
            if kept.row["reference"]:
                links.setdefault(kept.row["loot_id"], set()).add(kept.row["reference"])
        while leaves := [loot for loot, targets in links.items() if not targets & links.keys()]:
            for loot in leaves:
                del links[loot]
        return set(links)

    def _drop(self, table: str, column: str, known: set[int], reason: str) -> int:
        kept = self.kept.get(table, [])
        good = [one for one in kept if not one.row[column] or one.row[column] in known]
        for one in kept:
            if one.row[column] and one.row[column] not in known:
                self._reject(one, reason, f"{column} {one.row[column]}")
                self.report.table(one.sql, True).take(-1)
        self.kept[table] = good
        return len(kept) - len(good)

    def _reject(self, kept: Kept, reason: str, detail: str) -> None:
        self.report.table(kept.sql, True).reject(kept.line, reason, detail)
