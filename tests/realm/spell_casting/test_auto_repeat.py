# SPDX-License-Identifier: GPL-2.0-or-later
"""Wands shoot on their own, wait for casts, and stop; next-swing spells are chosen, dropped and paid for at the swing."""

from __future__ import annotations

import pytest

from tests.realm.spell_casting.arena import MANA, Arena
from tests.realm.worlds import MAGE, WARRIOR
from warhost.protocol.flags import MovementFlag
from warhost.protocol.opcode_numbers import SMSG_CANCEL_AUTO_REPEAT, SMSG_SPELL_FAILURE, SMSG_SPELL_GO
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.next_swing import take_next_swing

SHOOT, FIREBALL, HEROIC_STRIKE = 5019, 133, 78


@pytest.fixture
def arena() -> Arena:
    """Return a fresh arena."""
    return Arena()


def with_wand(arena: Arena) -> int:
    """Return a mage with a wand of 1.5 s."""
    mage = arena.player(MAGE)
    sheet = arena.sheets[mage]
    sheet["weapon_subclass"][2], sheet["attack_ms"][2] = 19, 1500
    sheet["weapon_min"][2], sheet["weapon_max"][2] = 10, 20
    return mage


def shots(arena: Arena, mage: int) -> list[int]:
    return [int(e["at_ms"]) for e in arena.told(SMSG_SPELL_GO, mage) if e["a"] == SHOOT]


def test_a_wand_shoots_after_half_a_second_and_then_at_its_speed(arena: Arena) -> None:
    mage, wolf = with_wand(arena), arena.creature()
    began = arena.now_ms
    assert arena.cast(mage, SHOOT, wolf) == 0
    arena.wait(5000)
    assert shots(arena, mage) == [began + 500, began + 2000, began + 3500, began + 5000]
    assert arena.units["powers"][mage][0] == MANA
    assert arena.units["hp"][wolf] < arena.units["max_hp"][wolf]


def test_a_step_the_order_or_another_cast_stops_a_wand(arena: Arena) -> None:
    mage, wolf = with_wand(arena), arena.creature()
    for stop in ("step", "order", "cast"):
        assert arena.cast(mage, SHOOT, wolf) == 0
        if stop == "step":
            arena.units["move_flags"][mage] = int(MovementFlag.FORWARD)
            arena.wait(2000)
            arena.units["move_flags"][mage] = 0
        elif stop == "order":
            assert arena.send(mage, "CMSG_CANCEL_AUTO_REPEAT_SPELL") == 0
        else:
            assert arena.cast(mage, FIREBALL, wolf) == 0
        assert arena.units["repeat_spell"][mage] == -1, stop
    assert len(arena.told(SMSG_CANCEL_AUTO_REPEAT, mage)) == 3


def test_a_wand_stops_at_a_dead_target(arena: Arena) -> None:
    mage, wolf = with_wand(arena), arena.creature()
    assert arena.cast(mage, SHOOT, wolf) == 0
    arena.units["death"][wolf] = 1
    arena.wait(2500)
    assert shots(arena, mage) == []
    assert arena.units["repeat_spell"][mage] == -1


def test_a_next_swing_spell_is_paid_for_at_the_swing(arena: Arena) -> None:
    warrior, wolf = arena.player(WARRIOR), arena.creature(x=3.0)
    arena.sheets["weapon_subclass"][warrior] = 7
    assert arena.cast(warrior, HEROIC_STRIKE, wolf) == 0
    row = arena.spell(HEROIC_STRIKE)
    assert arena.units["next_swing_spell"][warrior] == row
    rage = int(arena.units["powers"][warrior][1])
    st, ct = arena.world.state.kernels(), arena.world.content
    assert take_next_swing(st, ct, warrior, wolf, arena.now_ms) == row
    assert arena.units["powers"][warrior][1] == rage - 150
    assert take_next_swing(st, ct, warrior, wolf, arena.now_ms) == -1


def test_a_swing_without_the_rage_is_an_ordinary_one(arena: Arena) -> None:
    warrior, wolf = arena.player(WARRIOR), arena.creature(x=3.0)
    arena.sheets["weapon_subclass"][warrior] = 7
    assert arena.cast(warrior, HEROIC_STRIKE, wolf) == 0
    arena.units["powers"][warrior][1] = 149
    assert take_next_swing(arena.world.state.kernels(), arena.world.content, warrior, wolf, arena.now_ms) == -1
    assert arena.units["powers"][warrior][1] == 149
    told = arena.world.state.events[: arena.world.state.event_counts["count"][0]]
    assert [int(e["b"]) for e in told if e["opcode"] == SMSG_SPELL_FAILURE] == [no.NO_POWER & 0xFF]


def test_cancelling_drops_a_next_swing_spell(arena: Arena) -> None:
    warrior, wolf = arena.player(WARRIOR), arena.creature(x=3.0)
    arena.sheets["weapon_subclass"][warrior] = 7
    assert arena.cast(warrior, HEROIC_STRIKE, wolf) == 0
    assert arena.send(warrior, "CMSG_CANCEL_CAST", cast_count=0, spell_id=HEROIC_STRIKE) == 0
    assert arena.units["next_swing_spell"][warrior] == -1
    told = arena.world.state.events[: arena.world.state.event_counts["count"][0]]
    assert [int(e["b"]) for e in told if e["opcode"] == SMSG_SPELL_FAILURE] == [no.INTERRUPTED & 0xFF]
