# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a creature notices a stealthed unit: by levels, within its combat reach always, behind its back never.

Source: AzerothCore src/server/game/Entities/Object/Object.cpp:WorldObject::CanDetectStealthOf.
"""

from __future__ import annotations

import math
from typing import Any

from warhost.realm.geometry import PI, is_ahead
from warhost.realm.handlers.combat.reach import combat_reach_yd
from warhost.realm.kernel import kernel
from warhost.realm.rules import detection_yd
from warhost.realm.tables.units import UNIT_PLAYER


@kernel
def notices(st: Any, ct: Any, seer: int, seen: int) -> bool:
    """Return whether unit ``seer`` notices unit ``seen``: one that is not stealthed always. Reads places as they stand."""
    hidden = 0 + st.sheets[seen].stealth
    if hidden <= 0:
        return True
    u = st.units[seer]
    v = st.units[seen]
    dx = u.x - v.x
    dy = u.y - v.y
    dz = u.z - v.z
    apart = math.sqrt(dx * dx + dy * dy + dz * dz)
    reach = combat_reach_yd(st, ct, seer)
    if apart < reach:
        return True
    if not is_ahead(u.x, u.y, u.o, v.x, v.y, PI):
        return False
    return apart <= detection_yd(0 + u.level, 0.0 + st.sheets[seer].stealth_detection, float(hidden), reach, u.kind == UNIT_PLAYER)
