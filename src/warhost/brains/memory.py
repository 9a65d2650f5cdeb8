# SPDX-License-Identifier: GPL-2.0-or-later
"""What a brain remembers between decisions: one row a player, saved with the realm and part of its hash."""

from __future__ import annotations

from warhost.realm.perception import Column, Table

LOADING, TRAVELLING, FIGHTING, LOOTING, RESTING, QUESTING, TRADING, DEAD, STUCK = range(9)
STATES: tuple[str, ...] = ("loading", "travelling", "fighting", "looting", "resting", "questing", "trading", "dead", "stuck")
"""What a bot is doing: in the world it is exactly one of these."""

NOT_STUCK, NO_SPOT, NO_PROGRESS, NO_WAY_BACK = range(4)
STUCK_REASONS: tuple[str, ...] = ("", "no place for its level on this map", "walks and gets nowhere", "cannot come back to life")

ALONE, TANK, HEALER = range(3)
ROLES: tuple[str, ...] = ("alone", "tank", "healer")
"""What a bot is to others: who fights for itself or for damage, who draws a creature onto itself, who looks after others."""

NO_ORDER, GO, FOLLOW, ATTACK, GRIND = range(5)
ORDERS_GIVEN: tuple[str, ...] = ("none", "go", "follow", "attack", "grind")
"""What an operator may tell a bot to do; numbers as in ``protocol.flags.BotOrder``."""

NEVER_ORDERED, UNDER_WAY, THERE, DONE, LOST, NO_WAY = range(6)
OUTCOMES: tuple[str, ...] = ("", "under way", "there", "done", "lost its target", "finds no way")
"""What has become of an order: of a standing one so far, of an ended one at its end."""

LINES = 48
"""The most lines that a rotation may have."""

AGENDA = Table("agenda", (Column("due_tick", "i8", "ticks, when it decides next"),))
"""A row a player beside ``MEMORY``, apart from it because every tick reads all of them."""

MEMORY = Table(
    "memory",
    (
        Column("state", "u1", low=0, high=8),
        Column("stuck_reason", "u1", low=0, high=3),
        Column("role", "u1", "ALONE, TANK or HEALER", low=0, high=2),
        Column("strategy", "u1", "number of a registered strategy; 0: the built-in one"),
        Column("cast_count", "u1"),
        Column("asked_until_ms", "i8", "ms, until when a cast asked for early waits"),
        Column("asked", "i2", "row of spells of that cast; -1: none yet", low=-1, empty=-1),
        Column("ranks_level", "u1", "levels, at which ranks were looked up"),
        Column("ranks", "i2", "row of spells for each line of its rotation; -1: not known", low=-1, width=LINES, empty=-1),
        Column("target", "u8", "GUID of whom it fights"),
        Column("target_ms", "i8", "ms, since when"),
        Column("target_hp", "i4", "points, its health when last looked at"),
        Column("shunned", "u8", "GUID of whom it gave up on"),
        Column("shunned_until_ms", "i8", "ms"),
        Column("pet_target", "u8", "GUID of whom it sent its pet at"),
        Column("loot", "u8", "GUID of the corpse it wants"),
        Column("loot_ms", "i8", "ms, since when"),
        Column("spot", "i4", "row of spots where it grinds; -1: none yet", low=-1, empty=-1),
        Column("spot_ms", "i8", "ms, when it chose the spot"),
        Column("searches", "i4", "places of the spot tried without a target", low=0),
        Column("moving", "u1", low=0, high=1),
        Column("goal_x", "f8", "yd"),
        Column("goal_y", "f8", "yd"),
        Column("goal_z", "f8", "yd"),
        Column("goal_within_yd", "f8", "yd, near enough"),
        Column("step_ms", "i8", "ms, when its last move packet was sent"),
        Column("heading", "f8", "radians"),
        Column("checked_ms", "i8", "ms, when its progress was last looked at"),
        Column("checked_yd", "f8", "yd, how far the goal was then"),
        Column("detours", "u1", "times it changed its way without progress", low=0),
        Column("died_ms", "i8", "ms; 0: alive"),
        Column("flee_until_ms", "i8", "ms"),
        Column("buffs_due_ms", "i8", "ms"),
        Column("friends_due_ms", "i8", "ms, when it looks for hurt friends again"),
        Column("order_kind", "u1", "what it is ordered to do, one of ORDERS_GIVEN", low=0, high=4),
    ),
)

ORDERS = Table(
    "orders",
    (
        Column("outcome", "u1", "one of OUTCOMES", low=0, high=5),
        Column("map", "i4", "map id", low=0),
        Column("x", "f8", "yd, where to; of a target: where it was seen last"),
        Column("y", "f8", "yd"),
        Column("z", "f8", "yd"),
        Column("radius_yd", "f8", "yd, of a place to grind", low=0),
        Column("target", "u8", "GUID of whom to follow or attack"),
        Column("given_ms", "i8", "ms"),
    ),
)
"""A row a player beside ``MEMORY``, apart from it because few bots have an order."""

REMEMBERED = (MEMORY, AGENDA, ORDERS)
"""What is saved with the realm and part of its hash, each under its table's name."""
