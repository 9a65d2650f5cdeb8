# SPDX-License-Identifier: GPL-2.0-or-later
"""Ticks come at their exact milliseconds, as many as a duration holds, and the end after the last."""

from __future__ import annotations

from typing import Any

import pytest

from tests.realm.bare import MAGE, PRIEST, WARRIOR, Ground, spell
from warhost.lore.spells import flags
from warhost.protocol.opcode_numbers import SMSG_PERIODICAURALOG
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura, remove_aura
from warhost.realm.handlers.spell_casting.auras.aura_ticks import aura_due
from warhost.realm.tables.timers import AURA
from warhost.realm.wheel import collect

HARM, HELP, CHANNEL = flags.HARMFUL, flags.HELPFUL, flags.HARMFUL | flags.CHANNELED
PAIN = spell(1, school=2, effect=6, aura=3, base_points=5, period_ms=3000, duration_ms=18000, spell_power_coefficient=0.5, attributes=HARM)
RENEW = spell(2, school=2, effect=6, aura=8, base_points=9, period_ms=3000, duration_ms=15000, spell_power_coefficient=0.2, attributes=HELP)
PLAGUE = spell(3, school=2, effect=6, aura=53, base_points=10, period_ms=3000, duration_ms=6000, value_multiplier=0.5, attributes=HARM)
FOOD = spell(4, effect=6, aura=84, base_points=17, period_ms=5000, duration_ms=18000, attributes=HELP)
DRINK = spell(5, effect=6, aura=85, base_points=42, period_ms=5000, duration_ms=18000, attributes=HELP)
EVOCATION = spell(6, effect=6, aura=21, base_points=15, period_ms=2000, duration_ms=8000, attributes=HELP | flags.CHANNELED)
BLOODRAGE = spell(7, effect=6, aura=24, misc=1, base_points=10, period_ms=1000, duration_ms=10000, attributes=HELP)
MISSILES = spell(8, school=64, effect=6, aura=23, trigger_spell=9, period_ms=1000, duration_ms=3000, attributes=CHANNEL)
MISSILE = spell(9, school=64, effect=2, base_points=8, attributes=HARM | flags.ALWAYS_HITS | flags.NO_CRIT)
REND = spell(
    10, effect=6, aura=3, base_points=5, period_ms=3000, duration_ms=9000, weapon_percent=0.2, attributes=HARM | flags.IGNORES_ARMOUR
)
STACKS = spell(11, school=2, effect=6, aura=3, base_points=2, period_ms=3000, duration_ms=9000, max_stacks=3, attributes=HARM)
MENDING = spell(12, school=2, effect=6, aura=4, base_points=40, duration_ms=30000, proc_flags=0x100000, proc_charges=1, attributes=HELP)
GROUND = (PAIN, RENEW, PLAGUE, FOOD, DRINK, EVOCATION, BLOODRAGE, MISSILES, MISSILE, REND, STACKS, MENDING)


def put(g: Ground, caster: int, target: int, number: int, at_ms: int = 10) -> int:
    return int(add_aura(g.st, g.ct, caster, target, g.row(number), 7, at_ms))


def pass_time(g: Ground, until_ms: int) -> list[Any]:
    """Run AURA timers alone until a time; return the events of ticks."""
    told: list[Any] = []
    clock = g.state["clock"]
    while int(clock["now_ms"][0]) < until_ms:
        clock["tick"] += 1
        clock["now_ms"] += 50
        g.state.event_counts["count"] = 0
        for _ in range(8):
            count = collect(g.st, g.st.due_counts)
            due = [(int(d["kind"]), int(d["row"]), int(d["due_ms"])) for d in g.state["due"][:count]]
            for kind, row, due_ms in due:
                if kind == AURA:
                    aura_due(g.st, g.ct, row, due_ms)
            if not count:
                break
        told += [event.copy() for event in g.events(SMSG_PERIODICAURALOG)]
    return told


def times(told: list[Any]) -> list[int]:
    return [int(event["at_ms"]) for event in told]


def test_shadow_word_pain_ticks_six_times_in_eighteen_seconds() -> None:
    g = Ground(*GROUND)
    priest, wolf = g.player(PRIEST), g.creature(level=10)
    g.sheet(priest)["spell_power"][1] = 4
    hp = int(g.unit(wolf)["hp"])
    put(g, priest, wolf, 1, 7)
    told = pass_time(g, 19000)
    assert times(told) == [3007, 6007, 9007, 12007, 15007, 18007]
    assert sum(int(e["b"]) + int(e["d"]) for e in told) == 42
    assert hp - int(g.unit(wolf)["hp"]) == sum(int(e["b"]) for e in told)
    assert g.auras(wolf) == []


