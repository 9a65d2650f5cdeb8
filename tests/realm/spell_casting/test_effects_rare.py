# SPDX-License-Identifier: GPL-2.0-or-later
"""Effects that few spells have: shares of health and power, leaps, threat, cures of a mechanic, drains."""

from __future__ import annotations

import pytest

from tests.realm.bare import MAGE, PRIEST, WARRIOR, Ground, spell
from warhost.lore.spells import flags
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura, find_aura_of, remove_all, remove_auras_of_spell, strongest_of
from warhost.realm.handlers.spell_casting.auras.aura_ticks import aura_due
from warhost.realm.handlers.spell_casting.effects.landed import hit

SURE = flags.HARMFUL | flags.ALWAYS_HITS | flags.NO_CRIT
HELP = flags.HELPFUL | flags.NO_CRIT
SPELLS = (
    spell(1, effect=136, base_points=25, attributes=HELP),
    spell(2, effect=67, attributes=HELP),
    spell(3, effect=137, misc=0, base_points=10, attributes=HELP),
    spell(4, effect=108, misc=11, attributes=HELP),
    spell(5, effect=29, target_a=1, target_b=55, radius_yd=20.0, attributes=HELP | flags.BREAKS_MOVEMENT_IMPAIRMENT),
    spell(6, effect=63, base_points=500, attributes=SURE),
    spell(7, effect=125, base_points=-50, attributes=SURE),
    spell(8, effect=9, school=32, base_points=20, value_multiplier=0.5, attributes=SURE),
    spell(9, effect=6, aura=64, base_points=12, period_ms=1000, duration_ms=2000, value_multiplier=1.0, attributes=SURE),
    spell(10, effect=6, aura=20, base_points=10, period_ms=1000, duration_ms=2000, attributes=HELP),
    spell(11, effect=6, aura=89, school=2, base_points=5, period_ms=1000, duration_ms=2000, attributes=SURE),
    spell(12, effect=6, aura=33, base_points=-50, duration_ms=9000, effect_mechanic=11, attributes=SURE),
    spell(13, effect=6, aura=26, duration_ms=9000, mechanic=7, attributes=SURE),
    spell(14, damage_class=2, effect=121, weapon_percent=1.0, attributes=SURE | flags.NO_ACTIVE_DEFENSE | flags.BOTH_WEAPONS),
    spell(15, effect=6, aura=41, misc=3, duration_ms=100, attributes=HELP),
    spell(16, effect=6, aura=13, misc=126, base_points=-9, duration_ms=9000, dispel=3, attributes=SURE),
    spell(17, effect=2, base_points=10, attributes=SURE | flags.ADDS_BLOCK_VALUE),
    spell(18, effect=6, aura=103, base_points=-1000000, duration_ms=10000, attributes=HELP),
)


def cast(g: Ground, caster: int, target: int, number: int, at_ms: int = 20) -> int:
    u = g.unit(target)
    return int(hit(g.st, g.ct, caster, target, g.row(number), 7, float(u["x"]), float(u["y"]), float(u["z"]), at_ms))


def threat_of(g: Ground, creature: int, target: int) -> float:
    return next(float(t["amount"]) for t in g.state["threat"] if t["unit"] == creature and t["target"] == target)


@pytest.mark.parametrize(("number", "health"), [(1, 40), (2, 120)])
def test_heals_by_shares_of_health(number: int, health: int) -> None:
    g = Ground(*SPELLS)
    priest = g.player(PRIEST)
    g.unit(priest)["hp"] = 10
    cast(g, priest, priest, number)
    assert g.unit(priest)["hp"] == health


def test_power_by_a_share_of_its_maximum() -> None:
    g = Ground(*SPELLS)
    mage = g.player(MAGE)
    g.unit(mage)["powers"][0] = 0
    cast(g, mage, mage, 3)
    assert g.unit(mage)["powers"][0] == 22


def test_a_cure_takes_the_mechanic_and_nothing_else() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE), g.creature()
    for number in (12, 13):
        add_aura(g.st, g.ct, wolf, mage, g.row(number), 7, 10)
    cast(g, mage, mage, 4)
    assert [int(a["spell"]) for a in g.auras(mage)] == [g.row(13)]


def test_blink_frees_and_leads_ahead_until_the_client_answers() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE), g.creature()
    for number in (12, 13):
        add_aura(g.st, g.ct, wolf, mage, g.row(number), 7, 10)
    cast(g, mage, mage, 5)
    player = g.state["players"][int(g.unit(mage)["player"])]
    assert g.auras(mage) == []
    assert (player["teleport_due"], player["teleport_x"], player["teleport_y"]) == (1, pytest.approx(20.0), pytest.approx(0.0, abs=1e-6))


