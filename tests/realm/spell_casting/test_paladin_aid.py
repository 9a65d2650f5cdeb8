# SPDX-License-Identifier: GPL-2.0-or-later
"""What a paladin does beside seals: Forbearance, immunities, hands, Consecration, thorns, threat, light on the unholy."""

from __future__ import annotations

from typing import Any

import pytest

from tests.realm.spell_casting.arena import HEALTH, Arena
from tests.realm.spell_casting.test_seals import armed
from warhost.protocol.opcode_numbers import SMSG_PERIODICAURALOG, SMSG_SPELLNONMELEEDAMAGELOG
from warhost.realm.handlers.combat.damage import deal_damage
from warhost.realm.handlers.combat.shields import strike_back
from warhost.realm.handlers.combat.threat import add_threat, find_threat
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura, find_aura
from warhost.realm.handlers.spell_casting.auras.procs import proc_swing
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.tables.creatures import AI_FIGHTING
from warhost.realm.uncompiled import unwrapped

DIVINE_SHIELD, DIVINE_PROTECTION, HAND_OF_PROTECTION, AVENGING_WRATH, LAY_ON_HANDS = 642, 498, 1022, 31884, 48788
FORBEARANCE, HAMMER_OF_JUSTICE, CONSECRATION, EXORCISM, HOLY_WRATH, HAMMER_OF_WRATH = 25771, 853, 48819, 879, 2812, 48806
HAND_OF_SACRIFICE, HAND_OF_SALVATION, HAND_OF_FREEDOM, HAND_OF_RECKONING, RIGHTEOUS_DEFENSE = 6940, 1038, 1044, 62124, 31789
SACRED_SHIELD, DIVINE_PLEA, RIGHTEOUS_FURY, RETRIBUTION_AURA, CLEANSE, FROST_NOVA, PAIN = 53601, 54428, 25780, 54043, 4987, 122, 589
HOLY_LIGHT = 635
UNDEAD = 6


@pytest.fixture
def arena() -> Arena:
    return Arena()


def bears(arena: Arena, unit: int, spell_id: int) -> bool:
    return bool(find_aura(arena.world.state.kernels(), unit, arena.spell(spell_id)) >= 0)


def amount(arena: Arena, unit: int, spell_id: int, k: int = 0) -> int:
    row = int(find_aura(arena.world.state.kernels(), unit, arena.spell(spell_id)))
    return int(arena.world.state["auras"]["amounts"][row][k])


def harm(arena: Arena, source: int, victim: int, points: int) -> int:
    return int(deal_damage(arena.world.state.kernels(), arena.world.content, source, victim, points, 1, -1, arena.now_ms))


def hate(arena: Arena, creature: int, unit: int, points: float) -> None:
    """Let a creature that fights hate a player so much."""
    arena.world.state["creatures"]["state"][int(arena.units["creature"][creature])] = AI_FIGHTING
    add_threat(arena.world.state.kernels(), arena.world.content, creature, unit, points, arena.now_ms)


def threat(arena: Arena, creature: int, unit: int) -> float:
    st = arena.world.state.kernels()
    return float(arena.world.state["threat"]["amount"][find_threat(st, creature, unit)])


def taunted(arena: Arena, creature: int, unit: int) -> bool:
    st = arena.world.state.kernels()
    entry = find_threat(st, creature, unit)
    return bool(entry >= 0 and arena.world.state["threat"]["taunted_until_ms"][entry] > arena.now_ms)


def hits(arena: Arena, spell_id: int) -> list[Any]:
    return [e for e in arena.told(SMSG_SPELLNONMELEEDAMAGELOG) if e["a"] == spell_id]


@pytest.mark.parametrize("first", [DIVINE_SHIELD, DIVINE_PROTECTION])
def test_who_was_shielded_is_not_shielded_again_for_two_minutes(arena: Arena, first: int) -> None:
    me = armed(arena)
    assert arena.cast(me, first) == 0
    arena.wait(13_000)
    assert bears(arena, me, FORBEARANCE)
    for again in (DIVINE_SHIELD, DIVINE_PROTECTION):
        if again != first:
            assert arena.cast(me, again) == no.TARGET_AURASTATE
    assert arena.cast(me, HAND_OF_PROTECTION, me) == no.TARGET_AURASTATE
    assert arena.cast(me, LAY_ON_HANDS, me) == no.TARGET_AURASTATE
    arena.wait(107_500)
    assert not bears(arena, me, FORBEARANCE)
    assert arena.cast(me, HAND_OF_PROTECTION, me) == 0


