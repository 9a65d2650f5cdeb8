# SPDX-License-Identifier: GPL-2.0-or-later
"""What is shown of a player outside of the realm: a row of 128 bytes. No part of the state; ``realm.showing`` fills it."""

from warhost.realm.schema import Column, Table

BOTS = Table(
    "bots",
    (
        Column("guid", "u8", "GUID; 0: nobody has this row"),
        Column("target", "u8", "GUID of whom it has selected"),
        Column("copper", "i8", "copper"),
        Column("name", "S24", "UTF-8"),
        Column("x", "f4", "yd"),
        Column("y", "f4", "yd"),
        Column("z", "f4", "yd"),
        Column("o", "f4", "radians"),
        Column("hp", "i4", "points"),
        Column("max_hp", "i4", "points"),
        Column("power", "i4", "points of the power it uses; rage and runic power in tenths"),
        Column("max_power", "i4", "points"),
        Column("xp", "i4", "points"),
        Column("next_level_xp", "i4", "points"),
        Column("map", "i4", "map id"),
        Column("zone", "i4", "zone id"),
        Column("session", "i4", "session; -1: none"),
        Column("kills", "i4", "creatures it has killed"),
        Column("deaths", "i4", "times it died"),
        Column("cast_spell", "i4", "id of the spell it casts or channels; 0: none"),
        Column("level", "u1", "levels"),
        Column("class_id", "u1", "class"),
        Column("race", "u1", "race"),
        Column("gender", "u1", "0 male, 1 female"),
        Column("state", "u1", "one of brains.memory.STATES"),
        Column("stuck_reason", "u1", "one of brains.memory.STUCK_REASONS"),
        Column("order_kind", "u1", "one of brains.memory.ORDERS_GIVEN"),
        Column("order_outcome", "u1", "one of brains.memory.OUTCOMES"),
        Column("power_type", "u1", "power: 0 mana, 1 rage, 3 energy, 6 runic power"),
        Column("hp_pct", "u1", "%"),
        Column("power_pct", "u1", "%"),
        Column("death", "u1", "0 alive, 1 corpse, 2 ghost"),
        Column("in_combat", "u1", "0 or 1"),
        Column("moving", "u1", "0 or 1"),
        Column("idle", "u1", "1: has not decided for ten seconds"),
        Column("is_bot", "u1", "0: somebody's client"),
    ),
)
"""A player's row is that of the table ``players``; whoever gets the row of one who has gone has another GUID."""
