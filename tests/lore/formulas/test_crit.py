# SPDX-License-Identifier: GPL-2.0-or-later
"""Crit and ratings of every class against the client's game tables of 3.3.5a (gtChanceTo…Crit, gtCombatRatings as text).

A class is its column; the base figures stand in line 2 of chancetomeleecritbase.txt and chancetospellcritbase.txt beside them. A chance is
base + stat × ratio, worked out by hand.
"""

import pytest

from tests.lore.formulas.sources import sourced
from warhost.lore.classes.tables import CR_CRIT_SPELL, CR_EXPERTISE, CR_HASTE_MELEE, CR_HIT_MELEE, CR_HIT_SPELL, tables
from warhost.lore.formulas import stats

# class, level, agility, base, ratio, percent
MELEE = (
    ("chancetomeleecrit.txt:2", 1, 1, 20, 0.031891, 0.002587, 8.3631),
    ("chancetomeleecrit.txt:81", 1, 80, 113, 0.031891, 0.00016, 4.9971),
    ("chancetomeleecrit.txt:81", 2, 80, 90, 0.032685, 0.000192, 4.9965),
    ("chancetomeleecrit.txt:2", 3, 1, 23, -0.01532, 0.00284, 5.0),
    ("chancetomeleecrit.txt:81", 3, 80, 185, -0.01532, 0.00012, 0.688),
    ("chancetomeleecrit.txt:2", 4, 1, 23, -0.00295, 0.004476, 9.9998),
    ("chancetomeleecrit.txt:81", 4, 80, 189, -0.00295, 0.00012, 1.973),
    ("chancetomeleecrit.txt:81", 5, 80, 51, 0.031765, 0.000192, 4.1557),
    ("chancetomeleecrit.txt:81", 6, 80, 112, 0.031891, 0.00016, 4.9811),
    ("chancetomeleecrit.txt:81", 7, 80, 71, 0.02922, 0.00012, 3.774),
    ("chancetomeleecrit.txt:81", 8, 80, 43, 0.03454, 0.000196, 4.2968),
    ("chancetomeleecrit.txt:81", 9, 80, 52, 0.02622, 0.000198, 3.6516),
    ("chancetomeleecrit.txt:81", 11, 80, 85, 0.074755, 0.00012, 8.4955),
)
# class, level, intellect, base, ratio, percent
SPELL = (
    ("chancetospellcrit.txt:81", 1, 80, 36, 0.0, 0.0, 0.0),
    ("chancetospellcrit.txt:2", 2, 1, 20, 0.033355, 0.000832, 4.9995),
    ("chancetospellcrit.txt:81", 2, 80, 98, 0.033355, 0.00006, 3.9235),
    ("chancetospellcrit.txt:81", 3, 80, 77, 0.03602, 0.00006, 4.064),
    ("chancetospellcrit.txt:2", 5, 1, 22, 0.012375, 0.00171, 4.9995),
    ("chancetospellcrit.txt:81", 5, 80, 166, 0.012375, 0.00006, 2.2335),
    ("chancetospellcrit.txt:61", 7, 60, 100, 0.02201, 0.000175, 3.951),
    ("chancetospellcrit.txt:81", 7, 80, 128, 0.02201, 0.00006, 2.969),
    ("chancetospellcrit.txt:2", 8, 1, 23, 0.009075, 0.001637, 4.6726),
    ("chancetospellcrit.txt:71", 8, 70, 400, 0.009075, 0.000125, 5.9075),
    ("chancetospellcrit.txt:81", 8, 80, 181, 0.009075, 0.00006, 1.9935),
    ("chancetospellcrit.txt:81", 9, 80, 159, 0.017, 0.00006, 2.654),
    ("chancetospellcrit.txt:81", 11, 80, 143, 0.018515, 0.00006, 2.7095),
)
# rating, level, rating for one percent
RATINGS = (
    ("combatratings.txt:61", CR_HIT_MELEE, 60, 10.0),
    ("combatratings.txt:71", CR_HIT_MELEE, 70, 15.769233),
    ("constants.go:20", CR_HIT_MELEE, 80, 32.789989),
    ("combatratings.txt:61", CR_HIT_SPELL, 60, 8.0),
    ("constants.go:19", CR_HIT_SPELL, 80, 26.231993),
    ("combatratings.txt:61", CR_CRIT_SPELL, 60, 14.0),
    ("combatratings.txt:71", CR_CRIT_SPELL, 70, 22.076923),
    ("constants.go:17", CR_CRIT_SPELL, 80, 45.905987),
    ("combatratings.txt:71", CR_HASTE_MELEE, 70, 15.769233),
    ("constants.go:16", CR_HASTE_MELEE, 80, 32.789989),
    ("combatratings.txt:61", CR_EXPERTISE, 60, 2.5),
    ("combatratings.txt:81", CR_EXPERTISE, 80, 8.197496),
)


@pytest.mark.parametrize(("class_id", "level", "agility", "base", "ratio", "percent"), sourced(MELEE))
def test_melee_crit_is_that_of_the_game_table(class_id: int, level: int, agility: int, base: float, ratio: float, percent: float) -> None:
    found = tables()
    assert found.melee_crit_base[class_id] == pytest.approx(base, abs=1e-6)
    assert found.melee_crit_per_agility[class_id, level] == pytest.approx(ratio, abs=1e-6)
    chance = stats.crit_percent(float(agility), found.melee_crit_base[class_id], found.melee_crit_per_agility[class_id, level])
    assert chance == pytest.approx(percent, abs=2e-3)


@pytest.mark.parametrize(("class_id", "level", "intellect", "base", "ratio", "percent"), sourced(SPELL))
def test_spell_crit_is_that_of_the_game_table(class_id: int, level: int, intellect: int, base: float, ratio: float, percent: float) -> None:
    found = tables()
    assert found.spell_crit_base[class_id] == pytest.approx(base, abs=1e-6)
    assert found.spell_crit_per_intellect[class_id, level] == pytest.approx(ratio, abs=1e-6)
    chance = stats.crit_percent(float(intellect), found.spell_crit_base[class_id], found.spell_crit_per_intellect[class_id, level])
    assert chance == pytest.approx(percent, abs=2e-3)


@pytest.mark.parametrize(("rating", "level", "points"), sourced(RATINGS))
def test_a_percent_costs_the_ratings_of_the_game_table(rating: int, level: int, points: float) -> None:
    assert tables().rating_per_percent[rating, level] == pytest.approx(points, abs=1e-4)
