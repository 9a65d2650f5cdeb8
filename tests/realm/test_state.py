# SPDX-License-Identifier: GPL-2.0-or-later
"""The hash sees every cell of the state; tables grow and keep what they hold."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.worlds import HUMAN, MAGE, login, run, send, small_world, unit_of
from warhost.realm import tables
from warhost.realm.schema import SchemaError, Table
from warhost.realm.state import NAMES, State, sizes_for
from warhost.realm.tables.clock import POOLED

NOT_STATE = {"due"}


def full_state() -> State:
    """Return a state of which every table has a row in use."""
    state = State(sizes_for(2, 2), 1, 16, 3)
    state["pools"]["used"] = 1
    return state


@pytest.mark.parametrize("table", [t for t in (*tables.ALL, NAMES) if t.name not in NOT_STATE], ids=lambda table: table.name)
def test_one_changed_cell_of_any_column_changes_the_hash(table: Table) -> None:
    state = full_state()
    before = state.state_hash()
    seen = {before}
    for column in table.columns:
        cells = state[table.name][column.name][:1]
        old = cells.copy()
        view = cells.reshape(-1)[-1:]
        view[...] = b"x" if column.dtype.startswith("S") else view + 1
        seen.add(state.state_hash())
        cells[...] = old
    assert len(seen) == 1 + len(table.columns)
    assert state.state_hash() == before


def test_plain_arrays_waiting_packets_and_what_brains_remember_are_hashed_too() -> None:
    state = full_state()
    seen = {state.state_hash()}
    for name in ("wheel", "cells"):
        state.plain[name][5] += 1
        seen.add(state.state_hash())
    state.plain["spellbook"][0, 1] ^= 4
    seen.add(state.state_hash())
    state.extra["memory"] = np.zeros(3)
    seen.add(state.state_hash())
    state.waiting_blob = b"x"
    seen.add(state.state_hash())
    assert len(seen) == 6


def test_another_seed_is_another_state() -> None:
    assert State(sizes_for(2, 2), 1, 8, 1).state_hash() != State(sizes_for(2, 2), 1, 8, 2).state_hash()


@pytest.mark.parametrize("name", POOLED)
def test_a_table_that_grows_keeps_what_it_holds(name: str) -> None:
    state = full_state()
    state[name]["next"][0] = 41
    length = len(state[name])
    kernels = state.kernels()
    state.grow(name, length + 100)
    assert len(state[name]) == length + 100
    assert state[name]["next"][0] == 41
    assert state.kernels() is not kernels
    state.grow(name, 3)
    assert len(state[name]) == length + 100


def test_players_and_their_sessions_names_and_books_grow_together() -> None:
    state = full_state()
    state.grow("players", 500)
    assert len(state["sessions"]) == len(state["names"]) == len(state.plain["spellbook"]) == 500
    state.grow("units", 9000)
    assert len(state["sheets"]) == 9000


def test_a_pool_that_runs_short_grows_before_the_next_tick() -> None:
    state = full_state()
    state["pools"]["live"][POOLED.index("auras")] = len(state["auras"]) - 3
    length = len(state["auras"])
    state.grow_where_tight()
    assert len(state["auras"]) > length
    state.event_counts["lost"] = 5
    events = len(state.events)
    state.grow_where_tight()
    assert len(state.events) == 2 * events
    assert state.event_counts["lost"][0] == 0


def test_a_column_that_left_its_limits_is_named() -> None:
    world = small_world()
    session = login(world, HUMAN, MAGE)
    world.state.check()
    world.state["units"]["hp"][unit_of(world, session)] = -5
    with pytest.raises(SchemaError, match=r"units\.hp: saw -5, expected at least 0 points"):
        world.state.check()


@pytest.mark.kernels
def test_two_realms_that_got_the_same_packets_have_the_same_hash() -> None:
    hashes = set()
    for _ in range(2):
        world = small_world()
        session = login(world, HUMAN, MAGE, 12, x=180.0)
        send(world, session, "CMSG_STANDSTATECHANGE", stand_state=1)
        run(world, 100)
        hashes.add(world.state.state_hash())
    assert len(hashes) == 1
