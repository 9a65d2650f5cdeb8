# SPDX-License-Identifier: GPL-2.0-or-later
"""Describe the schema of content packs for people: the tables of the documentation come from here."""

from __future__ import annotations

from collections.abc import Iterator

from warhost.lore.content.columns import Column
from warhost.lore.content.schema import KEYS, REFERENCES, TABLES


def schema_page() -> str:
    """Return every table of a pack but ``spells`` in Markdown: column, type, unit, lowest and highest value."""
    return "\n".join(line for name in TABLES if name not in {"spells", "loot_references"} for line in _table(name))


def _table(name: str) -> Iterator[str]:
    yield f"### {name}"
    yield ""
    if name in KEYS:
        yield f"Sorted by {' and '.join(f'`{column}`' for column in KEYS[name])}, each once."
    for table, column, target, target_column in REFERENCES:
        if table == name:
            yield f"`{column}` must be a `{target_column}` of `{target}`" + ("." if column == "map_id" else ", or 0.")
    if name == "loot":
        yield "`loot_references` has the same columns; its `reference` may not lead in a circle."
    yield ""
    yield "| column | type | meaning or unit | lowest | highest |"
    yield "|---|---|---|---|---|"
    for column_ in TABLES[name]:
        yield _row(column_)
    yield ""


def _row(column: Column) -> str:
    kind = column.dtype + (f"[{column.shape[0]}]" if column.shape else "")
    unit = column.unit.replace("|", "\\|")
    return f"| `{column.name}` | {kind} | {unit} | {column.low:.12g} | {column.high:.12g} |"
