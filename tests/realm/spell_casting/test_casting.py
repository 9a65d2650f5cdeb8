# SPDX-License-Identifier: GPL-2.0-or-later
"""A cast from its packet to its end: cast bar, global cooldown, cost, cooldown, the exact millisecond."""

from __future__ import annotations

import pytest

from tests.realm.spell_casting.arena import MANA, Arena
from tests.realm.worlds import MAGE
from warhost.protocol.opcode_numbers import SMSG_SPELL_GO, SMSG_SPELL_START
from warhost.realm.handlers.spell_casting.checking import refusals as no

FIREBALL, FIRE_BLAST, FROST_NOVA, ICE_BLOCK = 133, 2136, 122, 45438


@pytest.fixture
def arena() -> Arena:
    """Return a fresh arena."""
    return Arena()


def test_an_instant_spell_goes_off_at_once_and_is_paid_for(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    began = arena.now_ms
    assert arena.cast(mage, FIRE_BLAST, wolf) == 0
    (go,) = arena.told(SMSG_SPELL_GO, mage)
    assert (go["at_ms"], go["other"], go["a"]) == (began, wolf, FIRE_BLAST)
    assert arena.units["powers"][mage][0] == MANA - 1000 * arena.spells["cost_pct_base"][arena.spell(FIRE_BLAST)] // 100
    assert arena.units["spent_ms"][mage] == began
    assert arena.units["gcd_ends_ms"][mage] == began + 1500
    assert arena.units["hp"][wolf] < arena.units["max_hp"][wolf]


def test_a_spell_with_a_cast_bar_costs_and_hits_only_at_its_end(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    began = arena.now_ms
    assert arena.cast(mage, FIREBALL, wolf) == 0
    (start,) = arena.told(SMSG_SPELL_START, mage)
    assert start["b"] == 1500
    arena.wait(1400)
    assert arena.units["powers"][mage][0] == MANA
    assert arena.units["hp"][wolf] == arena.units["max_hp"][wolf]
    arena.wait(50)
    (go,) = arena.told(SMSG_SPELL_GO, mage)
    assert go["at_ms"] == began + 1500
    assert arena.units["powers"][mage][0] < MANA
    assert arena.units["cast_spell"][mage] == -1


def test_a_spell_in_its_cooldown_is_not_ready_and_another_is(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, FIRE_BLAST, wolf) == 0
    arena.wait(3000)
    assert arena.cast(mage, FIRE_BLAST, wolf) == no.NOT_READY
    assert arena.cast(mage, FROST_NOVA) == 0


def test_a_cooldown_is_over_at_its_very_millisecond(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    began = arena.now_ms
    assert arena.cast(mage, FIRE_BLAST, wolf) == 0
    arena.wait(7600)
    assert arena.cast(mage, FIRE_BLAST, wolf) == 0
    arena.wait(400)
    assert [go["at_ms"] for go in arena.told(SMSG_SPELL_GO, mage)] == [began, began + 8000]


def test_twenty_casts_in_a_row_cost_twenty_hasted_global_cooldowns_and_not_a_millisecond_more(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    row = arena.spell(FIRE_BLAST)
    arena.sheets["cast_haste"][mage] = 1.25
    spells = arena.spells["cooldown_ms"]
    kept = int(spells[row])
    spells[row] = 0
    try:
        began = arena.now_ms
        for _ in range(600):
            if arena.units["queued_spell"][mage] < 0 and len(arena.told(SMSG_SPELL_GO, mage)) < 20:
                arena.order(mage, FIRE_BLAST, wolf)
            arena.tick()
    finally:
        spells[row] = kept
    times = [int(go["at_ms"]) for go in arena.told(SMSG_SPELL_GO, mage)][:20]
    assert times == [began + 1200 * n for n in range(20)]
