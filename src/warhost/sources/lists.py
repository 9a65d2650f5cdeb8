# SPDX-License-Identifier: GPL-2.0-or-later
"""Give every creature that uses a shared list (of wares, of lessons) the rows of that list as its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from warhost.lore.content.schema import KEYS
from warhost.sources.fields import Fields, checked
from warhost.sources.gather import Gathered, Row
from warhost.sources.reading import Rows


@dataclass
class Lists:
    """Holds who uses which list of the SQL table ``sql``; a list's rows name it where rows of creatures name the creature."""

    sql: str
    users: dict[int, list[int]] = field(default_factory=dict)

    def user(self, entry: int, number: int) -> None:
        """Note that the creature ``entry`` uses list ``number``; 0 is none."""
        if number:
            self.users.setdefault(number, []).append(entry)

    def spread(self, rows: Rows, gathered: Gathered, table: str, make: Callable[[Fields], Row]) -> None:
        """Add the list's rows once for each of its users; a row whose list nobody uses is rejected."""
        self.spread_rows(rows.each(self.sql, checked(table, make)), gathered, table)

    def spread_rows(self, rows: Iterable[tuple[int, Row]] | Iterator[tuple[int, Row]], gathered: Gathered, table: str) -> None:
        """Add mapped rows of lists, which name their list as ``entry``, for each user; what a user has already stays as it is."""
        key = KEYS[table]
        own = {tuple(row[column] for column in key) for row in gathered.rows_of(table)}
        for line, row in rows:
            users = self.users.get(row["entry"])
            if not users:
                gathered.report.table(self.sql, True).reject(line, "no creature uses its list", str(row["entry"]))
                continue
            gathered.told(self.sql, line)
            for entry in users:
                copy = {**row, "entry": entry}
                mark = tuple(copy[column] for column in key)
                if mark not in own:
                    own.add(mark)
                    gathered.add_made(table, [copy], line)
