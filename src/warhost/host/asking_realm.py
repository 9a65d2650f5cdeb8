# SPDX-License-Identifier: GPL-2.0-or-later
"""Questions about the realm: its status, pause and speed, its rules, its snapshots on disk."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Any

import msgspec
import numpy as np

from warhost import __version__
from warhost.host.desk import Desk, Question, Reply, put, verdict
from warhost.host.errors import RefusedError
from warhost.protocol.records import BASE_DTYPE, to_record
from warhost.realm.handlers.session.acting import HOST_SESSION
from warhost.realm.handlers.session.host import RULE_NUMBERS
from warhost.realm.snapshot import newest
from warhost.realm.tables.clock import RULES

FASTEST = 1000.0


class Nothing(msgspec.Struct, forbid_unknown_fields=True):
    """Takes no fields."""


class Speed(msgspec.Struct, forbid_unknown_fields=True):
    """Says how fast to tick: a multiple of real time, 0 as fast as it goes."""

    speed: float


class Rule(msgspec.Struct, forbid_unknown_fields=True):
    """Names a rule and its new value."""

    name: str
    value: float


def status(desk: Desk, about: Nothing, reply: Reply) -> None:
    """Answer with what runs here and how."""
    run, state = desk.run, desk.run.fleet.world.state
    manifest = run.fleet.content.pack.manifest
    reply(
        {
            "version": __version__,
            "pid": os.getpid(),
            "generation": desk.generation,
            "started": told(desk.started_ns / 1e9),
            "tick": state.tick,
            "now_ms": state.now_ms,
            "paused": bool(state["clock"]["paused"][0]),
            "speed": run.speed,
            "content": {"name": manifest.name, "plan": run.plan.content, "hash": manifest.content_hash, "eras": list(manifest.eras)},
            "seed": run.plan.seed,
            "wanted": run.fleet.wanted,
            "bots": int(run.fleet.bots().sum()),
            "states": run.fleet.states(),
            "tick_ms": run.counts.tick_quantiles(),
            "late_ticks": run.late_ticks,
            "core_share": round(run.counts.core_share, 4),
            "rules": rules_of(desk),
            "snapshots": {"saved": run.saver.saved, "tick": run.saver.saved_tick},
        }
    )


def told(seconds: float) -> str:
    """Return a time of the wall clock as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")


def rules_of(desk: Desk) -> dict[str, Any]:
    """Return every rule and its value."""
    row = desk.run.fleet.world.state["rules"][0]
    return {column.name: row[column.name].item() for column in RULES.columns}


def send_one(desk: Desk, opcode: str, fields: dict[str, Any], reply: Reply) -> None:
    """Put one packet of the host's own session into the inbox; answer when the realm has judged it."""
    record, blob = to_record(opcode, fields, HOST_SESSION, "host")

    def done(results: np.ndarray) -> None:
        reply(verdict(desk.run.fleet.world.state.tick, results))

    put(desk, record.view(BASE_DTYPE), blob, done)


def pause(desk: Desk, about: Nothing, reply: Reply) -> None:
    """Stop the realm's clock."""
    send_one(desk, "HOST_PAUSE", {"paused": 1}, reply)


def resume(desk: Desk, about: Nothing, reply: Reply) -> None:
    """Let the realm's clock go on."""
    send_one(desk, "HOST_PAUSE", {"paused": 0}, reply)


def set_speed(desk: Desk, about: Speed, reply: Reply) -> None:
    """Tick faster or slower from now on, until the realm's process ends."""
    if not 0 <= about.speed <= FASTEST or (0 < about.speed < 0.01):
        text = f"speed: saw {about.speed}, expected 0.01 to {FASTEST:g} times real time, or 0 for as fast as it goes"
        raise RefusedError("bad_request", text, about.speed, [0.01, FASTEST])
    desk.run.speed = about.speed
    reply({"speed": about.speed})


def set_rule(desk: Desk, about: Rule, reply: Reply) -> None:
    """Set a rule of the realm; the realm judges the value."""
    if about.name not in RULE_NUMBERS:
        raise RefusedError("no_such_rule", f"saw {about.name!r}, expected one of {', '.join(RULE_NUMBERS)}", about.name, list(RULE_NUMBERS))
    send_one(desk, "HOST_SET_RULE", {"rule": RULE_NUMBERS[about.name], "value": about.value}, reply)


def save(desk: Desk, about: Nothing, reply: Reply) -> None:
    """Let a snapshot be written, beside the ticks."""
    if not desk.run.saver.aside():
        raise RefusedError("busy", "a snapshot is being written: ask again when it is done")
    reply({"tick": desk.run.fleet.world.state.tick})


def snapshots(desk: Desk, about: Nothing, reply: Reply) -> None:
    """Answer with the snapshots on disk, the newest first."""
    desk.run.saver.look(wait=False)
    found = []
    for path in newest(desk.run.folder):
        try:
            seen = path.stat()
        except FileNotFoundError:
            continue  # a helper has just dropped it
        found.append({"name": path.name, "tick": int(path.stem), "bytes": seen.st_size, "written": told(seen.st_mtime)})
    reply(found)


QUESTIONS = (
    Question("status", Nothing, "What runs: content, seed, tick, speed, bots by state, ticks' quantiles, rules.", status),
    Question("pause", Nothing, "Stop the realm's clock; packets are still taken.", pause),
    Question("resume", Nothing, "Let the realm's clock go on.", resume),
    Question("speed", Speed, "Tick at a multiple of real time (0: as fast as it goes) until the realm's process ends.", set_speed),
    Question("rule", Rule, "Set a rule of the realm.", set_rule),
    Question("save", Nothing, "Write a snapshot to disk now.", save),
    Question("snapshots", Nothing, "The snapshots on disk.", snapshots),
)
