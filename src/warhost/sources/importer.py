# SPDX-License-Identifier: GPL-2.0-or-later
"""Make a content pack of a world database: read, map row by row, resolve references, fill in starts, check, report.

The source is an SQL file, a folder of SQL files, or the address of a running MariaDB or MySQL; rows that mean the same give the same pack.
Whatever does not resolve is left out and counted; nothing is filled in by guess. What is read otherwise than in its own game stands in the
manifest's ``reinterpreted``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from warhost.lore.content.manifest import Manifest
from warhost.lore.content.manifest import Source as Edition
from warhost.lore.content.pack import Pack, make_pack
from warhost.lore.content.texts import Texts
from warhost.sources import mangos, trinity
from warhost.sources.database import Ask, Database, is_address
from warhost.sources.family import Family, detect
from warhost.sources.finishing import tables_of
from warhost.sources.gather import Gathered
from warhost.sources.graveyards import man_graveyards
from warhost.sources.reading import Rows
from warhost.sources.report import Report
from warhost.sources.sql import Event, SqlError, SqlReader
from warhost.sources.starts import LORE_ERA, fill_starts, read_places

Progress = Callable[[int, int], None]
"""Hears of bytes read of the files (0 of a database) and rows seen."""
SQL_ENDINGS = (".sql", ".sql.gz")
EVERY_WORLD = ("creature_template", "creature", "item_template", "creature_loot_template", "gameobject", "quest_template")


def import_world(
    source: str | Path, extra: tuple[Path, ...] = (), name: str = "", progress: Progress | None = None, ask: Ask | None = None
) -> tuple[Pack, Report]:
    """Return the pack made of ``source`` (and of more SQL files in ``extra``) and the report of every row.

    ``ask`` is called for a password where a database wants one and the environment has none.
    Raises SqlError for a file that is no SQL, DatabaseError for a server that cannot be read, SourceError for a database of another
    family, PackError where the result breaks the schema.
    """
    told = Path(source).name if not is_address(str(source)) else Database(str(source)).shown
    report = Report(told)
    rows = Rows(report, mangos.USED | trinity.USED)
    for events, bytes_read in _sources(source, extra, rows.used, ask):
        rows.read(events, None if progress is None else lambda seen, at=bytes_read: progress(at(), seen))  # type: ignore[misc]
    family = detect({name: frozenset(column.lower() for column in columns.names) for name, columns in rows.columns.items()})
    report.family = family.id
    of_mangos = family.id.startswith(("mangos", "cmangos"))
    adapter = mangos if of_mangos else trinity
    rows.choose(adapter.USED, adapter.WHY_NOT)
    missing = [table for table in EVERY_WORLD if not rows.has(table)]
    if missing:
        report.notes.append(f"the source has no {', '.join(missing)}: what needs them is left out; give them with --with")
    texts, gathered = Texts(), Gathered(report)
    version = _version(rows, "db_version" if of_mangos else "version")
    reinterpreted = [*adapter.gather(rows, family, texts, gathered), *read_places(rows, texts, gathered, family.era)]
    gathered.resolve()
    man_graveyards(gathered, texts)
    filled = fill_starts(gathered, family.era)
    report.notes += filled
    tables, names = tables_of(gathered, texts, report)
    manifest = _manifest(told, extra, name, family, version, [*reinterpreted, *filled])
    return make_pack(tables, names, manifest), report


def _sources(
    source: str | Path, extra: tuple[Path, ...], used: frozenset[str], ask: Ask | None
) -> Iterator[tuple[Iterator[Event], Callable[[], int]]]:
    """Yield the events of each file or database, and how far into it they are."""
    if is_address(str(source)):
        yield Database(str(source)).events(used, ask), lambda: 0
    else:
        path = Path(source)
        files = sorted(one for one in path.iterdir() if one.name.endswith(SQL_ENDINGS)) if path.is_dir() else [path]
        if not files:
            raise SqlError(f"{path} holds no .sql or .sql.gz file; give the folder of a world database's files")
        yield from map(_file, files)
    yield from map(_file, extra)


def _file(path: Path) -> tuple[Iterator[Event], Callable[[], int]]:
    reader = SqlReader(path)
    return reader.events(), lambda: reader.bytes_read


def _version(rows: Rows, table: str) -> str:
    found = [fields for _, fields in rows.each(table, lambda fields: fields)]
    if not found:
        return "unknown"
    rows.report.table(table, True).take(len(found))
    last = found[-1]
    parts = [last.text(column) for column in ("version", "structure", "content", "db_version", "core_version") if last.has(column)]
    return ".".join(part for part in parts if part) or "unknown"


def _manifest(source: str, extra: tuple[Path, ...], name: str, family: Family, version: str, reinterpreted: list[str]) -> Manifest:
    licence = "as its publisher says"
    sources = [Edition(family.id, f"{family.title}, {source}", version, "unknown", licence)]
    sources.append(Edition("lore", "Warhost's lore: starts, start items and graveyards of 3.3.5a", "build 12340", "unknown", "facts only"))
    sources += [Edition(path.name, f"more tables, file {path.name}", "unknown", "unknown", licence) for path in extra]
    return Manifest(
        name=name or source.rsplit("/", 1)[-1].removesuffix(".gz").removesuffix(".sql"),
        title=f"{family.title} ({source})",
        era=family.era,
        version=version,
        eras=(family.era,) if family.era == LORE_ERA else (family.era, LORE_ERA),
        sources=tuple(sources),
        reinterpreted=(
            *reinterpreted,
            "Hostility is that of the faction templates of build 12340, reputation left aside.",
            "Creatures cast those of their spells that lore knows, with its figures; of the others they are without.",
        ),
    )
