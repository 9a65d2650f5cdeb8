# SPDX-License-Identifier: GPL-2.0-or-later
"""``warhost bench``: what a realm costs, measured; each run in a process and a temporary data folder of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from typing import Annotated, Any

import typer

from warhost.errors import WarhostError

app = typer.Typer(help="Measure the realm.", no_args_is_help=True)


class BenchError(WarhostError):
    """Tells that a measurement could not be made."""


def in_process(module: str, **options: Any) -> dict[str, Any]:
    """Run ``python -m module`` with ``options`` as JSON in a fresh process and return the object it prints last.

    Its progress goes to our error output. Raises BenchError where it fails.
    """
    with tempfile.TemporaryDirectory(prefix="warhost-bench-") as folder:
        command = [sys.executable, "-m", module, json.dumps({**options, "folder": folder})]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603 - our own module
    if done.returncode != 0:
        raise BenchError(f"{module} ended with status {done.returncode}; what it said stands above")
    made: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return made


def _print(result: dict[str, Any], as_json: bool) -> None:
    typer.echo(json.dumps(result) if as_json else json.dumps(result, indent=2))


@app.command()
def realm(
    bots: Annotated[str, typer.Option("--bots", metavar="N,N", help="Numbers of bots, a run each.")] = "5000,20000",
    seconds: Annotated[int, typer.Option("--seconds", metavar="S", help="How long each run is measured, after its warm-up.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> None:
    """Measure the closed loop: brains, tick and events of whole populations in real time."""
    runs = [in_process("warhost.cli.bench.realm", bots=int(n), seconds=seconds) for n in bots.split(",")]
    first = runs[0]
    for run in runs:
        for rate in ("casts_per_active_bot_s", "moves_per_active_bot_s"):
            run[f"{rate}_of_first"] = round(run[rate] / first[rate], 3) if first[rate] else None
    _print({"runs": runs}, as_json)


@app.command()
def packets(
    load: Annotated[str, typer.Option("--load", metavar="seed", help="The mix of packets; there is one: seed.")] = "seed",
    seconds: Annotated[int, typer.Option("--seconds", metavar="S", help="How long the load lasts.")] = 20,
    bots: Annotated[int, typer.Option("--bots", metavar="N", help="How many bots send it.")] = 20000,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> None:
    """Measure the open loop: so many casts, combat changes, moves and loots a second, whatever the tick does."""
    if load != "seed":
        raise BenchError(f"saw --load {load}, expected seed")
    _print(in_process("warhost.cli.bench.packets", bots=bots, seconds=seconds), as_json)


@app.command()
def inbox(
    threads: Annotated[int, typer.Option("--threads", metavar="N", help="How many producers.")] = 8,
    packets: Annotated[int, typer.Option("--packets", metavar="N", help="How many packets each.")] = 1_000_000,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> None:
    """Measure the inbox: producer threads in batches of 1 and of 1,000, none lost, each one's order kept."""
    _print(in_process("warhost.cli.bench.inbox", threads=threads, packets=packets), as_json)
