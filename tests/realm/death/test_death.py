# SPDX-License-Identifier: GPL-2.0-or-later
"""Death: release, the corpse run, spirit healers, and what a kill is worth."""

from __future__ import annotations

import pytest

from tests.realm.arena import arena, creature_rows, events_of, fighter, guid_of, move_to, run, unit, unit_of
from tests.realm.worlds import put, send
from warhost.realm import reasons
from warhost.realm.handlers.combat import damage
from warhost.realm.handlers.death import experience
from warhost.realm.world import World

GRAVEYARD_X = -100.0


def hit(world: World, source: int, victim: int, amount: int) -> None:
    damage.deal_damage(world.state.kernels(), world.content, source, victim, amount, 1, -1, world.state.now_ms + 1)


def dead(level: int = 10, healer: bool = False, **rules: int) -> tuple[World, int, int]:
    """Return a world, a session, and its unit, which has just died at (97, 0)."""
    spawns = ({}, {"entry": 202, "x": GRAVEYARD_X, "y": 3.0}) if healer else ({},)
    world = arena(*spawns, friend={"npc_flags": 0x4000, "reaction_alliance": 1, "ai_kind": 0})
    for name, value in rules.items():
        world.state["rules"][name] = value
    session = fighter(world, level=level)
    row = unit_of(world, session)
    hit(world, creature_rows(world)[0], row, 100000)
    return world, session, row


def as_ghost(**options: int) -> tuple[World, int, int]:
    world, session, row = dead(**options)
    assert send(world, session, "CMSG_REPOP_REQUEST", check_instance=0) == 0
    assert send(world, session, "MSG_MOVE_TELEPORT_ACK", guid=guid_of(world, row), counter=0, time_ms=0) == 0
    return world, session, row


def test_the_dead_lie_where_they_fell_until_they_release() -> None:
    world, _, row = dead()
    u = unit(world, row)
    assert (int(u["death"]), int(u["hp"]), int(u["in_combat"]), float(u["x"])) == (1, 0, 0, 97.0)
    assert int(world.state["clock"]["deaths"][0]) == 1


def test_release_makes_a_fast_ghost_at_the_nearest_graveyard() -> None:
    world, _, row = as_ghost()
    u = unit(world, row)
    assert (int(u["death"]), int(u["hp"]), float(u["x"])) == (2, 1, GRAVEYARD_X)
    assert float(u["speed_run"]) == pytest.approx(8.75)
    player = world.state["players"][u["player"]]
    assert (int(player["corpse_map"]), float(player["corpse_x"])) == (0, 97.0)


def test_the_living_cannot_release_and_ghosts_not_again() -> None:
    world = arena()
    session = fighter(world)
    assert send(world, session, "CMSG_REPOP_REQUEST", check_instance=0) == reasons.DEATH_NOT_DEAD
    assert send(world, session, "CMSG_RECLAIM_CORPSE", guid=1) == reasons.DEATH_NOT_GHOST
    world, session, _ = as_ghost()
    assert send(world, session, "CMSG_REPOP_REQUEST", check_instance=0) == reasons.DEATH_IS_GHOST


def test_the_corpse_is_reclaimed_within_39_yards_with_half_of_health() -> None:
    world, session, row = as_ghost()
    assert send(world, session, "CMSG_RECLAIM_CORPSE", guid=1) == reasons.DEATH_TOO_FAR
    move_to(world, row, 97.0 - 39.1, 0.0)
    assert send(world, session, "CMSG_RECLAIM_CORPSE", guid=1) == reasons.DEATH_TOO_FAR
    move_to(world, row, 97.0 - 38.9, 0.0)
    assert send(world, session, "CMSG_RECLAIM_CORPSE", guid=1) == 0
    u = unit(world, row)
    assert int(u["death"]) == 0
    assert int(u["hp"]) == int(u["max_hp"]) // 2
    assert float(u["speed_run"]) == pytest.approx(7.0)
    assert int(world.state["players"][u["player"]]["corpse_map"]) == -1


