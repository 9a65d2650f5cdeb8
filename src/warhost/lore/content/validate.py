# SPDX-License-Identifier: GPL-2.0-or-later
"""Check a whole pack: limits of every column, keys, references, and the rules that join columns.

All that is wrong is told at once (the first few rows of each kind), so that a pack's author mends it in one go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from warhost.lore.content.columns import rows_outside
from warhost.lore.content.manifest import Manifest, PackError
from warhost.lore.content.parts import TEXT
from warhost.lore.content.schema import DTYPES, KEYS, REFERENCES, TABLES

Tables = Mapping[str, NDArray[np.void]]
TOLD = 3
ORDERED: tuple[tuple[str, str, str], ...] = (
    ("zones", "level_min", "level_max"),
    ("creature_templates", "level_min", "level_max"),
    ("creature_templates", "damage_min", "damage_max"),
    ("creature_templates", "damage_min_top", "damage_max_top"),
    ("creature_templates", "ranged_damage_min", "ranged_damage_max"),
    ("creature_templates", "money_min_copper", "money_max_copper"),
    ("creature_spells", "first_min_ms", "first_max_ms"),
    ("creature_spells", "repeat_min_ms", "repeat_max_ms"),
    ("item_templates", "damage_min", "damage_max"),
    ("loot", "count_min", "count_max"),
    ("loot_references", "count_min", "count_max"),
    ("spots", "level_min", "level_max"),
    ("other_loot", "count_min", "count_max"),
    ("object_templates", "money_min_copper", "money_max_copper"),
)
"""Columns of which the first may not be above the second."""


def validate(tables: Tables, names: tuple[str, ...], manifest: Manifest) -> None:
    """Raise PackError that names every kind of fault found; return nothing for a good pack."""
    faults = list(_faults(tables, names, manifest))
    if faults:
        raise PackError(f"pack {manifest.name!r} has {len(faults)} kinds of faults:\n  " + "\n  ".join(faults))


def _faults(tables: Tables, names: tuple[str, ...], manifest: Manifest) -> Iterator[str]:
    shapes = list(_shape_faults(tables))
    yield from shapes
    if shapes:
        return
    yield from _limit_faults(tables, len(names), manifest)
    yield from _key_faults(tables)
    yield from _reference_faults(tables)
    yield from _order_faults(tables)
    yield from _loot_faults(tables)
    yield from _spell_faults(tables)


def _shape_faults(tables: Tables) -> Iterator[str]:
    for name, dtype in DTYPES.items():
        if name not in tables:
            yield f"table {name} is missing: give it, empty if the pack has none"
        elif tables[name].dtype != dtype:
            yield f"table {name} has other columns than the schema: build or import the pack again with this version"


def _told(table: str, rows: NDArray[np.int64], what: str) -> str:
    shown = ", ".join(str(int(row)) for row in rows[:TOLD])
    more = f" and {len(rows) - TOLD} more" if len(rows) > TOLD else ""
    return f"{table}: {what} (row {shown}{more})"


def _limit_faults(tables: Tables, texts: int, manifest: Manifest) -> Iterator[str]:
    for table, columns in TABLES.items():
        rows = tables[table]
        for column in columns:
            bad = rows_outside(rows, column)
            if len(bad):
                seen = rows[column.name][bad[0]]
                yield _told(table, bad, f"{column.name} is {seen}, allowed is {column.low:g} to {column.high:g} ({column.unit})")
        counts = {column.name: texts for column in columns if column.unit == TEXT}
        lists = {"era": manifest.eras, "source": manifest.sources}
        counts |= {name: len(many) for name, many in lists.items() if name in (rows.dtype.names or ())}
        for column_name, count in counts.items():
            beyond = (rows[column_name] >= count).reshape(len(rows), int(np.prod(rows[column_name].shape[1:], dtype=np.int64)))
            bad = np.flatnonzero(beyond.any(axis=1))
            if len(bad):
                yield _told(table, bad, f"{column_name} counts into a list of {count}, but is {rows[column_name][bad[0]]}")


def _key_faults(tables: Tables) -> Iterator[str]:
    for table, key in KEYS.items():
        rows = tables[table]
        if len(rows) < 2:
            continue
        later = np.zeros(len(rows) - 1, bool)
        equal = np.ones(len(rows) - 1, bool)
        for column in key:
            values = rows[column]
            later |= equal & (values[1:] > values[:-1])
            equal &= values[1:] == values[:-1]
        bad = np.flatnonzero(~later) + 1
        if len(bad):
            yield _told(table, bad, f"rows must rise by {' and '.join(key)}, each once")


def _reference_faults(tables: Tables) -> Iterator[str]:
    for table, column, target, target_column in REFERENCES:
        values = tables[table][column]
        wanted = values[values != 0] if column != "map_id" else values
        missing = np.setdiff1d(wanted, tables[target][target_column])
        if len(missing):
            found = np.isin(values, missing).reshape(len(values), int(np.prod(values.shape[1:], dtype=np.int64)))
            rows = np.flatnonzero(found.any(axis=1))
            yield _told(table, rows, f"{column} {int(missing[0])} is not a {target_column} of {target}")


def _order_faults(tables: Tables) -> Iterator[str]:
    for table, low, high in ORDERED:
        rows = tables[table]
        bad = np.flatnonzero(rows[low] > rows[high])
        if len(bad):
            yield _told(table, bad, f"{low} {rows[low][bad[0]]} is above {high} {rows[high][bad[0]]}")
    pathless = np.flatnonzero((tables["spawns"]["movement"] == 2) & (tables["spawns"]["path_id"] == 0))
    if len(pathless):
        yield _told("spawns", pathless, "movement is MOVE_PATH but path_id is 0")


def _loot_faults(tables: Tables) -> Iterator[str]:
    for table in ("loot", "loot_references", "other_loot"):
        rows = tables[table]
        both = np.flatnonzero((rows["item"] == 0) == (rows["reference"] == 0))
        if len(both):
            yield _told(table, both, "a row names an item or a reference, one of the two")
        free = np.flatnonzero((rows["group_id"] == 0) & (rows["chance_pct"] == 0) & (rows["item"] != 0))
        if len(free):
            yield _told(table, free, "chance_pct 0 means an equal share of a group, but group_id is 0")
    yield from _cycle_faults(tables["loot_references"])


def _cycle_faults(references: NDArray[np.void]) -> Iterator[str]:
    links: dict[int, set[int]] = {}
    for row in references[references["reference"] != 0]:
        links.setdefault(int(row["loot_id"]), set()).add(int(row["reference"]))
    while links:
        leaves = [loot for loot, targets in links.items() if not targets & links.keys()]
        if not leaves:
            yield f"loot_references: references go in a circle through {sorted(links)[:TOLD]}"
            return
        for loot in leaves:
            del links[loot]


def _spell_faults(tables: Tables) -> Iterator[str]:
    cast = tables["creature_spells"]["spell_id"]
    unknown = np.setdiff1d(cast, tables["spells"]["id"])
    if len(unknown):
        from warhost.lore.spells import table

        unknown = np.setdiff1d(unknown, table.load().rows["id"])
    if len(unknown):
        rows = np.flatnonzero(np.isin(cast, unknown))
        yield _told("creature_spells", rows, f"spell {int(cast[rows[0]])} is neither in the pack's spells nor in lore's")
