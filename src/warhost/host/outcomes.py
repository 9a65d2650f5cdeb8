# SPDX-License-Identifier: GPL-2.0-or-later
"""Follow packets that faces put into the inbox until the realm has judged them, so that who sent them learns what became of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from warhost.host.errors import RefusedError
from warhost.protocol.opcodes import FIRST_HOST_OPCODE
from warhost.protocol.records import BASE_DTYPE
from warhost.realm.reasons import SESSION_QUEUE_FULL
from warhost.realm.world import TickReport, World

PATIENCE_TICKS = 200
"""A packet of which nothing is heard for so long was dropped from its session's queue."""
MOST_PACKETS = 50_000
"""How many may be on their way at once."""
UNHEARD = -1

Done = Callable[[np.ndarray], None]


@dataclass
class Parcel:
    """Is packets sent together: their results so far, how many are missing, and whom to tell."""

    results: np.ndarray
    missing: int
    age: int
    done: Done


def keys_of(packets: np.ndarray, blob: bytes) -> list[bytes]:
    """Return what tells a packet from others wherever its bytes lie: session, opcode, columns, bytes."""
    raw = packets.view(np.uint8).reshape(len(packets), packets.dtype.itemsize)
    plain = np.concatenate([raw[:, :8], raw[:, 16:]], axis=1)
    ends = zip(packets["blob_at"].tolist(), packets["blob_len"].tolist(), strict=True)
    return [key.tobytes() + blob[at : at + size] if size else key.tobytes() for key, (at, size) in zip(plain, ends, strict=True)]


class Outcomes:
    """Puts packets into the inbox of ``world`` and tells their senders; of equal packets the first sent is the first judged."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._waiting: dict[bytes, deque[tuple[Parcel, int]]] = {}
        self._parcels: list[Parcel] = []
        self.sent = 0

    @property
    def on_their_way(self) -> int:
        """Return how many packets the realm has not judged yet."""
        return sum(parcel.missing for parcel in self._parcels)

    def put(self, packets: np.ndarray, blob: bytes, done: Done) -> None:
        """Put all of ``packets`` (BASE_DTYPE) into the inbox, or none; ``done`` gets their results once all are known.

        Raises RefusedError where there is no room for them.
        """
        room = min(self._world.inbox.capacity - len(self._world.inbox), MOST_PACKETS - self.on_their_way)
        if len(packets) > room:
            raise RefusedError("busy", f"saw {len(packets):,} packets, there is room for {room:,}: send them later", len(packets), room)
        keys = keys_of(packets, blob)
        self._world.inbox.put(packets, blob)
        self.sent += len(packets)
        parcel = Parcel(np.full(len(packets), UNHEARD, np.int32), len(packets), 0, done)
        for place, key in enumerate(keys):
            self._waiting.setdefault(key, deque()).append((parcel, place))
        self._parcels.append(parcel)

    def heard(self, report: TickReport) -> None:
        """Take note of what a tick judged, and tell those of whose packets all are known or given up."""
        if not self._parcels:
            return
        ours = report.packets["opcode"] >= FIRST_HOST_OPCODE
        packets = report.packets[ours].view(BASE_DTYPE)
        for key, result in zip(keys_of(packets, report.blob), report.results[ours].tolist(), strict=True):
            found = self._waiting.get(key)
            if found:
                parcel, place = found.popleft()
                parcel.results[place] = result
                parcel.missing -= 1
                if not found:
                    del self._waiting[key]
        for parcel in self._parcels:
            parcel.age += 1
        done = [parcel for parcel in self._parcels if parcel.missing == 0 or parcel.age >= PATIENCE_TICKS]
        for parcel in done:
            self._parcels.remove(parcel)
            if parcel.missing:
                self._give_up(parcel)
            parcel.done(parcel.results)

    def _give_up(self, parcel: Parcel) -> None:
        """Count what is missing of a parcel as refused by a full queue."""
        parcel.results[parcel.results == UNHEARD] = SESSION_QUEUE_FULL
        parcel.missing = 0
        for key in list(self._waiting):
            kept = deque(entry for entry in self._waiting[key] if entry[0] is not parcel)
            if kept:
                self._waiting[key] = kept
            else:
                del self._waiting[key]
