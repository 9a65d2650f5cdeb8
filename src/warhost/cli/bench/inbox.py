# SPDX-License-Identifier: GPL-2.0-or-later
"""Many threads put packets into one inbox while one drains it: nothing may be lost, each thread's order must be kept."""

from __future__ import annotations

import json
import sys
import threading
from time import perf_counter
from typing import Any

import numpy as np

from warhost.protocol.opcode_numbers import CMSG_SET_SELECTION
from warhost.protocol.records import record_dtype
from warhost.realm.inbox import Inbox


def produce(inbox: Inbox, thread: int, count: int, batch: int, ready: threading.Event) -> None:
    """Put packets ``0 … count-1`` of ``thread`` in batches, waiting only where the inbox is full."""
    records = np.zeros(batch, record_dtype(CMSG_SET_SELECTION))
    records["session"] = thread
    records["opcode"] = CMSG_SET_SELECTION
    ready.wait()
    sent = 0
    while sent < count:
        size = min(batch, count - sent)
        records["guid"][:size] = np.arange(sent, sent + size, dtype=np.uint64)
        sent += inbox.put(records[:size])


def run(threads: int, count: int, batch: int) -> dict[str, Any]:
    """Return packets a second, how many were lost and how many came out of order, for one batch size."""
    inbox = Inbox()
    ready = threading.Event()
    workers = [threading.Thread(target=produce, args=(inbox, t, count, batch, ready)) for t in range(threads)]
    for worker in workers:
        worker.start()
    following = np.zeros(threads, np.uint64)
    received, disordered = 0, 0
    began = perf_counter()
    ready.set()
    while received < threads * count and (any(w.is_alive() for w in workers) or len(inbox)):
        packets, _ = inbox.drain()
        if not len(packets):
            continue
        view = packets.view(record_dtype(CMSG_SET_SELECTION))
        for thread in range(threads):
            numbers = view["guid"][view["session"] == thread]
            if len(numbers):
                disordered += int((numbers != following[thread] + np.arange(len(numbers), dtype=np.uint64)).sum())
                following[thread] = numbers[-1] + np.uint64(1)
        received += len(packets)
    seconds = perf_counter() - began
    for worker in workers:
        worker.join()
    lost = threads * count - received
    return {
        "batch": batch,
        "packets": received,
        "lost": lost,
        "out_of_order": disordered,
        "ns_per_packet": round(seconds * 1e9 / received, 1),
    }


def main() -> None:
    """Run both batch sizes and print the result."""
    options = json.loads(sys.argv[1])
    runs = [run(options["threads"], options["packets"], batch) for batch in (1, 1000)]
    sys.stdout.write(json.dumps({"threads": options["threads"], "runs": runs}) + "\n")


if __name__ == "__main__":
    main()
