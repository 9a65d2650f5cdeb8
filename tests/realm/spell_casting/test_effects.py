# SPDX-License-Identifier: GPL-2.0-or-later
"""What landed spells do: damage, heals, power, control, dispels, triggered spells."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from tests.realm.bare import MAGE, PRIEST, WARRIOR, Ground, spell
from warhost.lore.spells import flags
from warhost.protocol.opcode_numbers import (
    SMSG_SPELLDISPELLOG,
    SMSG_SPELLENERGIZELOG,
    SMSG_SPELLHEALLOG,
    SMSG_SPELLLOGMISS,
    SMSG_SPELLNONMELEEDAMAGELOG,
)
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura
from warhost.realm.handlers.spell_casting.effects.landed import hit, hit_with_value, tick_at_place
from warhost.realm.unit_flags import UNIT_FLAG_STUNNED

SURE = flags.HARMFUL | flags.ALWAYS_HITS | flags.NO_CRIT
HELP = flags.HELPFUL
MAGIC, MELEE = 1, 2
FIREBALL = spell(
    133,
    school=4,
    damage_class=MAGIC,
    effect=(2, 6, 0),
    aura=(0, 3, 0),
    base_points=(13, 1, 0),
    die_sides=(9, 0, 0),
    spell_power_coefficient=(0.123, 0.0, 0.0),
    points_per_level=(0.6, 0.0, 0.0),
    max_level=5,
    duration_ms=4000,
    period_ms=(0, 2000, 0),
    threat_multiplier=1.0,
    attributes=SURE,
)
HEAL = spell(2, school=2, damage_class=MAGIC, effect=10, base_points=50, spell_power_coefficient=0.5, attributes=HELP | flags.NO_CRIT)
EXECUTE = spell(
    3,
    damage_class=MELEE,
    power_type=1,
    cost_flat=150,
    effect=2,
    base_points=20,
    attack_power_coefficient=0.2,
    value_multiplier=3.0,
    attributes=SURE | flags.ALL_REST_OF_RAGE | flags.NO_ACTIVE_DEFENSE,
)
SLAM = spell(4, damage_class=MELEE, effect=58, base_points=30, weapon_percent=1.0, attributes=SURE | flags.NO_ACTIVE_DEFENSE)
MOCKING = spell(5, damage_class=MELEE, effect=121, base_points=7, weapon_percent=1.1, attributes=SURE | flags.NO_ACTIVE_DEFENSE)
CHARGE = spell(6, effect=(96, 30, 64), base_points=(0, 90, 0), misc=(0, 1, 0), trigger_spell=(0, 0, 7), attributes=SURE)
CHARGE_STUN = spell(7, effect=6, aura=12, duration_ms=1500, attributes=SURE, mechanic=12)
TAUNT = spell(8, effect=(114, 6, 0), aura=(0, 11, 0), duration_ms=3000, attributes=SURE)
COUNTERSPELL = spell(9, effect=68, duration_ms=8000, attributes=SURE)
SLOW_CAST = spell(10, prevention=1, school=16, cast_ms=3000, interrupt_flags=8)
DISPEL = spell(11, school=2, effect=38, misc=1, base_points=1, attributes=HELP | flags.EITHER_SIDE)
CURSE = spell(12, school=32, effect=6, aura=13, misc=126, base_points=-5, duration_ms=60000, dispel=1, attributes=SURE)
BUFF = spell(13, school=2, effect=6, aura=13, misc=126, base_points=5, duration_ms=60000, dispel=1, attributes=HELP)
BURN = spell(14, school=32, effect=62, misc=0, base_points=40, value_multiplier=0.5, attributes=SURE)
DEATH = spell(15, school=32, effect=2, base_points=30, attributes=SURE | flags.BACKLASH)
LANCE = spell(16, school=16, effect=2, base_points=10, attributes=SURE | flags.TRIPLE_TO_FROZEN)
NOVA = spell(17, school=16, effect=6, aura=26, duration_ms=8000, attributes=SURE | flags.FREEZES | flags.BREAKS_ON_DAMAGE_BY_CHANCE)
STEAL = spell(18, school=64, effect=126, misc=1, base_points=1, attributes=SURE)
GROUND_FIRE = spell(19, school=4, effect=27, aura=3, base_points=8, period_ms=2000, duration_ms=8000, attributes=SURE)
SLOW = spell(20, school=16, effect=6, aura=33, base_points=-40, duration_ms=5000, attributes=SURE, effect_mechanic=11)
CHANCY = spell(21, school=4, damage_class=MAGIC, effect=2, base_points=10, attributes=flags.HARMFUL)
IMMUNE = spell(22, effect=6, aura=39, misc=4, duration_ms=-1, attributes=HELP)
RAISE = spell(23, effect=113, base_points=60, misc=25, attributes=HELP | flags.TARGET_DEAD)
FROZEN_IMMUNE = spell(24, effect=6, aura=77, misc=11, duration_ms=-1, attributes=HELP)
REFLECT = spell(25, effect=6, aura=28, base_points=100, duration_ms=5000, proc_charges=1, attributes=HELP)
SHOOT = spell(26, damage_class=3, effect=17, weapon_percent=1.0, attributes=SURE | flags.AUTO_REPEAT | flags.NEEDS_RANGED_WEAPON)
SHEEP = spell(27, school=64, effect=6, aura=5, duration_ms=20000, attributes=SURE, aura_interrupt_flags=2)
SPELLS = (
    SHOOT,
    SHEEP,
    *(FIREBALL, HEAL, EXECUTE, SLAM, MOCKING, CHARGE, CHARGE_STUN, TAUNT, COUNTERSPELL, SLOW_CAST, DISPEL, CURSE, BUFF, BURN, DEATH),
    *(LANCE, NOVA, STEAL, GROUND_FIRE, SLOW, CHANCY, IMMUNE, RAISE, FROZEN_IMMUNE, REFLECT),
)


def cast(g: Ground, caster: int, target: int, number: int, mask: int = 7, at_ms: int = 20) -> int:
    u = g.unit(target)
    return int(hit(g.st, g.ct, caster, target, g.row(number), mask, float(u["x"]), float(u["y"]), float(u["z"]), at_ms))


def test_fireball_of_a_first_level_mage_deals_14_to_22_and_burns_on() -> None:
    seen = set()
    for seed in range(1, 60):
        g = Ground(*SPELLS, seed=seed)
        mage, wolf = g.player(MAGE), g.creature()
        assert cast(g, mage, wolf, 133) == 0
        seen.add(100 - int(g.unit(wolf)["hp"]))
        assert [int(a["amounts"][1]) for a in g.auras(wolf)] == [1]
    assert seen == set(range(14, 23))


def test_levels_and_spell_power_add_to_a_fireball_up_to_its_highest_level() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE, level=40), g.creature(level=40)
    g.sheet(mage)["spell_power"][2] = 100
    hp = int(g.unit(wolf)["hp"])
    cast(g, mage, wolf, 133)
    dealt = hp - int(g.unit(wolf)["hp"])
    assert 14 + 2 + 12 <= dealt <= 22 + 2 + 12
    event = g.events(SMSG_SPELLNONMELEEDAMAGELOG)[0]
    assert (event["unit"], event["other"], event["a"], event["b"]) == (wolf, mage, 133, dealt)


def test_a_heal_takes_healing_power_and_tells_what_was_too_much() -> None:
    g = Ground(*SPELLS)
    priest, mage = g.player(PRIEST), g.player(MAGE)
    g.sheet(priest)["heal_power"] = 40
    g.unit(mage)["hp"] = 100
    cast(g, priest, mage, 2)
    assert g.unit(mage)["hp"] == 120
    event = g.events(SMSG_SPELLHEALLOG)[0]
    assert (event["b"], event["c"], event["d"]) == (20, 50, 0)


def test_execute_spends_the_rest_of_the_rage_up_to_thirty_in_all() -> None:
    g = Ground(*SPELLS)
    warrior, wolf = g.player(WARRIOR), g.creature(level=10)
    g.sheet(warrior)["attack_power"] = 50
    g.unit(warrior)["powers"][1] = 400
    hp = int(g.unit(wolf)["hp"])
    cast(g, warrior, wolf, 3)
    assert g.unit(warrior)["powers"][1] == 250
    assert hp - int(g.unit(wolf)["hp"]) == 20 + 10 + 45


def test_weapon_spells_add_to_a_weapon_hit_and_normalised_ones_use_their_own_speed() -> None:
    g = Ground(*SPELLS)
    warrior, wolf = g.player(WARRIOR), g.creature(level=10)
    sheet = g.sheet(warrior)
    sheet["weapon_min"][0] = sheet["weapon_max"][0] = 10.0
    sheet["attack_ms"][0], sheet["weapon_subclass"][0], sheet["attack_power"] = 2000, 7, 70
    hp = int(g.unit(wolf)["hp"])
    cast(g, warrior, wolf, 4)
    assert hp - int(g.unit(wolf)["hp"]) == 10 + 10 + 30
    hp = int(g.unit(wolf)["hp"])
    cast(g, warrior, wolf, 5)
    assert hp - int(g.unit(wolf)["hp"]) == int((10 + 70 / 14 * 2.4) * 1.1 + 7)


def test_a_wand_deals_its_own_school_without_attack_power_and_past_armour() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE, level=10), g.creature(level=10)
    sheet = g.sheet(mage)
    sheet["weapon_min"][2] = sheet["weapon_max"][2] = 30.0
    sheet["attack_ms"][2], sheet["weapon_subclass"][2], sheet["ranged_school"], sheet["ranged_attack_power"] = 1500, 19, 64, 500
    g.sheet(wolf)["armour"] = 5000
    hp = int(g.unit(wolf)["hp"])
    cast(g, mage, wolf, 26)
    assert hp - int(g.unit(wolf)["hp"]) == 30


def test_charge_moves_its_caster_gives_rage_and_stuns_by_a_triggered_spell() -> None:
    g = Ground(*SPELLS)
    warrior, wolf = g.player(WARRIOR), g.creature(x=20.0)
    cast(g, warrior, wolf, 6, mask=1)
    assert g.unit(warrior)["path_kind"] == 3
    assert g.unit(warrior)["path_x"] == pytest.approx(18.5)
    cast(g, warrior, warrior, 6, mask=2)
    assert g.unit(warrior)["powers"][1] == 90
    assert g.events(SMSG_SPELLENERGIZELOG)[0]["c"] == 90
    cast(g, warrior, wolf, 6, mask=4)
    missile = g.state["missiles"][0]
    assert (missile["spell"], missile["target"], missile["due_ms"], missile["triggered"]) == (g.row(7), wolf, 20, 1)
    cast(g, warrior, wolf, 7)
    assert g.unit(wolf)["flags"] & UNIT_FLAG_STUNNED


def test_a_taunt_lifts_the_threat_and_holds_the_creature() -> None:
    g = Ground(*SPELLS)
    warrior, mage, wolf = g.player(WARRIOR), g.player(MAGE), g.creature()
    cast(g, mage, wolf, 133)
    cast(g, warrior, wolf, 8)
    threat = {int(t["target"]): t for t in g.state["threat"][:4] if t["unit"] == wolf}
    assert threat[warrior]["amount"] == threat[mage]["amount"]
    assert threat[warrior]["taunted_until_ms"] == 3020


def test_an_interrupt_breaks_off_the_cast_and_locks_its_school() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE), g.creature()
    g.unit(wolf)["cast_spell"], g.unit(wolf)["cast_due_ms"] = g.row(10), 3000
    cast(g, mage, wolf, 9)
    assert g.unit(wolf)["cast_spell"] == -1
    assert g.unit(wolf)["lockout_ends_ms"][4] == 8020


def test_a_dispel_takes_harm_off_friends_and_help_off_foes() -> None:
    g = Ground(*SPELLS)
    priest, mage, wolf = g.player(PRIEST), g.player(MAGE), g.creature()
    add_aura(g.st, g.ct, wolf, mage, g.row(12), 7, 10)
    add_aura(g.st, g.ct, mage, mage, g.row(13), 7, 10)
    add_aura(g.st, g.ct, wolf, wolf, g.row(13), 7, 10)
    cast(g, priest, mage, 11)
    assert [int(a["spell"]) for a in g.auras(mage)] == [g.row(13)]
    cast(g, priest, wolf, 11)
    assert g.auras(wolf) == []
    assert [int(e["b"]) for e in g.events(SMSG_SPELLDISPELLOG)] == [12, 13]


def test_a_stolen_buff_lies_on_the_thief_for_two_minutes_at_most() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE), g.creature()
    add_aura(g.st, g.ct, wolf, wolf, g.row(13), 7, 10)
    cast(g, mage, wolf, 18)
    assert g.auras(wolf) == []
    assert g.auras(mage)[0]["ends_ms"] == 60010


def test_burnt_mana_hurts_by_its_share() -> None:
    g = Ground(*SPELLS)
    priest, foe = g.player(PRIEST), g.creature()
    g.unit(foe)["powers"][0] = g.unit(foe)["max_powers"][0] = 30
    cast(g, priest, foe, 14)
    assert g.unit(foe)["powers"][0] == 0
    assert g.unit(foe)["hp"] == 100 - 15


def test_a_word_of_death_hurts_its_caster_where_the_target_lives_on() -> None:
    g = Ground(*SPELLS)
    priest, wolf = g.player(PRIEST), g.creature()
    cast(g, priest, wolf, 15)
    assert (g.unit(priest)["hp"], g.unit(wolf)["hp"]) == (90, 70)
    g.unit(wolf)["hp"] = 10
    cast(g, priest, wolf, 15, at_ms=30)
    assert (g.unit(priest)["hp"], g.unit(wolf)["hp"]) == (90, 0)


def test_ice_lance_triples_on_the_frozen() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE), g.creature()
    cast(g, mage, wolf, 16)
    assert g.unit(wolf)["hp"] == 90
    cast(g, mage, wolf, 17, at_ms=30)
    cast(g, mage, wolf, 16, at_ms=40)
    assert g.unit(wolf)["hp"] == 60


def test_a_value_from_outside_stands_for_the_roll() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE), g.creature()
    hit_with_value(g.st, g.ct, mage, wolf, g.row(133), 1, 5, 20)
    assert g.unit(wolf)["hp"] == 95


def test_a_place_that_burns_ticks_on_who_stands_there() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE), g.creature()
    assert tick_at_place(g.st, g.ct, mage, wolf, g.row(19), 0, 20) == 8
    assert g.unit(wolf)["hp"] == 92


def test_the_immune_take_nothing_and_lose_no_speed() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE), g.creature()
    add_aura(g.st, g.ct, wolf, wolf, g.row(22), 7, 10)
    add_aura(g.st, g.ct, wolf, wolf, g.row(24), 7, 10)
    assert cast(g, mage, wolf, 133) == 7
    assert g.events(SMSG_SPELLLOGMISS)[0]["b"] == 7
    assert g.unit(wolf)["hp"] == 100
    cast(g, mage, wolf, 20)
    assert g.unit(wolf)["speed_run"] == 8.0


def test_a_reflected_spell_strikes_its_caster() -> None:
    g = Ground(*SPELLS)
    warrior, wolf = g.player(WARRIOR), g.creature()
    add_aura(g.st, g.ct, warrior, warrior, g.row(25), 7, 10)
    assert cast(g, wolf, warrior, 21) == 11
    assert (g.unit(wolf)["hp"] < 100, g.unit(warrior)["hp"]) == (True, 120)
    assert g.auras(warrior) == []
    assert cast(g, wolf, warrior, 21, at_ms=30) != 11


def test_a_taunt_does_not_wake_the_sleeping_but_a_blow_does() -> None:
    g = Ground(*SPELLS)
    warrior, mage, wolf = g.player(WARRIOR), g.player(MAGE), g.creature()
    cast(g, mage, wolf, 27)
    cast(g, warrior, wolf, 8)
    assert g.row(27) in [int(a["spell"]) for a in g.auras(wolf)]
    cast(g, mage, wolf, 133, mask=1, at_ms=30)
    assert g.row(27) not in [int(a["spell"]) for a in g.auras(wolf)]


def test_a_slow_begins_the_path_anew_and_a_root_ends_it() -> None:
    from warhost.realm.handlers.movement.paths import begin_path

    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE), g.creature()
    begin_path(g.st, g.ct, wolf, 80.0, 0.0, 0.0, 2, 0)
    assert g.unit(wolf)["path_ms"] == 10000
    cast(g, mage, wolf, 20, at_ms=5000)
    assert g.unit(wolf)["path_ms"] == pytest.approx(40 / 4.8 * 1000, abs=100)
    cast(g, mage, wolf, 17, at_ms=6000)
    assert g.unit(wolf)["path_kind"] == 0
    assert g.unit(wolf)["x"] == pytest.approx(44.8, abs=0.5)


def test_a_resurrection_offers_a_corpse_life_and_waits() -> None:
    g = Ground(*SPELLS)
    priest, mage = g.player(PRIEST), g.player(MAGE)
    g.unit(mage)["death"], g.unit(mage)["hp"] = 1, 0
    cast(g, priest, mage, 23)
    assert (g.unit(mage)["death"], g.unit(mage)["hp"]) == (1, 0)
    player = g.state["players"][g.unit(mage)["player"]]
    assert tuple(player[["offered_by", "offered_hp", "offered_mana"]]) == (g.unit(priest)["guid"], 60, 25)


def misses(level: int, seeds: int) -> Iterator[int]:
    for seed in range(1, seeds + 1):
        g = Ground(*SPELLS, seed=seed)
        mage, wolf = g.player(MAGE, level=20), g.creature(level=level)
        yield cast(g, mage, wolf, 21)


@pytest.mark.parametrize(("level", "chance"), [(20, 0.04), (22, 0.06), (23, 0.17)])
def test_spells_miss_by_the_difference_of_levels(level: int, chance: float) -> None:
    missed = float(np.mean([outcome == 1 for outcome in misses(level, 300)]))
    assert abs(missed - chance) < 4 * (chance * (1 - chance) / 300) ** 0.5
