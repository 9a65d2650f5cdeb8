# SPDX-License-Identifier: GPL-2.0-or-later
"""What health and mana come back to a player by themselves.

Source: AzerothCore src/server/game/Entities/Unit/StatSystem.cpp:UpdateManaRegen, Player.cpp:RegenerateHealth. What food and
drink give comes by the ticks of their auras.
"""

from __future__ import annotations

from typing import Any

from warhost.realm import rules
from warhost.realm import sheet_rules as r
from warhost.realm.kernel import kernel

LEVELS = 81
INTELLECT, SPIRIT = 3, 4
MP5, HP5, SPIRIT_PCT, SPIRIT_CASTING = r.MP5, r.HP5, r.SPIRIT_PCT, r.SPIRIT_CASTING
spirit_mana_per_s, mana_per_s = rules.spirit_mana_per_s, rules.mana_per_s
spirit_health_per_2s, newcomer_factor = rules.spirit_health_per_2s, rules.newcomer_factor


@kernel
def refresh_regeneration(st: Any, ct: Any, row: int, sums: Any) -> None:
    """Set mana a second inside and outside the five-second rule, and health a second out of combat. Mutates the sheet."""
    u = st.units[row]
    sh = st.sheets[row]
    c = ct.class_levels[u.class_id * LEVELS + u.level]
    spirit = spirit_mana_per_s(float(sh.stats[INTELLECT]), float(sh.stats[SPIRIT]), c.mana_ratio) * sums[SPIRIT_PCT]
    sh.mana_regen_per_s = mana_per_s(spirit, sums[MP5], False, 0.0, u.level)
    sh.mana_regen_casting_per_s = mana_per_s(spirit, sums[MP5], True, sums[SPIRIT_CASTING], u.level)
    health = spirit_health_per_2s(float(sh.stats[SPIRIT]), c.hp_base_ratio, c.hp_more_ratio) * newcomer_factor(u.level)
    sh.hp_regen_per_s = health / 2.0 + sums[HP5] / 5.0
