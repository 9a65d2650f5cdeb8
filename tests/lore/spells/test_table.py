# SPDX-License-Identifier: GPL-2.0-or-later
"""The shipped spell table keeps its limits, and answers by id, name, class and level."""

import numpy as np
import pytest

from warhost.errors import WarhostError
from warhost.lore.spells import effects as fx
from warhost.lore.spells import flags
from warhost.lore.spells.schema import SPELL, SPELL_COLUMNS
from warhost.lore.spells.table import SpellTable, UnknownSpell, load

TABLE = load()
PLAYER_CLASSES = (1, 2, 4, 5, 7, 8)


@pytest.mark.parametrize("column", SPELL_COLUMNS, ids=lambda column: column.name)
def test_every_value_keeps_its_columns_limits(column) -> None:  # type: ignore[no-untyped-def]
    values = TABLE.rows[column.name]
    assert values.min() >= column.low
    assert values.max() <= column.high
    assert SPELL[column.name].base == np.dtype(column.type)
    if column.type[0] in "iu":
        limits = np.iinfo(column.type)
        assert limits.min <= column.low
        assert column.high <= limits.max


def test_rows_are_sorted_and_ids_unique() -> None:
    ids = TABLE.rows["id"].tolist()
    assert ids == sorted(set(ids))
    assert [TABLE.row_of(spell_id) for spell_id in ids] == list(range(len(TABLE)))
    assert TABLE.index_of(ids[:5]).tolist() == [0, 1, 2, 3, 4]


def test_an_unknown_id_is_refused_with_the_way_out() -> None:
    with pytest.raises(UnknownSpell, match=r"there is no spell 1 .* load its content pack"):
        TABLE.row_of(1)
    with pytest.raises(UnknownSpell):
        TABLE.name(1)


def test_ranks_of_a_chain_grow_in_rank_level_and_value() -> None:
    for chain, ids in TABLE.chains.items():
        rows = [TABLE.get(spell_id) for spell_id in ids]
        assert [int(row["rank"]) for row in rows] == list(range(1, len(rows) + 1)), chain
        assert chain == ids[0]
        levels = [int(row["spell_level"]) for row in rows]
        assert levels == sorted(levels), TABLE.name(chain)
        damage = [int(row["base_points"][0]) for row in rows if row["effect"][0] in (fx.SPELL_EFFECT_SCHOOL_DAMAGE, fx.SPELL_EFFECT_HEAL)]
        assert damage == sorted(damage), TABLE.name(chain)


@pytest.mark.parametrize(("class_id", "first", "last"), [(1, 6, 127), (2, 5, 159), (5, 6, 207), (8, 6, 198)])
def test_a_class_knows_more_at_each_level_and_all_at_80(class_id: int, first: int, last: int) -> None:
    counts = [len(TABLE.known_at(class_id, level, 1)) for level in range(1, 81)]
    assert counts == sorted(counts)
    assert counts[0] == first
    assert counts[-1] == last
    assert set(TABLE.known_at(class_id, 40)) <= set(TABLE.known_at(class_id, 41))


def test_a_level_one_character_knows_its_first_spells() -> None:
    assert {78, 2457, 6603, 6673, 2764} <= set(TABLE.known_at(1, 1))
    assert {133, 168, 1459, 5019} <= set(TABLE.known_at(8, 1))
    assert {585, 2050, 1243, 5019} <= set(TABLE.known_at(5, 1))
    assert 116 not in TABLE.known_at(8, 3)
    assert 116 in TABLE.known_at(8, 4)


def test_racials_come_with_their_race_alone() -> None:
    assert 20572 in TABLE.known_at(1, 1, 2)
    assert 20572 not in TABLE.known_at(1, 1, 1)
    assert 20572 not in TABLE.known_at(1, 1)


def test_nobody_learns_what_is_triggered_or_eaten() -> None:
    known = {spell_id for class_id in PLAYER_CLASSES for race in range(1, 12) for spell_id in TABLE.known_at(class_id, 80, race)}
    for spell_id in known:
        bits = int(TABLE.get(spell_id)["attributes"])
        assert not bits & (flags.TRIGGERED_ONLY | flags.ITEM_SPELL | flags.CREATURE_ONLY | flags.TALENT)


def test_the_best_rank_follows_the_level() -> None:
    assert TABLE.best_rank(133, 1) == 133
    assert TABLE.best_rank(133, 5) == 133
    assert TABLE.best_rank(133, 6) == 143
    assert TABLE.best_rank(133, 80) == 42833
    assert TABLE.best_rank(116, 3) == 0
    assert TABLE.best_rank(999_999, 80) == 0


def test_every_spell_that_one_triggers_is_there() -> None:
    triggered = TABLE.rows["trigger_spell"]
    for row in np.nonzero(triggered.any(axis=1))[0]:
        for spell_id in triggered[row]:
            assert spell_id == 0 or TABLE.row_of(int(spell_id)) >= 0


def test_effects_fill_from_the_first_on() -> None:
    effects = TABLE.rows["effect"]
    assert effects[:, 0].all()
    assert not ((effects[:, 1] == 0) & (effects[:, 2] != 0)).any()


def test_auras_stand_where_an_effect_lays_them() -> None:
    lays = np.isin(
        TABLE.rows["effect"],
        (
            fx.SPELL_EFFECT_APPLY_AURA,
            fx.SPELL_EFFECT_PERSISTENT_AREA_AURA,
            fx.SPELL_EFFECT_APPLY_AREA_AURA_PARTY,
            fx.SPELL_EFFECT_APPLY_AREA_AURA_RAID,
        ),
    )
    assert ((TABLE.rows["aura"] != 0) == lays).all()


def test_harmful_or_helpful_never_both() -> None:
    bits = TABLE.rows["attributes"]
    harmful, helpful = (bits & np.uint64(flags.HARMFUL)) != 0, (bits & np.uint64(flags.HELPFUL)) != 0
    assert (harmful ^ helpful).all()


def test_a_pack_extends_the_table_without_changing_it() -> None:
    rows = np.zeros(2, SPELL)
    rows["id"], rows["chain"], rows["rank"] = (116, 900_001), (116, 900_001), 1
    longer = TABLE.extend(rows, {116: "Frostbolt, changed", 900_001: "Bite"})
    assert len(longer) == len(TABLE) + 1
    assert longer.name(900_001) == "Bite"
    assert longer.get(116)["school"] == 0
    assert TABLE.get(116)["school"] == 16
    with pytest.raises(WarhostError, match="dtype"):
        TABLE.extend(np.zeros(1, np.int32), {})


def test_the_shared_table_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        TABLE.rows["cast_ms"][0] = 1
    assert isinstance(TABLE, SpellTable)
