# SPDX-License-Identifier: GPL-2.0-or-later
"""Forms of druids: power, sheet, what may be cast in them, what their coming and going ends."""

from __future__ import annotations

import pytest

from tests.realm.spell_casting.arena import DRUID, Arena
from warhost.lore.spells import enums as en
from warhost.realm.handlers.death.dying import kill
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura, find_aura
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.checking.target_checks import creature_type_of
from warhost.realm.unit_flags import UNIT_FLAG_STUNNED

CAT, BEAR, DIRE_BEAR, TRAVEL = 768, 5487, 9634, 783
WRATH, BARKSKIN, CLAW, MAUL, TIGERS_FURY, FAERIE_FIRE_FERAL = 5176, 22812, 1082, 6807, 5217, 16857
FROST_NOVA, HAMSTRING, POLYMORPH, BASH, FERAL_HIT = 122, 1715, 118, 5211, 60089
GCD_MS = 1500


@pytest.fixture
def arena() -> Arena:
    return Arena()


def shift(arena: Arena, druid: int, form: int) -> int:
    """Let a druid take a form and wait for his global cooldown; return what became of the cast."""
    result = arena.cast(druid, form)
    arena.wait(GCD_MS)
    return result


def test_a_bear_uses_rage_and_begins_with_none(arena: Arena) -> None:
    druid = arena.player(DRUID)
    arena.units["powers"][druid][1] = 500
    assert arena.cast(druid, BEAR) == 0
    u = arena.units[druid]
    assert (u["form"], u["power_type"], u["powers"][1], u["max_powers"][1]) == (en.FORM_BEAR, 1, 0, 1000)


def test_a_cat_uses_energy_begins_with_none_and_gains_a_point_every_100_ms(arena: Arena) -> None:
    druid = arena.player(DRUID)
    assert arena.cast(druid, CAT) == 0
    u = arena.units[druid]
    assert (u["form"], u["power_type"], u["powers"][3], u["max_powers"][3]) == (en.FORM_CAT, 3, 0, 100)
    arena.wait(1000)
    assert arena.units["powers"][druid][3] in (9, 10)


def test_leaving_a_form_brings_mana_back_and_takes_its_passive_off(arena: Arena) -> None:
    druid = arena.player(DRUID)
    armour = int(arena.sheets["armour"][druid])
    arena.cast(druid, BEAR)
    assert find_aura(arena.world.state.kernels(), druid, arena.spell(1178)) >= 0
    assert find_aura(arena.world.state.kernels(), druid, arena.spell(21178)) >= 0
    assert arena.send(druid, "CMSG_CANCEL_AURA", spell_id=BEAR) == 0
    u = arena.units[druid]
    assert (u["form"], u["power_type"], u["first_aura"]) == (0, 0, -1)
    assert arena.sheets["armour"][druid] == armour


def test_a_form_replaces_another(arena: Arena) -> None:
    druid = arena.player(DRUID)
    shift(arena, druid, BEAR)
    shift(arena, druid, CAT)
    assert arena.units["form"][druid] == en.FORM_CAT
    assert find_aura(arena.world.state.kernels(), druid, arena.spell(1178)) < 0
    shift(arena, druid, DIRE_BEAR)
    assert arena.units["form"][druid] == en.FORM_DIREBEAR
    assert arena.units["power_type"][druid] == 1


def test_a_dire_bear_has_armour_stamina_attack_power_and_threat(arena: Arena) -> None:
    druid = arena.player(DRUID)
    arena.sheets["gear_armour"][druid] = 1000
    arena.cast(druid, TRAVEL)
    before = arena.sheets[druid].copy()
    arena.wait(GCD_MS)
    arena.cast(druid, DIRE_BEAR)
    sheet = arena.sheets[druid]
    assert sheet["armour"] - before["armour"] == 3700
    assert sheet["stats"][2] == int(before["stats"][2] * 1.25)
    assert sheet["attack_power"] - before["attack_power"] == 240
    assert sheet["threat_pct"] == pytest.approx(207.0)


def test_a_cat_has_claws_agility_in_its_attack_power_and_less_threat(arena: Arena) -> None:
    druid = arena.player(DRUID)
    arena.cast(druid, TRAVEL)
    before = arena.sheets[druid].copy()
    arena.wait(GCD_MS)
    arena.cast(druid, CAT)
    sheet = arena.sheets[druid]
    assert (sheet["weapon_min"][0], sheet["weapon_max"][0], sheet["attack_ms"][0]) == (51.0, 75.0, 1000)
    assert sheet["attack_power"] - before["attack_power"] == 160 + sheet["stats"][1]
    assert sheet["threat_pct"] == pytest.approx(71.0)


