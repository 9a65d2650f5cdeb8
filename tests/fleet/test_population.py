# SPDX-License-Identifier: GPL-2.0-or-later
"""Names are legal and unique; a population is a function of seed and content, and fills places by their capacity."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from tests.realm.worlds import rows, small_pack, small_world
from warhost.brains.rotations import ROTATIONS
from warhost.fleet.names import MOST, PAIRS, NoNameError, name_of
from warhost.fleet.population import ALLIANCE_RACES, TEAM_ALLIANCE, TEAM_HORDE, Population, PopulationError
from warhost.lore.content.pack import load_pack
from warhost.realm.handlers.session.characters import CLASSES_OF_RACE, LOWEST_LEVEL
from warhost.realm.handlers.session.names import check_name


@pytest.mark.parametrize("start", [0, MOST - 500, MOST, MOST * 27, MOST * PAIRS])
def test_names_are_legal_and_never_twice(start: int) -> None:
    names = [name_of(number) for number in range(start, start + 1000)]
    assert len(set(names)) == 1000
    world = small_world()
    assert [name for name in names if check_name(world, name)] == []


def test_all_names_of_the_syllables_differ() -> None:
    assert len({name_of(number) for number in range(MOST)}) == MOST


def test_past_the_last_name_there_is_an_error() -> None:
    name_of(MOST * (PAIRS + 1) - 1)
    with pytest.raises(NoNameError, match="names go up to"):
        name_of(MOST * (PAIRS + 1))


def test_the_same_seed_gives_the_same_bots_and_another_seed_others() -> None:
    pack = load_pack("embers", bots=100)
    one, same, other = ([Population(pack, seed).recruit(number) for number in range(200)] for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_recruits_fit_their_place_and_spread_over_classes_levels_and_places() -> None:
    pack = load_pack("embers", bots=2000)
    population = Population(pack, 1)
    recruits = [population.recruit(number) for number in range(2000)]
    for recruit in recruits:
        spot = pack.spots[recruit.place]
        assert int(spot["level_min"]) <= recruit.level <= min(80, int(spot["level_max"]) + 1)
        assert recruit.class_id in ROTATIONS
        assert recruit.class_id in CLASSES_OF_RACE[recruit.race]
        team = TEAM_ALLIANCE if recruit.race in ALLIANCE_RACES else TEAM_HORDE
        assert int(spot["team"]) in (0, team)
    for grown in (False, True):
        classes = Counter(recruit.class_id for recruit in recruits if (recruit.level >= 55) == grown)
        fits = [class_id for class_id in ROTATIONS if grown or class_id not in LOWEST_LEVEL]
        assert set(classes) == set(fits)
        each = sum(classes.values()) / len(fits)
        assert all(abs(classes[class_id] - each) < 4.0 * each**0.5 for class_id in fits)
    assert len({recruit.level for recruit in recruits}) > 70
    assert len({recruit.account for recruit in recruits}) == 2000


def test_places_get_bots_in_proportion_to_their_capacity() -> None:
    spot = {"radius_yd": 30.0, "zone_id": 1, "level_min": 2, "level_max": 2, "targets": 1}
    spots = rows("spots", spot | {"spot_id": 1, "capacity": 1}, spot | {"spot_id": 2, "capacity": 9})
    population = Population(small_pack(spots=spots), 1)
    places = np.bincount([population.recruit(number).place for number in range(1000)])
    assert 70 < places[0] < 130


def test_content_without_places_is_refused() -> None:
    with pytest.raises(PopulationError, match="'small' has no grind spots"):
        Population(small_pack(spots=rows("spots")), 1)


def test_death_knights_are_nowhere_below_level_55() -> None:
    population = Population(load_pack("embers", bots=2000), 1)
    knights = [recruit.level for recruit in map(population.recruit, range(2000)) if recruit.class_id == 6]
    assert min(knights) == 55
    assert len(knights) > 2000 / len(ROTATIONS) / 5
