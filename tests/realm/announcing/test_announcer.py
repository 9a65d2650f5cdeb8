# SPDX-License-Identifier: GPL-2.0-or-later
"""A session is told what changes in its sight, once, and nothing else."""

from __future__ import annotations

import numpy as np

from tests.realm.perception.observing import Observer, observe
from warhost.fleet.fleet import Fleet
from warhost.fleet.opening import Plan, new_fleet
from warhost.protocol.records import to_record
from warhost.realm.tables.units import UNIT_CREATURE
from warhost.realm.world import TickReport

CORNER = 20.0


def begin() -> tuple[Fleet, Observer, TickReport]:
    """Return a realm with one bot, whose brain sleeps, and its client."""
    fleet = new_fleet(Plan("embers", 9, 1, {}))
    report = fleet.step()
    fleet.mind.agenda["due_tick"] = 1 << 40
    return fleet, observe(fleet, 1, report), report


def own(fleet: Fleet, observer: Observer) -> np.void:
    """Return the unit of the observed bot."""
    row: np.void = fleet.world.state["units"][fleet.world.state["players"]["unit"][observer.player]]
    return row


def send(fleet: Fleet, observer: Observer, name: str, **fields: float) -> None:
    """Let the client send a packet, and hear of the tick in which the realm takes it."""
    record, blob = to_record(name, fields, observer.session, "client")
    observer.client.sent(record.view(fleet.mind.batch.records.dtype))
    fleet.world.inbox.put(record, blob)
    observer.listen(fleet, fleet.step())


def standing(fleet: Fleet, observer: Observer, x: float, y: float, z: float) -> dict[str, float]:
    """Return the fields of a move to a place."""
    u = own(fleet, observer)
    now = {"time_ms": fleet.world.state.now_ms, "orientation": 1.5, "fall_time_ms": 0}
    return {"guid": int(u["guid"]), "flags": 1, "flags2": 0, "x": x, "y": y, "z": z, **now}


def place(unit: np.void) -> tuple[float, ...]:
    return tuple(float(unit[axis]) for axis in "xyz")


def test_an_announcer_tells_each_thing_once() -> None:
    _, observer, report = begin()
    assert observer.announcer.announce(report) == []


def test_a_client_is_not_told_of_its_own_moves() -> None:
    fleet, observer, _ = begin()
    x, y, z = place(own(fleet, observer))
    observer.heard.clear()
    send(fleet, observer, "MSG_MOVE_START_FORWARD", **standing(fleet, observer, x, y, z))
    assert not {name for name in observer.heard if name.startswith("MSG_MOVE_")}
    assert not observer.differs


def test_a_refused_move_is_put_right_by_an_empty_path() -> None:
    fleet, observer, _ = begin()
    x, y, z = place(own(fleet, observer))
    send(fleet, observer, "MSG_MOVE_HEARTBEAT", **standing(fleet, observer, x + 400.0, y, z))
    told = observer.client.tables["units"][observer.client.own_row]
    assert place(own(fleet, observer)) == (x, y, z)
    assert "SMSG_MONSTER_MOVE" in observer.heard
    assert place(told) == (x, y, z)


def test_what_comes_near_is_created_and_what_goes_far_is_out_of_range() -> None:
    fleet, observer, report = begin()
    u, units = own(fleet, observer), fleet.world.state["units"]
    there = (units["kind"] == UNIT_CREATURE) & (units["map"] == u["map"]) & ((units["x"] - u["x"]) ** 2 > 300.0**2)
    row = int(np.flatnonzero(there)[0])
    before, guid = float(units["x"][row]), int(units["guid"][row])
    assert observer.client.known(guid) < 0
    units["x"][row], units["y"][row], units["path_kind"][row] = u["x"] + CORNER, u["y"], 0
    observer.listen(fleet, report)
    assert observer.client.known(guid) == row
    units["x"][row] = before
    observer.listen(fleet, report)
    assert observer.client.known(guid) < 0


def test_a_teleport_waits_for_the_clients_word() -> None:
    fleet, observer, report = begin()
    u, player = own(fleet, observer), fleet.world.state["players"][observer.player]
    x, y, z = place(u)
    player["teleport_x"], player["teleport_y"], player["teleport_z"], player["teleport_due"] = x + 64.0, y, z, 1
    observer.listen(fleet, report)
    client = observer.client
    assert client.tables["players"]["teleport_due"][observer.player] == 1
    assert place(client.tables["units"][client.own_row]) == (x, y, z)
    send(fleet, observer, "MSG_MOVE_TELEPORT_ACK", guid=int(u["guid"]), counter=0, time_ms=0)
    assert place(client.tables["units"][client.own_row]) == place(own(fleet, observer)) == (x + 64.0, y, z)


def test_a_change_of_map_empties_the_clients_sight() -> None:
    fleet, observer, report = begin()
    u, player = own(fleet, observer), fleet.world.state["players"][observer.player]
    player["teleport_map"], player["teleport_due"], u["in_world"] = u["map"], 2, 0
    for axis in "xyz":
        player[f"teleport_{axis}"] = u[axis]
    observer.listen(fleet, report)
    client = observer.client
    assert not client.tables["units"]["in_world"].any()
    send(fleet, observer, "MSG_MOVE_WORLDPORT_ACK")
    assert client.tables["units"]["in_world"][client.own_row] == 1
    assert client.tables["players"]["teleport_due"][observer.player] == 0
    assert not observer.differs
