# SPDX-License-Identifier: GPL-2.0-or-later
"""A bot's life, concern by concern: whom it fights, how it walks, loots, rests, dies, travels and gets stuck."""

from __future__ import annotations

import numpy as np
import pytest

from tests.brains.stage import Stage, plain_only, stage
from tests.realm.worlds import BANDIT, HEALER, MAGE, PRIEST, WARRIOR, WOLF, guid_of, login, move_to, run, unit_of
from warhost.brains.dying import come_back
from warhost.brains.fighting import GIVE_UP_MS, pick_target
from warhost.brains.looting import wants_loot
from warhost.brains.memory import DEAD, LOADING, NO_PROGRESS, NO_SPOT, NO_WAY_BACK, RESTING, STUCK, TRAVELLING
from warhost.brains.moving import face, go, next_step_ms
from warhost.brains.resting import needs_rest, rest, stand_up
from warhost.brains.targeting import find_attacker, find_hurt_friend, find_prey
from warhost.brains.travelling import DETOURS, travel

pytestmark = plain_only


def prey(on: Stage) -> int:
    """Return whom the bot would hunt."""
    return int(find_prey(on.view, on.know, on.memory, on.player, on.me, on.now_ms))


def step(on: Stage, x: float, within_yd: float = 1.0) -> bool:
    """Let the bot walk on towards (x, 0); return whether it is there."""
    return bool(go(on.view, on.memory, on.out, on.me, on.session, x, 0.0, 0.0, within_yd, on.now_ms))


def roam(on: Stage) -> int:
    """Let the bot travel a step."""
    return int(travel(on.view, on.know, on.memory, on.out, on.player, on.me, on.session, on.now_ms))


def test_prey_is_free_alive_near_and_of_ones_level() -> None:
    on = stage(MAGE, level=3)
    wolf = on.creature(WOLF, 170.0)
    assert prey(on) == wolf
    on.unit(wolf)["level"] = 5
    assert prey(on) == -1
    on.unit(wolf)["level"] = 2
    on.unit()["level"] = 9
    assert prey(on) == -1
    on.unit()["level"] = 3
    on.unit(wolf)["target"] = 12345
    assert prey(on) == -1
    on.unit(wolf)["target"] = guid_of(on.world, on.me)
    assert prey(on) == wolf
    on.creature(WOLF, 196.0)
    assert prey(on) == -1


def test_prey_that_another_has_tapped_or_the_bot_shuns_is_left_alone() -> None:
    on = stage(MAGE, level=3)
    wolf = on.creature(WOLF, 170.0)
    creature = int(on.unit(wolf)["creature"])
    on.world.state["creatures"]["tapper"][creature] = 9
    assert prey(on) == -1
    on.world.state["creatures"]["tapper"][creature] = on.player
    assert prey(on) == wolf
    on.mind.memory["shunned"][on.player] = guid_of(on.world, wolf)
    on.mind.memory["shunned_until_ms"][on.player] = on.now_ms + 1
    assert prey(on) == -1


def test_the_nearest_attacker_is_found() -> None:
    on = stage(MAGE, level=5)
    wolf, bandit = on.creature(WOLF, 160.0), on.creature(BANDIT, 155.0)
    assert find_attacker(on.view, on.know, on.me) == -1
    on.unit(wolf)["target"] = guid_of(on.world, on.me)
    assert find_attacker(on.view, on.know, on.me) == wolf
    on.unit(bandit)["target"] = guid_of(on.world, on.me)
    assert find_attacker(on.view, on.know, on.me) == bandit


def test_a_priest_looks_after_the_worst_hurt_fighter_of_its_team() -> None:
    on = stage(PRIEST, level=10)
    human, orc = (unit_of(on.world, login(on.world, race, WARRIOR, 10, 155.0, y)) for race, y in ((1, 3.0), (2, -3.0)))
    for row in (human, orc):
        on.unit(row)["hp"] = on.unit(row)["max_hp"] // 2
    assert find_hurt_friend(on.view, on.know, on.me, 70) == -1
    on.unit(human)["in_combat"] = on.unit(orc)["in_combat"] = 1
    on.unit(orc)["hp"] = 1
    assert find_hurt_friend(on.view, on.know, on.me, 70) == human
    on.unit(human)["hp"] = on.unit(human)["max_hp"]
    assert find_hurt_friend(on.view, on.know, on.me, 70) == -1


