# SPDX-License-Identifier: GPL-2.0-or-later
"""Threat: whom a creature hates and how much, and what taunts and fades do to it.

An entry hangs on two lists: of those whom a creature hates (``units.first_threat``) and of a unit's haters
(``units.first_hater``), so that neither a heal nor a death needs a search.
Source: AzerothCore src/server/game/Combat/ThreatMgr.cpp, HostileRefMgr.cpp.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back, take
from warhost.realm.tables.clock import POOL_THREAT
from warhost.realm.tables.creatures import AI_FIGHTING
from warhost.realm.tables.timers import LEAVE_COMBAT
from warhost.realm.tables.units import ALIVE, UNIT_CREATURE
from warhost.realm.wheel import schedule


@kernel
def find_threat(st: Any, creature: int, target: int) -> int:
    """Return the row of threat by which ``creature`` hates ``target``, or -1."""
    entry = 0 + st.units[creature].first_threat
    while entry >= 0:
        if st.threat[entry].target == target:
            return entry
        entry = 0 + st.threat[entry].next
    return -1


@kernel
def can_hate(st: Any, creature: int, target: int) -> bool:
    """Return whether ``creature`` can have ``target`` on its list: a living creature that fights, a living player or pet of its map."""
    u = st.units[creature]
    v = st.units[target]
    if u.kind != UNIT_CREATURE or u.creature < 0 or u.death != ALIVE or u.in_world == 0:
        return False
    if v.kind == UNIT_CREATURE or v.death != ALIVE or v.in_world == 0 or v.map != u.map:
        return False
    return st.creatures[u.creature].state == AI_FIGHTING


@kernel
def hate_alone(st: Any, creature: int, target: int) -> int:
    """Do as ``hate`` does, without the owner of a summoned target."""
    entry = find_threat(st, creature, target)
    if entry >= 0 or not can_hate(st, creature, target):
        return entry
    entry = take(st.pools, POOL_THREAT, st.threat)
    if entry < 0:
        return -1
    u = st.units[creature]
    v = st.units[target]
    t = st.threat[entry]
    t.unit = creature
    t.target = target
    t.amount = 0.0
    t.shift = 0.0
    t.taunted_until_ms = 0
    t.prev = -1
    t.next = u.first_threat
    if u.first_threat >= 0:
        st.threat[u.first_threat].prev = entry
    u.first_threat = entry
    t.prev_hater = -1
    t.next_hater = v.first_hater
    if v.first_hater >= 0:
        st.threat[v.first_hater].prev_hater = entry
    v.first_hater = entry
    v.hated_by += 1
    return entry


@kernel
def hate(st: Any, creature: int, target: int) -> int:
    """Return the row by which ``creature`` hates ``target``, a new one of 0 threat where there was none; -1: it cannot.

    The owner of a summoned target comes onto the list too, without threat (HostileReference::addThreat). Mutates both lists
    and ``hated_by``.
    """
    entry = hate_alone(st, creature, target)
    owner = 0 + st.units[target].owner
    if entry >= 0 and owner >= 0:
        hate_alone(st, creature, owner)
    return entry


@kernel
def first_school(mask: int) -> int:
    """Return the number (0 … 6) of the lowest school in a mask; 0 where it is empty."""
    for k in range(7):
        if mask >> k & 1:
            return k
    return 0


@kernel
def add_bare_threat(st: Any, ct: Any, creature: int, target: int, amount: float, at_ms: int) -> None:
    """Add ``amount`` of threat as it is, whatever auras say; the sum stays at 0 or above.

    Does nothing where the creature cannot hate the target (see ``can_hate``). Mutates the lists.
    """
    if at_ms < 0:
        return
    entry = hate(st, creature, target)
    if entry >= 0:
        st.threat[entry].amount = max(st.threat[entry].amount + amount, 0.0)


@kernel
def add_school_threat(st: Any, ct: Any, creature: int, target: int, amount: float, school_mask: int, at_ms: int) -> None:
    """Add threat as ``add_bare_threat`` does, times the target's modifier for the lowest school of a mask (``sheets.threat_pct``)."""
    add_bare_threat(st, ct, creature, target, amount * st.sheets[target].threat_pct[first_school(school_mask)] / 100.0, at_ms)


@kernel
def add_threat(st: Any, ct: Any, creature: int, target: int, amount: float, at_ms: int) -> None:
    """Add ``amount`` of threat of the physical school, as ``add_school_threat`` does."""
    add_school_threat(st, ct, creature, target, amount, 1, at_ms)


