# SPDX-License-Identifier: GPL-2.0-or-later
"""Spells that jump: to whom, how far, and what is left of them after each jump."""

from __future__ import annotations

import pytest

from tests.realm.spell_casting.arena import Arena
from tests.realm.worlds import PRIEST, SHAMAN
from warhost.protocol.opcode_numbers import SMSG_SPELLHEALLOG, SMSG_SPELLNONMELEEDAMAGELOG
from warhost.realm.handlers.spell_casting.reach import targets
from warhost.realm.handlers.spell_casting.reach.areas import MASKS

CHAIN_LIGHTNING, CHAIN_HEAL, CLEAVE = 421, 1064, 845


@pytest.fixture
def arena() -> Arena:
    """Return a fresh arena."""
    return Arena()


def order(arena: Arena, caster: int, spell: int, target: int) -> list[int]:
    """Return whom a spell reaches, in the order of its jumps."""
    st = arena.world.state.kernels()
    count = targets.select(st, arena.world.content, caster, arena.spell(spell), target, 0.0, 0.0, 0.0)
    return [int(cell) // MASKS for cell in st.reached[:count]]


def test_lightning_goes_on_to_the_nearest_not_struck_yet_three_in_all(arena: Arena) -> None:
    shaman = arena.player(SHAMAN)
    first, near, next_one, last = (arena.creature(x=x) for x in (20.0, 24.0, 33.0, 35.0))
    assert order(arena, shaman, CHAIN_LIGHTNING, first) == [first, near, next_one]
    assert last


def test_lightning_ends_where_nobody_stands_within_ten_yards(arena: Arena) -> None:
    shaman, first, far = arena.player(SHAMAN), arena.creature(x=15.0), arena.creature(x=28.0)
    assert order(arena, shaman, CHAIN_LIGHTNING, first) == [first]
    assert far


def test_each_jump_of_lightning_keeps_seven_tenths(arena: Arena) -> None:
    shaman = arena.player(SHAMAN)
    wolves = [arena.creature(x=20.0 + 3 * n) for n in range(3)]
    row = arena.spell(CHAIN_LIGHTNING)
    kept = arena.spells[row].copy()
    arena.spells["base_points"][row][0], arena.spells["die_sides"][row][0] = 100_000, 0
    arena.spells["attributes"][row] |= 1 << 7 | 1 << 21
    arena.spells["points_per_level"][row][0] = 0
    try:
        assert arena.cast(shaman, CHAIN_LIGHTNING, wolves[0]) == 0
        arena.wait(2500)
    finally:
        arena.spells[row] = kept
    told = {int(e["unit"]): e for e in arena.told(SMSG_SPELLNONMELEEDAMAGELOG)}
    strength = [int(told[w]["b"]) + int(told[w]["d"]) // 2 for w in wolves]
    crits = [int(told[w]["d"]) & 1 for w in wolves]
    plain = [s * 2 // 3 if c else s for s, c in zip(strength, crits, strict=True)]
    assert plain[1] == pytest.approx(plain[0] * 0.7, rel=1e-3)
    assert plain[2] == pytest.approx(plain[0] * 0.49, rel=1e-3)
    assert int(arena.units["jumps"][shaman]) == 0


def test_a_chain_heal_goes_to_whom_the_most_health_lacks(arena: Arena) -> None:
    shaman, first, scratched, dying, far = (arena.player(SHAMAN), *(arena.player(PRIEST, x=x) for x in (5.0, 6.0, 9.0, 30.0)))
    for row, lost in ((first, 500_000), (scratched, 1000), (dying, 800_000), (far, 900_000)):
        arena.units["hp"][row] -= lost
    assert order(arena, shaman, CHAIN_HEAL, first) == [first, dying, scratched]


def test_a_chain_heal_may_come_back_to_its_caster_and_weakens(arena: Arena) -> None:
    shaman, first = arena.player(SHAMAN), arena.player(PRIEST, x=5.0)
    arena.units["hp"][[shaman, first]] -= 500_000
    assert order(arena, shaman, CHAIN_HEAL, first) == [first, shaman]
    assert arena.cast(shaman, CHAIN_HEAL, first) == 0
    arena.wait(3000)
    told = {int(e["unit"]): int(e["b"]) // (3 if int(e["d"]) else 2) for e in arena.told(SMSG_SPELLHEALLOG)}
    assert 0 < told[shaman] < told[first]


def test_a_sweep_takes_only_who_stands_before_its_caster(arena: Arena) -> None:
    warrior, first = arena.player(1), arena.creature(x=2.0)
    behind = arena.creature(x=-1.0)
    row = arena.spell(CLEAVE)
    kept = int(arena.spells["chain_targets"][row][0])
    arena.spells["chain_targets"][row][0] = 2
    try:
        assert order(arena, warrior, CLEAVE, first) == [first]
        beside = arena.creature(x=3.0, y=1.0)
        assert order(arena, warrior, CLEAVE, first) == [first, beside]
    finally:
        arena.spells["chain_targets"][row][0] = kept
    assert behind
