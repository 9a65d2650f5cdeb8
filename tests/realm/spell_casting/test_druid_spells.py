# SPDX-License-Identifier: GPL-2.0-or-later
"""What single spells of the druid do that no other class's do."""

from __future__ import annotations

import pytest

from tests.realm.spell_casting.arena import DRUID, HEALTH, Arena
from tests.realm.worlds import PRIEST, WOLF
from warhost.lore.spells import enums as en
from warhost.protocol.opcode_numbers import SMSG_SPELLHEALLOG, SMSG_SPELLLOGMISS
from warhost.realm.handlers.combat.damage import deal_damage
from warhost.realm.handlers.combat.shields import strike_back
from warhost.realm.handlers.combat.swings import strike
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura, find_aura, remove_aura
from warhost.realm.handlers.spell_casting.auras.diminishing import level_of
from warhost.realm.handlers.spell_casting.effects.aid import dispel
from warhost.realm.handlers.spell_casting.effects.landed import hit

CAT, BEAR, DIRE_BEAR = 768, 5487, 9634
LIFEBLOOM, REJUVENATION, INNERVATE, THORNS = 48451, 48441, 29166, 53307
CYCLONE, ROOTS, HIBERNATE, BASH, GRASP = 33786, 53308, 18658, 8983, 53312
REGENERATION, LACERATE, BITE, RIP, CLAW = 22842, 48568, 48577, 49800, 48570
DISPEL_MAGIC = 527


@pytest.fixture
def arena() -> Arena:
    return Arena()


def put(arena: Arena, caster: int, target: int, spell_id: int) -> int:
    st, ct = arena.world.state.kernels(), arena.world.content
    return int(add_aura(st, ct, caster, target, arena.spell(spell_id), 7, arena.now_ms))


def bears(arena: Arena, unit: int, spell_id: int) -> bool:
    return bool(find_aura(arena.world.state.kernels(), unit, arena.spell(spell_id)) >= 0)


def land(arena: Arena, caster: int, target: int, spell_id: int) -> int:
    """Let a spell reach a unit and return the SPELL_MISS_*."""
    st, ct = arena.world.state.kernels(), arena.world.content
    return int(hit(st, ct, caster, target, arena.spell(spell_id), 7, 0.0, 0.0, 0.0, arena.now_ms))


def swing_at(arena: Arena, attacker: int, victim: int, hand: int) -> None:
    """Let one swing happen, that hits where the victim does not dodge."""
    sheet = arena.sheets[attacker]
    sheet["melee_hit_pct"], sheet["expertise"] = 100.0, 1000
    sheet["weapon_min"][hand] = sheet["weapon_max"][hand] = 500.0
    strike(arena.world.state.kernels(), arena.world.content, attacker, victim, hand, arena.now_ms + 10)


def test_lifebloom_blooms_at_its_end_and_pays_half_its_cost_back_a_stack(arena: Arena) -> None:
    druid = arena.player(DRUID)
    arena.sheets["heal_power"][druid] = 1000
    arena.sheets["spell_crit_pct"][druid] = 0.0
    for _ in range(2):
        put(arena, druid, druid, LIFEBLOOM)
    arena.units["hp"][druid] = 100_000
    arena.units["powers"][druid][0] = 1000
    arena.units["max_powers"][druid][0] = 10_000
    arena.wait(6950)
    assert arena.told(SMSG_SPELLHEALLOG, druid) == []
    mana = int(arena.units["powers"][druid][0])
    arena.wait(100)
    blooms = arena.told(SMSG_SPELLHEALLOG, druid)
    assert [int(event["b"]) for event in blooms] == [2 * int(776 + 516.1)]
    assert arena.units["powers"][druid][0] - mana >= 280
    assert not bears(arena, druid, LIFEBLOOM)


def test_lifebloom_that_is_taken_off_gives_nothing_and_one_that_is_dispelled_blooms(arena: Arena) -> None:
    druid, priest = arena.player(DRUID), arena.player(PRIEST)
    arena.units["hp"][druid] = 1000
    st, ct = arena.world.state.kernels(), arena.world.content
    remove_aura(st, ct, put(arena, druid, druid, LIFEBLOOM), arena.now_ms)
    assert arena.units["hp"][druid] == 1000
    put(arena, druid, druid, LIFEBLOOM)
    assert dispel(st, ct, priest, druid, arena.spell(DISPEL_MAGIC), 0, 1, True, arena.now_ms) == 1
    assert arena.units["hp"][druid] >= 1776


