# SPDX-License-Identifier: GPL-2.0-or-later
"""What a death knight's spells do: diseases, presences, Rune Strike, Death Grip, Anti-Magic Shell, Chains of Ice, interrupts."""

from __future__ import annotations

from tests.realm.spell_casting.test_runes import BLOOD_STRIKE, DEATH_STRIKE, ICY_TOUCH, PLAGUE_STRIKE, Duel
from warhost.protocol.opcode_numbers import SMSG_SPELLNONMELEEDAMAGELOG
from warhost.realm.handlers.combat.damage import deal_damage
from warhost.realm.handlers.spell_casting.auras.procs import proc_with
from warhost.realm.handlers.spell_casting.auras.scaled_amounts import defence_skill
from warhost.realm.handlers.spell_casting.classes.diseases import count_diseases
from warhost.realm.handlers.spell_casting.effects.landed import hit

OBLITERATE, PESTILENCE, BLOOD_BOIL, DEATH_COIL = 49020, 50842, 48721, 47541
CHAINS, STRANGULATE, MIND_FREEZE, DEATH_GRIP, RUNE_STRIKE = 45524, 47476, 47528, 49576, 56815
SHELL, FROST, UNHOLY, RUNE_STRIKE_READY = 48707, 48263, 48265, 56817
TAKEN_SWING, DODGE = 0x8, 0x1


def lost(duel: Duel, spell_id: int) -> int:
    """Return what the last hit of a spell took."""
    hits = [e for e in duel.arena.told(SMSG_SPELLNONMELEEDAMAGELOG, duel.foe) if e["a"] == spell_id]
    return int(hits[-1]["b"])


def sick(duel: Duel, foe: int = -1) -> int:
    """Return how many diseases of the knight a unit bears, the dummy if none is named."""
    st, ct = duel.arena.world.state.kernels(), duel.arena.world.content
    return int(count_diseases(st, ct, duel.foe if foe < 0 else foe, duel.knight))


def steady(duel: Duel) -> None:
    """Let the knight's weapon deal 1,000 and nothing crit."""
    sheet = duel.arena.sheets[duel.knight]
    sheet["weapon_min"][0] = sheet["weapon_max"][0] = 1000.0
    sheet["attack_ms"][0], sheet["attack_power"], sheet["melee_crit_pct"] = 3500, 0, -100.0
    sheet["spell_crit_pct"] = -100.0
    sheet["damage_done_pct"] = 100.0


def test_frost_fever_and_blood_plague_tick_for_their_level_and_attack_power() -> None:
    duel = Duel()
    steady(duel)
    duel.arena.sheets["attack_power"][duel.knight] = 1000
    duel.cast(ICY_TOUCH), duel.cast(PLAGUE_STRIKE)
    assert sick(duel) == 2
    before = int(duel.arena.units["hp"][duel.foe])
    duel.arena.wait(15_500)
    assert before - duel.arena.units["hp"][duel.foe] == 5 * (int(29 + 63.25) + int(36 + 63.25))
    assert sick(duel) == 0


def test_strikes_deal_an_eighth_more_for_each_disease() -> None:
    duel = Duel()
    steady(duel)
    duel.cast(BLOOD_STRIKE)
    plain = lost(duel, BLOOD_STRIKE)
    assert plain == 400 + 104
    duel.cast(ICY_TOUCH), duel.cast(PLAGUE_STRIKE), duel.cast(BLOOD_STRIKE)
    assert lost(duel, BLOOD_STRIKE) == int(plain * 1.25)


def test_obliterate_ends_the_diseases_that_it_was_stronger_by() -> None:
    duel = Duel()
    steady(duel)
    duel.cast(ICY_TOUCH), duel.cast(PLAGUE_STRIKE), duel.cast(OBLITERATE)
    assert lost(duel, OBLITERATE) == int((800 + 198) * 1.25)
    assert sick(duel) == 0


