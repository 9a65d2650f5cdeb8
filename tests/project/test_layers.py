# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of packages: every package has a row, the rows hold, and a planted import breaks them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import grimp
import pytest

from tests.project.import_table import ImportTable, parse_rows

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][0]
TABLE = ImportTable("table", {}, {"anyone": OPTIONS["anyone"], "rows": OPTIONS["rows"]})


def test_every_package_has_a_row() -> None:
    source = ROOT / "src" / "warhost"
    packages = {path.stem for path in source.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()} - {"__init__"}
    missing = packages - set(parse_rows(OPTIONS["rows"]))
    assert not missing, f"give {missing} a row in pyproject.toml"


def test_the_source_keeps_to_the_table() -> None:
    graph = grimp.build_graph("warhost", cache_dir=None)
    assert TABLE.check(graph, verbose=False).metadata["illegal"] == []


def planted(importer: str, imported: str) -> bool:
    """Return whether the table lets ``importer`` import ``imported``, in a graph of those two alone."""
    graph = grimp.ImportGraph()
    for name in (importer, imported):
        graph.add_module(f"warhost.{name}")
    graph.add_import(
        importer=f"warhost.{importer}", imported=f"warhost.{imported}", line_number=3, line_contents=f"import warhost.{imported}"
    )
    check = TABLE.check(graph, verbose=False)
    assert check.kept or check.metadata["illegal"] == [(f"warhost.{importer}", f"warhost.{imported}", 3)]
    return check.kept


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("realm.tick", "protocol.packets"),
        ("realm.tick", "realm.state"),
        ("brains.fighting", "realm.perception"),
        ("brains.fighting", "realm.perception.schema"),
        ("lore.db", "store.engine"),
        ("protocol.codec", "errors"),
        ("cli.up", "fleet.population"),
    ],
)
def test_an_import_that_the_table_names_is_kept(importer: str, imported: str) -> None:
    assert planted(importer, imported)


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("protocol.codec", "realm.tick"),
        ("realm.tick", "brains.fighting"),
        ("brains.fighting", "realm.handlers.loot"),
        ("brains.fighting", "realm.perceptions"),
        ("lore.lookup", "store.engine"),
        ("lore.dbx", "store.engine"),
        ("config.load", "realm.tick"),
        ("realm.tick", "cli.up"),
        ("unheard_of", "protocol"),
    ],
)
def test_an_import_that_the_table_does_not_name_is_refused(importer: str, imported: str) -> None:
    assert not planted(importer, imported)
