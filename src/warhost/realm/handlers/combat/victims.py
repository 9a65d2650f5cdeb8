# SPDX-License-Identifier: GPL-2.0-or-later
"""Whom a creature fights: who taunts it, else the one it fights already until another has clearly more threat.

Source: AzerothCore src/server/game/Combat/ThreatMgr.cpp:ThreatContainer::SelectNextVictim.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.handlers.combat.threat import comes_before, find_threat, standing, top_entry
from warhost.realm.kernel import kernel
from warhost.realm.rules import takes_over


@kernel
def taunter(st: Any, creature: int, at_ms: int) -> int:
    """Return the entry of whoever holds the creature by a taunt at ``at_ms``: the one that lasts longest; -1: nobody."""
    best = -1
    entry = 0 + st.units[creature].first_threat
    while entry >= 0:
        t = st.threat[entry]
        if t.taunted_until_ms > at_ms:
            longer = t.taunted_until_ms - st.threat[best].taunted_until_ms if best >= 0 else 1
            if longer > 0 or (longer == 0 and comes_before(st, entry, best)):
                best = entry
        entry = 0 + t.next
    return best


@kernel
def choose_victim(st: Any, creature: int, current: int, reach_sq: float, at_ms: int) -> int:
    """Return whom ``creature`` fights: a taunter; else ``current`` unless someone has 110 % of its threat in melee or 130 % outside.

    ``reach_sq`` is the square of the creature's melee range in yd. -1: it hates nobody.
    Source: AzerothCore ThreatMgr.cpp:ThreatContainer::SelectNextVictim.
    """
    held = taunter(st, creature, at_ms)
    if held >= 0:
        return 0 + st.threat[held].target
    best = top_entry(st, creature)
    if best < 0:
        return -1
    now = find_threat(st, creature, current) if current >= 0 else -1
    if now < 0:
        return 0 + st.threat[best].target
    u = st.units[creature]
    chosen = now
    entry = 0 + u.first_threat
    while entry >= 0:
        v = st.units[st.threat[entry].target]
        dx = v.x - u.x
        dy = v.y - u.y
        dz = v.z - u.z
        near_by = dx * dx + dy * dy + dz * dz <= reach_sq
        if (
            entry != now
            and takes_over(standing(st, entry), standing(st, now), near_by)
            and (chosen == now or comes_before(st, entry, chosen))
        ):
            chosen = entry
        entry = 0 + st.threat[entry].next
    return 0 + st.threat[chosen].target
