# SPDX-License-Identifier: GPL-2.0-or-later
"""Threat: whom a creature turns to, by how much, and how it forgets."""

from __future__ import annotations

import pytest

from tests.realm.arena import arena, creature_rows, fighter, unit, unit_of
from warhost.realm.handlers.combat import damage, engage, threat, victims
from warhost.realm.world import World

MELEE_SQ = 25.0


def scene() -> tuple[World, int, int, int]:
    world = arena()
    tank = unit_of(world, fighter(world, x=97.0))
    other = unit_of(world, fighter(world, x=97.0, y=1.0))
    foe = creature_rows(world)[0]
    st, ct = world.state.kernels(), world.content
    engage.engage(st, ct, tank, foe, 100)
    engage.engage(st, ct, other, foe, 100)
    return world, foe, tank, other


def amount(world: World, foe: int, who: int) -> float:
    return float(world.state["threat"]["amount"][threat.find_threat(world.state.kernels(), foe, who)])


def add(world: World, foe: int, who: int, points: float) -> None:
    threat.add_threat(world.state.kernels(), world.content, foe, who, points, 100)


def chosen(world: World, foe: int, current: int, reach_sq: float = MELEE_SQ, at_ms: int = 100) -> int:
    return int(victims.choose_victim(world.state.kernels(), foe, current, reach_sq, at_ms))


def test_in_melee_a_challenger_needs_more_than_110_percent() -> None:
    world, foe, tank, other = scene()
    add(world, foe, tank, 1000.0)
    add(world, foe, other, 1100.0)
    assert chosen(world, foe, tank) == tank
    add(world, foe, other, 1.0)
    assert chosen(world, foe, tank) == other


def test_outside_melee_a_challenger_needs_more_than_130_percent() -> None:
    world, foe, tank, other = scene()
    unit(world, other)["x"] = 60.0
    add(world, foe, tank, 1000.0)
    add(world, foe, other, 1300.0)
    assert chosen(world, foe, tank) == tank
    add(world, foe, other, 1.0)
    assert chosen(world, foe, tank) == other


def test_a_taunt_lifts_to_the_highest_threat_and_holds_until_it_ends() -> None:
    world, foe, tank, other = scene()
    add(world, foe, other, 500.0)
    st, ct = world.state.kernels(), world.content
    threat.taunt(st, ct, foe, tank, 3100, 100)
    assert amount(world, foe, tank) == 500.0
    add(world, foe, other, 5000.0)
    assert chosen(world, foe, tank, at_ms=3099) == tank
    assert chosen(world, foe, tank, at_ms=3100) == other


def test_threat_percent_of_the_target_counts() -> None:
    world, foe, tank, _ = scene()
    world.state["sheets"]["threat_pct"][tank] = 145.0
    add(world, foe, tank, 100.0)
    assert amount(world, foe, tank) == pytest.approx(145.0)


def test_threat_never_falls_below_zero() -> None:
    world, foe, tank, _ = scene()
    add(world, foe, tank, -50.0)
    assert amount(world, foe, tank) == 0.0


def test_a_fade_lasts_while_it_lasts_and_takes_nothing_for_good() -> None:
    world, foe, tank, other = scene()
    st = world.state.kernels()
    add(world, foe, tank, 1000.0)
    add(world, foe, other, 900.0)
    threat.shift_threat(st, tank, -800.0)
    assert threat.top_threat(st, foe) == other
    threat.shift_threat(st, tank, 0.0)
    assert threat.top_threat(st, foe) == tank
    assert amount(world, foe, tank) == 1000.0


def test_healing_is_half_threat_split_by_the_haters_of_the_healed() -> None:
    world = arena({}, {"y": 3.0})
    first, second = creature_rows(world)
    tank = unit_of(world, fighter(world))
    priest = unit_of(world, fighter(world, x=90.0))
    st, ct = world.state.kernels(), world.content
    engage.engage(st, ct, tank, first, 100)
    engage.engage(st, ct, tank, second, 100)
    unit(world, tank)["hp"] = 600
    assert damage.heal(st, ct, priest, tank, 1000, -1, 200) == 400
    assert amount(world, first, priest) == pytest.approx(100.0)
    assert amount(world, second, priest) == pytest.approx(100.0)
    assert unit(world, priest)["in_combat"] == 1


def test_gained_rage_is_threat_of_five_a_point_and_mana_of_half() -> None:
    world, foe, tank, other = scene()
    st, ct = world.state.kernels(), world.content
    unit(world, other)["max_powers"][0] = 500
    damage.energise(st, ct, tank, tank, 1, 100, -1, 200)
    damage.energise(st, ct, other, other, 0, 60, -1, 200)
    assert amount(world, foe, tank) == pytest.approx(50.0)
    assert amount(world, foe, other) == pytest.approx(30.0)


def test_auras_that_change_threat_do_not_change_that_of_gained_power() -> None:
    world, foe, tank, other = scene()
    st, ct = world.state.kernels(), world.content
    world.state["sheets"]["threat_pct"][tank] = 200.0
    world.state["sheets"]["threat_pct"][other] = 0.0
    unit(world, other)["max_powers"][3] = 100
    unit(world, other)["powers"][3] = 0
    damage.energise(st, ct, tank, tank, 1, 100, -1, 200)
    damage.energise(st, ct, other, other, 3, 40, -1, 200)
    assert amount(world, foe, tank) == pytest.approx(50.0)
    assert amount(world, foe, other) == pytest.approx(20.0)


def test_who_dies_is_forgotten_and_every_row_comes_back() -> None:
    world, foe, tank, other = scene()
    st, ct = world.state.kernels(), world.content
    damage.deal_damage(st, ct, foe, tank, 100000, 1, -1, 300)
    assert threat.find_threat(st, foe, tank) == -1
    assert int(unit(world, tank)["hated_by"]) == 0
    assert threat.top_threat(st, foe) == other
    threat.clear_threat(st, foe)
    assert int(unit(world, foe)["first_threat"]) == int(unit(world, other)["first_hater"]) == -1
    assert int(world.state["pools"]["live"][3]) == 0


def test_of_two_alike_the_lower_guid_comes_first() -> None:
    world, foe, tank, other = scene()
    add(world, foe, tank, 10.0)
    add(world, foe, other, 10.0)
    low = min(tank, other, key=lambda row: int(unit(world, row)["guid"]))
    assert threat.top_threat(world.state.kernels(), foe) == low
