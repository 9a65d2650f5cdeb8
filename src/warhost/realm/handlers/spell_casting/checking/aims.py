# SPDX-License-Identifier: GPL-2.0-or-later
"""What a spell must be aimed at by whoever casts it: an enemy, a friend, any unit, or nobody.

Source: AzerothCore src/server/game/Spells/SpellInfo.cpp:SpellInfo::_InitializeExplicitTargetMask,
Spells/Spell.cpp:Spell::InitExplicitTargets (whose selection serves where the packet names nobody).
"""

from __future__ import annotations

import math
from typing import Any

from warhost.lore.spells.flags import HARMFUL, SELF_ONLY
from warhost.lore.spells.targets import (
    TARGET_DEST_TARGET_ANY,
    TARGET_DEST_TARGET_ENEMY,
    TARGET_UNIT_TARGET_ALLY,
    TARGET_UNIT_TARGET_ANY,
    TARGET_UNIT_TARGET_AREA_RAID_CLASS,
    TARGET_UNIT_TARGET_CHAINHEAL_ALLY,
    TARGET_UNIT_TARGET_ENEMY,
    TARGET_UNIT_TARGET_PARTY,
    TARGET_UNIT_TARGET_RAID,
)
from warhost.realm.geometry import position_at
from warhost.realm.guids import row_of
from warhost.realm.handlers.spell_casting.checking.cooldowns import is_set
from warhost.realm.kernel import kernel
from warhost.realm.sides import can_attack, can_help

AIM_NONE, AIM_ENEMY, AIM_FRIEND, AIM_ANY = 0, 1, 2, 3
NOBODY, NOT_THERE = -1, -2


@kernel
def aim_of(ct: Any, spell_row: int) -> int:
    """Return the AIM_* of a spell: the first of its effects that needs a unit to be aimed at says which."""
    spell = ct.spells[spell_row]
    if is_set(spell.attributes, SELF_ONLY):
        return AIM_NONE
    for k in range(3):
        if spell.effect[k] == 0:
            continue
        a = spell.target_a[k]
        if a in (TARGET_UNIT_TARGET_ENEMY, TARGET_DEST_TARGET_ENEMY):
            return AIM_ENEMY
        if a in (TARGET_UNIT_TARGET_ALLY, TARGET_UNIT_TARGET_PARTY, TARGET_UNIT_TARGET_RAID):
            return AIM_FRIEND
        if a in (TARGET_UNIT_TARGET_CHAINHEAL_ALLY, TARGET_UNIT_TARGET_AREA_RAID_CLASS):
            return AIM_FRIEND
        if a in (TARGET_UNIT_TARGET_ANY, TARGET_DEST_TARGET_ANY):
            return AIM_ENEMY if is_set(spell.attributes, HARMFUL) else AIM_ANY
    return AIM_NONE


@kernel
def aimed_at(st: Any, ct: Any, row: int, spell_row: int, guid: Any) -> int:
    """Return the row of the unit that a packet's cast is aimed at: NOBODY where it needs none, NOT_THERE where it lacks one.

    ``guid`` is the packet's target, 0 where it names nobody: then the unit selected serves where it fits, and for a helpful
    spell else the caster.
    """
    aim = aim_of(ct, spell_row)
    if aim == AIM_NONE:
        return NOBODY
    if guid != 0:
        target = row_of(st, guid)
        return target if target >= 0 and st.units[target].in_world == 1 else NOT_THERE
    target = row_of(st, st.units[row].target)
    if target >= 0 and st.units[target].in_world == 0:
        target = -1
    if aim == AIM_ENEMY:
        return target if target >= 0 and can_attack(st, ct, row, target) else NOT_THERE
    if target >= 0 and can_help(st, ct, row, target):
        return target
    return row


@kernel
def distance(st: Any, a: int, b: int, at_ms: int) -> float:
    """Return how far apart two units are at ``at_ms``, centre to centre in yd, each where its path has led by then."""
    ax, ay, az = position_at(st.units[a], at_ms)
    bx, by, bz = position_at(st.units[b], at_ms)
    dx = ax - bx
    dy = ay - by
    dz = az - bz
    return math.sqrt(dx * dx + dy * dy + dz * dz)
