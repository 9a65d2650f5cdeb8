# SPDX-License-Identifier: GPL-2.0-or-later
"""Creatures notice by level as AzerothCore's Creature.cpp:GetAggroRange has it."""

import pytest

from warhost.lore.formulas import aggro

# creature's level, player's level, detection range, bonus, radius
AGGRO = (
    (10, 10, 20.0, 0.0, 20.0), (10, 12, 20.0, 0.0, 18.0), (12, 10, 20.0, 0.0, 22.0), (10, 25, 20.0, 0.0, 5.0), (10, 80, 20.0, 0.0, 5.0),
    (35, 10, 20.0, 0.0, 45.0),
    (60, 10, 20.0, 0.0, 45.0), (60, 5, 20.0, 0.0, 45.0), (10, 10, 20.0, -10.0, 10.0), (10, 10, 10.0, 0.0, 10.0), (5, 1, 20.0, 0.0, 24.0),
)  # fmt: skip


@pytest.mark.parametrize(("creature", "player", "detection", "bonus", "radius"), AGGRO)
def test_creatures_notice_by_level(creature: int, player: int, detection: float, bonus: float, radius: float) -> None:
    assert aggro.aggro_radius(creature, player, detection, bonus) == radius
