# SPDX-License-Identifier: GPL-2.0-or-later
"""What a unit is immune to: its template's mechanics and schools, and those of its auras.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp (IsImmunedToSpell, IsImmunedToSpellEffect).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import (
    SPELL_AURA_DAMAGE_IMMUNITY,
    SPELL_AURA_MECHANIC_IMMUNITY,
    SPELL_AURA_MOD_IMMUNE_AURA_APPLY_SCHOOL,
    SPELL_AURA_SCHOOL_IMMUNITY,
)
from warhost.realm.kernel import kernel
from warhost.realm.spell_notes import NOTE_IMMUNITY

ALL_MECHANICS = 0xFFFFFFFF


@kernel
def refresh_immunity(st: Any, ct: Any, row: int) -> None:
    """Set the masks of what unit ``row`` is immune to: mechanics, schools, schools whose harmful auras do not hold. Mutates its sheet."""
    u = st.units[row]
    mechanics = 0
    schools = 0
    kept_off = 0
    if u.template >= 0:
        t = ct.templates[u.template]
        mechanics = (t.immune_mechanics << 1) & ALL_MECHANICS
        schools = t.immune_schools & 127
    aura = 0 + u.first_aura
    while aura >= 0:
        a = st.auras[aura]
        if ct.spell_notes[a.spell] & NOTE_IMMUNITY:
            s = ct.spells[a.spell]
            for k in range(3):
                if a.effects >> k & 1:
                    if s.aura[k] == SPELL_AURA_MECHANIC_IMMUNITY:
                        mechanics |= 1 << (s.misc[k] & 31)
                    elif s.aura[k] == SPELL_AURA_SCHOOL_IMMUNITY or s.aura[k] == SPELL_AURA_DAMAGE_IMMUNITY:
                        schools |= s.misc[k] & 127
                    elif s.aura[k] == SPELL_AURA_MOD_IMMUNE_AURA_APPLY_SCHOOL:
                        kept_off |= s.misc[k] & 127
        aura = 0 + a.next
    sh = st.sheets[row]
    sh.mechanic_immunity = mechanics
    sh.school_immunity = schools
    sh.aura_immunity = kept_off
