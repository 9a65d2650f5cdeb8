# SPDX-License-Identifier: GPL-2.0-or-later
"""Weapons enchanted for a time: on which item, for how long, and how often a hit sets the enchantment off."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.bare import Ground, spell
from tests.realm.spell_casting.arena import Arena
from warhost.lore.formulas.combat import chance_of_rate
from warhost.lore.spells import flags
from warhost.protocol.flags import TargetFlag
from warhost.realm.handlers.loot.bags import new_item
from warhost.realm.handlers.session.equipment import sum_gear
from warhost.realm.handlers.spell_casting.casting import begin_cast
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.classes.weapon_enchants import item_of, strikes_with
from warhost.realm.handlers.spell_casting.effects.landed import hit
from warhost.realm.uncompiled import unwrapped

ROGUE = 4
DAGGER, ROBE = 0, 1
VENOM, FIRE, BITE, RAKE = 1, 2, 3, 4
SPELLS = (
    spell(
        VENOM,
        effect=54,
        target_a=1,
        misc=625,
        trigger_spell=BITE,
        proc_per_minute=9.0,
        weapon_mask=1 << 15,
        duration_ms=3_600_000,
        attributes=flags.HELPFUL | flags.SELF_ONLY,
    ),
    spell(
        FIRE,
        effect=54,
        target_a=1,
        misc=3,
        trigger_spell=BITE,
        proc_chance=100,
        cast_ms=3000,
        duration_ms=10_000,
        attributes=flags.HELPFUL | flags.SELF_ONLY,
    ),
    spell(BITE, effect=2, target_a=6, school=8, base_points=7, attributes=flags.HARMFUL | flags.ALWAYS_HITS | flags.TRIGGERED_ONLY),
    spell(RAKE, effect=2, target_a=6, base_points=1, damage_class=2, attributes=flags.HARMFUL | flags.ALWAYS_HITS | flags.BOTH_WEAPONS),
)


class Armed(Ground):
    """Is a rogue with a dagger in each hand before a wolf."""

    def __init__(self) -> None:
        super().__init__(*SPELLS)
        self.rogue, self.wolf = self.player(ROGUE, 80), self.creature(80, 2.0)
        player = int(self.unit(self.rogue)["player"])
        self.main, self.off = (int(new_item(self.st, player, slot, DAGGER, 1)) for slot in (15, 16))
        self.robe = int(new_item(self.st, player, 4, ROBE, 1))
        sum_gear(self.st, self.ct, self.rogue)

    def cast(self, number: int, item: int, at_ms: int = 60) -> int:
        """Cast an enchantment at an item and return why not, or 0."""
        u = self.unit(self.rogue)
        u["asked_item"] = item
        reason = int(begin_cast(self.st, self.ct, self.rogue, self.row(number), -1, 0.0, 0.0, 0.0, 1, at_ms))
        u["asked_item"] = -1
        return reason

    def enchants(self) -> tuple[int, int]:
        """Return the enchantments of both hands."""
        return int(self.state["items"]["enchant"][self.main]), int(self.state["items"]["enchant"][self.off])


def test_a_spell_enchants_the_item_it_is_aimed_at_for_its_duration() -> None:
    g = Armed()
    assert g.cast(VENOM, g.off) == 0
    assert g.enchants() == (0, 625)
    assert int(g.state["items"]["enchant_until_ms"][g.off]) == 3_600_060
    g.cast(FIRE, g.main)
    g.run(3100)
    assert g.enchants() == (3, 625)
    g.run(10_100)
    assert g.enchants() == (0, 625)


def test_another_enchantment_takes_the_place_and_the_old_ones_timer_is_ignored() -> None:
    g = Armed()
    g.cast(FIRE, g.main)
    g.run(3100)
    assert g.cast(VENOM, g.main, g.now_ms) == 0
    g.run(11_000)
    assert g.enchants() == (625, 0)


def test_an_item_that_is_no_fitting_weapon_is_refused() -> None:
    g = Armed()
    assert g.cast(VENOM, -1) == no.ITEM_NOT_FOUND
    assert g.cast(VENOM, g.robe) == no.EQUIPPED_ITEM_CLASS
    assert g.enchants() == (0, 0)
    assert int(g.state["items"]["enchant"][g.robe]) == 0


def test_items_are_found_by_their_guid_among_ones_own() -> None:
    g = Armed()
    guid = g.state["items"]["guid"][g.off]
    assert item_of(g.st, g.rogue, guid) == g.off
    assert item_of(g.st, g.rogue, np.uint64(12345)) == -1
    assert item_of(g.st, g.player(ROGUE, 80), guid) == -1


def test_a_hit_of_the_enchanted_hand_sets_it_off() -> None:
    g = Armed()
    g.cast(FIRE, g.off)
    g.run(3100)
    full = int(g.unit(g.wolf)["hp"])
    strikes_with(g.st, g.ct, g.rogue, g.wolf, 0, g.now_ms + 10)
    g.run(50)
    assert int(g.unit(g.wolf)["hp"]) == full
    strikes_with(g.st, g.ct, g.rogue, g.wolf, 1, g.now_ms + 10)
    g.run(50)
    assert full - int(g.unit(g.wolf)["hp"]) == 7
    hit(g.st, g.ct, g.rogue, g.wolf, g.row(RAKE), 7, 2.0, 0.0, 0.0, g.now_ms + 10)
    g.run(50)
    assert full - int(g.unit(g.wolf)["hp"]) == 7 + 1 + 7


@pytest.mark.parametrize(
    ("delay_ms", "per_minute", "percent"), [(1400, 8.53, 19.9), (2600, 8.53, 37.0), (1400, 21.43, 50.0), (2000, 9.0, 30.0)]
)
def test_a_rate_a_minute_is_a_chance_by_the_weapons_speed(delay_ms: int, per_minute: float, percent: float) -> None:
    assert chance_of_rate(delay_ms, per_minute) == pytest.approx(percent, abs=0.06)


def test_a_rate_of_nine_with_a_slow_dagger_procs_three_times_in_ten() -> None:
    g = Armed()
    g.cast(VENOM, g.main)
    g.unit(g.wolf)["max_hp"] = g.unit(g.wolf)["hp"] = 10**6
    hits = 0
    for n in range(2000):
        before = int(g.state["pools"]["live"][9])
        g.state["clock"]["tick"] += 1
        strikes_with(g.st, g.ct, g.rogue, g.wolf, 0, 100 + n)
        hits += int(g.state["pools"]["live"][9]) - before
        if n % 20 == 0:
            g.run(200)
    assert 540 <= hits <= 660


def test_a_packet_names_the_item() -> None:
    arena = Arena()
    rogue = arena.player(ROGUE)
    st = arena.world.state.kernels()
    sword = int(np.flatnonzero(unwrapped(arena.world.content.items)["entry"] == 501)[0])
    item = int(new_item(st, int(arena.units["player"][rogue]), 16, sword, 1))
    about = {"cast_count": 1, "spell_id": 8679, "cast_flags": 0, "target_mask": int(TargetFlag.ITEM)}
    assert arena.send(rogue, "CMSG_CAST_SPELL", **about, target_item_guid=12345) == no.ITEM_NOT_FOUND
    assert arena.send(rogue, "CMSG_CAST_SPELL", **about, target_item_guid=int(arena.world.state["items"]["guid"][item])) == 0
    arena.wait(3100)
    assert int(arena.world.state["items"]["enchant"][item]) == 323
    assert int(arena.units["asked_item"][rogue]) == -1