def test_death_strike_heals_a_twentieth_of_health_for_each_disease() -> None:
    duel = Duel()
    steady(duel)
    duel.unit["max_hp"], duel.unit["hp"] = 20_000, 5_000
    duel.cast(ICY_TOUCH), duel.cast(PLAGUE_STRIKE)
    before = int(duel.unit["hp"])
    duel.runes["ready_ms"] = 0
    duel.cast(DEATH_STRIKE)
    assert duel.unit["hp"] - before >= 2000


def test_pestilence_spreads_both_diseases_to_all_within_ten_yards() -> None:
    duel = Duel()
    near, far = duel.arena.creature(x=12.0), duel.arena.creature(x=14.0)
    duel.cast(ICY_TOUCH), duel.cast(PLAGUE_STRIKE), duel.cast(PESTILENCE)
    assert (sick(duel), sick(duel, near), sick(duel, far)) == (2, 2, 0)


def test_blood_boil_deals_half_more_to_the_diseased() -> None:
    duel = Duel()
    steady(duel)
    duel.arena.sheets["attack_power"][duel.knight] = 1000
    well = duel.arena.creature(x=4.0)
    duel.cast(ICY_TOUCH)
    duel.unit["gcd_ends_ms"] = 0
    before = {row: int(duel.arena.units["hp"][row]) for row in (duel.foe, well)}
    assert duel.arena.cast(duel.knight, BLOOD_BOIL) == 0
    plain = before[well] - int(duel.arena.units["hp"][well])
    more = before[duel.foe] - int(duel.arena.units["hp"][duel.foe])
    assert 89 + 60 <= plain <= 107 + 60
    assert int((89 + 60) * 1.5) + 35 <= more <= int((107 + 60) * 1.5) + 35


def test_death_coil_crits_for_twice_its_damage() -> None:
    duel = Duel(x=10.0)
    steady(duel)
    duel.unit["powers"][6] = 1000
    duel.cast(DEATH_COIL)
    assert lost(duel, DEATH_COIL) == 184
    duel.arena.sheets["spell_crit_pct"][duel.knight] = 100.0
    duel.cast(DEATH_COIL)
    assert lost(duel, DEATH_COIL) == 368


def test_a_dodge_opens_rune_strike_which_uses_it_up_at_the_swing() -> None:
    duel = Duel()
    steady(duel)
    duel.unit["powers"][6] = 500
    st, ct = duel.arena.world.state.kernels(), duel.arena.world.content
    proc_with(st, ct, duel.knight, duel.foe, TAKEN_SWING, DODGE, 0, duel.arena.now_ms + 1)
    duel.arena.tick()
    assert duel.cast(RUNE_STRIKE) == 0
    assert duel.unit["powers"][6] == 500
    duel.arena.send(duel.knight, "CMSG_ATTACKSWING", guid=int(duel.arena.units["guid"][duel.foe]))
    duel.arena.wait(200)
    assert lost(duel, RUNE_STRIKE) == 1500
    assert duel.unit["powers"][6] == 300
    assert duel.cast(RUNE_STRIKE) != 0


def test_a_landed_swing_does_not_open_rune_strike() -> None:
    duel = Duel()
    duel.unit["powers"][6] = 500
    st, ct = duel.arena.world.state.kernels(), duel.arena.world.content
    proc_with(st, ct, duel.knight, duel.foe, TAKEN_SWING, 0, 0, duel.arena.now_ms + 1)
    duel.arena.tick()
    assert duel.cast(RUNE_STRIKE) != 0


def test_blood_presence_heals_for_four_percent_of_the_damage() -> None:
    duel = Duel()
    steady(duel)
    duel.unit["max_hp"], duel.unit["hp"] = 20_000, 5_000
    duel.cast(BLOOD_STRIKE)
    duel.arena.tick()
    assert duel.unit["hp"] == 5_000 + lost(duel, BLOOD_STRIKE) * 4 // 100


