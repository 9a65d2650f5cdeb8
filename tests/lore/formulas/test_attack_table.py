# SPDX-License-Identifier: GPL-2.0-or-later
"""The attack table against literal figures, all in hundredths of a percent.

The simulator's chance to glance three levels above (24 %) is its measurers'; the emulator's 25 % counts here.
"""

import pytest

from tests.lore.formulas.sources import sourced
from warhost.lore.formulas import attack_table as at

# weapon skill, five times the victim's level, victim a player, two weapons, hit %, chance
MISS = (
    ("Unit.cpp:3248", 5, 5, False, False, 0, 500),
    ("target.go:241", 400, 400, False, False, 0, 500),
    ("target.go:241", 400, 405, False, False, 0, 550),
    ("target.go:241", 400, 410, False, False, 0, 600),
    ("target.go:241", 400, 415, False, False, 0, 800),
    ("TrinityCore Unit.cpp:12425", 400, 400, False, True, 0, 2400),
    ("TrinityCore Unit.cpp:12425", 400, 415, False, True, 0, 2700),
    ("target.go:241", 400, 415, False, False, 8, 0),
    ("TrinityCore Unit.cpp:12425", 400, 415, False, True, 27, 0),
    ("TrinityCore Unit.cpp:12425", 300, 300, True, False, 0, 500),
    ("TrinityCore Unit.cpp:12425", 300, 315, True, False, 0, 560),  # 0.04 % for each point that lacks
    ("TrinityCore Unit.cpp:12425", 315, 300, True, False, 0, 470),  # 0.02 % for each that is over
    ("TrinityCore Unit.cpp:12425", 1, 100, False, False, 0, 4160),  # 5 + 1 + 89 × 0.4
    ("TrinityCore Unit.cpp:12425", 1, 400, False, False, 0, 6000),
)
# what the sheet shows in %, skill, five times the victim's level, expertise, against a swing, against a weapon spell
AVOID = (
    ("Unit.cpp:3209", 5.0, 50, 50, 0, 500, 500),
    ("Unit.cpp:2544", 5.0, 50, 60, 0, 540, 540),
    ("Unit.cpp:2544", 5.0, 60, 50, 0, 460, 460),
    ("target.go:243", 5.0, 400, 405, 0, 520, 520),
    ("Unit.cpp:3209", 5.85, 400, 415, 0, 645, 645),
    ("Unit.cpp:3235", 13.4, 400, 415, 0, 1400, 1400),
    ("Unit.cpp:3280", 5.0, 400, 415, 0, 560, 560),
    ("Unit.cpp:2536", 5.0, 400, 400, 10, 250, 250),
    ("Unit.cpp:2536", 5.85, 400, 415, 16, 245, 245),
    ("Unit.cpp:2536", 5.85, 400, 415, 24, 0, 45),  # 6 % of expertise leave nothing of 5.85 %: no skill brings it back
    ("Unit.cpp:2932", 5.85, 400, 415, 26, 0, 0),
    ("Unit.cpp:2954", 13.4, 400, 415, 56, 0, 0),
    ("Unit.cpp:2544", 0.0, 1, 400, 0, 0, 0),
    ("Unit.cpp:2544", 0.2, 60, 50, 0, 0, 0),
)
# attacker's level, victim's level, skill, victim's defence, chance
GLANCING = (
    ("Unit.cpp:2610", 10, 10, 50, 50, 0),
    ("Unit.cpp:2620", 10, 11, 50, 55, 1500),
    ("Unit.cpp:2620", 10, 12, 50, 60, 2000),
    ("Unit.cpp:2620", 80, 83, 400, 415, 2500),
    ("Unit.cpp:2620", 80, 81, 410, 405, 1500),  # skill beyond the level's does not help
    ("Unit.cpp:2621", 10, 16, 50, 80, 4000),
    ("Unit.cpp:2621", 10, 20, 50, 100, 4000),
    ("Unit.cpp:2610", 20, 10, 100, 50, 0),
)
# attacker's level, victim's level, victim's defence, chance
CRUSHING = (
    ("Unit.cpp:2630", 10, 10, 50, 0),
    ("Unit.cpp:2630", 13, 10, 50, 0),
    ("Unit.cpp:2645", 14, 10, 50, 2500),  # 20 × 2 - 15
    ("Unit.cpp:2645", 15, 10, 50, 3500),
    ("Unit.cpp:2645", 14, 10, 40, 4500),
    ("Unit.cpp:2645", 14, 10, 60, 2500),  # defence beyond the level's does not help
    ("Unit.cpp:2645", 83, 79, 395, 2500),
    ("Unit.cpp:2630", 63, 60, 300, 0),
)
# what the sheet shows in %, attacker's highest skill, victim's defence, chance
CRIT = (
    ("Unit.cpp:3312", 5.0, 50, 50, 500),
    ("Unit.cpp:3339", 5.0, 50, 55, 480),
    ("Unit.cpp:3339", 5.0, 55, 50, 520),
    ("Unit.cpp:3339", 5.0, 415, 400, 560),
    ("Unit.cpp:3339", 5.0, 415, 540, 0),  # the 540 of a tank
    ("Unit.cpp:3339", 25.5, 400, 415, 2490),
    ("Unit.cpp:3339", 1.0, 50, 90, 0),
    ("Unit.cpp:2655", 100.0, 400, 400, 10000),
)
TABLE = (500, 500, 500, 500, 1000, 0, 2000)
OUTCOMES = (
    (0, at.HIT_MISS), (499, at.HIT_MISS), (500, at.HIT_DODGE), (999, at.HIT_DODGE), (1000, at.HIT_PARRY), (1500, at.HIT_BLOCK),
    (2000, at.HIT_GLANCING),
    (2999, at.HIT_GLANCING), (3000, at.HIT_CRIT), (4999, at.HIT_CRIT), (5000, at.HIT_NORMAL), (9999, at.HIT_NORMAL),
)  # fmt: skip
SPELL_OUTCOMES = (
    (0, at.HIT_MISS), (499, at.HIT_MISS), (500, at.HIT_DODGE), (750, at.HIT_DODGE), (999, at.HIT_DODGE), (1000, at.HIT_PARRY),
    (1250, at.HIT_PARRY),
    (1499, at.HIT_PARRY), (1500, at.HIT_NORMAL), (9999, at.HIT_NORMAL),
)  # fmt: skip


