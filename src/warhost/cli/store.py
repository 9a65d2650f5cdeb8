# SPDX-License-Identifier: GPL-2.0-or-later
"""``warhost store``: move the database of users, keys and audit to another place."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Annotated

import typer

from warhost.cli.common import load_settings

if TYPE_CHECKING:
    from warhost.config import Settings

app = typer.Typer(help="Move the store to another database.", no_args_is_help=True)


@app.callback()
def store() -> None:
    """Move the store to another database."""


@app.command()
def copy(
    ctx: typer.Context,
    to: Annotated[str, typer.Option("--to", metavar="URL", help="An empty database: sqlite:///FILE or postgresql://USER@HOST/NAME.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Copy users, keys, roles, audit, jobs and settings history into an empty database; the realm must not run meanwhile.

    The settings are left as they are: set store.url afterwards. The driver takes a password from PGPASSWORD or ~/.pgpass.
    """
    source, target = load_settings(ctx).settings, load_settings(ctx, {"store.url": to}).settings
    copied = asyncio.run(_copy(source, target))
    if as_json:
        typer.echo(json.dumps(copied))
        return
    for table, rows in copied.items():
        typer.echo(f"{table:{max(map(len, copied))}}  {rows} rows")


async def _copy(source: Settings, target: Settings) -> dict[str, int]:
    from warhost.store import open_store
    from warhost.store.copying import copy_store

    async with await open_store(source) as old, await open_store(target) as new:
        return await copy_store(old, new)
