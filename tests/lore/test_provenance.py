# SPDX-License-Identifier: GPL-2.0-or-later
"""Every figure that ships says its era, its source and how sure it is."""

import datetime as dt

import pytest

from warhost.lore import provenance
from warhost.lore.classes import tables
from warhost.lore.eras import ERAS, UnknownEra, era
from warhost.lore.provenance import Confidence, Provenance, UnknownSource, parse, source, sources, written
from warhost.lore.records import BadRecord, Record, read_line, write_line
from warhost.lore.spells.rows import EFFECT_GROUPS, GROUPS, groups_of
from warhost.lore.spells.table import records

RECORDS = records()


def test_every_source_has_title_version_and_date() -> None:
    for one in sources().values():
        assert all((one.title, one.version, one.licence, one.address)), one
        assert dt.date.fromisoformat(one.date) <= dt.date(2026, 12, 31)


def test_only_two_sources_cannot_be_looked_up() -> None:
    assert {one.id for one in sources().values() if "not named" in one.version} == {"client-rows", "hunter-rows"}


def test_every_group_of_figures_resolves_to_a_source() -> None:
    counted = 0
    for record in RECORDS:
        for group in groups_of(record):
            own = record.of(group)
            assert source(own.source).id == own.source
            assert era(own.era).id == own.era
            assert isinstance(own.confidence, Confidence)
            counted += 1
    assert counted > 5000


def test_no_field_ships_outside_a_group_with_a_source() -> None:
    plain = {name for names in GROUPS.values() for name in names} | {"chain", "rank", "class_id", "effects"}
    in_effects = {name for names in EFFECT_GROUPS.values() for name in names}
    for record in RECORDS:
        assert set(record.facts) <= plain, record.name
        for effect in record.facts["effects"]:
            assert set(effect) <= in_effects, record.name


def test_no_provenance_is_given_for_what_is_not_there() -> None:
    for record in RECORDS:
        assert set(record.own) <= set(groups_of(record)), record.name


def test_a_neighbouring_era_is_never_more_than_a_neighbour() -> None:
    for record in RECORDS:
        for own in (record.provenance, *record.own.values()):
            assert (own.era == "wrath") == (own.confidence > Confidence.NEIGHBOUR), (record.name, own)


def test_every_source_is_used() -> None:
    used = {record.of(group).source for record in RECORDS for group in groups_of(record)}
    used |= {tables.provenance(name).source for name in ("class_stats", "start_items", "start_spells")}
    assert used <= set(sources())
    assert len(used) >= 15


def test_eras_are_told_apart_and_unknown_ones_refused() -> None:
    assert [one.id for one in sorted(ERAS, key=lambda one: one.order)] == [one.id for one in ERAS]
    with pytest.raises(UnknownEra, match="known are vanilla"):
        era("cataclysm")


def test_an_unknown_source_is_refused() -> None:
    with pytest.raises(UnknownSource, match=r"sources\.json"):
        source("hearsay")


def test_provenance_is_written_as_it_is_read() -> None:
    text = "wrath/wowsims/carried"
    assert written(parse(text)) == text
    assert parse(text) == Provenance("wrath", "wowsims", Confidence.CARRIED)


def test_a_record_survives_its_line() -> None:
    record = Record(7, "Test", parse("wrath/dbc/exact"), {"rank": 1}, {"cost": parse("vanilla/vanilla/neighbour")})
    assert read_line(write_line(record), "here:1") == record
    assert record.of("cost").era == "vanilla"
    assert record.of("range").era == "wrath"


def test_a_line_without_a_source_is_no_record() -> None:
    with pytest.raises(BadRecord, match=r"here:3: .*from.*"):
        read_line(b'{"id":1,"name":"x"}', "here:3")


def test_confidences_are_ordered_by_how_sure_they_are() -> None:
    assert [one.name for one in sorted(Confidence)] == ["NEIGHBOUR", "CARRIED", "DERIVED", "STATED", "EXACT"]
    assert provenance.DATA.is_dir()
