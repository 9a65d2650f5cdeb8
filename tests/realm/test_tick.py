# SPDX-License-Identifier: GPL-2.0-or-later
"""A tick takes the inbox, in rounds, before it lets time pass; it does nothing else, and the same each time."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.worlds import HUMAN, MAGE, WARRIOR, guid_of, login, put, run, send, small_world, unit_of
from warhost.protocol.records import BASE_DTYPE, to_record
from warhost.realm import reasons
from warhost.realm.tick import tick
from warhost.realm.world import World

pytestmark = pytest.mark.kernels


def one(world: World, session: int, opcode: int) -> int:
    record = np.zeros(1, BASE_DTYPE)
    record["session"], record["opcode"] = session, opcode
    world.inbox.put(record)
    return int(run(world).results[-1])


def test_time_passes_fifty_milliseconds_a_tick() -> None:
    world = small_world()
    run(world, 20)
    assert (world.state.tick, world.state.now_ms) == (20, 1000)


def test_an_opcode_that_nobody_owns_and_a_session_that_is_none_are_refused_by_name() -> None:
    world = small_world()
    assert one(world, 1, 0x4000) == reasons.SESSION_UNKNOWN_OPCODE
    assert one(world, 1, 0x1FFFF) == reasons.SESSION_UNKNOWN_OPCODE
    ping = int(to_record("CMSG_PING", {"sequence": 0, "latency_ms": 0})[0]["opcode"][0])
    assert one(world, -1, ping) == reasons.SESSION_UNKNOWN
    assert one(world, 1 << 30, ping) == reasons.SESSION_UNKNOWN


def test_good_packets_beside_broken_ones_are_still_taken() -> None:
    world = small_world()
    session = login(world, HUMAN, MAGE)
    junk = np.zeros(2, BASE_DTYPE)
    junk["session"], junk["opcode"] = (-5, session), (3, 0x4001)
    world.inbox.put(junk)
    put(world, session, "CMSG_STANDSTATECHANGE", stand_state=1)
    assert run(world).results.tolist() == [reasons.SESSION_UNKNOWN_OPCODE, reasons.SESSION_UNKNOWN_OPCODE, 0]
    assert world.state["units"]["stand_state"][unit_of(world, session)] == 1


def test_each_sessions_packets_are_taken_in_their_order() -> None:
    world = small_world()
    session = login(world, HUMAN, MAGE)
    for state in (1, 8, 3, 1, 0, 8):
        put(world, session, "CMSG_STANDSTATECHANGE", stand_state=state)
    assert set(run(world).results.tolist()) == {0}
    assert world.state["units"]["stand_state"][unit_of(world, session)] == 8


def test_what_is_over_the_limit_waits_for_the_next_tick_in_its_order() -> None:
    world = small_world()
    session = login(world, HUMAN, MAGE)
    for k in range(20):
        put(world, session, "CMSG_SET_SELECTION", guid=k)
    targets = []
    for _ in range(3):
        run(world)
        targets.append(int(world.state["units"]["target"][unit_of(world, session)]))
    assert targets == [7, 15, 19]


def test_bytes_of_packets_that_wait_wait_with_them() -> None:
    world = small_world()
    session = login(world, HUMAN, MAGE)
    world.state["rules"]["instant_logout"] = 1
    assert send(world, session, "CMSG_PLAYER_LOGOUT") == 0
    looks = {"gender": 0, "skin": 0, "face": 0, "hair_style": 0, "hair_color": 0, "facial_hair": 0, "outfit_id": 0}
    world.packets_a_session = 2
    for name in ("Ada", "Bob", "Cid", "Dora", "Egon"):
        put(world, session, "CMSG_CHAR_CREATE", name=name, race=HUMAN, class_id=MAGE, **looks)
    first = run(world)
    put(world, session, "CMSG_CHAR_CREATE", name="Fay", race=HUMAN, class_id=MAGE, **looks)
    counts = [len(first.packets), *(len(run(world).packets) for _ in range(3))]
    assert counts == [2, 2, 2, 0]
    assert world.state["names"]["name"][1:7].tolist() == [b"Ada", b"Bob", b"Cid", b"Dora", b"Egon", b"Fay"]


def test_more_than_may_wait_is_refused_and_counted() -> None:
    world = small_world()
    session = login(world, HUMAN, MAGE)
    for _ in range(8 + 64 + 5):
        put(world, session, "CMSG_SET_SELECTION", guid=1)
    report = run(world)
    assert len(report.packets) == 8
    assert world.inbox.refused == 5
    assert world.state.waiting is not None
    assert len(world.state.waiting) == 64


def test_nothing_moves_while_the_realm_is_paused_but_packets_are_taken() -> None:
    world = small_world()
    session = login(world, HUMAN, WARRIOR)
    assert send(world, 0, "HOST_PAUSE", paused=1) == 0
    before = world.state.now_ms
    assert send(world, session, "CMSG_STANDSTATECHANGE", stand_state=1) == 0
    run(world, 10)
    assert world.state.now_ms == before
    assert send(world, 0, "HOST_PAUSE", paused=0) == 0
    assert world.state.now_ms == before
    run(world)
    assert world.state.now_ms == before + 50


def test_who_logs_in_acts_in_the_same_tick() -> None:
    world = small_world()
    session = login(world, HUMAN, WARRIOR)
    guid = guid_of(world, unit_of(world, session))
    world.state["rules"]["instant_logout"] = 1
    assert send(world, session, "CMSG_PLAYER_LOGOUT") == 0
    put(world, session, "CMSG_PLAYER_LOGIN", guid=guid)
    put(world, session, "CMSG_STANDSTATECHANGE", stand_state=1)
    assert run(world).results.tolist() == [0, 0]


def test_the_journal_sees_each_ticks_batch_before_it_is_applied() -> None:
    world = small_world()
    session = login(world, HUMAN, WARRIOR)
    seen: list[tuple[int, int, int]] = []
    world.journal = lambda number, packets, blob: seen.append((number, len(packets), world.state.tick))
    put(world, session, "CMSG_SET_SELECTION", guid=1)
    tick(world)
    tick(world)
    assert seen == [(2, 1, 1), (3, 0, 2)]


def test_an_events_buffer_that_was_too_small_is_larger_in_the_next_tick() -> None:
    world = small_world()
    session = login(world, HUMAN, WARRIOR)
    room = len(world.state.events)
    world.state.event_counts["lost"] = 1
    send(world, session, "CMSG_STANDSTATECHANGE", stand_state=1)
    assert len(world.state.events) == 2 * room
