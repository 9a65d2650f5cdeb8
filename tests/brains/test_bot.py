# SPDX-License-Identifier: GPL-2.0-or-later
"""A strategy sees through its bot what a client knows, and acts by packets alone."""

from __future__ import annotations

import itertools

from tests.brains.stage import Stage, plain_only, stage
from tests.realm.worlds import BANDIT, MAGE, PRIEST, WOLF, guid_of
from warhost.brains.bot import Bot
from warhost.brains.memory import STATES

pytestmark = plain_only


def joined(on: Stage) -> Bot:
    """Return a Bot for the stage's first bot, with today's perception."""
    bot = on.mind.follow(on.player, lambda bot: None)
    assert bot.join(on.view)
    return bot


def test_a_bot_sees_itself() -> None:
    on = stage(MAGE, level=12, x=30.0)
    on.unit()["hp"], on.unit()["max_hp"] = 50, 100
    bot = joined(on)
    assert (bot.level, bot.hp_pct, bot.mana_pct, bot.place[:2]) == (12, 50, 100, (30.0, 0.0))
    assert (bot.is_dead, bot.in_combat, bot.is_casting, bot.now_ms) == (False, False, False, on.now_ms)


def test_a_bot_sees_who_is_near_the_nearest_first() -> None:
    on = stage(MAGE, level=3)
    wolf, bandit = on.creature(WOLF, 160.0), on.creature(BANDIT, 170.0)
    bot = joined(on)
    near = bot.near(45)
    assert [unit.guid for unit in near] == [guid_of(on.world, wolf), guid_of(on.world, bandit)]
    assert (near[0].level, near[0].distance_yd, near[0].is_enemy, near[0].x) == (2, 10.0, True, 160.0)
    assert [unit.row for unit in bot.near(15)] == [wolf]
    prey = bot.prey()
    assert prey is not None
    assert prey.row == wolf
    assert bot.attacker() is None
    on.unit(bandit)["target"] = guid_of(on.world, on.me)
    attacker = bot.attacker()
    assert attacker is not None
    assert attacker.row == bandit


def test_a_bot_acts_by_packets() -> None:
    on = stage(MAGE, level=3)
    wolf = on.creature(WOLF, 160.0)
    bot = joined(on)
    prey = bot.prey()
    assert prey is not None
    bot.cast(133, prey)
    assert on.written()[-1][1]["target_guid"] == guid_of(on.world, wolf)
    bot.cast(168)
    assert on.written()[-1][1]["target_mask"] == 0
    bot.swing(prey)
    assert "CMSG_SET_SELECTION" in on.names()
    bot.fight(prey)
    assert "CMSG_CAST_SPELL" in on.names()
    bot.stand(1)
    bot.send("CMSG_SET_SELECTION", prey.guid)
    bot.send("CMSG_LOOT_MONEY")
    assert on.names() == ["CMSG_STANDSTATECHANGE", "CMSG_SET_SELECTION", "CMSG_LOOT_MONEY"]


def test_a_bot_walks_and_stops() -> None:
    on = stage(MAGE, x=0.0)
    bot = joined(on)
    assert not bot.walk_to(50, 0, 0)
    bot.stop()
    assert on.names() == ["MSG_MOVE_START_FORWARD", "MSG_MOVE_STOP"]
    assert bot.walk_to(0.5, 0, 0)
    assert STATES[on.mind.memory["state"][on.player]] == "travelling"


def test_a_bot_rests_buffs_loots_and_comes_back() -> None:
    on = stage(PRIEST, level=10)
    bot = joined(on)
    assert bot.keep_buffs()
    assert on.names() == ["CMSG_CAST_SPELL"]
    assert (bot.rest(), bot.loot()) == (False, False)
    on.unit()["hp"] = 1
    assert bot.rest()
    assert (bot.wait_ms, on.names()) == (1000, ["CMSG_STANDSTATECHANGE"])
    wolf = on.creature(WOLF, 152.0)
    seen = bot.prey() or bot.near(10)[0]
    on.unit(wolf)["hp"], on.unit(wolf)["dynamic_flags"] = 0, 1
    bot.remember_kill(seen)
    assert bot.loot()
    assert on.names() == ["CMSG_LOOT"]
    on.unit()["hp"], on.unit()["death"] = 0, 1
    assert bot.is_dead
    bot.come_back()
    assert on.names() == ["CMSG_REPOP_REQUEST"]


def test_a_strategy_is_called_when_its_bot_is_due_and_not_before() -> None:
    on = stage(MAGE)
    called = []

    def counting(bot: Bot) -> None:
        called.append(bot.now_ms)
        bot.wait_ms = 500

    on.mind.follow(on.player, counting)
    on.tick(25)
    assert [b - a for a, b in itertools.pairwise(called)] == [500, 500]


def test_a_bot_outside_of_the_world_is_not_asked() -> None:
    on = stage(MAGE)
    bot = joined(on)
    on.unit()["in_world"] = 0
    assert not bot.join(on.view)
