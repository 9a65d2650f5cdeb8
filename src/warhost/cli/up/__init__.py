# SPDX-License-Identifier: GPL-2.0-or-later
"""``warhost up``: run a realm of bots in this process until told to stop, and go on where it stopped."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import orjson
import typer

from warhost.cli.common import load_settings
from warhost.config import SettingsError

app = typer.Typer(help="Run a realm of bots.", add_completion=False)


def parse_duration(text: str | None) -> tuple[float | None, int | None]:
    """Return ``(seconds, None)`` for ``60s`` or ``10m``, ``(None, ticks)`` for ``1200t``; raise SettingsError for other texts."""
    if text is None:
        return None, None
    number, unit = text[:-1], text[-1:]
    if unit == "t" and number.isdigit() and int(number) > 0:
        return None, int(number)
    factor = {"s": 1.0, "m": 60.0, "h": 3600.0}.get(unit)
    try:
        value = float(number)
    except ValueError:
        value = -1.0
    if factor is None or not value > 0:
        raise SettingsError(f"--for {text}: expected seconds, minutes, hours or ticks, such as 60s, 10m, 2h or 1200t")
    return value * factor, None


@app.callback(invoke_without_command=True)
def up(
    ctx: typer.Context,
    bots: Annotated[int | None, typer.Option("--bots", metavar="N", help="How many bots play.")] = None,
    content: Annotated[str | None, typer.Option("--content", metavar="PACK", help="A shipped pack's name or a pack file.")] = None,
    seed: Annotated[int | None, typer.Option("--seed", metavar="S", help="The seed of every random draw.")] = None,
    span: Annotated[str | None, typer.Option("--for", metavar="60s|1200t", help="Stop after so much wall time or so many ticks.")] = None,
    speed: Annotated[str | None, typer.Option("--speed", metavar="1|max", help="Tick in real time, or as fast as it goes.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object with everything measured as the last line.")] = False,
    data_dir: Annotated[Path | None, typer.Option("--data-dir", metavar="DIR", help="Where snapshots are kept.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin a new realm in place of the saved one.")] = False,
    packet_log: Annotated[Path | None, typer.Option("--packet-log", metavar="FILE", help="Write every packet as a JSON line.")] = None,
) -> None:
    """Run a realm of bots; Ctrl-C saves and stops, and the next start goes on from there."""
    flags = {"realm.bots": bots, "realm.content": content, "realm.seed": seed, "realm.speed": speed, "realm.data_dir": data_dir}
    settings = load_settings(ctx, flags).settings
    seconds, ticks = parse_duration(span)
    from warhost.cli.up.report import result
    from warhost.cli.up.view import sampler
    from warhost.host.counts import calibrate
    from warhost.host.packet_log import PacketLog
    from warhost.host.runner import Limits, Run
    from warhost.host.starting import open_realm, plan_of

    calibration = calibrate()
    log = PacketLog(packet_log) if packet_log is not None else None
    plan = plan_of(settings)
    folder = settings.realm.data_dir / "realm"
    fleet = open_realm(settings, plan, folder, fresh)
    limits = Limits(seconds, ticks, settings.realm.speed == "1", settings.realm.snapshot_every_s, settings.realm.snapshots_kept)
    run = Run(fleet, plan, folder, limits, log)
    with sampler(run, live=sys.stdout.isatty() and not as_json):
        run.run()
    typer.echo(f"saved at tick {fleet.world.state.tick:,} in {folder}", err=True)
    if as_json:
        sys.stdout.write(orjson.dumps(result(run, calibration)).decode() + "\n")


__all__ = ["app", "parse_duration"]
