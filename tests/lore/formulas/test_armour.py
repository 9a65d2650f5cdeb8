# SPDX-License-Identifier: GPL-2.0-or-later
"""Armour and armour penetration against literal figures.

Up to level 59 a hit loses armour / (armour + 85 × level + 400) of itself; from 60 on the emulator's level of 4.5 × (level - 59) more makes
that armour / (armour + 467.5 × level - 22,167.5), which is what the simulator has (spell_resistances.go:63).
"""

import pytest

from tests.lore.formulas.sources import sourced
from warhost.lore.formulas import combat

# armour, attacker's level, damage, share taken, what is left
ARMOUR = (
    ("Unit.cpp:1834", 0, 10, 100, 0.0, 100),
    ("Unit.cpp:1834", 50, 1, 20, 0.093458, 18),  # 50 / 535
    ("Unit.cpp:1834", 100, 10, 55, 0.074074, 50),  # 100 / 1,350
    ("Unit.cpp:1834", 463, 10, 100, 0.270286, 72),
    ("Unit.cpp:1834", 1200, 30, 300, 0.289157, 213),  # 1,200 / 4,150
    ("Unit.cpp:1834", 2585, 59, 1000, 0.323123, 676),  # 2,585 / 8,000
    ("Unit.cpp:1832", 3000, 60, 1000, 0.337743, 662),  # 3,000 / 8,882.5
    ("Unit.cpp:1832", 5000, 60, 1000, 0.459453, 540),
    ("Unit.cpp:1832", 5000, 70, 1000, 0.321388, 678),  # 5,000 / 15,557.5
    ("spell_resistances.go:68", 10643, 80, 2000, 0.411316, 1177),  # 10,643 / 25,875.5
    ("spell_resistances.go:68", 10643, 83, 2000, 0.390168, 1219),  # 10,643 / 27,278
    ("spell_resistances.go:68", 30000, 80, 5000, 0.663240, 1683),
    ("Unit.cpp:1840", 99999, 60, 1000, 0.75, 250),
    ("Unit.cpp:1844", 99999, 60, 1, 0.75, 1),
)
# armour, victim's level, the most that is ignored, armour that counts at 100 %, at 50 %
PENETRATION = (
    ("Unit.cpp:1819", 0, 60, 0.0, 0, 0),
    ("Unit.cpp:1819", 100, 10, 100.0, 0, 50),
    ("Unit.cpp:1819", 463, 10, 463.0, 0, 231),
    ("Unit.cpp:1814", 2000, 30, 1650.0, 350, 1175),  # (2,000 + 2,950) / 3
    ("Unit.cpp:1814", 4000, 59, 3138.3333, 861, 2430),  # (4,000 + 5,415) / 3
    ("Unit.cpp:1816", 4000, 60, 3294.1667, 705, 2352),  # 382.5 more than 85 × 60 + 400
    ("Unit.cpp:1816", 6000, 70, 5519.1667, 480, 3240),
    ("spell_resistances.go:65", 10643, 80, 8625.1667, 2017, 6330),  # (10,643 + 15,232.5) / 3
    ("spell_resistances.go:65", 10643, 83, 9092.6667, 1550, 6096),
    ("spell_resistances.go:65", 20000, 83, 12211.6667, 7788, 13894),
)


@pytest.mark.parametrize(("armour", "level", "damage", "share", "left"), sourced(ARMOUR))
def test_armour_takes_its_share(armour: int, level: int, damage: int, share: float, left: int) -> None:
    assert combat.armour_share(armour, level) == pytest.approx(share, abs=1e-5)
    assert combat.after_armour(damage, armour, level) == left


@pytest.mark.parametrize(("armour", "level", "most", "at_whole", "at_half"), sourced(PENETRATION))
def test_penetration_ignores_a_bounded_part(armour: int, level: int, most: float, at_whole: int, at_half: int) -> None:
    assert combat.ignorable_armour(armour, level) == pytest.approx(most, abs=1e-3)
    assert combat.penetrated_armour(armour, level, 0.0) == armour
    assert combat.penetrated_armour(armour, level, 50.0) == at_half
    assert combat.penetrated_armour(armour, level, 100.0) == at_whole
    assert combat.penetrated_armour(armour, level, 250.0) == at_whole
