# SPDX-License-Identifier: GPL-2.0-or-later
"""What breaks off, delays and locks casts: steps, damage, interrupts, silence, death."""

from __future__ import annotations

import pytest

from tests.realm.spell_casting.arena import MANA, Arena
from tests.realm.worlds import MAGE
from warhost.protocol.opcode_numbers import MSG_CHANNEL_UPDATE, SMSG_CAST_FAILED, SMSG_SPELL_DELAYED, SMSG_SPELL_FAILURE, SMSG_SPELL_GO
from warhost.realm.handlers.spell_casting import interrupts
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.checking.cooldowns import lock_schools

FIREBALL, FROSTBOLT, FIRE_BLAST, ARCANE_MISSILES = 133, 116, 2136, 5143


@pytest.fixture
def arena() -> Arena:
    """Return a fresh arena."""
    return Arena()


def st(arena: Arena) -> tuple[object, object]:
    return arena.world.state.kernels(), arena.world.content


def test_a_step_breaks_a_cast_off_and_gives_its_global_cooldown_back(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, FIREBALL, wolf) == 0
    arena.wait(300)
    interrupts.on_move(*st(arena), mage, arena.now_ms)
    assert arena.units["cast_spell"][mage] == -1
    assert arena.units["gcd_ends_ms"][mage] <= arena.now_ms
    assert arena.units["powers"][mage][0] == MANA
    arena.wait(2000)
    assert not arena.told(SMSG_SPELL_GO, mage)
    assert arena.cast(mage, FIREBALL, wolf) == 0


def test_damage_delays_a_cast_by_half_a_second_twice_and_no_more(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    began = arena.now_ms
    assert arena.cast(mage, FIREBALL, wolf) == 0
    arena.wait(950)
    for _ in range(3):
        interrupts.push_back(*st(arena), mage, arena.now_ms)
    arena.events += [event.copy() for event in arena.world.state.events[: arena.world.state.event_counts["count"][0]]]
    assert [(e["b"], e["c"]) for e in arena.told(SMSG_SPELL_DELAYED, mage)] == [(500, began + 2000), (500, began + 2500)]
    arena.wait(2000)
    (go,) = arena.told(SMSG_SPELL_GO, mage)
    assert go["at_ms"] == began + 2500


def test_a_delay_never_makes_a_cast_longer_than_a_new_one(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, FIREBALL, wolf) == 0
    arena.wait(150)
    interrupts.push_back(*st(arena), mage, arena.now_ms)
    assert arena.units["cast_due_ms"][mage] == arena.now_ms + 1500


def test_an_interrupt_breaks_a_cast_off_and_locks_its_school_alone(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, FIREBALL, wolf) == 0
    arena.wait(500)
    assert interrupts.interrupt(*st(arena), mage, 4000, arena.now_ms)
    assert arena.cast(mage, FIRE_BLAST, wolf) == no.NOT_READY
    assert arena.cast(mage, FROSTBOLT, wolf) == 0
    arena.wait(3600)
    assert arena.cast(mage, FIRE_BLAST, wolf) == 0


def test_whoever_casts_nothing_is_not_interrupted(arena: Arena) -> None:
    mage = arena.player(MAGE)
    assert not interrupts.interrupt(*st(arena), mage, 4000, arena.now_ms)
    assert not arena.units["lockout_ends_ms"][mage].any()


def test_a_shorter_lockout_does_not_cut_a_longer_one_short(arena: Arena) -> None:
    mage = arena.player(MAGE)
    lock_schools(st(arena)[0], mage, 0b100, 8000)
    lock_schools(st(arena)[0], mage, 0b110, 4000)
    assert arena.units["lockout_ends_ms"][mage][:3].tolist() == [0, 4000, 8000]


def test_counterspell_interrupts_by_packet(arena: Arena) -> None:
    caster, other = arena.player(MAGE), arena.creature()
    row = arena.spell(FIREBALL)
    unit = arena.units[other]
    unit["cast_spell"], unit["cast_due_ms"], unit["cast_ms"] = row, arena.now_ms + 3000, 3000
    assert arena.cast(caster, 2139, other) == 0
    assert arena.units["cast_spell"][other] == -1
    assert arena.units["lockout_ends_ms"][other][2] == arena.now_ms - 50 + 8000
    (failure,) = arena.told(SMSG_SPELL_FAILURE, other)
    assert failure["b"] == no.INTERRUPTED & 0xFF
    assert not arena.told(SMSG_CAST_FAILED, other)


def test_damage_takes_a_quarter_of_a_channel_each_time_twice(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    began = arena.now_ms
    assert arena.cast(mage, ARCANE_MISSILES, wolf) == 0
    arena.wait(200)
    for _ in range(3):
        interrupts.push_back(*st(arena), mage, arena.now_ms)
    assert arena.units["channel_ends_ms"][mage] == began + 3000 - 750 - 750
    arena.wait(1500)
    assert arena.units["channel_spell"][mage] == -1
    assert arena.told(MSG_CHANNEL_UPDATE, mage)[-1]["at_ms"] == began + 1500
    assert arena.units["first_aura"][wolf] == -1


def test_death_ends_all_that_a_unit_casts(arena: Arena) -> None:
    mage, wolf = arena.player(MAGE), arena.creature()
    assert arena.cast(mage, ARCANE_MISSILES, wolf) == 0
    arena.units["next_swing_spell"][mage] = 3
    interrupts.stop_all(*st(arena), mage, arena.now_ms + 1)
    unit = arena.units[mage]
    assert (unit["cast_spell"], unit["channel_spell"], unit["queued_spell"], unit["next_swing_spell"]) == (-1, -1, -1, -1)
    arena.wait(50)
    assert arena.units["first_aura"][wolf] == -1
