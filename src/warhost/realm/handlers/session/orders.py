# SPDX-License-Identifier: GPL-2.0-or-later
"""HOST_BOT_ORDER: an operator tells a bot where to go, whom to follow or attack, or where to grind.

The realm judges whether the order can be meant: the bot and its target are in one world, the place is on the bot's map. An order
changes nothing in the realm: it is handed to the bot's brain after the tick that took it, and what the brain then does are packets
like any other's. It comes from the host's session or from the bot's own, so that an order to thousands is one packet a session.
Source: ours.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.protocol.flags import BotOrder
from warhost.protocol.opcode_numbers import HOST_BOT_ORDER
from warhost.realm.dispatch import Handler
from warhost.realm.guids import row_of
from warhost.realm.handlers.movement.moves import is_on_map
from warhost.realm.handlers.session.acting import HOST_SESSION
from warhost.realm.reasons import (
    ACCEPTED,
    ATTACK_CANT_ATTACK,
    ATTACK_DEAD_TARGET,
    MOVE_BAD_PLACE,
    SESSION_BAD_VALUE,
    SESSION_NOT_YOURS,
    SESSION_WRONG_STATE,
)
from warhost.realm.tables.units import SIDE_FRIENDLY, UNIT_CREATURE
from warhost.realm.world import World

WIDEST_YD = 500.0
"""How wide a place to grind may be."""


def order(world: World, packet: Any, blob: bytes) -> int:
    """Return whether the order can be meant; the fleet hands accepted ones to the brains."""
    state = world.state
    st = state.kernels()
    row = int(row_of(st, packet["guid"]))
    player = int(state["units"]["player"][row]) if row >= 0 else -1
    if player < 0:
        return SESSION_BAD_VALUE
    seat = int(state["players"]["session"][player])
    if int(packet["session"]) not in (HOST_SESSION, seat):
        return SESSION_NOT_YOURS
    if seat < 0 or not state["sessions"]["is_bot"][seat] or not state["units"]["in_world"][row]:
        return SESSION_WRONG_STATE
    kind = int(packet["order"])
    if kind == BotOrder.NONE:
        return ACCEPTED
    if kind in (BotOrder.GO, BotOrder.GRIND):
        return check_place(world, packet, row)
    if kind in (BotOrder.FOLLOW, BotOrder.ATTACK):
        return check_target(world, packet, row)
    return SESSION_BAD_VALUE


def check_place(world: World, packet: Any, row: int) -> int:
    """Return why unit ``row`` cannot be sent to the packet's place, or ACCEPTED. Bots stay on their map."""
    if int(packet["map_id"]) != int(world.state["units"]["map"][row]):
        return SESSION_WRONG_STATE
    if not is_on_map(float(packet["x"]), float(packet["y"]), float(packet["z"]), 0.0):
        return MOVE_BAD_PLACE
    radius_yd = float(packet["radius_yd"])
    if int(packet["order"]) == BotOrder.GRIND and not (np.isfinite(radius_yd) and 0.0 < radius_yd <= WIDEST_YD):
        return SESSION_BAD_VALUE
    return ACCEPTED


def check_target(world: World, packet: Any, row: int) -> int:
    """Return why unit ``row`` cannot follow, or attack, the packet's target, or ACCEPTED."""
    units = world.state["units"]
    target = int(row_of(world.state.kernels(), packet["target_guid"]))
    if target < 0 or target == row:
        return SESSION_BAD_VALUE
    if not units["in_world"][target] or units["map"][target] != units["map"][row]:
        return SESSION_WRONG_STATE
    if int(packet["order"]) == BotOrder.FOLLOW:
        return ACCEPTED
    if units["kind"][target] != UNIT_CREATURE or units["side"][target] == SIDE_FRIENDLY:
        return ATTACK_CANT_ATTACK
    return ATTACK_DEAD_TARGET if units["death"][target] or units["hp"][target] <= 0 else ACCEPTED


HANDLERS = (Handler(HOST_BOT_ORDER, "session", apply=order),)
