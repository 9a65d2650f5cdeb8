# SPDX-License-Identifier: GPL-2.0-or-later
"""Runes: who has them, what spends them, when they are back, death runes, Blood Tap, Empower Rune Weapon, runic power's decay."""

from __future__ import annotations

import pytest

from tests.realm.spell_casting.arena import Arena
from warhost.realm.handlers.spell_casting.checking import refusals as no

DEATH_KNIGHT = 6
BLOOD_STRIKE, ICY_TOUCH, PLAGUE_STRIKE, DEATH_STRIKE, DEATH_AND_DECAY = 45902, 45477, 45462, 49998, 43265
BLOOD_TAP, EMPOWER, HORN = 45529, 47568, 57623


class Duel:
    """Is a death knight who misses nothing, and a dummy before him."""

    def __init__(self, x: float = 3.0) -> None:
        self.arena = Arena()
        self.knight = self.arena.player(DEATH_KNIGHT)
        self.foe = self.arena.creature(x=x)
        sheet = self.arena.sheets[self.knight]
        sheet["weapon_subclass"][0], sheet["melee_hit_pct"], sheet["spell_hit_pct"] = 8, 100.0, 100.0
        self.unit = self.arena.units[self.knight]
        self.unit["powers"][6], self.unit["max_powers"][6] = 0, 1000
        self.runes = self.arena.world.state["runes"][self.unit["player"]]

    def cast(self, spell_id: int) -> int:
        """Cast a spell at the dummy after the global cooldown."""
        self.unit["gcd_ends_ms"] = 0
        return self.arena.cast(self.knight, spell_id, self.foe)

    def left(self) -> list[int]:
        """Return how long each rune still takes, in ms from the end of the tick; 0 ready."""
        return [max(int(ms) - self.arena.now_ms, 0) for ms in self.runes["ready_ms"]]


def test_a_death_knight_begins_with_two_runes_of_each_kind() -> None:
    duel = Duel()
    assert duel.runes["kinds"].tolist() == [0, 0, 1, 1, 2, 2]
    assert duel.left() == [0] * 6


def test_a_strike_spends_the_rune_of_its_kind_for_ten_seconds_and_brings_runic_power() -> None:
    duel = Duel()
    assert duel.cast(PLAGUE_STRIKE) == 0
    assert duel.left() == [0, 0, 9950, 0, 0, 0]
    assert duel.unit["powers"][6] == 100
    assert duel.cast(DEATH_STRIKE) == 0
    assert duel.left() == [0, 0, 9900, 9950, 9950, 0]
    assert duel.unit["powers"][6] == 250


def test_a_spell_without_its_runes_is_refused_and_spends_none() -> None:
    duel = Duel()
    assert [duel.cast(BLOOD_STRIKE) for _ in range(3)] == [0, 0, no.NO_POWER]
    assert duel.left()[2:] == [0] * 4
    duel.arena.wait(10_000)
    assert duel.cast(BLOOD_STRIKE) == 0


def test_a_death_rune_pays_for_any_kind_and_only_for_what_own_runes_do_not() -> None:
    duel = Duel()
    duel.runes["kinds"][0] = 3
    assert duel.cast(ICY_TOUCH) == 0
    assert duel.runes["kinds"][0] == 3
    assert [duel.cast(ICY_TOUCH) for _ in range(2)] == [0, 0]
    assert duel.runes["kinds"][0] == 0
    assert duel.left()[0] > 0
    assert duel.cast(ICY_TOUCH) == no.NO_POWER


def test_a_rune_that_lay_ready_in_a_fight_comes_back_sooner() -> None:
    duel = Duel()
    duel.unit["in_combat"] = 1
    ready = duel.arena.now_ms - 1000
    duel.runes["fight_from_ms"], duel.runes["ready_ms"][0], duel.runes["ready_ms"][1] = ready - 1, ready, ready - 100_000
    duel.cast(BLOOD_STRIKE)
    assert 9950 - duel.left()[0] == pytest.approx(750, abs=40)  # a second, less the first quarter
    duel.cast(BLOOD_STRIKE)
    assert duel.left()[1] == 9950  # its second came before the fight
    duel.runes["ready_ms"][0] = duel.arena.now_ms - 60_000
    duel.runes["fight_from_ms"] = duel.arena.now_ms - 70_000
    duel.cast(BLOOD_STRIKE)
    assert 9950 - duel.left()[0] == pytest.approx(2250, abs=40)


