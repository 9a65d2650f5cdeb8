# SPDX-License-Identifier: GPL-2.0-or-later
"""Stats equal a transcription of AzerothCore's StatSystem.cpp (commit 03cbe69) and Player.cpp:GetDodgeFromAgility."""

import pytest

from warhost.lore.formulas import stats

# Source StatSystem.cpp:UpdateAttackPowerAndDamage: class, level, strength, agility
ATTACK_POWER = (
    (1, 1, 23, 20, 29), (1, 10, 32, 26, 74), (1, 60, 250, 100, 660), (1, 80, 1200, 300, 2620), (2, 40, 100, 60, 300),
    (6, 55, 200, 90, 545), (3, 20, 40, 80, 140),
    (4, 60, 100, 300, 500), (7, 70, 150, 120, 390), (5, 10, 22, 22, 12), (8, 80, 36, 43, 26), (11, 30, 60, 60, 100), (8, 1, 5, 5, 0),
)  # fmt: skip
RANGED = (
    (1, 1, 20, 11),
    (1, 60, 100, 150),
    (4, 20, 60, 70),
    (3, 20, 60, 90),
    (3, 80, 800, 950),
    (5, 10, 22, 12),
    (8, 80, 43, 33),
    (8, 1, 5, 0),
    (2, 40, 60, 50),
    (11, 30, 60, 50),
)
# There: GetHealthBonusFromStamina, GetManaBonusFromIntellect
STAMINA = ((0, 0), (10, 10), (20, 20), (21, 30), (22, 40), (59, 410), (100, 820), (159, 1410), (500, 4820), (2500, 24820))
INTELLECT = ((0, 0), (10, 10), (20, 20), (21, 35), (24, 80), (60, 620), (100, 1220), (181, 2435), (500, 7220), (1500, 22220))
# There: UpdateArmor: items, agility, bonus, percent
ARMOUR = (
    (0, 20, 0, 0, 40), (100, 20, 0, 0, 140), (100, 20, 30, 0, 170), (1000, 43, 930, 0, 2016), (1000, 50, 0, -4, 1056),
    (1000, 50, 0, -20, 880), (0, 0, 0, 0, 0),
    (500, 10.5, 0, 0, 521), (100, 0, -200, 0, 0), (20000, 100, 0, 10, 22220),
)  # fmt: skip
CRIT = (
    (20, 0.031891, 0.002587, 8.3631), (113, 0.031891, 0.000164, 5.0423), (0, 0.031891, 0.000164, 3.1891),
    (22, 0.031765, 0.000912, 5.1829), (24, 0.009075, 0.001637, 4.8363),
    (181, 0.009075, 0.00006, 1.9935), (0, 0.0, 0.0, 0.0), (100, 0.012375, 0.000171, 2.9475), (1000, 0.009075, 0.00006, 6.9075),
    (50, -0.00295, 0.0012, 5.705),
)  # fmt: skip
# There: UpdateDodgePercentage: class, base agility, bonus agility, gtChanceToMeleeCrit, rating %, defence
DODGE = (
    (1, 20, 0, 0.002587, 0, 0, 7.48826), (1, 113, 0, 0.000164, 0, 0, 5.03376), (1, 113, 150, 0.000164, 0, 0, 6.75511),
    (1, 113, 150, 0.000164, 10, 0, 12.38389),
    (1, 113, 150, 0.000164, 10, 140, 14.12094), (5, 20, 0, 0.000912, 0, 0, 5.00389), (5, 50, 100, 0.000182, 0, 0, 5.78747),
    (8, 20, 0, 0.000773, 0, 0, 5.00305),
    (8, 43, 60, 0.000182, 2, 0, 7.23181), (4, 100, 200, 0.0012, 5, 0, 43.26581), (11, 60, 0, 0.0012, 0, 0, 18.13144),
)  # fmt: skip
# There: UpdateParryPercentage: 5 + d × cap / (d + cap × k)
PARRY = (
    (1, 0.0, 0, 5.0), (2, 0.0, 0, 5.0), (6, 0.0, 0, 5.0), (5, 10.0, 0, 0.0), (8, 0.0, 0, 0.0), (9, 5.0, 0, 0.0), (11, 5.0, 0, 0.0),
    (1, 10.0, 0, 5 + 150.03525 / 24.3433699), (1, 0.0, 100, 5 + 60.0141 / 18.3433699), (4, 5.0, 0, 5 + 252.80204 / 54.953683104),
)  # fmt: skip
BLOCK = (
    (20, 0, 0),
    (22, 0, 1),
    (23, 10, 11),
    (50, 0, 15),
    (100, 50, 90),
    (0, 0, 0),
    (10, 0, 0),
    (1200, 300, 890),
    (171, 0, 75),
    (40, 5, 15),
)
RATING = (
    (0, 1.0, 10.0, 0.0), (26.232, 1.0, 26.232, 1.0), (100, 1.0, 26.232, 3.812138), (45.91, 1.0, 45.91, 1.0), (10, 1.0, 2.5, 4.0),
    (10, 1.3, 2.5, 5.2), (100, 1.0, 0.0, 0.0),
    (1, 1.0, 0.5, 2.0), (328, 1.0, 32.8, 10.0), (50, 1.3, 65.0, 1.0),
)  # fmt: skip
DIMINISHED = (
    (1, 0.0, 18.129021, 0.0),
    (1, -5.0, 18.129021, 0.0),
    (1, 5.0, 0.0, 0.0),
    (1, 10.0, 18.129021, 6.6330),
    (1, 20.0, 18.129021, 9.7124),
    (5, 10.0, 80.37594, 9.0300),
    (8, 1.0, 80.37594, 1.004579),
    (4, 20.0, 35.560408, 12.8998),
    (11, 10.0, 40.890707, 8.2195),
    (1, 1000.0, 18.129021, 17.8201),
)


