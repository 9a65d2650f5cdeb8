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

CLASS_NAMES = {
    1: "warrior", 2: "paladin", 3: "hunter", 4: "rogue", 5: "priest", 6: "deathknight", 7: "shaman", 8: "mage", 9: "warlock", 11: "druid",
}  # fmt: skip


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
    runs = []
    for n in bots.split(","):
        runs.append(in_process("warhost.cli.bench.realm", bots=int(n), seconds=seconds))
        typer.echo(f"{int(n):,} bots: {json.dumps(runs[-1]['tick_ms'])} ms a tick, {runs[-1]['rss_mb']:,.0f} MB", err=True)
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


@app.command()
def dummy(
    bots: Annotated[int, typer.Option("--bots", metavar="N", help="How many bots of each class and level.")] = 2,
    seconds: Annotated[int, typer.Option("--seconds", metavar="S", help="How long each is watched, in the realm's time.")] = 180,
    classes: Annotated[str, typer.Option("--classes", metavar="NAME,NAME", help="Only these classes (deathknight is one word).")] = "",
    levels: Annotated[str, typer.Option("--levels", metavar="N,N", help="Only these levels.")] = "",
    company_seconds: Annotated[
        int, typer.Option("--company-seconds", metavar="S", help="How long tanks and healers are watched before an elite; 0: not.")
    ] = 300,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="The seed of the realm.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> None:
    """Measure every class on target dummies (casts, idle global cooldowns, refusals), tanks and healers before an elite."""
    options = {"classes": _words(classes), "levels": [int(level) for level in _words(levels)], "company_seconds": company_seconds}
    unknown = [word for word in _words(classes) if word not in CLASS_NAMES.values()]
    if unknown:
        raise BenchError(f"saw --classes {','.join(unknown)}, expected some of {', '.join(CLASS_NAMES.values())}")
    result = in_process("warhost.cli.bench.dummy", bots=bots, seconds=seconds, seed=seed, **options)
    if as_json:
        _print(result, as_json)
    else:
        typer.echo(_table(result["dummy"]))
        typer.echo("\n" + _table(result["companies"]) if result.get("companies") else "")


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _table(lines: list[dict[str, Any]]) -> str:
    """Return ``lines`` as a table of their plain columns, and beneath it what was refused."""
    if not lines:
        return "nobody: no such class at these levels"
    columns = [name for name, value in lines[0].items() if not isinstance(value, dict)]
    cells = [columns, *([str(line[name]) for name in columns] for line in lines)]
    widths = [max(len(row[k]) for row in cells) for k in range(len(columns))]
    table = ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in cells]
    named = [f"{line['class']} {line['level']}: {what} ({times})" for line in lines for what, times in line.get("refusals", {}).items()]
    return "\n".join([*table, *named])
