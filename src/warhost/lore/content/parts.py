# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tables of a pack share: limits, the columns of a place, of a name, of an origin, and of loot."""

from __future__ import annotations

from warhost.lore.content.columns import Column

TOP = 2**31 - 1
MASK = 2**32 - 1
EDGE_YD = 17066.67
HEIGHT_YD = 20000.0
TURN = 6.2832
LARGEST_ENTRY = 16777215
TEXT = "text"
"""The unit of a column that counts into ``Pack.names``."""

ORIGIN = (
    Column("era", "i4", "number in manifest.eras", 0, 255),
    Column("source", "i4", "number in manifest.sources", 0, 65535),
)
"""The two columns that end every table: which game a row is of, and where it comes from."""
NAME = Column("name", "i4", TEXT, 0, TOP)


def place(x: str = "x", y: str = "y", z: str = "z") -> tuple[Column, ...]:
    """Return the columns of a place on a map."""
    return (
        Column("map_id", "i4", "map", 0, 65535),
        Column(x, "f8", "yd", -EDGE_YD, EDGE_YD),
        Column(y, "f8", "yd", -EDGE_YD, EDGE_YD),
        Column(z, "f8", "yd", -HEIGHT_YD, HEIGHT_YD),
    )


LOOT = (
    Column("loot_id", "i4", "loot", 1, TOP),
    Column("item", "i4", "item, 0 where reference", 0, LARGEST_ENTRY),
    Column("reference", "i4", "loot_id in loot_references, 0 where item", 0, TOP),
    Column("chance_pct", "f8", "percent; 0 in a group: an equal share of the rest", 0, 100),
    Column("group_id", "i4", "0 each row for itself; else at most one row of the group", 0, 255),
    Column("count_min", "i4", "items", 0, 65535),
    Column("count_max", "i4", "items; of a reference how often it is rolled", 1, 65535),
    Column("quest_required", "i4", "1: only for players whose quest wants it", 0, 1),
    Column("origin", "i4", "ORIGIN_*", 0, 1),
    *ORIGIN,
)
