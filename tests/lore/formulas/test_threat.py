# SPDX-License-Identifier: GPL-2.0-or-later
"""Threat of spells, auras, healing and power, and when a creature turns, against literal figures.

Auras that change threat (SPELL_AURA_MOD_THREAT) add up by school and multiply (ThreatMgr.cpp:52); what a spell gives in power they leave
alone (46), but its own factor counts for that too (41).
"""

import pytest

from tests.lore.formulas.sources import sourced
from warhost.lore.formulas import threat
from warhost.lore.spells.table import load

# spell, damage, attack power, threat by the shipped table
SPELL = (
    ("ThreatMgr.cpp:41", 133, 100, 0, 100.0),  # Fireball: no row
    ("spell_threat.sql:29", 78, 100, 0, 105.0),  # Heroic Strike
    ("spell_threat.sql:32", 498, 100, 0, 0.0),  # Divine Protection
    ("spell_threat.sql:33", 779, 200, 0, 300.0),  # Swipe (Bear)
    ("spell_threat.sql:33", 48562, 200, 0, 300.0),  # its rank 8: a rank without a row has the first rank's
    ("spell_threat.sql:37", 2139, 0, 500, 180.0),  # Counterspell
    ("spell_threat.sql:40", 5676, 100, 0, 200.0),  # Searing Pain
    ("spell_threat.sql:41", 6343, 300, 0, 555.0),  # Thunder Clap
    ("spell_threat.sql:41", 47502, 300, 0, 555.0),  # its rank 9
    ("spell_threat.sql:51", 7386, 0, 0, 345.0),  # Sunder Armor
    ("spell_threat.sql:51", 7386, 0, 2000, 445.0),
    ("spell_threat.sql:52", 8056, 50, 0, 100.0),  # Frost Shock
    ("spell_threat.sql:53", 8187, 371, 0, 0.0),  # Magma Totem
    ("spell_threat.sql:70", 15237, 100, 0, 0.0),  # Holy Nova
    ("spell_threat.sql:94", 29166, 100, 0, 1000.0),  # Innervate
    ("spell_threat.sql:101", 33745, 100, 0, 141.0),  # Lacerate: its factor halves the flat part too
    ("spell_threat.sql:110", 47488, 1000, 0, 1770.0),  # Shield Slam
    ("spell_threat.sql:117", 48568, 88, 0, 301.5),  # Lacerate, rank 3
    ("spell_threat.sql:133", 60089, 0, 0, 638.0),  # Faerie Fire (Feral)
)
# threat, percent that auras add, threat
AURAS = (
    ("ThreatMgr.cpp:52", 100.0, 0.0, 100.0),
    ("ThreatMgr.cpp:52", 100.0, 45.0, 145.0),  # Defensive Stance
    ("ThreatMgr.cpp:52", 100.0, -20.0, 80.0),
    ("ThreatMgr.cpp:52", 50.0, 100.0, 100.0),
    ("ThreatMgr.cpp:52", 0.0, 50.0, 0.0),
    ("ThreatMgr.cpp:52", 100.0, -100.0, 0.0),
    ("ThreatMgr.cpp:52", 1.0, 45.0, 1.45),
    ("ThreatMgr.cpp:52", 1000.0, 30.0, 1300.0),
    ("ThreatMgr.cpp:52", 7.0, -50.0, 3.5),
)
# healed, those who hate the healed, threat with each
HEALING = (
    ("HostileRefMgr.cpp:42", 100, 1, 50.0),
    ("HostileRefMgr.cpp:42", 200, 2, 50.0),
    ("HostileRefMgr.cpp:42", 100, 4, 12.5),
    ("HostileRefMgr.cpp:42", 0, 3, 0.0),
    ("HostileRefMgr.cpp:42", 999, 3, 166.5),
    ("HostileRefMgr.cpp:42", 5000, 5, 500.0),
)
# power gained, in what it is kept in; kind; threat
POWER = (
    ("mana.go:11", 100, 0, 50.0),
    ("mana.go:11", 1, 0, 0.5),
    ("mana.go:11", 1000, 0, 500.0),
    ("rage.go:9", 10, 1, 5.0),  # one point of rage
    ("rage.go:9", 150, 1, 75.0),
    ("rage.go:9", 200, 1, 100.0),
)
# challenger, current, in melee range, turns
TAKEOVER = (
    ("ThreatMgr.cpp:381", 110.0, 100.0, True, False),
    ("ThreatMgr.cpp:381", 110.1, 100.0, True, True),
    ("ThreatMgr.cpp:381", 100.0, 100.0, True, False),
    ("ThreatMgr.cpp:381", 50.0, 100.0, True, False),
    ("ThreatMgr.cpp:376", 129.0, 100.0, False, False),
    ("ThreatMgr.cpp:376", 130.0, 100.0, False, False),
    ("ThreatMgr.cpp:376", 130.1, 100.0, False, True),
)


@pytest.mark.parametrize(("spell_id", "amount", "power", "added"), sourced(SPELL))
def test_a_spell_adds_the_threat_of_the_emulators_table(spell_id: int, amount: float, power: float, added: float) -> None:
    spell = load().get(spell_id)
    found = threat.spell_threat(amount, spell.threat_flat, spell.threat_multiplier, spell.threat_attack_power, power)
    assert found == pytest.approx(added)


@pytest.mark.parametrize(("amount", "percent", "left"), sourced(AURAS))
def test_auras_scale_threat(amount: float, percent: float, left: float) -> None:
    assert threat.school_threat(amount, percent) == pytest.approx(left)


def test_auras_never_make_threat_negative() -> None:
    assert threat.school_threat(100.0, -150.0) == 0.0


@pytest.mark.parametrize(("healed", "enemies", "each"), sourced(HEALING))
def test_healing_threat_is_half_and_shared(healed: int, enemies: int, each: float) -> None:
    assert threat.healing_threat(healed, enemies) == pytest.approx(each)


def test_healing_of_one_whom_nobody_hates_is_noticed_by_nobody() -> None:
    assert threat.healing_threat(100, 0) == 0.0


@pytest.mark.parametrize(("gained", "power", "added"), sourced(POWER))
def test_gained_mana_and_rage_are_noticed(gained: int, power: int, added: float) -> None:
    assert threat.power_threat(gained, power) == pytest.approx(added)


@pytest.mark.parametrize(("power", "added"), [(2, 50.0), (3, 50.0), (6, 50.0), (4, 0.0)])
def test_so_is_every_other_power_but_happiness(power: int, added: float) -> None:
    assert threat.power_threat(100, power) == added


@pytest.mark.parametrize(("challenger", "current", "melee", "taken"), sourced(TAKEOVER))
def test_a_creature_turns_at_110_or_130_percent(challenger: float, current: float, melee: bool, taken: bool) -> None:
    assert threat.takes_over(challenger, current, melee) is taken


@pytest.mark.parametrize(("challenger", "melee", "taken"), [(1.0, False, True), (0.0, True, False)])
def test_whom_nobody_is_hated_more_than_is_taken_at_once(challenger: float, melee: bool, taken: bool) -> None:
    assert threat.takes_over(challenger, 0.0, melee) is taken
