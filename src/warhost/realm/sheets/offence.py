# SPDX-License-Identifier: GPL-2.0-or-later
"""What players and creatures share of a sheet: factors on damage, healing and threat, crits taken, detection.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp (SpellPctDamageModsDone, SpellDamageBonusTaken,
SpellHealingBonusTaken), ThreatMgr.cpp.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel
from warhost.realm.sheet_rules import (
    CRIT_TAKEN,
    DAMAGE_DONE_PCT,
    DAMAGE_TAKEN,
    DAMAGE_TAKEN_PCT,
    DETECTION,
    HEALING_DONE_PCT,
    HEALING_TAKEN,
    HEALING_TAKEN_DOWN,
    HEALING_TAKEN_UP,
    RANGED_POWER_TAKEN,
    SPELL_HIT_TAKEN,
    STEALTH,
    STEALTH_DETECTION,
    THREAT,
)


@kernel
def refresh_shared(st: Any, row: int, sums: Any) -> None:
    """Set the factors on damage done and taken, healing done and taken, and threat. Mutates the sheet."""
    sh = st.sheets[row]
    for k in range(7):
        sh.damage_done_pct[k] = 100.0 * sums[DAMAGE_DONE_PCT + k]
        sh.damage_taken_pct[k] = 100.0 * sums[DAMAGE_TAKEN_PCT + k]
        sh.threat_pct[k] = 100.0 * sums[THREAT + k]
        sh.damage_taken_flat[k] = int(sums[DAMAGE_TAKEN + k])
    sh.healing_done_pct = 100.0 * sums[HEALING_DONE_PCT]
    taken = (100.0 + sums[HEALING_TAKEN_UP]) * (100.0 + max(sums[HEALING_TAKEN_DOWN], -100.0)) / 100.0
    sh.healing_taken_pct = taken
    sh.healing_taken_flat = int(sums[HEALING_TAKEN])
    sh.ranged_power_taken = int(sums[RANGED_POWER_TAKEN])
    sh.crit_taken_pct = sums[CRIT_TAKEN]
    sh.detection_yd = sums[DETECTION]
    sh.stealth = max(int(sums[STEALTH]), 0)
    sh.stealth_detection = int(sums[STEALTH_DETECTION])
    sh.spell_hit_taken_pct = sums[SPELL_HIT_TAKEN]


@kernel
def set_maxima(st: Any, row: int, max_hp: int, max_mana: int, max_rage: int) -> None:
    """Set the maxima of health, mana and rage and cut what is above them. Mutates the unit."""
    u = st.units[row]
    u.max_hp = max(max_hp, 1)
    if u.hp > u.max_hp:
        u.hp = u.max_hp
    u.max_powers[0] = max(max_mana, 0)
    u.max_powers[1] = max_rage
    for k in range(2):
        if u.powers[k] > u.max_powers[k]:
            u.powers[k] = u.max_powers[k]
