# SPDX-License-Identifier: GPL-2.0-or-later
"""Creatures: what they notice, how they chase, help, flee, give up, go home, wander, decay and come back."""

from __future__ import annotations

import math

import pytest

from tests.realm.arena import FRIEND, arena, creature_rows, events_of, fighter, guid_of, mind, move_to, run, unit, unit_of
from tests.realm.worlds import rows, send
from warhost.realm.handlers.combat import damage, threat
from warhost.realm.handlers.creatures import aggro
from warhost.realm.handlers.death import returning
from warhost.realm.tables.creatures import AI_DEAD, AI_FIGHTING, AI_IDLE, AI_RETURNING
from warhost.realm.world import World

AGGRESSIVE, DEFENSIVE = 2, 1


def state_of(world: World, row: int) -> int:
    return int(mind(world, row)["state"])


def step(world: World, row: int, x: float, y: float = 0.0) -> None:
    """Stand a player somewhere and let creatures notice it."""
    move_to(world, row, x, y)
    aggro.notice(world.state.kernels(), world.content, row, world.state.now_ms + 1)


def hit(world: World, source: int, victim: int, amount: int) -> None:
    damage.deal_damage(world.state.kernels(), world.content, source, victim, amount, 1, -1, world.state.now_ms + 1)


def apart(world: World, a: int, b: int) -> float:
    u, v = unit(world, a), unit(world, b)
    return math.hypot(u["x"] - v["x"], u["y"] - v["y"])


@pytest.mark.parametrize(
    ("creature_level", "player_level", "radius"), [(10, 10, 18.0), (15, 10, 23.0), (10, 14, 14.0), (10, 40, 5.0), (60, 10, 43.0)]
)
def test_an_aggressive_creature_attacks_within_its_radius_by_level(creature_level: int, player_level: int, radius: float) -> None:
    level = {"level_min": creature_level, "level_max": creature_level}
    world = arena(ai_kind=AGGRESSIVE, detection_yd=18.0, assistance_yd=0.0, **level)
    me, foe = unit_of(world, fighter(world, level=player_level, x=0.0)), creature_rows(world)[0]
    step(world, me, 100.0 - radius - 0.1)
    assert state_of(world, foe) == AI_IDLE
    step(world, me, 100.0 - radius + 0.1)
    assert state_of(world, foe) == AI_FIGHTING
    assert int(unit(world, foe)["victim"]) == me


def test_a_defensive_or_neutral_creature_does_not_attack_at_sight() -> None:
    for template in ({"ai_kind": DEFENSIVE}, {"ai_kind": AGGRESSIVE, "reaction_alliance": 0}):
        world = arena(**template)
        me, foe = unit_of(world, fighter(world, x=0.0)), creature_rows(world)[0]
        step(world, me, 95.0)
        assert state_of(world, foe) == AI_IDLE


def test_a_neutral_creature_that_is_attacked_fights_back() -> None:
    world = arena(ai_kind=AGGRESSIVE, reaction_alliance=0)
    session = fighter(world)
    foe = creature_rows(world)[0]
    send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, foe))
    assert state_of(world, foe) == AI_FIGHTING


def test_a_creature_runs_to_its_enemy_and_strikes() -> None:
    world = arena(ai_kind=AGGRESSIVE, damage_min=50.0, damage_max=50.0, damage_min_top=50.0, damage_max_top=50.0)
    me, foe = unit_of(world, fighter(world, x=0.0)), creature_rows(world)[0]
    step(world, me, 85.0)
    run(world, 60)
    assert apart(world, foe, me) < 5.0
    assert int(unit(world, me)["hp"]) < 1000


def test_it_follows_who_runs_and_takes_few_paths_for_it() -> None:
    world = arena(speed_run_yd=8.0, leash_yd=200.0)
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    hit(world, me, foe, 1)
    unit(world, me)["move_flags"] = 1
    paths = 0
    for k in range(160):
        move_to(world, me, 97.0 - 0.35 * k, 0.0)
        paths += len(events_of(world, "SMSG_MONSTER_MOVE", 1))
    assert apart(world, foe, me) < 7.5
    assert 8 <= paths <= 32


