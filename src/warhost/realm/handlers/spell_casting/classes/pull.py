# SPDX-License-Identifier: GPL-2.0-or-later
"""Death Grip: the target flies to before the caster.

A player nearer than 8 yd is not gripped, nor does one grip who falls. Creatures fly along a charging path; a player flies as a
charge does. Source: AzerothCore src/server/scripts/Spells/spell_dk.cpp:spell_dk_death_grip, SpellEffects.cpp:EffectPullTowards.
"""

from __future__ import annotations

import math
from typing import Any

from warhost.lore.spells.effects import SPELL_EFFECT_PULL_TOWARDS
from warhost.protocol.flags import MovementFlag
from warhost.realm.handlers.movement.paths import begin_path, settle
from warhost.realm.handlers.spell_casting.checking.refusals import MOVING, OK, TOO_CLOSE
from warhost.realm.kernel import kernel
from warhost.realm.tables.units import PATH_CHARGE, UNIT_PLAYER

CONTACT_YD = 1.5
"""How far before the caster the target lands (Object.cpp: CONTACT_DISTANCE and both units' reach)."""
LEAST_TO_PLAYER_YD = 8.0
FALLING = int(MovementFlag.FALLING | MovementFlag.FALLING_FAR)


@kernel
def check_pull(st: Any, row: int, target: int) -> int:
    """Return MOVING where the unit falls, TOO_CLOSE where its target is a player within 8 yd, else 0."""
    u = st.units[row]
    v = st.units[target]
    dx = u.x - v.x
    dy = u.y - v.y
    dz = u.z - v.z
    if v.kind == UNIT_PLAYER and dx * dx + dy * dy + dz * dz < LEAST_TO_PLAYER_YD * LEAST_TO_PLAYER_YD:
        return TOO_CLOSE
    return MOVING if u.move_flags & FALLING != 0 else OK


@kernel
def pull(st: Any, ct: Any, caster: int, target: int, at_ms: int) -> int:
    """Let ``target`` fly to before the caster; return the millisecond of its arrival. Mutates unit, grid, wheel."""
    settle(st, ct, target, at_ms)
    settle(st, ct, caster, at_ms)
    u = st.units[caster]
    v = st.units[target]
    dx = v.x - u.x
    dy = v.y - u.y
    dz = v.z - u.z
    far = math.sqrt(dx * dx + dy * dy + dz * dz)
    if far <= CONTACT_YD:
        return at_ms
    share = CONTACT_YD / far
    return begin_path(st, ct, target, u.x + dx * share, u.y + dy * share, u.z + dz * share, PATH_CHARGE, at_ms)


@kernel
def pull_effect(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, at_ms: int) -> bool:
    """Do effect ``k`` where it pulls its target; return False where it is of another kind."""
    if ct.spells[spell_row].effect[k] != SPELL_EFFECT_PULL_TOWARDS:
        return False
    pull(st, ct, caster, target, at_ms)
    return True
