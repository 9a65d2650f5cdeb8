# SPDX-License-Identifier: GPL-2.0-or-later
"""What a totem does while it stands.

* At its birth it casts its spell on itself: a pulse then casts each period what it triggers (Magma, Healing Stream, Earthbind).
* An aura of area that it lays on itself so lies on its owner and his pet while they are near (``area_auras``).
* A spell with a cast bar is an attack: it casts it again and again at the nearest enemy who fights at sight, or who fights it or its owner.

It goes with its time, its death, its owner's death, or for another totem of its element. Its spells have its owner's power.
Source: AzerothCore src/server/game/Entities/Totem/Totem.cpp (InitSummon, Update), AI/CoreAI/TotemAI.cpp:UpdateAI.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.pets.kinds import SPELLS
from warhost.lore.spells.flags import HARMFUL
from warhost.realm.geometry import distance_sq
from warhost.realm.grid import near
from warhost.realm.handlers.pets.casting import cast_at
from warhost.realm.handlers.spell_casting.missiles import trigger
from warhost.realm.kernel import kernel
from warhost.realm.sides import can_attack, is_hostile
from warhost.realm.sight import line_of_sight

ATTACK_MS = 250
RESTS_MS = 1000


@kernel
def attacks(ct: Any, spell_row: int) -> bool:
    """Return whether a totem casts the spell again and again: a harmful one with a cast bar."""
    return ct.spells[spell_row].cast_ms > 0 and ct.spells[spell_row].attributes & HARMFUL != 0


@kernel
def enemy_of(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return the nearest enemy in range of a totem's attack who fights at sight, or fights it or its owner; -1 none."""
    u = st.units[row]
    owner = 0 + st.summons[u.summon].owner
    found = near(st, ct, 0 + u.map, 0.0 + u.x, 0.0 + u.y, 0.0 + u.z, 0.0 + ct.spells[spell_row].range_max_yd, st.scratch)
    best = -1
    least = 0.0
    for i in range(found):
        other = 0 + int(st.scratch[i])
        if not can_attack(st, ct, row, other):
            continue
        v = st.units[other]
        fights = v.victim in (row, owner) or st.units[owner].victim == other
        if not (fights or is_hostile(st, ct, row, other)) or not line_of_sight(st, ct, row, other):
            continue
        far = distance_sq(0.0 + u.x, 0.0 + u.y, 0.0 + u.z, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z)
        if best < 0 or far < least or (far == least and v.guid < st.units[best].guid):
            best = other
            least = far
    return best


@kernel
def begin(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Let a totem cast on itself what it casts at its birth. Mutates missiles and the wheel."""
    u = st.units[row]
    s = st.summons[u.summon]
    for k in range(SPELLS):
        spell_row = 0 + s.spells[k]
        if spell_row >= 0 and not attacks(ct, spell_row):
            trigger(st, row, row, spell_row, 0.0 + u.x, 0.0 + u.y, 0.0 + u.z, at_ms)


@kernel
def totem_thinks(st: Any, ct: Any, row: int, at_ms: int) -> int:
    """Let a totem do what it does now; return in how many ms it looks again. Mutates whom it concerns."""
    u = st.units[row]
    s = st.summons[u.summon]
    if s.told == 0:
        s.told = 1
        begin(st, ct, row, at_ms)
    wait = RESTS_MS
    for k in range(SPELLS):
        spell_row = 0 + s.spells[k]
        if spell_row < 0 or not attacks(ct, spell_row):
            continue
        wait = ATTACK_MS
        if u.cast_spell < 0:
            enemy = enemy_of(st, ct, row, spell_row)
            if enemy >= 0:
                cast_at(st, ct, row, spell_row, enemy, at_ms)
    return wait