def test_a_target_whose_health_does_not_fall_is_given_up_and_shunned() -> None:
    on = stage(MAGE, level=5)
    bandit = on.creature(BANDIT, 160.0)
    memory = on.mind.memory[on.player]
    memory["target"], memory["target_ms"], memory["target_hp"] = guid_of(on.world, bandit), on.now_ms, on.unit(bandit)["hp"]

    def picked(later_ms: int) -> int:
        return int(pick_target(on.view, on.know, on.memory, on.player, on.me, on.now_ms + later_ms))

    assert picked(GIVE_UP_MS) == bandit
    on.unit(bandit)["hp"] -= 1
    assert picked(GIVE_UP_MS + 1) == bandit
    assert picked(2 * GIVE_UP_MS + 2) == -1
    assert memory["shunned"] == guid_of(on.world, bandit)
    assert memory["target"] == 0


def test_walking_is_a_start_heartbeats_each_half_second_and_a_stop() -> None:
    on = stage(MAGE, x=0.0)
    sent = []
    for ticks in range(60):
        if step(on, 14.0):
            break
        for name, fields in on.written():
            sent.append((ticks, name))
            on.world.inbox.put(*_record(name, fields, on.session))
        assert on.world.state["sessions"]["refused"].sum() == 0
        run(on.world)
    names = [name for _, name in sent]
    assert names[0] == "MSG_MOVE_START_FORWARD"
    assert set(names[1:]) == {"MSG_MOVE_HEARTBEAT"}
    assert on.names() == ["MSG_MOVE_STOP"]
    assert np.diff([at for at, _ in sent]).tolist() == [10, 10, 10]
    assert ticks == pytest.approx(13.0 / 7.0 * 20, abs=2)


def _record(name: str, fields: dict[str, object], session: int) -> tuple[np.ndarray, bytes]:
    from warhost.protocol.records import to_record

    return to_record(name, fields, session)


def test_the_next_step_is_the_heartbeat_or_the_arrival() -> None:
    on = stage(MAGE, x=0.0)
    step(on, 100.0)
    assert next_step_ms(on.view, on.memory, on.me, on.now_ms) == 500
    on.mind.memory["goal_x"][on.player] = 3.0
    assert next_step_ms(on.view, on.memory, on.me, on.now_ms) == int(2000 / 7)


def test_a_rooted_bot_does_not_walk() -> None:
    on = stage(MAGE, x=0.0)
    on.unit()["move_flags"] |= 0x800
    assert not step(on, 100.0)
    assert on.names() == []


def test_a_turn_is_a_stop() -> None:
    on = stage(MAGE, x=0.0)
    step(on, 100.0)
    on.written()
    assert not step(on, -100.0)
    assert on.names() == ["MSG_MOVE_STOP"]
    assert not step(on, -100.0)
    assert on.names() == ["MSG_MOVE_START_FORWARD"]


def test_a_bot_turns_only_to_whom_it_does_not_face() -> None:
    on = stage(MAGE, x=0.0)
    wolf = on.creature(WOLF, 10.0)
    face(on.view, on.memory, on.out, on.me, on.session, wolf, on.now_ms)
    assert on.names() == []
    on.creature(WOLF, -10.0)
    face(on.view, on.memory, on.out, on.me, on.session, wolf, on.now_ms)
    ((name, fields),) = on.written()
    assert name == "MSG_MOVE_SET_FACING"
    assert fields["orientation"] == pytest.approx(np.pi, abs=1e-3)


def test_rest_begins_low_and_ends_high() -> None:
    on = stage(MAGE)
    on.unit()["hp"], on.unit()["max_hp"] = 60, 100
    assert not needs_rest(on.view, on.memory, on.me)
    on.unit()["hp"] = 54
    assert needs_rest(on.view, on.memory, on.me)
    assert rest(on.view, on.memory, on.out, on.me, on.session, on.now_ms) == 1000
    assert on.written() == [("CMSG_STANDSTATECHANGE", {"stand_state": 1})]
    on.unit()["hp"] = 84
    assert needs_rest(on.view, on.memory, on.me)
    on.unit()["hp"] = 85
    assert not needs_rest(on.view, on.memory, on.me)
    on.unit()["powers"][0] = on.unit()["max_powers"][0] * 24 // 100
    on.mind.memory["state"][on.player] = TRAVELLING
    assert needs_rest(on.view, on.memory, on.me)


