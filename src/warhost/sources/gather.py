# SPDX-License-Identifier: GPL-2.0-or-later
"""Collect mapped rows by table of the pack, leave out what has no partner, and count each SQL row once: taken or rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from warhost.lore.content.schema import KEYS
from warhost.sources.report import Report

Row = dict[str, Any]
NO_CREATURE = "its creature is not in creature_template"
NO_ITEM = "its item is not in item_template"
NO_OBJECT = "its object is not in gameobject_template"


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
        self._drop("loot_references", "item", item, NO_ITEM)
        while self._drop("loot_references", "reference", self._known("loot_references", "loot_id"), "its reference has no rows"):
            pass
        looped = self._in_circles()
        self._drop("loot_references", "loot_id", self._known("loot_references", "loot_id") - looped, "its references go in a circle")
        for table in ("loot", "other_loot"):
            self._drop(table, "item", item, NO_ITEM)
            self._drop(table, "reference", self._known("loot_references", "loot_id"), "its reference has no rows")

    def resolve(self) -> None:
        """Leave out what names creatures, items, objects, quests or texts that are not there."""
        creature, item = self._known("creature_templates", "entry"), self._known("item_templates", "entry")
        thing, text = self._known("object_templates", "entry"), self._known("npc_texts", "text_id")
        self._drop("spawns", "entry", creature, NO_CREATURE)
        self._drop("creature_spells", "entry", creature, NO_CREATURE)
        self._drop("start_items", "item", item, NO_ITEM)
        for table in ("vendor_items", "trainer_spells"):
            self._drop(table, "entry", creature, NO_CREATURE)
        self._drop("vendor_items", "item", item, NO_ITEM)
        self._drop("gossip_menus", "text_id", text, "its text is not in npc_text")
        self._drop("object_spawns", "entry", thing, NO_OBJECT)
        for column in ("source_item", "required_item", "choice_item", "reward_item"):
            self._drop("quests", column, item, NO_ITEM)
        self._drop("quests", "required_creature", creature, NO_CREATURE)
        self._drop("quests", "required_object", thing, NO_OBJECT)
        self._drop("quest_givers", "quest_id", self._known("quests", "quest_id"), "its quest is left out or not there")
        self._drop("quest_givers", "creature", creature, NO_CREATURE)
        self._drop("quest_givers", "object", thing, NO_OBJECT)

    def leave_out(self, table: str, reason_of: Callable[[Row], str]) -> None:
        """Leave out the rows of a table for which ``reason_of`` gives a reason, and count them as rejected."""
        kept = self.kept.get(table, [])
        self.kept[table] = []
        for one in kept:
            reason = reason_of(one.row)
            if not reason:
                self.kept[table].append(one)
            elif one.sql:
                self._reject(one, reason, str(tuple(one.row.values())[:2]))
                self.report.table(one.sql, True).take(-1)

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
        good: list[Kept] = []
        for one in kept:
            value = one.row.get(column, 0)
            missing = [v for v in (value if isinstance(value, tuple) else (value,)) if v and v not in known]
            if not missing:
                good.append(one)
                continue
            if one.sql:
                self._reject(one, reason, f"{column} {missing[0]}")
                self.report.table(one.sql, True).take(-1)
        self.kept[table] = good
        return len(kept) - len(good)

    def _reject(self, kept: Kept, reason: str, detail: str) -> None:
        self.report.table(kept.sql, True).reject(kept.line, reason, detail)