def test_what_a_tick_is_worth_is_settled_when_the_aura_is_put_on() -> None:
    g = Ground(*GROUND)
    priest = g.player(PRIEST)
    g.sheet(priest)["heal_power"] = 100
    g.unit(priest)["hp"] = 1
    put(g, priest, priest, 2)
    g.sheet(priest)["heal_power"] = 0
    told = pass_time(g, 3100)
    assert [int(e["b"]) for e in told] == [29]
    assert g.unit(priest)["hp"] == 30


def test_a_leech_gives_its_share_back() -> None:
    g = Ground(*GROUND)
    priest, wolf = g.player(PRIEST), g.creature()
    g.unit(priest)["hp"] = 50
    put(g, priest, wolf, 3)
    told = pass_time(g, 3050)
    assert int(told[0]["b"]) + int(told[0]["d"]) == 10
    assert g.unit(priest)["hp"] == 50 + int(told[0]["b"]) // 2


def test_food_and_drink_give_their_value_every_five_seconds() -> None:
    g = Ground(*GROUND)
    mage = g.player(MAGE)
    g.unit(mage)["hp"], g.unit(mage)["powers"][0] = 10, 0
    put(g, mage, mage, 4)
    put(g, mage, mage, 5)
    told = pass_time(g, 18100)
    assert times(told) == [5010, 5010, 10010, 10010, 15010, 15010]
    assert (g.unit(mage)["hp"], g.unit(mage)["powers"][0]) == (10 + 3 * 17, 3 * 42)


def test_percent_and_rage_over_time() -> None:
    g = Ground(*GROUND)
    mage, warrior = g.player(MAGE), g.player(WARRIOR)
    g.unit(mage)["powers"][0] = 0
    put(g, mage, mage, 6)
    put(g, warrior, warrior, 7)
    pass_time(g, 10100)
    assert g.unit(mage)["powers"][0] == 4 * (220 * 15 // 100)
    assert g.unit(warrior)["powers"][1] == 100


def test_haste_quickens_a_channels_ticks_and_keeps_their_number() -> None:
    g = Ground(*GROUND)
    mage, wolf = g.player(MAGE), g.creature()
    g.sheet(mage)["cast_haste"] = 1.25
    put(g, mage, wolf, 8, 0)
    pass_time(g, 3000)
    missiles = g.state["missiles"]
    due = [int(m["due_ms"]) for m in missiles if m["spell"] == g.row(9)]
    assert due == [800, 1600, 2400]
    assert g.auras(wolf) == []


def test_rend_adds_a_share_of_the_weapon_to_each_tick() -> None:
    g = Ground(*GROUND)
    warrior, wolf = g.player(WARRIOR), g.creature()
    sheet = g.sheet(warrior)
    sheet["weapon_min"][0], sheet["weapon_max"][0], sheet["attack_ms"][0], sheet["attack_power"] = 10.0, 30.0, 2000, 70
    put(g, warrior, wolf, 10)
    assert g.auras(wolf)[0]["amounts"][0] == 5 + 6


def test_an_aura_put_on_again_ticks_anew_but_one_that_stacks_keeps_its_beat() -> None:
    g = Ground(*GROUND)
    priest, wolf = g.player(PRIEST), g.creature(level=10)
    put(g, priest, wolf, 1, 10)
    put(g, priest, wolf, 11, 10)
    pass_time(g, 2000)
    put(g, priest, wolf, 1, 2000)
    put(g, priest, wolf, 11, 2000)
    told = pass_time(g, 6000)
    assert sorted((int(e["at_ms"]), int(e["a"])) for e in told) == [(3010, 11), (5000, 1)]
    assert g.auras(wolf)[1]["ends_ms"] == 11000


def test_a_timer_of_an_aura_that_is_gone_does_nothing() -> None:
    g = Ground(*GROUND)
    priest, wolf = g.player(PRIEST), g.creature(level=10)
    aura = put(g, priest, wolf, 1, 10)
    remove_aura(g.st, g.ct, aura, 20)
    assert pass_time(g, 4000) == []


def test_a_caster_who_left_the_world_is_not_named_by_later_ticks() -> None:
    g = Ground(*GROUND)
    priest, wolf = g.player(PRIEST), g.creature(level=10)
    put(g, priest, wolf, 1, 10)
    g.unit(priest)["in_world"] = 0
    told = pass_time(g, 3100)
    assert [int(e["other"]) for e in told] == [-1]


@pytest.mark.parametrize("damage", [5, 60])
def test_prayer_of_mending_heals_once_when_its_bearer_is_hurt(damage: int) -> None:
    from warhost.realm.handlers.spell_casting.auras.procs import proc

    g = Ground(*GROUND)
    priest, mage = g.player(PRIEST), g.player(MAGE)
    put(g, priest, mage, 12)
    g.unit(mage)["hp"] = 120 - damage
    proc(g.st, g.ct, mage, -1, 0x100000, 0, 70)
    pass_time(g, 200)
    assert g.unit(mage)["hp"] == min(120, 120 - damage + 40)
    assert g.auras(mage) == []
