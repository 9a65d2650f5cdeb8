# SPDX-License-Identifier: GPL-2.0-or-later
"""The clock with the realm's running totals and the rule settings (a row each), and the book-keeping of pooled tables."""

from warhost.realm.schema import Column, Table

CLOCK = Table(
    "clock",
    (
        Column("tick", "i8", "ticks", low=0),
        Column("now_ms", "i8", "ms", low=0),  # the end of the tick that runs; a tick covers (now_ms - 50, now_ms]
        Column("seed", "i8", low=0),
        Column("paused", "u1", low=0, high=1),
        Column("next_item", "u4", empty=1),  # low part of the next item's GUID
        Column("next_pet", "u4", empty=1),  # number in the next summoned unit's GUID
        Column("players", "i4", "rows", low=0),  # rows of the players table in use
        Column("in_world", "i4", low=0),  # players that are in the world
        Column("kills", "i8", low=0),
        Column("deaths", "i8", low=0),
        Column("levels", "i8", low=0),
        Column("xp", "i8", low=0),
        Column("loots", "i8", low=0),
        Column("swings", "i8", low=0),
        Column("casts", "i8", low=0),  # spells that were cast to their end
        Column("late_refusals", "i8", low=0),  # accepted casts that failed later: queued ones, and at the end of the cast bar
        Column("copper_made", "i8", "copper", low=0),  # money that entered the realm
        Column("copper_spent", "i8", "copper", low=0),  # money that left it
        Column("due_count", "i4", low=0),
    ),
)

POOLS = Table(
    "pools",
    (
        Column("first_free", "i4", "row of the pool's table", low=-1, empty=-1),
        Column("used", "i4", "rows ever used", low=0),
        Column("live", "i4", "rows in use", low=0),
        Column("refused", "i8", "rows asked of a full pool", low=0),
    ),
)

(
    POOL_UNITS,
    POOL_AURAS,
    POOL_COOLDOWNS,
    POOL_THREAT,
    POOL_ITEMS,
    POOL_LOOT_ITEMS,
    POOL_TIMER_BLOCKS,
    POOL_PLAYERS,
    POOL_CREATURES,
    POOL_MISSILES,
    POOL_DIMINISHINGS,
    POOL_SUMMONS,
    POOL_CELL_BLOCKS,
) = range(13)
POOLED: tuple[str, ...] = (
    *("units", "auras", "cooldowns", "threat", "items", "loot_items", "timer_blocks", "players", "creatures", "missiles"),
    *("diminishings", "summons", "cell_blocks"),
)
"""The tables whose rows are taken from a pool, in the order of the rows of ``pools``."""

RULES = Table(
    "rules",
    (
        Column("spells_known_by_level", "u1", low=0, high=1, empty=1),
        Column("dynamic_respawn", "u1", low=0, high=1),
        Column("xp_rate", "f8", "factor", low=0, high=1000, empty=1),
        Column("loot_rate", "f8", "factor", low=0, high=1000, empty=1),
        Column("money_rate", "f8", "factor", low=0, high=1000, empty=1),
        Column("queue_ms", "i4", "ms", low=0, high=1500, empty=400),  # how early the next cast may be asked for
        Column("visibility_yd", "f8", "yd", low=10, high=533, empty=100),
        Column("speed_tolerance", "f8", "factor", low=1, high=10, empty=1.1),
        Column("decay_ms", "i4", "ms", low=1000, empty=60000),  # a looted or never looted corpse
        Column("corpse_delay", "u1", low=0, high=1),  # 1: after deaths in a row a corpse may be reclaimed later
        Column("max_level", "u1", low=1, high=80, empty=80),
        Column("instant_logout", "u1", low=0, high=1),
        Column("gear_follows_level", "u1", low=0, high=1, empty=1),  # bots are equipped anew when they gain a level
    ),
)
