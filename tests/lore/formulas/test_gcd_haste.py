# SPDX-License-Identifier: GPL-2.0-or-later
"""The global cooldown, and haste of casts and swings, against literal figures.

Haste is a factor: every aura and rating multiplies it, and times are divided by it and cut to whole milliseconds.
"""

import pytest

from tests.lore.formulas.sources import sourced
from warhost.lore.formulas.combat import swing_delay_ms
from warhost.lore.formulas.spells import hasted_gcd_ms, hasted_ms

# the spell's own ms, ms by auras, haste, ms
GCD = (
    ("SpellCooldown.cpp:110", 1500, 0, 1.0, 1500),
    ("SpellCooldown.cpp:110", 1500, 0, 1.1, 1363),
    ("SpellCooldown.cpp:110", 1500, 0, 1.2, 1250),
    ("TrinityCore Spell.cpp:8249", 1500, 0, 1.25, 1200),
    ("TrinityCore Spell.cpp:8249", 1500, 0, 1.5, 1000),
    ("SpellCooldown.cpp:114", 1500, 0, 1.8, 1000),
    ("constants.go:9", 1500, 0, 2.0, 1000),
    ("SpellCooldown.cpp:114", 1000, 0, 1.5, 1000),
    ("SpellCooldown.cpp:118", 1500, 0, 0.8, 1500),
    ("SpellCooldown.cpp:106", 1500, -500, 1.0, 1000),  # Unholy Presence
    ("SpellCooldown.cpp:114", 1500, -500, 1.2, 1000),
    ("SpellCooldown.cpp:93", 0, 0, 1.5, 0),
    ("SpellCooldown.cpp:101", 500, -500, 1.5, 500),  # outside 1 … 1.5 s nothing changes it
    ("SpellCooldown.cpp:101", 2000, 0, 1.5, 2000),
)
# the spell's own ms, haste, ms
CAST = (
    ("Util.h:56", 1500, 1.0, 1500),
    ("Util.h:56", 1500, 1.5, 1000),
    ("Util.h:56", 3000, 1.2, 2500),
    ("Util.h:56", 3500, 1.4, 2500),
    ("Util.h:56", 2500, 1.25, 2000),
    ("Util.h:56", 3000, 0.75, 4000),  # slowed by a third
    ("Util.h:56", 0, 1.3, 0),
    ("Util.h:56", 10000, 2.0, 5000),
    ("Util.h:56", 1650, 1.1, 1500),
    ("Util.h:56", 1500, 1.125, 1333),
    ("Util.h:56", 3000, 1.33, 2255),
)
# weapon's speed, haste, ms between two swings
SWING = (
    ("RageTest.cpp:45", 2000, 1.5, 1333),
    ("Util.h:56", 2000, 1.0, 2000),
    ("Util.h:56", 2000, 2.0, 1000),
    ("Util.h:56", 2600, 1.3, 2000),
    ("Util.h:56", 3300, 1.1, 3000),
    ("Util.h:56", 2000, 1 / 1.25, 2500),  # slowed by a quarter
    ("Util.h:56", 2000, 1 / 1.1, 2200),
    ("Util.h:56", 3600, 1.2 / 1.2, 3600),
    ("Util.h:56", 1800, 1 / 1.5, 2700),
    ("Util.h:56", 2800, 1.15, 2434),
)


@pytest.mark.parametrize(("gcd", "by_auras", "haste", "left"), sourced(GCD))
def test_the_gcd_stays_between_a_second_and_its_half_more(gcd: int, by_auras: int, haste: float, left: int) -> None:
    assert hasted_gcd_ms(gcd, by_auras, haste) == left


@pytest.mark.parametrize(("time", "haste", "left"), sourced(CAST))
def test_haste_divides_a_cast(time: int, haste: float, left: int) -> None:
    assert hasted_ms(time, haste) == left


@pytest.mark.parametrize(("speed", "haste", "delay"), sourced(SWING))
def test_haste_divides_a_swing(speed: int, haste: float, delay: int) -> None:
    assert swing_delay_ms(speed, haste) == delay


def test_no_swing_takes_no_time() -> None:
    assert swing_delay_ms(1, 5.0) == 1
