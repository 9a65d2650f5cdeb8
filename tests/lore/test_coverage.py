# SPDX-License-Identifier: GPL-2.0-or-later
"""The coverage report counts every figure once, and tells what is missing."""

from warhost.lore.coverage import coverage, lines


def test_figures_add_up_by_confidence_era_and_source() -> None:
    for name, one in coverage()["spells"].items():
        assert one["figures"] == sum(one["by_confidence"].values()) == sum(one["by_era"].values()) == sum(one["by_source"].values()), name
        assert one["ranks"] >= one["chains"] > 0


def test_figures_of_other_eras_are_counted_apart() -> None:
    mage = coverage()["spells"]["mage"]
    assert mage["by_confidence"]["neighbour"] == sum(count for era, count in mage["by_era"].items() if era != "wrath")
    assert mage["by_era"]["wrath"] > 0.85 * mage["figures"]


def test_gaps_name_the_spells() -> None:
    for one in coverage()["spells"].values():
        assert {group: len(names) for group, names in one["gaps"].items()} == one["missing"]


def test_the_text_names_each_class() -> None:
    text = "\n".join(lines(coverage()))
    for name in ("warrior: ", "priest: ", "mage: ", "shared: ", "left out: "):
        assert name in text