def test_the_staff_comes_back_with_the_own_shape(arena: Arena) -> None:
    druid = arena.player(DRUID)
    arena.cast(druid, CAT)
    arena.send(druid, "CMSG_CANCEL_AURA", spell_id=CAT)
    assert (arena.sheets["weapon_max"][druid][0], arena.sheets["attack_ms"][druid][0]) == (7.0, 3000)


def test_travel_form_runs_faster(arena: Arena) -> None:
    druid = arena.player(DRUID)
    arena.cast(druid, TRAVEL)
    assert arena.units["speed_run"][druid] == pytest.approx(9.8, abs=1e-6)


def test_plain_spells_need_ones_own_shape_and_barkskin_does_not(arena: Arena) -> None:
    druid, dummy = arena.player(DRUID), arena.creature()
    shift(arena, druid, CAT)
    assert arena.cast(druid, WRATH, dummy) == no.NOT_SHAPESHIFT
    assert arena.cast(druid, BARKSKIN) == 0


def test_a_cats_claws_need_a_cat(arena: Arena) -> None:
    druid, dummy = arena.player(DRUID), arena.creature(x=3.0)
    assert arena.cast(druid, CLAW, dummy) == no.ONLY_SHAPESHIFT
    shift(arena, druid, BEAR)
    assert arena.cast(druid, CLAW, dummy) == no.ONLY_SHAPESHIFT
    assert arena.cast(druid, MAUL, dummy) == no.NO_POWER


def test_barkskin_may_be_cast_while_stunned(arena: Arena) -> None:
    druid = arena.player(DRUID)
    arena.units["flags"][druid] |= UNIT_FLAG_STUNNED
    assert arena.cast(druid, TRAVEL) == no.STUNNED
    assert arena.cast(druid, BARKSKIN) == 0


def put(arena: Arena, caster: int, target: int, spell_id: int) -> int:
    st, ct = arena.world.state.kernels(), arena.world.content
    return int(add_aura(st, ct, caster, target, arena.spell(spell_id), 7, arena.now_ms))


def test_taking_a_form_and_leaving_it_ends_roots_and_snares(arena: Arena) -> None:
    druid, foe = arena.player(DRUID), arena.creature()
    put(arena, foe, druid, FROST_NOVA)
    put(arena, foe, druid, HAMSTRING)
    arena.cast(druid, BEAR)
    st = arena.world.state.kernels()
    assert find_aura(st, druid, arena.spell(FROST_NOVA)) < 0
    assert find_aura(st, druid, arena.spell(HAMSTRING)) < 0
    put(arena, foe, druid, FROST_NOVA)
    arena.send(druid, "CMSG_CANCEL_AURA", spell_id=BEAR)
    assert find_aura(st, druid, arena.spell(FROST_NOVA)) < 0


def test_what_is_bound_to_a_form_ends_with_it_and_the_rest_stays(arena: Arena) -> None:
    druid = arena.player(DRUID)
    shift(arena, druid, CAT)
    arena.cast(druid, TIGERS_FURY)
    arena.cast(druid, BARKSKIN)
    assert arena.sheets["spell_power"][druid][0] == 10
    arena.send(druid, "CMSG_CANCEL_AURA", spell_id=CAT)
    st = arena.world.state.kernels()
    assert find_aura(st, druid, arena.spell(TIGERS_FURY)) < 0
    assert find_aura(st, druid, arena.spell(BARKSKIN)) >= 0


def test_a_form_keeps_polymorph_off_and_counts_as_a_beast(arena: Arena) -> None:
    druid = arena.player(DRUID)
    ct = arena.world.content
    assert creature_type_of(arena.world.state.kernels(), ct, druid) == en.CREATURE_TYPE_HUMANOID
    arena.cast(druid, BEAR)
    assert creature_type_of(arena.world.state.kernels(), ct, druid) == en.CREATURE_TYPE_BEAST
    assert arena.sheets["mechanic_immunity"][druid] >> en.MECHANIC_POLYMORPH & 1 == 1


def test_death_ends_a_form_with_all_that_goes_with_it(arena: Arena) -> None:
    druid = arena.player(DRUID)
    arena.cast(druid, DIRE_BEAR)
    kill(arena.world.state.kernels(), arena.world.content, druid, -1, arena.now_ms)
    u = arena.units[druid]
    assert (u["form"], u["power_type"], u["first_aura"]) == (0, 0, -1)


def test_faerie_fire_hurts_from_a_bear_alone(arena: Arena) -> None:
    druid, dummy = arena.player(DRUID), arena.creature(x=3.0)
    shift(arena, druid, CAT)
    assert arena.cast(druid, FAERIE_FIRE_FERAL, dummy) == 0
    arena.wait(6500)
    before = int(arena.units["hp"][dummy])
    assert before == arena.units["max_hp"][dummy]
    shift(arena, druid, BEAR)
    for _ in range(5):
        assert arena.cast(druid, FAERIE_FIRE_FERAL, dummy) == 0
        arena.wait(6500)
    assert arena.units["hp"][dummy] < before
