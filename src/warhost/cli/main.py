# SPDX-License-Identifier: GPL-2.0-or-later
"""The ``warhost`` command: its options, its commands, and how an error is told."""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from warhost import __version__
from warhost.errors import WarhostError

if TYPE_CHECKING:
    from typer._click import Command, Context

COMMANDS = {
    "up": "warhost.cli.up",
    "bench": "warhost.cli.bench",
    "content": "warhost.cli.content",
    "lore": "warhost.cli.lore",
    "config": "warhost.cli.config",
    "store": "warhost.cli.store",
}
"""Name -> the module that offers it as ``app``, a typer application. A module is imported when its command is called."""

EXIT_ERROR = 2


class Commands(TyperGroup):
    """Finds commands in COMMANDS when they are called, so that each start pays for its own imports only."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names of the commands that are installed."""
        return [name for name, module in COMMANDS.items() if importlib.util.find_spec(module) is not None]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Import a command's module and return its command, or None where the name is unknown."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = typer.main.get_command(importlib.import_module(COMMANDS[cmd_name]).app)
        command.name = cmd_name
        return command

    def invoke(self, ctx: Context) -> Any:
        """Run a command; an error of ours is one line on the error output and exit code 2, unless ``--debug`` asks for all."""
        try:
            return super().invoke(ctx)
        except WarhostError as error:
            if ctx.params.get("debug"):
                raise
            typer.echo(f"warhost: {error}", err=True)
            raise typer.Exit(EXIT_ERROR) from error


app = typer.Typer(cls=Commands, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"warhost {__version__}")
        raise typer.Exit


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the whole traceback of an error.")] = False,
    config: Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Read settings from this file.")] = None,
    values: Annotated[list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="Set a setting, such as realm.seed=7.")] = None,
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Field, run and study armies of player bots on realms that you own."""


def main() -> None:
    """Run the command line of this process."""
    app(prog_name="warhost")
