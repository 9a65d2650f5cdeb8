# SPDX-License-Identifier: GPL-2.0-or-later
"""Every row of every table of the real worlds is taken, rejected with a reason, or in a table that is named as not used."""

import gzip
import re
from collections import Counter
from pathlib import Path

import pytest

from warhost.lore.content import Pack
from warhost.sources.family import SourceError
from warhost.sources.importer import import_world
from warhost.sources.report import Report

WORLDS = {"world_slice": "mangos-zero", "world_full": "mangos-zero", "ac335_world_partial": "azerothcore-335"}
INSERTED = re.compile(r"INSERT INTO `(\w+)` VALUES")


@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.shows) if name == "world_full" else name for name in WORLDS])
def world(request: pytest.FixtureRequest, shared_data: Path) -> tuple[Path, Pack, Report]:
    path = shared_data / "world" / f"{request.param}.sql.gz"
    if not path.is_file():
        pytest.skip(f"{path.name} is absent from the shared data")
    return path, *import_world(path)


def rows_of(path: Path) -> dict[str, int]:
    """Count the rows of each table in the plainest way: these dumps have one on each line below its INSERT."""
    counted: Counter[str] = Counter()
    table = ""
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
        for line in file:
            if found := INSERTED.match(line):
                table = found[1]
            elif line.startswith("("):
                counted[table] += 1
    return dict(counted)


def test_taken_and_rejected_and_not_used_are_the_rows_of_every_table(world: tuple[Path, Pack, Report]) -> None:
    path, _, report = world
    assert report.family == WORLDS[path.name.removesuffix(".sql.gz")]
    assert {name: table.rows for name, table in report.tables.items() if table.rows} == rows_of(path)
    for table in report.tables.values():
        if table.used:
            assert table.taken + sum(table.rejected.values()) == table.rows, table.name
            assert table.rejected.keys() == table.examples.keys(), table.name
            assert table.taken >= 0, table.name
        else:
            assert table.why_not, table.name
            assert (table.taken, table.rejected.total()) == (0, 0), table.name
    totals = report.totals()
    assert totals["taken"] + totals["rejected"] + totals["not_used"] == totals["rows"]


def test_what_is_taken_is_in_the_pack(world: tuple[Path, Pack, Report]) -> None:
    _, pack, report = world
    for sql, table in {
        "creature_template": "creature_templates", "creature": "spawns", "item_template": "item_templates", "quest_template": "quests",
        "creature_loot_template": "loot", "reference_loot_template": "loot_references", "npc_vendor": "vendor_items",
        "npc_trainer": "trainer_spells", "gameobject_template": "object_templates", "gameobject": "object_spawns",
        "gossip_menu": "gossip_menus", "gossip_menu_option": "gossip_options", "npc_text": "npc_texts",
    }.items():  # fmt: skip
        told = report.tables.get(sql)
        assert pack.manifest.counts[table] == (told.taken if told else 0), sql


@pytest.mark.parametrize("name", ["ac335_auth", "ac335_characters"])
def test_a_database_that_holds_no_world_is_refused(shared_data: Path, name: str) -> None:
    with pytest.raises(SourceError, match="no world database of a family that is known"):
        import_world(shared_data / "world" / f"{name}.sql.gz")