def test_innervate_gives_225_percent_of_its_casters_base_mana(arena: Arena) -> None:
    druid, priest = arena.player(DRUID), arena.player(PRIEST)
    arena.sheets["base_mana"][druid], arena.sheets["base_mana"][priest] = 3496, 100
    arena.sheets["mana_regen_per_s"][priest] = 0.0
    arena.units["powers"][priest][0] = 0
    put(arena, druid, priest, INNERVATE)
    arena.wait(10_000)
    assert arena.units["powers"][priest][0] == 3496 * 225 // 100 // 10 * 10


def test_thorns_hurt_who_strikes_their_bearer(arena: Arena) -> None:
    druid, wolf = arena.player(DRUID), arena.creature(x=2.0, entry=WOLF)
    arena.sheets["spell_power"][druid][3] = 1000
    put(arena, druid, druid, THORNS)
    st, ct = arena.world.state.kernels(), arena.world.content
    strike_back(st, ct, druid, wolf, arena.now_ms)
    assert HEALTH - arena.units["hp"][wolf] == 73 + 33
    assert arena.units["in_combat"][druid] == 1


def test_a_swing_at_a_thorny_druid_costs_the_swinger_health(arena: Arena) -> None:
    druid, wolf = arena.player(DRUID), arena.creature(x=2.0)
    put(arena, druid, druid, THORNS)
    before = int(arena.units["hp"][wolf])
    swing_at(arena, wolf, druid, 0)
    assert arena.units["hp"][druid] < HEALTH
    assert before - arena.units["hp"][wolf] == 73


def test_a_swing_that_misses_costs_nothing(arena: Arena) -> None:
    druid, wolf = arena.player(DRUID), arena.creature(x=2.0)
    put(arena, druid, druid, THORNS)
    arena.sheets["dodge_pct"][druid] = 400.0
    swing_at(arena, wolf, druid, 0)
    assert (arena.units["hp"][druid], arena.units["hp"][wolf]) == (HEALTH, HEALTH)


def test_cyclone_lets_nothing_of_friend_or_foe_through(arena: Arena) -> None:
    druid, wolf = arena.player(DRUID), arena.creature(x=10.0)
    moonfire = put(arena, druid, wolf, 48463)
    assert moonfire >= 0
    put(arena, druid, wolf, CYCLONE)
    before = int(arena.units["hp"][wolf])
    assert land(arena, druid, wolf, 48461) == 7
    assert land(arena, wolf, wolf, REJUVENATION) == 7
    arena.wait(4000)
    assert arena.units["hp"][wolf] == before


def test_cyclone_wears_out_on_creatures(arena: Arena) -> None:
    druid, wolf = arena.player(DRUID), arena.creature(x=10.0, entry=WOLF)
    lasts = []
    for _ in range(4):
        aura = put(arena, druid, wolf, CYCLONE)
        lasts.append(int(arena.world.state["auras"]["duration_ms"][aura]) if aura >= 0 else -1)
        if aura >= 0:
            remove_aura(arena.world.state.kernels(), arena.world.content, aura, arena.now_ms)
    assert lasts == [6000, 3000, 1500, -1]


def test_bash_wears_out_with_other_stuns(arena: Arena) -> None:
    druid, wolf = arena.player(DRUID), arena.creature(x=3.0, entry=WOLF)
    put(arena, druid, wolf, BASH)
    assert level_of(arena.world.state.kernels(), wolf, en.DIMINISHING_CONTROLLED_STUN, arena.now_ms) == 1


def test_roots_are_not_worn_down_by_their_own_damage(arena: Arena) -> None:
    druid, wolf = arena.player(DRUID), arena.creature(x=10.0, entry=WOLF)
    arena.units["max_hp"][wolf] = arena.units["hp"][wolf] = 1000
    put(arena, druid, wolf, ROOTS)
    arena.wait(12_100)
    assert arena.units["hp"][wolf] <= 1000 - 4 * 47
    assert bears(arena, wolf, ROOTS)
    deal_damage(arena.world.state.kernels(), arena.world.content, druid, wolf, 100, 8, -1, arena.now_ms)
    assert not bears(arena, wolf, ROOTS)


def test_hibernate_sleeps_a_beast_until_it_is_hurt_and_no_humanoid(arena: Arena) -> None:
    druid, wolf, dummy = arena.player(DRUID), arena.creature(x=10.0, entry=WOLF), arena.creature(x=12.0)
    assert arena.cast(druid, HIBERNATE, dummy) != 0
    put(arena, druid, wolf, HIBERNATE)
    deal_damage(arena.world.state.kernels(), arena.world.content, druid, wolf, 1, 8, -1, arena.now_ms)
    assert not bears(arena, wolf, HIBERNATE)


