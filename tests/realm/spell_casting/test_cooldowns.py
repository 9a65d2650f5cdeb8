# SPDX-License-Identifier: GPL-2.0-or-later
"""Cooldowns of spells and categories, and the global cooldown with its haste and its floor."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.spell_casting.arena import Arena
from tests.realm.worlds import MAGE, WARRIOR
from warhost.lore.formulas.spells import MAX_GCD_MS
from warhost.protocol.opcode_numbers import SMSG_COOLDOWN_EVENT, SMSG_SPELL_COOLDOWN
from warhost.realm.handlers.spell_casting.checking import cooldowns, refusals

FIRE_BLAST, PUMMEL, THUNDER_CLAP = 2136, 6552, 6343


@pytest.fixture
def arena() -> Arena:
    """Return a fresh arena."""
    return Arena()


def test_the_list_of_a_unit_uses_what_is_over_again(arena: Arena) -> None:
    st = arena.world.state.kernels()
    mage = arena.player(MAGE)
    for n in range(1000):
        cooldowns.set_cooldown(st, mage, n + 1, 100 * n + 250, 100 * n)
    assert arena.world.state["pools"]["live"][2] <= 4
    assert cooldowns.find_cooldown(st, mage, 1000) >= 0
    assert cooldowns.find_cooldown(st, mage, 1) == -1


def test_clearing_gives_every_row_back(arena: Arena) -> None:
    st = arena.world.state.kernels()
    mage = arena.player(MAGE)
    before = int(arena.world.state["pools"]["live"][2])
    for key in range(1, 6):
        cooldowns.set_cooldown(st, mage, key, 5000, 0)
    cooldowns.clear_cooldowns(st, mage)
    assert arena.world.state["pools"]["live"][2] == before
    assert arena.units["first_cooldown"][mage] == -1


def test_a_category_cools_every_spell_that_shares_it(arena: Arena) -> None:
    st, ct = arena.world.state.kernels(), arena.world.content
    mage = arena.player(MAGE)
    row = arena.spell(FIRE_BLAST)
    kept = arena.spells[row].copy()
    try:
        arena.spells["category"][row], arena.spells["category_cooldown_ms"][row] = 77, 12000
        cooldowns.set_cooldown(st, mage, -77, 9000, 0)
        assert cooldowns.cooldown_until(st, ct, mage, row) == 9000
        cooldowns.start_cooldowns(st, ct, mage, row, 1000)
        assert cooldowns.cooldown_until(st, ct, mage, row) == 13000
        assert arena.world.state["cooldowns"]["ends_ms"][cooldowns.find_cooldown(st, mage, FIRE_BLAST)] == 9000
    finally:
        arena.spells[row] = kept


@pytest.mark.parametrize(("haste", "expected"), [(1.0, 1500), (1.25, 1200), (1.5, 1000), (3.0, 1000), (0.5, 1500)])
def test_haste_shortens_the_global_cooldown_to_a_second_and_slowness_does_not_stretch_it(arena: Arena, haste: float, expected: int) -> None:
    mage = arena.player(MAGE)
    arena.sheets["cast_haste"][mage] = haste
    assert cooldowns.gcd_of(arena.world.state.kernels(), arena.world.content, mage, arena.spell(FIRE_BLAST)) == expected


def test_haste_leaves_a_warriors_global_cooldown_alone(arena: Arena) -> None:
    warrior = arena.player(WARRIOR)
    arena.sheets["cast_haste"][warrior] = 2.0
    assert cooldowns.gcd_of(arena.world.state.kernels(), arena.world.content, warrior, arena.spell(THUNDER_CLAP)) == 1500


def test_a_cooldown_that_starts_on_fade_waits_for_its_event(arena: Arena) -> None:
    st, ct = arena.world.state.kernels(), arena.world.content
    mage = arena.player(MAGE)
    row = arena.spell(FIRE_BLAST)
    kept = arena.spells[row].copy()
    try:
        arena.spells["attributes"][row] |= np.uint64(cooldowns.COOLDOWN_ON_FADE)
        cooldowns.start_cooldowns(st, ct, mage, row, 1000)
        assert cooldowns.cooldown_until(st, ct, mage, row) == cooldowns.UNTIL_EVENT_MS
        cooldowns.cooldown_event(st, ct, mage, row, 5000)
        assert cooldowns.cooldown_until(st, ct, mage, row) == 13000
        cooldowns.cooldown_event(st, ct, mage, row, 6000)
        assert cooldowns.cooldown_until(st, ct, mage, row) == 13000
    finally:
        arena.spells[row] = kept
    told = arena.world.state.events["opcode"][: arena.world.state.event_counts["count"][0]]
    assert SMSG_COOLDOWN_EVENT in told
    assert SMSG_SPELL_COOLDOWN not in told


def test_a_spell_is_not_ready_until_its_cooldown_is_over(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    cooldown_ms = int(arena.spells["cooldown_ms"][arena.spell(FIRE_BLAST)])
    assert cooldown_ms > MAX_GCD_MS
    assert arena.cast(mage, FIRE_BLAST, wolf) == refusals.OK
    arena.wait(cooldown_ms // 2)
    assert arena.cast(mage, FIRE_BLAST, wolf) == refusals.NOT_READY
    arena.wait(cooldown_ms // 2 - 50)
    assert arena.cast(mage, FIRE_BLAST, wolf) == refusals.OK
