# SPDX-License-Identifier: GPL-2.0-or-later
"""The paladin's spells have the figures that their sources give; each line names the source."""

from __future__ import annotations

from typing import Any

import pytest

from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums
from warhost.lore.spells.table import load, records


def spell(spell_id: int) -> Any:
    return load().get(spell_id)


FIGURES = (
    # AzerothCore spell_proc_event of commit 7be3d24: ppmRate.
    (20164, "proc_per_minute", 5.0),
    (20165, "proc_per_minute", 10.0),
    (20166, "proc_per_minute", 12.0),
    (20185, "proc_per_minute", 15.0),
    (20186, "proc_per_minute", 15.0),
    (53601, "proc_cooldown_ms", 6000),
    # Rows of the client's Spell.dbc: category 1210 with 10 s for all judgements, 1131 with 6 s for Hammer of Wrath.
    (20271, "category", 1210),
    (53408, "category_cooldown_ms", 10_000),
    (48806, "category_cooldown_ms", 6000),
    (48806, "speed_yd_s", 50.0),
    # Hekili Wrath/Paladin.lua: the comment above each ability.
    (25771, "duration_ms", 120_000),
    (61988, "duration_ms", 30_000),
    (853, "duration_ms", 3000),
    (20185, "duration_ms", 20_000),
)


@pytest.mark.parametrize(("spell_id", "column", "value"), FIGURES)
def test_a_figure_is_its_sources(spell_id: int, column: str, value: float) -> None:
    assert spell(spell_id)[column] == value


VALUES = (
    # Tooltips that Hekili quotes; wowsims sim/core/buffs.go for Might 550; the client's rows for Might 7 (232) and Wisdom 6 (33).
    (48942, 0, au.SPELL_AURA_MOD_RESISTANCE, 1205),
    (465, 0, au.SPELL_AURA_MOD_RESISTANCE, 55),
    (54043, 0, au.SPELL_AURA_DAMAGE_SHIELD, 112),
    (19746, 0, au.SPELL_AURA_REDUCE_PUSHBACK, 35),
    (48943, 0, au.SPELL_AURA_MOD_RESISTANCE_EXCLUSIVE, 130),
    (48932, 0, au.SPELL_AURA_MOD_ATTACK_POWER, 550),
    (25291, 1, au.SPELL_AURA_MOD_RANGED_ATTACK_POWER, 232),
    (25290, 0, au.SPELL_AURA_MOD_POWER_REGEN, 33),
    (48936, 0, au.SPELL_AURA_MOD_POWER_REGEN, 92),
    (20217, 0, au.SPELL_AURA_MOD_TOTAL_STAT_PERCENTAGE, 10),
    (25780, 0, au.SPELL_AURA_MOD_THREAT, 80),
    (6940, 0, au.SPELL_AURA_SPLIT_DAMAGE_PCT, 30),
    (642, 1, au.SPELL_AURA_MOD_DAMAGE_PERCENT_DONE, -50),
    (31884, 0, au.SPELL_AURA_MOD_DAMAGE_PERCENT_DONE, 20),
    (58597, 0, au.SPELL_AURA_SCHOOL_ABSORB, 500),
)


@pytest.mark.parametrize(("spell_id", "k", "aura", "value"), VALUES)
def test_an_auras_value_is_its_sources(spell_id: int, k: int, aura: int, value: int) -> None:
    row = spell(spell_id)
    assert (row["aura"][k], row["base_points"][k]) == (aura, value)


POWER = (
    # AzerothCore spell_paladin.cpp:spell_pal_seal_of_righteousness; wowsims sim/paladin/sor.go, sov.go; the client's rows for 54158, 20167.
    (21084, 0.044, 0.022),
    (20187, 0.32, 0.2),
    (31804, 0.22, 0.14),
    (54158, 0.25, 0.16),
    (20167, 0.15, 0.15),
    (48819, 0.04, 0.04),
    (48806, 0.15, 0.15),
)


@pytest.mark.parametrize(("spell_id", "holy", "attack"), POWER)
def test_power_counts_as_the_sources_say(spell_id: int, holy: float, attack: float) -> None:
    row = spell(spell_id)
    assert (row["spell_power_coefficient"][0], row["attack_power_coefficient"][0]) == (holy, attack)


def test_every_seal_names_a_judgement_that_deals_damage() -> None:
    table = load()
    seals = [row for row in table.rows if row["exclusive"] == enums.SPECIFIC_SEAL]
    assert len(seals) == 6
    for row in seals:
        assert row["aura"][2] == au.SPELL_AURA_DUMMY
        assert table.get(int(row["base_points"][2]))["effect"][0] == fx.SPELL_EFFECT_SCHOOL_DAMAGE


def test_the_seals_of_vengeance_and_corruption_belong_to_one_team_each() -> None:
    assert 31801 in load().known_at(2, 80, 1)
    assert 53736 not in load().known_at(2, 80, 1)
    assert 53736 in load().known_at(2, 80, 10)
    assert 31801 not in load().known_at(2, 80, 10)


def test_auras_are_of_area_and_free() -> None:
    auras = [row for row in load().rows if row["exclusive"] == enums.SPECIFIC_AURA]
    assert {int(row["chain"]) for row in auras} == {465, 7294, 19746, 19876, 19888, 19891}
    for row in auras:
        assert (row["effect"][0], row["radius_yd"][0], row["duration_ms"]) == (fx.SPELL_EFFECT_APPLY_AREA_AURA_RAID, 40.0, -1)
        assert row["cost_pct_base"] == row["cost_flat"] == 0


def test_every_trainers_rank_but_those_left_out_is_there() -> None:
    levels = sorted(int(one.facts["spell_level"]) for one in records(2) if "spell_level" in one.facts)
    assert levels[0] == 1
    assert levels[-1] == 80
    assert len(load().known_at(2, 80, 1)) == 159
    assert not [one.name for one in records(2) if "TALENT" in one.facts.get("flags", [])]
