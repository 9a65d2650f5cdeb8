# SPDX-License-Identifier: GPL-2.0-or-later
"""Creatures' spells: when, at whom, from how far."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np

from tests.realm.arena import FOE, arena, creature_rows, events_of, fighter, mind, run, unit, unit_of
from tests.realm.worlds import rows
from warhost.realm.handlers.combat import damage
from warhost.realm.handlers.creatures import spells
from warhost.realm.world import World

FIREBALL, HEAL = 133, 2050
SELF, RANDOM_ENEMY, HURT_FRIEND = 1, 2, 3


def spell(spell_id: int, **more: Any) -> dict[str, Any]:
    plain = {"entry": FOE, "spell_id": spell_id, "first_min_ms": 1000, "first_max_ms": 1000, "repeat_min_ms": 4000, "repeat_max_ms": 4000}
    return plain | {"chance_pct": 100.0, "health_below_pct": 100.0} | more


def casting(*known: dict[str, Any], spawns: tuple[dict[str, Any], ...] = ({},), **template: Any) -> tuple[World, int, int]:
    """Return a world, a player at (97, 0) and the first foe, of 1,000 health and mana, that knows those spells; they fight."""
    figures = {"health_min": 1000, "health_max": 1000, "mana_min": 1000, "mana_max": 1000, "assistance_yd": 0.0}
    world = arena(*spawns, creature_spells=rows("creature_spells", *known), **(figures | template))
    me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
    damage.deal_damage(world.state.kernels(), world.content, me, foe, 1, 1, -1, world.state.now_ms + 1)
    return world, me, foe


def starts(world: World, ticks: int) -> list[int]:
    return [int(e["at_ms"]) for e in events_of(world, "SMSG_SPELL_START", ticks)]


def test_the_first_cast_and_the_repeats_come_at_their_times() -> None:
    world, _, _ = casting(spell(FIREBALL))
    began = world.state.now_ms + 1
    times = starts(world, 200)
    assert 1000 <= times[0] - began <= 1500
    assert all(4000 <= b - a <= 5500 for a, b in itertools.pairwise(times))
    assert len(times) >= 2


def test_a_spell_without_repeat_is_cast_once_a_fight() -> None:
    world, _, _ = casting(spell(FIREBALL, repeat_min_ms=0, repeat_max_ms=0))
    assert len(starts(world, 300)) == 1


def test_a_spell_without_chance_is_never_cast() -> None:
    world, _, _ = casting(spell(FIREBALL, chance_pct=0.0))
    assert not starts(world, 150)


def test_a_threshold_waits_for_low_health_and_self_is_oneself() -> None:
    world, _, foe = casting(spell(HEAL, target_kind=SELF, health_below_pct=50.0))
    assert not starts(world, 60)
    unit(world, foe)["hp"] = 400
    run(world, 80)
    assert int(unit(world, foe)["hp"]) > 400


def test_the_friend_in_most_need_is_healed() -> None:
    world, me, foe = casting(spell(HEAL, target_kind=HURT_FRIEND, health_below_pct=60.0), spawns=({}, {"y": 5.0}, {"y": 10.0}))
    st, ct = world.state.kernels(), world.content
    _, second, third = creature_rows(world)
    for row in (second, third):
        damage.deal_damage(st, ct, me, row, 1, 1, -1, world.state.now_ms + 1)
    unit(world, second)["hp"], unit(world, third)["hp"] = 500, 300
    assert spells.hurt_friend(st, foe, 60.0) == third
    unit(world, third)["hp"] = 900
    assert spells.hurt_friend(st, foe, 60.0) == second
    unit(world, second)["hp"] = 900
    assert spells.hurt_friend(st, foe, 60.0) == -1


def test_random_enemies_are_all_hit_in_time() -> None:
    world, me, foe = casting(spell(FIREBALL, target_kind=RANDOM_ENEMY))
    other = unit_of(world, fighter(world, y=2.0))
    damage.deal_damage(world.state.kernels(), world.content, other, foe, 1, 1, -1, world.state.now_ms + 1)
    chosen = set()
    for _ in range(40):
        run(world)
        chosen.add(int(spells.random_enemy(world.state.kernels(), foe, 24)))
    assert chosen == {me, other}


def test_a_caster_keeps_its_distance_while_it_has_mana_and_closes_in_without() -> None:
    world, me, foe = casting(spell(FIREBALL), ai_kind=3, spawns=({"x": 120.0},))
    run(world, 60)
    gap = math.hypot(float(unit(world, foe)["x"] - unit(world, me)["x"]), float(unit(world, foe)["y"]))
    assert gap > 15.0
    unit(world, foe)["powers"][0] = 0
    unit(world, foe)["max_powers"][0] = 0
    world.state["sheets"]["base_mana"][foe] = 100000
    unit(world, foe)["regen_due_ms"] = 0
    run(world, 200)
    gap = math.hypot(float(unit(world, foe)["x"] - unit(world, me)["x"]), float(unit(world, foe)["y"]))
    assert gap < 6.0


def test_a_passing_spell_slot_beyond_the_fourth_is_not_cast() -> None:
    never = [spell(FIREBALL, chance_pct=0.0) for _ in range(4)]
    world, _, foe = casting(*never, spell(FIREBALL))
    assert not starts(world, 100)
    assert len(np.asarray(mind(world, foe)["spell_ready_ms"])) == 4


def test_a_caster_whose_spells_rest_for_long_closes_in() -> None:
    world, me, foe = casting(spell(FIREBALL, repeat_min_ms=60000, repeat_max_ms=60000), ai_kind=3, spawns=({"x": 120.0},))
    assert len(starts(world, 60)) == 1
    run(world, 200)
    assert math.hypot(float(unit(world, foe)["x"] - unit(world, me)["x"]), float(unit(world, foe)["y"])) < 6.0
