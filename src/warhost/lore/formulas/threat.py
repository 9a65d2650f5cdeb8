# SPDX-License-Identifier: GPL-2.0-or-later
"""Threat: what damage, healing, gained power and spells add, and when a creature turns to another target.

Source: AzerothCore src/server/game/Combat/ThreatMgr.cpp (CalcThreat, ThreatContainer::SelectNextVictim), Unit.cpp
(DealDamage, EnergizeBySpell), SpellAuraEffects.cpp (HandlePeriodicHealAurasTick).
"""

from __future__ import annotations

HEALING_SHARE = 0.5
MANA_SHARE = 0.5
RAGE_SHARE = 5.0
MELEE_TAKEOVER = 1.1
RANGED_TAKEOVER = 1.3


def spell_threat(amount: float, flat: float, multiplier: float, attack_power_share: float, attack_power: float) -> float:
    """Return a landed spell's threat: damage × multiplier + flat + share of attack power (table spell_threat)."""
    return amount * multiplier + flat + attack_power_share * attack_power


def school_threat(threat: float, percent: float) -> float:
    """Return threat after auras of SPELL_AURA_MOD_THREAT that add ``percent`` for the school, never below 0."""
    return max(threat * (100.0 + percent) / 100.0, 0.0)


def healing_threat(healed: int, enemies: int) -> float:
    """Return the threat that health really healed adds on each of ``enemies`` units fighting the healed one."""
    return healed * HEALING_SHARE / enemies if enemies > 0 else 0.0


def power_threat(gained: int, power_type: int) -> float:
    """Return the threat of power gained from a spell: 0.5 a point of mana, 5 a point of rage (tenths in), 0 of others."""
    if power_type == 0:
        return gained * MANA_SHARE
    return gained / 10.0 * RAGE_SHARE if power_type == 1 else 0.0


def takes_over(challenger: float, current: float, challenger_in_melee: bool) -> bool:
    """Tell whether a challenger's threat draws the creature from its target: over 110 % in melee range, 130 % outside."""
    return challenger > current * (MELEE_TAKEOVER if challenger_in_melee else RANGED_TAKEOVER)