def test_threat_is_added_and_halved() -> None:
    g = Ground(*SPELLS)
    warrior, wolf = g.player(WARRIOR), g.creature()
    cast(g, warrior, wolf, 17)
    cast(g, warrior, wolf, 6)
    before = threat_of(g, wolf, warrior)
    assert before >= 500
    cast(g, warrior, wolf, 7)
    assert threat_of(g, wolf, warrior) == pytest.approx(before / 2)


def test_fade_lowers_what_a_creature_feels_while_it_lasts() -> None:
    g = Ground(*SPELLS)
    priest, wolf = g.player(PRIEST), g.creature()
    cast(g, priest, wolf, 17)
    cast(g, priest, priest, 18)
    entry = next(t for t in g.state["threat"] if t["unit"] == wolf)
    assert entry["shift"] == -1000000
    assert remove_auras_of_spell(g.st, g.ct, priest, g.row(18), 30) == 1
    assert entry["shift"] == 0


def test_a_leech_heals_its_caster_by_its_share() -> None:
    g = Ground(*SPELLS)
    priest, wolf = g.player(PRIEST), g.creature()
    g.unit(priest)["hp"] = 50
    cast(g, priest, wolf, 8)
    assert (g.unit(priest)["hp"], g.unit(wolf)["hp"]) == (60, 80)


def test_a_drain_moves_mana_from_one_to_the_other() -> None:
    g = Ground(*SPELLS)
    priest, foe = g.player(PRIEST), g.creature()
    g.unit(foe)["powers"][0] = g.unit(foe)["max_powers"][0] = 15
    g.unit(priest)["powers"][0] = 0
    aura = add_aura(g.st, g.ct, priest, foe, g.row(9), 7, 0)
    aura_due(g.st, g.ct, aura, 1000)
    assert (g.unit(priest)["powers"][0], g.unit(foe)["powers"][0]) == (12, 3)
    aura_due(g.st, g.ct, aura, 2000)
    assert (g.unit(priest)["powers"][0], g.unit(foe)["powers"][0]) == (15, 0)
    assert g.auras(foe) == []


def test_ticks_by_shares_of_health_heal_and_hurt() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE), g.creature()
    g.unit(mage)["hp"] = 20
    aura_due(g.st, g.ct, add_aura(g.st, g.ct, mage, mage, g.row(10), 7, 0), 1000)
    assert g.unit(mage)["hp"] == 32
    aura_due(g.st, g.ct, add_aura(g.st, g.ct, mage, wolf, g.row(11), 7, 0), 1000)
    assert g.unit(wolf)["hp"] == 95


def test_whirlwind_strikes_with_both_weapons_and_a_shield_slam_with_the_shield() -> None:
    g = Ground(*SPELLS)
    warrior, wolf = g.player(WARRIOR), g.creature(level=10)
    sheet = g.sheet(warrior)
    sheet["weapon_min"][:2] = sheet["weapon_max"][:2] = 20.0
    sheet["attack_ms"][:2] = 2400
    sheet["weapon_subclass"][:2] = 7
    sheet["attack_power"], sheet["block_value"] = 0, 13
    hp = int(g.unit(wolf)["hp"])
    cast(g, warrior, wolf, 14)
    assert hp - int(g.unit(wolf)["hp"]) == 30
    cast(g, warrior, wolf, 17)
    assert hp - int(g.unit(wolf)["hp"]) == 30 + 23


def test_stoneform_takes_diseases_off() -> None:
    g = Ground(*SPELLS)
    warrior, wolf = g.player(WARRIOR), g.creature()
    add_aura(g.st, g.ct, wolf, warrior, g.row(16), 7, 10)
    cast(g, warrior, warrior, 15)
    assert [int(a["spell"]) for a in g.auras(warrior)] == [g.row(15)]


def test_auras_are_found_by_caster_and_by_strength_and_all_taken() -> None:
    g = Ground(*SPELLS)
    a, b, wolf = g.player(MAGE), g.player(MAGE), g.creature()
    first = add_aura(g.st, g.ct, a, wolf, g.row(16), 7, 10)
    second = add_aura(g.st, g.ct, b, wolf, g.row(16), 7, 10)
    assert (find_aura_of(g.st, wolf, g.row(16), a), find_aura_of(g.st, wolf, g.row(16), b)) == (first, second)
    add_aura(g.st, g.ct, a, a, g.row(10), 7, 10)
    assert strongest_of(g.st, g.ct, a, 20) == 10
    remove_all(g.st, g.ct, wolf, 20)
    assert g.auras(wolf) == []
