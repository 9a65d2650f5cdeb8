# SPDX-License-Identifier: GPL-2.0-or-later
"""HOST_PAUSE, HOST_SET_RULE, HOST_TELEPORT: what operators order; from the host's own session alone.

A rule is named by its number, its place among the columns of the table ``rules``; its value must lie in the column's limits and be
whole where the column is. A teleport of a player waits for its client's acknowledgement as any other does.
Source: ours; the teleport is what a game master's command does (AzerothCore Player.cpp:Player::TeleportTo).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.protocol.opcode_numbers import HOST_PAUSE, HOST_SET_RULE, HOST_TELEPORT
from warhost.realm.dispatch import Handler
from warhost.realm.guids import row_of
from warhost.realm.handlers.movement.moves import is_on_map
from warhost.realm.handlers.movement.teleports import teleport
from warhost.realm.handlers.session.acting import HOST_SESSION
from warhost.realm.reasons import (
    ACCEPTED,
    MOVE_BAD_PLACE,
    MOVE_NO_MAP,
    SESSION_BAD_VALUE,
    SESSION_NOT_YOURS,
    SESSION_WRONG_STATE,
)
from warhost.realm.tables.clock import RULES
from warhost.realm.world import World

RULE_NUMBERS: dict[str, int] = {column.name: number for number, column in enumerate(RULES.columns)}
"""The number of each rule in HOST_SET_RULE."""


def pause(world: World, packet: Any, blob: bytes) -> int:
    """Stop the realm's clock, or let it go on."""
    if int(packet["session"]) != HOST_SESSION:
        return SESSION_NOT_YOURS
    if packet["paused"] > 1:
        return SESSION_BAD_VALUE
    world.state["clock"]["paused"] = packet["paused"]
    return ACCEPTED


def set_rule(world: World, packet: Any, blob: bytes) -> int:
    """Set one rule of the realm."""
    if int(packet["session"]) != HOST_SESSION:
        return SESSION_NOT_YOURS
    number, value = int(packet["rule"]), float(packet["value"])
    if number >= len(RULES.columns) or not np.isfinite(value):
        return SESSION_BAD_VALUE
    column = RULES.columns[number]
    whole = np.dtype(column.dtype).kind in "iu"
    high = np.iinfo(column.dtype).max if column.high is None and whole else column.high
    if (column.low is not None and value < column.low) or (high is not None and value > high) or (whole and value != int(value)):
        return SESSION_BAD_VALUE
    world.state["rules"][column.name] = value
    return ACCEPTED


def check_teleport(world: World, packet: Any, row: int) -> int:
    """Return why unit ``row`` (-1 none) cannot be sent there, or ACCEPTED."""
    if int(packet["session"]) != HOST_SESSION:
        return SESSION_NOT_YOURS
    if row < 0:
        return SESSION_BAD_VALUE
    if not world.state["units"]["in_world"][row]:
        return SESSION_WRONG_STATE
    slots = world.content.map_slots
    if packet["map_id"] >= len(slots) or slots[packet["map_id"]] < 0:
        return MOVE_NO_MAP
    here = (float(packet[name]) for name in ("x", "y", "z", "orientation"))
    return ACCEPTED if is_on_map(*here) else MOVE_BAD_PLACE


def send_off(world: World, packet: Any, blob: bytes) -> int:
    """Teleport one unit."""
    st = world.state.kernels()
    row = int(row_of(st, packet["guid"]))
    reason = check_teleport(world, packet, row)
    if reason == ACCEPTED:
        x, y, z, o = (float(packet[name]) for name in ("x", "y", "z", "orientation"))
        teleport(st, world.content, row, int(packet["map_id"]), x, y, z, o, int(world.state["clock"]["now_ms"][0]) - 50)
    return reason


HANDLERS = (
    Handler(HOST_PAUSE, "session", apply=pause),
    Handler(HOST_SET_RULE, "session", apply=set_rule),
    Handler(HOST_TELEPORT, "session", apply=send_off),
)
