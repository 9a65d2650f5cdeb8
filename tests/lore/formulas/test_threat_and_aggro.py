# SPDX-License-Identifier: GPL-2.0-or-later
"""Threat and aggro equal AzerothCore's ThreatMgr.cpp, table spell_threat and Creature.cpp:GetAggroRange."""

import pytest

from warhost.lore.formulas import aggro, threat

# spell_threat: amount, flat, multiplier, share of attack power, attack power
SPELL = (
    (100, 0, 1.0, 0.0, 0, 100.0), (100, 5, 1.0, 0.0, 0, 105.0), (0, 345, 1.0, 0.05, 0, 345.0), (0, 345, 1.0, 0.05, 2000, 445.0),
    (200, 0, 1.5, 0.0, 0, 300.0),
    (222, 112, 1.0, 0.0, 0, 334.0), (0, 180, 1.0, 0.0, 500, 180.0), (50, -20, 1.0, 0.0, 0, 30.0), (1000, 770, 1.0, 0.0, 0, 1770.0),
    (10, 0, 0.0, 0.0, 0, 0.0),
)  # fmt: skip
SCHOOL = (
    (100.0, 0.0, 100.0),
    (100.0, 107.0, 207.0),
    (100.0, -20.0, 80.0),
    (50.0, 100.0, 100.0),
    (0.0, 50.0, 0.0),
    (100.0, -100.0, 0.0),
    (100.0, -150.0, 0.0),
    (1.0, 45.0, 1.45),
    (1000.0, 30.0, 1300.0),
    (7.0, -50.0, 3.5),
)
HEALING = (
    (100, 1, 50.0),
    (100, 2, 25.0),
    (100, 4, 12.5),
    (0, 3, 0.0),
    (100, 0, 0.0),
    (1, 1, 0.5),
    (999, 3, 166.5),
    (5000, 5, 500.0),
    (10, 10, 0.5),
    (3000, 1, 1500.0),
)
POWER = (
    (100, 0, 50.0),
    (1, 0, 0.5),
    (0, 0, 0.0),
    (1000, 0, 500.0),
    (200, 1, 100.0),
    (10, 1, 5.0),
    (150, 1, 75.0),
    (100, 3, 0.0),
    (100, 6, 0.0),
    (90, 1, 45.0),
)
# Source ThreatMgr.cpp:SelectNextVictim: challenger, current, in melee range
TAKEOVER = (
    (110.0, 100.0, True, False), (110.1, 100.0, True, True), (120.0, 100.0, True, True), (129.0, 100.0, False, False),
    (130.0, 100.0, False, False),
    (130.1, 100.0, False, True), (100.0, 100.0, True, False), (50.0, 100.0, True, False), (1.0, 0.0, False, True), (0.0, 0.0, True, False),
)  # fmt: skip
# Source Creature.cpp:GetAggroRange: creature's level, player's level, detection range, bonus
AGGRO = (
    (10, 10, 20.0, 0.0, 20.0), (10, 12, 20.0, 0.0, 18.0), (12, 10, 20.0, 0.0, 22.0), (10, 25, 20.0, 0.0, 5.0), (10, 80, 20.0, 0.0, 5.0),
    (35, 10, 20.0, 0.0, 45.0),
    (60, 10, 20.0, 0.0, 45.0), (60, 5, 20.0, 0.0, 45.0), (10, 10, 20.0, -10.0, 10.0), (10, 10, 10.0, 0.0, 10.0), (5, 1, 20.0, 0.0, 24.0),
)  # fmt: skip


@pytest.mark.parametrize(("amount", "flat", "factor", "share", "power", "added"), SPELL)
def test_a_spell_adds_its_own_threat(amount: float, flat: float, factor: float, share: float, power: float, added: float) -> None:
    assert threat.spell_threat(amount, flat, factor, share, power) == pytest.approx(added)


@pytest.mark.parametrize(("amount", "percent", "left"), SCHOOL)
def test_auras_scale_threat_never_below_none(amount: float, percent: float, left: float) -> None:
    assert threat.school_threat(amount, percent) == pytest.approx(left)


@pytest.mark.parametrize(("healed", "enemies", "each"), HEALING)
def test_healing_threat_is_half_and_shared(healed: int, enemies: int, each: float) -> None:
    assert threat.healing_threat(healed, enemies) == pytest.approx(each)


@pytest.mark.parametrize(("gained", "power", "added"), POWER)
def test_gained_mana_and_rage_are_noticed(gained: int, power: int, added: float) -> None:
    assert threat.power_threat(gained, power) == pytest.approx(added)


@pytest.mark.parametrize(("challenger", "current", "melee", "taken"), TAKEOVER)
def test_a_creature_turns_at_110_or_130_percent(challenger: float, current: float, melee: bool, taken: bool) -> None:
    assert threat.takes_over(challenger, current, melee) is taken


@pytest.mark.parametrize(("creature", "player", "detection", "bonus", "radius"), AGGRO)
def test_creatures_notice_by_level(creature: int, player: int, detection: float, bonus: float, radius: float) -> None:
    assert aggro.aggro_radius(creature, player, detection, bonus) == radius
