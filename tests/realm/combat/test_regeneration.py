# SPDX-License-Identifier: GPL-2.0-or-later
"""Regeneration: every two seconds, for whom it is needed, to the exact fraction."""

from __future__ import annotations

from tests.realm.arena import arena, creature_rows, fighter, run, unit, unit_of
from warhost.realm.handlers.combat import damage, regeneration
from warhost.realm.world import World


def resting(**sheet: float) -> tuple[World, int]:
    world = arena()
    row = unit_of(world, fighter(world, x=0.0, **sheet))
    run(world, 50)
    return world, row


def test_health_comes_back_every_two_seconds_with_its_fractions() -> None:
    world, row = resting(hp_regen_per_s=1.65)
    unit(world, row)["hp"] = 500
    regeneration.wake_regeneration(world.state.kernels(), row, world.state.now_ms)
    run(world, 40)
    assert int(unit(world, row)["hp"]) == 503
    run(world, 9 * 40)
    assert int(unit(world, row)["hp"]) == 533


def test_who_sits_heals_a_third_faster_and_who_fights_does_not_heal() -> None:
    world, row = resting(hp_regen_per_s=50.0)
    unit(world, row)["hp"] = 500
    unit(world, row)["stand_state"] = 1
    regeneration.wake_regeneration(world.state.kernels(), row, world.state.now_ms)
    run(world, 40)
    assert int(unit(world, row)["hp"]) == 633
    unit(world, row)["in_combat"] = 1
    run(world, 80)
    assert int(unit(world, row)["hp"]) == 633


def test_within_five_seconds_of_spending_only_the_casting_part_of_mana_comes() -> None:
    world, row = resting(mana_regen_per_s=10.0, mana_regen_casting_per_s=3.0)
    u = unit(world, row)
    u["max_powers"][0], u["powers"][0] = 1000, 0
    now = world.state.now_ms
    u["spent_ms"] = now
    regeneration.wake_regeneration(world.state.kernels(), row, now)
    run(world, 80)
    assert int(u["powers"][0]) == 12
    run(world, 40)
    # One second of the third interval lies within the rule, one outside: 3 + 10.
    assert int(u["powers"][0]) == 25
    run(world, 40)
    assert int(u["powers"][0]) == 45


def test_rage_decays_out_of_combat_and_then_the_timer_rests() -> None:
    world, row = resting()
    damage.give_rage(world.state.kernels(), row, 50, world.state.now_ms)
    run(world, 80)
    assert int(unit(world, row)["powers"][1]) == 10
    run(world, 80)
    assert int(unit(world, row)["powers"][1]) == 0
    assert int(unit(world, row)["regen_due_ms"]) == 0


def test_a_creature_at_peace_heals_a_third_every_two_seconds() -> None:
    world, _ = resting()
    foe = creature_rows(world)[0]
    unit(world, foe)["hp"] = 10
    regeneration.wake_regeneration(world.state.kernels(), foe, world.state.now_ms)
    run(world, 40)
    assert int(unit(world, foe)["hp"]) == 76


def test_whoever_needs_nothing_has_no_timer() -> None:
    world, row = resting()
    assert int(unit(world, row)["regen_due_ms"]) == 0
    assert int(unit(world, creature_rows(world)[0])["regen_due_ms"]) == 0
