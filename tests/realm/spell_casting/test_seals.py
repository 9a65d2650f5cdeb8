# SPDX-License-Identifier: GPL-2.0-or-later
"""Seals and judgements: what each blow adds, what a judgement unleashes, what its mark gives to whoever strikes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.realm.spell_casting.arena import Arena
from warhost.protocol.opcode_numbers import SMSG_SPELLENERGIZELOG, SMSG_SPELLHEALLOG, SMSG_SPELLNONMELEEDAMAGELOG
from warhost.realm.handlers.spell_casting.auras.aura_list import find_aura_of
from warhost.realm.handlers.spell_casting.auras.procs import minute_chance
from warhost.realm.handlers.spell_casting.checking import refusals as no

PALADIN = 2
RIGHTEOUSNESS, LIGHT, WISDOM, JUSTICE, VENGEANCE = 21084, 20165, 20166, 20164, 31801
JUDGE_LIGHT, JUDGE_WISDOM = 20271, 53408
LIGHT_MARK, WISDOM_MARK, HOLY_VENGEANCE = 20185, 20186, 31803


@pytest.fixture
def arena() -> Arena:
    return Arena()


def armed(arena: Arena, x: float = 0.0) -> int:
    """Return a paladin with 1,000 attack power, 500 holy power and a weapon of 3.6 s that strikes for 100."""
    row = arena.player(PALADIN, 80, x=x)
    sheet = arena.sheets[row]
    sheet["attack_ms"][0], sheet["weapon_subclass"][0] = 3600, 8
    sheet["weapon_min"][0] = sheet["weapon_max"][0] = 100.0
    sheet["attack_power"], sheet["melee_haste"] = 1000, 1.0
    sheet["spell_power"][1], sheet["heal_power"] = 500, 500
    sheet["melee_crit_pct"] = -100.0
    sheet["melee_hit_pct"] = sheet["spell_hit_pct"] = 100.0
    sheet["expertise"] = 1000
    return row


def swing(arena: Arena, row: int, victim: int) -> None:
    """Let the paladin strike once."""
    unit = arena.units[row]
    before = int(arena.clock["swings"][0])
    if unit["victim"] != victim:
        assert arena.send(row, "CMSG_ATTACKSWING", guid=int(arena.units["guid"][victim])) == 0
    while int(arena.clock["swings"][0]) == before:
        arena.tick()
    arena.tick()


def hits(arena: Arena, spell_id: int) -> list[int]:
    return [int(e["b"]) for e in arena.told(SMSG_SPELLNONMELEEDAMAGELOG) if e["a"] == spell_id]


def aura(arena: Arena, unit: int, spell_id: int, caster: int) -> Any:
    st = arena.world.state.kernels()
    row = int(find_aura_of(st, unit, arena.spell(spell_id), caster))
    return arena.world.state["auras"][row] if row >= 0 else None


def seal(arena: Arena, row: int, spell_id: int) -> None:
    assert arena.cast(row, spell_id) == 0
    arena.wait(1500)


def test_righteousness_adds_holy_damage_by_power_and_weapon_speed(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=2.0)
    seal(arena, me, RIGHTEOUSNESS)
    swing(arena, me, dummy)
    assert hits(arena, 25742) == [int((1000 * 0.022 + 500 * 0.044) * 3.6)]


def test_one_seal_replaces_another(arena: Arena) -> None:
    me = armed(arena)
    seal(arena, me, RIGHTEOUSNESS)
    seal(arena, me, LIGHT)
    assert aura(arena, me, RIGHTEOUSNESS, me) is None
    assert aura(arena, me, LIGHT, me) is not None


def test_a_judgement_without_a_seal_is_refused(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=5.0)
    assert arena.cast(me, JUDGE_LIGHT, dummy) == no.CASTER_AURASTATE
    assert hits(arena, 54158) == []


def test_a_judgement_lays_its_mark_and_unleashes_the_seal(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=5.0)
    seal(arena, me, LIGHT)
    assert arena.cast(me, JUDGE_WISDOM, dummy) == 0
    arena.tick()
    assert aura(arena, dummy, WISDOM_MARK, me)["duration_ms"] == 20_000
    assert hits(arena, 54158) == [int(1 + 0.25 * 500 + 0.16 * 1000)]
    assert aura(arena, me, LIGHT, me) is not None


def test_the_judgement_of_righteousness_lets_its_seal_strike_too(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=5.0)
    seal(arena, me, RIGHTEOUSNESS)
    assert arena.cast(me, JUDGE_LIGHT, dummy) == 0
    arena.tick()
    assert hits(arena, 20187) == [int(1 + 0.32 * 500 + 0.2 * 1000)]
    assert len(hits(arena, 25742)) == 1


def test_judgements_share_their_cooldown(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=5.0)
    seal(arena, me, LIGHT)
    assert arena.cast(me, JUDGE_LIGHT, dummy) == 0
    arena.wait(2000)
    assert arena.cast(me, JUDGE_WISDOM, dummy) == no.NOT_READY
    arena.wait(8000)
    assert arena.cast(me, JUDGE_WISDOM, dummy) == 0


def test_a_paladins_second_judgement_replaces_his_mark_and_another_paladins_stays(arena: Arena) -> None:
    me, other, dummy = armed(arena), armed(arena, x=1.0), arena.creature(x=5.0)
    for row in (me, other):
        seal(arena, row, LIGHT)
        assert arena.cast(row, JUDGE_LIGHT, dummy) == 0
    arena.wait(10_000)
    assert arena.cast(me, JUDGE_WISDOM, dummy) == 0
    arena.tick()
    assert aura(arena, dummy, LIGHT_MARK, me) is None
    assert aura(arena, dummy, WISDOM_MARK, me) is not None
    assert aura(arena, dummy, LIGHT_MARK, other) is not None


def test_procs_a_minute_follow_the_speed_of_the_casters_weapon(arena: Arena) -> None:
    me = armed(arena)
    seal(arena, me, LIGHT)
    st, ct = arena.world.state.kernels(), arena.world.content
    row = int(find_aura_of(st, me, arena.spell(LIGHT), me))
    assert minute_chance(st, ct, row, 4, 0) == 6000, "10 a minute with 3.6 s: 60 %"
    arena.sheets[me]["melee_haste"] = 2.0
    assert minute_chance(st, ct, row, 4, 0) == 3000
    assert minute_chance(st, ct, row, 0x10000, 2500) == 4166, "a magic spell counts its cast time"
    assert minute_chance(st, ct, row, 0x10000, 0) == 2500, "an instant 1.5 s"


def test_the_seal_of_light_heals_its_bearer_now_and_then(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=2.0)
    seal(arena, me, LIGHT)
    arena.units[me]["hp"] = 1000
    for _ in range(30):
        swing(arena, me, dummy)
    healed = [e for e in arena.told(SMSG_SPELLHEALLOG) if e["a"] == 20167]
    assert 8 <= len(healed) <= 27
    assert {int(e["b"]) for e in healed} == {int(0.15 * 1000 + 0.15 * 500)}


def test_the_seal_of_wisdom_gives_four_percent_of_mana(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=2.0)
    seal(arena, me, WISDOM)
    arena.units[me]["powers"][0] = 100
    for _ in range(30):
        swing(arena, me, dummy)
    given = [e for e in arena.told(SMSG_SPELLENERGIZELOG) if e["a"] == 20168]
    assert given
    assert int(given[0]["c"]) == 400


def test_vengeance_stacks_by_swings_and_its_strike_grows_with_the_stacks(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=2.0)
    seal(arena, me, VENGEANCE)
    for expected in range(1, 6):
        swing(arena, me, dummy)
        assert aura(arena, dummy, HOLY_VENGEANCE, me)["stacks"] == expected
    assert hits(arena, 42463) == [], "swings strike at five stacks only"
    swing(arena, me, dummy)
    whole = 100.0 + 1000 / 14 * 3.6
    assert hits(arena, 42463) == [int(whole * 0.33)]
    assert arena.cast(me, JUDGE_LIGHT, dummy) == 0
    arena.tick()
    assert hits(arena, 31804) == [int((1 + 0.22 * 500 + 0.14 * 1000) * 1.5)]


def test_holy_vengeance_ticks_with_its_stacks(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=2.0)
    seal(arena, me, VENGEANCE)
    swing(arena, me, dummy)
    one = int(aura(arena, dummy, HOLY_VENGEANCE, me)["amounts"][0])
    swing(arena, me, dummy)
    assert one == int(0.013 * 500 + 0.025 * 1000)
    assert aura(arena, dummy, HOLY_VENGEANCE, me)["amounts"][0] == 2 * one


def test_the_mark_of_light_heals_whoever_strikes_by_two_percent(arena: Arena) -> None:
    me, friend, dummy = armed(arena), armed(arena, x=1.0), arena.creature(x=4.0)
    seal(arena, me, LIGHT)
    assert arena.cast(me, JUDGE_LIGHT, dummy) == 0
    arena.tick()
    arena.units[friend]["hp"] = 5000
    for _ in range(5):
        swing(arena, friend, dummy)
    healed = [e for e in arena.told(SMSG_SPELLHEALLOG, friend) if e["a"] == 20267]
    assert len(healed) >= 2, "15 a minute with 3.6 s: 90 %"
    assert {int(e["b"]) for e in healed} == {20_000}


def test_the_mark_of_wisdom_gives_two_percent_of_base_mana(arena: Arena) -> None:
    me, dummy = armed(arena), arena.creature(x=4.0)
    seal(arena, me, LIGHT)
    assert arena.cast(me, JUDGE_WISDOM, dummy) == 0
    arena.units[me]["powers"][0] = 100
    for _ in range(5):
        swing(arena, me, dummy)
    given = [e for e in arena.told(SMSG_SPELLENERGIZELOG, me) if e["a"] == 20268]
    assert given
    assert {int(e["c"]) for e in given} == {1000 * 2 // 100}
