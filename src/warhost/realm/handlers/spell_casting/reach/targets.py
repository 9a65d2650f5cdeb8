# SPDX-License-Identifier: GPL-2.0-or-later
"""Choose whom each effect of a spell reaches, by the implicit target numbers of Spell.dbc.

The outcome stands in ``st.reached``: ``row * 8 + mask``, mask bit k where effect k is for that unit; at most 64 units.
A harmful effect reaches whom the caster may attack, a helpful one whom he may help. Without groups in the realm a
party and a raid are one player; who bears the aura that excludes a spell (Exhaustion) is passed over.
Where an effect has more candidates than ``max_targets``, chance picks.
Source: AzerothCore src/server/game/Spells/Spell.cpp:SelectEffectImplicitTargets, SelectImplicitConeTargets,
SelectImplicitAreaTargets.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.effects import SPELL_EFFECT_PERSISTENT_AREA_AURA
from warhost.lore.spells.targets import (
    TARGET_DEST_CASTER,
    TARGET_DEST_TARGET_ANY,
    TARGET_DEST_TARGET_ENEMY,
    TARGET_NONE,
    TARGET_UNIT_CASTER,
    TARGET_UNIT_CASTER_AREA_PARTY,
    TARGET_UNIT_CASTER_AREA_RAID,
    TARGET_UNIT_CHANNEL_TARGET,
    TARGET_UNIT_CONE_ENEMY_24,
    TARGET_UNIT_CONE_ENEMY_54,
    TARGET_UNIT_CONE_ENEMY_104,
    TARGET_UNIT_DEST_AREA_ALLY,
    TARGET_UNIT_DEST_AREA_ENEMY,
    TARGET_UNIT_MASTER,
    TARGET_UNIT_PET,
    TARGET_UNIT_SRC_AREA_ALLY,
    TARGET_UNIT_SRC_AREA_ENEMY,
    TARGET_UNIT_SRC_AREA_PARTY,
    TARGET_UNIT_TARGET_ALLY,
    TARGET_UNIT_TARGET_ANY,
    TARGET_UNIT_TARGET_AREA_RAID_CLASS,
    TARGET_UNIT_TARGET_CHAINHEAL_ALLY,
    TARGET_UNIT_TARGET_ENEMY,
    TARGET_UNIT_TARGET_PARTY,
    TARGET_UNIT_TARGET_RAID,
)
from warhost.realm import chance
from warhost.realm.geometry import HALF_PI, PI, is_ahead
from warhost.realm.handlers.spell_casting.checking.target_checks import creature_type_of
from warhost.realm.handlers.spell_casting.reach.areas import add, has_spell_aura, in_area, leads_party, party_of_totem
from warhost.realm.handlers.spell_casting.reach.chains import chain
from warhost.realm.kernel import kernel

SINGLE = (
    TARGET_NONE,
    TARGET_UNIT_TARGET_ENEMY,
    TARGET_UNIT_TARGET_ALLY,
    TARGET_UNIT_TARGET_ANY,
    TARGET_UNIT_TARGET_PARTY,
    TARGET_UNIT_TARGET_RAID,
    TARGET_UNIT_TARGET_CHAINHEAL_ALLY,
    TARGET_UNIT_TARGET_AREA_RAID_CLASS,
    TARGET_UNIT_CHANNEL_TARGET,
)
PARTY = (TARGET_UNIT_SRC_AREA_PARTY, TARGET_UNIT_CASTER_AREA_PARTY, TARGET_UNIT_CASTER_AREA_RAID)


@kernel
def _take_some(st: Any, ct: Any, caster: int, spell_row: int, found: int, count: int, bit: int) -> int:
    """Add the first ``found`` units of ``st.scratch`` for one effect; of more than the spell's ``max_targets``, some by chance."""
    limit = 0 + ct.spells[spell_row].max_targets
    if limit == 0 or found <= limit:
        for i in range(found):
            count = add(st, count, 0 + int(st.scratch[i]), bit)
        return count
    for i in range(limit):
        j = chance.roll_int(st, chance.STREAM_SPELL_AMOUNT, caster, 1000 + i, i, found - 1)
        row = 0 + int(st.scratch[j])
        st.scratch[j] = st.scratch[i]
        count = add(st, count, row, bit)
    return count


@kernel
def _cone(st: Any, caster: int, arc: float, found: int) -> int:
    """Keep of the first ``found`` units of ``st.scratch`` those within ``arc`` radians ahead of the caster; return how many."""
    u = st.units[caster]
    kept = 0
    for i in range(found):
        row = 0 + int(st.scratch[i])
        v = st.units[row]
        if is_ahead(u.x, u.y, u.o, v.x, v.y, arc):
            st.scratch[kept] = row
            kept += 1
    return kept


@kernel
def _of_types(st: Any, ct: Any, found: int, types: int) -> int:
    """Keep of the first ``found`` units of ``st.scratch`` those whose creature type is in the mask ``types``; return how many."""
    kept = 0
    for i in range(found):
        row = 0 + int(st.scratch[i])
        if types >> max(creature_type_of(st, ct, row) - 1, 0) & 1:
            st.scratch[kept] = row
            kept += 1
    return kept