def test_only_who_sits_stands_up() -> None:
    on = stage(MAGE)
    stand_up(on.view, on.out, on.me, on.session)
    assert on.names() == []
    on.unit()["stand_state"] = 1
    stand_up(on.view, on.out, on.me, on.session)
    assert on.written() == [("CMSG_STANDSTATECHANGE", {"stand_state": 0})]


def test_a_corpse_is_wanted_while_it_shines_and_not_for_ever() -> None:
    on = stage(MAGE)
    wolf = on.creature(WOLF, 160.0)
    memory = on.mind.memory[on.player]

    def wanted(later_ms: int = 1000) -> int:
        memory["loot"], memory["loot_ms"] = guid_of(on.world, wolf), on.now_ms
        return int(wants_loot(on.view, on.memory, on.player, on.me, on.now_ms + later_ms))

    on.unit(wolf)["hp"] = 0
    assert wanted() == -1
    assert memory["loot"] == 0
    on.unit(wolf)["dynamic_flags"] |= 1
    assert wanted() == wolf
    assert wanted(15_001) == -1
    on.world.state["creatures"]["tapper"][int(on.unit(wolf)["creature"])] = 9
    assert wanted() == -1


def test_a_whole_hunt_kills_loots_and_rests() -> None:
    on = stage(MAGE, level=5)
    on.creature(WOLF, 175.0)
    sent: list[str] = []
    for _ in range(1200):
        sent += on.tick()
        if "CMSG_LOOT_RELEASE" in sent:
            break
    steps = ("CMSG_SET_SELECTION", "CMSG_CAST_SPELL", "CMSG_LOOT", "CMSG_AUTOSTORE_LOOT_ITEM", "CMSG_LOOT_RELEASE")
    order = [sent.index(name) for name in steps]
    assert sent.count("CMSG_LOOT") == 1
    assert order[0] < order[2] < order[3] < order[4]


def test_the_dead_release_run_and_reclaim() -> None:
    on = stage(WARRIOR, level=5, x=-60.0)
    on.unit()["hp"], on.unit()["death"] = 0, 1
    on.mind.memory["target"][on.player] = 77
    wait = come_back(on.view, on.know, on.memory, on.out, on.player, on.me, on.session, on.now_ms)
    assert (wait, on.names()) == (500, ["CMSG_REPOP_REQUEST"])
    memory = on.mind.memory[on.player]
    assert (memory["state"], memory["target"], memory["died_ms"]) == (DEAD, 0, on.now_ms)


def ghost(on: Stage, corpse_x: float) -> None:
    """Make the bot a ghost whose corpse lies at (corpse_x, 0)."""
    players = on.world.state["players"]
    on.unit()["hp"], on.unit()["death"] = 1, 2
    players["corpse_map"][on.player], players["corpse_x"][on.player], players["reclaim_ms"][on.player] = 0, corpse_x, 0
    on.mind.memory["died_ms"][on.player] = on.now_ms


def returning(on: Stage, dead_ms: int) -> list[str]:
    """Let a ghost do its next step ``dead_ms`` after its death; return what it sent."""
    come_back(on.view, on.know, on.memory, on.out, on.player, on.me, on.session, on.now_ms + dead_ms)
    return on.names()


def test_a_ghost_near_its_corpse_reclaims_it_as_soon_as_it_may() -> None:
    on = stage(WARRIOR, x=0.0)
    ghost(on, 20.0)
    on.world.state["players"]["reclaim_ms"][on.player] = on.now_ms + 5000
    assert returning(on, 0) == []
    assert returning(on, 5000) == ["CMSG_RECLAIM_CORPSE"]


def test_a_ghost_high_above_its_corpse_walks_right_up_to_it() -> None:
    on = stage(WARRIOR, x=0.0)
    ghost(on, 20.0)
    on.world.state["players"]["corpse_z"][on.player] = -60.0
    assert returning(on, 0) == ["MSG_MOVE_START_FORWARD"]
    assert (on.memory.goal_z, on.memory.goal_within_yd) == (-60.0, 2.0)