def test_lay_on_hands_leaves_forbearance_on_its_caster_alone(arena: Arena) -> None:
    me, friend = armed(arena), arena.player(x=3.0)
    arena.units[friend]["hp"], arena.units[friend]["powers"][0] = 10, 0
    assert arena.cast(me, LAY_ON_HANDS, friend) == 0
    arena.tick()
    assert int(arena.units[friend]["hp"]) == HEALTH
    assert int(arena.units[friend]["powers"][0]) >= 1950
    assert not bears(arena, friend, FORBEARANCE)
    other = armed(arena, x=1.0)
    assert arena.cast(other, LAY_ON_HANDS, other) == 0
    arena.tick()
    assert bears(arena, other, FORBEARANCE)


def test_wrath_and_shields_keep_each_other_off_for_half_a_minute(arena: Arena) -> None:
    me = armed(arena)
    assert arena.cast(me, AVENGING_WRATH) == 0
    arena.wait(1500)
    assert arena.cast(me, DIVINE_SHIELD) == no.TARGET_AURASTATE
    arena.wait(30_000)
    assert arena.cast(me, DIVINE_SHIELD) == 0
    other = armed(arena, x=2.0)
    assert arena.cast(other, DIVINE_PROTECTION) == 0
    arena.tick()
    assert arena.cast(other, AVENGING_WRATH) == no.TARGET_AURASTATE


def test_a_divine_shield_keeps_harm_off_and_takes_what_harms_already(arena: Arena) -> None:
    me, wolf = armed(arena), arena.creature(x=3.0)
    st, ct = arena.world.state.kernels(), arena.world.content
    add_aura(st, ct, wolf, me, arena.spell(PAIN), 7, arena.now_ms)
    assert bears(arena, me, PAIN)
    assert arena.cast(me, DIVINE_SHIELD) == 0
    assert not bears(arena, me, PAIN)
    assert harm(arena, wolf, me, 500) == 0
    assert arena.sheets[me]["damage_done_pct"][1] == 50.0


def test_a_hand_of_protection_stops_weapons_and_pacifies(arena: Arena) -> None:
    me, friend, wolf = armed(arena), armed(arena, x=2.0), arena.creature(x=4.0)
    assert arena.cast(me, HAND_OF_PROTECTION, friend) == 0
    arena.tick()
    assert harm(arena, wolf, friend, 500) == 0
    assert int(arena.units[friend]["flags"]) & 0x20000
    assert bears(arena, friend, FORBEARANCE)


def test_a_second_hand_of_one_paladin_replaces_his_first(arena: Arena) -> None:
    me, friend = armed(arena), arena.player(x=2.0)
    assert arena.cast(me, HAND_OF_SALVATION, friend) == 0
    arena.wait(1500)
    assert arena.cast(me, HAND_OF_FREEDOM, friend) == 0
    assert not bears(arena, friend, HAND_OF_SALVATION)


def test_a_hand_of_freedom_takes_roots_off_and_keeps_them_off(arena: Arena) -> None:
    me = armed(arena)
    wolf = arena.creature(x=3.0)
    st, ct = arena.world.state.kernels(), arena.world.content
    add_aura(st, ct, wolf, me, arena.spell(FROST_NOVA), 7, arena.now_ms)
    assert int(arena.units[me]["move_flags"]) & 0x800
    assert arena.cast(me, HAND_OF_FREEDOM, me) == 0
    assert not int(arena.units[me]["move_flags"]) & 0x800
    assert int(arena.sheets[me]["mechanic_immunity"]) >> 7 & 1


def test_a_hand_of_sacrifice_takes_a_share_until_it_has_borne_its_casters_health(arena: Arena) -> None:
    me, friend, wolf = armed(arena), arena.player(x=2.0), arena.creature(x=4.0)
    arena.units[me]["max_hp"] = arena.units[me]["hp"] = 1000
    assert arena.cast(me, HAND_OF_SACRIFICE, friend) == 0
    before = int(arena.units[friend]["hp"])
    harm(arena, wolf, friend, 1000)
    assert before - int(arena.units[friend]["hp"]) == 700
    assert int(arena.units[me]["hp"]) == 700
    arena.units[me]["hp"] = 1000
    harm(arena, wolf, friend, 3000)
    assert not bears(arena, friend, HAND_OF_SACRIFICE), "300 and 900 are more than his 1,000"


