# SPDX-License-Identifier: GPL-2.0-or-later
"""``warhost lore``: what lore knows, how well it is known, and what is missing."""

from __future__ import annotations

import json
from typing import Annotated

import typer

app = typer.Typer(help="Ask what the game's knowledge covers.", no_args_is_help=True, add_completion=False)


@app.callback()
def _group() -> None:
    """Keep ``coverage`` a command of its own while it is the only one."""


@app.command("coverage")
def show_coverage(
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole report as one object of JSON.")] = False,
) -> None:
    """Count spells by class, their figures by confidence and era, and the figures that no source gives."""
    from warhost.lore.coverage import coverage, lines

    report = coverage()
    typer.echo(json.dumps(report) if as_json else "\n".join(lines(report)))
