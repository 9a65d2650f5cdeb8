# SPDX-License-Identifier: GPL-2.0-or-later
"""Times how the table of bots is brought up to date, and what the queue of writes saves; prints one JSON object.

python bench/store_upsert.py                                        # SQLite, in a temporary folder
python bench/store_upsert.py --url postgresql://me@localhost/empty  # a database that it may fill
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from time import perf_counter, process_time

from sqlalchemy import delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from warhost.config import Settings
from warhost.host.counts import calibrate
from warhost.store import BotRow, Store, open_store, statements
from warhost.store.bots import COLUMNS
from warhost.store.models import Bot, SettingChange

ONE_BY_ONE = 300
"""Writes that are committed each by itself, for comparison: each waits for the disk."""


def picture(bots: int, tick: int, dirty: float) -> list[BotRow]:
    """Return all bots as they are at a tick, a part of whom differ from the tick before."""
    changing = round(bots * dirty)
    return [
        BotRow(
            guid=guid, name=f"Bot{guid}", race=1, class_id=1 + guid % 9, level=10 + guid % 70, map=guid % 2, zone=12,
            x=guid + (tick if guid <= changing else 0), y=guid / 7, z=1.5, state="fighting", stuck_reason="", hp=100, max_hp=120,
            target=0xF130_0000_0000_0000 + guid, xp=guid, copper=guid * 3, kills=guid % 5, deaths=0, updated_tick=tick,
        )
        for guid in range(1, bots + 1)
    ]  # fmt: skip


async def timed(rounds: int, act: Callable[[int], Awaitable[object]]) -> dict[str, float]:
    """Return the median and the worst time of an act in ms, and what this process itself spent on it."""
    times, used = [], []
    for number in range(rounds):
        began, began_cpu = perf_counter(), process_time()
        await act(number)
        times.append((perf_counter() - began) * 1000)
        used.append((process_time() - began_cpu) * 1000)
    return {"ms": round(statistics.median(times), 2), "worst_ms": round(max(times), 2), "own_cpu_ms": round(statistics.median(used), 2)}


async def projections(store: Store, bots: int, rounds: int) -> dict[str, dict[str, float]]:
    """Time the projection: the whole table anew, every row dirty, a tenth, none; committed each."""
    ticks = count()
    found = {}
    for name, dirty in (("first", 1.0), ("all_dirty", 1.0), ("tenth_dirty", 0.1), ("none_dirty", 0.0)):
        pictures = [picture(bots, next(ticks), dirty) for _ in range(1 if name == "first" else rounds)]
        if name != "first":  # what is timed starts from a picture of its own kind
            store.bots.project(picture(bots, next(ticks), dirty))
            await store.writes.drain()

        async def act(number: int, pictures: list[list[BotRow]] = pictures) -> None:
            store.bots.project(pictures[number])
            await store.writes.drain()

        found[name] = await timed(len(pictures), act)
    return found


async def other_ways(store: Store, bots: int) -> dict[str, float]:
    """Return how many ms the same rows take as upserts of one row each, and handed to the driver as one list."""
    new = (postgresql if store.address.file is None else sqlite).insert(Bot)
    upsert = new.on_conflict_do_update(index_elements=[Bot.guid], set_={name: new.excluded[name] for name in COLUMNS[1:]})
    found = {}
    for name, tick in (("row_by_row_ms", 10**6), ("one_list_ms", 10**6 + 1)):
        rows = [row._asdict() for row in picture(bots, tick, 1.0)]
        began = perf_counter()
        async with store.session() as session:
            connection = await session.connection()
            for part in [[row] for row in rows] if name == "row_by_row_ms" else [rows]:
                await connection.execute(upsert, part)
        found[name] = round((perf_counter() - began) * 1000, 1)
    return found


async def queue(store: Store, writes: int) -> dict[str, float]:
    """Return the writes a second through the queue, and of as many transactions one after the other."""
    change = {"before": "", "after": "", "origin": "", "actor": "bench", "name": "bench", "applied": True, "at": datetime.now(UTC)}
    write = [statements(insert(SettingChange).values(reload=number, **change)) for number in range(writes)]
    began = perf_counter()
    for one in write:
        store.writes.offer(one)
    await store.writes.drain()
    queued_s = perf_counter() - began
    began = perf_counter()
    for one in write[:ONE_BY_ONE]:
        async with store.session() as session:
            await one(session)
    single_s = perf_counter() - began
    await store.writes.run(statements(delete(SettingChange).where(SettingChange.actor == "bench")))
    queued, single = writes / queued_s, len(write[:ONE_BY_ONE]) / single_s
    return {"queued_per_s": round(queued), "one_by_one_per_s": round(single), "ratio": round(queued / single, 1)}


async def measure(url: str, bots: int, rounds: int, writes: int) -> dict[str, object]:
    """Measure one database, which must hold no bots."""
    async with await open_store(Settings.model_validate({"store": {"url": url}})) as store:
        async with store.session(read_only=True) as session:
            if await session.scalar(select(func.count()).select_from(Bot)):
                raise SystemExit("that database holds bots: name one that may be filled and emptied")
        before = calibrate()
        found = await projections(store, bots, rounds)
        others = await other_ways(store, bots)
        queued = await queue(store, writes)
        await store.writes.run(statements(delete(Bot)))
        return {
            "database": store.address.shown.partition("://")[0],
            "bots": bots,
            "rounds": rounds,
            "projection": found,
            **others,
            "row_by_row_ratio": round(others["row_by_row_ms"] / found["all_dirty"]["ms"], 1),
            "queue": queued,
            "calibration": {"loop_ms_before": before, "loop_ms_after": calibrate()},
        }


def main() -> None:
    """Read the arguments, measure, print."""
    asking = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    asking.add_argument("--url", help="a database that may be filled; without it a file of SQLite in a temporary folder")
    asking.add_argument("--bots", type=int, default=5000)
    asking.add_argument("--rounds", type=int, default=9)
    asking.add_argument("--writes", type=int, default=4000)
    given = asking.parse_args()
    with tempfile.TemporaryDirectory(prefix="warhost-bench-") as folder:
        url = given.url or f"sqlite:///{Path(folder) / 'store.sqlite3'}"
        print(json.dumps(asyncio.run(measure(url, given.bots, given.rounds, given.writes)), indent=2))


if __name__ == "__main__":
    main()
