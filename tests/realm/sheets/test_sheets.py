# SPDX-License-Identifier: GPL-2.0-or-later
"""Sheets: what class, level, gear and auras add up to."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.bare import MAGE, PRIEST, WARRIOR, Ground, spell
from warhost.lore.spells import flags
from warhost.realm.class_arrays import class_arrays
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura, remove_aura
from warhost.realm.sheets import refresh_sheet

AURA, ALWAYS = 6, -1


def buff(number: int, aura: int, points: int, misc: int = 0, attributes: int = flags.HELPFUL) -> np.ndarray:
    return spell(number, effect=AURA, aura=aura, misc=misc, base_points=points, duration_ms=ALWAYS, attributes=attributes)


SPELLS = (
    *(buff(1, 137, 10, 0), buff(2, 22, 100, 1), buff(3, 101, -20, 1), buff(4, 33, -40), buff(5, 33, -50), buff(6, 31, 30)),
    *(buff(7, 193, -10), buff(8, 138, 20), buff(9, 79, 10, 127), buff(10, 87, -60, 127), buff(11, 134, 30), buff(12, 49, 3)),
    *(buff(13, 13, 40, 126), buff(14, 57, 2), buff(15, 189, 50, 1 << 10), buff(16, 51, 100), buff(17, 150, 100), buff(18, 84, 25)),
    *(buff(19, 77, 0, 12), buff(20, 39, 0, 4), buff(21, 99, -30), buff(22, 87, 10, 1), buff(23, 143, 30, 16), buff(24, 143, 20, 16)),
    buff(25, 85, 10, 0),
)


def wear(g: Ground, row: int, *numbers: int) -> None:
    for number in numbers:
        add_aura(g.st, g.ct, row, row, g.row(number), 7, 10)


def test_a_plain_player_has_what_his_class_gives() -> None:
    g = Ground(*SPELLS)
    mage = g.player(MAGE)
    sheet, unit = g.sheet(mage), g.unit(mage)
    assert sheet["stats"].tolist() == [20] * 5
    assert (unit["max_hp"], unit["max_powers"][0], unit["max_powers"][1]) == (120, 220, 0)
    assert (sheet["attack_power"], sheet["armour"]) == (10, 40)
    assert sheet["spell_crit_pct"][2] == pytest.approx(1.0)
    assert unit["speed_run"] == 7.0
    warrior = g.player(WARRIOR, level=10)
    assert g.sheet(warrior)["attack_power"] == 30 + 40 - 20
    assert g.unit(warrior)["max_powers"].tolist()[:2] == [0, 1000]
    assert g.sheet(warrior)["block_pct"] == 0
    assert g.sheet(warrior)["parry_pct"] == 0


def test_gear_counts_before_percentages() -> None:
    g = Ground(*SPELLS)
    warrior = g.player(WARRIOR, level=10)
    sheet = g.sheet(warrior)
    sheet["gear_stats"][0], sheet["gear_armour"], sheet["gear_attack_power"], sheet["has_shield"] = 30, 500, 12, 1
    sheet["attack_ms"][0] = 2000
    wear(g, warrior, 1)
    assert sheet["stats"][0] == 55
    assert sheet["attack_power"] == 30 + 110 - 20 + 12
    assert sheet["armour"] == 540
    wear(g, warrior, 2, 3)
    assert sheet["armour"] == 512
    assert sheet["block_pct"] == 5.0
    assert sheet["parry_pct"] == 5.0
    wear(g, warrior, 16, 17)
    assert (sheet["block_pct"], sheet["block_value"]) == (105.0, 34)


def test_the_strongest_slow_counts_and_a_quickening_beside_it() -> None:
    g = Ground(*SPELLS)
    mage = g.player(MAGE)
    wear(g, mage, 4)
    assert g.unit(mage)["speed_run"] == pytest.approx(4.2)
    wear(g, mage, 5)
    assert g.unit(mage)["speed_run"] == pytest.approx(3.5)
    wear(g, mage, 6)
    assert g.unit(mage)["speed_run"] == pytest.approx(7.0 * 1.3 * 0.5)
    wolf = g.creature()
    wear(g, wolf, 4)
    assert g.unit(wolf)["speed_run"] == pytest.approx(4.8)
    remove_aura(g.st, g.ct, int(g.unit(wolf)["first_aura"]), 20)
    assert g.unit(wolf)["speed_run"] == pytest.approx(8.0)


def test_haste_and_slow_are_factors_that_undo_each_other() -> None:
    g = Ground(*SPELLS)
    wolf = g.creature()
    wear(g, wolf, 7)
    assert g.sheet(wolf)["melee_haste"] == pytest.approx(1 / 1.1)
    wear(g, wolf, 8)
    assert g.sheet(wolf)["melee_haste"] == pytest.approx(1.2 / 1.1)


def test_damage_factors_multiply_by_school() -> None:
    g = Ground(*SPELLS)
    wolf = g.creature()
    wear(g, wolf, 9, 10, 22)
    assert g.sheet(wolf)["damage_done_pct"].tolist() == pytest.approx([110.0] * 7)
    assert g.sheet(wolf)["damage_taken_pct"].tolist() == pytest.approx([44.0] + [40.0] * 6)


def test_spell_power_crit_and_rating_come_by_school() -> None:
    g = Ground(*SPELLS)
    mage = g.player(MAGE)
    g.sheet(mage)["gear_spell_power"] = 7
    wear(g, mage, 13, 14, 15)
    assert g.sheet(mage)["spell_power"].tolist() == [0] + [47] * 6
    assert g.sheet(mage)["spell_crit_pct"].tolist() == pytest.approx([1.0 + 2.0 + 5.0] * 7)


def test_spirit_gives_mana_and_mage_armour_lets_some_of_it_go_on_while_casting() -> None:
    g = Ground(*SPELLS)
    priest = g.player(PRIEST, level=20)
    sheet = g.sheet(priest)
    plain = 20**0.5 * 20 * 0.01
    assert sheet["mana_regen_per_s"] == pytest.approx(plain)
    assert sheet["mana_regen_casting_per_s"] == 0
    wear(g, priest, 11, 25, 18)
    assert sheet["mana_regen_casting_per_s"] == pytest.approx(0.3 * plain + 2.0)
    assert sheet["hp_regen_per_s"] == pytest.approx(20 * 0.1 / 2 + 5.0)


def test_immunities_are_masks_of_template_and_auras() -> None:
    g = Ground(*SPELLS)
    wolf = g.creature()
    wear(g, wolf, 19, 20)
    assert g.sheet(wolf)["mechanic_immunity"] == 1 << 12
    assert g.sheet(wolf)["school_immunity"] == 4


def test_of_exclusive_resistances_the_strongest_counts() -> None:
    g = Ground(*SPELLS)
    mage = g.player(MAGE)
    wear(g, mage, 23, 24)
    assert g.sheet(mage)["resistances"][4] == 30


def test_a_creature_has_its_templates_figures_for_its_level_and_only_auras_as_attack_power() -> None:
    g = Ground(*SPELLS)
    wolf = g.creature(level=41)
    unit, sheet = g.unit(wolf), g.sheet(wolf)
    assert unit["max_hp"] == 100 + (7990 - 100) * 40 // 79
    assert (sheet["attack_ms"][0], sheet["weapon_min"][0], sheet["weapon_max"][0]) == (2000, 2.0, 4.0)
    assert (sheet["dodge_pct"], sheet["parry_pct"], sheet["attack_power"]) == (5.0, 0.0, 0)
    wear(g, wolf, 21)
    assert sheet["attack_power"] == -30


def test_a_lost_maximum_cuts_health_and_a_won_one_does_not_fill_it() -> None:
    g = Ground(buff(1, 29, 10, 2))
    mage = g.player(MAGE)
    wear(g, mage, 1)
    assert (g.unit(mage)["hp"], g.unit(mage)["max_hp"]) == (120, 220)
    g.unit(mage)["hp"] = 200
    remove_aura(g.st, g.ct, int(g.unit(mage)["first_aura"]), 20)
    assert (g.unit(mage)["hp"], g.unit(mage)["max_hp"]) == (120, 120)


def test_a_sheet_refreshed_twice_is_the_same() -> None:
    g = Ground(*SPELLS)
    mage = g.player(MAGE, level=30)
    wear(g, mage, *range(1, 26))
    before = g.sheet(mage).copy()
    refresh_sheet(g.st, g.ct, mage)
    assert g.sheet(mage) == before


def test_lores_tables_give_the_known_health_and_mana_of_first_level_characters() -> None:
    arrays = class_arrays()
    levels = arrays["class_levels"]
    stats = arrays["race_class_stats"]
    human, gnome, mage, warrior = 1, 7, 8, 1
    assert stats[human, warrior, 1].tolist() == [23, 20, 22, 20, 20]
    assert (levels[warrior * 81 + 1]["base_hp"], levels[mage * 81 + 1]["base_mana"]) == (20, 100)
    assert stats[gnome, mage, 1].tolist() == [15, 22, 20, 26, 22]
    assert arrays["rating_pct"][mage, 10, 80] == pytest.approx(1 / 45.906, rel=1e-3)
