# SPDX-License-Identifier: GPL-2.0-or-later
"""Show a running realm: a live view in a terminal, one line every five seconds without."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import typer
from rich.console import Group
from rich.live import Live
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from warhost.cli.up.report import rss_mb, sample_line
from warhost.host.runner import Run
from warhost.host.watch import Look, core_facts

MAP_COLUMNS, MAP_ROWS = 72, 20
CLASS_MARKS = {1: ("w", "tan"), 5: ("p", "white"), 8: ("m", "cyan"), 11: ("d", "yellow")}


@contextmanager
def sampler(run: Run, live: bool) -> Iterator[None]:
    """Print samples of ``run`` while the block runs: redrawn in place where ``live``, else a line each on the error output."""
    if not live:
        run.on_sample = lambda run, seen: typer.echo(sample_line(run, seen), err=True)
        yield
        return
    with Live(Text("filling the world …"), auto_refresh=False, screen=False) as display:

        def redraw(run: Run, seen: Look) -> None:
            display.update(screen(run, seen), refresh=True)

        run.on_sample = redraw
        yield


def screen(run: Run, seen: Look) -> Group:
    """Return the whole view: status, states, packets, refusals and the map of the busiest zone."""
    quantiles = run.counts.tick_quantiles()
    state = run.fleet.world.state
    facts = core_facts(run.fleet)
    status = Text.assemble(
        (f"tick {state.tick:,}  ", "bold"),
        f"{seen.active:,} of {seen.total:,} bots active   ",
        f"tick p50 {quantiles['p50']:.1f} ms, p99 {quantiles['p99']:.1f} ms   {run.counts.core_share:.0%} of a core   {rss_mb():.0f} MB\n",
        "   ".join(f"{name} {value:,}" for name, value in facts.items()),
    )
    doing = Table("state", "bots", box=None)
    for name, count in seen.states.items():
        if count:
            doing.add_row(name, f"{count:,}")
    packets = Table("opcode", "accepted", "refused", box=None)
    busiest = sorted(run.counts.packets().items(), key=lambda pair: -pair[1]["accepted"])[:10]
    for name, outcome in busiest:
        packets.add_row(name, f"{outcome['accepted']:,}", f"{outcome['refused']:,}")
    refusals = Table("refused because", "times", box=None)
    for name, times in list(run.counts.refusals_by_name().items())[:10]:
        refusals.add_row(name, f"{times:,}")
    row = Table.grid(padding=(0, 4))
    row.add_row(doing, packets, refusals)
    return Group(Panel(status, title="Warhost"), row, zone_map(run))


def zone_map(run: Run) -> Panel:
    """Return the busiest zone drawn in characters: bots by class, creatures as dots, the dead as crosses."""
    units = run.fleet.world.state["units"][: run.fleet.world.state.used("units")]
    here = units[units["in_world"] == 1]
    players = here[here["kind"] == 1]
    if not len(players):
        return Panel("nobody is in the world yet", title="map")
    zones, counts = np.unique(players["zone"], return_counts=True)
    zone = int(zones[counts.argmax()])
    crowd = players[players["zone"] == zone]
    low_x, high_x = float(crowd["x"].min()) - 20, float(crowd["x"].max()) + 20
    low_y, high_y = float(crowd["y"].min()) - 20, float(crowd["y"].max()) + 20
    cells: list[list[tuple[str, str]]] = [[(" ", "")] * MAP_COLUMNS for _ in range(MAP_ROWS)]
    near = here[(here["map"] == crowd["map"][0]) & (here["kind"] != 1) & (here["hp"] > 0)]
    for group in (near, crowd):
        columns = ((group["y"] - low_y) / (high_y - low_y) * (MAP_COLUMNS - 1)).astype(int)
        rows = ((high_x - group["x"]) / (high_x - low_x) * (MAP_ROWS - 1)).astype(int)
        for unit, column, row in zip(group, columns.tolist(), rows.tolist(), strict=True):
            if 0 <= column < MAP_COLUMNS and 0 <= row < MAP_ROWS:
                mark = ("·", "red") if unit["kind"] != 1 else CLASS_MARKS.get(int(unit["class_id"]), ("b", "green"))
                cells[row][column] = ("†", "grey50") if unit["kind"] == 1 and unit["death"] else mark
    text = Text()
    for line in cells:
        for character, style in line:
            text.append(character, style)
        text.append("\n")
    names = {int(z["zone_id"]): run.fleet.content.pack.text(int(z["name"])) for z in run.fleet.content.pack.zones}
    return Panel(text, title=f"{names.get(zone, f'zone {zone}')}: {len(crowd):,} bots (w warrior, p priest, m mage, · creature, † dead)")
