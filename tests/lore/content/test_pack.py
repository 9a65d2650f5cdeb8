# SPDX-License-Identifier: GPL-2.0-or-later
"""A pack is checked whole, saved and loaded without loss, and the same pack gives the same bytes."""

from pathlib import Path

import numpy as np
import pytest

from warhost.lore.content import Manifest, PackError, Source, load_pack, make_pack, save_pack
from warhost.lore.content.pack import Table
from warhost.lore.content.schema import DTYPES, TABLES

MANIFEST = Manifest("tiny", "A tiny pack", "wrath", "1", ("wrath",), (Source("test", "A test", "1", "2026-11-22", "CC0-1.0"),))
FIXED = {"name", "subname", "map_id", "entry", "spawn_id", "loot_id", "item", "reference", "path_id", "spot_id", "era", "source"} | {
    "damage_min", "damage_min_top", "ranged_damage_min", "money_min_copper", "movement", "count_min",
}  # fmt: skip
"""Columns of the tiny pack that cannot change alone without breaking a reference or an order."""
NAMES = ("", "Wolf", "Meadow", "Pelt")


def tiny_tables() -> dict[str, Table]:
    """Return the tables of a pack with one map, one creature, one spawn and one drop."""
    tables = {name: np.zeros(0, dtype) for name, dtype in DTYPES.items()}
    tables["maps"] = _row("maps", map_id=0, name=2, ground=1)
    tables["creature_templates"] = _row("creature_templates", entry=7, name=1, level_max=2, loot_id=7)
    tables["spawns"] = _row("spawns", spawn_id=1, entry=7, x=10.0, y=-4.5, respawn_ms=30000)
    tables["item_templates"] = _row("item_templates", entry=9, name=3)
    tables["loot"] = _row("loot", loot_id=7, item=9, chance_pct=50.0, count_min=1)
    return tables


def _row(table: str, **values: float) -> Table:
    rows = np.zeros(1, DTYPES[table])
    for column in TABLES[table]:
        rows[column.name] = max(column.low, 0)
    for name, value in values.items():
        rows[name] = value
    return rows


def test_a_saved_pack_loads_as_it_was_and_saves_as_the_same_bytes(tmp_path: Path) -> None:
    pack = make_pack(tiny_tables(), NAMES, MANIFEST)
    save_pack(pack, tmp_path / "a.pack")
    again = load_pack(tmp_path / "a.pack")
    assert again.manifest == pack.manifest
    assert again.names == pack.names
    for name, table in pack.tables().items():
        assert (again.tables()[name] == table).all()
    save_pack(again, tmp_path / "b.pack")
    assert (tmp_path / "a.pack").read_bytes() == (tmp_path / "b.pack").read_bytes()


def test_the_content_hash_changes_with_any_cell_and_any_text() -> None:
    seen = {make_pack(tiny_tables(), NAMES, MANIFEST).manifest.content_hash}
    for table, rows in tiny_tables().items():
        for column in TABLES[table] if len(rows) else ():
            if column.name in FIXED:
                continue
            changed = tiny_tables()
            value = np.array(changed[table][column.name]).flat[0]
            changed[table][column.name] = value + 1 if value + 1 <= column.high else value - 1
            seen_before = len(seen)
            seen.add(make_pack(changed, NAMES, MANIFEST).manifest.content_hash)
            assert len(seen) == seen_before + 1, f"{table}.{column.name} is not in the hash"
    seen_before = len(seen)
    seen.add(make_pack(tiny_tables(), ("", "Wolf", "Meadow", "Fur"), MANIFEST).manifest.content_hash)
    assert len(seen) == seen_before + 1


def test_tables_of_a_pack_cannot_be_written() -> None:
    pack = make_pack(tiny_tables(), NAMES, MANIFEST)
    with pytest.raises(ValueError, match="read-only"):
        pack.spawns["x"] = 3.0


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_column_refuses_what_lies_outside_its_limits(table: str) -> None:
    for column in TABLES[table]:
        info = np.finfo if np.dtype(column.dtype).kind == "f" else np.iinfo
        for beyond in (column.low - 1, column.high + 1):
            if not info(np.dtype(column.dtype)).min <= beyond <= info(np.dtype(column.dtype)).max:
                continue
            tables = tiny_tables()
            tables[table] = _row(table, **{column.name: beyond})
            with pytest.raises(PackError, match=rf"{table}: {column.name} is"):
                make_pack(tables, NAMES, MANIFEST)


@pytest.mark.parametrize(
    ("table", "column", "value", "told"),
    [
        ("spawns", "entry", 8, "spawns: entry 8 is not a entry of creature_templates"),
        ("spawns", "map_id", 3, "spawns: map_id 3 is not a map_id of maps"),
        ("loot", "item", 10, "loot: item 10 is not a entry of item_templates"),
        ("loot", "reference", 5, "a row names an item or a reference"),
        ("loot", "chance_pct", 0, "chance_pct 0 means an equal share"),
        ("loot", "count_min", 2, "count_min 2 is above count_max 1"),
        ("creature_templates", "level_min", 3, "level_min 3 is above level_max 2"),
        ("creature_templates", "name", 4, "name counts into a list of 4, but is 4"),
        ("creature_templates", "source", 1, "source counts into a list of 1, but is 1"),
        ("spawns", "movement", 2, "movement is MOVE_PATH but path_id is 0"),
        ("spawns", "x", float("nan"), "x is nan"),
    ],
)
def test_a_fault_is_told_with_table_column_and_value(table: str, column: str, value: float, told: str) -> None:
    tables = tiny_tables()
    tables[table][column] = value
    with pytest.raises(PackError, match=told):
        make_pack(tables, NAMES, MANIFEST)


def test_references_that_go_in_a_circle_are_refused() -> None:
    tables = tiny_tables()
    first = _row("loot_references", loot_id=1, reference=2, chance_pct=100)
    second = _row("loot_references", loot_id=2, reference=1, chance_pct=100)
    tables["loot_references"] = np.concatenate([first, second])
    with pytest.raises(PackError, match="circle"):
        make_pack(tables, NAMES, MANIFEST)


def test_two_rows_of_one_key_are_refused() -> None:
    tables = tiny_tables()
    tables["spawns"] = np.concatenate([tables["spawns"], tables["spawns"]])
    with pytest.raises(PackError, match="rows must rise by spawn_id, each once"):
        make_pack(tables, NAMES, MANIFEST)


def test_a_damaged_or_foreign_file_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "x.pack"
    path.write_bytes(b"-- MySQL dump\n")
    with pytest.raises(PackError, match=r"x\.pack is not a Warhost content pack"):
        load_pack(path)
    save_pack(make_pack(tiny_tables(), NAMES, MANIFEST), path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    with pytest.raises(PackError, match="damaged"):
        load_pack(path)
    with pytest.raises(PackError, match="no content pack 'nowhere'"):
        load_pack("nowhere")
