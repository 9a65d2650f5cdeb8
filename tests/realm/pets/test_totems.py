# SPDX-License-Identifier: GPL-2.0-or-later
"""Totems: their four places, what they cast and lay on their party, how they go; grounding, Fire Nova, Totemic Recall, Reincarnation."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.spell_casting.arena import Arena
from tests.realm.worlds import BANDIT, MAGE, SHAMAN, move_to
from warhost.protocol.opcode_numbers import (
    SMSG_SPELLENERGIZELOG,
    SMSG_SPELLHEALLOG,
    SMSG_SPELLNONMELEEDAMAGELOG,
    SMSG_TOTEM_CREATED,
)
from warhost.realm.handlers.combat.damage import deal_damage
from warhost.realm.handlers.death.dying import kill
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura, find_aura
from warhost.realm.handlers.spell_casting.casting import go
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.reasons import SESSION_BAD_VALUE, SESSION_NOT_YOURS

FIRE, EARTH, WATER, AIR = range(4)
SEARING, MAGMA, STRENGTH, STONESKIN, STREAM, SPRING, EARTHBIND = 58704, 58734, 58643, 58753, 58757, 58774, 2484
TREMOR, WINDFURY, WRATH, GROUNDING, FIRE_NOVA, RECALL, STONECLAW = 8143, 8512, 3738, 8177, 61657, 36936, 58582
ATTACK, PULSE, HEAL, MELT, NOVA = 58702, 58735, 52042, 3600, 61654
STRENGTH_AURA, FEAR, FIREBALL = 58646, 8122, 133


@pytest.fixture
def arena() -> Arena:
    """Return a fresh arena."""
    return Arena()


def totem(arena: Arena, owner: int, slot: int) -> int:
    """Return the row of the totem in a place of a player, -1 none."""
    guid = int(arena.world.state["players"]["totems"][arena.units["player"][owner]][slot])
    rows = np.flatnonzero((arena.units["guid"] == guid) & (arena.units["kind"] == 3)) if guid else []
    return int(rows[0]) if len(rows) else -1


def bears(arena: Arena, unit: int, spell: int) -> bool:
    """Return whether a unit bears a spell's aura from anybody."""
    return int(find_aura(arena.world.state.kernels(), unit, arena.spell(spell))) >= 0


def plant(arena: Arena, owner: int, spell: int) -> None:
    """Cast a totem spell and let the totem begin."""
    assert arena.cast(owner, spell) == 0
    arena.wait(1100)


def test_a_totem_of_each_element_stands_and_a_new_one_takes_the_place_of_the_old(arena: Arena) -> None:
    shaman = arena.player(SHAMAN)
    for spell in (SEARING, STRENGTH, STREAM, WINDFURY):
        plant(arena, shaman, spell)
    rows = [totem(arena, shaman, slot) for slot in range(4)]
    assert -1 not in rows
    assert [int(arena.units["max_hp"][row]) for row in rows] == [5, 5, 5, 5]
    assert [int(arena.units["owner"][row]) for row in rows] == [shaman] * 4
    told = [(int(e["a"]), int(e["b"]), int(e["c"])) for e in arena.told(SMSG_TOTEM_CREATED, shaman)]
    assert told == [(FIRE, 60_000, SEARING), (EARTH, 300_000, STRENGTH), (WATER, 300_000, STREAM), (AIR, 300_000, WINDFURY)]
    guid = int(arena.units["guid"][rows[EARTH]])
    plant(arena, shaman, STONESKIN)
    assert int(arena.units["entry"][totem(arena, shaman, EARTH)]) == 31176
    assert guid not in arena.units["guid"]
    assert not bears(arena, shaman, STRENGTH_AURA)


def test_its_strength_lies_on_its_owner_while_he_is_near(arena: Arena) -> None:
    shaman = arena.player(SHAMAN)
    before = int(arena.sheets["stats"][shaman][0])
    plant(arena, shaman, STRENGTH)
    assert int(arena.sheets["stats"][shaman][0]) == before + 155
    move_to(arena.world, shaman, 40.0, 0.0)
    arena.wait(600)
    assert int(arena.sheets["stats"][shaman][0]) == before
    move_to(arena.world, shaman, 20.0, 0.0)
    arena.wait(600)
    assert int(arena.sheets["stats"][shaman][0]) == before + 155


