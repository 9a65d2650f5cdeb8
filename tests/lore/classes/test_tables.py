# SPDX-License-Identifier: GPL-2.0-or-later
"""Class and creature tables hold the figures of their sources, indexed by id and level."""

import numpy as np
import pytest

from warhost.lore.classes import tables as ct


@pytest.mark.parametrize(
    ("class_id", "level", "health", "mana"),
    [
        (1, 1, 20, 0),
        (1, 2, 29, 0),
        (1, 79, 7646, 0),
        (1, 80, 8121, 0),
        (2, 1, 28, 60),
        (2, 2, 36, 78),
        (8, 80, 6963, 3268),
        (5, 80, 6960, 3863),
        (8, 1, 32, 100),
        (5, 1, 52, 73),
    ],
)
def test_base_health_and_mana(class_id: int, level: int, health: int, mana: int) -> None:
    assert (ct.tables().base_health[class_id, level], ct.tables().base_mana[class_id, level]) == (health, mana)


def test_stats_come_from_class_and_race() -> None:
    found = ct.tables()
    assert found.stats[1, 1].tolist() == [23, 20, 22, 20, 20]
    assert (found.stats[1, 1] + found.race_stats[2]).tolist() == [26, 17, 23, 17, 22]
    assert found.stats[8, 80].tolist() == [36, 43, 59, 181, 174]


@pytest.mark.parametrize(("level", "points"), [(1, 400), (2, 900), (77, 1637400), (78, 1653900), (79, 1670800), (80, 0)])
def test_experience_to_the_next_level(level: int, points: int) -> None:
    assert ct.tables().xp_to_next[level] == points


def test_rates_and_ratings() -> None:
    found = ct.tables()
    assert found.melee_crit_per_agility[1, 1] == 0.002587
    assert found.spell_crit_base[8] == 0.009075
    assert found.mana_per_spirit[8, 80] == 0.003345
    assert found.rating_per_percent[ct.CR_HIT_SPELL, 80] == 26.232
    assert found.health_per_spirit[1, 1] == 0.394737


def test_creatures_grow_with_level() -> None:
    found = ct.creature_tables()
    assert found.health[1, 1, 0] == 42
    assert found.health[1, 10, 0] == 198
    assert found.mana[8, 1] == 120
    assert found.attack_power[1, 1] == 9
    for unit_class in (1, 2, 4, 8):
        health = found.health[unit_class, 1:61, 0]
        assert (np.diff(health) > 0).all()


def test_every_race_and_class_that_starts_has_spells_and_items() -> None:
    for race, class_id in ct.start_spells():
        assert (race, class_id) in ct.start_items()
    assert {78, 2457, 6603} <= set(ct.start_spells()[(1, 1)])
    assert ct.start_items()[(1, 8)] == (56, 1395, 55, 35, 6096, 6948)
    assert ct.POWER_TYPE[1] == 1


def test_the_shared_arrays_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        ct.tables().base_health[1, 1] = 0


def test_every_table_has_a_source() -> None:
    for name in (
        "class_stats",
        "race_stats",
        "xp_to_next",
        "creature_stats",
        "start_spells",
        "start_items",
        "rating_per_percent",
        "mana_per_spirit",
    ):
        assert ct.provenance(name).era == "wrath"
