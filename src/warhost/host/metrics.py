# SPDX-License-Identifier: GPL-2.0-or-later
"""Every figure that a realm publishes with its snapshot, as one literal: name, dtype, unit, meaning. The docs page is made from it."""

from __future__ import annotations

from dataclasses import dataclass

from warhost.realm.schema import Column, Table
from warhost.realm.tables.clock import POOLED

TICK_BUCKETS_MS = (0.5, 1.0, 2.0, 3.0, 5.0, 7.5, 10.0, 15.0, 20.0, 25.0, 35.0, 50.0, 75.0, 100.0, 250.0, float("inf"))
"""Upper bounds of the histogram of ticks; a bucket counts the ticks above the bound before it."""
STATES, REASONS_STUCK, CLASSES = 9, 4, 12
COUNTER, GAUGE = "counter", "gauge"


@dataclass(frozen=True, slots=True)
class Metric:
    """Is one figure (or ``width`` of a kind): a counter only grows while the realm's process runs, a gauge is what is so now."""

    name: str
    kind: str
    dtype: str
    unit: str
    meaning: str
    width: int = 1


def _count(name: str, unit: str, meaning: str, width: int = 1) -> Metric:
    return Metric(name, COUNTER, "i8", unit, meaning, width)


def _now(name: str, unit: str, meaning: str, width: int = 1) -> Metric:
    return Metric(name, GAUGE, "i8", unit, meaning, width)


ALL: tuple[Metric, ...] = (
    _count("ticks", "ticks", "Ticks since the realm's process started."),
    _count("late_ticks", "ticks", "Ticks that began later than their turn."),
    Metric("tick_ms_sum", COUNTER, "f8", "ms", "Time of all ticks: brains, tick and the hand-out of events."),
    Metric("tick_ms_last", GAUGE, "f8", "ms", "Time of the last tick."),
    _count("tick_buckets", "ticks", "Ticks by their time (bounds in `host/metrics.py`).", len(TICK_BUCKETS_MS)),
    Metric("publish_ms_sum", COUNTER, "f8", "ms", "Time spent on snapshots in shared memory."),
    Metric("publish_ms_last", GAUGE, "f8", "ms", "Time of the last snapshot in shared memory."),
    _count("publications", "snapshots", "Snapshots put into shared memory."),
    Metric("cpu_s", COUNTER, "f8", "s", "Processor time of the realm's process."),
    _now("rss_bytes", "bytes", "Resident memory of the realm's process."),
    _count("packets_accepted", "packets", "Packets that the realm accepted."),
    _count("packets_refused", "packets", "Packets that the realm refused."),
    _count("packets_unknown", "packets", "Packets of an unknown opcode or session."),
    _count("queue_refused", "packets", "Packets that found the inbox, or their session's queue, full."),
    _now("packets_waiting", "packets", "Packets that wait for a later tick."),
    _count("events", "events", "Events told (what clients in sight would be sent)."),
    _count("ring_events", "events", "Events put into the ring."),
    _now("paused", "0 or 1", "Whether the realm's clock stands still."),
    Metric("speed", GAUGE, "f8", "×", "How fast the realm ticks, as a multiple of real time; 0: as fast as it can."),
    _now("wanted", "bots", "Bots that are wanted."),
    _now("bots", "bots", "Bots that have a seat."),
    _now("active", "bots", "Bots in the world that decided within ten seconds and are not stuck."),
    _now("idle", "bots", "Bots that have not decided for ten seconds."),
    _now("dead", "bots", "Bots that are a corpse or a ghost."),
    _now("in_combat", "bots", "Bots in combat."),
    _now("ordered", "bots", "Bots that have an operator's order."),
    _now("clients", "players", "Characters of people's clients."),
    _now("states", "bots", "Bots by what they do.", STATES),
    _now("stuck", "bots", "Stuck bots by the reason.", REASONS_STUCK),
    _now("classes", "bots", "Bots by class.", CLASSES),
    _now("in_world", "players", "Players in the world."),
    _count("kills", "creatures", "Creatures killed since the realm began."),
    _count("deaths", "players", "Deaths of players since the realm began."),
    _count("levels", "levels", "Levels gained since the realm began."),
    _count("xp", "points", "Experience gained since the realm began."),
    _count("loots", "loots", "Corpses looted since the realm began."),
    _count("swings", "swings", "White swings since the realm began."),
    _count("casts", "casts", "Spells cast to their end since the realm began."),
    _count("late_refusals", "casts", "Accepted casts that failed later, since the realm began."),
    _count("copper_made", "copper", "Money that entered the realm."),
    _count("copper_spent", "copper", "Money that left the realm."),
    _now("copper_held", "copper", "Money that bots have."),
    _now("pool_live", "rows", "Rows in use, by pooled table.", len(POOLED)),
    _now("pool_rows", "rows", "Rows there are, by pooled table.", len(POOLED)),
    _count("pool_refused", "rows", "Rows asked of a full table, by pooled table.", len(POOLED)),
    _count("snapshots_saved", "snapshots", "Snapshots written to disk by this process, or by helpers of it."),
    _now("snapshot_tick", "tick", "Tick of the newest snapshot on disk."),
    _now("link_clients", "connections", "Faces that are connected to the realm's socket."),
    _count("link_connects", "connections", "Faces that have connected."),
    _count("link_requests", "requests", "Requests answered over the socket."),
    _count("link_errors", "requests", "Requests answered by an error."),
    _count("link_packets", "packets", "Packets put into the inbox for faces."),
    _count("link_dropped", "connections", "Faces cut off: they did not read, or sent what is no message."),
    _count("link_halves", "messages", "Messages dropped whole because their sender went before their end."),
    Metric("link_ms_sum", COUNTER, "f8", "ms", "Time spent on the socket between ticks."),
)
"""All of them, in the order of the docs page."""

METRICS = Table("metrics", tuple(Column(m.name, m.dtype, m.unit, width=m.width) for m in ALL))


def page() -> str:
    """Return the table of the docs page in Markdown."""
    lines = ["| figure | kind | unit | meaning |", "|---|---|---|---|"]
    lines += [f"| `{m.name}` | {m.kind}{f', {m.width} of them' if m.width > 1 else ''} | {m.unit} | {m.meaning} |" for m in ALL]
    return "\n".join(lines) + "\n"