def test_frost_presence_brings_stamina_and_armour_and_takes_them_again() -> None:
    duel = Duel()
    sheet = duel.arena.sheets[duel.knight]
    duel.arena.cast(duel.knight, FROST)
    stamina, threat = int(sheet["stats"][2]), sheet["threat_pct"].tolist()
    assert threat == [145.0] * 7
    duel.arena.wait(1000)
    duel.arena.cast(duel.knight, UNHOLY)
    assert stamina == int(int(sheet["stats"][2]) * 1.08)
    assert sheet["threat_pct"].tolist() == [80.0] * 7


def test_unholy_presence_shortens_the_global_cooldown_by_half_a_second() -> None:
    duel = Duel()
    duel.arena.cast(duel.knight, UNHOLY)
    assert duel.cast(BLOOD_STRIKE) == 0
    assert duel.unit["gcd_ends_ms"] - duel.arena.now_ms == 950


def test_anti_magic_shell_takes_three_quarters_of_magic_and_keeps_its_auras_off() -> None:
    duel = Duel(x=10.0)
    duel.unit["max_hp"] = duel.unit["hp"] = 20_000
    duel.unit["powers"][6] = 200
    st, ct = duel.arena.world.state.kernels(), duel.arena.world.content
    assert duel.arena.cast(duel.knight, SHELL) == 0
    assert duel.unit["powers"][6] == 0
    deal_damage(st, ct, duel.foe, duel.knight, 4000, 16, -1, duel.arena.now_ms)
    assert duel.unit["hp"] == 19_000
    assert duel.unit["powers"][6] == 600
    deal_damage(st, ct, duel.foe, duel.knight, 1000, 1, -1, duel.arena.now_ms)
    assert duel.unit["hp"] == 18_000
    deal_damage(st, ct, duel.foe, duel.knight, 12_000, 32, -1, duel.arena.now_ms)
    assert duel.unit["hp"] == 18_000 - (12_000 - 7_000)  # 10,000 in all
    duel.arena.wait(6000)
    duel.unit["powers"][6] = 200
    duel.unit["first_cooldown"] = -1
    assert duel.arena.cast(duel.knight, SHELL) == 0
    speed = float(duel.unit["speed_run"])
    hit(st, ct, duel.foe, duel.knight, duel.arena.spell(116), 7, 0.0, 0.0, 0.0, duel.arena.now_ms)
    assert duel.unit["speed_run"] == speed


def test_icebound_fortitude_counts_defence_beyond_400() -> None:
    duel = Duel()
    st, ct = duel.arena.world.state.kernels(), duel.arena.world.content
    assert defence_skill(st, ct, duel.knight) == 400


def test_chains_of_ice_let_go_by_a_tenth_a_second_and_bring_frost_fever() -> None:
    duel = Duel(x=10.0)
    speed = float(duel.arena.units["speed_run"][duel.foe])
    duel.cast(CHAINS)
    slow = [float(duel.arena.units["speed_run"][duel.foe])]
    for _ in range(3):
        duel.arena.wait(1000)
        slow.append(float(duel.arena.units["speed_run"][duel.foe]))
    assert slow == sorted(set(slow))
    assert slow[0] < 0.1 * speed
    assert sick(duel) == 1


def test_death_grip_pulls_its_target_before_the_knight() -> None:
    duel = Duel(x=25.0)
    assert duel.cast(DEATH_GRIP) == 0
    duel.arena.wait(1000)
    assert duel.arena.units["x"][duel.foe] == 1.5


def test_mind_freeze_breaks_a_cast_off_and_strangulate_silences() -> None:
    duel = Duel()
    foe = duel.arena.units[duel.foe]
    foe["cast_spell"], foe["cast_due_ms"], foe["cast_ms"] = duel.arena.spell(133), 1 << 40, 3000
    duel.unit["powers"][6] = 200
    assert duel.cast(MIND_FREEZE) == 0
    assert foe["cast_spell"] == -1
    assert foe["lockout_ends_ms"][2] > duel.arena.now_ms
    assert duel.cast(STRANGULATE) == 0
    assert foe["flags"] & 0x2000
