# SPDX-License-Identifier: GPL-2.0-or-later
"""Auras: stacking, refreshing, replacing, removal, flags, forms, absorbs."""

from __future__ import annotations

import numpy as np

from tests.realm.bare import MAGE, PRIEST, WARRIOR, Ground, spell
from warhost.lore.spells import enums, flags
from warhost.lore.spells.procs import AURA_INTERRUPT_FLAG_MOVE, AURA_INTERRUPT_FLAG_TAKE_DAMAGE
from warhost.protocol.opcode_numbers import SMSG_AURA_UPDATE
from warhost.realm.handlers.spell_casting.auras.aura_list import (
    absorb,
    add_aura,
    apply_passives,
    find_aura,
    has_aura_type,
    remove_all_on_death,
    remove_aura,
    remove_auras_by_interrupt,
    sum_of,
)
from warhost.realm.unit_flags import UNIT_FLAG_SILENCED, UNIT_FLAG_STUNNED

AURA, STAT, STUN, ROOT, SLOW, ABSORB, MANA_SHIELD, FORM, THREAT = 6, 29, 12, 26, 33, 69, 97, 36, 10
HELPFUL, HARMFUL, PASSIVE = flags.HELPFUL, flags.HARMFUL, flags.PASSIVE
INTELLECT_1 = spell(10, effect=AURA, aura=STAT, misc=3, base_points=2, duration_ms=60000, attributes=HELPFUL)
INTELLECT_2 = spell(11, chain=10, rank=2, effect=AURA, aura=STAT, misc=3, base_points=7, duration_ms=60000, attributes=HELPFUL)
SUNDER = spell(20, effect=AURA, aura=101, misc=1, base_points=-4, duration_ms=30000, max_stacks=5, attributes=HARMFUL)
PAIN = spell(21, effect=AURA, aura=3, base_points=5, period_ms=3000, duration_ms=18000, attributes=HARMFUL)
STUN_A = spell(30, effect=AURA, aura=STUN, duration_ms=2000, attributes=HARMFUL)
STUN_B = spell(31, effect=AURA, aura=STUN, duration_ms=4000, attributes=HARMFUL)
ROOTED = spell(32, effect=AURA, aura=ROOT, duration_ms=8000, attributes=HARMFUL, aura_interrupt_flags=AURA_INTERRUPT_FLAG_TAKE_DAMAGE)
ARMOUR_A = spell(40, effect=AURA, aura=22, misc=1, base_points=100, duration_ms=-1, attributes=HELPFUL, exclusive=9)
ARMOUR_B = spell(41, effect=AURA, aura=22, misc=1, base_points=30, duration_ms=-1, attributes=HELPFUL, exclusive=9)
SHOUT_A = spell(42, effect=AURA, aura=99, base_points=20, duration_ms=9000, attributes=HELPFUL, exclusive=enums.SPECIFIC_WARRIOR_SHOUT)
SHOUT_B = spell(43, effect=AURA, aura=250, base_points=50, duration_ms=9000, attributes=HELPFUL, exclusive=enums.SPECIFIC_WARRIOR_SHOUT)
FROST_WARD = spell(50, effect=AURA, aura=ABSORB, misc=16, base_points=30, duration_ms=30000, attributes=HELPFUL)
SHIELD = spell(51, effect=AURA, aura=ABSORB, misc=127, base_points=50, duration_ms=30000, attributes=HELPFUL)
MANA = spell(52, effect=AURA, aura=MANA_SHIELD, misc=127, base_points=100, duration_ms=60000, value_multiplier=1.5, attributes=HELPFUL)
BATTLE = spell(2457, effect=AURA, aura=FORM, misc=17, misc_b=60, duration_ms=-1, attributes=HELPFUL | flags.STANCE, exclusive=37)
BATTLE_PASSIVE = spell(60, effect=AURA, aura=THREAT, misc=127, base_points=-20, duration_ms=-1, attributes=HELPFUL | PASSIVE)
DEFENSIVE = spell(71, effect=AURA, aura=FORM, misc=18, misc_b=61, duration_ms=-1, attributes=HELPFUL | flags.STANCE, exclusive=37)
DEFENSIVE_PASSIVE = spell(61, effect=AURA, aura=THREAT, misc=127, base_points=45, duration_ms=-1, attributes=HELPFUL | PASSIVE)
RACIAL = spell(80, effect=AURA, aura=137, misc=4, base_points=10, duration_ms=-1, attributes=HELPFUL | PASSIVE)
SILENCE = spell(81, effect=AURA, aura=27, duration_ms=3000, attributes=HARMFUL)
ALL = (
    *(INTELLECT_1, INTELLECT_2, SUNDER, PAIN, STUN_A, STUN_B, ROOTED, ARMOUR_A, ARMOUR_B, SHOUT_A, SHOUT_B, FROST_WARD, SHIELD, MANA),
    *(BATTLE, BATTLE_PASSIVE, DEFENSIVE, DEFENSIVE_PASSIVE, RACIAL, SILENCE),
)


