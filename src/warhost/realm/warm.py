# SPDX-License-Identifier: GPL-2.0-or-later
"""Compile every kernel of the realm that Python calls before its first tick, so that no tick waits for the compiler.

Those that only kernels call come with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from warhost.protocol.records import BASE_DTYPE
from warhost.protocol.registry import definition
from warhost.realm import chance, events, geometry, grid, guids, pools
from warhost.realm.due import run_due
from warhost.realm.handlers.movement.moves import is_on_map
from warhost.realm.handlers.movement.teleports import teleport
from warhost.realm.handlers.session.equipment import dispossess
from warhost.realm.handlers.session.presence import enter_world, leave_world
from warhost.realm.handlers.session.starting import begin, forget
from warhost.realm.kernel import compile_for
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
    total = len(busy) + 3
    st, ct = world.state.kernels(), world.content
    none = np.empty(0, np.int32)
    yield "rounds", 0, total
    world.rounds.split(np.zeros(1, np.int32), np.zeros(1, np.int32), 1)
    for done, slot in enumerate(busy, 1):
        handler = handlers[slot]
        yield definition(handler.opcode).name, done, total
        if handler.run is not None:
            handler.run(st, ct, world.dispatch.view(slot, np.empty(0, BASE_DTYPE)), none, 0, 0, none)
    if systems("quiet handlers"):
        yield "quiet handlers", total - 2, total
        for called, like in called_by_quiet_handlers(st, ct):
            compile_for(called, like)
    if systems("timers"):
        yield "timers", total - 1, total
        blank = State(sizes_for(1, 1), 1, 8, 0)
        blank["clock"]["tick"] = 1
        run_due(blank.kernels(), ct)
    yield "done", total, total


def called_by_quiet_handlers(st: Any, ct: Any) -> tuple[tuple[Any, tuple[Any, ...]], ...]:
    """Return the kernels that plain Python calls one by one, each with arguments of the types that it gets there."""
    return (
        (begin, (st, ct, 0, True, 0)),
        (forget, (st, 0)),
        (dispossess, (st, 0)),
        (enter_world, (st, ct, 0, 0, 0)),
        (leave_world, (st, ct, 0, 0)),
        (teleport, (st, ct, 0, 0, 0.0, 0.0, 0.0, 0.0, 0)),
        (is_on_map, (0.0, 0.0, 0.0, 0.0)),
        (events.tell, (st, 0, 0, 0, 0, 0, 0, 0, 0)),
        (guids.row_of, (st, np.uint64(0))),
        (pools.take, (st.pools, 0, st.players)),
        (pools.take, (st.pools, 0, st.units)),
        (pools.give_back, (st.pools, 0, st.players, 0)),
        (pools.give_back, (st.pools, 0, st.units, 0)),
        (chance.roll, (st, 0, 0, 0)),
        (chance.bits, (0, 0, 0, 0, 0)),
        (geometry.sine, (0.0,)),
        (geometry.cosine, (0.0,)),
        (geometry.single, (0.0,)),
        (geometry.angle_to, (0.0, 0.0, 0.0, 0.0)),
        (grid.cell_of, (ct, 0, 0.0, 0.0)),
    )
