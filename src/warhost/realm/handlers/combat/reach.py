# SPDX-License-Identifier: GPL-2.0-or-later
"""Who can be reached with a weapon.

Source: AzerothCore Unit.cpp (Unit::IsWithinMeleeRange, Unit::GetMeleeRange), ObjectDefines.h (DEFAULT_COMBAT_REACH,
NOMINAL_MELEE_RANGE).
"""

from __future__ import annotations

from typing import Any

from warhost.realm.geometry import PI, distance_sq, is_in_front
from warhost.realm.handlers.movement.paths import settle
from warhost.realm.kernel import kernel

PLAYER_REACH_YD = 1.5
NOMINAL_MELEE_YD = 5.0
MELEE_MORE_YD = 4.0 / 3.0
SWING_ARC = 2.0 * PI / 3.0
"""How wide, in radians, a player's swing reaches (AzerothCore Player.cpp:Player::Update: HasInArc(2 * M_PI / 3))."""


@kernel
def combat_reach_yd(st: Any, ct: Any, row: int) -> float:
    """Return a unit's combat reach: of its template, 1.5 yd for players and where the template says none."""
    template = 0 + st.units[row].template
    if template < 0:
        return PLAYER_REACH_YD
    reach = 0.0 + ct.templates[template].combat_reach_yd
    return reach if reach > 0.0 else PLAYER_REACH_YD


@kernel
def melee_range_yd(st: Any, ct: Any, a: int, b: int) -> float:
    """Return the distance within which two units reach each other with weapons, 5 yd at least."""
    return max(combat_reach_yd(st, ct, a) + combat_reach_yd(st, ct, b) + MELEE_MORE_YD, NOMINAL_MELEE_YD)


@kernel
def in_melee_range(st: Any, ct: Any, a: int, b: int, at_ms: int) -> bool:
    """Return whether ``a`` and ``b`` reach each other at ``at_ms``. Settles their paths (mutates places and the grid)."""
    settle(st, ct, a, at_ms)
    settle(st, ct, b, at_ms)
    u = st.units[a]
    v = st.units[b]
    reach = melee_range_yd(st, ct, a, b)
    return u.map == v.map and distance_sq(u.x, u.y, u.z, v.x, v.y, v.z) <= reach * reach


@kernel
def attacks_from_behind(st: Any, attacker: int, victim: int) -> bool:
    """Return whether the attacker stands in the half turn behind the victim."""
    return not is_in_front(st.units[victim], st.units[attacker], PI)