def test_with_the_setting_a_ghost_waits_30_seconds_for_its_corpse() -> None:
    world, session, row = as_ghost(corpse_delay=1)
    move_to(world, row, 97.0, 0.0)
    assert send(world, session, "CMSG_RECLAIM_CORPSE", guid=1) == reasons.DEATH_TOO_EARLY
    run(world, 30 * 20)
    assert send(world, session, "CMSG_RECLAIM_CORPSE", guid=1) == 0


def test_a_spirit_healer_near_by_brings_back() -> None:
    world, session, row = as_ghost(healer=True)
    healer = guid_of(world, creature_rows(world, 202)[0])
    assert send(world, session, "CMSG_SPIRIT_HEALER_ACTIVATE", guid=guid_of(world, row)) == reasons.DEATH_NO_HEALER
    move_to(world, row, GRAVEYARD_X + 10.0, 3.0)
    assert send(world, session, "CMSG_SPIRIT_HEALER_ACTIVATE", guid=healer) == reasons.DEATH_NO_HEALER
    move_to(world, row, GRAVEYARD_X, 0.0)
    assert send(world, session, "CMSG_SPIRIT_HEALER_ACTIVATE", guid=healer) == 0
    assert int(unit(world, row)["death"]) == 0


def test_anybody_may_ask_for_his_corpse() -> None:
    world, session, _ = as_ghost()
    put(world, session, "MSG_CORPSE_QUERY")
    answers = events_of(world, "MSG_CORPSE_QUERY", 1)
    assert [(int(e["a"]), int(e["b"])) for e in answers] == [(1, 0)]


@pytest.mark.parametrize(
    ("player", "creature", "xp"),
    [
        (10, 10, 95),
        (10, 12, 105),
        (10, 14, 114),
        (10, 20, 114),
        (10, 8, 67),
        (10, 5, 27),
        (10, 4, 0),
        (1, 1, 50),
        (60, 60, 345),
        (60, 52, 182),
        (60, 51, 0),
    ],
)
def test_a_kill_is_worth_by_the_difference_of_levels(player: int, creature: int, xp: int) -> None:
    world = arena(level_min=creature, level_max=creature)
    me = unit_of(world, fighter(world, level=player))
    foe = creature_rows(world)[0]
    assert experience.worth(world.state.kernels(), world.content, me, foe) == xp


def test_elites_give_twice_and_rare_ones_do_not() -> None:
    for rank, xp in ((1, 190), (4, 95)):
        world = arena(rank=rank)
        me, foe = unit_of(world, fighter(world)), creature_rows(world)[0]
        assert experience.worth(world.state.kernels(), world.content, me, foe) == xp


def test_a_level_brings_stats_spells_full_health_and_carries_the_rest() -> None:
    world = arena()
    session = fighter(world, level=9)
    me = unit_of(world, session)
    st, ct = world.state.kernels(), world.content
    player = world.state["players"][unit(world, me)["player"]]
    strength = int(world.state["sheets"]["stats"][me][0])
    unit(world, me)["hp"] = 3
    experience.give_xp(st, ct, me, 6500 + 120, -1, 1000)
    u = unit(world, me)
    assert (int(u["level"]), int(player["xp"]), int(player["next_level_xp"])) == (10, 120, 7600)
    assert int(world.state["sheets"]["stats"][me][0]) > strength
    assert int(u["hp"]) == int(u["max_hp"]) > 100
    rend = [row for row in range(len(ct.spells)) if ct.class_spells[1, row] == 10]
    assert rend
    assert all(st.spellbook[u["player"], row >> 3] >> (row & 7) & 1 for row in rend)


def test_at_the_last_level_experience_ends() -> None:
    world = arena()
    world.state["rules"]["max_level"] = 11
    me = unit_of(world, fighter(world, level=10))
    st, ct = world.state.kernels(), world.content
    experience.give_xp(st, ct, me, 500_000, -1, 1000)
    player = world.state["players"][unit(world, me)["player"]]
    assert (int(unit(world, me)["level"]), int(player["xp"])) == (11, 0)
    experience.give_xp(st, ct, me, 500, -1, 1000)
    assert int(player["xp"]) == 0
