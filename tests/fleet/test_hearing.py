# SPDX-License-Identifier: GPL-2.0-or-later
"""What operators ask of a fleet by packets lasts: who they retire stays away, who they spawn stays, orders reach the brains."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from warhost.brains.memory import ATTACK, FOLLOW, GO, NO_ORDER, ORDERS, UNDER_WAY
from warhost.fleet.fleet import Fleet
from warhost.fleet.opening import Plan, new_fleet, save_fleet, saved_fleet
from warhost.fleet.seats import NOBODY, OPERATORS, POPULATION
from warhost.protocol.records import to_record
from warhost.realm.handlers.session.acting import HOST_SESSION
from warhost.realm.reasons import ACCEPTED, SESSION_BAD_VALUE
from warhost.realm.snapshot import SnapshotError, load
from warhost.realm.world import TickReport

PLAN = Plan("embers", 3, 6, {})
RECRUIT = {"account": 77, "race": 1, "class_id": 8, "gender": 1, "level": 9, "place": -1, "name": "Waiter"}


def lived(fleet: Fleet, ticks: int = 2) -> Fleet:
    """Let so many ticks pass and return the fleet."""
    for _ in range(ticks):
        fleet.step()
    return fleet


def sent(fleet: Fleet, opcode: str, session: int, **fields: Any) -> TickReport:
    """Put one of the host's packets into the inbox and return the report of the next tick."""
    fleet.world.inbox.put(*to_record(opcode, fields, session, "host"))
    return fleet.step()


def outcome(report: TickReport, opcode_from: int = 0x10000) -> int:
    """Return what became of the last of the host's packets."""
    return int(report.results[report.packets["opcode"] >= opcode_from][-1])


def guid_in(fleet: Fleet, session: int) -> int:
    """Return the GUID of the bot in a session."""
    state = fleet.world.state
    return int(state["units"]["guid"][state["sessions"]["unit"][session]])


def told(fleet: Fleet, session: int, order: int, **fields: Any) -> int:
    """Order the bot of a session from the host's seat; return what became of the packet."""
    plain = {"guid": guid_in(fleet, session), "order": order, "map_id": 0, "x": 0.0, "y": 0.0, "z": 0.0, "radius_yd": 0.0, "target_guid": 0}
    return outcome(sent(fleet, "HOST_BOT_ORDER", HOST_SESSION, **plain | fields))


@pytest.mark.parametrize("from_own_seat", [True, False])
def test_a_bot_that_an_operator_retires_stays_away_over_a_restart(tmp_path: Path, from_own_seat: bool) -> None:
    fleet = lived(new_fleet(PLAN))
    report = sent(fleet, "HOST_BOT_RETIRE", 3 if from_own_seat else HOST_SESSION, guid=guid_in(fleet, 3))
    assert outcome(report) == ACCEPTED
    lived(fleet, 5)
    assert int(fleet.bots().sum()) == fleet.wanted == 5
    assert fleet.seats["wanted"][:7].tolist() == [NOBODY, POPULATION, POPULATION, NOBODY, POPULATION, POPULATION, POPULATION]
    again = lived(saved_fleet(save_fleet(fleet, tmp_path, PLAN), PLAN), 5)
    assert int(again.bots().sum()) == 5
    more = replace(PLAN, bots=7)
    assert int(lived(saved_fleet(save_fleet(again, tmp_path, PLAN), more), 5).bots().sum()) == 7


def test_a_bot_that_an_operator_spawns_stays_over_a_restart_until_it_is_retired(tmp_path: Path) -> None:
    fleet = lived(new_fleet(PLAN))
    assert outcome(sent(fleet, "HOST_BOT_SPAWN", 9, **RECRUIT)) == ACCEPTED
    assert fleet.seats["wanted"][9] == OPERATORS
    assert int(lived(fleet, 5).bots().sum()) == fleet.wanted == 7
    again = lived(saved_fleet(save_fleet(fleet, tmp_path, PLAN), PLAN), 5)
    assert int(again.bots().sum()) == 7
    sent(again, "HOST_BOT_RETIRE", 9, guid=guid_in(again, 9))
    assert int(lived(again, 5).bots().sum()) == again.wanted == 6