def test_who_dies_of_the_share_dies(arena: Arena) -> None:
    me, friend, wolf = armed(arena), arena.player(x=2.0), arena.creature(x=4.0)
    assert arena.cast(me, HAND_OF_SACRIFICE, friend) == 0
    arena.units[me]["hp"] = 100
    harm(arena, wolf, friend, 1000)
    assert int(arena.units[me]["death"]) != 0
    assert int(arena.units[friend]["death"]) == 0


def test_a_hand_of_salvation_wears_threat_down(arena: Arena) -> None:
    me, friend, wolf = armed(arena), arena.player(x=2.0), arena.creature(x=4.0)
    hate(arena, wolf, friend, 1000.0)
    assert arena.cast(me, HAND_OF_SALVATION, friend) == 0
    arena.wait(2100)
    assert threat(arena, wolf, friend) == pytest.approx(1000.0 * 0.98 * 0.98)


def test_righteous_fury_raises_the_threat_of_holy_spells_alone(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=5.0)
    assert arena.cast(me, RIGHTEOUS_FURY) == 0
    assert arena.sheets[me]["threat_pct"].tolist() == [100.0, 180.0, 100.0, 100.0, 100.0, 100.0, 100.0]
    hate(arena, dummy, me, 100.0)
    assert threat(arena, dummy, me) == 100.0
    arena.wait(1500)
    assert arena.cast(me, HAMMER_OF_WRATH, dummy) == no.TARGET_AURASTATE
    arena.units[dummy]["hp"] = arena.units[dummy]["max_hp"] // 5
    assert arena.cast(me, HAMMER_OF_WRATH, dummy) == 0
    arena.wait(500)
    dealt = int(hits(arena, HAMMER_OF_WRATH)[-1]["b"])
    assert threat(arena, dummy, me) == pytest.approx(100.0 + dealt * 1.8)


def test_a_reckoning_hurts_only_who_attacks_somebody_else(arena: Arena) -> None:
    me, friend, wolf = armed(arena), arena.player(x=2.0), arena.creature(x=4.0)
    hate(arena, wolf, friend, 1000.0)
    arena.units[wolf]["victim"] = friend
    assert arena.cast(me, HAND_OF_RECKONING, wolf) == 0
    assert taunted(arena, wolf, me)
    arena.units[wolf]["victim"] = me
    assert [int(e["b"]) for e in hits(arena, HAND_OF_RECKONING)] == [1 + 500]
    arena.wait(8000)
    assert arena.cast(me, HAND_OF_RECKONING, wolf) == 0
    assert len(hits(arena, HAND_OF_RECKONING)) == 1


def test_righteous_defense_draws_three_attackers_off_a_friend(arena: Arena) -> None:
    me, friend = armed(arena), arena.player(x=2.0)
    assert arena.cast(me, RIGHTEOUS_DEFENSE, friend) == no.BAD_TARGETS
    wolves = [arena.creature(x=4.0, y=float(k)) for k in range(4)]
    for wolf in wolves:
        hate(arena, wolf, friend, 1000.0)
        arena.units[wolf]["victim"] = friend
    assert arena.cast(me, RIGHTEOUS_DEFENSE, friend) == 0
    arena.tick()
    assert sorted(taunted(arena, wolf, me) for wolf in wolves) == [False, True, True, True]


def test_a_consecration_lies_where_its_caster_stood(arena: Arena) -> None:
    me = armed(arena, x=10.0)
    near, far = arena.creature(x=14.0), arena.creature(x=24.0)
    assert arena.cast(me, CONSECRATION) == 0
    arena.units[me]["x"] = 11.0
    arena.wait(8100)
    ticks = [e for e in arena.told(SMSG_PERIODICAURALOG) if e["a"] == CONSECRATION]
    assert [int(e["unit"]) for e in ticks] == [near] * 8
    assert {int(e["b"]) for e in ticks} == {int(113 + 0.04 * 500 + 0.04 * 1000)}
    assert far not in [int(e["unit"]) for e in ticks]


