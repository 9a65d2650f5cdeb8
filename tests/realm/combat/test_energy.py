# SPDX-License-Identifier: GPL-2.0-or-later
"""Energy: ten points a second, fighting or not, at their own milliseconds."""

from __future__ import annotations

import pytest

from tests.realm.bare import MAGE, Ground
from warhost.lore.formulas.energy import energy_after
from warhost.realm.handlers.combat.energy import gain_energy, wake_energy

ROGUE, ENERGY = 4, 3


def spent(left: int) -> tuple[Ground, int]:
    g = Ground()
    rogue = g.player(ROGUE, 20)
    g.unit(rogue)["powers"][ENERGY] = left
    wake_energy(g.st, rogue, g.now_ms)
    return g, rogue


@pytest.mark.parametrize("elapsed_ms", [50, 100, 950, 2000, 3700])
def test_the_realm_gives_what_the_formula_says(elapsed_ms: int) -> None:
    g, rogue = spent(35)
    g.unit(rogue)["in_combat"] = 1
    g.run(elapsed_ms)
    assert int(g.unit(rogue)["powers"][ENERGY]) == energy_after(35, 100, elapsed_ms)


def test_full_energy_is_at_rest() -> None:
    g, rogue = spent(98)
    g.run(1000)
    assert (int(g.unit(rogue)["powers"][ENERGY]), int(g.unit(rogue)["energy_due_ms"])) == (100, 0)


def test_the_dead_gain_none_and_a_timer_of_another_time_is_ignored() -> None:
    g, rogue = spent(10)
    gain_energy(g.st, rogue, int(g.unit(rogue)["energy_due_ms"]) + 1)
    assert int(g.unit(rogue)["powers"][ENERGY]) == 10
    g.unit(rogue)["death"] = 1
    g.run(500)
    assert (int(g.unit(rogue)["powers"][ENERGY]), int(g.unit(rogue)["energy_due_ms"])) == (10, 0)


def test_a_class_without_energy_gets_none() -> None:
    g = Ground()
    mage = g.player(MAGE, 20)
    wake_energy(g.st, mage, g.now_ms)
    g.run(500)
    assert (int(g.unit(mage)["max_powers"][ENERGY]), int(g.unit(mage)["powers"][ENERGY])) == (0, 0)
