# SPDX-License-Identifier: GPL-2.0-or-later
"""Known figures of the rogue's spells, each with the source it is held against."""

from __future__ import annotations

import pytest

from warhost.lore.spells import flags
from warhost.lore.spells.table import load


@pytest.mark.parametrize(
    ("spell_id", "low", "high", "per_combo"),
    # DrDamage Data/Rogue.lua: damage with one point, and PerCombo.
    [(2098, 6, 10, 5), (6760, 14, 22, 11), (6761, 25, 39, 19), (26865, 245, 365, 185), (48668, 497, 751, 370)],
)
def test_eviscerate_with_one_point(spell_id: int, low: int, high: int, per_combo: int) -> None:
    row = load().get(spell_id)
    base, sides = int(row["base_points"][0]), int(row["die_sides"][0])
    assert (base + 1 + per_combo, base + sides + per_combo, row["points_per_combo"][0]) == (low, high, per_combo)


@pytest.mark.parametrize(
    ("spell_id", "totals"),
    # Tooltip of rank 7 (26867) in Hekili Wrath/Rogue.lua less its attack power; DrDamage Data/Rogue.lua for rank 1 and 9.
    [(1943, (40, 60, 84, 112, 144)), (26867, (324, 460, 618, 798, 1000)), (48672, (580, 815, 1086, 1393, 1736))],
)
def test_rupture_in_all_by_points(spell_id: int, totals: tuple[int, ...]) -> None:
    row = load().get(spell_id)
    for points, total in enumerate(totals, 1):
        ticks = (int(row["duration_ms"]) + points * int(row["duration_per_combo_ms"])) // int(row["period_ms"][0])
        assert ticks * (int(row["base_points"][0]) + points * int(row["points_per_combo"][0])) == total


@pytest.mark.parametrize(
    ("spell_id", "seconds"),
    # Tooltips quoted in Hekili Wrath/Rogue.lua.
    [(6774, (9, 12, 15, 18, 21)), (8643, (2, 3, 4, 5, 6)), (8647, (6, 12, 18, 24, 30))],
)
def test_what_lasts_longer_with_points(spell_id: int, seconds: tuple[int, ...]) -> None:
    row = load().get(spell_id)
    made = tuple((int(row["duration_ms"]) + n * int(row["duration_per_combo_ms"])) // 1000 for n in range(1, 6))
    assert made == seconds
    assert int(row["attributes"]) & flags.NEEDS_COMBO_POINTS


@pytest.mark.parametrize(
    ("coats", "enchantment", "casts", "damage", "rate"),
    # SpellItemEnchantment.dbc, spell_enchant_proc_data, DrDamage Data/Rogue.lua.
    [(8679, 323, 8680, 13, 8.53), (11340, 625, 11337, 76, 8.53), (57968, 3769, 57965, 300, 8.53)],
)
def test_instant_poisons(coats: int, enchantment: int, casts: int, damage: int, rate: float) -> None:
    row = load().get(coats)
    assert (int(row["misc"][0]), int(row["trigger_spell"][0]), float(row["proc_per_minute"])) == (enchantment, casts, rate)
    assert int(load().get(casts)["base_points"][0]) == damage


def test_deadly_poison_ticks_four_times_and_stacks_five_deep() -> None:
    row = load().get(57970)
    assert int(row["base_points"][0]) * (int(row["duration_ms"]) // int(row["period_ms"][0])) == 296
    assert int(row["max_stacks"]) == 5


def test_openers_need_stealth_and_daggers_where_they_stab() -> None:
    for spell_id, stealth, dagger, points in ((8676, True, True, 2), (1833, True, False, 2), (703, True, False, 1), (53, False, True, 1)):
        row = load().get(spell_id)
        assert bool(int(row["attributes"]) & flags.NEEDS_STEALTH) == stealth
        assert (int(row["weapon_mask"]) == 1 << 15) == dagger
        assert int(row["base_points"][list(row["effect"]).index(80)]) == points
