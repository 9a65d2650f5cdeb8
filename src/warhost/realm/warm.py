# SPDX-License-Identifier: GPL-2.0-or-later
"""Compile every kernel of the realm before its first tick, by calling each with nothing to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from warhost.protocol.records import BASE_DTYPE
from warhost.protocol.registry import definition
from warhost.realm.due import run_due
from warhost.realm.state import State, sizes_for
from warhost.realm.world import World

HEAVIEST = "spell casting"
"""The system whose kernels reach nearly everything that the others do: who shares the work takes it apart."""


def compile_kernels(world: World, systems: Callable[[str], bool] = lambda system: True) -> Iterator[tuple[str, int, int]]:
    """Compile, yielding ``(what comes next, done, of)`` before each step. Nothing of ``world`` is changed.

    Kernels of an opcode are called with an empty batch; the timers' (the system ``timers``) with an empty state of the same
    shape of arrays. Only systems for which ``systems`` says so are compiled.
    """
    handlers = world.dispatch.handlers
    busy = [slot for slot, handler in enumerate(handlers) if handler.run is not None and systems(handler.system)]
    total = len(busy) + 2
    st, ct = world.state.kernels(), world.content
    none = np.empty(0, np.int32)
    yield "rounds", 0, total
    world.rounds.split(np.zeros(1, np.int32), np.zeros(1, np.int32), 1)
    for done, slot in enumerate(busy, 1):
        handler = handlers[slot]
        yield definition(handler.opcode).name, done, total
        if handler.run is not None:
            handler.run(st, ct, world.dispatch.view(slot, np.empty(0, BASE_DTYPE)), none, 0, 0, none)
    if systems("timers"):
        yield "timers", total - 1, total
        blank = State(sizes_for(1, 1), 1, 8, 0)
        blank["clock"]["tick"] = 1
        run_due(blank.kernels(), ct)
    yield "done", total, total
