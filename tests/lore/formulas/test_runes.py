# SPDX-License-Identifier: GPL-2.0-or-later
"""Runes against literal figures (AzerothCore, Player.h and Player.cpp; Spell.cpp:TakeRunePower, SendSpellGo).

What a rune gains by lying ready begins to count after 250 ms (Player.cpp:GetRuneBaseCooldown); the simulator lets it count from the first
moment (runic_power.go:LaunchRuneRegenPA), which AzerothCore's figures overrule.
"""

import pytest

from tests.lore.formulas.sources import sourced
from warhost.lore.formulas import runes

# ms that a rune lay ready in a fight, its cooldown when it is spent then
COOLDOWN = (
    ("Player.h:396", 0, 10_000),
    ("Player.cpp:1774", 100, 10_000),
    ("Player.cpp:1774", 250, 10_000),
    ("Player.cpp:1774", 251, 9_999),
    ("Player.cpp:1774", 500, 9_750),
    ("Player.cpp:1774", 1000, 9_250),
    ("Player.cpp:1774", 2250, 8_000),
    ("Player.h:397", 2500, 7_750),
    ("Player.cpp:1780", 2501, 7_750),
    ("Player.cpp:1780", 9000, 7_750),
)
# ms left of a cooldown, 255ths that have passed; AzerothCore cuts where this rounds up, so that each step's cooldown has that step
STEP = ((10_000, 0), (9_961, 1), (9_750, 7), (8_000, 51), (7_750, 58), (7_500, 64), (5_000, 128), (1_500, 217), (1, 255), (0, 255))


@pytest.mark.parametrize(("ready_for_ms", "cooldown_ms"), sourced(COOLDOWN))
def test_a_rune_that_lay_ready_comes_back_sooner(ready_for_ms: int, cooldown_ms: int) -> None:
    assert runes.BASE_MS - runes.rune_grace_ms(ready_for_ms) == cooldown_ms


@pytest.mark.parametrize(("left_ms", "step"), STEP)
def test_a_client_is_told_what_has_passed_in_steps_of_a_255th(left_ms: int, step: int) -> None:
    assert runes.rune_step(left_ms) == step


def test_every_step_is_the_step_of_its_own_cooldown() -> None:
    assert [runes.rune_step(runes.rune_cooldown_ms(step)) for step in range(256)] == list(range(256))


def test_a_rune_takes_ten_seconds_and_after_a_miss_one_and_a_half() -> None:
    assert (runes.BASE_MS, runes.GRACE_MS, runes.MISS_MS) == (10_000, 2_500, 1_500)  # Player.h:396 to 398


def test_a_miss_has_a_step_that_no_grace_reaches() -> None:
    assert runes.rune_cooldown_ms(runes.rune_step(runes.MISS_MS)) == 1_500
    assert runes.rune_step(runes.BASE_MS - runes.rune_grace_ms(10**6)) < runes.MISS_STEP
