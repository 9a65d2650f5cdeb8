# SPDX-License-Identifier: GPL-2.0-or-later
"""The build tool makes the shipped files from the real tables, byte for byte."""

from pathlib import Path

import pytest

from warhost.lore.build.__main__ import stale
from warhost.lore.build.effects import points
from warhost.lore.build.figures import ranks
from warhost.lore.build.source_rows import carry, provenance


def test_the_shipped_data_is_what_the_real_tables_give(shared_data: Path) -> None:
    assert stale(shared_data) == []


@pytest.mark.parametrize(
    ("low", "high", "made"),
    [(14, 22, {"base_points": 13, "die_sides": 9}), (5, 5, {"base_points": 5}), (1, 2, {"base_points": 0, "die_sides": 2})],
)
def test_a_range_becomes_base_points_and_die_sides(low: int, high: int, made: dict[str, int]) -> None:
    assert points(low, high) == made


def test_a_rank_without_a_figure_takes_the_next_lower_ranks() -> None:
    figures = ranks(None, 40, None, (60, "sims"))
    assert [(figures.at(rank).value, figures.at(rank).carried) for rank in (1, 2, 3, 4, 5)] == [
        (40, True),
        (40, False),
        (40, True),
        (60, False),
        (60, True),
    ]
    assert figures.at(3).provenance == "vanilla/vanilla/neighbour"
    assert figures.at(5).provenance == "wrath/wowsims/carried"


def test_threat_is_the_first_ranks_where_a_rank_has_none() -> None:
    own, first = {"flat": 9, "pct": 1.0, "ap": 0.0}, {"flat": 5, "pct": 1.85, "ap": 0.0}
    chain = [
        {"id": 1, "threat": first, "sources": {"threat": "ac"}},
        {"id": 2, "sources": {}},
        {"id": 3, "threat": own, "sources": {"threat": "ac"}},
        {"id": 4, "sources": {}},
    ]
    filled = carry(chain)
    assert [row["threat"] for row in filled] == [first, first, own, first]
    assert [provenance(row, "threat").rpartition("/")[2] for row in filled] == ["exact", "carried", "exact", "carried"]


def test_a_carried_field_says_so() -> None:
    chain = [{"id": 1, "sources": {}}, {"id": 2, "gcd_ms": 1500, "sources": {"gcd_ms": "hekili"}}]
    filled = carry(chain)
    assert filled[0]["gcd_ms"] == 1500
    assert provenance(filled[0], "gcd_ms") == "wrath/hekili/carried"
    assert provenance(filled[1], "gcd_ms") == "wrath/hekili/stated"


@pytest.mark.parametrize(
    ("named", "text"),
    [
        ("ac", "wrath/ac-world/exact"),
        ("hekili+drdamage", "wrath/hekili/stated"),
        ("spellcalc/drdamage", "wrath/spellcalc/stated"),
        ("dbc", "wrath/dbc/exact"),
    ],
)
def test_a_source_is_named_by_its_id(named: str, text: str) -> None:
    assert provenance({"sources": {"level": named}}, "level") == text


def test_another_eras_figure_is_a_neighbour() -> None:
    row = {"sources": {"range": "vanilla+cata12857"}, "era": {"range": "vanilla"}}
    assert provenance(row, "range") == "vanilla/vanilla-cata/neighbour"
