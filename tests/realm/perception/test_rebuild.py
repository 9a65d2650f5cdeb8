# SPDX-License-Identifier: GPL-2.0-or-later
"""Brains decide the same on perception rebuilt from encoded packets."""

from __future__ import annotations

import pytest

from tests.realm.perception.observing import observe, step
from warhost.fleet.opening import Plan, new_fleet


def watch(seed: int, bots: int, watched: int, ticks: int) -> set[str]:
    """Run a realm and ``watched`` clients of it; fail at the first difference; return the packets that were heard."""
    fleet = new_fleet(Plan("embers", seed, bots, {}))
    report = fleet.step()
    observers = [observe(fleet, session, report) for session in range(1, watched + 1)]
    for _ in range(ticks):
        wrong = step(fleet, observers)
        assert not wrong, wrong
        assert not any(observer.differs for observer in observers), [observer.differs for observer in observers]
    assert all(observer.decisions for observer in observers)
    return set().union(*(observer.heard for observer in observers))


def test_brains_decide_the_same_on_what_packets_told() -> None:
    heard = watch(seed=1, bots=20, watched=3, ticks=300)
    assert {"SMSG_UPDATE_OBJECT", "SMSG_MONSTER_MOVE", "SMSG_AURA_UPDATE", "SMSG_ATTACKSTART", "SMSG_INITIAL_SPELLS"} <= heard


@pytest.mark.shows
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_brains_decide_the_same_for_thousands_of_ticks(seed: int) -> None:
    watch(seed, bots=40, watched=4, ticks=3000)
