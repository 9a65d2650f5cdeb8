# SPDX-License-Identifier: GPL-2.0-or-later
"""Tanks and healers: lines that ask for a role, a taunt for whoever turns to a friend, a healer who looks after his tank."""

from __future__ import annotations

import pytest

from tests.brains.stage import Stage, plain_only, stage
from tests.brains.test_choosing import chosen, says
from tests.realm.worlds import BANDIT, MAGE, PRIEST, SHAMAN, WARRIOR, guid_of, login, unit_of
from warhost.brains import rotation as r
from warhost.brains.choosing import look_up_ranks
from warhost.brains.fighting import heal, look_after
from warhost.brains.memory import ALONE, HEALER, TANK

pytestmark = plain_only
PALADIN, DEATH_KNIGHT, DRUID = 2, 6, 11
TAUNTS = {WARRIOR: {355}, PALADIN: {62124}, DEATH_KNIGHT: {56222, 49576}}
STANCES = {WARRIOR: 71, PALADIN: 25780, DEATH_KNIGHT: 48263}


def with_friend(class_id: int, role: int) -> tuple[Stage, int, int]:
    """Return a stage of level 60, an enemy 3 yd away, and a mage of the bot's team whom the enemy has as its target."""
    on = stage(class_id, level=60)
    friend = unit_of(on.world, login(on.world, 1, MAGE, 60, 152.0))
    on.unit()["race"] = 1
    on.mind.memory["role"][on.player] = role
    enemy = on.creature(BANDIT, 153.0)
    on.unit(enemy)["target"] = guid_of(on.world, friend)
    return on, enemy, friend


@pytest.mark.parametrize("class_id", sorted(TAUNTS))
def test_a_tank_first_takes_its_stance_then_taunts_who_turns_to_a_friend(class_id: int) -> None:
    on, enemy, _ = with_friend(class_id, TANK)
    assert chosen(on, enemy) == STANCES[class_id]
    for _ in range(3):
        on.tick()
    assert says(on, r.TARGET_FIGHTS_FRIEND, 0, enemy)
    on.unit(enemy)["target"] = guid_of(on.world, on.me)
    assert not says(on, r.TARGET_FIGHTS_FRIEND, 0, enemy)


@pytest.mark.parametrize("class_id", [*sorted(TAUNTS), DRUID])
def test_who_is_alone_takes_no_stance_for_others_and_taunts_nobody(class_id: int) -> None:
    on, enemy, _ = with_friend(class_id, ALONE)
    assert chosen(on, enemy) not in {*TAUNTS.get(class_id, ()), 6795, *STANCES.values()}


def test_a_bear_growls_at_who_turns_to_a_friend() -> None:
    on, enemy, _ = with_friend(DRUID, TANK)
    on.unit()["form"] = 8
    assert chosen(on, enemy) == 6795
    on.unit(enemy)["target"] = guid_of(on.world, on.me)
    assert chosen(on, enemy) != 6795


@pytest.mark.parametrize("class_id", [PRIEST, PALADIN, SHAMAN, DRUID])
def test_a_healer_heals_its_friend_at_half_health_even_with_little_mana(class_id: int) -> None:
    on, _, friend = with_friend(class_id, HEALER)
    on.unit(friend)["hp"] = on.unit(friend)["max_hp"] // 2
    on.unit(friend)["in_combat"] = 1
    on.unit()["powers"][0] = on.unit()["max_powers"][0] * 29 // 100
    look_up_ranks(on.view, on.know, on.memory, on.player, on.me)
    assert heal(on.view, on.know, on.memory, on.out, on.player, on.me, on.session, on.now_ms)
    casts = [fields for name, fields in on.written() if name == "CMSG_CAST_SPELL"]
    assert [fields["target_guid"] for fields in casts] == [guid_of(on.world, friend)]
    on.mind.memory["role"][on.player] = ALONE
    assert not heal(on.view, on.know, on.memory, on.out, on.player, on.me, on.session, on.now_ms)


def test_a_healer_walks_to_a_friend_who_is_out_of_reach_and_waits_beside_one_who_is_well() -> None:
    on, _, friend = with_friend(PRIEST, HEALER)

    def step() -> list[str]:
        look_up_ranks(on.view, on.know, on.memory, on.player, on.me)
        on.mind.memory["buffs_due_ms"][on.player] = on.now_ms + 1000
        look_after(on.view, on.know, on.memory, on.out, on.player, on.me, on.session, friend, on.now_ms)
        return on.names()

    assert step() == []
    on.unit(friend)["x"] = 190.0
    assert "MSG_MOVE_START_FORWARD" in step()
    assert "CMSG_CAST_SPELL" not in step()


def test_a_healer_keeps_its_mana_and_a_paladin_gets_it_back_by_the_seal_of_wisdom() -> None:
    on, enemy, friend = with_friend(PRIEST, HEALER)
    assert chosen(on, enemy) == 0
    on.mind.memory["role"][on.player] = ALONE
    assert chosen(on, enemy) != 0
    on, enemy, friend = with_friend(PALADIN, HEALER)
    assert chosen(on, enemy) == 20166
    on.unit(friend)["target"] = guid_of(on.world, enemy)
    on.mind.memory["buffs_due_ms"][on.player] = on.now_ms + 1000
    look_after(on.view, on.know, on.memory, on.out, on.player, on.me, on.session, friend, on.now_ms)
    assert {"CMSG_CAST_SPELL", "CMSG_ATTACKSWING"} <= set(on.names())
