# SPDX-License-Identifier: GPL-2.0-or-later
"""Amounts of auras that come from the caster's sheet: a pool of maximum health, a share that grows with defence.

Source: AzerothCore src/server/scripts/Spells/spell_dk.cpp (spell_dk_anti_magic_shell_self, spell_dk_icebound_fortitude).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN, SPELL_AURA_SCHOOL_ABSORB
from warhost.lore.spells.traits import MORE_WITH_DEFENCE, PARTIAL_ABSORB
from warhost.realm.kernel import kernel

CR_DEFENSE_SKILL = 1
SKILL_A_LEVEL, PLAIN_DEFENCE = 5, 400
PERCENT_A_POINT = 0.15


@kernel
def defence_skill(st: Any, ct: Any, row: int) -> int:
    """Return a player's defence skill: five a level, and what gear gives."""
    u = st.units[row]
    rating = st.sheets[row].ratings[CR_DEFENSE_SKILL] * ct.rating_pct[u.class_id, CR_DEFENSE_SKILL, u.level]
    return SKILL_A_LEVEL * u.level + int(rating)


@kernel
def scaled(st: Any, ct: Any, caster: int, spell_row: int, k: int, value: int) -> int:
    """Return what effect ``k`` of an aura is worth for this caster where its flags make it more than ``value``."""
    s = ct.spells[spell_row]
    if caster < 0:
        return value
    if s.traits & PARTIAL_ABSORB != 0 and s.aura[k] == SPELL_AURA_SCHOOL_ABSORB:
        return st.units[caster].max_hp * s.base_points[1] // 100
    if s.traits & MORE_WITH_DEFENCE != 0 and s.aura[k] == SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN:
        beyond = max(defence_skill(st, ct, caster) - PLAIN_DEFENCE, 0)
        return value - int(beyond * PERCENT_A_POINT)
    return value
