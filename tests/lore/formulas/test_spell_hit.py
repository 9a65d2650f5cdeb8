# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether magic hits, and how much of it is resisted, against literal figures.

What a level's resistance does is in the emulator's own words: 5 points for each level the victim is above; against level 83 the
constant is 510 instead of 5 × level. A hit is resisted by whole tenths, with the chances that the simulator has as well.
"""

import pytest

from tests.lore.formulas.sources import sourced
from warhost.lore.formulas import spells

# caster's level, victim's level, victim a player, extra hit %, hundredths of a percent
HIT = (
    ("Unit.cpp:3018", 10, 10, False, 0, 9600),
    ("Unit.cpp:3018", 10, 11, False, 0, 9500),
    ("Unit.cpp:3018", 10, 12, False, 0, 9400),
    ("Unit.cpp:3018", 10, 9, False, 0, 9700),
    ("Unit.cpp:3020", 10, 13, False, 0, 8300),  # 94 - 11
    ("Unit.cpp:3020", 10, 14, False, 0, 7200),
    ("Unit.cpp:3020", 60, 70, False, 0, 600),
    ("Unit.cpp:3009", 80, 83, True, 0, 8700),  # 94 - 7
    ("target.go:240", 80, 80, False, 0, 9600),
    ("target.go:240", 80, 83, False, 0, 8300),
    ("target.go:240", 80, 83, False, 17, 10000),
    ("Unit.cpp:3018", 60, 60, False, 3.5, 9950),
    ("Unit.cpp:3056", 60, 75, False, 0, 100),
    ("Unit.cpp:3058", 10, 1, False, 0, 10000),
)
# resistance, caster's level, victim's level, mean share resisted
AVERAGE = (
    ("Unit.cpp:1878", 0, 60, 60, 0.0),
    ("Unit.cpp:1876", 100, 60, 60, 0.25),  # 100 / 400
    ("Unit.cpp:1876", 300, 60, 60, 0.5),
    ("Unit.cpp:1876", 60, 20, 20, 0.375),  # 60 / 160
    ("Unit.cpp:1866", 0, 60, 63, 0.045455),  # 15 / 330
    ("Unit.cpp:1866", 40, 68, 70, 0.125),  # 50 / 400
    ("Unit.cpp:1866", 0, 30, 20, 0.0),
    ("Unit.cpp:1874", 0, 80, 83, 0.028571),  # 15 / 525
    ("Unit.cpp:1874", 130, 80, 83, 0.221374),  # 145 / 655
    ("spell_resistances.go:97", 130, 80, 80, 0.245283),  # 130 / 530
    ("spell_resistances.go:92", 200, 70, 70, 0.363636),  # 200 / 550
)
# tenths, mean share, probability
CHANCES = (
    ("spell_resistances.go:134", 0, 0.0, 1.0),
    ("spell_resistances.go:134", 0, 0.02, 0.85),
    ("spell_resistances.go:135", 1, 0.02, 0.1),
    ("spell_resistances.go:136", 2, 0.02, 0.05),
    ("Unit.cpp:1909", 0, 0.1, 0.25),
    ("Unit.cpp:1910", 1, 0.1, 0.5),
    ("Unit.cpp:1911", 2, 0.1, 0.25),
    ("Unit.cpp:1902", 0, 0.25, 0.0),
    ("Unit.cpp:1902", 1, 0.25, 0.125),
    ("Unit.cpp:1902", 2, 0.25, 0.375),
    ("Unit.cpp:1902", 3, 0.25, 0.375),
    ("spell_resistances.go:149", 5, 0.5, 0.5),
    ("spell_resistances.go:149", 6, 0.5, 0.25),
    ("spell_resistances.go:149", 7, 0.5, 0.0),
)
# roll, mean share, tenths resisted
TENTHS = (
    ("Unit.cpp:1918", 0.999, 0.0, 0),
    ("Unit.cpp:1918", 0.62, 0.05, 0),  # 62.5 % nothing, 25 % a tenth, 12.5 % two
    ("Unit.cpp:1918", 0.63, 0.05, 1),
    ("Unit.cpp:1918", 0.88, 0.05, 2),
    ("Unit.cpp:1918", 0.12, 0.25, 1),
    ("Unit.cpp:1918", 0.13, 0.25, 2),
    ("Unit.cpp:1918", 0.51, 0.25, 3),
    ("Unit.cpp:1921", 0.88, 0.25, 4),
    ("Unit.cpp:1921", 0.02, 0.5, 4),
    ("Unit.cpp:1921", 0.5, 0.5, 5),
    ("Unit.cpp:1921", 0.99, 0.5, 6),
)


@pytest.mark.parametrize(("caster", "victim", "player", "bonus", "chance"), sourced(HIT))
def test_spells_miss_by_level(caster: int, victim: int, player: bool, bonus: float, chance: int) -> None:
    assert spells.hit_chance(caster, victim, player, float(bonus)) == chance


@pytest.mark.parametrize(("resistance", "caster", "victim", "average"), sourced(AVERAGE))
def test_resistance_and_levels_resist(resistance: int, caster: int, victim: int, average: float) -> None:
    assert spells.average_resistance(resistance, 0, caster, victim) == pytest.approx(average, abs=1e-6)
    assert spells.average_resistance(resistance + 20, 20, caster, victim) == pytest.approx(average, abs=1e-6)


@pytest.mark.parametrize(("tenths", "average", "probability"), sourced(CHANCES))
def test_each_tenth_has_its_chance(tenths: int, average: float, probability: float) -> None:
    assert spells.resist_probability(tenths, average) == pytest.approx(probability)


@pytest.mark.parametrize(("roll", "average", "tenths"), sourced(TENTHS))
def test_a_roll_resists_so_many_tenths(roll: float, average: float, tenths: int) -> None:
    assert spells.resisted_tenths(roll, average) == tenths


@pytest.mark.parametrize("average", [0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8])
def test_the_chances_of_all_tenths_make_a_whole(average: float) -> None:
    assert sum(spells.resist_probability(step, average) for step in range(11)) == pytest.approx(1.0)
