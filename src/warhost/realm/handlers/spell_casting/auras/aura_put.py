# SPDX-License-Identifier: GPL-2.0-or-later
"""Put an aura on a unit: make room for it by ``aura_rules``, then its stacks, amounts and timers, then what it does at once."""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.flags import HARMFUL, PASSIVE, STANCE
from warhost.lore.spells.scripts import SCRIPT_CONFLAGRATE
from warhost.realm.handlers.combat.regeneration import wake_regeneration
from warhost.realm.handlers.combat.threat import shift_threat
from warhost.realm.handlers.spell_casting.auras import aura_rows
from warhost.realm.handlers.spell_casting.auras.aura_effects import controls
from warhost.realm.handlers.spell_casting.auras.aura_rules import clashes, outdone
from warhost.realm.handlers.spell_casting.auras.aura_timers import start_timers
from warhost.realm.handlers.spell_casting.auras.diminishing import is_worn_out, raise_level
from warhost.realm.handlers.spell_casting.classes.rune_effects import convert_all
from warhost.realm.handlers.spell_casting.classes.scripts import conflagration_tick
from warhost.realm.handlers.spell_casting.effects.value import aura_amount, points
from warhost.realm.handlers.spell_casting.interrupts import silence
from warhost.realm.handlers.spell_casting.stops import stop_casting
from warhost.realm.kernel import kernel
from warhost.realm.pools import take
from warhost.realm.spell_notes import NOTE_BREAKS, NOTE_CONTROL, NOTE_FORM, NOTE_HEALTH, NOTE_RUNES, NOTE_STANCE, NOTE_THREAT_SHIFT
from warhost.realm.tables.clock import POOL_AURAS
from warhost.realm.tables.units import ALIVE
from warhost.realm.unit_flags import UNIT_FLAG_FLEEING, UNIT_FLAG_SILENCED, UNIT_FLAGS_CANNOT_ACT

NO_SLOT = aura_rows.NO_SLOT
POWER_RAGE, KEPT_TENTHS, STANCE_MASTERY_LEVEL = 1, 100, 20
MOD_TOTAL_THREAT = 103
BREAK_PERCENT = 10
"""A fear or root that damage breaks bears a tenth of its bearer's health (SpellAuraEffects.cpp:CalculateAmount)."""

unlink, find_aura, refresh_after = aura_rows.unlink, aura_rows.find_aura, aura_rows.refresh_after
unlink_linked, tell_aura, change_health = aura_rows.unlink_linked, aura_rows.tell_aura, aura_rows.change_health
change_shape = aura_rows.change_shape


@kernel
def make_room(st: Any, ct: Any, caster: int, target: int, spell_row: int, first_points: int, at_ms: int) -> tuple[int, int, int]:
    """Take off what a new aura replaces; return (the same aura already there or -1, NOTE_* of what went, 1 where it is kept off).

    Mutates the target's list; where the new aura is kept off nothing changes.
    """
    harmful = ct.spells[spell_row].attributes & HARMFUL != 0
    same = -1
    any_clash = False
    aura = 0 + st.units[target].first_aura
    while aura >= 0:
        a = st.auras[aura]
        if a.spell == spell_row:
            if a.caster == caster or not harmful:
                same = aura
        elif clashes(st, ct, aura, caster, spell_row):
            if outdone(st, ct, aura, spell_row, first_points):
                return -1, 0, 1
            any_clash = True
        aura = 0 + a.next
    notes = 0
    if any_clash:
        aura = 0 + st.units[target].first_aura
        while aura >= 0:
            after = 0 + st.auras[aura].next
            old = 0 + st.auras[aura].spell
            if old != spell_row and clashes(st, ct, aura, caster, spell_row):
                went = unlink(st, ct, aura, at_ms)
                if went & (NOTE_FORM | NOTE_STANCE):
                    went |= unlink_linked(st, ct, target, old, at_ms)
                    after = 0 + st.units[target].first_aura
                notes |= went
            aura = after
    return same, notes, 0


