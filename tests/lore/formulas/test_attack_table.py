# SPDX-License-Identifier: GPL-2.0-or-later
"""The attack table equals AzerothCore's Unit.cpp (commit 0002bf3: RollMeleeOutcomeAgainst, MeleeSpellMissChance)."""

import pytest

from warhost.lore.formulas import attack_table as at

# Source Unit.cpp:MeleeSpellMissChance: skill, five times the victim's level, victim a player, dual wield, hit %, hundredths of %
MISS = (
    (5, 5, 0, 0, 0, 500), (50, 50, 0, 0, 0, 500), (50, 55, 0, 0, 0, 550), (50, 60, 0, 0, 0, 600), (50, 65, 0, 0, 0, 800),
    (50, 65, 0, 1, 0, 2700),
    (400, 415, 0, 0, 0, 800), (400, 415, 0, 1, 0, 2700), (400, 415, 0, 0, 8, 0), (400, 415, 0, 1, 27, 0), (300, 300, 1, 0, 0, 500),
    (300, 315, 1, 0, 0, 560),
    (315, 300, 1, 0, 0, 470), (1, 100, 0, 0, 0, 4160),
)  # fmt: skip
# Source Unit.cpp:RollMeleeOutcomeAgainst: sheet %, skill, victim's maximum, expertise
AVOID = (
    (5.0, 50, 50, 0, 500), (5.0, 50, 60, 0, 540), (5.0, 60, 50, 0, 460), (5.0, 400, 415, 0, 560), (5.85, 400, 415, 0, 645),
    (13.4, 400, 415, 0, 1400),
    (5.0, 400, 400, 10, 250), (5.0, 400, 400, 26, 0), (0.0, 1, 400, 0, 0), (0.2, 50, 50, 0, 20),
)  # fmt: skip
# There too: attacker's level, victim's level, skill, victim's defence
GLANCING = (
    (10, 10, 50, 50, 0), (10, 11, 50, 55, 1500), (10, 12, 50, 60, 2000), (10, 13, 50, 65, 2500), (10, 16, 50, 80, 4000),
    (10, 20, 50, 100, 4000),
    (80, 83, 400, 415, 2500), (80, 81, 410, 405, 1500), (60, 63, 300, 315, 2500), (20, 10, 100, 50, 0),
)  # fmt: skip
# There too: attacker's level, victim's level, victim's defence
CRUSHING = (
    (10, 10, 50, 0), (13, 10, 50, 0), (14, 10, 50, 2500), (15, 10, 50, 3500), (14, 10, 40, 4500), (14, 10, 60, 2500),
    (83, 79, 395, 2500), (63, 60, 300, 0),
    (64, 60, 300, 2500), (20, 10, 50, 8500),
)  # fmt: skip
# Source Unit.cpp:GetUnitCriticalChance: sheet %, attacker's maximum skill, victim's defence
CRIT = (
    (5.0, 50, 50, 500), (5.0, 50, 55, 480), (5.0, 55, 50, 520), (5.0, 415, 400, 560), (5.0, 415, 540, 0), (0.0, 50, 50, 0),
    (25.5, 400, 415, 2490),
    (5.0, 400, 415, 440), (1.0, 50, 90, 0), (100.0, 400, 400, 10000),
)  # fmt: skip
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


@pytest.mark.parametrize(("skill", "most", "player", "dual", "hit", "chance"), MISS)
def test_a_swing_misses_by_skill_and_second_weapon(skill: int, most: int, player: int, dual: int, hit: float, chance: int) -> None:
    assert at.miss_chance(skill, most, bool(player), bool(dual), float(hit), 0) == chance


@pytest.mark.parametrize(("percent", "skill", "most", "expertise", "chance"), AVOID)
def test_avoidance_follows_skill_and_expertise(percent: float, skill: int, most: int, expertise: int, chance: int) -> None:
    assert at.avoid_chance(percent, skill, most, expertise) == chance


@pytest.mark.parametrize(("attacker", "victim", "skill", "defence", "chance"), GLANCING)
def test_swings_at_higher_creatures_glance(attacker: int, victim: int, skill: int, defence: int, chance: int) -> None:
    assert at.glancing_chance(attacker, victim, skill, defence) == chance


@pytest.mark.parametrize(("attacker", "victim", "defence", "chance"), CRUSHING)
def test_much_higher_creatures_crush(attacker: int, victim: int, defence: int, chance: int) -> None:
    assert at.crushing_chance(attacker, victim, defence) == chance


@pytest.mark.parametrize(("percent", "skill", "defence", "chance"), CRIT)
def test_crits_follow_skill_against_defence(percent: float, skill: int, defence: int, chance: int) -> None:
    assert at.crit_chance(percent, skill, defence) == chance


@pytest.mark.parametrize(("roll", "outcome"), OUTCOMES)
def test_one_roll_decides_a_swing(roll: int, outcome: int) -> None:
    assert at.swing_outcome(roll, *TABLE) == outcome


@pytest.mark.parametrize(("roll", "outcome"), SPELL_OUTCOMES)
def test_a_weapon_spell_lands_or_is_avoided(roll: int, outcome: int) -> None:
    assert at.weapon_spell_outcome(roll, 500, 500, 500) == outcome


@pytest.mark.parametrize("level", range(1, 84, 8))
def test_skill_ends_at_five_a_level(level: int) -> None:
    assert at.max_skill(level) == sum(5 for _ in range(level))


def test_a_crushing_blow_comes_after_glancing() -> None:
    assert at.swing_outcome(600, 500, 0, 0, 0, 0, 2500, 500) == at.HIT_CRUSHING