def test_natures_grasp_roots_who_strikes_and_has_three_charges(arena: Arena) -> None:
    druid, wolf = arena.player(DRUID), arena.creature(x=2.0)
    aura = put(arena, druid, druid, GRASP)
    assert arena.world.state["auras"]["charges"][aura] == 3
    arena.sheets["dodge_pct"][druid] = 0.0
    swing_at(arena, wolf, druid, 0)
    arena.tick()
    assert arena.world.state["auras"]["charges"][aura] == 2
    assert bears(arena, wolf, ROOTS) or arena.told(SMSG_SPELLLOGMISS, wolf)


def test_frenzied_regeneration_turns_rage_into_health(arena: Arena) -> None:
    druid = arena.player(DRUID)
    arena.cast(druid, DIRE_BEAR)
    arena.units["max_hp"][druid] = 10_000
    arena.units["hp"][druid] = 1000
    arena.units["powers"][druid][1] = 150
    arena.units["in_combat"][druid] = 1
    put(arena, druid, druid, REGENERATION)
    arena.wait(1050)
    assert (arena.units["powers"][druid][1], arena.units["hp"][druid]) == (50, 1000 + 300)
    arena.wait(1000)
    assert (arena.units["powers"][druid][1], arena.units["hp"][druid]) == (0, 1000 + 300 + 150)


def test_lacerate_bleeds_by_its_stacks_whatever_the_armour(arena: Arena) -> None:
    druid, wolf = arena.player(DRUID), arena.creature(x=3.0, entry=WOLF)
    arena.sheets["attack_power"][druid], arena.sheets["armour"][wolf] = 1000, 10_000
    for _ in range(3):
        aura = put(arena, druid, wolf, LACERATE)
    assert arena.world.state["auras"]["amounts"][aura][1] == 3 * (64 + 10)
    before = int(arena.units["hp"][wolf])
    arena.wait(3050)
    assert before - arena.units["hp"][wolf] == 222


def finisher(arena: Arena, combos: int) -> tuple[int, int]:
    """Return a cat with so many combo points on a wolf, both with round figures."""
    druid, wolf = arena.player(DRUID), arena.creature(x=3.0, entry=WOLF)
    player = int(arena.units["player"][druid])
    arena.world.state["players"]["combo_points"][player] = combos
    arena.world.state["players"]["combo_target"][player] = arena.units["guid"][wolf]
    arena.units["form"][druid], arena.units["power_type"][druid], arena.units["max_powers"][druid][3] = en.FORM_CAT, 3, 100
    arena.sheets["attack_power"][druid], arena.sheets["armour"][wolf] = 2000, 0
    arena.sheets["melee_crit_pct"][druid], arena.sheets["melee_hit_pct"][druid] = -100.0, 100.0
    arena.sheets["dodge_pct"][wolf] = arena.sheets["parry_pct"][wolf] = -100.0
    return druid, wolf


def test_ferocious_bite_grows_by_combo_points_attack_power_and_energy(arena: Arena) -> None:
    druid, wolf = finisher(arena, 5)
    arena.units["powers"][druid][3] = 75
    assert arena.cast(druid, BITE, wolf) == 0
    taken = HEALTH - int(arena.units["hp"][wolf])
    least = 120 + 5 * 290 + 0.07 * 5 * 2000 + 30 * (9.4 + 2000 / 410)
    assert least - 2 <= taken <= least + 140
    assert arena.units["powers"][druid][3] in (10, 11)


def test_rip_bleeds_by_combo_points_and_attack_power(arena: Arena) -> None:
    druid, wolf = finisher(arena, 5)
    arena.units["powers"][druid][3] = 30
    assert arena.cast(druid, RIP, wolf) == 0
    aura = find_aura(arena.world.state.kernels(), wolf, arena.spell(RIP))
    assert arena.world.state["auras"]["amounts"][aura][0] == 36 + 5 * 93 + 5 * 20
    arena.wait(12_000)
    assert HEALTH - arena.units["hp"][wolf] == 6 * 601


def test_claw_gives_a_combo_point(arena: Arena) -> None:
    druid, wolf = finisher(arena, 0)
    arena.units["powers"][druid][3] = 45
    assert arena.cast(druid, CLAW, wolf) == 0
    assert arena.world.state["players"]["combo_points"][arena.units["player"][druid]] == 1
    assert arena.units["hp"][wolf] < HEALTH - 370
