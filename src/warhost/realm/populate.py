# SPDX-License-Identifier: GPL-2.0-or-later
"""Put the creatures of the content into a realm that is to begin."""

from __future__ import annotations

from warhost.realm.handlers.creatures.birth import make_all
from warhost.realm.tables.clock import POOL_CREATURES, POOL_UNITS
from warhost.realm.world import World


def spawn_creatures(world: World) -> int:
    """Bring the creature of every spawn to life and return how many there are.

    Call it once, before the first tick of a new realm; a saved realm has its creatures already. Mutates ``world.state``.
    """
    state = world.state
    wanted = len(world.content.spawns)
    for name, which in (("units", POOL_UNITS), ("creatures", POOL_CREATURES)):
        state.grow(name, int(state["pools"]["used"][which]) + wanted + 8)
    return int(make_all(state.kernels(), world.content))
