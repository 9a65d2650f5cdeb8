# SPDX-License-Identifier: GPL-2.0-or-later
"""Who stands round a place, and the list of units that a spell reaches: ``st.reached``, ``row * MASKS + mask`` of effects.

Source: AzerothCore src/server/game/Spells/Spell.cpp:SearchAreaTargets, AddUnitTarget.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.pets.kinds import ROLE_TOTEM
from warhost.realm.geometry import distance_sq
from warhost.realm.grid import near
from warhost.realm.kernel import kernel
from warhost.realm.sides import can_attack, can_help, is_present
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


@kernel
def leads_party(st: Any, caster: int) -> int:
    """Return whose party a caster's party spells reach: a totem's owner's, everybody else's own."""
    u = st.units[caster]
    if u.summon < 0 or u.owner < 0 or st.summons[u.summon].role != ROLE_TOTEM:
        return caster
    return 0 + u.owner


@kernel
def _add_within(st: Any, caster: int, row: int, radius_yd: float, bit: int, count: int) -> int:
    """Add a unit of the caster's party that is alive and within ``radius_yd`` of him; return how many are reached now."""
    u = st.units[caster]
    v = st.units[row]
    if not is_present(st, row) or v.death != 0 or v.map != u.map:
        return count
    far = distance_sq(0.0 + u.x, 0.0 + u.y, 0.0 + u.z, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z)
    return add(st, count, row, bit) if far <= radius_yd * radius_yd else count


@kernel
def party_of_totem(st: Any, totem: int, radius_yd: float, bit: int, count: int) -> int:
    """Add a totem's owner and his pet, where they stand within ``radius_yd`` of it, to ``st.reached``; return how many are there now."""
    owner = 0 + st.units[totem].owner
    count = _add_within(st, totem, owner, radius_yd, bit, count)
    pet = 0 + st.units[owner].pet
    return _add_within(st, totem, pet, radius_yd, bit, count) if pet >= 0 else count
