# SPDX-License-Identifier: GPL-2.0-or-later
"""Weapon damage equals AzerothCore's Unit.cpp (commit 0002bf3: CalculateMeleeDamage, GetAPMultiplier) and StatSystem.cpp."""

import pytest

from warhost.lore.formulas import combat

# Source StatSystem.cpp:Player::CalculateMinMaxDamage: low, high, roll, attack power, speed
WEAPON = (
    (1.0, 2.0, 0.0, 0.0, 2000, 1.0), (1.0, 2.0, 0.5, 14.0, 2000, 3.5), (2.0, 5.0, 0.0, 28.0, 2600, 7.2),
    (10.0, 20.0, 0.5, 140.0, 3600, 51.0),
    (100.0, 200.0, 0.25, 1400.0, 3300, 455.0), (100.0, 200.0, 0.25, 1400.0, 2400, 365.0), (100.0, 200.0, 0.25, 1400.0, 1700, 295.0),
    (50.0, 50.0, 0.9, 700.0, 1500, 125.0),
    (0.0, 0.0, 0.0, 14.0, 1000, 1.0), (300.0, 400.0, 0.75, 2800.0, 2800, 935.0),
)  # fmt: skip
# Source Unit.cpp:GetAPMultiplier
NORMALISED = (
    (True, False, False, 3600, 3300), (True, False, False, 2000, 3300), (False, False, False, 2600, 2400),
    (False, False, False, 1500, 2400),
    (False, False, True, 1800, 1700), (False, False, True, 1300, 1700), (False, True, False, 2900, 2800), (True, True, False, 2900, 2800),
    (False, False, False, 0, 2400), (True, False, True, 3000, 3300),
)  # fmt: skip
# Source Unit.cpp:CalculateMeleeDamage: damage, attacker's level, victim's level
GLANCING = (
    (100, 10, 10, 100), (100, 10, 11, 90), (100, 10, 12, 80), (100, 10, 13, 70), (100, 10, 20, 70), (55, 80, 81, 49),
    (1000, 80, 83, 700), (7, 10, 11, 6),
    (1, 10, 13, 0), (100, 20, 10, 100),
)  # fmt: skip
# Source Unit.cpp:DealMeleeDamage: time left, weapon's speed, time left after a parry
PARRY = (
    (2000, 2000, 1200),
    (1600, 2000, 800),
    (1200, 2000, 400),
    (1000, 2000, 400),
    (401, 2000, 400),
    (400, 2000, 400),
    (100, 2000, 100),
    (0, 2000, 0),
    (3000, 3000, 1800),
    (1500, 2600, 520),
)


@pytest.mark.parametrize(("low", "high", "roll", "power", "speed", "value"), WEAPON)
def test_attack_power_counts_by_weapon_speed(low: float, high: float, roll: float, power: float, speed: int, value: float) -> None:
    assert combat.weapon_value(low, high, roll, power, speed) == pytest.approx(value)


@pytest.mark.parametrize(("two_handed", "ranged", "dagger", "speed", "normal"), NORMALISED)
def test_normalised_spells_have_a_speed_by_weapon_kind(two_handed: bool, ranged: bool, dagger: bool, speed: int, normal: int) -> None:
    assert combat.normalised_speed_ms(two_handed, ranged, dagger, speed) == normal


@pytest.mark.parametrize(("damage", "attacker", "victim", "left"), GLANCING)
def test_glancing_takes_a_tenth_a_level(damage: int, attacker: int, victim: int, left: int) -> None:
    assert combat.glancing_damage(damage, attacker, victim) == left


@pytest.mark.parametrize(("left", "speed", "after"), PARRY)
def test_a_parry_hastens_the_next_swing(left: int, speed: int, after: int) -> None:
    assert combat.parry_haste_ms(left, speed) == after


@pytest.mark.parametrize(
    ("damage", "crush", "crit"),
    [
        (0, 0, 0),
        (1, 1, 2),
        (2, 3, 4),
        (3, 4, 6),
        (10, 15, 20),
        (11, 16, 22),
        (100, 150, 200),
        (999, 1498, 1998),
        (1000, 1500, 2000),
        (12345, 18517, 24690),
    ],
)
def test_crushing_is_half_more_and_a_crit_twice(damage: int, crush: int, crit: int) -> None:
    assert combat.crushing_damage(damage) == crush
    assert combat.melee_crit_damage(damage) == crit


@pytest.mark.parametrize(
    ("damage", "block", "left"),
    [
        (100, 0, 100),
        (100, 30, 70),
        (100, 100, 0),
        (100, 150, 0),
        (1, 1, 0),
        (55, 54, 1),
        (1000, 270, 730),
        (0, 10, 0),
        (500, 499, 1),
        (2500, 1200, 1300),
    ],
)
def test_a_block_stops_its_value(damage: int, block: int, left: int) -> None:
    assert combat.blocked_damage(damage, block) == left


@pytest.mark.parametrize(
    ("value", "half"),
    [
        (0.0, 0.0),
        (1.0, 0.5),
        (2.0, 1.0),
        (3.0, 1.5),
        (10.0, 5.0),
        (99.0, 49.5),
        (100.0, 50.0),
        (250.5, 125.25),
        (1000.0, 500.0),
        (1e6, 5e5),
    ],
)
def test_the_off_hand_deals_half(value: float, half: float) -> None:
    assert combat.off_hand_damage(value) == half
