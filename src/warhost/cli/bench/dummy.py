# SPDX-License-Identifier: GPL-2.0-or-later
"""Bots before target dummies: how busy the rotation of each class keeps its global cooldowns, and what the realm refuses it.

The real brains play in the closed loop, as fast as it goes. After every tick each bot is looked at: it is busy (a cast, a channel,
a global cooldown), or it waits, because no line of its rotation could begin now, or it wastes time, because one could.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from warhost.brains.rotations import ROTATIONS
from warhost.brains.spare import WAITS, WASTES, count_idleness
from warhost.cli.bench import CLASS_NAMES
from warhost.cli.bench.parties import stands_of, watch_companies
from warhost.cli.bench.ring import Stand, creatures_of, enter, ring
from warhost.fleet.fleet import Fleet
from warhost.host.compiling import kernels_ahead
from warhost.host.starting import say
from warhost.protocol.opcode_numbers import CMSG_CAST_SPELL, SMSG_CAST_FAILED
from warhost.protocol.records import record_dtype
from warhost.realm.handlers.session.characters import LOWEST_LEVEL
from warhost.realm.reason_names import reason_name
from warhost.realm.reasons import SPELL
from warhost.realm.wheel import TICK_MS
from warhost.realm.world import TickReport

LEVELS = (20, 40, 60, 80)
WARM_UP_TICKS = 400
"""20 s for buffs, summons, the way to the dummy and its opening."""


def levels_of(class_id: int) -> tuple[int, ...]:
    """Return the levels at which a class is measured: 20, 40, 60, 80, or those of them it can have, from where it begins."""
    lowest = LOWEST_LEVEL.get(class_id, 1)
    return LEVELS if lowest == 1 else (lowest, *(level for level in LEVELS if level > lowest))


@dataclass
class Watch:
    """Counts what the bots ``players`` (rows) do, tick by tick, each before its own of ``dummies`` (rows of units)."""

    fleet: Fleet
    players: np.ndarray
    dummies: np.ndarray
    ticks: int = 0
    idleness: np.ndarray = field(init=False)
    casts: np.ndarray = field(init=False)
    refusals: list[Counter[tuple[int, str]]] = field(init=False)
    damage: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        bots, state = len(self.players), self.fleet.world.state
        self.idleness, self.casts, self.damage = np.zeros((bots, 3), np.int64), np.zeros(bots, np.int64), np.zeros(bots, np.int64)
        self.refusals = [Counter() for _ in range(bots)]
        self._units = state["players"]["unit"][self.players].astype(np.int64)
        self._by_session = {int(state["players"]["session"][p]): k for k, p in enumerate(self.players)}
        self._by_unit = {int(row): k for k, row in enumerate(self._units)}
        self._health = state["units"]["hp"][self.dummies].astype(np.int64)

    def step(self) -> TickReport:
        """Let a tick pass and count it."""
        report = self.fleet.step()
        self.ticks += 1
        self._count_casts(report)
        health = self.fleet.world.state["units"]["hp"][self.dummies].astype(np.int64)
        self.damage += np.maximum(0, self._health - health)
        self._health = health
        count_idleness(self.fleet.perception(), self.fleet.mind.knowledge, self.fleet.mind.memory_rows, self.players, self.idleness)
        return report

    def _count_casts(self, report: TickReport) -> None:
        """Count accepted casts, those refused at once, and those that waited in the queue and were refused then."""
        asked = report.packets["opcode"] == CMSG_CAST_SPELL
        spells = report.packets[asked].view(record_dtype(CMSG_CAST_SPELL))["spell_id"]
        told: Counter[tuple[int, int, int]] = Counter()
        for event in report.events[report.events["opcode"] == SMSG_CAST_FAILED]:
            if int(event["unit"]) in self._by_unit:
                told[self._by_unit[int(event["unit"])], int(event["a"]), int(event["b"])] += 1
        sessions, results = report.packets["session"][asked].tolist(), report.results[asked].tolist()
        for session, spell, result in zip(sessions, spells.tolist(), results, strict=True):
            bot = self._by_session[session]
            if result == 0:
                self.casts[bot] += 1
                continue
            self.refusals[bot][spell, reason_name(result)] += 1
            told[bot, spell, result & 0xFF] -= 1
        for (bot, spell, code), times in told.items():
            if times > 0:
                self.casts[bot] -= times
                self.refusals[bot][spell, reason_name(SPELL << 8 | code)] += times


def report_of(watch: Watch, bots: Sequence[int]) -> dict[str, Any]:
    """Return the figures of some of the watched bots, taken together."""
    rows = list(bots)
    seconds = watch.ticks * TICK_MS / 1000
    refused = sum((watch.refusals[bot] for bot in rows), Counter[tuple[int, str]]())
    casts = int(watch.casts[rows].sum())
    total, refusals = watch.ticks * len(rows), refused.total()
    names = watch.fleet.content.spells.names
    return {
        "casts_per_minute": round(casts * 60 / seconds / len(rows), 1),
        "unused_gcd_share": round(int(watch.idleness[rows, WASTES].sum()) / total, 4),
        "waiting_share": round(int(watch.idleness[rows, WAITS].sum()) / total, 4),
        "refused_share": round(refusals / max(1, casts + refusals), 4),
        "refusals": {f"{names.get(spell, str(spell))}: {reason}": times for (spell, reason), times in refused.most_common(8)},
        "damage_per_second": round(int(watch.damage[rows].sum()) / seconds / len(rows), 1),
    }


def measure(bots: int, seconds: int, classes: Sequence[int], levels: Sequence[int], seed: int) -> dict[str, Any]:
    """Return a line for each class and level: ``bots`` bots of it, watched for ``seconds`` of the realm's time."""
    pairs = [(c, level) for c in classes for level in levels_of(c) if not levels or level in levels]
    stands = [Stand(level, (class_id,)) for class_id, level in pairs for _ in range(bots)]
    with kernels_ahead() as ready:
        fleet = ring(stands, seed)
        ready(fleet)
    players = np.array([player for made in enter(fleet, stands) for player in made], np.int32)
    say(f"{len(players)} bots, each before its dummy")
    for _ in range(WARM_UP_TICKS):
        fleet.step()
    watch = Watch(fleet, players, creatures_of(fleet, len(stands)))
    for _ in range(seconds * 1000 // TICK_MS):
        watch.step()
    lines = []
    for k, (class_id, level) in enumerate(pairs):
        lines.append({"class": CLASS_NAMES[class_id], "level": level, **report_of(watch, range(k * bots, (k + 1) * bots))})
    return {"bots": bots, "seconds": seconds, "dummy": lines}


def companies(seconds: int, classes: Sequence[int], levels: Sequence[int], seed: int) -> list[dict[str, Any]]:
    """Return a line for each tank with two damage dealers and each healer with a tank, before an elite of each level."""
    stands, roles = stands_of(classes, levels)
    if not stands:
        return []
    with kernels_ahead() as ready:
        fleet = ring(stands, seed)
        ready(fleet)
    say(f"{len(stands)} companies, each before its elite")
    return watch_companies(fleet, stands, roles, seconds)


def main() -> None:
    """Run one measurement and print it."""
    options = json.loads(sys.argv[1])
    classes = [c for c in sorted(ROTATIONS) if not options["classes"] or CLASS_NAMES[c] in options["classes"]]
    made = measure(options["bots"], options["seconds"], classes, options["levels"], options["seed"])
    if options["company_seconds"]:
        made["company_seconds"] = options["company_seconds"]
        made["companies"] = companies(options["company_seconds"], classes, options["levels"] or LEVELS, options["seed"])
    sys.stdout.write(json.dumps(made) + "\n")


if __name__ == "__main__":
    main()
