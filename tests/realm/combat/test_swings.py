# SPDX-License-Identifier: GPL-2.0-or-later
"""Swings come at their exact milliseconds, give rage, and stop when there is nothing to hit."""

from __future__ import annotations

import itertools
import math

import pytest

from tests.realm.arena import arena, creature_rows, events_of, fighter, guid_of, move_to, run, unit, unit_of
from tests.realm.worlds import send
from warhost.protocol.records import to_record
from warhost.realm.handlers.combat import swings
from warhost.realm.reasons import ATTACK_CANT_ATTACK, ATTACK_DEAD_TARGET, ATTACK_NOTHING_TO_STOP, SESSION_BAD_VALUE
from warhost.realm.rules import HIT_DODGE, HIT_PARRY
from warhost.realm.world import World

SWING = "SMSG_ATTACKERSTATEUPDATE"


def duel(**template: object) -> tuple[World, int, int, int]:
    """Return a world, a session, its unit, and a passive foe of 10,000 health beside it."""
    world = arena(**({"ai_kind": 0, "health_min": 10000, "health_max": 10000} | template))
    session = fighter(world)
    return world, session, unit_of(world, session), creature_rows(world)[0]


def test_a_weapon_of_1337_ms_swings_every_1337_ms() -> None:
    world, session, row, foe = duel()
    world.state["sheets"]["attack_ms"][row][0] = 1337
    assert send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, foe)) == 0
    times = [int(e["at_ms"]) for e in events_of(world, SWING, 200) if e["unit"] == row]
    assert len(times) >= 7
    assert {b - a for a, b in itertools.pairwise(times)} == {1337}


def test_haste_shortens_the_delay_exactly() -> None:
    world, session, row, foe = duel()
    world.state["sheets"]["melee_haste"][row] = 1.25
    send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, foe))
    times = [int(e["at_ms"]) for e in events_of(world, SWING, 100) if e["unit"] == row]
    assert {b - a for a, b in itertools.pairwise(times)} == {1600}


def test_the_off_hand_swings_by_its_own_delay_200_ms_after_the_first_main_swing() -> None:
    world, session, row, foe = duel()
    sheet = world.state["sheets"][row]
    sheet["attack_ms"][1], sheet["weapon_min"][1], sheet["weapon_max"][1] = 1700, 8.0, 8.0
    start = world.state.now_ms
    send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, foe))
    off = [int(e["at_ms"]) for e in events_of(world, SWING, 100) if e["b"] & 4]
    assert off[0] == start + 200
    assert off[1] - off[0] == 1700


def test_a_swing_gives_rage_by_damage_and_speed() -> None:
    world, session, row, foe = duel()
    world.state["sheets"]["melee_hit_pct"][row] = 100.0
    for column in ("dodge_pct", "parry_pct", "block_pct"):
        world.state["sheets"][column][foe] = 0.0
    send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, foe))
    # Level 10: conversion 37.43; (10 / 37.43 * 7.5 + 3.5 * 2) / 2 = 4.50 points, but at most 10 / 37.43 * 15 = 4.01.
    assert int(unit(world, row)["powers"][1]) == 40


@pytest.mark.parametrize("column", ["dodge_pct", "parry_pct", "block_pct"])
def test_a_swing_that_is_avoided_gives_the_rage_of_what_it_would_have_dealt(column: str) -> None:
    world, session, row, foe = duel()
    sheet = world.state["sheets"][foe]
    world.state["sheets"]["melee_hit_pct"][row] = 100.0
    sheet["dodge_pct"] = sheet["parry_pct"] = sheet["block_pct"] = 0.0
    sheet[column], sheet["block_value"] = 100.0, 100
    unit(world, foe)["o"] = math.pi
    send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, foe))
    assert int(unit(world, foe)["hp"]) == 10000
    assert int(unit(world, row)["powers"][1]) == 40


def test_a_swing_that_misses_gives_no_rage() -> None:
    world, _, row, foe = duel()
    st, rage = world.state.kernels(), unit(world, row)["powers"]
    world.state["sheets"]["melee_hit_pct"][row] = -200.0
    world.state["sheets"]["dodge_pct"][foe] = 0.0
    seen: dict[bool, set[int]] = {True: set(), False: set()}
    for swing in range(60):
        world.state["clock"]["tick"] += 1
        rage[1], health = 0, int(unit(world, foe)["hp"])
        swings.strike(st, world.content, row, foe, 0, world.state.now_ms + swing)
        seen[int(unit(world, foe)["hp"]) < health].add(int(rage[1]))
    assert seen[False] == {0}
    assert min(seen[True]) >= 40


def test_out_of_reach_the_swing_waits_and_says_so_once() -> None:
    world, session, row, foe = duel()
    move_to(world, row, 80.0, 0.0)
    assert send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, foe)) == 0
    assert len(events_of(world, "SMSG_ATTACKSWING_NOTINRANGE", 40)) <= 1
    move_to(world, row, 97.0, 0.0)
    assert len([e for e in events_of(world, SWING, 4) if e["unit"] == row]) == 1