@pytest.mark.parametrize(("class_id", "level", "strength", "agility", "power"), ATTACK_POWER)
def test_each_class_draws_attack_power_its_own_way(class_id: int, level: int, strength: float, agility: float, power: int) -> None:
    assert stats.attack_power(class_id, level, float(strength), float(agility)) == power


@pytest.mark.parametrize(("class_id", "level", "agility", "power"), RANGED)
def test_ranged_attack_power_comes_from_agility(class_id: int, level: int, agility: float, power: int) -> None:
    assert stats.ranged_attack_power(class_id, level, float(agility)) == power


@pytest.mark.parametrize(("stamina", "health"), STAMINA)
def test_stamina_past_twenty_gives_ten(stamina: float, health: int) -> None:
    assert stats.health_from_stamina(float(stamina)) == health


@pytest.mark.parametrize(("intellect", "mana"), INTELLECT)
def test_intellect_past_twenty_gives_fifteen(intellect: float, mana: int) -> None:
    assert stats.mana_from_intellect(float(intellect)) == mana


@pytest.mark.parametrize(("items", "agility", "bonus", "percent", "armour"), ARMOUR)
def test_agility_gives_two_armour(items: float, agility: float, bonus: float, percent: float, armour: int) -> None:
    assert stats.armour(float(items), float(agility), float(bonus), float(percent)) == armour


@pytest.mark.parametrize(("stat", "base", "ratio", "percent"), CRIT)
def test_crit_is_base_and_ratio(stat: float, base: float, ratio: float, percent: float) -> None:
    assert stats.crit_percent(float(stat), base, ratio) == pytest.approx(percent, abs=1e-3)


@pytest.mark.parametrize(("class_id", "base", "bonus", "ratio", "rating", "defence", "percent"), DODGE)
def test_dodge_beyond_base_agility_diminishes(
    class_id: int, base: float, bonus: float, ratio: float, rating: float, defence: float, percent: float
) -> None:
    assert stats.dodge_percent(class_id, float(base), float(bonus), ratio, float(rating), float(defence)) == pytest.approx(
        percent, abs=1e-4
    )


@pytest.mark.parametrize(("class_id", "rating", "defence", "percent"), PARRY)
def test_casters_cannot_parry(class_id: int, rating: float, defence: float, percent: float) -> None:
    assert stats.parry_percent(class_id, rating, float(defence)) == pytest.approx(percent, abs=1e-6)


@pytest.mark.parametrize(("strength", "items", "value"), BLOCK)
def test_strength_stiffens_the_shield(strength: float, items: float, value: int) -> None:
    assert stats.block_value(float(strength), float(items)) == value


@pytest.mark.parametrize(("rating", "scalar", "per_percent", "percent"), RATING)
def test_a_rating_gives_percent_by_level(rating: float, scalar: float, per_percent: float, percent: float) -> None:
    assert stats.rating_percent(float(rating), scalar, per_percent) == pytest.approx(percent, abs=1e-6)


@pytest.mark.parametrize(("class_id", "bonus", "cap", "left"), DIMINISHED)
def test_avoidance_nears_its_cap(class_id: int, bonus: float, cap: float, left: float) -> None:
    assert stats.diminished(class_id, bonus, cap) == pytest.approx(left, abs=1e-3)
