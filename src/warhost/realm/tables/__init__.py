# SPDX-License-Identifier: GPL-2.0-or-later
"""The schema literals of the realm's state, a file per concern."""

from warhost.realm.schema import Table
from warhost.realm.tables.casting import AURAS, COOLDOWNS, DIMINISHINGS, MISSILES
from warhost.realm.tables.clock import CLOCK, POOLS, RULES
from warhost.realm.tables.combat import THREAT
from warhost.realm.tables.creatures import CREATURES
from warhost.realm.tables.grid import CELL_BLOCKS
from warhost.realm.tables.items import ITEMS, LOOT_ITEMS
from warhost.realm.tables.players import PLAYERS, SESSIONS
from warhost.realm.tables.runes import RUNES
from warhost.realm.tables.sheets import SHEETS
from warhost.realm.tables.summons import SUMMONS
from warhost.realm.tables.timers import DUE, TIMER_BLOCKS
from warhost.realm.tables.units import UNITS

ALL: tuple[Table, ...] = (
    CLOCK,
    RULES,
    POOLS,
    UNITS,
    CELL_BLOCKS,
    SHEETS,
    PLAYERS,
    RUNES,
    SESSIONS,
    CREATURES,
    SUMMONS,
    AURAS,
    COOLDOWNS,
    DIMINISHINGS,
    MISSILES,
    THREAT,
    ITEMS,
    LOOT_ITEMS,
    TIMER_BLOCKS,
    DUE,
)
"""Every table of the state, in the order in which kernels, snapshots and the state hash see them."""
