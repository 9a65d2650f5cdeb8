# SPDX-License-Identifier: GPL-2.0-or-later
"""Hunters: the pet is called and sent, arrows fly from afar, who comes near is struck by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.brains.stage import Stage, plain_only, stage
from tests.realm.worlds import BANDIT
from warhost.brains import rotation as r
from warhost.brains.choosing import choose, look_up_ranks
from warhost.brains.fighting import fight, wants_melee
from warhost.brains.hunting import ATTACK_COMMAND, send_pet
from warhost.lore.spells import table
from warhost.realm.handlers.pets.birth import summon_unit

pytestmark = plain_only

HUNTER, BOW, BITING = 3, 2, 0
CALL, REVIVE, MEND, HAWK, MARK, STING, AUTO_SHOT, RAPTOR, WING_CLIP = 883, 982, 136, 13165, 1130, 1978, 75, 2973, 2974


def archer(level: int = 20) -> Stage:
    """Return a stage with a hunter who holds a bow."""
    on = stage(HUNTER, level=level)
    sheet = on.world.state["sheets"][on.me]
    sheet["weapon_subclass"][2], sheet["attack_ms"][2] = BOW, 2000
    sheet["weapon_min"][2], sheet["weapon_max"][2] = 20.0, 30.0
    return on


def chain_of(on: Stage, target: int, when: int = r.FIGHT) -> int:
    """Return the first rank's id of what the rotation chooses, -1 for nothing."""
    look_up_ranks(on.view, on.know, on.memory, on.player, on.me)
    row = choose(on.view, on.know, on.memory, on.player, on.me, target, when, on.now_ms)
    return int(table.load().rows["chain"][row]) if row >= 0 else -1


def pet_of(on: Stage) -> int:
    """Return a new pet of the hunter's."""
    st = on.world.state.kernels()
    return int(summon_unit(st, on.world.content, on.me, BITING, 0, -1, 151.0, 0.0, 0.0, 0, on.now_ms + 1))


def written(on: Stage, opcode: str) -> list[dict[str, Any]]:
    """Return the fields of the packets of an opcode that were written since the last call."""
    return [fields for name, fields in on.written() if name == opcode]


def test_without_a_pet_it_calls_and_revives_in_turn() -> None:
    on = archer()
    on.memory.cast_count = 0
    assert chain_of(on, on.me, r.BUFF) == CALL
    on.memory.cast_count = 1
    assert chain_of(on, on.me, r.BUFF) == REVIVE


def test_a_dead_pet_is_revived_a_hurt_one_mended_once() -> None:
    on = archer()
    pet = pet_of(on)
    assert chain_of(on, on.me, r.BUFF) == HAWK
    on.unit(pet)["hp"] = on.unit(pet)["max_hp"] // 3
    assert chain_of(on, on.me, r.BUFF) == MEND
    on.unit(pet)["death"] = 1
    assert chain_of(on, on.me, r.BUFF) == REVIVE


def test_a_pet_is_sent_once_at_each_target() -> None:
    on = archer()
    pet, bandit = pet_of(on), on.creature(BANDIT, 170.0)
    for _ in range(2):
        send_pet(on.view, on.memory, on.out, on.me, on.session, bandit)
    (told,) = written(on, "CMSG_PET_ACTION")
    assert told == {"guid": int(on.unit(pet)["guid"]), "action": ATTACK_COMMAND, "target_guid": int(on.unit(bandit)["guid"])}


@pytest.mark.parametrize(("x", "melee"), [(153.0, True), (160.0, False)])
def test_it_strikes_by_hand_whom_it_may_not_shoot_at(x: float, melee: bool) -> None:
    on = archer()
    assert wants_melee(on.view, on.know, on.me, on.creature(BANDIT, x), on.now_ms) is melee


def test_it_begins_with_the_mark_and_the_bow() -> None:
    on = archer()
    bandit = on.creature(BANDIT, 170.0)
    look_up_ranks(on.view, on.know, on.memory, on.player, on.me)
    fight(on.view, on.know, on.memory, on.out, on.player, on.me, on.session, bandit, on.now_ms)
    cast = [int(fields["spell_id"]) for fields in written(on, "CMSG_CAST_SPELL")]
    assert cast[0] == AUTO_SHOT
    assert len(cast) == 2


def test_near_it_has_blows() -> None:
    on = archer()
    bandit = on.creature(BANDIT, 152.0)
    assert chain_of(on, bandit) in (RAPTOR, 1495)
    on.unit()["next_swing_spell"] = 1
    on.unit(bandit)["target"] = on.unit()["guid"]
    on.unit(bandit)["hp"] = on.unit(bandit)["max_hp"] // 4
    assert chain_of(on, bandit) in (WING_CLIP, 1495)


def test_a_hunter_kills_a_bandit_with_its_pet() -> None:
    on = archer(10)
    bandit = on.creature(BANDIT, 175.0)
    sent = on.tick(1500)
    assert "CMSG_PET_ACTION" in sent
    assert on.unit(bandit)["death"] != 0 or on.world.state["players"]["kills"][on.player] > 0