@kernel
def free_slot(st: Any, unit: int) -> int:
    """Return the lowest visible slot that no aura of ``unit`` has; 255 where all are taken."""
    slot = 0
    taken = True
    while taken and slot < NO_SLOT:
        taken = False
        aura = 0 + st.units[unit].first_aura
        while aura >= 0:
            if st.auras[aura].slot == slot:
                taken = True
            aura = 0 + st.auras[aura].next
        if taken:
            slot += 1
    return slot


@kernel
def new_row(st: Any, ct: Any, caster: int, target: int, spell_row: int) -> int:
    """Take a row of auras and hang it at the end of the target's list, empty of amounts; -1 where the pool is full."""
    row = take(st.pools, POOL_AURAS, st.auras)
    if row < 0:
        return -1
    a = st.auras[row]
    passive = ct.spells[spell_row].attributes & PASSIVE != 0
    a.slot = NO_SLOT if passive else free_slot(st, target)
    a.unit = target
    a.spell = spell_row
    a.stacks = 0
    a.effects = 0
    a.proc_ready_ms = 0
    a.area_due_ms = 0
    for k in range(3):
        a.amounts[k] = 0
        a.tick_due_ms[k] = 0
    last = 0 + st.units[target].first_aura
    if last < 0:
        st.units[target].first_aura = row
    else:
        while st.auras[last].next >= 0:
            last = 0 + st.auras[last].next
        st.auras[last].next = row
    return row


@kernel
def set_amounts(st: Any, ct: Any, aura: int, value: int, has_value: int, at_ms: int) -> None:
    """Set the amounts of an aura's effects for its caster as he is now and its stacks. Mutates the aura."""
    a = st.auras[aura]
    ct.spells[a.spell]
    caster = 0 + a.caster
    spell = 0 + a.spell
    bearer = 0 + a.unit
    breaks = ct.spell_notes[spell] & NOTE_BREAKS != 0
    for k in range(3):
        if a.effects >> k & 1:
            own = value if has_value else points(st, ct, caster, bearer, spell, k, at_ms)
            amount = aura_amount(st, ct, caster, spell, k, own) * max(0 + a.stacks, 1)
            if ct.spells[spell].script == SCRIPT_CONFLAGRATE:
                amount = conflagration_tick(st, ct, caster, bearer, spell, k, own)
            if breaks and controls(ct, spell, 1 << k) != 0:
                amount = st.units[bearer].max_hp * BREAK_PERCENT // 100
            a.amounts[k] = amount


@kernel
def fill(st: Any, ct: Any, aura: int, caster: int, mask: int, value: int, has_value: int, at_ms: int) -> None:
    """Set caster, effects, stacks, charges, amounts and timers of an aura that is put on or put on again. Mutates it."""
    a = st.auras[aura]
    s = ct.spells[a.spell]
    fresh = a.stacks == 0
    a.caster = caster
    a.caster_guid = st.units[caster].guid
    a.caster_level = st.units[caster].level
    a.effects = a.effects | mask
    a.charges = s.proc_charges
    stacking = s.max_stacks > 1
    if fresh:
        a.stacks = 1
    elif stacking and a.stacks < s.max_stacks:
        a.stacks += 1
    set_amounts(st, ct, aura, value, has_value, at_ms)
    start_timers(st, ct, aura, stacking and not fresh, at_ms)


@kernel
def hang(st: Any, ct: Any, caster: int, target: int, spell_row: int, mask: int, value: int, has_value: int, at_ms: int) -> tuple[int, int]:
    """Put one aura on without refreshing the bearer; return (row of auras or -1, NOTE_* of all that came and went)."""
    first_points = value if has_value else points(st, ct, caster, target, spell_row, 0, at_ms)
    same, notes, kept_off = make_room(st, ct, caster, target, spell_row, first_points, at_ms)
    if kept_off:
        return -1, 0
    aura = same
    own = 0 + ct.spell_notes[spell_row]
    if aura < 0:
        aura = new_row(st, ct, caster, target, spell_row)
        if aura < 0:
            return -1, notes
    elif own & NOTE_HEALTH:
        change_health(st, ct, aura, -1)
    fill(st, ct, aura, caster, mask, value, has_value, at_ms)
    tell_aura(st, ct, aura, 0 + st.auras[aura].stacks, at_ms)
    return aura, notes | own