def test_friends_within_call_help_after_a_second_and_a_half_and_call_nobody_themselves() -> None:
    world = arena({}, {"y": 8.0}, {"y": 16.0}, assistance_yd=10.0)
    first, near, far = creature_rows(world)
    me = unit_of(world, fighter(world))
    began = world.state.now_ms + 1
    hit(world, me, first, 1)
    assert state_of(world, near) == AI_FIGHTING
    assert state_of(world, far) == AI_IDLE
    assert int(unit(world, near)["swing_due_ms"][0]) == began + 1500


def test_another_faction_does_not_help() -> None:
    world = arena({}, {"entry": FRIEND, "y": 5.0}, friend={"faction_template": 99}, assistance_yd=10.0)
    hit(world, unit_of(world, fighter(world)), creature_rows(world)[0], 1)
    assert state_of(world, creature_rows(world, FRIEND)[0]) == AI_IDLE


def test_a_linked_pack_fights_together() -> None:
    world = arena({"linked_pack": 5}, {"linked_pack": 5, "y": 40.0}, {"linked_pack": 6, "y": -40.0}, assistance_yd=0.0)
    first, second, other = creature_rows(world)
    hit(world, unit_of(world, fighter(world)), first, 1)
    assert state_of(world, second) == AI_FIGHTING
    assert state_of(world, other) == AI_IDLE


def test_beyond_its_leash_a_creature_gives_up_runs_home_unharmed_and_is_whole_again() -> None:
    world = arena(leash_yd=30.0)
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    hit(world, me, foe, 50)
    for k in range(120):
        move_to(world, me, 97.0 - 0.4 * k, 0.0)
        run(world)
        if state_of(world, foe) == AI_RETURNING:
            break
    assert state_of(world, foe) == AI_RETURNING
    assert threat.top_threat(world.state.kernels(), foe) == -1
    before = int(unit(world, foe)["hp"])
    hit(world, me, foe, 50)
    assert int(unit(world, foe)["hp"]) == before
    run(world, 100)
    u = unit(world, foe)
    assert (state_of(world, foe), float(u["x"]), int(u["hp"]), int(mind(world, foe)["tapper"])) == (AI_IDLE, 100.0, 200, -1)
    run(world, 120)
    assert int(unit(world, me)["in_combat"]) == 0


def test_a_creature_whose_enemy_dies_goes_home() -> None:
    world = arena()
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    hit(world, me, foe, 1)
    hit(world, foe, me, 100000)
    run(world, 12)
    assert state_of(world, foe) in (AI_RETURNING, AI_IDLE)
    run(world, 100)
    assert state_of(world, foe) == AI_IDLE


def test_at_low_health_it_flees_once_and_calls_from_farther() -> None:
    world = arena({}, {"y": 25.0}, flee_health_pct=20.0, assistance_yd=10.0, damage_min=0.0, damage_max=0.0)
    first, far = creature_rows(world)
    me = unit_of(world, fighter(world))
    hit(world, me, first, 170)
    run(world, 12)
    assert int(mind(world, first)["flee_until_ms"]) > 0
    assert float(unit(world, first)["x"]) > 101.0
    assert state_of(world, far) == AI_FIGHTING
    run(world, 300)
    assert apart(world, first, me) < 5.0


def test_a_dead_creature_lies_decays_and_comes_back_at_its_place_after_its_time() -> None:
    world = arena({"respawn_ms": 90000})
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    hit(world, me, foe, 10000)
    assert state_of(world, foe) == AI_DEAD
    move_to(world, me, 0.0, 0.0)
    run(world, 60 * 20 - 1)
    assert int(unit(world, foe)["in_world"]) == 1
    run(world, 2)
    assert int(unit(world, foe)["in_world"]) == 0
    assert int(unit(world, foe)["cell"]) == -1
    run(world, 30 * 20)
    u = unit(world, foe)
    assert (int(u["in_world"]), int(u["death"]), int(u["hp"]), float(u["x"])) == (1, 0, 200, 100.0)
    assert state_of(world, foe) == AI_IDLE