@kernel
def is_single(a: int) -> bool:
    """Return whether an implicit target is the one unit that the spell is aimed at."""
    return a in SINGLE


@kernel
def is_cone(a: int) -> bool:
    """Return whether an implicit target is a cone ahead of the caster."""
    return a in (TARGET_UNIT_CONE_ENEMY_24, TARGET_UNIT_CONE_ENEMY_54, TARGET_UNIT_CONE_ENEMY_104)


@kernel
def _area_of(st: Any, ct: Any, caster: int, target: int, a: int, b: int, radius_yd: float, x: float, y: float, z: float) -> int:
    """Fill ``st.scratch`` with whom an area effect reaches and return how many; -1 where the two targets are no area."""
    u = st.units[caster]
    if is_cone(a):
        found = in_area(st, ct, caster, u.x, u.y, u.z, radius_yd, True)
        return _cone(st, caster, PI if a == TARGET_UNIT_CONE_ENEMY_104 else HALF_PI, found)
    enemies = a == TARGET_UNIT_SRC_AREA_ENEMY or b == TARGET_UNIT_SRC_AREA_ENEMY
    friends = a == TARGET_UNIT_SRC_AREA_ALLY or b == TARGET_UNIT_SRC_AREA_ALLY
    if enemies or friends:
        return in_area(st, ct, caster, u.x, u.y, u.z, radius_yd, enemies)
    enemies = a == TARGET_UNIT_DEST_AREA_ENEMY or b == TARGET_UNIT_DEST_AREA_ENEMY
    friends = a == TARGET_UNIT_DEST_AREA_ALLY or b == TARGET_UNIT_DEST_AREA_ALLY
    if not enemies and not friends:
        return -1
    if (a in (TARGET_DEST_TARGET_ENEMY, TARGET_DEST_TARGET_ANY)) and target >= 0:
        v = st.units[target]
        return in_area(st, ct, caster, v.x, v.y, v.z, radius_yd, enemies)
    if a == TARGET_DEST_CASTER:
        return in_area(st, ct, caster, u.x, u.y, u.z, radius_yd, enemies)
    return in_area(st, ct, caster, x, y, z, radius_yd, enemies)


@kernel
def _select_one(st: Any, ct: Any, caster: int, spell_row: int, k: int, target: int, x: float, y: float, z: float, count: int) -> int:
    """Add whom effect ``k`` reaches to ``st.reached``; return the new count."""
    spell = ct.spells[spell_row]
    a = 0 + spell.target_a[k]
    b = 0 + spell.target_b[k]
    bit = 1 << k
    if a == TARGET_UNIT_PET:
        return add(st, count, 0 + st.units[caster].pet, bit) if st.units[caster].pet >= 0 else count
    if a == TARGET_UNIT_MASTER:
        return add(st, count, 0 + st.units[caster].owner, bit) if st.units[caster].owner >= 0 else count
    if a == TARGET_UNIT_CASTER:
        return add(st, count, caster, bit)
    if (a in PARTY or b in PARTY) and leads_party(st, caster) != caster:
        return party_of_totem(st, caster, spell.radius_yd[k], bit, count)
    if a in (TARGET_UNIT_CASTER_AREA_PARTY, TARGET_UNIT_CASTER_AREA_RAID):
        if spell.exclude_target_aura > 0 and has_spell_aura(st, ct, caster, 0 + spell.exclude_target_aura):
            return count
        return add(st, count, caster, bit)
    found = _area_of(st, ct, caster, target, a, b, spell.radius_yd[k], x, y, z)
    if found >= 0:
        if spell.target_creature_types != 0:
            found = _of_types(st, ct, found, 0 + spell.target_creature_types)
        return _take_some(st, ct, caster, spell_row, found, count, bit)
    if a == TARGET_UNIT_SRC_AREA_PARTY or b == TARGET_UNIT_SRC_AREA_PARTY or not is_single(a) or target < 0:
        return add(st, count, caster, bit)
    count = add(st, count, target, bit)
    if spell.chain_targets[k] > 1:
        count = chain(st, ct, caster, spell_row, k, target, count, bit)
    return count


@kernel
def select(st: Any, ct: Any, caster: int, spell_row: int, target: int, x: float, y: float, z: float) -> int:
    """Fill ``st.reached`` with everybody whom a spell reaches, and the effects meant for each; return how many.

    ``target`` is the unit it is aimed at (-1: none), ``x``, ``y``, ``z`` the place. Effects that stay at a place reach
    nobody here. Overwrites ``st.scratch`` and ``st.reached``.
    """
    count = 0
    for k in range(3):
        effect = ct.spells[spell_row].effect[k]
        if effect != 0 and effect != SPELL_EFFECT_PERSISTENT_AREA_AURA:
            count = _select_one(st, ct, caster, spell_row, k, target, x, y, z, count)
    return count


@kernel
def enemies_at(st: Any, ct: Any, caster: int, x: float, y: float, z: float, radius_yd: float) -> int:
    """Fill ``st.scratch`` with whom the caster may attack round a place, by row, and return how many."""
    return in_area(st, ct, caster, x, y, z, radius_yd, True)
