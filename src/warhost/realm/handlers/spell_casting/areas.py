# SPDX-License-Identifier: GPL-2.0-or-later
"""Who stands round a place, and the list of units that a spell reaches: ``st.reached``, ``row * MASKS + mask`` of effects.

Source: AzerothCore src/server/game/Spells/Spell.cpp:SearchAreaTargets, AddUnitTarget.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.grid import near
from warhost.realm.kernel import kernel
from warhost.realm.sides import can_attack, can_help
from warhost.realm.sight import line_of_sight

MASKS = 8


@kernel
def has_spell_aura(st: Any, ct: Any, row: int, spell_id: int) -> bool:
    """Return whether the unit bears an aura of the spell ``spell_id``."""
    aura = st.units[row].first_aura
    while aura >= 0:
        entry = st.auras[aura]
        if ct.spells[entry.spell].id == spell_id:
            return True
        aura = entry.next
    return False


@kernel
def add(st: Any, count: int, row: int, mask: int) -> int:
    """Add effects ``mask`` for a unit to ``st.reached``, of which ``count`` cells are filled; return how many are now."""
    for i in range(count):
        if int(st.reached[i]) // MASKS == row:
            st.reached[i] = st.reached[i] | mask
            return count
    if count >= len(st.reached):
        return count
    st.reached[count] = row * MASKS + mask
    return count + 1


@kernel
def in_area(st: Any, ct: Any, caster: int, x: float, y: float, z: float, radius_yd: float, enemies: bool) -> int:
    """Fill ``st.scratch`` with the units round a place whom the caster may attack (or help), by row; return how many."""
    found = near(st, ct, 0 + st.units[caster].map, x, y, z, radius_yd, st.scratch)
    kept = 0
    for i in range(found):
        row = 0 + int(st.scratch[i])
        fits = can_attack(st, ct, caster, row) if enemies else can_help(st, ct, caster, row)
        if fits and line_of_sight(st, ct, caster, row):
            at = kept
            while at > 0 and st.scratch[at - 1] > row:
                st.scratch[at] = st.scratch[at - 1]
                at -= 1
            st.scratch[at] = row
            kept += 1
    return kept