def test_a_ghost_far_from_its_corpse_runs_there() -> None:
    on = stage(WARRIOR, x=0.0)
    ghost(on, 200.0)
    assert returning(on, 0) == ["MSG_MOVE_START_FORWARD"]


def test_a_ghost_whose_way_is_too_long_asks_the_spirit_healer() -> None:
    on = stage(WARRIOR, x=-100.0)
    ghost(on, 1000.0)
    assert returning(on, 0) == ["CMSG_SPIRIT_HEALER_ACTIVATE"]
    ghost(on, 200.0)
    move_to(on.world, on.creature(HEALER, -500.0), -500.0, 0.0)
    assert returning(on, 101_000) == ["MSG_MOVE_START_FORWARD"]


def test_a_ghost_that_finds_no_way_is_stuck_and_says_why() -> None:
    on = stage(WARRIOR, x=0.0)
    ghost(on, 200.0)
    returning(on, 171_000)
    memory = on.mind.memory[on.player]
    assert (memory["state"], memory["stuck_reason"]) == (STUCK, NO_WAY_BACK)


def test_a_traveller_goes_to_a_spot_of_its_level() -> None:
    on = stage(WARRIOR, level=2, x=0.0)
    roam(on)
    memory = on.mind.memory[on.player]
    assert (memory["state"], memory["spot"]) == (TRAVELLING, 0)
    assert (memory["goal_x"] - 200.0) ** 2 + memory["goal_y"] ** 2 <= 30.0**2
    assert on.names() == ["MSG_MOVE_START_FORWARD"]


def test_without_a_spot_for_its_level_a_bot_is_stuck_and_says_why() -> None:
    on = stage(WARRIOR, level=40, x=0.0)
    assert roam(on) == 2000
    memory = on.mind.memory[on.player]
    assert (memory["state"], memory["stuck_reason"]) == (STUCK, NO_SPOT)


def test_a_traveller_that_gets_nowhere_tries_other_ways_and_then_is_stuck() -> None:
    on = stage(WARRIOR, level=2, x=0.0)
    memory = on.mind.memory[on.player]
    tried = 0
    while memory["state"] != STUCK and tried < DETOURS + 4:
        tried += 1
        memory["checked_ms"], memory["checked_yd"] = on.now_ms - 10_000, 0.0
        roam(on)
        if memory["moving"]:
            goal = np.hypot(memory["goal_x"], memory["goal_y"])
            memory["checked_ms"], memory["checked_yd"] = on.now_ms - 10_000, goal
            roam(on)
    assert tried >= DETOURS - 1
    assert (memory["state"], memory["stuck_reason"]) == (STUCK, NO_PROGRESS)


def test_a_bot_on_its_way_to_another_map_is_loading_and_says_that_it_has_come() -> None:
    on = stage(WARRIOR)
    on.world.state["players"]["teleport_due"][on.player] = 1
    on.mind.decide(on.view)
    assert on.names() == ["MSG_MOVE_TELEPORT_ACK"]
    assert on.mind.memory["state"][on.player] == LOADING
    on.world.state["players"]["teleport_due"][on.player] = 2
    on.mind.agenda["due_tick"][on.player] = 0
    on.mind.decide(on.view)
    assert on.names() == ["MSG_MOVE_WORLDPORT_ACK"]


def test_who_is_stunned_waits() -> None:
    on = stage(MAGE)
    on.creature(WOLF, 160.0)
    on.unit()["flags"] |= 0x40000
    assert len(on.mind.decide(on.view)) == 0
    on.unit()["flags"] &= ~np.uint32(0x40000)
    on.mind.agenda["due_tick"][on.player] = 0
    assert len(on.mind.decide(on.view)) > 0


def test_a_bot_that_rests_stands_up_to_cast() -> None:
    on = stage(MAGE, level=10)
    on.unit()["stand_state"] = 1
    on.mind.memory["state"][on.player] = RESTING
    on.mind.decide(on.view)
    assert on.names()[:2] == ["CMSG_STANDSTATECHANGE", "CMSG_CAST_SPELL"]
