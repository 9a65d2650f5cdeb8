# SPDX-License-Identifier: GPL-2.0-or-later
"""One tick of 50 ms, and the only file that states an order.

1. Drain the inbox, after what still waits from the last tick; hand the batch to the journal.
2. Split it into rounds and groups of one opcode (``rounds``); what a session has over its limit waits.
3. Run the handlers in the order of HANDLERS.
4. Run what is due: timers in the order of their exact milliseconds (``due``), whoever asked for them.
5. Hand out the events.

Handlers come before timers, so that a packet of this tick finds the realm as it was at the end of the last one, which
is what its sender saw.
"""

from __future__ import annotations

import numpy as np

from warhost.protocol.records import BASE_DTYPE
from warhost.realm import reasons
from warhost.realm.due import run_due
from warhost.realm.kernel import COMPILED
from warhost.realm.uncompiled import wrapped
from warhost.realm.wheel import TICK_MS
from warhost.realm.world import TickReport, World

PASSES = 8
"""How often timers that were asked for within the tick are looked at again; later ones come first in the next tick."""


def tick(world: World) -> TickReport:
    """Apply everything in the inbox and let 50 ms pass. Mutates ``world.state`` alone; deterministic to the bit."""
    state = world.state
    packets, blob = _batch(world)
    if world.journal is not None:
        world.journal(state.tick + 1, packets, blob)
    state.grow_where_tight()
    clock = state["clock"]
    paused = bool(clock["paused"][0])
    if not paused:
        clock["tick"] += 1
        clock["now_ms"] = clock["tick"] * TICK_MS
    state.event_counts["count"] = 0
    results, slots, waiting = _apply(world, packets, blob)
    if not paused:
        st = state.kernels()
        for _ in range(PASSES):
            if run_due(st, world.content) == 0:
                break
    _keep_waiting(world, packets, blob, waiting)
    if len(waiting):
        done = np.ones(len(packets), bool)
        done[waiting] = False
        packets, results, slots = packets[done], results[done], slots[done]
    return TickReport(state.tick, packets, results, slots, blob, state.events[: int(state.event_counts["count"][0])])


def hold(world: World) -> None:
    """Move what lies in the inbox to the packets that wait, so that a snapshot holds it; the next tick takes them as it would have.

    Mutates the inbox and the state.
    """
    packets, blob = _batch(world)
    if len(packets):
        world.state.waiting, world.state.waiting_blob = packets.copy(), blob


def _batch(world: World) -> tuple[np.ndarray, bytes]:
    """Return what waited and what arrived, in this order, with the bytes of both."""
    packets, blob = world.inbox.drain()
    waited = world.state.waiting
    if waited is None or not len(waited):
        return packets, blob
    first = world.state.waiting_blob
    if blob:
        packets["blob_at"][packets["blob_len"] > 0] += len(first)
    return np.concatenate([waited, packets]), first + blob


def _apply(world: World, packets: np.ndarray, blob: bytes) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Run the handlers over ``packets``; return their results, their slots and the indices of those that wait."""
    dispatch = world.dispatch
    results = np.zeros(len(packets), np.int32)
    if not len(packets):
        return results, np.empty(0, np.int32), np.empty(0, np.int32)
    sessions = np.ascontiguousarray(packets["session"])
    slots = dispatch.slots(packets["opcode"])
    known = (sessions >= 0) & (sessions < len(world.state["sessions"])) & (slots >= 0)
    if known.all():
        order, groups, waiting = world.rounds.split(sessions, slots, world.packets_a_session)
    else:
        results[~known] = np.where(slots[~known] < 0, reasons.SESSION_UNKNOWN_OPCODE, reasons.SESSION_UNKNOWN)
        good = np.flatnonzero(known).astype(np.int32)
        order, groups, waiting = world.rounds.split(sessions[good], slots[good], world.packets_a_session)
        order, waiting = good[order], good[waiting]
    for slot, start, stop in groups:
        handler = dispatch.handlers[slot]
        view = dispatch.view(slot, packets)
        if handler.run is not None:
            records = view if COMPILED else wrapped(view)
            handler.run(world.state.kernels(), world.content, records, order, start, stop, results)
        elif handler.apply is not None:
            for index in order[start:stop]:
                packet = view[index]
                at, size = int(packet["blob_at"]), int(packet["blob_len"])
                results[index] = handler.apply(world, packet, blob[at : at + size])
    return results, slots, waiting


def _keep_waiting(world: World, packets: np.ndarray, blob: bytes, waiting: np.ndarray) -> None:
    """Keep the packets ``waiting`` for the next tick, with their bytes; a session keeps ``queue_a_session`` at most."""
    state = world.state
    state.waiting, state.waiting_blob = None, b""
    if not len(waiting):
        return
    kept = packets[waiting].copy()
    queued: dict[int, int] = {}
    fits = np.ones(len(kept), bool)
    for i, session in enumerate(kept["session"].tolist()):
        queued[session] = queued.get(session, 0) + 1
        fits[i] = queued[session] <= world.queue_a_session
    world.inbox.refused += int((~fits).sum())
    kept = kept[fits]
    parts: list[bytes] = []
    at = 0
    for record in kept:
        size = int(record["blob_len"])
        if size:
            start = int(record["blob_at"])
            parts.append(blob[start : start + size])
            record["blob_at"] = at
            at += size
    state.waiting, state.waiting_blob = np.ascontiguousarray(kept, BASE_DTYPE), b"".join(parts)
