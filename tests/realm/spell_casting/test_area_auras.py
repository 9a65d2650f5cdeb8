# SPDX-License-Identifier: GPL-2.0-or-later
"""Auras of area: they follow their caster and lie on whom they are meant for while he is near and bears them."""

from __future__ import annotations

import pytest

from tests.realm.spell_casting.arena import Arena
from tests.realm.spell_casting.test_seals import armed
from tests.realm.wheels import waiting
from tests.realm.worlds import move_to
from warhost.lore.spells import effects as e
from warhost.realm.handlers.spell_casting.auras.area_auras import wake_area_auras
from warhost.realm.handlers.spell_casting.auras.aura_list import find_aura_of, remove_all_on_death
from warhost.realm.tables.timers import AREA
from warhost.realm.uncompiled import unwrapped

DEVOTION, RETRIBUTION = 48942, 54043
PRIEST = 5


@pytest.fixture
def arena() -> Arena:
    return Arena()


def has(arena: Arena, unit: int, caster: int, spell_id: int = DEVOTION) -> bool:
    return bool(find_aura_of(arena.world.state.kernels(), unit, arena.spell(spell_id), caster) >= 0)


def summon(arena: Arena, owner: int, x: float) -> int:
    """Return another player's row that counts as summoned by ``owner``."""
    row = arena.player(PRIEST, x=x)
    arena.units[row]["owner"] = owner
    arena.units[owner]["first_summon"] = 0
    summons = arena.world.state["summons"]
    summons["unit"][0], summons["owner"][0], summons["next_of_owner"][0] = row, owner, -1
    wake_area_auras(arena.world.state.kernels(), arena.world.content, owner, arena.now_ms + 1)
    return row


def looks(arena: Arena) -> int:
    return sum(timer.kind == AREA for timer in waiting(arena.world.state))


def test_an_aura_lies_on_its_caster_and_asks_nobody_while_he_is_alone(arena: Arena) -> None:
    me = armed(arena)
    stranger = arena.player(PRIEST, x=3.0)
    bare = int(arena.sheets[me]["armour"])
    assert arena.cast(me, DEVOTION) == 0
    arena.wait(1000)
    assert has(arena, me, me)
    assert int(arena.sheets[me]["armour"]) == bare + 1205
    assert not has(arena, stranger, me), "he is of no party of his"
    assert looks(arena) == 0


def test_it_lies_on_his_company_in_range_and_goes_with_the_distance(arena: Arena) -> None:
    me = armed(arena)
    assert arena.cast(me, DEVOTION) == 0
    pet = summon(arena, me, 20.0)
    bare = int(arena.sheets[pet]["armour"])
    arena.wait(100)
    assert has(arena, pet, me)
    assert int(arena.sheets[pet]["armour"]) == bare + 1205
    move_to(arena.world, pet, 41.0, 0.0)
    arena.wait(600)
    assert not has(arena, pet, me)
    assert int(arena.sheets[pet]["armour"]) == bare
    move_to(arena.world, pet, 39.0, 0.0)
    arena.wait(600)
    assert has(arena, pet, me)


def test_it_goes_from_others_when_its_caster_loses_it(arena: Arena) -> None:
    me = armed(arena)
    assert arena.cast(me, DEVOTION) == 0
    pet = summon(arena, me, 5.0)
    arena.wait(100)
    assert arena.send(me, "CMSG_CANCEL_AURA", spell_id=DEVOTION) == 0
    arena.wait(600)
    assert not has(arena, pet, me)
    assert looks(arena) == 0


def test_a_second_aura_of_one_paladin_replaces_his_first_on_everybody(arena: Arena) -> None:
    me = armed(arena)
    assert arena.cast(me, DEVOTION) == 0
    pet = summon(arena, me, 5.0)
    arena.wait(1500)
    assert arena.cast(me, RETRIBUTION) == 0
    arena.wait(100)
    for row in (me, pet):
        assert has(arena, row, me, RETRIBUTION)
        assert not has(arena, row, me, DEVOTION)


def test_auras_of_two_paladins_stand_side_by_side(arena: Arena) -> None:
    one, two = armed(arena), armed(arena, x=1.0)
    assert arena.cast(one, DEVOTION) == 0
    assert arena.cast(two, RETRIBUTION) == 0
    arena.units[two]["owner"], arena.units[one]["first_summon"] = one, 0
    for row in (one, two):
        wake_area_auras(arena.world.state.kernels(), arena.world.content, row, arena.now_ms + 1)
    arena.wait(100)
    assert has(arena, two, one, DEVOTION)
    assert has(arena, one, two, RETRIBUTION)
    assert has(arena, two, two, RETRIBUTION)


def test_it_stays_on_its_caster_when_he_dies(arena: Arena) -> None:
    me = armed(arena)
    assert arena.cast(me, DEVOTION) == 0
    remove_all_on_death(arena.world.state.kernels(), arena.world.content, me, arena.now_ms)
    assert has(arena, me, me)


@pytest.mark.parametrize(
    ("effect", "friend", "foe"),
    [
        (e.SPELL_EFFECT_APPLY_AREA_AURA_FRIEND, True, False),
        (e.SPELL_EFFECT_APPLY_AREA_AURA_ENEMY, False, True),
        (e.SPELL_EFFECT_APPLY_AREA_AURA_RAID, False, False),
    ],
)
def test_its_kind_says_whom_it_reaches(arena: Arena, effect: int, friend: bool, foe: bool) -> None:
    me = armed(arena)
    stranger, wolf = arena.player(PRIEST, x=3.0), arena.creature(x=6.0)
    spells = unwrapped(arena.world.content.spells)
    row = arena.spell(DEVOTION)
    kept = int(spells["effect"][row][0])
    spells["effect"][row][0] = effect
    try:
        assert arena.cast(me, DEVOTION) == 0
        arena.wait(600)
        assert (has(arena, stranger, me), has(arena, wolf, me)) == (friend, foe)
    finally:
        spells["effect"][row][0] = kept


def test_a_pets_aura_reaches_its_owner(arena: Arena) -> None:
    owner = arena.player(PRIEST, x=3.0)
    pet = armed(arena)
    arena.units[pet]["owner"] = owner
    spells = unwrapped(arena.world.content.spells)
    row = arena.spell(DEVOTION)
    kept = int(spells["effect"][row][0])
    spells["effect"][row][0] = e.SPELL_EFFECT_APPLY_AREA_AURA_PET
    try:
        assert arena.cast(pet, DEVOTION) == 0
        arena.wait(100)
        assert has(arena, owner, pet)
        assert has(arena, pet, pet)
    finally:
        spells["effect"][row][0] = kept