def test_a_corpse_does_not_decay_by_the_timer_of_an_earlier_death() -> None:
    world = arena({"respawn_ms": 5000})
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    hit(world, me, foe, 10000)
    move_to(world, me, 0.0, 0.0)
    run(world, 50 * 20)
    hit(world, me, foe, 10000)
    assert state_of(world, foe) == AI_DEAD
    world.state["creatures"]["respawn_due_ms"][unit(world, foe)["creature"]] = 0
    run(world, 15 * 20)
    assert int(unit(world, foe)["in_world"]) == 1


@pytest.mark.parametrize(("players", "after_ms"), [(1, 100000), (10, 100000), (20, 50000)])
def test_dynamic_respawn_is_sooner_the_more_players_crowd(players: int, after_ms: int) -> None:
    world = arena({"respawn_ms": 100000})
    world.state["rules"]["dynamic_respawn"] = 1
    world.state.grow("players", 40)
    world.state.grow("units", 80)
    rows = [unit_of(world, fighter(world, x=97.0, y=0.1 * k)) for k in range(players)]
    foe = creature_rows(world)[0]
    hit(world, rows[0], foe, 10000)
    assert int(mind(world, foe)["respawn_due_ms"]) - int(unit(world, foe)["died_ms"]) == after_ms


def test_wanderers_wander_near_home_while_somebody_may_see_them() -> None:
    world = arena({"movement": 1, "wander_yd": 6.0}, ai_kind=DEFENSIVE)
    me, foe = unit_of(world, fighter(world, x=0.0)), creature_rows(world)[0]
    run(world, 100)
    assert int(mind(world, foe)["think_due_ms"]) == 0
    step(world, me, 70.0)
    places = set()
    for _ in range(30):
        run(world, 20)
        u = unit(world, foe)
        assert math.hypot(u["x"] - 100.0, u["y"]) <= 6.01
        places.add((round(float(u["x"]), 1), round(float(u["y"]), 1)))
    assert len(places) >= 4
    move_to(world, me, -500.0, 0.0)
    run(world, 600)
    assert int(mind(world, foe)["think_due_ms"]) == 0
    assert int(unit(world, foe)["path_kind"]) == 0


def test_levels_are_drawn_within_the_templates_range() -> None:
    world = arena(*({"y": 3.0 * k} for k in range(40)), level_min=5, level_max=8)
    levels = {int(unit(world, row)["level"]) for row in creature_rows(world)}
    assert levels == {5, 6, 7, 8}


def test_who_is_carried_far_away_is_forgotten_even_by_one_that_cannot_move() -> None:
    world = arena(speed_run_yd=0.0)
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    hit(world, me, foe, 1)
    move_to(world, me, -200.0, 0.0)
    run(world, 15)
    assert threat.top_threat(world.state.kernels(), foe) == -1
    assert state_of(world, foe) == AI_IDLE


def test_who_comes_back_to_life_beside_an_enemy_is_noticed() -> None:
    world = arena(ai_kind=AGGRESSIVE)
    me, foe = unit_of(world, fighter(world, x=0.0)), creature_rows(world)[0]
    hit(world, me, me, 100000)
    move_to(world, me, 95.0, 0.0)
    returning.resurrect(world.state.kernels(), world.content, me, 50, world.state.now_ms + 1)
    assert state_of(world, foe) == AI_FIGHTING


def test_a_patrol_walks_its_points_in_order_and_waits_at_them() -> None:
    points = [{"path_id": 3, "point": n, "x": 100.0 + 5.0 * (n % 2), "y": 5.0 * (n // 2), "wait_ms": 500} for n in range(4)]
    world = arena({"movement": 2, "path_id": 3}, ai_kind=DEFENSIVE, waypoints=rows("waypoints", *points))
    me, foe = unit_of(world, fighter(world, x=80.0)), creature_rows(world)[0]
    step(world, me, 81.0)
    seen = []
    for _ in range(400):
        run(world)
        place = (round(float(unit(world, foe)["x"])), round(float(unit(world, foe)["y"])))
        if int(unit(world, foe)["path_kind"]) == 0 and (not seen or seen[-1] != place):
            seen.append(place)
    assert seen[:5] == [(100, 0), (105, 0), (100, 5), (105, 5), (100, 0)]
