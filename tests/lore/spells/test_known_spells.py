# SPDX-License-Identifier: GPL-2.0-or-later
"""Well-known spells are encoded as the guide says, with the figures their sources give."""

from typing import Any

import pytest

from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums, flags, procs
from warhost.lore.spells.table import load


def spell(spell_id: int) -> Any:
    return load().get(spell_id)


def has(spell_id: int, flag: int) -> bool:
    return bool(int(spell(spell_id)["attributes"]) & flag)


def test_fireball_burns_after_it_hits() -> None:
    row = spell(42833)
    assert (row["school"], row["cast_ms"], row["gcd_ms"], row["cost_pct_base"]) == (4, 3500, 1500, 19)
    assert row["effect"].tolist() == [fx.SPELL_EFFECT_SCHOOL_DAMAGE, fx.SPELL_EFFECT_APPLY_AURA, 0]
    assert (row["base_points"][0] + 1, row["base_points"][0] + row["die_sides"][0]) == (888, 1132)
    assert (row["aura"][1], row["base_points"][1], row["period_ms"][1], row["duration_ms"]) == (
        au.SPELL_AURA_PERIODIC_DAMAGE,
        29,
        2000,
        8000,
    )
    assert row["spell_power_coefficient"][0] == 1.0


def test_frostbolt_slows() -> None:
    row = spell(116)
    assert row["aura"].tolist() == [0, au.SPELL_AURA_MOD_DECREASE_SPEED, 0]
    assert row["base_points"][1] == -40
    assert has(116, flags.BINARY)


def test_blizzard_triggers_its_damage_each_second_at_the_place() -> None:
    row = spell(10)
    assert row["effect"][0] == fx.SPELL_EFFECT_PERSISTENT_AREA_AURA
    assert (row["trigger_spell"][0], row["period_ms"][0], row["duration_ms"], row["radius_yd"][0]) == (42208, 1000, 8000, 8.0)
    assert has(10, flags.CHANNELED)
    assert has(10, flags.GROUND_TARGET)
    assert row["channel_interrupt_flags"] & procs.CHANNEL_FLAG_DELAY
    assert spell(42208)["effect"][0] == fx.SPELL_EFFECT_SCHOOL_DAMAGE


def test_a_shield_absorbs_and_weakens_the_soul() -> None:
    row = spell(48066)
    assert (row["aura"][0], row["misc"][0], row["base_points"][0]) == (au.SPELL_AURA_SCHOOL_ABSORB, enums.SCHOOL_ALL, 2230)
    assert (row["trigger_spell"][1], row["exclude_target_aura"]) == (6788, 6788)
    assert spell(6788)["duration_ms"] == 15_000


def test_heroic_strike_waits_for_the_swing() -> None:
    row = spell(47450)
    assert has(47450, flags.NEXT_SWING)
    assert (row["effect"][0], row["base_points"][0], row["weapon_percent"][0]) == (fx.SPELL_EFFECT_WEAPON_DAMAGE, 495, 1.0)
    assert (row["cost_flat"], row["power_type"], row["gcd_ms"], row["threat_flat"]) == (150, enums.POWER_RAGE, 0, 259)


def test_execute_spends_the_rest_of_rage() -> None:
    row = spell(47471)
    assert has(47471, flags.ALL_REST_OF_RAGE)
    assert has(47471, flags.NEEDS_TARGET_BELOW_20)
    assert (row["base_points"][0], row["value_multiplier"][0], row["attack_power_coefficient"][0]) == (1456, 38.0, 0.2)


def test_rend_ticks_five_times_with_the_weapon() -> None:
    row = spell(47465)
    assert (row["base_points"][0], row["period_ms"][0], row["duration_ms"], row["weapon_percent"][0]) == (76, 3000, 15_000, 0.2)
    assert row["effect_mechanic"][0] == enums.MECHANIC_BLEED


@pytest.mark.parametrize(("stance", "form", "passive"), [(2457, 17, 21156), (71, 18, 7376), (2458, 19, 7381)])
def test_a_stance_names_its_form_and_passive(stance: int, form: int, passive: int) -> None:
    row = spell(stance)
    assert (row["aura"][0], row["misc"][0], row["misc_b"][0], row["duration_ms"]) == (au.SPELL_AURA_MOD_SHAPESHIFT, form, passive, -1)
    assert has(passive, flags.PASSIVE)


@pytest.mark.parametrize(("spell_id", "lockout"), [(2139, 8000), (6552, 4000), (72, 6000)])
def test_interrupts_lock_the_school(spell_id: int, lockout: int) -> None:
    row = spell(spell_id)
    assert (row["effect"][0], row["duration_ms"]) == (fx.SPELL_EFFECT_INTERRUPT_CAST, lockout)


def test_charge_stuns_and_gives_rage() -> None:
    assert [int(spell(rank)["base_points"][1]) for rank in (100, 6178, 11578)] == [90, 120, 150]
    assert spell(100)["trigger_spell"][2] == 7922
    assert (spell(100)["range_min_yd"], spell(100)["range_max_yd"]) == (8.0, 25.0)
    assert spell(7922)["aura"][0] == au.SPELL_AURA_MOD_STUN


@pytest.mark.parametrize(
    ("spell_id", "stamina"), [(1243, 3), (1244, 8), (1245, 20), (2791, 32), (10937, 43), (10938, 54), (25389, 79), (48161, 165)]
)
def test_fortitude_grows_by_rank(spell_id: int, stamina: int) -> None:
    row = spell(spell_id)
    assert (row["aura"][0], row["misc"][0], row["base_points"][0]) == (au.SPELL_AURA_MOD_STAT, enums.STAT_STAMINA, stamina)


