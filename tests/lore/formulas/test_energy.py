# SPDX-License-Identifier: GPL-2.0-or-later
"""Energy over time against literal figures: a hundredth of a point a millisecond, 20 in the client's tick of two seconds, 100 at most."""

import pytest

from tests.lore.formulas.sources import sourced
from warhost.lore.formulas.energy import MAX_ENERGY, energy_after

# energy at the last whole point, ms later, energy
ENERGY = (
    ("Player.cpp:1891", 0, 0, 0),
    ("energy.go:10", 0, 99, 0),
    ("energy.go:10", 0, 100, 1),
    ("energy.go:13", 0, 1000, 10),
    ("PlayerRegen.cpp:196", 0, 2000, 20),
    ("PlayerRegen.cpp:196", 40, 2000, 60),
    ("PlayerRegen.cpp:196", 25, 3999, 64),
    ("Player.cpp:1891", 35, 1250, 47),
    ("Player.cpp:1891", 55, 4500, 100),
    ("energy.go:41", 99, 100, 100),
    ("energy.go:41", 99, 999, 100),
    ("energy.go:41", 100, 5000, 100),
)


@pytest.mark.parametrize(("energy", "elapsed_ms", "then"), sourced(ENERGY))
def test_ten_points_come_back_a_second(energy: int, elapsed_ms: int, then: int) -> None:
    assert energy_after(energy, MAX_ENERGY, elapsed_ms) == then


@pytest.mark.parametrize(("elapsed_ms", "then"), [(2000, 110), (4000, 120), (60_000, 120)])
def test_who_may_have_more_gets_more(elapsed_ms: int, then: int) -> None:
    assert energy_after(90, 120, elapsed_ms) == then