def test_an_exorcism_always_crits_the_undead(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=10.0)
    arena.sheets[me]["spell_crit_pct"][:] = -100.0
    templates = unwrapped(arena.world.content.templates)
    template = int(arena.units[dummy]["template"])
    kept = int(templates["creature_type"][template])
    templates["creature_type"][template] = UNDEAD
    try:
        assert arena.cast(me, EXORCISM, dummy) == 0
        arena.wait(1600)
    finally:
        templates["creature_type"][template] = kept
    assert [int(e["d"]) & 1 for e in hits(arena, EXORCISM)] == [1]
    arena.wait(15_000)
    assert arena.cast(me, EXORCISM, dummy) == 0
    arena.wait(1600)
    assert [int(e["d"]) & 1 for e in hits(arena, EXORCISM)] == [1, 0]


def test_a_holy_wrath_reaches_the_unholy_alone(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=5.0)
    assert arena.cast(me, HOLY_WRATH) == 0
    assert hits(arena, HOLY_WRATH) == []
    templates = unwrapped(arena.world.content.templates)
    template = int(arena.units[dummy]["template"])
    kept = int(templates["creature_type"][template])
    templates["creature_type"][template] = UNDEAD
    try:
        arena.wait(30_000)
        assert arena.cast(me, HOLY_WRATH) == 0
    finally:
        templates["creature_type"][template] = kept
    assert len(hits(arena, HOLY_WRATH)) == 1
    assert int(arena.units[dummy]["flags"]) & 0x40000


def test_retribution_aura_harms_whoever_strikes_its_bearer(arena: Arena) -> None:
    me, other = armed(arena), armed(arena, x=2.0)
    wolf = arena.creature(x=2.0)
    assert arena.cast(me, RETRIBUTION_AURA) == 0
    before = int(arena.units[wolf]["hp"])
    strike_back(arena.world.state.kernels(), arena.world.content, other, wolf, arena.now_ms)
    assert int(arena.units[wolf]["hp"]) == before
    strike_back(arena.world.state.kernels(), arena.world.content, me, wolf, arena.now_ms)
    assert before - int(arena.units[wolf]["hp"]) == int(112 + 0.033 * 500)


def test_a_sacred_shield_absorbs_anew_every_six_seconds(arena: Arena) -> None:
    me, wolf = armed(arena), arena.creature(x=3.0)
    assert arena.cast(me, SACRED_SHIELD, me) == 0
    st, ct = arena.world.state.kernels(), arena.world.content
    proc_swing(st, ct, wolf, me, False, 10, arena.now_ms + 1)
    arena.tick()
    assert amount(arena, me, 58597) == 500 + int(0.75 * 500)
    assert harm(arena, wolf, me, 875) == 0
    assert not bears(arena, me, 58597)
    proc_swing(st, ct, wolf, me, False, 10, arena.now_ms + 1)
    arena.tick()
    assert not bears(arena, me, 58597)
    arena.wait(6000)
    proc_swing(st, ct, wolf, me, False, 10, arena.now_ms + 1)
    arena.tick()
    assert bears(arena, me, 58597)


def test_a_divine_plea_gives_a_quarter_of_mana_and_halves_heals(arena: Arena) -> None:
    me = armed(arena)
    arena.units[me]["max_powers"][0], arena.units[me]["powers"][0] = 10_000, 1000
    arena.units[me]["spent_ms"] = 10**9
    assert arena.cast(me, DIVINE_PLEA) == 0
    assert arena.sheets[me]["healing_done_pct"] == 50.0


def test_a_hammer_of_justice_stuns(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=5.0)
    assert arena.cast(me, HAMMER_OF_JUSTICE, dummy) == 0
    assert int(arena.units[dummy]["flags"]) & 0x40000
    arena.wait(3100)
    assert not int(arena.units[dummy]["flags"]) & 0x40000


def test_a_cleanse_takes_magic_off_a_friend(arena: Arena) -> None:
    me, wolf = armed(arena), arena.creature(x=3.0)
    assert arena.cast(me, CLEANSE, me) == no.NOTHING_TO_DISPEL
    add_aura(arena.world.state.kernels(), arena.world.content, wolf, me, arena.spell(PAIN), 7, arena.now_ms)
    assert arena.cast(me, CLEANSE, me) == 0
    assert not bears(arena, me, PAIN)