@pytest.mark.parametrize(("spell_id", "per_5s", "seconds"), [(433, 17, 18), (1131, 358, 30), (430, 42, 18), (1137, 489, 30)])
def test_food_and_drink_give_every_five_seconds(spell_id: int, per_5s: int, seconds: int) -> None:
    row = spell(spell_id)
    assert (row["base_points"][0], row["duration_ms"]) == (per_5s, seconds * 1000)
    assert has(spell_id, flags.SITS)
    assert has(spell_id, flags.ITEM_SPELL)


TOOLTIPS = (
    # Hekili Wrath/Warrior.lua at 352fecd, Mage.lua at 5f8acbf, Priest.lua at bb3e604: the comment above each ability.
    (871, 0, au.SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN, -60),
    (1715, 0, au.SPELL_AURA_MOD_DECREASE_SPEED, -50),
    (55694, 0, au.SPELL_AURA_OBS_MOD_HEALTH, 3),
    (7381, 2, au.SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN, 5),
    (47436, 0, au.SPELL_AURA_MOD_ATTACK_POWER, 550),
    (47440, 0, au.SPELL_AURA_MOD_INCREASE_HEALTH_2, 2255),
    (47437, 0, au.SPELL_AURA_MOD_ATTACK_POWER, -411),
    (44614, 2, au.SPELL_AURA_MOD_DECREASE_SPEED, -40),
    (120, 1, au.SPELL_AURA_MOD_DECREASE_SPEED, -50),
    (30482, 1, au.SPELL_AURA_MOD_RATING_FROM_STAT, 35),
    (30482, 2, au.SPELL_AURA_MOD_ATTACKER_SPELL_AND_WEAPON_CRIT_CHANCE, -5),
    (12051, 0, au.SPELL_AURA_OBS_MOD_POWER, 15),
    (1459, 0, au.SPELL_AURA_MOD_STAT, 2),
    (23028, 0, au.SPELL_AURA_MOD_STAT, 31),
    (976, 0, au.SPELL_AURA_MOD_RESISTANCE, 30),
    (27683, 0, au.SPELL_AURA_MOD_RESISTANCE, 60),
    (27681, 0, au.SPELL_AURA_MOD_STAT, 40),
    (14752, 0, au.SPELL_AURA_MOD_STAT, 17),
    (588, 0, au.SPELL_AURA_MOD_RESISTANCE, 315),
    (605, 1, au.SPELL_AURA_MELEE_SLOW, -25),
)


@pytest.mark.parametrize(("spell_id", "effect", "aura", "value"), TOOLTIPS)
def test_auras_have_the_figures_of_the_tooltips(spell_id: int, effect: int, aura: int, value: int) -> None:
    row = spell(spell_id)
    assert (row["aura"][effect], row["base_points"][effect], row["die_sides"][effect]) == (aura, value, 0)
    assert row["known"] & flags.KNOWN_VALUE[effect]


@pytest.mark.parametrize(
    ("spell_id", "column", "value"),
    [
        (1953, "cooldown_ms", 15_000),
        (2944, "cooldown_ms", 0),
        (7922, "duration_ms", 1500),
        (20253, "duration_ms", 3000),
        (47436, "duration_ms", 120_000),
        (32612, "duration_ms", 20_000),
        (41425, "duration_ms", 30_000),
        (45438, "cost_flat", 15),
        (45438, "exclude_target_aura", 41425),
        (20230, "proc_charges", 20),
        (8122, "max_targets", 2),
        (32375, "max_targets", 10),
    ],
)
def test_columns_have_the_figures_of_the_tooltips(spell_id: int, column: str, value: int) -> None:
    assert spell(spell_id)[column] == value


def test_mana_burn_burns_a_tenth_and_hurts_by_half() -> None:
    row = spell(8129)
    assert (row["effect"][0], row["base_points"][0], row["value_multiplier"][0]) == (fx.SPELL_EFFECT_POWER_BURN, 10, 0.5)


def test_rend_deals_more_to_the_healthy() -> None:
    assert has(47465, flags.MORE_TO_HEALTHY)
    assert spell(47465)["value_multiplier"][0] == 1.35


def test_a_known_share_leaves_an_unknown_value_unknown() -> None:
    row = spell(1680)
    assert row["known"] & flags.KNOWN_SHARE[0]
    unknown = [one for one in load().rows if one["effect"][0] and not one["known"] & flags.KNOWN_VALUE[0]]
    assert unknown
    assert all(one["base_points"][0] == 0 for one in unknown)


def test_what_another_spell_casts_costs_nothing() -> None:
    rows = [one for one in load().rows if int(one["attributes"]) & flags.TRIGGERED_ONLY]
    assert len(rows) > 30
    assert all(
        (one["cost_flat"], one["cost_pct_base"], one["gcd_ms"], one["cast_ms"], one["cooldown_ms"]) == (0, 0, 0, 0, 0) for one in rows
    )


@pytest.mark.parametrize(("chain", "speed"), [(133, 22), (116, 28), (44614, 25), (30455, 38)])
def test_bolts_fly_as_fast_in_every_rank(chain: int, speed: int) -> None:
    assert {float(spell(rank)["speed_yd_s"]) for rank in load().chains[chain]} == {float(speed)}