def test_a_spell_that_is_avoided_costs_the_rune_a_second_and_a_half_and_brings_nothing() -> None:
    duel = Duel()
    duel.arena.sheets["dodge_pct"][duel.foe], duel.arena.units["o"][duel.foe] = 200.0, 3.14
    duel.runes["kinds"][0] = 3
    duel.runes["ready_ms"][1] = 1 << 40
    assert duel.cast(BLOOD_STRIKE) == 0
    assert duel.left()[0] == 1450
    assert duel.runes["kinds"][0] == 3
    assert duel.unit["powers"][6] == 0


def test_blood_tap_makes_a_death_rune_for_twenty_seconds() -> None:
    duel = Duel()
    before = int(duel.unit["hp"])
    assert duel.arena.cast(duel.knight, BLOOD_TAP) == 0
    assert duel.runes["kinds"].tolist() == [3, 0, 1, 1, 2, 2]
    assert before - duel.unit["hp"] == 60  # 6 % of the 1,000 base health here
    assert duel.unit["powers"][6] == 100
    duel.cast(ICY_TOUCH), duel.cast(ICY_TOUCH), duel.cast(ICY_TOUCH)
    assert duel.runes["kinds"][0] == 3  # its aura still holds it
    duel.arena.wait(20_000)
    assert duel.runes["kinds"][0] == 0


def test_blood_tap_brings_the_sooner_of_two_spent_blood_runes_back() -> None:
    duel = Duel()
    duel.cast(BLOOD_STRIKE), duel.cast(BLOOD_STRIKE)
    assert duel.arena.cast(duel.knight, BLOOD_TAP) == 0
    assert duel.left()[:2] == [0, 9900]
    assert duel.runes["kinds"].tolist()[:2] == [3, 0]


def test_empower_rune_weapon_brings_all_back() -> None:
    duel = Duel()
    duel.runes["ready_ms"] = 1 << 40
    duel.runes["kinds"][3] = 3
    assert duel.arena.cast(duel.knight, EMPOWER) == 0
    assert duel.left() == [0] * 6
    assert duel.unit["powers"][6] == 250


def test_a_horn_costs_no_rune_and_brings_runic_power_to_the_most_at_most() -> None:
    duel = Duel()
    duel.unit["powers"][6] = 950
    assert duel.arena.cast(duel.knight, HORN) == 0
    assert duel.left() == [0] * 6
    assert duel.unit["powers"][6] == 1000


def test_runic_power_fades_by_three_points_in_two_seconds_out_of_combat_alone() -> None:
    duel = Duel()
    duel.arena.cast(duel.knight, HORN)
    assert duel.unit["powers"][6] == 100
    duel.arena.wait(2000)
    assert duel.unit["powers"][6] == 70
    duel.unit["in_combat"] = 1
    duel.arena.wait(4000)
    assert duel.unit["powers"][6] == 70
    duel.unit["in_combat"] = 0
    duel.arena.wait(8000)
    assert duel.unit["powers"][6] == 0


def test_death_and_decay_takes_one_rune_of_each_kind_and_strikes_ten_times() -> None:
    duel = Duel(x=10.0)
    before = int(duel.arena.units["hp"][duel.foe])
    assert duel.arena.cast(duel.knight, DEATH_AND_DECAY, place=(10.0, 0.0, 0.0)) == 0
    assert [ms > 0 for ms in duel.left()] == [True, False, True, False, True, False]
    duel.arena.wait(10_500)
    power = int(duel.arena.sheets["attack_power"][duel.knight])
    tick = int((26 + power * 0.04805) * 1.15)
    assert before - duel.arena.units["hp"][duel.foe] == 10 * tick