@kernel
def unlink(st: Any, entry: int) -> None:
    """Take an entry off both lists and give its row back; the last hater gone asks whether the target leaves combat."""
    t = st.threat[entry]
    creature = 0 + t.unit
    target = 0 + t.target
    if t.prev >= 0:
        st.threat[t.prev].next = t.next
    else:
        st.units[creature].first_threat = t.next
    if t.next >= 0:
        st.threat[t.next].prev = t.prev
    if t.prev_hater >= 0:
        st.threat[t.prev_hater].next_hater = t.next_hater
    else:
        st.units[target].first_hater = t.next_hater
    if t.next_hater >= 0:
        st.threat[t.next_hater].prev_hater = t.prev_hater
    t.unit = -1
    t.target = -1
    give_back(st.pools, POOL_THREAT, st.threat, entry)
    v = st.units[target]
    v.hated_by -= 1
    if v.hated_by == 0 and v.kind != UNIT_CREATURE and v.in_combat == 1:
        v.combat_until_ms = max(v.combat_until_ms, st.clock[0].now_ms + 1)
        schedule(st, LEAVE_COMBAT, target, 0 + v.combat_until_ms)


@kernel
def drop_threat(st: Any, creature: int, target: int) -> None:
    """Make ``creature`` forget ``target``. Mutates the lists."""
    entry = find_threat(st, creature, target)
    if entry >= 0:
        unlink(st, entry)


@kernel
def clear_threat(st: Any, creature: int) -> None:
    """Make ``creature`` forget everybody. Mutates the lists."""
    while st.units[creature].first_threat >= 0:
        unlink(st, 0 + st.units[creature].first_threat)


@kernel
def clear_hated(st: Any, unit: int) -> None:
    """Make everybody forget ``unit`` (it died, left, or is out of reach). Mutates the lists."""
    while st.units[unit].first_hater >= 0:
        unlink(st, 0 + st.units[unit].first_hater)


@kernel
def shift_threat(st: Any, unit: int, amount: float) -> None:
    """Set what an aura adds to the threat of ``unit`` with all who hate it now (Fade: below 0; its end: 0)."""
    entry = 0 + st.units[unit].first_hater
    while entry >= 0:
        t = st.threat[entry]
        t.shift = amount
        entry = 0 + t.next_hater


@kernel
def standing(st: Any, entry: int) -> float:
    """Return an entry's threat with what auras add for a time, at least 0."""
    t = st.threat[entry]
    return max(t.amount + t.shift, 0.0)


@kernel
def comes_before(st: Any, a: int, b: int) -> bool:
    """Return whether entry ``a`` outranks entry ``b``: more threat, and of two alike the lower GUID."""
    mine = standing(st, a)
    other = standing(st, b)
    if mine != other:
        return mine > other
    return st.units[st.threat[a].target].guid < st.units[st.threat[b].target].guid


@kernel
def top_entry(st: Any, creature: int) -> int:
    """Return the entry with the most threat on the creature's list, or -1."""
    best = -1
    entry = 0 + st.units[creature].first_threat
    while entry >= 0:
        if best < 0 or comes_before(st, entry, best):
            best = entry
        entry = 0 + st.threat[entry].next
    return best


@kernel
def top_threat(st: Any, creature: int) -> int:
    """Return the row of the unit that ``creature`` hates most, or -1 where it hates nobody."""
    best = top_entry(st, creature)
    return 0 + st.threat[best].target if best >= 0 else -1


@kernel
def taunt(st: Any, ct: Any, creature: int, target: int, until_ms: int, at_ms: int) -> None:
    """Lift ``target`` to the highest threat on the creature's list and hold the creature to it until ``until_ms``.

    Pass ``until_ms`` 0 to lift alone (SPELL_EFFECT_ATTACK_ME); SPELL_AURA_MOD_TAUNT passes its end. A later taunt goes
    before an earlier one. Source: AzerothCore SpellEffects.cpp:Spell::EffectTaunt, Unit.cpp:Unit::TauntApply.
    """
    if at_ms < 0:
        return
    entry = hate(st, creature, target)
    if entry < 0:
        return
    best = top_entry(st, creature)
    t = st.threat[entry]
    if best != entry:
        t.amount = max(t.amount, st.threat[best].amount)
    if until_ms > 0:
        t.taunted_until_ms = until_ms
