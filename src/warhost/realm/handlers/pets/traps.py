# SPDX-License-Identifier: GPL-2.0-or-later
"""Traps: they lie where they were laid and go off under the first enemy who comes near.

What goes off is the trigger_spell of the effect that laid the trap, cast by its owner at the enemy, within the effect's radius; then
the trap is gone. Source: AzerothCore src/server/game/Entities/GameObject/GameObject.cpp:GameObject::Update (GAMEOBJECT_TYPE_TRAP).
"""

from __future__ import annotations

from typing import Any

from warhost.realm.grid import near
from warhost.realm.handlers.pets.leaving import vanish
from warhost.realm.handlers.spell_casting.missiles import trigger
from warhost.realm.kernel import kernel
from warhost.realm.sides import can_attack


@kernel
def first_enemy(st: Any, ct: Any, row: int, radius_yd: float) -> int:
    """Return the enemy nearest to a trap within ``radius_yd``, of two alike the lower GUID; -1: none. Overwrites ``st.scratch``."""
    u = st.units[row]
    found = near(st, ct, 0 + u.map, 0.0 + u.x, 0.0 + u.y, 0.0 + u.z, radius_yd, st.scratch)
    best = -1
    least = 0.0
    for i in range(found):
        other = 0 + int(st.scratch[i])
        if not can_attack(st, ct, row, other):
            continue
        v = st.units[other]
        far = (v.x - u.x) * (v.x - u.x) + (v.y - u.y) * (v.y - u.y) + (v.z - u.z) * (v.z - u.z)
        if best < 0 or far < least or (far == least and v.guid < st.units[best].guid):
            best = other
            least = far
    return best


@kernel
def trap_thinks(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Let a trap go off under an enemy who is near. Mutates missiles, the wheel and, when it goes off, all that its going mutates."""
    u = st.units[row]
    s = st.summons[u.summon]
    if s.spell < 0:
        return
    spell = ct.spells[s.spell]
    for k in range(3):
        spell_id = 0 + spell.trigger_spell[k]
        if spell_id <= 0 or spell_id >= len(ct.spell_rows) or ct.spell_rows[spell_id] < 0:
            continue
        enemy = first_enemy(st, ct, row, 0.0 + spell.radius_yd[k])
        if enemy >= 0:
            trigger(st, 0 + s.owner, enemy, 0 + int(ct.spell_rows[spell_id]), 0.0 + u.x, 0.0 + u.y, 0.0 + u.z, at_ms)
            vanish(st, ct, row, at_ms)
            return
