# SPDX-License-Identifier: GPL-2.0-or-later
"""Compile every kernel of the realm that Python calls before its first tick, so that no tick waits for the compiler.

Those that only kernels call come with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from warhost.protocol.records import BASE_DTYPE
from warhost.realm import chance, events, geometry, grid, guids, pools, rounds
from warhost.realm.due import run_due
from warhost.realm.handlers.movement.moves import is_on_map
from warhost.realm.handlers.movement.teleports import teleport
from warhost.realm.handlers.session.equipment import dispossess
from warhost.realm.handlers.session.presence import enter_world, leave_world
from warhost.realm.handlers.session.starting import begin, forget
from warhost.realm.kernel import COMPILED, KEPT_IN
from warhost.realm.world import World

Entry = tuple[Any, tuple[Any, ...]]
"""A kernel, and arguments of the types that Python calls it with."""

HEAVIEST = "spell casting"
"""The system whose kernels reach nearly everything that the others do: who shares the work takes it apart."""


def compile_kernels(world: World, systems: Callable[[str], bool] = lambda system: True) -> Iterator[tuple[str, int, int]]:
    """Compile, yielding ``(what comes next, done, of)`` before each step. Nothing of ``world`` is changed.

    Only systems for which ``systems`` says so are compiled; ``quiet handlers`` and ``timers`` count as systems.
    """
    if not COMPILED:
        return
    from warhost.realm.compiling.groups import make_ready

    for group in groups_of(world):
        entries = [entry for system, entry in group if systems(system)]
        for done, name in enumerate(make_ready(entries, KEPT_IN)):
            yield name, done, len(entries) + 1


def groups_of(world: World) -> tuple[list[tuple[str, Entry]], ...]:
    """Return what Python calls, with its system: what spells and timers reach in one group, all else in another."""
    st, ct = world.state.kernels(), world.content
    none = np.empty(0, np.int32)
    heavy: list[tuple[str, Entry]] = [("timers", (run_due, (st, ct)))]
    light: list[tuple[str, Entry]] = [("quiet handlers", entry) for entry in called_by_quiet_handlers(st, ct)]
    for slot, handler in enumerate(world.dispatch.handlers):
        if handler.run is not None:
            packets = world.dispatch.view(slot, np.empty(0, BASE_DTYPE))
            entry = (handler.run, (st, ct, packets, none, 0, 0, none))
            (heavy if handler.system == HEAVIEST else light).append((handler.system, entry))
    return heavy, light


def called_by_quiet_handlers(st: Any, ct: Any) -> tuple[Entry, ...]:
    """Return the kernels that plain Python calls one by one, each with arguments of the types that it gets there."""
    i4 = np.empty(0, np.int32)
    return (
        (rounds.rank, (i4, i4, i4, 0, 0, i4)),
        (rounds.sort, (i4, i4, i4)),
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
