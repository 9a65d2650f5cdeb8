# SPDX-License-Identifier: GPL-2.0-or-later
"""Partial resistance, crits, blocks, immunity: the rolls of a spell stay within their bounds and means."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.bare import MAGE, WARRIOR, Ground, spell
from warhost.lore.spells import flags
from warhost.realm.handlers.spell_casting.rolls import (
    SPELL_MISS_DODGE,
    SPELL_MISS_MISS,
    SPELL_MISS_NONE,
    SPELL_MISS_RESIST,
    blocked,
    crit_amount,
    crits,
    resisted,
    spell_outcome,
    through_armour,
)

BOLT = spell(1, school=16, damage_class=1, effect=2, attributes=flags.HARMFUL)
SLAM = spell(2, damage_class=2, effect=58, attributes=flags.HARMFUL)
BINARY = spell(3, school=16, damage_class=1, effect=2, attributes=flags.HARMFUL | flags.BINARY)
BLEED = spell(4, effect=2, attributes=flags.HARMFUL | flags.IGNORES_ARMOUR)
SURE = spell(5, damage_class=2, effect=58, attributes=flags.HARMFUL | flags.NO_ACTIVE_DEFENSE)
SPELLS = (BOLT, SLAM, BINARY, BLEED, SURE)


@pytest.mark.parametrize("resistance", [20, 50, 200])
def test_partial_resistance_comes_in_tenths_round_its_mean(resistance: int) -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE, level=40), g.creature(level=40)
    g.sheet(wolf)["resistances"][4] = resistance
    lost = np.array([resisted(g.st, g.ct, mage, wolf, g.row(1), 16, 1000, 0, at_ms) for at_ms in range(2000)])
    mean = resistance / (resistance + 200)
    assert set(lost.tolist()) <= {100 * k for k in range(11)}
    assert abs(lost.mean() / 1000 - mean) < 0.02
    assert lost.max() - lost.min() <= 400


def test_binary_spells_lose_nothing_but_fail_whole() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE, level=40), g.creature(level=40)
    g.sheet(mage)["spell_hit_pct"] = 100.0
    g.sheet(wolf)["resistances"][4] = 200
    assert resisted(g.st, g.ct, mage, wolf, g.row(3), 16, 1000, 0, 10) == 0
    outcomes = [spell_outcome(g.st, g.ct, mage, wolf, g.row(3), at_ms) for at_ms in range(1000)]
    assert set(outcomes) == {SPELL_MISS_NONE, SPELL_MISS_RESIST}
    assert abs(outcomes.count(SPELL_MISS_RESIST) / 1000 - 0.5) < 0.06


def test_weapon_spells_miss_and_are_dodged_by_the_attack_table() -> None:
    g = Ground(*SPELLS)
    warrior, wolf = g.player(WARRIOR, level=40), g.creature(level=40, x=3.0)
    g.unit(wolf)["o"] = np.pi
    outcomes = [spell_outcome(g.st, g.ct, warrior, wolf, g.row(2), at_ms) for at_ms in range(3000)]
    assert set(outcomes) == {SPELL_MISS_NONE, SPELL_MISS_MISS, SPELL_MISS_DODGE}
    assert abs(outcomes.count(SPELL_MISS_MISS) / 3000 - 0.05) < 0.02
    assert abs(outcomes.count(SPELL_MISS_DODGE) / 3000 - 0.05) < 0.02
    g.unit(wolf)["o"] = 0.0
    assert SPELL_MISS_DODGE not in {spell_outcome(g.st, g.ct, warrior, wolf, g.row(2), at_ms) for at_ms in range(500)}
    g.unit(wolf)["o"] = np.pi
    assert SPELL_MISS_DODGE not in {spell_outcome(g.st, g.ct, warrior, wolf, g.row(5), at_ms) for at_ms in range(500)}


def test_a_crit_is_half_as_much_again_for_magic_and_twice_for_weapons() -> None:
    g = Ground(*SPELLS)
    assert (crit_amount(g.ct, g.row(1), 100), crit_amount(g.ct, g.row(2), 100)) == (150, 200)
    mage, wolf = g.player(MAGE), g.creature()
    g.sheet(mage)["spell_crit_pct"][4] = 30.0
    share = np.mean([crits(g.st, g.ct, mage, wolf, g.row(1), 0, at_ms) for at_ms in range(2000)])
    assert abs(share - 0.3) < 0.04
    g.sheet(wolf)["crit_taken_pct"] = -30.0
    assert not any(crits(g.st, g.ct, mage, wolf, g.row(1), 0, at_ms) for at_ms in range(200))


def test_armour_takes_its_share_of_physical_hits_alone() -> None:
    g = Ground(*SPELLS)
    warrior, wolf = g.player(WARRIOR, level=40), g.creature(level=40)
    g.sheet(wolf)["armour"] = 3800
    assert through_armour(g.st, g.ct, warrior, wolf, g.row(2), 1, 1000) == 500
    assert through_armour(g.st, g.ct, warrior, wolf, g.row(4), 1, 1000) == 1000
    assert through_armour(g.st, g.ct, warrior, wolf, g.row(1), 16, 1000) == 1000


def test_a_shield_blocks_some_weapon_spells_by_its_value() -> None:
    g = Ground(*SPELLS)
    warrior, wolf = g.player(WARRIOR, level=40), g.creature(level=40, x=3.0)
    g.unit(wolf)["o"] = np.pi
    g.sheet(wolf)["block_value"] = 20
    amounts = [blocked(g.st, g.ct, warrior, wolf, g.row(2), at_ms) for at_ms in range(2000)]
    assert set(amounts) == {0, 20}
    assert abs(amounts.count(20) / 2000 - 0.05) < 0.02
    assert blocked(g.st, g.ct, warrior, wolf, g.row(1), 10) == 0
