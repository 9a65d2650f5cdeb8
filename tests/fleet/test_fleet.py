# SPDX-License-Identifier: GPL-2.0-or-later
"""A fleet keeps the wanted number of bots, is saved and resumed to the bit, and refuses another realm's data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from warhost.fleet.fleet import Fleet
from warhost.fleet.opening import OpeningError, Plan, new_fleet, save_fleet, saved_fleet
from warhost.lore.content.pack import PackError
from warhost.protocol.records import to_record
from warhost.realm.handlers.session.acting import HOST_SESSION

PLAN = Plan("embers", 3, 6, {})


def lived(fleet: Fleet, ticks: int) -> Fleet:
    """Let so many ticks pass and return the fleet."""
    for _ in range(ticks):
        fleet.step()
    return fleet


def test_bots_are_spawned_and_retired_to_the_wanted_number() -> None:
    fleet = lived(new_fleet(PLAN), 2)
    assert int(fleet.bots().sum()) == 6
    fleet.wanted = 9
    lived(fleet, 2)
    assert int(fleet.bots().sum()) == 9
    before = fleet.population.recruit(0).name
    fleet.wanted = 4
    lived(fleet, 2)
    assert int(fleet.bots().sum()) == 4
    assert sum(fleet.states().values()) == 4
    assert fleet.population.recruit(0).name == before
    fleet.wanted = 40
    lived(fleet, 3)
    assert int(fleet.bots().sum()) == sum(fleet.states().values()) == 40


def test_brains_rest_while_the_realm_is_paused() -> None:
    fleet = lived(new_fleet(PLAN), 30)
    fleet.world.inbox.put(*to_record("HOST_PAUSE", {"paused": 1}, HOST_SESSION, "host"))
    lived(fleet, 1)
    before = fleet.mind.memory.copy()
    lived(fleet, 10)
    assert (fleet.mind.memory == before).all()


def test_a_fleet_that_was_saved_and_resumed_goes_on_as_if_it_had_not_stopped(tmp_path: Path) -> None:
    unstopped = lived(new_fleet(PLAN), 120)
    stopped = lived(new_fleet(PLAN), 70)
    resumed = saved_fleet(save_fleet(stopped, tmp_path, PLAN), PLAN)
    assert resumed.world.state.tick == 70
    assert lived(resumed, 50).world.state.state_hash() == unstopped.world.state.state_hash()


def test_the_memory_of_brains_is_part_of_the_hash() -> None:
    fleet = lived(new_fleet(PLAN), 5)
    before = fleet.world.state.state_hash()
    fleet.mind.memory["searches"][0] += 1
    assert fleet.world.state.state_hash() != before


@pytest.mark.parametrize("other", [replace(PLAN, seed=4), replace(PLAN, content="elsewhere")])
def test_another_seed_or_content_on_a_used_folder_names_both_and_the_way_out(tmp_path: Path, other: Plan) -> None:
    path = save_fleet(new_fleet(PLAN), tmp_path, PLAN)
    expected = rf"{tmp_path} holds a realm with content 'embers' and seed 3, asked for content '{other.content}' and seed {other.seed}"
    with pytest.raises(OpeningError, match=expected) as caught:
        saved_fleet(path, other)
    assert "--data-dir" in str(caught.value)
    assert "--fresh" in str(caught.value)


def test_another_number_of_bots_keeps_the_content_as_it_was(tmp_path: Path) -> None:
    fleet = lived(new_fleet(PLAN), 3)
    resumed = saved_fleet(save_fleet(fleet, tmp_path, PLAN), replace(PLAN, bots=8))
    assert (resumed.scale, resumed.wanted) == (6, 8)
    lived(resumed, 3)
    assert int(resumed.bots().sum()) == 8


def test_rules_are_set_and_unknown_ones_refused() -> None:
    assert new_fleet(replace(PLAN, rules={"xp_rate": 3.0})).world.state["rules"]["xp_rate"][0] == 3.0
    with pytest.raises(OpeningError, match="saw a rule 'luck', expected one of"):
        new_fleet(replace(PLAN, rules={"luck": 1.0}))


def test_content_that_is_not_there_is_an_error() -> None:
    with pytest.raises(PackError):
        new_fleet(replace(PLAN, content="no such pack"))