def put(ground: Ground, caster: int, target: int, number: int, at_ms: int = 10) -> int:
    return int(add_aura(ground.st, ground.ct, caster, target, ground.row(number), 7, at_ms))


def ids(ground: Ground, row: int) -> list[int]:
    spells = np.concatenate(ALL)
    spells = spells[np.argsort(spells["id"], kind="stable")]
    return [int(spells["id"][a["spell"]]) for a in ground.auras(row)]


def test_a_buff_raises_its_stat_and_its_end_takes_it_back() -> None:
    g = Ground(*ALL)
    mage = g.player(MAGE)
    assert g.unit(mage)["max_powers"][0] == 200 + 20
    aura = put(g, mage, mage, 10)
    assert g.sheet(mage)["stats"][3] == 22
    assert g.unit(mage)["max_powers"][0] == 200 + 20 + 2 * 15
    event = g.events(SMSG_AURA_UPDATE)[-1]
    assert (event["unit"], event["a"], event["b"], event["c"], event["d"]) == (mage, 0, 10, 1, 60000)
    remove_aura(g.st, g.ct, aura, 20)
    assert g.sheet(mage)["stats"][3] == 20
    assert g.auras(mage) == []
    assert g.events(SMSG_AURA_UPDATE)[-1]["c"] == 0


def test_a_higher_rank_replaces_a_lower_one_and_a_lower_one_is_kept_off() -> None:
    g = Ground(*ALL)
    mage, other = g.player(MAGE), g.player(MAGE)
    put(g, mage, mage, 10)
    put(g, other, mage, 11)
    assert ids(g, mage) == [11]
    assert put(g, mage, mage, 10) == -1
    assert g.sheet(mage)["stats"][3] == 27


def test_a_helpful_aura_of_another_caster_replaces_a_harmful_one_stands_beside() -> None:
    g = Ground(*ALL)
    a, b, wolf = g.player(PRIEST), g.player(PRIEST), g.creature()
    put(g, a, a, 10)
    put(g, b, a, 10)
    assert [int(x["caster"]) for x in g.auras(a)] == [b]
    put(g, a, wolf, 21)
    put(g, b, wolf, 21)
    put(g, a, wolf, 21)
    assert [int(x["caster"]) for x in g.auras(wolf)] == [a, b]


def test_an_aura_that_stacks_grows_to_its_most_and_runs_anew() -> None:
    g = Ground(*ALL)
    warrior = g.player(WARRIOR)
    target = g.creature()
    for k in range(7):
        aura = put(g, warrior, target, 20, 10 + 1000 * k)
    record = g.state["auras"][aura]
    assert (record["stacks"], record["amounts"][0]) == (5, -20)
    assert record["ends_ms"] == 6010 + 30000
    assert len(g.auras(target)) == 1


def test_mage_armours_replace_each_other_and_shouts_do_for_one_warrior_alone() -> None:
    g = Ground(*ALL)
    a, b = g.player(WARRIOR), g.player(WARRIOR)
    put(g, a, a, 40)
    put(g, a, a, 41)
    assert ids(g, a) == [41]
    put(g, a, a, 42)
    put(g, b, a, 43)
    assert ids(g, a) == [41, 42, 43]
    put(g, a, a, 43)
    assert ids(g, a) == [41, 43]


def test_raised_health_comes_with_the_maximum_and_goes_with_it() -> None:
    g = Ground(*ALL)
    warrior = g.player(WARRIOR)
    g.unit(warrior)["hp"] = 30
    aura = put(g, warrior, warrior, 43)
    assert (g.unit(warrior)["hp"], g.unit(warrior)["max_hp"]) == (80, 170)
    g.unit(warrior)["hp"] = 40
    remove_aura(g.st, g.ct, aura, 20)
    assert (g.unit(warrior)["hp"], g.unit(warrior)["max_hp"]) == (1, 120)


def test_of_two_stuns_the_second_still_holds_when_the_first_ends() -> None:
    g = Ground(*ALL)
    warrior, wolf = g.player(WARRIOR), g.creature()
    first, second = put(g, warrior, wolf, 30), put(g, warrior, wolf, 31)
    assert g.unit(wolf)["flags"] & UNIT_FLAG_STUNNED
    assert g.unit(wolf)["move_flags"] & 0x800
    remove_aura(g.st, g.ct, first, 20)
    assert g.unit(wolf)["flags"] & UNIT_FLAG_STUNNED
    remove_aura(g.st, g.ct, second, 30)
    assert not g.unit(wolf)["flags"] & UNIT_FLAG_STUNNED
    assert not g.unit(wolf)["move_flags"] & 0x800


def test_a_root_holds_while_a_stun_beside_it_ends_and_breaks_by_its_flag() -> None:
    g = Ground(*ALL)
    mage, wolf = g.player(MAGE), g.creature()
    put(g, mage, wolf, 32)
    remove_aura(g.st, g.ct, put(g, mage, wolf, 30), 20)
    assert g.unit(wolf)["move_flags"] & 0x800
    assert remove_auras_by_interrupt(g.st, g.ct, wolf, AURA_INTERRUPT_FLAG_MOVE, 30) == 0
    assert remove_auras_by_interrupt(g.st, g.ct, wolf, AURA_INTERRUPT_FLAG_TAKE_DAMAGE, 30) == 1
    assert not g.unit(wolf)["move_flags"] & 0x800
    assert g.sheet(wolf)["aura_interrupts"] == 0