def test_wrath_of_air_hastens_casts_and_goes_with_its_totem(arena: Arena) -> None:
    shaman = arena.player(SHAMAN)
    plant(arena, shaman, WRATH)
    assert float(arena.sheets["cast_haste"][shaman]) == pytest.approx(1.05)
    state = arena.world.state
    deal_damage(state.kernels(), arena.world.content, -1, totem(arena, shaman, AIR), 5, 1, -1, arena.now_ms + 1)
    arena.wait(200)
    assert totem(arena, shaman, AIR) == -1
    assert float(arena.sheets["cast_haste"][shaman]) == pytest.approx(1.0)


def test_a_searing_totem_strikes_the_nearest_who_fights_every_2200_ms_with_its_owners_power(arena: Arena) -> None:
    shaman, near, far = arena.player(SHAMAN), arena.creature(x=6.0, entry=BANDIT), arena.creature(x=12.0, entry=BANDIT)
    arena.sheets["spell_power"][shaman] = 0
    row = arena.spell(ATTACK)
    arena.spells["attributes"][row] |= 1 << 7 | 1 << 21
    try:
        plant(arena, shaman, SEARING)
        arena.wait(9000)
    finally:
        arena.spells["attributes"][row] ^= 1 << 7 | 1 << 21
    hits = [e for e in arena.told(SMSG_SPELLNONMELEEDAMAGELOG) if int(e["a"]) == ATTACK]
    assert int(hits[0]["unit"]) == near
    assert len(hits) in (3, 4)
    assert all(50 <= int(e["b"]) + int(e["d"]) // 2 <= 120 for e in hits)
    assert far


def test_magma_strikes_all_round_it_every_two_seconds(arena: Arena) -> None:
    shaman, wolves, away = arena.player(SHAMAN), {arena.creature(x=x) for x in (4.0, 6.0)}, arena.creature(x=30.0)
    plant(arena, shaman, MAGMA)
    arena.wait(19_500)
    hits = [int(e["unit"]) for e in arena.told(SMSG_SPELLNONMELEEDAMAGELOG) if int(e["a"]) == PULSE]
    assert set(hits) == wolves
    assert 10 < len(hits) <= 20
    assert away
    assert totem(arena, shaman, FIRE) == -1


def test_healing_stream_heals_its_owner_by_his_power(arena: Arena) -> None:
    shaman = arena.player(SHAMAN)
    arena.sheets["heal_power"][shaman] = 1000
    plant(arena, shaman, STREAM)
    arena.units["hp"][shaman] -= 10_000
    arena.events.clear()
    arena.wait(4000)
    healed = [int(e["b"]) for e in arena.told(SMSG_SPELLHEALLOG, shaman) if int(e["a"]) == HEAL and not int(e["d"])]
    assert healed
    assert set(healed) == {25 + 82}


def test_earthbind_slows_who_stands_near(arena: Arena) -> None:
    shaman, near, far = arena.player(SHAMAN), arena.creature(x=8.0), arena.creature(x=14.0)
    plant(arena, shaman, EARTHBIND)
    arena.wait(6000)
    assert bears(arena, near, MELT)
    assert float(arena.units["speed_run"][near]) == pytest.approx(4.0)
    assert not bears(arena, far, MELT)


def test_tremor_shakes_fear_off(arena: Arena) -> None:
    shaman, wolf = arena.player(SHAMAN), arena.creature(x=3.0)
    plant(arena, shaman, TREMOR)
    add_aura(arena.world.state.kernels(), arena.world.content, wolf, shaman, arena.spell(FEAR), 7, arena.now_ms)
    assert bears(arena, shaman, FEAR)
    arena.wait(3200)
    assert not bears(arena, shaman, FEAR)


def test_a_stoneclaw_totem_is_tougher_and_draws_enemies(arena: Arena) -> None:
    shaman, wolf = arena.player(SHAMAN), arena.creature(x=5.0)
    plant(arena, shaman, STONECLAW)
    stone = totem(arena, shaman, EARTH)
    assert int(arena.units["max_hp"][stone]) == 1632
    arena.wait(2500)
    assert int(arena.units["victim"][wolf]) in (stone, -1)


def test_grounding_draws_one_spell_off_and_is_gone(arena: Arena) -> None:
    shaman, wolf = arena.player(SHAMAN), arena.creature(x=15.0, entry=BANDIT)
    plant(arena, shaman, GROUNDING)
    ground = totem(arena, shaman, AIR)
    arena.spells["attributes"][arena.spell(FIREBALL)] |= 1 << 21
    try:
        for _ in range(2):
            go(arena.world.state.kernels(), arena.world.content, wolf, arena.spell(FIREBALL), shaman, 0.0, 0.0, 0.0, 0, arena.now_ms + 1)
            arena.wait(1500)
    finally:
        arena.spells["attributes"][arena.spell(FIREBALL)] ^= 1 << 21
    assert totem(arena, shaman, AIR) == -1
    hits = [int(e["unit"]) for e in arena.told(SMSG_SPELLNONMELEEDAMAGELOG) if int(e["a"]) == FIREBALL]
    assert hits == [ground, shaman]


def test_fire_nova_needs_a_fire_totem_and_bursts_from_it(arena: Arena) -> None:
    shaman, wolf = arena.player(SHAMAN), arena.creature(x=5.0)
    assert arena.cast(shaman, FIRE_NOVA) == no.CUSTOM_ERROR
    plant(arena, shaman, MAGMA)
    arena.units["x"][shaman] = 60.0
    assert arena.cast(shaman, FIRE_NOVA) == 0
    hits = [int(e["unit"]) for e in arena.told(SMSG_SPELLNONMELEEDAMAGELOG) if int(e["a"]) == NOVA]
    assert set(hits) <= {wolf}


def test_recall_sends_totems_away_for_a_quarter_of_their_mana(arena: Arena) -> None:
    shaman = arena.player(SHAMAN)
    plant(arena, shaman, STRENGTH)
    plant(arena, shaman, WINDFURY)
    arena.units["powers"][shaman][0] = 5000
    assert arena.cast(shaman, RECALL) == 0
    assert [totem(arena, shaman, slot) for slot in range(4)] == [-1] * 4
    (given,) = arena.told(SMSG_SPELLENERGIZELOG, shaman)
    base = int(arena.sheets["base_mana"][shaman])
    assert int(given["c"]) == base * 10 // 100 * 25 // 100 + base * 11 // 100 * 25 // 100


def test_a_totem_dies_with_its_owner_and_with_its_time(arena: Arena) -> None:
    shaman, mage = arena.player(SHAMAN), arena.player(SHAMAN, x=50.0)
    plant(arena, shaman, STRENGTH)
    plant(arena, mage, EARTHBIND)
    kill(arena.world.state.kernels(), arena.world.content, shaman, -1, arena.now_ms + 1)
    arena.wait(200)
    assert totem(arena, shaman, EARTH) == -1
    assert totem(arena, mage, EARTH) >= 0
    arena.wait(45_000)
    assert totem(arena, mage, EARTH) == -1


def test_a_player_lets_one_totem_go(arena: Arena) -> None:
    shaman = arena.player(SHAMAN)
    plant(arena, shaman, STRENGTH)
    assert arena.send(shaman, "CMSG_TOTEM_DESTROYED", slot=FIRE) == SESSION_NOT_YOURS
    assert arena.send(shaman, "CMSG_TOTEM_DESTROYED", slot=9) == SESSION_BAD_VALUE
    assert arena.send(shaman, "CMSG_TOTEM_DESTROYED", slot=EARTH) == 0
    assert totem(arena, shaman, EARTH) == -1


def test_a_shaman_reincarnates_once_in_half_an_hour(arena: Arena) -> None:
    shaman, mage = arena.player(SHAMAN), arena.player(MAGE, x=5.0)
    assert arena.send(shaman, "CMSG_SELF_RES") == no.TARGET_NOT_DEAD
    for row in (shaman, mage):
        kill(arena.world.state.kernels(), arena.world.content, row, -1, arena.now_ms + 1)
    arena.world.state.plain["spellbook"][arena.units["player"][mage]] = 0
    assert arena.send(mage, "CMSG_SELF_RES") == no.NOT_KNOWN
    assert arena.send(shaman, "CMSG_SELF_RES") == 0
    unit = arena.units[shaman]
    assert int(unit["death"]) == 0
    assert 0 < int(unit["hp"]) <= int(unit["max_hp"]) * 20 // 100
    kill(arena.world.state.kernels(), arena.world.content, shaman, -1, arena.now_ms + 1)
    assert arena.send(shaman, "CMSG_SELF_RES") == no.NOT_READY
