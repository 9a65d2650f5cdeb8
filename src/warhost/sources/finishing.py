# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the pack's tables of gathered rows, in an order that does not depend on the order in which the source gave its rows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from warhost.lore.content import words
from warhost.lore.content.parts import TEXT
from warhost.lore.content.rows import from_rows
from warhost.lore.content.schema import DTYPES, KEYS, TABLES
from warhost.lore.content.spots import find_spots
from warhost.lore.content.texts import Texts
from warhost.sources.gather import Gathered
from warhost.sources.report import Report

Tables = dict[str, NDArray[np.void]]
MAP_NAMES = {0: "Eastern Kingdoms", 1: "Kalimdor", 530: "Outland", 571: "Northrend"}
PLACED = ("spawns", "player_starts", "graveyards", "object_spawns")


def tables_of(gathered: Gathered, texts: Texts, report: Report) -> tuple[Tables, tuple[str, ...]]:
    """Return every table of the pack and its texts; spots and maps are made here."""
    tables: Tables = {name: np.zeros(0, dtype) for name, dtype in DTYPES.items()}
    for name in gathered.tables():
        tables[name] = from_rows(name, gathered.rows_of(name))
    tables["spots"] = find_spots(tables["spawns"], tables["creature_templates"])
    report.notes.append(f"{len(tables['spots'])} grind spots found among the spawns (the rule: lore.content.spots)")
    used = sorted({int(m) for table in PLACED for m in np.unique(tables[table]["map_id"])})
    named = [{"map_id": m, "name": texts.number(MAP_NAMES.get(m, f"Map {m}")), "ground": words.GROUND_FROM_SPAWNS} for m in used]
    tables["maps"] = from_rows("maps", named)
    names = _order_texts(tables, texts.names())
    for name, rows in tables.items():
        if name not in KEYS and len(rows):
            tables[name] = rows[_order(name, rows)]
    return tables, names


def _order_texts(tables: Tables, names: tuple[str, ...]) -> tuple[str, ...]:
    """Number the texts that are used anew, by their letters, in every text column; return them in the order of their numbers."""
    places = [(name, column.name) for name, columns in TABLES.items() for column in columns if column.unit == TEXT]
    used = {0} | {int(number) for name, column in places for number in np.unique(tables[name][column])}
    ordered = sorted(used, key=lambda number: names[number])
    new = np.zeros(len(names), np.int32)
    new[ordered] = np.arange(len(ordered), dtype=np.int32)
    for name, column in places:
        tables[name][column] = new[tables[name][column]]
    return tuple(names[number] for number in ordered)


def _order(name: str, rows: NDArray[np.void]) -> NDArray[Any]:
    """Return the order of rows without a key: by their columns, the first first."""
    plain = [column.name for column in TABLES[name] if not column.shape]
    return np.lexsort([rows[column] for column in reversed(plain)])
