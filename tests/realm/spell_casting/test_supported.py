# SPDX-License-Identifier: GPL-2.0-or-later
"""What the realm carries out of the shipped spells, and known figures of some of them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from tests.realm.bare import MAGE, PRIEST, WARRIOR, Ground
from warhost.lore.spells import table
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura
from warhost.realm.handlers.spell_casting.effects.landed import hit_with_value
from warhost.realm.handlers.spell_casting.effects.value import aura_amount, points
from warhost.realm.handlers.spell_casting.supported import unsupported_effects

LIMITS = Path(__file__).resolve().parents[3] / "docs" / "limits.md"
DOING_NOTHING = {
    "SPELL_AURA_PERIODIC_DUMMY": {66},
    "SPELL_AURA_MOD_INVISIBILITY": {32612},
    "SPELL_AURA_MOD_CHARM": {605},
    "SPELL_AURA_MOD_INVISIBILITY_DETECT": {132},
}


@pytest.fixture(scope="module")
def real() -> Ground:
    """Return a bare world with the shipped spells."""
    return Ground(table.load().rows)


def test_every_shipped_effect_is_carried_out_but_those_that_the_limits_name() -> None:
    found: dict[str, set[int]] = {}
    for spell_id, _, what in unsupported_effects(SimpleNamespace(spells=table.load().rows)):
        found.setdefault(what, set()).add(spell_id)
    assert found == DOING_NOTHING
    limits = LIMITS.read_text(encoding="utf-8")
    assert [what for what in found if what not in limits] == []


@pytest.mark.parametrize(
    ("spell_id", "k", "class_id", "level", "low", "high"),
    [
        (133, 0, MAGE, 1, 14, 22),  # Fireball
        (133, 1, MAGE, 1, 1, 1),
        (116, 0, MAGE, 4, 18, 20),  # Frostbolt
        (585, 0, PRIEST, 1, 13, 17),  # Smite
        (589, 0, PRIEST, 4, 5, 5),  # Shadow Word: Pain, a tick
        (78, 0, WARRIOR, 1, 11, 11),  # Heroic Strike
        (10, 0, MAGE, 20, 0, 0),  # Blizzard itself
        (42208, 0, MAGE, 20, 36, 36),  # a wave of it
    ],
)
def test_values_of_first_ranks(real: Ground, spell_id: int, k: int, class_id: int, level: int, low: int, high: int) -> None:
    caster = real.player(class_id, level)
    row = real.row(spell_id)
    seen = {int(points(real.st, real.ct, caster, caster, row, k, at_ms)) for at_ms in range(400)}
    assert (min(seen), max(seen)) == (low, high)


def test_a_shield_takes_its_share_of_healing_power(real: Ground) -> None:
    priest = real.player(PRIEST, 6)
    real.sheet(priest)["heal_power"] = 100
    assert aura_amount(real.st, real.ct, priest, real.row(17), 0, 44) == 44 + 38


def test_every_shipped_aura_can_be_put_on_and_taken_off_again(real: Ground) -> None:
    rows = table.load().rows
    for spell_row in range(len(rows)):
        caster, target = real.player(MAGE, 80), real.creature(80)
        before = real.sheet(target).copy()
        aura = add_aura(real.st, real.ct, caster, target, spell_row, 7, 10)
        if aura >= 0:
            from warhost.realm.handlers.spell_casting.auras.aura_list import remove_all

            remove_all(real.st, real.ct, target, 20)
        for column in ("armour", "attack_power", "absorbing", "damage_taken_pct", "aura_notes", "school_immunity"):
            assert np.array_equal(real.sheet(target)[column], before[column]), (int(rows["id"][spell_row]), column)
        assert real.unit(target)["flags"] == 0
        real.give_back(caster)
        real.give_back(target)


def test_a_fireball_of_a_first_level_mage_takes_what_it_rolled(real: Ground) -> None:
    mage, wolf = real.player(MAGE, 1), real.creature(1)
    for at_ms in range(1, 200):
        real.unit(wolf)["hp"] = 100
        if hit_with_value(real.st, real.ct, mage, wolf, real.row(133), 1, 20, at_ms) == 0:
            assert 100 - int(real.unit(wolf)["hp"]) in (20, 30)
