# SPDX-License-Identifier: GPL-2.0-or-later
"""A bot does as it is ordered: it goes, follows, attacks, grinds, defends itself meanwhile, and says how it went."""

from __future__ import annotations

import math

from tests.brains.stage import Stage, plain_only, stage
from tests.realm.worlds import BANDIT, DUMMY, MAGE, WARRIOR, WOLF, guid_of, login, move_to, unit_of
from warhost.brains import memory
from warhost.brains.memory import ATTACK, DONE, FOLLOW, GO, GRIND, LOST, NO_ORDER, NO_WAY, RESTING, THERE, UNDER_WAY
from warhost.protocol.flags import BotOrder

pytestmark = plain_only


def told(on: Stage, kind: int, x: float = 0.0, y: float = 0.0, target: int = 0, radius_yd: float = 0.0) -> None:
    """Order the bot."""
    on.mind.order(on.player, kind, on.now_ms, map=0, x=x, y=y, z=0.0, target=target, radius_yd=radius_yd)


def outcome(on: Stage) -> int:
    """Return what has become of its order."""
    return int(on.mind.orders["outcome"][on.player])


def yards(on: Stage, x: float, y: float = 0.0) -> float:
    """Return how far the bot is from a place."""
    return math.dist((float(on.unit()["x"]), float(on.unit()["y"])), (x, y))


def until(on: Stage, wanted: int, ticks: int = 1200) -> list[str]:
    """Let time pass until the order has come to ``wanted``; return the opcodes that were sent."""
    sent = []
    for _ in range(ticks):
        sent += on.tick()
        if outcome(on) == wanted:
            return sent
    raise AssertionError(f"the order came to {memory.OUTCOMES[outcome(on)]!r}, not to {memory.OUTCOMES[wanted]!r}")


def test_the_brains_numbers_are_those_of_the_packet() -> None:
    assert [order.name.lower() for order in BotOrder] == list(memory.ORDERS_GIVEN)
    assert [int(order) for order in BotOrder] == [NO_ORDER, GO, FOLLOW, ATTACK, GRIND]


def test_a_bot_goes_where_it_is_sent_past_its_prey_and_waits_there() -> None:
    on = stage(MAGE, level=2, x=150.0)
    on.creature(WOLF, 150.0, 40.0)
    told(on, GO, 60.0, 10.0)
    sent = until(on, THERE)
    assert yards(on, 60.0, 10.0) <= 3.0
    assert "CMSG_SET_SELECTION" not in sent
    assert sent.count("MSG_MOVE_START_FORWARD") == 1
    assert on.mind.memory["order_kind"][on.player] == GO
    on.tick(100)
    assert yards(on, 60.0, 10.0) <= 3.0
    assert on.world.state["sessions"]["refused"][on.session] == 0
    assert on.mind.memory["state"][on.player] == RESTING


def test_a_bot_that_is_attacked_on_its_way_defends_itself_and_goes_on() -> None:
    on = stage(WARRIOR, level=20, x=150.0)
    told(on, GO, 60.0)
    on.tick(20)
    wolf = on.creature(WOLF, float(on.unit()["x"]) - 3.0)
    sent = until(on, THERE)
    assert "CMSG_ATTACKSWING" in sent
    assert on.unit(wolf)["death"] == 1
    assert yards(on, 60.0) <= 3.0


def test_a_bot_follows_another_and_waits_where_it_lost_it() -> None:
    on = stage(MAGE, level=2, x=0.0)
    friend = unit_of(on.world, login(on.world, 1, WARRIOR, 2, 20.0))
    on.mind.memory["strategy"][int(on.world.state["units"]["player"][friend])] = 1  # stands still
    told(on, FOLLOW, target=guid_of(on.world, friend))
    until(on, THERE)
    assert yards(on, 20.0) <= 6.0
    for step in range(12):
        move_to(on.world, friend, 20.0 + 2.0 * step, 0.0)
        on.tick(10)
    until(on, THERE)
    assert yards(on, 42.0) <= 6.5
    move_to(on.world, friend, -600.0, 0.0)
    until(on, LOST)
    assert yards(on, 42.0) <= 3.5
    move_to(on.world, friend, 60.0, 0.0)
    until(on, THERE)
    assert yards(on, 60.0) <= 6.5
    assert on.world.state["sessions"]["refused"][on.session] == 0


