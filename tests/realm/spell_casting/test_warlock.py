# SPDX-License-Identifier: GPL-2.0-or-later
"""What the warlock's spells do: curses, drains, Life Tap, fires that feed on each other, the seed, banishment, shards, stones."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.spell_casting.arena import HEALTH, Arena
from warhost.lore.content.spell_items import SOUL_SHARD
from warhost.lore.formulas.spells import drained_mana, growing_tick
from warhost.protocol.opcode_numbers import SMSG_ITEM_PUSH_RESULT, SMSG_PERIODICAURALOG, SMSG_SPELLNONMELEEDAMAGELOG
from warhost.realm.handlers.loot.bags import held, store
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.classes.scripts import scripted_value
from warhost.realm.handlers.spell_casting.classes.soul_shards import harvest
from warhost.realm.uncompiled import unwrapped
from warhost.realm.world import TickReport

WARLOCK = 9
AGONY, AGONY_9, WEAKNESS, ELEMENTS = 980, 47864, 50511, 47865
CORRUPTION, SEED, IMMOLATE, INCINERATE, CONFLAGRATE = 47813, 47836, 47811, 47838, 17962
DRAIN_LIFE, DRAIN_MANA, DRAIN_SOUL, LIFE_TAP, LIFE_TAP_1 = 47857, 5138, 47855, 57946, 1454
FEAR, BANISH, SOUL_FIRE, HEALTHSTONE, SHADOW_WARD, FEL_ARMOR = 6215, 18647, 47825, 47878, 47891, 47893
FEL_STONE = 36892


class Coven(Arena):
    """Is an arena whose magic always hits and never crits, with words for bags."""

    def __init__(self, seed: int = 7) -> None:
        super().__init__(seed)
        self.lock = -1
        self.lock = self.player(WARLOCK)

    def tick(self) -> TickReport:
        """Run one tick; whatever refreshes the sheet, the warlock's magic hits and does not crit."""
        if self.lock >= 0:
            self.sheets["spell_hit_pct"][self.lock] = 100.0
            self.sheets["spell_crit_pct"][self.lock] = -100.0
        return super().tick()

    def item(self, entry: int) -> int:
        """Return an item's row."""
        return int(np.flatnonzero(unwrapped(self.world.content.items)["entry"] == entry)[0])

    def give(self, entry: int, count: int = 1) -> None:
        """Put items into the warlock's backpack."""
        store(self.world.state.kernels(), self.world.content, int(self.units["player"][self.lock]), self.item(entry), count)

    def has(self, entry: int) -> int:
        """Return how many of an item the warlock carries."""
        return int(held(self.world.state.kernels(), int(self.units["player"][self.lock]), self.item(entry)))

    def auras(self, row: int) -> list[int]:
        """Return the spell ids of a unit's auras."""
        found, aura = [], int(self.units["first_aura"][row])
        while aura >= 0:
            found.append(int(self.spells["id"][self.world.state["auras"]["spell"][aura]]))
            aura = int(self.world.state["auras"]["next"][aura])
        return found

    def ticks(self, row: int, spell_id: int) -> list[int]:
        """Return what each tick of a spell took of a unit."""
        return [int(e["b"]) for e in self.told(SMSG_PERIODICAURALOG, row) if e["a"] == spell_id]


@pytest.fixture
def coven() -> Coven:
    return Coven()


