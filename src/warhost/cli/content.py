# SPDX-License-Identifier: GPL-2.0-or-later
"""``warhost content``: import content packs from emulator databases, show what a pack holds, check one."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.progress import Progress

    from warhost.lore.content import Pack
    from warhost.sources.report import Report

app = typer.Typer(help="Import, show and check content packs.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
PackName = Annotated[str, typer.Argument(metavar="PACK", help="A shipped pack's name, or a pack file.")]
Bots = Annotated[int | None, typer.Option("--bots", min=1, help="Scale of a shipped pack.")]


@app.command("import")
def import_(
    source: Annotated[
        str,
        typer.Argument(metavar="SOURCE", help="A world database: a .sql or .sql.gz file, a folder of them, or mysql://user@host/database."),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="PACK", help="Where the pack is written.")],
    extra: Annotated[
        list[Path] | None, typer.Option("--with", metavar="FILE", help="More SQL files, such as client tables. May be given again.")
    ] = None,
    name: Annotated[str, typer.Option("--name", help="The pack's name; the file's by default.")] = "",
    as_json: Json = False,
) -> None:
    """Make a pack of a world database and tell of every row whether it was taken, and why not.

    MaNGOS Zero, cMaNGOS, TrinityCore 3.3.5 and AzerothCore are told apart by their tables. A database's password comes from the
    environment (WARHOST_MYSQL_PASSWORD) or is asked for.
    """
    from warhost.lore.content import save_pack

    pack, report = _import_with_progress(source, tuple(extra or ()), name)
    save_pack(pack, out)
    if as_json:
        typer.echo(json.dumps(report.as_json() | {"pack": pack.manifest.as_json()}))
        return
    _print_report(report)
    typer.echo(f"\n{out}: {_counted(pack)}; content hash {pack.manifest.content_hash[:16]}")


def _import_with_progress(source: str, extra: tuple[Path, ...], name: str) -> tuple[Pack, Report]:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

    from warhost.sources.database import Database, is_address
    from warhost.sources.importer import import_world

    path = Path(source)
    size = path.stat().st_size if path.is_file() else None
    shown = Database(source).shown if is_address(source) else path.name
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TextColumn("{task.fields[rows]:,} rows"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(shown, total=size, rows=0)
        return import_world(source, extra, name, lambda read, rows: bar.update(task, completed=read, rows=rows), _ask(bar))


def _ask(bar: Progress) -> Callable[[str], str] | None:
    """Return how a password is asked for, or None where nobody sits at the terminal."""
    if not sys.stdin.isatty():
        return None

    def ask(prompt: str) -> str:
        bar.stop()
        return getpass(prompt)

    return ask


def _print_report(report: Report) -> None:
    typer.echo(f"{report.source} ({report.family})")
    used = [table for table in report.tables.values() if table.used]
    width = max(len(table.name) for table in used)
    for table in sorted(used, key=lambda table: table.name):
        rejected = sum(table.rejected.values())
        typer.echo(f"  {table.name:{width}}  {table.rows:>8,} rows  {table.taken:>8,} taken  {rejected:>6,} rejected")
        for reason, count in table.rejected.most_common():
            typer.echo(f"  {'':{width}}  {count:>8,} {reason} ({table.examples[reason]})")
    unused = sorted((table for table in report.tables.values() if not table.used), key=lambda table: (table.why_not, table.name))
    typer.echo(f"not used: {len(unused)} tables")
    for reason in dict.fromkeys(table.why_not for table in unused):
        names = ", ".join(f"{table.name} {table.rows:,}" for table in unused if table.why_not == reason)
        typer.echo(f"  {reason}: {names}")
    for note in report.notes:
        typer.echo(f"note: {note}")
    totals = report.totals()
    parts = f"{totals['taken']:,} taken + {totals['rejected']:,} rejected + {totals['not_used']:,} not used"
    typer.echo(f"{totals['rows']:,} rows = {parts}")


def _counted(pack: Pack) -> str:
    return ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in pack.manifest.counts.items() if count)


@app.command()
def show(pack: PackName, bots: Bots = None, as_json: Json = False) -> None:
    """Print what a pack is, where it comes from and what it holds."""
    from warhost.lore.content import load_pack

    found = load_pack(pack, bots=bots)
    record: dict[str, Any] = found.manifest.as_json()
    if as_json:
        typer.echo(json.dumps(record))
        return
    manifest = found.manifest
    typer.echo(f"{manifest.name}: {manifest.title}")
    typer.echo(f"era {manifest.era}, version {manifest.version}, content hash {manifest.content_hash}")
    if manifest.generator:
        typer.echo(f"made for {manifest.bots:,} bots, seed {manifest.seed}")
    for source in manifest.sources:
        typer.echo(f"source {source.id}: {source.title}, {source.version}, {source.date}, {source.licence}")
    for sentence in manifest.reinterpreted:
        typer.echo(f"read otherwise: {sentence}")
    for name, count in manifest.counts.items():
        typer.echo(f"  {name:20} {count:>10,}")
    for zone in found.zones:
        levels = f"{int(zone['level_min'])}-{int(zone['level_max'])}"
        typer.echo(f"  zone {found.text(int(zone['name'])):24} map {int(zone['map_id'])}  levels {levels}")


@app.command()
def check(pack: PackName, bots: Bots = None) -> None:
    """Load a pack with all its checks and say so; a fault is an error that names it."""
    from warhost.lore.content import load_pack

    found = load_pack(pack, bots=bots)
    typer.echo(f"{found.manifest.name} is good: {_counted(found)}; content hash {found.manifest.content_hash}")


@app.command()
def schema() -> None:
    """Print the tables of a pack in Markdown: the ones in the documentation."""
    from warhost.lore.content.describe import schema_page

    typer.echo(schema_page(), nl=False)
