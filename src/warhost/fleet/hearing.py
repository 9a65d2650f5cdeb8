# SPDX-License-Identifier: GPL-2.0-or-later
"""Hear what the host's packets of a tick mean for the fleet: who came and went, who got an order.

The realm judges these packets and the report tells the accepted ones, so that a replay of the packets gives the same fleet.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from warhost.brains.mind import Mind
from warhost.protocol.flags import BotOrder
from warhost.protocol.opcode_numbers import HOST_BOT_ORDER, HOST_BOT_RETIRE, HOST_BOT_SPAWN, SMSG_LOGOUT_COMPLETE
from warhost.protocol.opcodes import FIRST_HOST_OPCODE
from warhost.protocol.records import record_dtype
from warhost.realm.guids import LOW_MASK
from warhost.realm.state import State
from warhost.realm.tables.units import UNIT_FREE
from warhost.realm.world import TickReport

ORDER_DTYPE = record_dtype(HOST_BOT_ORDER, "host")
RETIRE_DTYPE = record_dtype(HOST_BOT_RETIRE, "host")
PLACED = (BotOrder.GO, BotOrder.GRIND)


def accepted(report: TickReport) -> Iterator[tuple[int, np.ndarray]]:
    """Yield (opcode, its accepted records) of the host's packets of a tick, retirements before spawns."""
    opcodes = report.packets["opcode"]
    good = (opcodes >= FIRST_HOST_OPCODE) & (report.results == 0)
    if not good.any():
        return
    for opcode in (HOST_BOT_RETIRE, HOST_BOT_SPAWN, HOST_BOT_ORDER):
        records = report.packets[good & (opcodes == opcode)]
        if len(records):
            yield opcode, records


def seats_left(report: TickReport, retired: np.ndarray) -> np.ndarray:
    """Return the sessions of the bots that ``retired`` took out of the world in this tick."""
    rows = (retired.view(RETIRE_DTYPE)["guid"] & LOW_MASK).astype(np.int64) - 1
    left = report.events[report.events["opcode"] == SMSG_LOGOUT_COMPLETE]
    return left["a"][np.isin(left["unit"], rows)]


def hand_over(mind: Mind, state: State, records: np.ndarray) -> None:
    """Give the orders of ``records`` to the brains; the place of a target is where it is now. Mutates what brains remember."""
    orders = records.view(ORDER_DTYPE)
    units = state["units"]
    for told in orders:
        row = int(told["guid"] & LOW_MASK) - 1
        if units["guid"][row] != told["guid"] or units["kind"][row] == UNIT_FREE:
            continue  # it has retired in the same tick
        place: Any = told
        if told["order"] not in PLACED and told["order"] != BotOrder.NONE:
            place = units[int(told["target_guid"] & LOW_MASK) - 1]
        where = {name: float(place[name]) for name in ("x", "y", "z")}
        kind, target = int(told["order"]), int(told["target_guid"])
        radius_yd, player = float(told["radius_yd"]), int(units["player"][row])
        mind.order(player, kind, state.now_ms, map=int(units["map"][row]), target=target, radius_yd=radius_yd, **where)
