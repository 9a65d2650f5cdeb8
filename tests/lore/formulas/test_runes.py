# SPDX-License-Identifier: GPL-2.0-or-later
"""Runes come back as AzerothCore has it (Player.cpp:GetRuneBaseCooldown, Spell.cpp:TakeRunePower)."""

import pytest

from warhost.lore.formulas import runes


@pytest.mark.parametrize(
    ("ready_for_ms", "sooner_ms"),
    [(0, 0), (100, 0), (249, 0), (250, 0), (251, 1), (500, 250), (1000, 750), (2250, 2000), (2500, 2250), (9000, 2250)],
)
def test_a_rune_that_lay_ready_comes_back_sooner(ready_for_ms: int, sooner_ms: int) -> None:
    assert runes.rune_grace_ms(ready_for_ms) == sooner_ms


@pytest.mark.parametrize(("left_ms", "step"), [(10_000, 0), (9_961, 1), (7_500, 64), (5_000, 128), (1_500, 217), (1, 255), (0, 255)])
def test_a_client_is_told_what_has_passed_in_steps_of_a_255th(left_ms: int, step: int) -> None:
    assert runes.rune_step(left_ms) == step


def test_every_step_is_the_step_of_its_own_cooldown() -> None:
    assert [runes.rune_step(runes.rune_cooldown_ms(step)) for step in range(256)] == list(range(256))


def test_a_miss_has_a_step_that_no_grace_reaches() -> None:
    assert runes.rune_cooldown_ms(runes.rune_step(runes.MISS_MS)) == 1_500
    assert runes.rune_step(runes.BASE_MS - runes.rune_grace_ms(10**6)) < runes.MISS_STEP
