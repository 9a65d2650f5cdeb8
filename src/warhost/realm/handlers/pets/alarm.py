# SPDX-License-Identifier: GPL-2.0-or-later
"""What wakes summoned units: their owner harms somebody, or somebody harms their owner or them.

They note the foe and think at once; whether they take it on is for ``thinking``. This module imports no other system.
Source: AzerothCore src/server/game/AI/CoreAI/PetAI.cpp (OwnerAttacked, OwnerAttackedBy, AttackedBy).
"""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel
from warhost.realm.tables.summons import REACT_PASSIVE
from warhost.realm.tables.timers import SUMMON_THINKS
from warhost.realm.wheel import schedule


@kernel
def hear_of(st: Any, summon: int, foe: int, at_ms: int) -> None:
    """Let one summoned unit that is free and not passive note ``foe`` and think at once. Mutates it and the wheel."""
    s = st.summons[summon]
    if s.react == REACT_PASSIVE or st.units[s.unit].victim >= 0 or s.foe == foe:
        return
    s.foe = foe
    s.foe_guid = st.units[foe].guid
    s.think_due_ms = at_ms
    schedule(st, SUMMON_THINKS, 0 + s.unit, at_ms)


@kernel
def rouse(st: Any, owner: int, foe: int, at_ms: int) -> None:
    """Let everything that ``owner`` has summoned hear of a foe. Mutates it and the wheel."""
    summon = 0 + st.units[owner].first_summon
    while summon >= 0:
        hear_of(st, summon, foe, at_ms)
        summon = 0 + st.summons[summon].next_of_owner


@kernel
def alarm(st: Any, attacker: int, victim: int, at_ms: int) -> None:
    """Tell the summoned units of both sides that ``attacker`` harms ``victim``. Cheap where neither has any."""
    if st.units[attacker].first_summon >= 0:
        rouse(st, attacker, victim, at_ms)
    if st.units[victim].first_summon >= 0:
        rouse(st, victim, attacker, at_ms)
    if st.units[victim].summon >= 0:
        hear_of(st, 0 + st.units[victim].summon, attacker, at_ms)
