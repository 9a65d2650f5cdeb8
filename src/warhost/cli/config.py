# SPDX-License-Identifier: GPL-2.0-or-later
"""``warhost config``: what is set, where it came from, which file is read."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from warhost.cli.common import load_settings
from warhost.config import Settings
from warhost.config.describe import page, values_of

app = typer.Typer(help="Show settings and where each came from.", no_args_is_help=True)


@app.command()
def show(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print every setting, its value and where that came from; secrets are masked."""
    loaded = load_settings(ctx)
    values = values_of(loaded.settings)
    if as_json:
        typer.echo(json.dumps({name: {"value": value, "origin": loaded.origins[name]} for name, value in values.items()}, indent=2))
        return
    texts = {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in values.items()}
    name_width, value_width = max(map(len, texts)), max(map(len, texts.values()))
    for name, text in texts.items():
        typer.echo(f"{name:{name_width}}  {text:{value_width}}  {loaded.origins[name]}")


@app.command()
def path(ctx: typer.Context) -> None:
    """Print the settings file that is read, whether it exists or not."""
    typer.echo(load_settings(ctx).file)


@app.command()
def reference() -> None:
    """Print the table of all settings in Markdown: the one in the documentation."""
    typer.echo(page(Settings), nl=False)