@kernel
def put_aura(st: Any, ct: Any, caster: int, target: int, spell_row: int, effects: int, value: int, has_value: int, at_ms: int) -> int:
    """Put the aura effects in mask ``effects`` of a spell on ``target``; return the row of auras, -1 where it does not hold.

    It does not hold on the dead, on who has had too much control of its group, where a higher rank or a stronger buff of its
    kind lies there, or where it has no aura effect. ``value`` stands for the rolled points of each effect where ``has_value``. A
    stun, fear or silence breaks off what the bearer casts. Mutates the target, its sheet, its list and the wheel; tells SMSG_AURA_UPDATE.
    """
    mask = effects & ct.aura_masks[spell_row]
    s = ct.spells[spell_row]
    if mask == 0 or caster < 0 or target < 0:
        return -1
    if st.units[target].death != ALIVE and s.attributes & PASSIVE == 0:
        return -1
    if s.diminishing != 0 and is_worn_out(st, ct, caster, target, spell_row, at_ms):
        return -1
    aura, notes = hang(st, ct, caster, target, spell_row, mask, value, has_value, at_ms)
    if aura >= 0 and s.diminishing != 0:
        raise_level(st, ct, caster, target, spell_row, at_ms)
    if notes == 0:
        return aura
    if aura >= 0 and notes & (NOTE_FORM | NOTE_STANCE):
        if s.attributes & STANCE != 0 and notes & NOTE_FORM:
            _spill_rage(st, target)
        else:
            notes |= change_shape(st, ct, target, spell_row, False, at_ms)
        for k in range(3):
            passive = 0 + s.misc_b[k]
            if 0 < passive < len(ct.spell_rows) and ct.spell_rows[passive] >= 0:
                row = 0 + ct.spell_rows[passive]
                _, more = hang(st, ct, target, target, row, 0 + ct.aura_masks[row], 0, 0, at_ms)
                notes |= more
    refresh_after(st, ct, target, notes)
    if notes & NOTE_FORM:
        wake_regeneration(st, target, at_ms)
    if aura >= 0:
        if ct.spell_notes[spell_row] & NOTE_THREAT_SHIFT:
            _fade(st, ct, aura)
        if ct.spell_notes[spell_row] & NOTE_HEALTH:
            change_health(st, ct, aura, 1)
        if ct.spell_notes[spell_row] & NOTE_RUNES:
            convert_all(st, ct, aura, at_ms)
        if ct.spell_notes[spell_row] & NOTE_CONTROL:
            _take_control(st, ct, target, controls(ct, spell_row, mask), at_ms)
    return aura


@kernel
def _spill_rage(st: Any, target: int) -> None:
    """Cut the rage of one who changes stance: to 10 points from level 20 on (Stance Mastery, 12678), to none before."""
    u = st.units[target]
    u.powers[POWER_RAGE] = min(0 + u.powers[POWER_RAGE], KEPT_TENTHS if u.level >= STANCE_MASTERY_LEVEL else 0)


@kernel
def _fade(st: Any, ct: Any, aura: int) -> None:
    """Lower what the bearer's haters feel by the aura's MOD_TOTAL_THREAT. Mutates threat."""
    a = st.auras[aura]
    for k in range(3):
        if a.effects >> k & 1 and ct.spells[a.spell].aura[k] == MOD_TOTAL_THREAT:
            shift_threat(st, 0 + a.unit, float(a.amounts[k]))


@kernel
def _take_control(st: Any, ct: Any, target: int, control: int, at_ms: int) -> None:
    """Break off what the bearer of a new control casts. Mutates the unit."""
    if control & UNIT_FLAG_FLEEING:
        aura_rows.ask_for_flight(st, target, at_ms)
    if control & UNIT_FLAGS_CANNOT_ACT:
        stop_casting(st, ct, target, at_ms)
    elif control & UNIT_FLAG_SILENCED:
        silence(st, ct, target, at_ms)


@kernel
def add_aura(st: Any, ct: Any, caster: int, target: int, spell_row: int, effect_mask: int, at_ms: int) -> int:
    """Put the aura effects of ``effect_mask`` on ``target`` with the spell's own values (see ``put_aura``)."""
    return put_aura(st, ct, caster, target, spell_row, effect_mask, 0, 0, at_ms)
