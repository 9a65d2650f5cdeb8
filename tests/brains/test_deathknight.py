# SPDX-License-Identifier: GPL-2.0-or-later
"""A death knight's brain asks for its runes, tells its own diseases from others', and does the urgent first."""

from __future__ import annotations

import pytest

from tests.brains.stage import Stage, plain_only, stage
from tests.brains.test_choosing import castable, chosen, says
from tests.realm.worlds import BANDIT, WOLF
from warhost.brains import rotation as r
from warhost.brains.runes import has_runes, ready_runes
from warhost.lore.spells import table
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura

pytestmark = plain_only
DEATH_KNIGHT, DEATH_RUNE = 6, 3
ICY_TOUCH, PLAGUE_STRIKE, DEATH_STRIKE, BLOOD_STRIKE, DEATH_COIL, GRIP, HORN, OBLITERATE = (
    45477,
    45462,
    49998,
    45902,
    47541,
    49576,
    57330,
    49020,
)
RUNE_STRIKE, PARRIED, PESTILENCE = 56815, 56817, 50842
FROST_FEVER, BLOOD_PLAGUE = 55095, 55078
NEVER_MS = 10**9


@pytest.fixture
def on() -> Stage:
    """Return a world with one death knight of level 80."""
    return stage(DEATH_KNIGHT, level=80)


def spend(on: Stage, *slots: int) -> None:
    """Let the runes of these slots be spent for long."""
    for slot in slots:
        on.world.state["runes"]["ready_ms"][on.player][slot] = NEVER_MS


def sicken(on: Stage, target: int, *spells: int, caster: int | None = None) -> None:
    """Put diseases on a unit."""
    for spell in spells:
        row = table.load().row_of(spell)
        add_aura(on.world.state.kernels(), on.world.content, on.me if caster is None else caster, target, row, 7, on.now_ms)


def family(spell: int) -> list[int]:
    """Return the ids of a spell's ranks."""
    return list(table.load().chains[spell])


def test_runes_of_each_kind_are_asked_for_and_death_runes_stand_for_any(on: Stage) -> None:
    obliterate = on.know.spells[table.load().row_of(OBLITERATE)]
    assert has_runes(on.view, on.player, obliterate, on.now_ms)
    spend(on, 4, 5)
    assert not has_runes(on.view, on.player, obliterate, on.now_ms)
    on.world.state["runes"]["kinds"][on.player][0] = DEATH_RUNE
    assert has_runes(on.view, on.player, obliterate, on.now_ms)
    assert ready_runes(on.view, on.player, on.now_ms) == 4


def test_runic_power_is_compared_in_points_and_pays_for_death_coil(on: Stage) -> None:
    bandit = on.creature(BANDIT, 152.0)
    on.unit()["powers"][6] = 390
    assert says(on, r.RUNIC_POWER_ABOVE, 38)
    assert not says(on, r.RUNIC_POWER_ABOVE, 39)
    assert not castable(on, DEATH_COIL, bandit)
    on.unit()["powers"][6] = 400
    assert castable(on, DEATH_COIL, bandit)


def test_a_disease_of_another_knight_is_none_of_mine(on: Stage) -> None:
    bandit, wolf = on.creature(BANDIT, 152.0), on.creature(WOLF, 154.0)
    sicken(on, bandit, FROST_FEVER, caster=wolf)
    assert says(on, r.TARGET_LACKS_AURA, FROST_FEVER, bandit)
    sicken(on, bandit, FROST_FEVER)
    assert says(on, r.TARGET_BEARS_AURA, FROST_FEVER, bandit)
    assert not says(on, r.TARGET_LACKS_AURA, FROST_FEVER, bandit)


def test_far_away_it_grips_or_sickens_and_near_by_it_sickens_strikes_and_ends_it(on: Stage) -> None:
    bandit = on.creature(BANDIT, 170.0)
    assert chosen(on, bandit, r.OPENER) == GRIP
    bandit = on.creature(BANDIT, 152.0)
    assert chosen(on, bandit) in family(ICY_TOUCH)
    sicken(on, bandit, FROST_FEVER)
    assert chosen(on, bandit) in family(PLAGUE_STRIKE)
    sicken(on, bandit, BLOOD_PLAGUE)
    assert chosen(on, bandit) in family(DEATH_STRIKE)
    on.unit(bandit)["hp"] = on.unit(bandit)["max_hp"] // 4
    assert chosen(on, bandit) in family(OBLITERATE)
    spend(on, 2, 3)
    assert chosen(on, bandit) in family(BLOOD_STRIKE)


def test_without_runes_it_blows_the_horn_and_with_power_it_coils(on: Stage) -> None:
    bandit = on.creature(BANDIT, 152.0)
    sicken(on, bandit, FROST_FEVER, BLOOD_PLAGUE)
    on.unit(bandit)["hp"] = on.unit(bandit)["max_hp"] // 4
    spend(on, *range(6))
    on.unit()["hp"] = on.unit()["max_hp"] // 2
    assert chosen(on, bandit) in family(HORN)
    on.unit()["powers"][6] = 600
    assert chosen(on, bandit) in family(DEATH_COIL)


def test_rune_strike_waits_for_a_dodge_or_parry(on: Stage) -> None:
    bandit = on.creature(BANDIT, 152.0)
    on.unit()["powers"][6] = 300
    assert chosen(on, bandit) in family(ICY_TOUCH)
    sicken(on, on.me, PARRIED)
    assert chosen(on, bandit) == RUNE_STRIKE


def test_pestilence_is_for_those_who_are_still_well(on: Stage) -> None:
    bandit, wolf = on.creature(BANDIT, 152.0), on.creature(WOLF, 151.0)
    on.unit(bandit)["target"] = on.unit(wolf)["target"] = on.unit()["guid"]
    sicken(on, bandit, FROST_FEVER, BLOOD_PLAGUE)
    assert chosen(on, bandit) == PESTILENCE
    sicken(on, wolf, FROST_FEVER, BLOOD_PLAGUE)
    assert chosen(on, bandit) != PESTILENCE
