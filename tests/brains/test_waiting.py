# SPDX-License-Identifier: GPL-2.0-or-later
"""A bot lets its casts come to their end, and takes back those whose target is dead."""

from __future__ import annotations

import pytest

from tests.brains.stage import Stage, plain_only, stage
from tests.brains.test_choosing import CHARGE, FIREBALL, castable
from tests.brains.test_refusals import refusals
from tests.realm.worlds import BANDIT, MAGE, PRIEST, WARRIOR, WOLF, guid_of, run
from warhost.brains.choosing import look_up_ranks
from warhost.brains.deciding import TICK_MS
from warhost.brains.fighting import cast, fight
from warhost.brains.moving import go
from warhost.lore.spells import table

pytestmark = plain_only
PALADIN = 2
BATTLE_FORM = 17
FIRE_BLAST, OVERPOWER, LESSER_HEAL, FLASH_OF_LIGHT = 2136, 7384, 2050, 19750


def fighting(class_id: int, level: int = 20, x: float = 165.0) -> tuple[Stage, int]:
    """Return a stage with a bot that fights a bandit at ``x``, of much health, and whose brain sleeps."""
    on = stage(class_id, level=level)
    bandit = on.creature(BANDIT, x)
    on.unit(bandit)["max_hp"] = on.unit(bandit)["hp"] = 1_000_000
    on.memory.target, on.memory.target_ms, on.memory.target_hp = guid_of(on.world, bandit), on.now_ms, 1_000_000
    on.memory.buffs_due_ms = 1 << 40
    look_up_ranks(on.view, on.know, on.memory, on.player, on.me)
    return on, bandit


def ask(on: Stage, spell: int, target: int) -> None:
    """Let the bot cast a spell and the realm take it."""
    cast(on.view, on.know, on.memory, on.out, on.me, on.session, target, table.load().row_of(spell), on.now_ms)
    on.world.inbox.put(on.mind.batch.written())
    on.mind.batch.clear()
    assert not run(on.world).results.any()


def kill(on: Stage, row: int) -> None:
    """Let a creature lie dead, as if another had slain it."""
    on.unit(row)["hp"], on.unit(row)["death"] = 0, 1


def decisions(on: Stage) -> list[str]:
    """Wake the brain; return the opcodes that it writes, which the realm takes."""
    on.mind.agenda["due_tick"][on.player] = 0
    return on.tick()


@pytest.mark.parametrize("another", [False, True], ids=["alone", "another attacks"])
def test_a_cast_at_the_dead_is_broken_off_before_it_is_refused(another: bool) -> None:
    on, bandit = fighting(MAGE)
    ask(on, FIREBALL, bandit)
    assert on.unit()["cast_spell"] >= 0
    kill(on, bandit)
    if another:
        on.unit(on.creature(WOLF, 160.0))["target"] = guid_of(on.world, on.me)
        on.unit()["in_combat"] = 1
    assert decisions(on)[0] == "CMSG_CANCEL_CAST"
    assert on.unit()["cast_spell"] < 0
    assert {reason for _, reason in refusals(on, 60)} <= {"SPELL_FAILED_INTERRUPTED"}


def test_a_spell_asked_for_early_is_taken_back_where_the_target_dies_before_its_turn() -> None:
    on, bandit = fighting(MAGE)
    on.unit()["gcd_ends_ms"] = on.now_ms + 300
    ask(on, FIRE_BLAST, bandit)
    assert on.unit()["queued_spell"] >= 0
    kill(on, bandit)
    assert decisions(on) == ["CMSG_CANCEL_CAST"]
    assert on.unit()["queued_spell"] < 0
    assert refusals(on, 20, decides=False) == []


def test_a_heal_comes_to_its_end_though_the_target_is_dead() -> None:
    on, bandit = fighting(PRIEST, level=4)
    on.unit()["hp"] = 10
    ask(on, LESSER_HEAL, on.me)
    kill(on, bandit)
    sent = []
    while on.unit()["cast_spell"] >= 0:
        sent += decisions(on)
    assert sent == []
    assert on.unit()["hp"] > 10


def test_who_asked_early_for_a_spell_with_a_cast_bar_stands_still_until_then() -> None:
    on, bandit = fighting(PALADIN, x=175.0)
    on.unit()["hp"] = on.unit()["max_hp"] // 3
    on.unit()["gcd_ends_ms"] = on.now_ms + 300
    ask(on, FLASH_OF_LIGHT, on.me)
    assert fight(on.view, on.know, on.memory, on.out, on.player, on.me, on.session, bandit, on.now_ms) == 300
    assert on.written() == []
    assert refusals(on, 40) == []
    assert on.unit()["hp"] > on.unit()["max_hp"] // 3


def test_who_walks_stops_and_looks_before_it_charges() -> None:
    on, bandit = fighting(WARRIOR, x=172.0)
    on.unit()["form"] = BATTLE_FORM
    assert castable(on, CHARGE, bandit)
    go(on.view, on.memory, on.out, on.me, on.session, 172.0, 0.0, 0.0, 3.5, on.now_ms)
    on.written()
    assert fight(on.view, on.know, on.memory, on.out, on.player, on.me, on.session, bandit, on.now_ms) == TICK_MS
    assert on.names() == ["MSG_MOVE_STOP"]
    fight(on.view, on.know, on.memory, on.out, on.player, on.me, on.session, bandit, on.now_ms)
    assert on.names() == ["CMSG_CAST_SPELL"]


def test_the_moment_for_overpower_must_last_until_its_turn() -> None:
    on, bandit = fighting(WARRIOR, x=152.0)
    on.unit()["form"], on.unit()["powers"][1], on.unit()["in_combat"] = BATTLE_FORM, 1000, 1
    on.world.state["players"]["overpower_until_ms"][on.player] = on.now_ms + 200
    assert castable(on, OVERPOWER, bandit)
    on.unit()["gcd_ends_ms"] = on.now_ms + 300
    assert not castable(on, OVERPOWER, bandit)


def test_who_casts_turns_to_a_target_that_has_run_past() -> None:
    on, bandit = fighting(MAGE)
    ask(on, FIREBALL, bandit)
    on.creature(BANDIT, 140.0)
    on.unit()["cast_due_ms"] = on.unit()["gcd_ends_ms"] = on.now_ms + 300
    fight(on.view, on.know, on.memory, on.out, on.player, on.me, on.session, bandit, on.now_ms)
    assert on.names() == ["MSG_MOVE_SET_FACING"]