def test_agony_grows_from_half_to_one_and_a_half(coven: Coven) -> None:
    dummy = coven.creature()
    assert coven.cast(coven.lock, AGONY_9, dummy) == 0
    coven.wait(24_100)
    ticks = coven.ticks(dummy, AGONY_9)
    assert len(ticks) == 12
    assert ticks[:4] == [ticks[4] // 2] * 4
    assert ticks[8:] == [ticks[4] + (ticks[4] + 1) // 2] * 4


def test_growing_ticks_are_the_emulators() -> None:
    assert [growing_tick(145, n, 12) for n in range(1, 13)] == [72] * 4 + [145] * 4 + [218] * 4


def test_one_curse_of_a_warlock_lies_on_a_target_and_another_warlocks_beside_it(coven: Coven) -> None:
    dummy, other = coven.creature(), coven.player(WARLOCK)
    coven.sheets["spell_hit_pct"][other] = 100.0
    coven.cast(coven.lock, WEAKNESS, dummy)
    coven.wait(1500)
    coven.cast(coven.lock, ELEMENTS, dummy)
    assert coven.auras(dummy) == [ELEMENTS]
    coven.cast(other, WEAKNESS, dummy)
    assert sorted(coven.auras(dummy)) == sorted([ELEMENTS, WEAKNESS])


def test_corruption_and_seed_exclude_each_other(coven: Coven) -> None:
    dummy = coven.creature()
    coven.cast(coven.lock, CORRUPTION, dummy)
    coven.wait(2000)
    assert coven.auras(dummy) == [CORRUPTION]
    coven.cast(coven.lock, SEED, dummy)
    coven.wait(2100)
    assert coven.auras(dummy) == [SEED]


def test_life_tap_turns_health_into_as_much_mana_and_half_the_shadow_power(coven: Coven) -> None:
    unit = coven.units[coven.lock]
    unit["powers"][0] = 1000
    coven.sheets["spell_power"][coven.lock] = 100
    assert coven.cast(coven.lock, LIFE_TAP) == 0
    assert (unit["hp"], unit["powers"][0]) == (HEALTH - 2000, 1000 + 2000 + 50)


def test_life_tap_fizzles_where_it_would_cost_the_life(coven: Coven) -> None:
    unit = coven.units[coven.lock]
    unit["hp"] = 2000 + int(80 * 3.1)
    assert coven.cast(coven.lock, LIFE_TAP) == no.FIZZLE
    assert unit["hp"] == 2000 + int(80 * 3.1)


def test_drain_life_gives_what_it_takes(coven: Coven) -> None:
    dummy, unit = coven.creature(), coven.units[coven.lock]
    unit["hp"] = 500_000
    coven.cast(coven.lock, DRAIN_LIFE, dummy)
    coven.wait(5000)
    lost = HEALTH - int(coven.units["hp"][dummy])
    assert lost == 5 * 133
    assert unit["hp"] - 500_000 >= lost


def test_drain_mana_takes_a_share_and_at_most_twice_that_of_the_drainer(coven: Coven) -> None:
    dummy, unit = coven.creature(), coven.units[coven.lock]
    coven.units["max_powers"][dummy][0] = coven.units["powers"][dummy][0] = 2000
    coven.units["power_type"][dummy] = 0
    coven.cast(coven.lock, DRAIN_MANA, dummy)
    before = int(unit["powers"][0])
    coven.wait(1050)
    assert 2000 - coven.units["powers"][dummy][0] == 60
    assert unit["powers"][0] >= min(before + 60, 10_000)
    assert drained_mana(3, 100_000, 10_000) == 600


def test_drain_soul_hits_the_dying_four_times_as_hard(coven: Coven) -> None:
    dummy = coven.creature()
    coven.cast(coven.lock, DRAIN_SOUL, dummy)
    coven.wait(3050)
    coven.units["hp"][dummy] = HEALTH // 5
    coven.wait(3000)
    first, second = coven.ticks(dummy, DRAIN_SOUL)
    assert second == 4 * first


def test_who_dies_under_drain_soul_leaves_a_shard(coven: Coven) -> None:
    wolf = coven.creature()
    coven.units["level"][wolf] = 80
    coven.units["hp"][wolf] = 100
    coven.cast(coven.lock, DRAIN_SOUL, wolf)
    assert coven.has(SOUL_SHARD) == 0
    coven.wait(3050)
    assert coven.units["death"][wolf] == 1
    assert coven.has(SOUL_SHARD) in (1, 2)  # its death gives one, and so may the tick that kills
    assert {int(e["a"]) for e in coven.told(SMSG_ITEM_PUSH_RESULT, coven.lock)} == {SOUL_SHARD}


@pytest.mark.parametrize("level", [1, 60])
def test_the_grey_leave_no_shard(coven: Coven, level: int) -> None:
    wolf = coven.creature()
    coven.units["level"][wolf], coven.units["hp"][wolf] = level, 100
    coven.cast(coven.lock, DRAIN_SOUL, wolf)
    coven.wait(3050)
    assert (coven.units["death"][wolf], coven.has(SOUL_SHARD)) == (1, 0)


def test_only_the_own_kill_leaves_a_shard(coven: Coven) -> None:
    wolf = coven.creature()
    coven.units["level"][wolf] = 80
    state, content = coven.world.state.kernels(), coven.world.content
    assert add_aura(state, content, coven.lock, wolf, coven.spell(DRAIN_SOUL), 3, coven.now_ms + 1) >= 0
    tapper = coven.world.state["creatures"]["tapper"]
    mind = int(coven.units["creature"][wolf])
    tapper[mind] = 9
    assert harvest(state, content, wolf, coven.now_ms) == 0
    tapper[mind] = int(coven.units["player"][coven.lock])
    assert harvest(state, content, wolf, coven.now_ms) == 1
    assert coven.has(SOUL_SHARD) == 1


def test_some_ticks_of_drain_soul_make_a_shard() -> None:
    made = 0
    for seed in range(8):
        coven = Coven(seed)
        dummy = coven.creature()
        coven.units["level"][dummy] = 80
        coven.cast(coven.lock, DRAIN_SOUL, dummy)
        coven.wait(15_100)
        made += coven.has(SOUL_SHARD)
    assert 2 <= made <= 16  # of 40 ticks a fifth


def test_soul_fire_needs_a_shard_and_uses_it_up_when_it_goes_off(coven: Coven) -> None:
    dummy = coven.creature()
    assert coven.cast(coven.lock, SOUL_FIRE, dummy) == no.REAGENTS
    coven.give(SOUL_SHARD)
    coven.give(SOUL_SHARD)
    assert coven.cast(coven.lock, SOUL_FIRE, dummy) == 0
    assert coven.has(SOUL_SHARD) == 2
    coven.wait(6050)
    assert coven.has(SOUL_SHARD) == 1
    assert coven.units["hp"][dummy] < HEALTH


def test_a_healthstone_is_made_of_a_shard_and_one_is_all_one_may_have(coven: Coven) -> None:
    coven.give(SOUL_SHARD)
    coven.give(SOUL_SHARD)
    assert coven.cast(coven.lock, HEALTHSTONE) == 0
    coven.wait(3050)
    assert (coven.has(FEL_STONE), coven.has(SOUL_SHARD)) == (1, 1)
    assert coven.cast(coven.lock, HEALTHSTONE) == no.TOO_MANY_OF_ITEM
    assert coven.has(SOUL_SHARD) == 1


def test_full_bags_take_no_stone(coven: Coven) -> None:
    for _ in range(16):
        coven.give(SOUL_SHARD)
    assert coven.cast(coven.lock, HEALTHSTONE) == no.DONT_REPORT


def test_incinerate_burns_a_burning_target_a_quarter_harder() -> None:
    dealt = []
    for burns in (False, True):
        coven = Coven()
        dummy = coven.creature()
        if burns:
            coven.cast(coven.lock, IMMOLATE, dummy)
        coven.wait(3000)
        coven.cast(coven.lock, INCINERATE, dummy)
        coven.wait(2600)
        dealt.append(next(int(e["b"]) for e in coven.told(SMSG_SPELLNONMELEEDAMAGELOG, dummy) if e["a"] == INCINERATE))
    assert 582 <= dealt[0] <= 676
    assert 582 * 5 // 4 <= dealt[1] <= 676 * 5 // 4


def test_conflagrate_turns_immolate_into_its_own_fire(coven: Coven) -> None:
    dummy = coven.creature()
    assert coven.cast(coven.lock, CONFLAGRATE, dummy) == no.TARGET_AURASTATE
    coven.cast(coven.lock, IMMOLATE, dummy)
    coven.wait(3500)
    assert coven.auras(dummy) == [IMMOLATE]
    assert coven.cast(coven.lock, CONFLAGRATE, dummy) == 0
    assert coven.auras(dummy) == [CONFLAGRATE]
    dealt = next(int(e["b"]) for e in coven.told(SMSG_SPELLNONMELEEDAMAGELOG, dummy) if e["a"] == CONFLAGRATE)
    assert dealt == 157 * 5 * 60 // 100
    coven.wait(6050)
    assert coven.ticks(dummy, CONFLAGRATE) == [157 * 5 * 40 // 100 // 3] * 3


def test_a_seed_bursts_after_so_much_damage_and_hits_everybody_near(coven: Coven) -> None:
    dummy, near, far = coven.creature(), coven.creature(x=20.0), coven.creature(x=60.0)
    coven.cast(coven.lock, SEED, dummy)
    coven.wait(2050)
    assert coven.auras(dummy) == [SEED]
    coven.wait(18_000)  # its own six ticks are 1518 together
    assert coven.auras(dummy) == []
    assert 1633 <= HEALTH - coven.units["hp"][near] <= 1897
    assert coven.units["hp"][far] == HEALTH


def test_a_seed_bursts_at_its_bearers_death(coven: Coven) -> None:
    dummy, near = coven.creature(), coven.creature(x=20.0)
    coven.units["hp"][dummy] = 300
    coven.cast(coven.lock, SEED, dummy)
    coven.wait(2050 + 6050)
    assert coven.units["death"][dummy] == 1
    assert coven.units["hp"][near] < HEALTH


def test_banishment_holds_one_demon_alone_and_is_lifted_by_another(coven: Coven) -> None:
    templates = unwrapped(coven.world.content.templates)
    first, second = coven.creature(), coven.creature(x=12.0)
    assert coven.cast(coven.lock, BANISH, first) == no.BAD_TARGETS
    kind = int(templates["creature_type"][coven.units["template"][first]])
    templates["creature_type"][coven.units["template"][first]] = 3
    try:
        for target in (first, second):
            coven.wait(1600)
            assert coven.cast(coven.lock, BANISH, target) == 0
            coven.wait(1600)
        assert (coven.auras(first), coven.auras(second)) == ([], [BANISH])
        assert coven.cast(coven.lock, CORRUPTION, second) == 0
        coven.wait(2100)
        assert coven.auras(second) == [BANISH]
        assert coven.units["hp"][second] == HEALTH
        assert coven.cast(coven.lock, BANISH, second) == 0
        coven.wait(1600)
        assert coven.auras(second) == []
    finally:
        templates["creature_type"][coven.units["template"][first]] = kind


def test_fear_holds_one_target_alone(coven: Coven) -> None:
    first, second = coven.creature(), coven.creature(x=12.0)
    for target in (first, second):
        coven.cast(coven.lock, FEAR, target)
        coven.wait(1600)
    assert (coven.auras(first), coven.auras(second)) == ([], [FEAR])


def test_shadow_ward_absorbs_its_points_and_four_fifths_of_shadow_power(coven: Coven) -> None:
    coven.sheets["spell_power"][coven.lock] = 1000
    coven.cast(coven.lock, SHADOW_WARD)
    assert coven.sheets["absorbing"][coven.lock] == 3300 + 806


def test_fel_armour_turns_spirit_into_power() -> None:
    arena = Arena()
    lock = arena.player(WARLOCK)
    before = int(arena.sheets["spell_power"][lock][5])
    arena.cast(lock, FEL_ARMOR)
    spirit = int(arena.sheets["stats"][lock][4])
    assert spirit > 50
    assert arena.sheets["spell_power"][lock][5] == before + 180 + spirit * 30 // 100


@pytest.mark.parametrize(
    ("summon", "entry", "shards"),
    [(688, 416, 0), (697, 1860, 1), (712, 1863, 1), (691, 417, 1)],
    ids=["imp", "voidwalker", "succubus", "felhunter"],
)
def test_a_demon_comes_for_a_shard_and_the_imp_for_none(coven: Coven, summon: int, entry: int, shards: int) -> None:
    if shards:
        assert coven.cast(coven.lock, summon) == no.REAGENTS
        coven.give(SOUL_SHARD)
    assert coven.cast(coven.lock, summon) == 0
    coven.wait(10_050)
    pet = int(coven.units["pet"][coven.lock])
    assert pet >= 0
    assert (int(coven.units["entry"][pet]), coven.has(SOUL_SHARD)) == (entry, 0)
    assert int(coven.units["owner"][pet]) == coven.lock


def test_an_imp_throws_fire_at_whom_its_warlock_fights(coven: Coven) -> None:
    coven.cast(coven.lock, 688)
    coven.wait(10_050)
    imp = int(coven.units["pet"][coven.lock])
    dummy = coven.creature(x=15.0)
    coven.cast(coven.lock, CORRUPTION, dummy)
    coven.wait(10_000)
    thrown = [e for e in coven.told(SMSG_SPELLNONMELEEDAMAGELOG, dummy) if e["other"] == imp]
    assert len(thrown) >= 2
    assert {int(e["a"]) for e in thrown} == {47964}


def test_a_warlock_has_one_demon(coven: Coven) -> None:
    coven.cast(coven.lock, 688)
    coven.wait(10_050)
    coven.give(SOUL_SHARD)
    coven.cast(coven.lock, 697)
    coven.wait(11_000)
    assert int(coven.units["entry"][int(coven.units["pet"][coven.lock])]) == 1860
    assert (coven.units["owner"] == coven.lock).sum() == 1


def test_health_funnel_gives_the_demon_what_the_warlock_loses(coven: Coven) -> None:
    assert coven.cast(coven.lock, 47856) == no.NO_PET
    coven.cast(coven.lock, 688)
    coven.wait(10_050)
    imp = int(coven.units["pet"][coven.lock])
    coven.units["hp"][imp] = 100
    coven.wait(1600)
    before = int(coven.units["hp"][coven.lock])
    assert coven.cast(coven.lock, 47856) == 0
    coven.wait(3050)
    assert coven.units["hp"][coven.lock] <= before - 3 * 520 + 50  # what he regains meanwhile
    assert coven.units["hp"][imp] >= 100 + 3 * 520


def test_shadow_bite_gnaws_harder_for_each_of_its_owners_pains(coven: Coven) -> None:
    coven.give(SOUL_SHARD)
    coven.cast(coven.lock, 691)
    coven.wait(10_050)
    hunter = int(coven.units["pet"][coven.lock])
    dummy = coven.creature(x=4.0)
    coven.sheets["spell_crit_pct"][hunter] = -100.0
    row, state = coven.spell(54053), coven.world.state.kernels()
    plain = [scripted_value(state, coven.world.content, hunter, dummy, row, 100)]
    for spell_id in (CORRUPTION, AGONY_9):
        coven.wait(2000)
        coven.cast(coven.lock, spell_id, dummy)
        coven.wait(2050)
        plain.append(scripted_value(state, coven.world.content, hunter, dummy, row, 100))
    assert plain == pytest.approx([100.0, 115.0, 130.0])


def test_an_infernal_fights_for_a_minute(coven: Coven) -> None:
    assert coven.cast(coven.lock, 1122, place=(5.0, 0.0, 0.0)) == 0
    coven.wait(1600)
    mine = np.flatnonzero((coven.units["owner"] == coven.lock) & (coven.units["entry"] == 89))
    assert len(mine) == 1
    assert coven.units["hp"][mine[0]] > 25_000
    coven.wait(60_100)
    assert not ((coven.units["owner"] == coven.lock) & (coven.units["entry"] == 89) & (coven.units["kind"] != 0)).any()