def test_a_silence_breaks_off_a_spell_that_it_prevents() -> None:
    g = Ground(*ALL, spell(5, prevention=1, cast_ms=3000))
    mage, wolf = g.player(MAGE), g.creature()
    g.unit(wolf)["cast_spell"] = g.row(5)
    g.unit(wolf)["cast_due_ms"] = 3000
    put(g, mage, wolf, 81)
    assert g.unit(wolf)["flags"] & UNIT_FLAG_SILENCED
    assert g.unit(wolf)["cast_spell"] == -1


def test_a_stance_brings_its_passive_and_takes_the_other_stance_with_its_own() -> None:
    g = Ground(*ALL)
    warrior = g.player(WARRIOR)
    put(g, warrior, warrior, 2457)
    assert (g.unit(warrior)["form"], ids(g, warrior)) == (17, [2457, 60])
    assert g.sheet(warrior)["threat_pct"].tolist() == [80.0] * 7
    put(g, warrior, warrior, 71)
    assert (g.unit(warrior)["form"], ids(g, warrior)) == (18, [71, 61])
    assert g.sheet(warrior)["threat_pct"].tolist() == [145.0] * 7


def test_a_change_of_stance_spills_rage_but_ten_points_from_level_twenty_on() -> None:
    g = Ground(*ALL)
    for level, left in ((19, 0), (20, 100)):
        warrior = g.player(WARRIOR, level)
        put(g, warrior, warrior, 2457)
        g.unit(warrior)["powers"][1] = 500
        put(g, warrior, warrior, 71)
        assert g.unit(warrior)["powers"][1] == left


def test_passives_lie_on_who_knows_them_and_a_warrior_begins_in_battle_stance() -> None:
    g = Ground(*ALL)
    warrior = g.player(WARRIOR)
    player = g.unit(warrior)["player"]
    row = g.row(80)
    g.state.plain["spellbook"][player, row >> 3] |= 1 << (row & 7)
    assert apply_passives(g.st, g.ct, warrior, 10) == 1
    assert apply_passives(g.st, g.ct, warrior, 10) == 0
    assert g.sheet(warrior)["stats"][4] == 22
    assert g.unit(warrior)["form"] == 17
    assert [int(a["slot"]) for a in g.auras(warrior)] == [255, 0, 255]


def test_death_takes_all_but_passives_and_the_stance() -> None:
    g = Ground(*ALL)
    warrior = g.player(WARRIOR)
    for number in (2457, 42, 10, 80):
        put(g, warrior, warrior, number)
    remove_all_on_death(g.st, g.ct, warrior, 20)
    assert ids(g, warrior) == [2457, 60, 80]
    g.unit(warrior)["death"] = 1
    assert put(g, warrior, warrior, 10) == -1


def test_wards_absorb_before_shields_and_mana_shields_last() -> None:
    g = Ground(*ALL)
    mage = g.player(MAGE)
    for number in (52, 51, 50):
        put(g, mage, mage, number)
    assert g.sheet(mage)["absorbing"] == 180
    assert absorb(g.st, g.ct, mage, 20, 16, 20) == 0
    assert [int(a["amounts"][0]) for a in g.auras(mage)] == [100, 50, 10]
    assert absorb(g.st, g.ct, mage, 30, 16, 20) == 0
    assert ids(g, mage) == [52, 51]
    assert g.auras(mage)[1]["amounts"][0] == 30
    mana = g.unit(mage)["powers"][0]
    assert absorb(g.st, g.ct, mage, 60, 1, 20) == 0
    assert ids(g, mage) == [52]
    assert g.unit(mage)["powers"][0] == mana - 45
    assert absorb(g.st, g.ct, mage, 100, 1, 20) == 30
    assert ids(g, mage) == []
    assert g.sheet(mage)["absorbing"] == 0


def test_a_mana_shield_without_mana_lets_the_rest_through() -> None:
    g = Ground(*ALL)
    mage = g.player(MAGE)
    put(g, mage, mage, 52)
    g.unit(mage)["powers"][0] = 15
    assert absorb(g.st, g.ct, mage, 40, 1, 20) == 30
    assert g.unit(mage)["powers"][0] == 0


def test_auras_are_asked_by_type_and_summed() -> None:
    g = Ground(*ALL)
    warrior, wolf = g.player(WARRIOR), g.creature()
    put(g, warrior, wolf, 20)
    put(g, warrior, wolf, 20)
    assert has_aura_type(g.st, g.ct, wolf, 101)
    assert not has_aura_type(g.st, g.ct, wolf, 3)
    assert sum_of(g.st, g.ct, wolf, 101, 1) == -8
    assert sum_of(g.st, g.ct, wolf, 101, 2) == 0
    assert find_aura(g.st, wolf, g.row(20)) >= 0