def test_a_newcomer_remembers_nothing_of_who_had_its_row() -> None:
    fleet = lived(new_fleet(PLAN), 40)
    state = fleet.world.state
    player = int(state["sessions"]["player"][2])
    fleet.mind.memory["searches"][player] = 7
    sent(fleet, "HOST_BOT_RETIRE", 2, guid=guid_in(fleet, 2))
    sent(fleet, "HOST_BOT_SPAWN", 2, **RECRUIT)
    assert int(state["sessions"]["player"][2]) == player
    assert fleet.mind.memory["searches"][player] == 0
    assert fleet.mind.memory["spot"][player] == -1


def test_an_order_reaches_the_brain_and_is_saved_with_the_realm(tmp_path: Path) -> None:
    fleet = lived(new_fleet(PLAN), 30)
    state = fleet.world.state
    unit, player = (int(state["sessions"][name][4]) for name in ("unit", "player"))
    x, y, map_id = float(state["units"]["x"][unit]) + 30.0, float(state["units"]["y"][unit]), int(state["units"]["map"][unit])
    assert told(fleet, 4, GO, map_id=map_id, x=x, y=y) == ACCEPTED
    order = fleet.mind.orders[player]
    assert (float(order["x"]), int(order["map"]), int(order["outcome"])) == (float(np.float32(x)), map_id, UNDER_WAY)
    assert order["given_ms"] == state.now_ms
    again = saved_fleet(save_fleet(fleet, tmp_path, PLAN), PLAN)
    assert again.mind.memory["order_kind"][player] == GO
    assert again.mind.orders[player] == order
    assert lived(again, 40).world.state.state_hash() == lived(fleet, 40).world.state.state_hash()
    assert told(fleet, 4, NO_ORDER) == ACCEPTED
    assert fleet.mind.memory["order_kind"][player] == NO_ORDER


def test_an_order_about_a_target_knows_where_it_is() -> None:
    fleet = lived(new_fleet(PLAN), 30)
    state = fleet.world.state
    units = state["units"]
    me, player = (int(state["sessions"][name][1]) for name in ("unit", "player"))
    prey = int(np.flatnonzero((units["kind"] == 2) & (units["map"] == units["map"][me]) & (units["side"] != 3) & (units["hp"] > 0))[0])
    assert told(fleet, 1, ATTACK, target_guid=int(units["guid"][prey])) == ACCEPTED
    order = fleet.mind.orders[player]
    assert order["target"] == units["guid"][prey]
    assert abs(float(order["x"]) - float(units["x"][prey])) < 10.0
    friend = next(s for s in range(2, 7) if units["map"][state["sessions"]["unit"][s]] == units["map"][me])
    assert told(fleet, 1, FOLLOW, target_guid=guid_in(fleet, friend)) == ACCEPTED
    assert fleet.mind.memory["order_kind"][player] == FOLLOW


def test_an_order_to_one_who_has_gone_is_refused() -> None:
    fleet = lived(new_fleet(PLAN), 3)
    gone = guid_in(fleet, 2)
    sent(fleet, "HOST_BOT_RETIRE", 2, guid=gone)
    assert told(fleet, 1, GO, guid=gone) == SESSION_BAD_VALUE


def test_a_snapshot_of_brains_that_remember_other_things_is_refused(tmp_path: Path) -> None:
    fleet = lived(new_fleet(PLAN))
    path = save_fleet(fleet, tmp_path, PLAN)
    content = fleet.content
    other = {
        "memory": fleet.mind.memory.dtype,
        "agenda": fleet.mind.agenda.dtype,
        "seats": fleet.seats.dtype,
        "orders": np.dtype([("x", "f8")]),
    }
    with pytest.raises(SnapshotError, match="table 'orders' with other columns"):
        load(path, len(content.spells.rows), len(content.pack.maps), other)
    assert ORDERS.dtype != other["orders"]