@pytest.mark.parametrize(("skill", "most", "player", "dual", "hit", "chance"), sourced(MISS))
def test_a_swing_misses_by_skill_and_second_weapon(skill: int, most: int, player: bool, dual: bool, hit: float, chance: int) -> None:
    assert at.miss_chance(skill, most, player, dual, float(hit), 0) == chance


@pytest.mark.parametrize(("percent", "skill", "most", "expertise", "swing", "spell"), sourced(AVOID))
def test_avoidance_follows_skill_and_expertise(percent: float, skill: int, most: int, expertise: int, swing: int, spell: int) -> None:
    assert at.swing_avoid_chance(percent, skill, most, expertise) == swing
    assert at.avoid_chance(percent, skill, most, expertise) == spell


@pytest.mark.parametrize(("attacker", "victim", "skill", "defence", "chance"), sourced(GLANCING))
def test_swings_at_higher_creatures_glance(attacker: int, victim: int, skill: int, defence: int, chance: int) -> None:
    assert at.glancing_chance(attacker, victim, skill, defence) == chance


@pytest.mark.parametrize(("attacker", "victim", "defence", "chance"), sourced(CRUSHING))
def test_much_higher_creatures_crush(attacker: int, victim: int, defence: int, chance: int) -> None:
    assert at.crushing_chance(attacker, victim, defence) == chance


@pytest.mark.parametrize(("percent", "skill", "defence", "chance"), sourced(CRIT))
def test_crits_follow_skill_against_defence(percent: float, skill: int, defence: int, chance: int) -> None:
    assert at.crit_chance(percent, skill, defence) == chance


@pytest.mark.parametrize(("roll", "outcome"), OUTCOMES)
def test_one_roll_decides_a_swing(roll: int, outcome: int) -> None:
    assert at.swing_outcome(roll, *TABLE) == outcome


@pytest.mark.parametrize(("roll", "outcome"), SPELL_OUTCOMES)
def test_a_weapon_spell_lands_or_is_avoided(roll: int, outcome: int) -> None:
    assert at.weapon_spell_outcome(roll, 500, 500, 500) == outcome


@pytest.mark.parametrize(("level", "skill"), [(1, 5), (9, 45), (60, 300), (80, 400), (83, 415)])
def test_skill_ends_at_five_a_level(level: int, skill: int) -> None:
    assert at.max_skill(level) == skill


def test_a_crushing_blow_comes_after_glancing() -> None:
    assert at.swing_outcome(600, 500, 0, 0, 0, 0, 2500, 500) == at.HIT_CRUSHING
