# SPDX-License-Identifier: GPL-2.0-or-later
"""Druids' forms against AzerothCore's StatSystem.cpp (CalculateMinMaxDamage, UpdateAttackPowerAndDamage) and ItemTemplate.h."""

from __future__ import annotations

import pytest

from warhost.lore.formulas.forms import claw_damage, claw_ms, druid_attack_power, feral_power, is_feral
from warhost.lore.spells import enums as en

CLAWS = ((1, 1000, 0.85, 1.25), (20, 1000, 17.0, 25.0), (60, 1000, 51.0, 75.0), (80, 1000, 51.0, 75.0), (60, 2500, 127.5, 187.5))
POWERS = ((54.0, 0), (54.85, 0), (54.9, 1), (100.0, 633), (171.5, 1634), (0.0, 0))
"""(dps × 14, cut to whole points) − 767, none below 0."""


@pytest.mark.parametrize(("level", "swing_ms", "low", "high"), CLAWS)
def test_claws_grow_by_level_and_swing_up_to_level_60(level: int, swing_ms: int, low: float, high: float) -> None:
    assert claw_damage(level, swing_ms, False) == pytest.approx(low)
    assert claw_damage(level, swing_ms, True) == pytest.approx(high)


@pytest.mark.parametrize(("dps", "power"), POWERS)
def test_a_weapon_beyond_54_8_damage_a_second_gives_feral_power(dps: float, power: int) -> None:
    assert feral_power(dps) == power


@pytest.mark.parametrize(
    ("form", "power"), [(0, 180), (en.FORM_TRAVEL, 180), (en.FORM_CAT, 280 + 633), (en.FORM_BEAR, 180 + 633), (en.FORM_MOONKIN, 813)]
)
def test_a_cats_agility_and_a_ferals_weapon_count(form: int, power: int) -> None:
    assert druid_attack_power(form, 100.0, 100.0, 100.0) == power


def test_cats_and_bears_have_claws_and_their_own_swing() -> None:
    assert [form for form in range(33) if is_feral(form)] == [en.FORM_CAT, en.FORM_BEAR, en.FORM_DIREBEAR]
    assert (claw_ms(en.FORM_CAT), claw_ms(en.FORM_BEAR), claw_ms(en.FORM_DIREBEAR)) == (1000, 2500, 2500)
