# SPDX-License-Identifier: GPL-2.0-or-later
"""Every navigation leads from its start to its goal; roads are taken where they are near."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from tests.realm.worlds import rows, small_pack
from warhost.realm.navigation import Navigation, Roads, Straight, navigation_of

MAPS = small_pack().maps
ROAD = rows(
    "roads",
    *({"road_id": 1, "point": k, "map_id": 0, "x": 50.0 * k, "y": 20.0} for k in range(11)),
    *({"road_id": 2, "point": k, "map_id": 0, "x": 505.0, "y": 20.0 + 50.0 * k} for k in range(11)),
)
BOTH = [Straight(MAPS), Roads(MAPS, ROAD)]


@pytest.mark.parametrize("navigation", BOTH, ids=lambda n: type(n).__name__)
def test_a_way_begins_and_ends_where_it_was_asked_for(navigation: Navigation) -> None:
    way = navigation.way(0, (0.0, 0.0, 0.0), (520.0, 530.0, 0.0))
    assert (way[0], way[-1]) == ((0.0, 0.0, 0.0), (520.0, 530.0, 0.0))


@pytest.mark.parametrize("navigation", BOTH, ids=lambda n: type(n).__name__)
def test_flat_ground_has_its_height_and_other_ground_the_walkers(navigation: Navigation) -> None:
    assert navigation.height(0, 3.0, 4.0, 99.0) == 0.0
    assert navigation.height(7, 3.0, 4.0, 99.0) == 99.0


def test_a_long_way_follows_the_roads_round_the_corner() -> None:
    way = BOTH[1].way(0, (0.0, 0.0, 0.0), (520.0, 530.0, 0.0))
    assert (500.0, 20.0, 0.0) in way
    assert (505.0, 20.0, 0.0) in way
    assert sum(math.dist(a, b) for a, b in pairwise(way)) < 1100.0


def test_a_short_way_stays_off_the_road() -> None:
    assert BOTH[1].way(0, (100.0, 200.0, 0.0), (130.0, 230.0, 0.0)) == [(100.0, 200.0, 0.0), (130.0, 230.0, 0.0)]


def test_roads_of_another_map_lead_nowhere() -> None:
    assert len(BOTH[1].way(1, (0.0, 0.0, 0.0), (520.0, 530.0, 0.0))) == 2


def test_a_pack_without_roads_is_crossed_straight() -> None:
    assert type(navigation_of(small_pack())) is Straight
    assert type(navigation_of(small_pack(roads=ROAD))) is Roads
