# SPDX-License-Identifier: GPL-2.0-or-later
"""Players and their sessions. A player's unit stays in the units table while he is logged out, with in_world 0."""

from warhost.realm.schema import Column, Table

SESSION_FREE, SESSION_LISTING, SESSION_IN_WORLD = 0, 1, 2
SLOTS = 39
"""Slots 0-18 equipment, 19-22 bags, 23-38 backpack, as the client numbers them."""

PLAYERS = Table(
    "players",
    (
        Column("used", "u1", low=0, high=1),
        Column("unit", "i4", "row of units", low=-1, empty=-1),
        Column("session", "i4", "row of sessions", low=-1, empty=-1),
        Column("account", "u4"),
        Column("xp", "i4", "points", low=0),
        Column("next_level_xp", "i4", "points", low=0),
        Column("copper", "i8", "copper", low=0, high=2147483646),
        Column("home_map", "i4", "map id", low=0),
        Column("home_x", "f8", "yd"),
        Column("home_y", "f8", "yd"),
        Column("home_z", "f8", "yd"),
        Column("corpse_map", "i4", "map id; -1: no corpse", low=-1, empty=-1),
        Column("corpse_x", "f8", "yd"),
        Column("corpse_y", "f8", "yd"),
        Column("corpse_z", "f8", "yd"),
        Column("reclaim_ms", "i8", "ms, from when the corpse may be reclaimed"),
        Column("offered_by", "u8", "GUID of who offers life; 0: nobody"),
        Column("offered_map", "i4", "map id", low=0),
        Column("offered_x", "f8", "yd"),
        Column("offered_y", "f8", "yd"),
        Column("offered_z", "f8", "yd"),
        Column("offered_hp", "i4", "points of health it gives", low=0),
        Column("offered_mana", "i4", "points of mana it gives", low=0),
        Column("deaths_in_row", "u1", low=0, high=3),
        Column("last_death_ms", "i8", "ms"),
        Column("loot_unit", "i4", "row of units whose loot is open", low=-1, empty=-1),
        Column("logout_due_ms", "i8", "ms; 0: none asked", low=0),
        Column("logout_holds", "u1", low=0, high=1),  # 1: rooted and stunned by waiting for it
        Column("teleport_due", "u1", low=0, high=2),  # 1: MSG_MOVE_TELEPORT_ACK awaited, 2: MSG_MOVE_WORLDPORT_ACK awaited
        Column("teleport_map", "i4", "map id", low=0),
        Column("teleport_x", "f8", "yd"),
        Column("teleport_y", "f8", "yd"),
        Column("teleport_z", "f8", "yd"),
        Column("teleport_o", "f8", "radians"),
        Column("slots", "i4", "rows of items; -1: empty", low=-1, width=SLOTS, empty=-1),
        Column("combo_points", "u1", "points on combo_target", low=0, high=5),
        Column("combo_target", "u8", "GUID; 0: none"),
        Column("totems", "u8", "GUIDs, by place: fire, earth, water, air; 0 none", width=4),
        Column("overpower_until_ms", "i8", "ms"),
        Column("victory_until_ms", "i8", "ms"),
        Column("pet_kind", "i4", "row of summon_kinds: the beast it can call; -1: none", low=-1, empty=-1),
        Column("pet_hp", "i4", "points when it was dismissed; -1: all it can have", low=-1, empty=-1),
        Column("pet_dead", "u1", low=0, high=1),
        Column("revenge_until_ms", "i8", "ms"),
        Column("kills", "i4", low=0),
        Column("deaths", "i4", low=0),
        Column("next", "i4", "row of players in the free list", low=-1, empty=-1),
    ),
)

SESSIONS = Table(
    "sessions",
    (
        Column("state", "u1", low=0, high=2),
        Column("account", "u4"),
        Column("player", "i4", "row of players", low=-1, empty=-1),
        Column("unit", "i4", "row of units", low=-1, empty=-1),
        Column("is_bot", "u1", low=0, high=1),
        Column("accepted", "i8", "packets", low=0),
        Column("refused", "i8", "packets", low=0),
    ),
)
