# SPDX-License-Identifier: GPL-2.0-or-later
"""What spells do and cost, and how harm pushes them back: AzerothCore's Unit.cpp (0002bf3), SpellInfo.cpp and Spell.cpp, transcribed."""

import pytest

from warhost.lore.formulas import spells

# Source SpellInfo.cpp:CalcValue: caster's level, spell level, base level, max level
LEVELS = (
    (1, 1, 1, 5, 0), (3, 1, 1, 5, 2), (5, 1, 1, 5, 4), (60, 1, 1, 5, 4), (80, 79, 79, 83, 1), (83, 79, 79, 83, 4), (90, 79, 79, 83, 4),
    (10, 20, 20, 24, 0),
    (80, 20, 20, 0, 60), (4, 1, 4, 0, 0), (6, 1, 4, 0, 2),
)  # fmt: skip
# Source SpellInfo.cpp:CalcValue: base points, die sides, per level, levels, roll
VALUES = (
    (13, 9, 0.6, 0, 0.0, 14), (13, 9, 0.6, 0, 0.999, 22), (13, 9, 0.6, 4, 0.0, 16), (1, 0, 0.0, 0, 0.5, 1), (44, 0, 0.8, 5, 0.9, 48),
    (17, 3, 0.5, 4, 0.5, 21),
    (-40, 0, 0.0, 10, 0.3, -40), (100, 1, 0.0, 0, 0.99, 101), (887, 245, 5.2, 2, 0.0, 898), (887, 245, 5.2, 2, 1.0, 1142),
)  # fmt: skip
POWER = (
    (100, 0.0, 1.0, 0.0, 0.0, 100), (100, 100.0, 1.0, 0.0, 0.0, 200), (100, 100.0, 0.857, 0.0, 0.0, 185),
    (14, 10.0, 0.123, 0.0, 0.0, 15), (93, 0.0, 0.0, 500.0, 0.2, 193),
    (0, 0.0, 0.0, 1000.0, 0.45, 450), (300, 0.0, 0.0, 2000.0, 0.12, 540), (230, 2000.0, 0.1833, 0.0, 0.0, 596),
    (1, 0.5, 0.5, 0.0, 0.0, 1), (50, 10.0, 0.1, 10.0, 0.1, 52),
)  # fmt: skip
COEFFICIENTS = (
    (3500, False, False, 1.0), (1500, False, False, 1.5 / 3.5), (0, False, False, 1.5 / 3.5), (2500, False, False, 2.5 / 3.5),
    (3000, False, False, 3.0 / 3.5),
    (6000, False, False, 1.0), (3500, True, False, 0.5), (0, True, False, 0.75 / 3.5), (3000, False, True, 3.0 / 3.5 * 0.95),
    (0, True, True, 0.75 / 3.5 * 0.95),
)  # fmt: skip
COST = (
    (150, 0, 0, 0, 150), (0, 11, 3268, 0, 359), (0, 6, 118, 0, 7), (0, 100, 3268, 0, 3268), (0, 0, 3268, 0, 0), (10, 10, 100, 0, 20),
    (100, 0, 0, 10, 90), (0, 31, 3268, 50, 507),
    (5, 0, 0, 100, 0), (5, 0, 0, 120, 0),
)  # fmt: skip
# Source Spell.cpp:Delayed: left, whole cast, hits before, resist %
PUSHBACK = (
    (1000, 3000, 0, 0, 1500), (1000, 3000, 1, 0, 1500), (1000, 3000, 2, 0, 1000), (2800, 3000, 0, 0, 3000), (1000, 3000, 0, 70, 1150),
    (1000, 3000, 0, 100, 1000),
    (1000, 3000, 0, 150, 1000), (3000, 3000, 0, 0, 3000), (1, 1500, 1, 0, 501), (1000, 3000, 5, 0, 1000),
)  # fmt: skip
CHANNEL = (
    (5000, 5000, 0, 0, 3750), (3000, 5000, 1, 0, 1750), (3000, 5000, 2, 0, 3000), (1000, 5000, 0, 0, 0), (5000, 5000, 0, 100, 5000),
    (5000, 5000, 0, 50, 4375),
    (8000, 8000, 0, 0, 6000), (100, 8000, 0, 0, 0), (6000, 8000, 1, 0, 4000), (3000, 3000, 0, 0, 2250),
)  # fmt: skip


@pytest.mark.parametrize(("caster", "spell", "base", "most", "levels"), LEVELS)
def test_values_grow_between_two_levels(caster: int, spell: int, base: int, most: int, levels: int) -> None:
    assert spells.scaling_levels(caster, spell, base, most) == levels


@pytest.mark.parametrize(("points", "sides", "per_level", "levels", "roll", "value"), VALUES)
def test_a_value_is_rolled_from_base_plus_one(points: int, sides: int, per_level: float, levels: int, roll: float, value: int) -> None:
    assert spells.effect_value(points, sides, per_level, levels, roll) == value


@pytest.mark.parametrize(("value", "power", "share", "attack", "attack_share", "total"), POWER)
def test_power_adds_its_share(value: int, power: float, share: float, attack: float, attack_share: float, total: int) -> None:
    assert spells.with_power(value, power, share, attack, attack_share) == total


@pytest.mark.parametrize(("cast", "area", "extra", "share"), COEFFICIENTS)
def test_cast_time_makes_the_coefficient(cast: int, area: bool, extra: bool, share: float) -> None:
    assert spells.default_coefficient(cast, area, extra) == pytest.approx(share)


@pytest.mark.parametrize(("flat", "percent", "base", "less", "cost"), COST)
def test_a_cast_costs_flat_and_percent(flat: int, percent: int, base: int, less: int, cost: int) -> None:
    assert spells.power_cost(flat, percent, base, less) == cost


@pytest.mark.parametrize(("left", "whole", "before", "resist", "after"), PUSHBACK)
def test_damage_pushes_a_cast_back_twice(left: int, whole: int, before: int, resist: int, after: int) -> None:
    assert spells.pushback_ms(left, whole, before, resist) == after


@pytest.mark.parametrize(("left", "whole", "before", "resist", "after"), CHANNEL)
def test_damage_shortens_a_channel_twice(left: int, whole: int, before: int, resist: int, after: int) -> None:
    assert spells.channel_pushback_ms(left, whole, before, resist) == after


@pytest.mark.parametrize(
    ("value", "crit"), [(0, 0), (1, 1), (2, 3), (3, 4), (10, 15), (101, 151), (500, 750), (999, 1498), (1000, 1500), (4590, 6885)]
)
def test_a_magic_crit_is_half_more(value: int, crit: int) -> None:
    assert spells.crit_value(value) == crit
