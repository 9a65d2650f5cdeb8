# SPDX-License-Identifier: GPL-2.0-or-later
"""Damage: what it takes, whom it angers, whose kill it makes; and who is hostile to whom."""

from __future__ import annotations

from tests.realm.arena import arena, creature_rows, fighter, mind, run, unit, unit_of
from warhost.realm import sides
from warhost.realm.handlers.combat import damage, threat
from warhost.realm.world import World


def hit(world: World, source: int, victim: int, amount: int, school: int = 1) -> int:
    return int(damage.deal_damage(world.state.kernels(), world.content, source, victim, amount, school, -1, world.state.now_ms + 1))


def test_damage_taken_percent_and_immunity_count_by_school() -> None:
    world = arena()
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    world.state["sheets"]["damage_taken_pct"][foe][2] = 150.0
    world.state["sheets"]["school_immunity"][foe] = 1 << 4
    assert hit(world, me, foe, 40, 1 << 2) == 60
    assert hit(world, me, foe, 40, 1 << 4) == 0
    assert int(unit(world, foe)["hp"]) == 140


def test_harm_gives_its_victim_rage_by_level() -> None:
    world = arena()
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    # Level 10: 100 / 37.43 * 2.5 = 6.67 points.
    hit(world, foe, me, 100)
    assert int(unit(world, me)["powers"][1]) == 66


def test_the_first_player_to_harm_a_creature_taps_it_and_gets_the_kill() -> None:
    world = arena()
    first, second = unit_of(world, fighter(world)), unit_of(world, fighter(world, y=1.0))
    foe = creature_rows(world)[0]
    hit(world, first, foe, 10)
    hit(world, second, foe, 10000)
    players = world.state["players"]
    assert int(mind(world, foe)["tapper"]) == int(unit(world, first)["player"])
    assert int(players["kills"][unit(world, first)["player"]]) == 1
    assert int(players["kills"][unit(world, second)["player"]]) == 0
    assert int(players["xp"][unit(world, second)["player"]]) == 0


def test_both_enter_combat_and_the_player_leaves_it_with_the_last_hater_after_5_5_seconds() -> None:
    world = arena()
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    hit(world, me, foe, 10)
    assert int(unit(world, me)["in_combat"]) == int(unit(world, foe)["in_combat"]) == 1
    hit(world, me, foe, 10000)
    run(world, 109)
    assert int(unit(world, me)["in_combat"]) == 1
    run(world, 2)
    assert int(unit(world, me)["in_combat"]) == 0
    assert not int(unit(world, me)["flags"]) & 0x80000


def test_a_fight_that_goes_on_keeps_the_player_in_combat() -> None:
    world = arena(health_min=100000, health_max=100000)
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    hit(world, me, foe, 10)
    run(world, 150)
    assert int(unit(world, me)["in_combat"]) == 1
    hit(world, me, foe, 200000)
    run(world, 1)
    assert int(unit(world, me)["in_combat"]) == 0


def test_a_passive_creature_takes_harm_and_does_not_fight() -> None:
    world = arena(ai_kind=0)
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    assert hit(world, me, foe, 10) == 10
    assert threat.top_threat(world.state.kernels(), foe) == -1
    run(world, 130)
    assert int(unit(world, me)["in_combat"]) == 0
    assert int(unit(world, me)["hp"]) == 1000


def test_whoever_is_hit_stands_up() -> None:
    world = arena()
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    unit(world, me)["stand_state"] = 1
    hit(world, foe, me, 10)
    assert int(unit(world, me)["stand_state"]) == 0


def test_reactions_decide_who_may_be_attacked_and_helped() -> None:
    world = arena({}, {"entry": 202}, friend={"reaction_alliance": 1, "reaction_horde": -1, "faction_template": 35})
    foe, guard = creature_rows(world)[0], creature_rows(world, 202)[0]
    me = unit_of(world, fighter(world))
    st, ct = world.state.kernels(), world.content
    assert sides.is_hostile(st, ct, foe, me)
    assert sides.can_attack(st, ct, me, foe)
    assert not sides.can_attack(st, ct, me, guard)
    assert sides.can_help(st, ct, me, guard)
    unit(world, me)["race"] = 2
    assert sides.can_attack(st, ct, me, guard)
    unit(world, foe)["flags"] |= 0x100
    assert not sides.can_attack(st, ct, me, foe)


def test_nothing_harms_across_maps_or_out_of_the_world() -> None:
    world = arena()
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    unit(world, foe)["map"] = 1
    assert not sides.can_attack(world.state.kernels(), world.content, me, foe)
    unit(world, foe)["map"] = 0
    unit(world, foe)["in_world"] = 0
    assert hit(world, me, foe, 10) == 0
