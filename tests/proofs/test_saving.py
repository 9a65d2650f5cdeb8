# SPDX-License-Identifier: GPL-2.0-or-later
"""A realm that is saved and brought back goes on as if it had never stopped, with the work that was waiting."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.proofs.runs import SEED, fleet_of, selections, walk
from warhost.fleet.fleet import Fleet
from warhost.fleet.opening import Plan, save_fleet, saved_fleet
from warhost.protocol.records import to_record
from warhost.realm.handlers.session.acting import HOST_SESSION

BOTS = 8
PLAN = Plan("embers", SEED, BOTS, {})
RECRUIT = {"account": 77, "race": 1, "class_id": 8, "gender": 1, "level": 9, "place": -1, "name": "Waiter"}


def targets(fleet: Fleet, count: int) -> np.ndarray:
    """Return so many packets of session 1 that each select another unit."""
    return selections(fleet.world.state["units"]["guid"][:count].tolist())


def resumed(fleet: Fleet, folder: Path) -> Fleet:
    """Return the realm that a snapshot of ``fleet`` brings back."""
    return saved_fleet(save_fleet(fleet, folder, PLAN), PLAN)


def test_a_realm_saved_in_the_middle_ends_with_the_hash_of_one_that_was_not_stopped(tmp_path: Path) -> None:
    whole = fleet_of(BOTS)
    halves = fleet_of(BOTS)
    walk(halves, 150)
    again = resumed(halves, tmp_path)
    assert again.world.state.column_hashes() == halves.world.state.column_hashes()
    assert walk(again, 150).column_hashes() == walk(whole, 300).column_hashes()
    assert again.world.state.state_hash() == whole.world.state.state_hash()


def test_packets_that_wait_survive_with_their_bytes(tmp_path: Path) -> None:
    fleet = fleet_of(BOTS)
    walk(fleet, 20)
    fleet.wanted += 1
    fleet.world.inbox.put(targets(fleet, 20))
    for _ in range(10):
        fleet.world.inbox.put(*to_record("HOST_BOT_SPAWN", RECRUIT, HOST_SESSION, "host"))
    fleet.step()
    state = fleet.world.state
    assert state.waiting is not None
    assert len(state.waiting) >= 14
    assert b"Waiter" in state.waiting_blob
    plan = Plan("embers", SEED, fleet.wanted, {})
    again = saved_fleet(save_fleet(fleet, tmp_path, plan), plan)
    assert again.world.state.state_hash() == state.state_hash()
    assert walk(again, 40).column_hashes() == walk(fleet, 40).column_hashes()


def test_packets_in_the_inbox_survive(tmp_path: Path) -> None:
    fleet, twin = fleet_of(BOTS), fleet_of(BOTS)
    for one in (fleet, twin):
        walk(one, 20)
        one.world.inbox.put(targets(one, 5))
    again = resumed(fleet, tmp_path)
    report = again.step()
    chosen = report.packets["opcode"] == int(selections([0])["opcode"][0])
    assert int(chosen.sum()) >= 5
    assert not report.results[chosen].any()
    twin.step()
    assert walk(again, 40).column_hashes() == walk(twin, 40).column_hashes()
    assert walk(fleet, 41).column_hashes() == twin.world.state.column_hashes()
