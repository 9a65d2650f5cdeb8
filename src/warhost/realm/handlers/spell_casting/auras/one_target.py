# SPDX-License-Identifier: GPL-2.0-or-later
"""Auras that a caster may have on one target alone: a second fear, banishment, sheep or shackle ends the first.

Source: AzerothCore src/server/game/Spells/Auras/SpellAuras.cpp:Aura::IsSingleTargetWith, Unit.cpp:Unit::_AddAura
(SPELL_ATTR5_SINGLE_TARGET_SPELL). Such casts are rare, so all auras are looked through rather than kept on lists.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.handlers.spell_casting.auras.aura_rows import remove_aura
from warhost.realm.kernel import kernel
from warhost.realm.tables.clock import POOL_AURAS


@kernel
def release_others(st: Any, ct: Any, caster: int, target: int, spell_row: int, at_ms: int) -> int:
    """Take the caster's auras of the spell's chain off every unit but ``target``; return how many went. Mutates their bearers."""
    chain = 0 + ct.spells[spell_row].chain
    gone = 0
    for aura in range(st.pools[POOL_AURAS].used):
        a = st.auras[aura]
        if a.unit >= 0 and a.unit != target and a.caster == caster and ct.spells[a.spell].chain == chain:
            remove_aura(st, ct, aura, at_ms)
            gone += 1
    return gone
