# SPDX-License-Identifier: GPL-2.0-or-later
"""A mind holds memory and batch: columns a packet does not use are zero, rows grow and are forgotten, states partition."""

from __future__ import annotations

import numpy as np

from tests.brains.stage import plain_only, stage
from tests.realm.worlds import MAGE, WOLF
from warhost.brains.memory import MEMORY, STATES, STUCK, TRAVELLING
from warhost.brains.writing import Batch, say_arrived, say_cast_at, say_guid, say_stand, say_take
from warhost.protocol.opcode_numbers import CMSG_ATTACKSWING, CMSG_LOOT_MONEY

pytestmark = plain_only


def test_a_batch_is_zeroed_where_it_was_written() -> None:
    batch = Batch(4)
    say_cast_at(batch.arrays, 3, 120, 7, 1.5, 2.5, 3.5)
    say_guid(batch.arrays, 3, CMSG_ATTACKSWING, 2**63 + 5)
    assert len(batch.written()) == 2
    assert batch.arrays.guid[1].guid == 2**63 + 5
    batch.clear()
    assert len(batch.written()) == 0
    assert not batch.records.view(np.uint8).any()


def test_a_full_batch_drops_packets_and_harms_nothing() -> None:
    batch = Batch(2)
    for slot in range(5):
        say_take(batch.arrays, 1, slot)
    say_stand(batch.arrays, 1, 1)
    say_arrived(batch.arrays, 1, 5, 100)
    assert len(batch.written()) == 2


def test_memory_grows_and_keeps_what_it_knew() -> None:
    mind = stage(MAGE).mind
    mind.memory["spot"][3] = 17
    before = len(mind.memory)
    mind.fit(before + 50)
    assert (len(mind.memory), mind.memory["spot"][3], mind.memory["spot"][before]) == (before + 50, 17, -1)
    mind.fit(5)
    assert len(mind.memory) == before + 50


def test_who_is_forgotten_begins_as_new() -> None:
    mind = stage(MAGE).mind
    mind.memory["spot"][3], mind.memory["state"][3] = 17, STUCK
    mind.follow(3, lambda bot: None)
    mind.forget(3)
    assert mind.memory[3] == MEMORY.rows(1)[0]


def test_states_add_up_to_the_bots() -> None:
    mind = stage(MAGE).mind
    used = np.zeros(len(mind.memory), bool)
    used[:5] = True
    mind.memory["state"][:5] = (STUCK, TRAVELLING, TRAVELLING, 0, 5)
    states = mind.states(used)
    assert tuple(states) == STATES
    assert (states["stuck"], states["travelling"], states["loading"], states["questing"]) == (1, 2, 1, 1)
    assert sum(states.values()) == 5


def test_only_who_is_due_decides() -> None:
    on = stage(MAGE)
    on.creature(WOLF, 160.0)
    assert len(on.mind.decide(on.view)) > 0
    assert len(on.mind.decide(on.view)) == 0
    on.mind.agenda["due_tick"][on.player] = 0
    assert len(on.mind.decide(on.view)) > 0


def test_compiling_decides_for_nobody() -> None:
    on = stage(MAGE)
    before = on.mind.memory.copy()
    on.mind.compile(on.view)
    assert (on.mind.memory == before).all()
    assert len(on.mind.batch.written()) == 0


def test_a_batch_can_hold_loot_of_money() -> None:
    batch = Batch(1)
    say_guid(batch.arrays, 2, CMSG_LOOT_MONEY, 0)
    assert batch.written()["opcode"].tolist() == [CMSG_LOOT_MONEY]