def test_a_bot_attacks_whom_it_is_told_to_and_then_lives_as_it_likes() -> None:
    on = stage(WARRIOR, level=20, x=280.0)
    bandit = on.creature(BANDIT, 300.0)
    wolf = on.creature(WOLF, 283.0)
    told(on, ATTACK, 300.0, target=guid_of(on.world, bandit))
    on.tick(3)
    assert outcome(on) == UNDER_WAY
    assert on.mind.memory["target"][on.player] == guid_of(on.world, bandit) != guid_of(on.world, wolf)
    until(on, DONE)
    assert on.unit(bandit)["death"] == 1
    assert on.mind.memory["order_kind"][on.player] == NO_ORDER


def test_a_target_that_is_not_where_it_was_seen_is_lost() -> None:
    on = stage(WARRIOR, level=20, x=280.0)
    bandit = on.creature(BANDIT, -500.0)
    told(on, ATTACK, 300.0, target=guid_of(on.world, bandit))
    until(on, LOST)
    assert yards(on, 300.0) <= 3.0
    assert on.mind.memory["order_kind"][on.player] == NO_ORDER


def test_a_target_that_may_not_be_attacked_ends_the_order() -> None:
    on = stage(WARRIOR, level=20, x=380.0)
    dummy = on.creature(DUMMY, 390.0)
    on.unit(dummy)["side"] = 3
    told(on, ATTACK, 390.0, target=guid_of(on.world, dummy))
    until(on, LOST, ticks=5)
    assert on.mind.memory["order_kind"][on.player] == NO_ORDER


def test_a_target_that_takes_no_harm_for_a_minute_is_given_up() -> None:
    on = stage(WARRIOR, level=20, x=380.0)
    dummy = on.creature(DUMMY, 390.0)
    told(on, ATTACK, 390.0, target=guid_of(on.world, dummy))
    on.tick(5)
    on.mind.memory["target_ms"][on.player] = on.now_ms - 60_001
    on.unit(dummy)["hp"] += 1000
    until(on, NO_WAY, ticks=5)


def test_a_bot_grinds_in_the_circle_it_is_given_and_returns_to_it() -> None:
    on = stage(WARRIOR, level=4, x=0.0)
    on.creature(WOLF, 210.0)
    told(on, GRIND, 200.0, radius_yd=20.0)
    until(on, THERE)
    assert yards(on, 200.0) <= 50.0
    seen = []
    for _ in range(600):
        seen += on.tick()
        assert yards(on, 200.0) <= 20.0 + 45.0 + 5.0
    assert "CMSG_ATTACKSWING" in seen
    move_to(on.world, on.me, 320.0, 0.0)
    on.tick(400)
    assert yards(on, 200.0) <= 60.0


def test_a_bot_that_gets_nowhere_is_stuck_and_says_so() -> None:
    on = stage(MAGE, level=2, x=0.0)
    told(on, GO, 60.0)
    for _ in range(2000):
        on.tick()
        move_to(on.world, on.me, 0.0, 0.0)
        if outcome(on) == NO_WAY:
            break
    assert outcome(on) == NO_WAY
    assert on.mind.memory["state"][on.player] == memory.STUCK


def test_an_order_on_another_map_ends_at_once() -> None:
    on = stage(MAGE, level=2, x=0.0)
    on.mind.order(on.player, GO, on.now_ms, map=1, x=5.0)
    until(on, NO_WAY, ticks=200)
    assert on.mind.memory["order_kind"][on.player] == NO_ORDER


def test_a_bot_that_is_free_again_hunts() -> None:
    on = stage(WARRIOR, level=4, x=190.0)
    on.creature(WOLF, 200.0)
    told(on, GO, 190.0)
    on.tick(40)
    told(on, NO_ORDER)
    assert "CMSG_ATTACKSWING" in on.tick(100)
    assert outcome(on) == memory.NEVER_ORDERED
