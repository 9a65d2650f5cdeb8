# SPDX-License-Identifier: GPL-2.0-or-later
"""The open loop: the seed load on a field of its own, what each packet costs, and two twins that show what the design gives.

The uncompiled twin runs the same handlers as plain Python. In the locked twin worker threads call the same compiled rules
directly, a packet a call, under one lock, as a server does whose bots call into shared state.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from time import perf_counter, perf_counter_ns, sleep
from typing import Any

import numpy as np

from warhost.cli.bench.field import field_pack
from warhost.cli.bench.generator import ICE_LANCE, MAGE, PRIEST, RENEW, TICKS_A_SECOND, WARRIOR, Generator
from warhost.fleet.names import name_of as bot_name
from warhost.host.counts import CASTS, COMBAT_CHANGES, LOOTS, Counts, calibrate
from warhost.host.starting import say
from warhost.lore.spells import table
from warhost.protocol.opcodes import name_of
from warhost.protocol.records import BASE_DTYPE, to_record
from warhost.realm.content import build_content
from warhost.realm.dispatch import Dispatch, Handler
from warhost.realm.handlers import HANDLERS
from warhost.realm.kernel import COMPILED
from warhost.realm.populate import spawn_creatures
from warhost.realm.state import State, sizes_for
from warhost.realm.tick import tick
from warhost.realm.uncompiled import wrapped
from warhost.realm.warm import compile_kernels
from warhost.realm.world import World

HUMAN = 1
CLASSES = (MAGE, MAGE, PRIEST, PRIEST, WARRIOR)
"""Two fifths mages, two fifths priests, a fifth warriors: each caster has 1.6 s between two casts, which is more than a GCD."""
TWIN_THREADS = 4
TWIN_BOTS = 200


class Stopwatch:
    """Adds up the ns and packets of each opcode's handler."""

    def __init__(self) -> None:
        """Start at zero."""
        self.ns: dict[int, int] = {}
        self.packets: dict[int, int] = {}

    def around(self, handler: Handler) -> Handler:
        """Return ``handler`` with its batch function timed."""
        run = handler.run
        if run is None:
            return handler

        def timed(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
            began = perf_counter_ns()
            run(st, ct, packets, order, start, stop, results)
            self.ns[handler.opcode] = self.ns.get(handler.opcode, 0) + perf_counter_ns() - began
            self.packets[handler.opcode] = self.packets.get(handler.opcode, 0) + stop - start

        return replace(handler, run=timed)

    def clear(self) -> None:
        """Start anew."""
        self.ns.clear()
        self.packets.clear()


def make_world(bots: int, watch: Stopwatch) -> World:
    """Return a world on the field with ``bots`` bots of level 80 in it."""
    pack = field_pack(bots)
    content = build_content(pack, table.load())
    state = State(sizes_for(bots + 1, len(pack.spawns)), len(pack.maps), len(content.spells.rows), 1)
    world = World(state, content.arrays, Dispatch(HANDLERS))
    spawn_creatures(world)
    for _ in compile_kernels(world):
        pass
    for first in range(1, bots + 1, 500):
        for session in range(first, min(first + 500, bots + 1)):
            fields = {"account": session, "race": HUMAN, "class_id": CLASSES[session % 5], "gender": 0, "level": 80}
            more = {"place": (session - 1) // 10, "name": bot_name(session)}
            world.inbox.put(*to_record("HOST_BOT_SPAWN", {**fields, **more}, session, "host"))
        report = tick(world)
        if report.results.any():
            raise RuntimeError(f"the field refused bots: {np.unique(report.results)}")
    world.dispatch.handlers = tuple(watch.around(h) for h in world.dispatch.handlers)
    return world


def best_spells(world: World) -> dict[int, int]:
    """Return the spell id that each casting class of the field uses: the best rank at level 80."""
    spells = table.load()
    return {MAGE: spells.best_rank(ICE_LANCE, 80), PRIEST: spells.best_rank(RENEW, 80)}


def load(world: World, generator: Generator, ticks: int, counts: Counts, real_time: bool) -> tuple[int, int, int]:
    """Run ``ticks`` ticks under the load; return ns spent in the generator, ns in inbox, rounds and handlers, and packets."""
    own, path, sent = 0, 0, 0
    due = perf_counter()
    for _ in range(ticks):
        began = perf_counter_ns()
        packets = generator.tick()
        made = perf_counter_ns()
        world.inbox.put(packets)
        put = perf_counter_ns()
        report = tick(world)
        done = perf_counter_ns()
        own += made - began
        path += put - made
        sent += len(packets)
        counts.add(report, world.state, (done - made) / 1e6)
        if real_time:
            due += 1 / TICKS_A_SECOND
            sleep(max(0.0, due - perf_counter()))
    return own, path, sent


def measure(bots: int, seconds: int) -> dict[str, Any]:
    """Return the figures of the open loop (see docs): accepted share, quantiles of a tick, ns a packet, ratios."""
    watch = Stopwatch()
    say(f"filling the field with {bots:,} bots")
    world = make_world(bots, watch)
    generator = Generator(world, best_spells(world))
    load(world, generator, 100, Counts(world.dispatch), real_time=False)
    watch.clear()
    gc.collect()
    gc.freeze()
    calibration = calibrate()
    counts = Counts(world.dispatch)
    own, path, sent = load(world, generator, seconds * TICKS_A_SECOND, counts, real_time=True)
    handled = sum(watch.ns.values())
    per_packet = {name_of(op): round(watch.ns[op] / watch.packets[op], 1) for op in watch.ns if watch.packets[op]}
    accepted = sum(outcome["accepted"] for outcome in counts.packets().values())
    total = sum(outcome["accepted"] + outcome["refused"] for outcome in counts.packets().values())
    rounds = time_rounds(world, generator)
    mean = (handled + path) / sent + rounds
    locked = locked_twin(world, generator)
    return {
        "bots": bots,
        "seconds": seconds,
        "accepted_share": round(accepted / total, 4),
        "tick_ms": counts.tick_quantiles(),
        "mean_ns_per_packet": round(mean, 1),
        "ns_per_packet": per_packet,
        "rates": counts.rates(seconds),
        "asked": {"casts_per_s": 10_000 * bots // 20_000, "of": [*CASTS, *COMBAT_CHANGES, "MSG_MOVE_*", *LOOTS]},
        "refusals": counts.refusals_by_name(),
        "generator_ms_per_tick": round(own / 1e6 / (seconds * TICKS_A_SECOND), 3),
        "locked_twin_ns_per_packet": round(locked, 1),
        "locked_twin_ratio": round(locked / mean, 1),
        "calibration": {"loop_ms_before": calibration, "loop_ms_after": calibrate()},
    }


def time_rounds(world: World, generator: Generator) -> float:
    """Return the ns a packet that drain and rounds take, on one tick's packets."""
    packets = generator.tick()
    sessions, slots = np.ascontiguousarray(packets["session"]), world.dispatch.slots(packets["opcode"])
    began = perf_counter_ns()
    for _ in range(50):
        world.dispatch.slots(packets["opcode"])
        world.rounds.split(sessions, slots, world.packets_a_session)
    return (perf_counter_ns() - began) / 50 / len(packets)


def locked_twin(world: World, generator: Generator) -> float:
    """Return the ns a packet where threads call the rules directly, a packet a call, under one lock."""
    packets = generator.tick().view(BASE_DTYPE)
    slots = world.dispatch.slots(packets["opcode"])
    results = np.zeros(len(packets), np.int32)
    order = np.arange(len(packets), dtype=np.int32)
    st, ct, lock = world.state.kernels(), world.content, threading.Lock()
    views: dict[int, Any] = {int(slot): world.dispatch.view(int(slot), packets) for slot in np.unique(slots)}
    if not COMPILED:
        views = {slot: wrapped(view) for slot, view in views.items()}

    def work(first: int) -> None:
        for i in range(first, len(packets), TWIN_THREADS):
            run = world.dispatch.handlers[int(slots[i])].run
            if run is not None:
                with lock:
                    run(st, ct, views[int(slots[i])], order, i, i + 1, results)

    threads = [threading.Thread(target=work, args=(k,)) for k in range(TWIN_THREADS)]
    began = perf_counter_ns()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return (perf_counter_ns() - began) / len(packets)


def handlers_only(bots: int, ticks: int) -> float:
    """Return the mean ns a packet in handlers alone, on a field of ``bots`` bots in this process."""
    watch = Stopwatch()
    world = make_world(bots, watch)
    generator = Generator(world, best_spells(world))
    load(world, generator, 20, Counts(world.dispatch), real_time=False)
    watch.clear()
    load(world, generator, ticks, Counts(world.dispatch), real_time=False)
    return sum(watch.ns.values()) / max(1, sum(watch.packets.values()))


def twin(compiled: bool) -> float:
    """Return ``handlers_only`` of a small field in a process of its own, compiled or not."""
    options = json.dumps({"twin": TWIN_BOTS})
    environment = {**os.environ, "WARHOST_COMPILE": "1" if compiled else "0"}
    command = [sys.executable, "-m", "warhost.cli.bench.packets", options]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment)  # noqa: S603 - our own module
    return float(done.stdout)


def main() -> None:
    """Run the measurement, or one twin of it, and print it."""
    options = json.loads(sys.argv[1])
    if "twin" in options:
        sys.stdout.write(f"{handlers_only(options['twin'], 200)}\n")
        return
    result = measure(options["bots"], options["seconds"])
    plain, fast = twin(compiled=False), twin(compiled=True)
    result |= {"uncompiled_ns_per_packet": round(plain, 1), "uncompiled_ratio": round(plain / fast, 1)}
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
