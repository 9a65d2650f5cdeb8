# SPDX-License-Identifier: GPL-2.0-or-later
"""Send spells off: missiles in flight, spells that other spells trigger, and spells that stay at a place.

All three are rows of ``missiles`` that a MISSILE_HITS timer lands (``landing.land``). Whoever wants a spell to
follow from something (a proc, an aura's tick, an effect) calls ``trigger``: the spell lands in the same tick, at the
same millisecond, and no kernel calls itself. This module imports no other system, so every system may use it.

Source of the flight time: AzerothCore src/server/game/Spells/Spell.cpp:Spell::AddUnitTarget (distance, at least
5 yd, over speed, cut to whole milliseconds).
"""

from __future__ import annotations

import math
from typing import Any

from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back, take
from warhost.realm.tables.clock import POOL_MISSILES
from warhost.realm.tables.timers import MISSILE_HITS
from warhost.realm.wheel import schedule

LEAST_FLIGHT_YD = 5.0
ALL_EFFECTS = 0


@kernel
def put(st: Any, caster: int, target: int, spell_row: int, x: float, y: float, z: float, due_ms: int) -> int:
    """Take a row of missiles, fill it as a spell that lands whole at ``due_ms``, and return it (-1: the pool is full).

    ``target`` is a row of units, or -1 for the place x, y, z. Mutates missiles; the caller asks for the timer.
    """
    row = take(st.pools, POOL_MISSILES, st.missiles)
    if row < 0:
        return -1
    missile = st.missiles[row]
    missile.due_ms = due_ms
    missile.spell = spell_row
    missile.caster = caster
    missile.caster_guid = st.units[caster].guid
    missile.target = target
    if target >= 0:
        missile.target_guid = st.units[target].guid
    else:
        missile.target_guid = 0
    missile.x = x
    missile.y = y
    missile.z = z
    missile.value = 0
    missile.has_value = 0
    missile.effects = ALL_EFFECTS
    missile.period_ms = 0
    missile.ends_ms = 0
    missile.triggered = 0
    missile.jumps = 0
    return row


@kernel
def trigger(st: Any, caster: int, target: int, spell_row: int, x: float, y: float, z: float, at_ms: int) -> int:
    """Let ``caster`` cast a spell at no cost and without checks, this very millisecond; return its row of missiles.

    The spell chooses its targets when it lands: an area spell everybody it reaches, another its ``target``. ``x``,
    ``y``, ``z`` count where it is aimed at a place. Mutates missiles and the wheel. -1: the pool is full.
    """
    row = put(st, caster, target, spell_row, x, y, z, at_ms)
    if row >= 0:
        st.missiles[row].triggered = 1
        schedule(st, MISSILE_HITS, row, at_ms)
    return row


@kernel
def trigger_with_value(st: Any, caster: int, target: int, spell_row: int, value: int, at_ms: int) -> int:
    """Do as ``trigger`` does, with ``value`` points in place of the spell's own."""
    u = st.units[caster]
    row = trigger(st, caster, target, spell_row, u.x, u.y, u.z, at_ms)
    if row >= 0:
        st.missiles[row].value = value
        st.missiles[row].has_value = 1
    return row


@kernel
def flight_ms(st: Any, caster: int, target: int, speed_yd_s: float) -> int:
    """Return how long a missile flies from one unit to another, in ms; 0 where it has no speed."""
    if speed_yd_s <= 0.0:
        return 0
    a = st.units[caster]
    b = st.units[target]
    dx = a.x - b.x
    dy = a.y - b.y
    dz = a.z - b.z
    distance = max(math.sqrt(dx * dx + dy * dy + dz * dz), LEAST_FLIGHT_YD)
    return int(distance / speed_yd_s * 1000.0)


@kernel
def launch(st: Any, ct: Any, caster: int, target: int, spell_row: int, effects: int, x: float, y: float, z: float, at_ms: int) -> int:
    """Send the ``effects`` (a mask) of a spell flying at one unit; return its row of missiles (-1: the pool is full).

    Mutates missiles and the wheel.
    """
    due_ms = at_ms + flight_ms(st, caster, target, ct.spells[spell_row].speed_yd_s)
    row = put(st, caster, target, spell_row, x, y, z, due_ms)
    if row >= 0:
        st.missiles[row].effects = effects
        schedule(st, MISSILE_HITS, row, due_ms)
    return row


@kernel
def stay(st: Any, caster: int, spell_row: int, effects: int, x: float, y: float, z: float, at_ms: int, period_ms: int, ends_ms: int) -> int:
    """Let the ``effects`` of a spell strike at a place every ``period_ms`` until ``ends_ms`` (the last strike); return its row.

    The first strike is a period from now. Source: AzerothCore src/server/game/Entities/DynamicObject/DynamicObject.cpp.
    Mutates missiles and the wheel. -1: the pool is full.
    """
    row = put(st, caster, -1, spell_row, x, y, z, at_ms + period_ms)
    if row >= 0:
        missile = st.missiles[row]
        missile.effects = effects
        missile.period_ms = period_ms
        missile.ends_ms = ends_ms
        schedule(st, MISSILE_HITS, row, at_ms + period_ms)
    return row


@kernel
def forget(st: Any, row: int) -> None:
    """Give a row of missiles back; a timer that still comes for it is stale. Mutates missiles."""
    missile = st.missiles[row]
    missile.due_ms = 0
    missile.spell = -1
    missile.caster = -1
    missile.target = -1
    give_back(st.pools, POOL_MISSILES, st.missiles, row)
