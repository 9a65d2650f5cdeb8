# SPDX-License-Identifier: GPL-2.0-or-later
"""The values of one SQL row by column name, as numbers and texts; what is missing or no number rejects the row."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from warhost.lore.content.schema import TABLES
from warhost.lore.content.validate import ORDERED
from warhost.sources.report import Rejected

SINGLE = struct.Struct("<f")
LARGEST_SINGLE = 3.4e38
PAIRS: dict[str, list[tuple[str, str]]] = {}
"""Columns of a table of which the first may not be above the second."""
for _table, _low, _high in ORDERED:
    PAIRS.setdefault(_table, []).append((_low, _high))
TURN = 6.283185307179586


class Fields:
    """Reads one row. A column may have several names, one a family or version: the first that the table has is read."""

    __slots__ = ("_at", "_floats", "_values", "line")

    def __init__(self, at: Mapping[str, int], values: Sequence[str | None], line: int, floats: frozenset[str] = frozenset()) -> None:
        if len(values) != len(at):
            raise Rejected("wrong number of values", f"{len(values)} values for {len(at)} columns")
        self._at, self._values, self._floats, self.line = at, values, floats, line

    def has(self, *names: str) -> bool:
        """Return whether the table has one of these columns."""
        return any(name.lower() in self._at for name in names)

    def _raw(self, names: tuple[str, ...]) -> str:
        for name in names:
            place = self._at.get(name.lower())
            if place is not None:
                value = self._values[place]
                if value is None:
                    raise Rejected("a needed value is NULL", names[0])
                return value
        raise Rejected("a needed column is missing", names[0])

    def integer(self, *names: str) -> int:
        """Return a whole number; raise Rejected where the value is none."""
        raw = self._raw(names)
        try:
            return int(raw, 16) if raw[:2].lower() == "0x" else int(raw)
        except ValueError:
            raise Rejected("a value is no whole number", f"{names[0]} is {raw[:40]!r}") from None

    def number(self, *names: str) -> float:
        """Return a finite number, of a FLOAT column as its 32 bits hold it; raise Rejected where the value is none."""
        raw = self._raw(names)
        try:
            value = float(raw)
        except ValueError:
            raise Rejected("a value is no number", f"{names[0]} is {raw[:40]!r}") from None
        if not math.isfinite(value):
            raise Rejected("a value is no number", f"{names[0]} is {raw[:40]!r}")
        if self._floats and next(name for name in names if name.lower() in self._at).lower() in self._floats:
            return float(SINGLE.unpack(SINGLE.pack(value))[0]) if abs(value) < LARGEST_SINGLE else value
        return value

    def text(self, *names: str) -> str:
        """Return a text; NULL is the empty text."""
        for name in names:
            place = self._at.get(name.lower())
            if place is not None:
                return self._values[place] or ""
        raise Rejected("a needed column is missing", names[0])

    def integer_or(self, absent: int, *names: str) -> int:
        """Return a whole number, or ``absent`` where this version of the table has no such column or the value is NULL."""
        if not self.has(*names) or any(self._values[self._at[n.lower()]] is None for n in names if n.lower() in self._at):
            return absent
        return self.integer(*names)

    def integers(self, pattern: str, count: int, width: int = 0) -> tuple[int, ...]:
        """Return the numbers of the columns that ``pattern`` gives for 1 to ``count``, 0 for a missing one, filled up to ``width``."""
        found = [self.integer_or(0, pattern.format(n)) for n in range(1, count + 1)]
        return (*found, *(0 for _ in range(width - count)))

    def number_or(self, absent: float, *names: str) -> float:
        """Return a number, or ``absent`` where this version of the table has no such column."""
        return self.number(*names) if self.has(*names) else absent


def within_limits(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return ``row`` as it is; raise Rejected where a value breaks the limits of the pack's schema, or their order."""
    for column in TABLES[table]:
        value = row.get(column.name)
        if value is None:
            continue
        for one in value if isinstance(value, tuple) else (value,):
            if not column.low <= one <= column.high:
                raise Rejected(f"{column.name} is outside its limits", f"{one}, allowed is {column.low:g} to {column.high:g}")
    for low, high in PAIRS.get(table, ()):
        if row.get(low, 0) > row.get(high, 0):
            raise Rejected(f"{low} is above {high}", f"{row[low]}, {row.get(high, 0)}")
    return row


def angle(radians: float) -> float:
    """Return an angle brought into one turn either way."""
    return radians - TURN * (radians // TURN) if abs(radians) > TURN else radians


def checked(table: str, make: Callable[[Fields], dict[str, Any]]) -> Callable[[Fields], dict[str, Any]]:
    """Return ``make`` with the limits of the pack's ``table`` held."""
    return lambda fields: within_limits(table, make(fields))
