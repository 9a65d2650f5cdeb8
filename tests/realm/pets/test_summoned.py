# SPDX-License-Identifier: GPL-2.0-or-later
"""Summoned units: what they have, whom they follow and fight, whose kills are theirs, how they go."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.worlds import BANDIT, HUMAN, MAGE, ORC, WOLF, login, move_to, run, send, small_world, unit_of
from warhost.lore.pets.hunter import BEAST_OF_RACE, TRAP
from warhost.lore.pets.kinds import ROLE_PET
from warhost.lore.pets.tables import KINDS
from warhost.realm.handlers.combat.damage import deal_damage
from warhost.realm.handlers.death.dying import kill
from warhost.realm.handlers.death.experience import gain_level
from warhost.realm.handlers.pets.birth import summon_unit
from warhost.realm.handlers.pets.keeping import give_beast
from warhost.realm.sheets.refresh import refresh_sheet
from warhost.realm.sides import can_attack, can_help
from warhost.realm.tables.clock import POOL_SUMMONS
from warhost.realm.world import World

HUNTER = 3
WOLF_KIND = 0
TRAP_KIND = next(row for row, kind in enumerate(KINDS) if kind.entry == TRAP)


def hunter(world: World, level: int = 20) -> int:
    return unit_of(world, login(world, ORC, HUNTER, level))


def call(world: World, owner: int, kind: int = WOLF_KIND, duration_ms: int = 0) -> int:
    u = world.state["units"][owner]
    st = world.state.kernels()
    return int(
        summon_unit(st, world.content, owner, kind, 0, -1, float(u["x"]) + 1, float(u["y"]), 0.0, duration_ms, world.state.now_ms + 1)
    )


def creature(world: World, entry: int, x: float, y: float = 0.0) -> int:
    units = world.state["units"]
    row = int(np.flatnonzero((units["kind"] == 2) & (units["entry"] == entry))[0])
    move_to(world, row, x, y)
    return row


def test_a_beast_has_the_level_tables_figures_and_shares_of_its_owners() -> None:
    world = small_world()
    me = hunter(world, 80)
    pet = call(world, me)
    units, sheets = world.state["units"], world.state["sheets"]
    own, its = sheets[me], sheets[pet]
    more = int(own["stats"][2] * 0.45)
    assert units["level"][pet] == 80
    assert its["stats"].tolist() == [192, 158, 356 + more, 70, 115]
    assert units["max_hp"][pet] == 5161 + 10 * more == units["hp"][pet]
    assert its["attack_power"] == 2 * 192 - 20 + int(own["ranged_attack_power"] * 0.22)
    assert its["armour"] == 9784 + int(own["armour"] * 0.35)
    assert its["spell_power"][2] == int(own["ranged_attack_power"] * 0.1287)
    assert (its["weapon_min"][0], its["weapon_max"][0]) == (60 * 1.25, 100 * 1.25)
    assert units["max_powers"][pet].tolist() == [0, 0, 100, 0, 0, 0, 0]


def test_what_its_owner_gains_its_sheet_gains_too() -> None:
    world = small_world()
    me = hunter(world)
    pet = call(world, me)
    before = int(world.state["sheets"]["attack_power"][pet])
    world.state["sheets"]["gear_attack_power"][me] += 1000
    refresh_sheet(world.state.kernels(), world.content, me)
    assert world.state["sheets"]["attack_power"][pet] == before + 220


def test_it_is_of_its_owners_side() -> None:
    world = small_world()
    me = hunter(world)
    other = unit_of(world, login(world, ORC, HUNTER, 20, x=3.0))
    pet, bandit = call(world, me), creature(world, BANDIT, 10.0)
    st, ct = world.state.kernels(), world.content
    assert can_help(st, ct, me, pet)
    assert can_help(st, ct, other, pet)
    assert not can_attack(st, ct, other, pet)
    assert can_attack(st, ct, pet, bandit)
    assert can_attack(st, ct, bandit, pet)


def test_an_owner_has_one_pet_and_rows_come_back() -> None:
    world = small_world()
    me = hunter(world)
    first = call(world, me)
    guid = int(world.state["units"]["guid"][first])
    second = call(world, me)
    live = int(world.state["pools"]["live"][POOL_SUMMONS])
    assert live == 1
    assert world.state["units"]["pet"][me] == second
    assert int(world.state["units"]["guid"][second]) != guid


def test_it_follows_its_owner() -> None:
    world = small_world()
    me = hunter(world)
    pet = call(world, me)
    move_to(world, me, 40.0, 0.0)
    run(world, 160)
    units = world.state["units"]
    assert abs(units["x"][pet] - 40.0) < 6.0
    assert abs(units["y"][pet]) < 6.0


def test_it_takes_on_whom_its_owner_harms_and_both_are_in_combat() -> None:
    world = small_world()
    me = hunter(world)
    pet, bandit = call(world, me), creature(world, BANDIT, 10.0)
    deal_damage(world.state.kernels(), world.content, me, bandit, 1, 1, -1, world.state.now_ms + 1)
    run(world, 60)
    units = world.state["units"]
    assert units["victim"][pet] == bandit or units["death"][bandit] == 1
    assert units["hp"][bandit] < units["max_hp"][bandit] - 1


def test_a_passive_pet_lets_be() -> None:
    world = small_world()
    me = hunter(world)
    pet, bandit = call(world, me), creature(world, BANDIT, 10.0)
    world.state["summons"]["react"][world.state["units"]["summon"][pet]] = 0
    deal_damage(world.state.kernels(), world.content, me, bandit, 1, 1, -1, world.state.now_ms + 1)
    run(world, 20)
    assert world.state["units"]["victim"][pet] == -1


def test_its_kill_is_its_owners() -> None:
    world = small_world()
    session = login(world, ORC, HUNTER, 5)
    me = unit_of(world, session)
    pet, wolf = call(world, me), creature(world, WOLF, 8.0)
    guid = int(world.state["units"]["guid"][wolf])
    fields = {"guid": int(world.state["units"]["guid"][pet]), "action": 0x07000002, "target_guid": guid}
    assert send(world, session, "CMSG_PET_ACTION", **fields) == 0
    run(world, 400)
    player = world.state["players"][world.state["units"]["player"][me]]
    assert world.state["units"]["death"][wolf] == 1
    assert player["kills"] == 1
    assert player["xp"] > 0
    assert world.state["creatures"]["tapper"][world.state["units"]["creature"][wolf]] == world.state["units"]["player"][me]


def test_whom_it_threatens_hates_its_owner_without_threat() -> None:
    world = small_world()
    me = hunter(world)
    pet, bandit = call(world, me), creature(world, BANDIT, 4.0)
    deal_damage(world.state.kernels(), world.content, pet, bandit, 20, 1, -1, world.state.now_ms + 1)
    units, threat = world.state["units"], world.state["threat"]
    found = {}
    entry = int(units["first_threat"][bandit])
    while entry >= 0:
        found[int(threat["target"][entry])] = float(threat["amount"][entry])
        entry = int(threat["next"][entry])
    assert found[me] == 0.0
    assert found[pet] >= 20.0
    assert units["in_combat"][me] == 1
    assert units["in_combat"][pet] == 1


@pytest.mark.parametrize("how", ["logout", "death", "far"])
def test_it_goes_with_its_owner(how: str) -> None:
    world = small_world()
    session = login(world, ORC, HUNTER, 20)
    me = unit_of(world, session)
    pet = call(world, me)
    if how == "logout":
        world.state["rules"]["instant_logout"] = 1
        assert send(world, session, "CMSG_LOGOUT_REQUEST") == 0
    elif how == "death":
        kill(world.state.kernels(), world.content, me, -1, world.state.now_ms + 1)
    else:
        move_to(world, me, 400.0, 100.0)
    run(world, 60)
    assert world.state["units"]["kind"][pet] == 0
    assert world.state["units"]["first_summon"][me] == -1
    assert world.state["pools"]["live"][POOL_SUMMONS] == 0


def test_a_hunters_beast_lies_dead_and_is_kept() -> None:
    world = small_world()
    me = hunter(world)
    pet = call(world, me)
    kill(world.state.kernels(), world.content, pet, -1, world.state.now_ms + 1)
    run(world, 40)
    player = world.state["players"][world.state["units"]["player"][me]]
    assert world.state["units"]["death"][pet] == 1
    assert world.state["units"]["pet"][me] == pet
    assert player["pet_dead"] == 1
    assert player["pet_kind"] == WOLF_KIND


def test_a_mages_pet_is_gone_with_its_death_or_its_time() -> None:
    world = small_world()
    me = unit_of(world, login(world, HUMAN, MAGE, 30))
    pet = call(world, me)
    kill(world.state.kernels(), world.content, pet, -1, world.state.now_ms + 1)
    assert world.state["units"]["kind"][pet] == 0
    assert world.state["units"]["pet"][me] == -1
    pet = call(world, me, duration_ms=2000)
    run(world, 39)
    assert world.state["units"]["kind"][pet] == 3
    run(world, 3)
    assert world.state["units"]["kind"][pet] == 0


def test_focus_comes_back_24_each_4_s() -> None:
    world = small_world()
    me = hunter(world)
    pet = call(world, me)
    st, units = world.state.kernels(), world.state["units"]
    units["powers"][pet][2] = 10
    from warhost.realm.handlers.combat.regeneration import wake_regeneration

    wake_regeneration(st, pet, world.state.now_ms + 1)
    seen = []
    for _ in range(4):
        run(world, 41)
        seen.append(int(units["powers"][pet][2]))
    assert seen == [34, 34, 58, 58]


def test_hunter_bots_keep_the_beast_of_their_race_from_level_10() -> None:
    world = small_world()
    young, old = hunter(world, 9), hunter(world, 10)
    players, units = world.state["players"], world.state["units"]
    assert players["pet_kind"][units["player"][young]] == -1
    kind = int(players["pet_kind"][units["player"][old]])
    assert KINDS[kind].entry == BEAST_OF_RACE[ORC]
    assert KINDS[kind].role == ROLE_PET
    units["level"][young] = 10
    give_beast(world.state.kernels(), world.content, young)
    assert players["pet_kind"][units["player"][young]] == kind


def test_a_state_with_a_pet_keeps_its_limits_and_its_hash() -> None:
    hashes = []
    for _ in range(2):
        world = small_world()
        me = hunter(world)
        call(world, me)
        bandit = creature(world, BANDIT, 10.0)
        deal_damage(world.state.kernels(), world.content, me, bandit, 1, 1, -1, world.state.now_ms + 1)
        run(world, 100)
        world.state.check()
        hashes.append(world.state.state_hash())
    assert hashes[0] == hashes[1]


def test_a_hunter_bot_keeps_a_beast_from_level_ten_on() -> None:
    world = small_world()
    me = hunter(world, 9)
    player = world.state["players"][world.state["units"]["player"][me]]
    assert player["pet_kind"] == -1
    gain_level(world.state.kernels(), world.content, me, world.state.now_ms + 1)
    kind = KINDS[int(player["pet_kind"])]
    assert kind.entry == BEAST_OF_RACE[ORC]
