# SPDX-License-Identifier: GPL-2.0-or-later
"""The attack table: the figures of 3.3.5a, seen through many seeded swings, within binomial bounds."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from tests.realm.arena import arena, creature_rows, fighter, unit, unit_of
from warhost.realm.handlers.combat import outcomes
from warhost.realm.rules import HIT_BLOCK, HIT_CRIT, HIT_CRUSHING, HIT_DODGE, HIT_GLANCING, HIT_MISS, HIT_NORMAL, HIT_PARRY
from warhost.realm.world import World


def shares(world: World, attacker: int, victim: int, swings: int, dual: bool = False) -> Counter[int]:
    st, clock = world.state.kernels(), world.state["clock"]
    seen: Counter[int] = Counter()
    for _ in range(swings):
        clock["tick"] += 1
        seen[int(outcomes.roll_swing(st, world.content, attacker, victim, 0, dual))] += 1
    return seen


def hold(seen: Counter[int], expected: dict[int, float]) -> None:
    """Hold each share (in %) within four and a half standard deviations, and that nothing else was rolled."""
    swings = sum(seen.values())
    for outcome, percent in expected.items():
        p = percent / 100.0
        bound = 4.5 * math.sqrt(swings * p * (1.0 - p)) + 1.0
        assert abs(seen[outcome] - swings * p) <= bound, f"outcome {outcome}: saw {seen[outcome]} of {swings}, expected {percent} %"
    assert set(seen) <= {*expected, HIT_NORMAL}


def duel(player_level: int, creature_level: int, crit: float = 10.0) -> tuple[World, int, int]:
    world = arena(level=creature_level, level_min=creature_level, level_max=creature_level, creature_type=7)
    player = unit_of(world, fighter(world, level=player_level, melee_crit_pct=crit, dodge_pct=6.0, parry_pct=5.0, block_pct=8.0))
    world.state["sheets"]["has_shield"][player] = 1
    foe = creature_rows(world)[0]
    unit(world, foe)["o"] = math.pi
    return world, player, foe


LIKE = {HIT_MISS: 5.0, HIT_DODGE: 5.0, HIT_PARRY: 5.0, HIT_BLOCK: 5.0, HIT_CRIT: 10.0}
THREE_ABOVE = {HIT_MISS: 8.0, HIT_DODGE: 5.6, HIT_PARRY: 5.6, HIT_BLOCK: 5.6, HIT_GLANCING: 25.0, HIT_CRIT: 9.4}
"""Against 15 points more of defence: 1 % + 0.4 % for each of five points beyond ten are missed, 0.04 % a point avoided."""


def test_a_player_against_a_creature_of_his_level() -> None:
    hold(shares(*duel(20, 20), 3000), LIKE)


def test_a_player_against_a_creature_three_levels_above() -> None:
    hold(shares(*duel(20, 23), 3000), THREE_ABOVE)


@pytest.mark.shows
@pytest.mark.parametrize(("creature_level", "expected"), [(20, LIKE), (23, THREE_ABOVE)])
def test_the_table_holds_over_a_hundred_thousand_swings(creature_level: int, expected: dict[int, float]) -> None:
    hold(shares(*duel(20, creature_level), 100_000), expected)


def test_two_weapons_miss_nineteen_percent_more() -> None:
    hold(shares(*duel(20, 20), 3000, dual=True), LIKE | {HIT_MISS: 24.0})


def test_a_creature_four_levels_above_crushes_a_quarter_of_its_swings() -> None:
    world, player, foe = duel(20, 24)
    world.state["sheets"]["melee_crit_pct"][foe] = 5.0
    expected = {HIT_MISS: 4.6, HIT_DODGE: 5.2, HIT_PARRY: 4.2, HIT_BLOCK: 7.2, HIT_CRUSHING: 25.0, HIT_CRIT: 5.8}
    hold(shares(world, foe, player, 3000), expected)


def test_from_behind_a_player_neither_dodges_nor_parries_nor_blocks_and_a_creature_only_dodges() -> None:
    world, player, foe = duel(20, 20)
    unit(world, player)["o"] = math.pi
    unit(world, foe)["o"] = 0.0
    world.state["sheets"]["melee_crit_pct"][foe] = 5.0
    hold(shares(world, foe, player, 2000), {HIT_MISS: 5.0, HIT_CRIT: 5.0})
    hold(shares(world, player, foe, 2000), {HIT_MISS: 5.0, HIT_DODGE: 5.0, HIT_CRIT: 10.0})


def test_who_sits_is_always_crit() -> None:
    world, player, foe = duel(20, 20)
    unit(world, player)["stand_state"] = 1
    world.state["sheets"]["melee_crit_pct"][foe] = 5.0
    hold(shares(world, foe, player, 1000), {HIT_MISS: 5.0, HIT_CRIT: 95.0})


def test_who_sits_is_crit_even_by_one_who_never_crits_and_who_kneels_is_not() -> None:
    world, player, foe = duel(20, 20)
    unit(world, player)["stand_state"] = 6
    world.state["sheets"]["melee_crit_pct"][foe] = 0.0
    hold(shares(world, foe, player, 500), {HIT_MISS: 5.0, HIT_CRIT: 95.0})
    unit(world, player)["stand_state"] = 8
    assert HIT_CRIT not in shares(world, foe, player, 500)


def test_where_expertise_leaves_no_dodge_a_higher_level_brings_none_back() -> None:
    world, player, foe = duel(20, 23)
    world.state["sheets"]["expertise"][player] = 20
    hold(shares(world, player, foe, 1000), {HIT_MISS: 8.0, HIT_BLOCK: 5.6, HIT_GLANCING: 25.0, HIT_CRIT: 9.4})


def test_who_casts_or_is_stunned_avoids_nothing() -> None:
    world, player, foe = duel(20, 20)
    world.state["sheets"]["melee_crit_pct"][foe] = 0.0
    unit(world, player)["flags"] |= 0x40000
    hold(shares(world, foe, player, 1000), {HIT_MISS: 5.0})


def test_what_outcomes_do_to_a_hit_of_100() -> None:
    world, player, foe = duel(20, 23)
    st = world.state.kernels()
    world.state["sheets"]["block_value"][foe] = 30
    damage = {k: int(outcomes.outcome_damage(st, player, foe, 100, k)) for k in range(8)}
    assert damage == {
        HIT_NORMAL: 100, HIT_MISS: 0, HIT_DODGE: 0, HIT_PARRY: 0, HIT_BLOCK: 70, HIT_GLANCING: 70, HIT_CRUSHING: 150, HIT_CRIT: 200,
    }  # fmt: skip


def test_armour_takes_its_share_of_a_plain_hit() -> None:
    world, player, foe = duel(20, 20)
    st, ct = world.state.kernels(), world.content
    world.state["sheets"]["weapon_min"][player][0] = world.state["sheets"]["weapon_max"][player][0] = 100.0
    assert outcomes.swing_damage(st, ct, player, foe, 0, True) == 100
    world.state["sheets"]["armour"][foe] = 2100
    assert outcomes.swing_damage(st, ct, player, foe, 0, True) == 50
    assert outcomes.swing_damage(st, ct, player, foe, 0, False) == 100