def test_with_the_back_to_the_victim_the_swing_waits() -> None:
    world, session, row, foe = duel()
    move_to(world, row, 97.0, 0.0, math.pi)
    send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, foe))
    assert not events_of(world, SWING, 40)
    move_to(world, row, 97.0, 0.0, 0.0)
    assert events_of(world, SWING, 4)


def test_attacks_that_are_refused_change_nothing() -> None:
    world, session, row, foe = duel()
    before = world.state["units"][row].copy()
    assert send(world, session, "CMSG_ATTACKSWING", guid=12345) == ATTACK_CANT_ATTACK
    assert send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, row)) == ATTACK_CANT_ATTACK
    unit(world, foe)["death"] = 1
    assert send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, foe)) == ATTACK_DEAD_TARGET
    assert send(world, session, "CMSG_ATTACKSTOP") == ATTACK_NOTHING_TO_STOP
    record, _ = to_record("CMSG_SETSHEATHED", {"sheath_state": 1}, session)
    record["sheath_state"] = 3
    world.inbox.put(record)
    assert run(world).results[-1] == SESSION_BAD_VALUE
    assert int(unit(world, row)["victim"]) == int(before["victim"]) == -1
    assert unit(world, row)["sheath"] == before["sheath"]


def test_a_friend_or_a_player_of_the_other_team_cannot_be_attacked() -> None:
    world, session, _row, _ = duel(reaction_alliance=1)
    foe = creature_rows(world)[0]
    assert send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, foe)) == ATTACK_CANT_ATTACK
    other = unit_of(world, fighter(world, x=97.0, y=1.0))
    assert send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, other)) == ATTACK_CANT_ATTACK
    unit(world, other)["race"] = 2
    assert send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, other)) == ATTACK_CANT_ATTACK


def test_stopping_keeps_a_swing_that_is_not_ready_from_coming_sooner() -> None:
    world, session, row, foe = duel()
    send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, foe))
    due = int(unit(world, row)["swing_due_ms"][0])
    assert send(world, session, "CMSG_ATTACKSTOP") == 0
    assert send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, foe)) == 0
    assert int(unit(world, row)["swing_due_ms"][0]) == due


def test_a_kill_does_not_hasten_the_next_swing() -> None:
    world = arena({"x": 100.0}, {"x": 100.0, "y": 1.0}, ai_kind=0, health_min=1, health_max=1)
    session = fighter(world)
    first, second = creature_rows(world)
    row = unit_of(world, session)
    send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, first))
    ticks = 0
    while unit(world, first)["hp"] > 0:
        ticks += 1
        assert ticks < 400
        run(world)
    send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, second))
    assert [e for e in events_of(world, SWING, 36) if e["unit"] == row] == []
    assert [e for e in events_of(world, SWING, 4) if e["unit"] == row] != []


@pytest.mark.parametrize(("left_ms", "after_ms"), [(2000, 1200), (1000, 400), (500, 400), (300, 300)])
def test_a_parry_takes_two_fifths_of_a_swing_off_but_not_below_a_fifth(left_ms: int, after_ms: int) -> None:
    world, _, row, foe = duel()
    unit(world, foe)["swing_due_ms"][0] = 1000 + left_ms
    swings.note_defence(world.state.kernels(), row, foe, HIT_PARRY, 1000)
    assert int(unit(world, foe)["swing_due_ms"][0]) == 1000 + after_ms


def test_a_dodge_opens_overpower_and_a_players_defence_opens_revenge_for_five_seconds() -> None:
    world, _, row, foe = duel()
    player = world.state["players"][unit(world, row)["player"]]
    swings.note_defence(world.state.kernels(), row, foe, HIT_DODGE, 1000)
    assert int(player["overpower_until_ms"]) == 6000
    swings.note_defence(world.state.kernels(), foe, row, HIT_PARRY, 2000)
    assert int(player["revenge_until_ms"]) == 7000


def test_heroic_strike_replaces_one_swing_costs_rage_and_hits_harder() -> None:
    world, session, row, foe = duel(creature_type=1)
    sheet = world.state["sheets"][row]
    sheet["melee_hit_pct"] = 100.0
    for column in ("dodge_pct", "parry_pct", "block_pct"):
        world.state["sheets"][column][foe] = 0.0
    unit(world, row)["powers"][1] = 500
    send(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, foe))
    rage, health = int(unit(world, row)["powers"][1]), int(unit(world, foe)["hp"])
    aim = {"target_mask": 2, "target_guid": guid_of(world, foe)}
    assert send(world, session, "CMSG_CAST_SPELL", cast_count=1, spell_id=78, cast_flags=0, **aim) == 0
    assert int(unit(world, row)["next_swing_spell"]) >= 0
    run(world, 40)
    # Rank 1: a plain hit of 10 and 11 more, 15 points of rage; 2 decay, for who fights what is passive is in no combat.
    assert health - int(unit(world, foe)["hp"]) == 21
    assert int(unit(world, row)["powers"][1]) == rage - 150 - 20
    assert int(unit(world, row)["next_swing_spell"]) == -1
