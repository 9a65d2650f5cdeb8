# SPDX-License-Identifier: GPL-2.0-or-later
"""Land spells: on whom a cast reaches at once, when a missile arrives, and where a spell stays at a place.

Source: AzerothCore src/server/game/Spells/Spell.cpp:Spell::handle_immediate, handle_delayed,
Entities/DynamicObject/DynamicObject.cpp (what stays at a place strikes whoever stands in it).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_PERIODIC_TRIGGER_SPELL
from warhost.lore.spells.effects import SPELL_EFFECT_PERSISTENT_AREA_AURA
from warhost.lore.spells.flags import CHANNELED
from warhost.lore.spells.targets import TARGET_DEST_CASTER
from warhost.realm.geometry import position_at
from warhost.realm.handlers.spell_casting.checking.cooldowns import is_set
from warhost.realm.handlers.spell_casting.effects.landed import hit, hit_with_value, tick_at_place
from warhost.realm.handlers.spell_casting.missiles import forget, launch, stay, trigger
from warhost.realm.handlers.spell_casting.reach.areas import MASKS
from warhost.realm.handlers.spell_casting.reach.targets import enemies_at, select
from warhost.realm.kernel import kernel
from warhost.realm.tables.timers import MISSILE_HITS
from warhost.realm.tables.units import UNIT_FREE
from warhost.realm.wheel import schedule


@kernel
def send(
    st: Any,
    ct: Any,
    caster: int,
    spell_row: int,
    target: int,
    x: float,
    y: float,
    z: float,
    flies: bool,
    value: int,
    has_value: int,
    at_ms: int,
) -> int:
    """Let a spell reach everybody it selects, through the air where it ``flies`` and has a speed; return how many.

    ``value`` stands for its own points where ``has_value``. Mutates whom it hits, missiles and the wheel.
    """
    speed = ct.spells[spell_row].speed_yd_s
    count = select(st, ct, caster, spell_row, target, x, y, z)
    for i in range(count):
        cell = 0 + int(st.reached[i])
        row = cell // MASKS
        mask = cell % MASKS
        st.units[caster].jumps = i
        if flies and speed > 0.0 and row != caster:
            missile = launch(st, ct, caster, row, spell_row, mask, x, y, z, at_ms)
            if missile >= 0:
                st.missiles[missile].jumps = i
        elif has_value:
            hit_with_value(st, ct, caster, row, spell_row, mask, value, at_ms)
        else:
            hit(st, ct, caster, row, spell_row, mask, x, y, z, at_ms)
    st.units[caster].jumps = 0
    if not is_set(ct.spells[spell_row].attributes, CHANNELED):
        _lay(st, ct, caster, spell_row, x, y, z, at_ms)
    return count


@kernel
def _lay(st: Any, ct: Any, caster: int, spell_row: int, x: float, y: float, z: float, at_ms: int) -> None:
    """Leave at a place what a spell leaves there: effects that strike every period for the spell's duration."""
    spell = ct.spells[spell_row]
    for k in range(3):
        if spell.effect[k] == SPELL_EFFECT_PERSISTENT_AREA_AURA and spell.period_ms[k] > 0 and spell.duration_ms > 0:
            if spell.target_a[k] == TARGET_DEST_CASTER:
                x, y, z = position_at(st.units[caster], at_ms)
            stay(st, caster, spell_row, 1 << k, x, y, z, at_ms, 0 + spell.period_ms[k], at_ms + spell.duration_ms)


@kernel
def strike_place(st: Any, ct: Any, caster: int, spell_row: int, effects: int, x: float, y: float, z: float, at_ms: int) -> None:
    """Let the ``effects`` (a mask) of a spell that stays at a place strike once: trigger their spell, or tick on who stands there."""
    spell = ct.spells[spell_row]
    for k in range(3):
        if not (effects >> k) & 1:
            continue
        triggered = 0 + spell.trigger_spell[k]
        if spell.aura[k] == SPELL_AURA_PERIODIC_TRIGGER_SPELL:
            if 0 < triggered < len(ct.spell_rows) and ct.spell_rows[triggered] >= 0:
                trigger(st, caster, -1, 0 + int(ct.spell_rows[triggered]), x, y, z, at_ms)
            continue
        count = min(enemies_at(st, ct, caster, x, y, z, spell.radius_yd[k]), len(st.reached))
        for i in range(count):
            st.reached[i] = st.scratch[i]
        for i in range(count):
            tick_at_place(st, ct, caster, 0 + int(st.reached[i]), spell_row, k, at_ms)


@kernel
def still_there(st: Any, row: int, guid: Any) -> bool:
    """Return whether the row of units still holds the unit that bore ``guid``, in the world."""
    u = st.units[row]
    return u.kind != UNIT_FREE and u.in_world == 1 and u.guid == guid


@kernel
def land(st: Any, ct: Any, row: int, due_ms: int) -> None:
    """Run the MISSILE_HITS timer of a row of missiles; one that was meant for another time is stale and ignored.

    A spell whose caster or target has left the world is lost. Mutates whom it hits and missiles.
    """
    missile = st.missiles[row]
    if missile.spell < 0 or missile.due_ms != due_ms:
        return
    caster = 0 + missile.caster
    target = 0 + missile.target
    spell_row = 0 + missile.spell
    effects = 0 + missile.effects
    x = 0.0 + missile.x
    y = 0.0 + missile.y
    z = 0.0 + missile.z
    value = 0 + missile.value
    has_value = 0 + missile.has_value
    jumps = 0 + missile.jumps
    there = still_there(st, caster, missile.caster_guid) and (target < 0 or still_there(st, target, missile.target_guid))
    if there and missile.period_ms > 0 and due_ms + missile.period_ms <= missile.ends_ms:
        missile.due_ms = due_ms + missile.period_ms
        schedule(st, MISSILE_HITS, row, 0 + missile.due_ms)
        strike_place(st, ct, caster, spell_row, effects, x, y, z, due_ms)
        return
    stays = missile.period_ms > 0
    forget(st, row)
    if not there:
        return
    if stays:
        strike_place(st, ct, caster, spell_row, effects, x, y, z, due_ms)
    elif effects == 0:
        send(st, ct, caster, spell_row, target, x, y, z, False, value, has_value, due_ms)
    else:
        st.units[caster].jumps = jumps
        hit(st, ct, caster, target, spell_row, effects, x, y, z, due_ms)
        st.units[caster].jumps = 0
