# SPDX-License-Identifier: GPL-2.0-or-later
"""A player's armour, resistances, dodge, parry and block.

Source: AzerothCore src/server/game/Entities/Unit/StatSystem.cpp (UpdateArmor, UpdateResistances, UpdateDodgePercentage,
UpdateParryPercentage, UpdateBlockPercentage).
"""

from __future__ import annotations

from typing import Any

from warhost.realm import rules
from warhost.realm import sheet_rules as r
from warhost.realm.kernel import kernel

LEVELS = 81
WARRIOR, DEATH_KNIGHT = 1, 6
PARRY_LEVEL = 6
PALADIN, PALADIN_PARRY_LEVEL = 2, 8
ROGUE, ROGUE_PARRY_LEVEL = 4, 12
STRENGTH, AGILITY = 0, 1
BASE_BLOCK_PCT = 5.0
CR_DEFENSE_SKILL, CR_DODGE, CR_PARRY, CR_BLOCK = 1, 2, 3, 4

RATINGS, STATS_BASE_PCT = r.RATINGS, r.STATS_BASE_PCT
RESISTANCES, RESISTANCES_BASE_PCT = r.RESISTANCES, r.RESISTANCES_BASE_PCT
RESISTANCES_PCT, RESISTANCES_EXCLUSIVE = r.RESISTANCES_PCT, r.RESISTANCES_EXCLUSIVE
DODGE, PARRY, BLOCK, BLOCK_VALUE, BLOCK_VALUE_PCT = r.DODGE, r.PARRY, r.BLOCK, r.BLOCK_VALUE, r.BLOCK_VALUE_PCT
armour, dodge_percent, parry_percent, block_value = rules.armour, rules.dodge_percent, rules.parry_percent, rules.block_value


@kernel
def refresh_resistances(st: Any, row: int, sums: Any) -> None:
    """Set armour and resistances; of auras that exclude each other the strongest counts. Mutates the sheet."""
    sh = st.sheets[row]
    items = sh.gear_armour * sums[RESISTANCES_BASE_PCT]
    percent = (sums[RESISTANCES_PCT] - 1.0) * 100.0
    sh.armour = armour(items, float(sh.stats[AGILITY]), sums[RESISTANCES] + sums[RESISTANCES_EXCLUSIVE], percent)
    sh.resistances[0] = sh.armour
    for k in range(1, 7):
        value = (sums[RESISTANCES + k] + sums[RESISTANCES_EXCLUSIVE + k]) * sums[RESISTANCES_PCT + k]
        sh.resistances[k] = max(int(value), 0)


@kernel
def refresh_avoidance(st: Any, ct: Any, row: int, sums: Any) -> None:
    """Set dodge, parry (with a weapon in hand) and block (with a shield). Mutates the sheet.

    Warriors and death knights parry from level 6, paladins from 8, rogues from 12.
    """
    u = st.units[row]
    sh = st.sheets[row]
    per_point = ct.rating_pct
    defence = (sh.ratings[CR_DEFENSE_SKILL] + sums[RATINGS + CR_DEFENSE_SKILL]) * per_point[u.class_id, CR_DEFENSE_SKILL, u.level]
    dodge = (sh.ratings[CR_DODGE] + sums[RATINGS + CR_DODGE]) * per_point[u.class_id, CR_DODGE, u.level]
    parry = (sh.ratings[CR_PARRY] + sums[RATINGS + CR_PARRY]) * per_point[u.class_id, CR_PARRY, u.level]
    block = (sh.ratings[CR_BLOCK] + sums[RATINGS + CR_BLOCK]) * per_point[u.class_id, CR_BLOCK, u.level]
    own = sh.base_stats[AGILITY] * sums[STATS_BASE_PCT + AGILITY]
    ratio = ct.class_levels[u.class_id * LEVELS + u.level].melee_crit_ratio
    sh.dodge_pct = max(dodge_percent(u.class_id, own, sh.stats[AGILITY] - own, ratio, dodge, defence) + sums[DODGE], 0.0)
    sh.parry_pct = 0.0
    learnt = (u.class_id in (WARRIOR, DEATH_KNIGHT) and u.level >= PARRY_LEVEL) or (
        u.class_id == PALADIN and u.level >= PALADIN_PARRY_LEVEL
    )
    learnt = learnt or (u.class_id == ROGUE and u.level >= ROGUE_PARRY_LEVEL)
    if learnt and sh.attack_ms[0] > 0:
        sh.parry_pct = max(parry_percent(u.class_id, parry, defence) + sums[PARRY], 0.0)
    sh.block_pct = 0.0
    sh.block_value = 0
    if sh.has_shield:
        sh.block_pct = max(BASE_BLOCK_PCT + int(defence) * 0.04 + block + sums[BLOCK], 0.0)
        sh.block_value = int(block_value(float(sh.stats[STRENGTH]), sh.gear_block_value + sums[BLOCK_VALUE]) * sums[BLOCK_VALUE_PCT])
