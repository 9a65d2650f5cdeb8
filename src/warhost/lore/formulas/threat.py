# SPDX-License-Identifier: GPL-2.0-or-later
"""Threat: what damage, healing, gained power and spells add, and when a creature turns to another target.

Source: AzerothCore src/server/game/Combat/ThreatMgr.cpp (ThreatCalcHelper::calcThreat, ThreatContainer::selectNextVictim),
HostileRefMgr.cpp (threatAssist), Entities/Unit/Unit.cpp (DealDamage, EnergizeBySpell), Spells/Spell.cpp (HandleThreatSpells).
"""

from __future__ import annotations

HEALING_SHARE = 0.5
POWER_SHARE = 0.5
POWER_HAPPINESS = 4
MELEE_TAKEOVER = 1.1
RANGED_TAKEOVER = 1.3


def spell_threat(amount: float, flat: float, multiplier: float, attack_power_share: float, attack_power: float) -> float:
    """Return a landed spell's threat: damage, flat and share of attack power, all times its multiplier (table spell_threat)."""
    return (amount + flat + attack_power_share * attack_power) * multiplier


def school_threat(threat: float, percent: float) -> float:
    """Return threat after auras of SPELL_AURA_MOD_THREAT that add ``percent`` for the school, never below 0."""
    return max(threat * (100.0 + percent) / 100.0, 0.0)


def healing_threat(healed: int, enemies: int) -> float:
    """Return the threat that health really healed adds on each of ``enemies`` units fighting the healed one."""
    return healed * HEALING_SHARE / enemies if enemies > 0 else 0.0


def power_threat(gained: int, power_type: int) -> float:
    """Return the threat of power gained from a spell: half of it, in what it is kept in (so 5 a point of rage); none of happiness.

    Auras that change threat do not change this (ThreatMgr.cpp:ThreatCalcHelper::calcThreat).
    """
    return 0.0 if power_type == POWER_HAPPINESS else gained * POWER_SHARE


def takes_over(challenger: float, current: float, challenger_in_melee: bool) -> bool:
    """Tell whether a challenger's threat draws the creature from its target: over 110 % in melee range, 130 % outside."""
    return challenger > current * (MELEE_TAKEOVER if challenger_in_melee else RANGED_TAKEOVER)
