# SPDX-License-Identifier: GPL-2.0-or-later
"""Read SQL files once: keep the raw rows of the tables that are used, count the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from warhost.sources.mangos.fields import Fields
from warhost.sources.report import Rejected, Report, TableReport
from warhost.sources.sql import Broken, Columns, Ignored, Row, SqlReader, values_of

T = TypeVar("T")

USED = (
    "creature_template", "creature", "creature_movement", "creature_movement_template", "creature_model_info", "creature_spells",
    "item_template", "creature_loot_template", "reference_loot_template", "playercreateinfo", "playercreateinfo_item",
    "game_graveyard_zone", "dbc_WorldSafeLocs", "world_safe_locs", "extra_spawn_source", "extra_loot_source", "db_version",
)  # fmt: skip
"""Tables that the import reads."""

WHY_NOT = {
    "creature_template_spells": "names spells without when they are cast; that is not guessed",
    "creature_ai_scripts": "scripts are not followed; spells come from spell lists",
    "creature_addon": "auras and mounts of single spawns are not carried",
    "quest_template": "quests come later", "quest_relations": "quests come later", "npc_vendor": "vendors come later",
    "npc_trainer": "trainers come later", "gossip_menu": "gossip comes later", "gameobject": "game objects come later",
    "gameobject_template": "game objects come later", "conditions": "conditions are not supported",
    "creature_template_classlevelstats": "templates carry their own figures",
}  # fmt: skip
"""Why some tables are not used; the others have no place in a pack yet."""


@dataclass
class Rows:
    """Holds the raw rows of the used tables, by table, and every table's columns."""

    report: Report
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def read(self, path: Path, progress: Callable[[int, int], None] | None = None) -> None:
        """Read one file to its end; ``progress`` hears of bytes read and rows seen."""
        reader = SqlReader(path)
        seen = 0
        used = {name.lower(): name for name in USED}
        for event in reader.events():
            if isinstance(event, Columns):
                self.columns[event.table] = event.names
                self._table(event.table, used)
            elif isinstance(event, Ignored):
                self.report.notes.append(f"line {event.line}: {event.word} is not followed; import a dump of the finished tables")
            else:
                table = self._table(event.table, used)
                table.rows += 1
                seen += 1
                if isinstance(event, Broken) and table.used:
                    table.reject(event.line, "cannot be read as SQL", event.text.replace("\n", " "))
                elif isinstance(event, Row) and table.used:
                    self.rows.setdefault(table.name, []).append(event)
                if progress is not None and seen % 2000 == 0:
                    progress(reader.bytes_read, seen)
        if progress is not None:
            progress(reader.bytes_read, seen)

    def _table(self, name: str, used: dict[str, str]) -> TableReport:
        table = self.report.table(used.get(name.lower(), name), name.lower() in used)
        if not table.used:
            table.why_not = WHY_NOT.get(name, "has no place in a pack yet")
        return table

    def each(self, table: str, make: Callable[[Fields], T]) -> Iterator[tuple[int, T]]:
        """Yield line and what ``make`` returns for each row of ``table``; count what it rejects and go on."""
        if table not in self.rows:
            return
        told = self.report.table(table, True)
        places: dict[tuple[str, ...], dict[str, int]] = {}
        for row in self.rows.pop(table, ()):
            names = row.names or self.columns.get(table)
            try:
                if not names:
                    raise Rejected("columns are unknown: the file has no CREATE TABLE for it")
                at = places.setdefault(names, {name.lower(): number for number, name in enumerate(names)})
                made = make(Fields(at, values_of(row.text), row.line))
            except Rejected as rejected:
                told.reject(row.line, rejected.reason, rejected.detail)
                continue
            yield row.line, made
