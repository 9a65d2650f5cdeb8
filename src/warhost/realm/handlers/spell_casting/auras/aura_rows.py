# SPDX-License-Identifier: GPL-2.0-or-later
"""The auras of a unit: finding them, adding them up, and taking them off.

A unit's auras hang on its list (``units.first_aura``) in the order in which they came. Who takes one off leaves the rest
to ``remove_aura``: sheet, flags, form, cooldowns that begin on fade, channels. What an aura's end causes (a channel's end) is
left to timers, so no kernel calls itself. Out: SMSG_AURA_UPDATE.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp (_TryStackingOrRefreshingExistingAura, RemoveAurasWithInterruptFlags,
RemoveAllAurasOnDeath), Spells/Auras/SpellAuras.cpp (ModStackAmount, RefreshTimers), SpellAuraEffects.cpp:HandleAuraModIncreaseHealth.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.enums import SPECIFIC_AURA
from warhost.lore.spells.flags import PASSIVE, STANCE
from warhost.protocol.opcode_numbers import SMSG_AURA_UPDATE
from warhost.realm.events import tell
from warhost.realm.handlers.combat.threat import shift_threat
from warhost.realm.handlers.spell_casting.auras.aura_effects import control_of, settle_auras
from warhost.realm.handlers.spell_casting.auras.diminishing import let_go
from warhost.realm.handlers.spell_casting.checking.cooldowns import cooldown_event
from warhost.realm.handlers.spell_casting.classes.forms import ends_with_shape, frees, is_bound
from warhost.realm.handlers.spell_casting.classes.rune_effects import give_runes_back
from warhost.realm.handlers.spell_casting.stops import aura_of_channel_lost
from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back
from warhost.realm.sheets import refresh_sheet, refresh_speed
from warhost.realm.spell_notes import (
    NOTE_BREAKS,
    NOTE_CONTROL,
    NOTE_FORM,
    NOTE_HEALTH,
    NOTE_RUNES,
    NOTE_SHEET,
    NOTE_SPEED,
    NOTE_SPEED_ONLY,
    NOTE_STANCE,
    NOTE_THREAT_SHIFT,
)
from warhost.realm.tables.clock import POOL_AURAS
from warhost.realm.tables.timers import FLEE
from warhost.realm.tables.units import ALIVE
from warhost.realm.unit_flags import UNIT_FLAG_FLEEING
from warhost.realm.wheel import schedule

NO_SLOT = 255
HEALTH_AURAS = (34, 250)
"""MOD_INCREASE_HEALTH and MOD_INCREASE_HEALTH_2: health comes and goes with the maximum."""


@kernel
def find_aura(st: Any, unit: int, spell_row: int) -> int:
    """Return the row of the first aura of spell ``spell_row`` (row of spells) that ``unit`` bears; -1 none."""
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        if st.auras[aura].spell == spell_row:
            return aura
        aura = 0 + st.auras[aura].next
    return -1


@kernel
def find_aura_of(st: Any, unit: int, spell_row: int, caster: int) -> int:
    """Return the row of the aura of that spell which ``caster`` (row of units) put on ``unit``; -1 none."""
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        a = st.auras[aura]
        if a.spell == spell_row and a.caster == caster:
            return aura
        aura = 0 + a.next
    return -1


@kernel
def stacks_of(st: Any, ct: Any, unit: int, spell_id: int, caster: int) -> int:
    """Return how many stacks of a spell's aura from ``caster`` a unit bears; 0 none."""
    if spell_id <= 0 or spell_id >= len(ct.spell_rows) or ct.spell_rows[spell_id] < 0:
        return 0
    aura = find_aura_of(st, unit, 0 + int(ct.spell_rows[spell_id]), caster)
    return 0 + int(st.auras[aura].stacks) if aura >= 0 else 0


@kernel
def has_aura_type(st: Any, ct: Any, unit: int, aura_number: int) -> bool:
    """Return whether ``unit`` bears an aura effect of SPELL_AURA_* number ``aura_number``."""
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        a = st.auras[aura]
        s = ct.spells[a.spell]
        for k in range(3):
            if s.aura[k] == aura_number and a.effects >> k & 1:
                return True
        aura = 0 + a.next
    return False


@kernel
def sum_of(st: Any, ct: Any, unit: int, aura_number: int, misc_mask: int) -> int:
    """Return the sum of the amounts of ``unit``'s aura effects of one number whose misc has a bit of ``misc_mask`` (0: any)."""
    total = 0
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        a = st.auras[aura]
        s = ct.spells[a.spell]
        for k in range(3):
            if s.aura[k] == aura_number and a.effects >> k & 1 and (misc_mask == 0 or s.misc[k] & misc_mask):
                total += a.amounts[k]
        aura = 0 + a.next
    return total


@kernel
def strongest_of(st: Any, ct: Any, unit: int, aura_number: int) -> int:
    """Return the highest amount of ``unit``'s aura effects of one number; 0 where there is none above 0."""
    best = 0
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        a = st.auras[aura]
        s = ct.spells[a.spell]
        for k in range(3):
            if s.aura[k] == aura_number and a.effects >> k & 1:
                best = max(best, 0 + a.amounts[k])
        aura = 0 + a.next
    return best


@kernel
def tell_aura(st: Any, ct: Any, aura: int, stacks: int, at_ms: int) -> None:
    """Tell SMSG_AURA_UPDATE of an aura; ``stacks`` 0 where it is gone. A passive one is not shown to anybody."""
    a = st.auras[aura]
    if a.slot != NO_SLOT:
        tell(st, SMSG_AURA_UPDATE, 0 + a.unit, 0 + a.caster, at_ms, 0 + a.slot, 0 + ct.spells[a.spell].id, stacks, 0 + a.duration_ms)


@kernel
def change_health(st: Any, ct: Any, aura: int, sign: int) -> None:
    """Give (sign 1) or take (-1) the health that an aura of raised health brings; its loss never kills. Mutates the unit."""
    a = st.auras[aura]
    s = ct.spells[a.spell]
    u = st.units[a.unit]
    if u.death != ALIVE:
        return
    for k in range(3):
        if a.effects >> k & 1 and s.aura[k] in HEALTH_AURAS:
            u.hp = min(max(u.hp + sign * a.amounts[k], 1), u.max_hp)


@kernel
def refresh_after(st: Any, ct: Any, row: int, notes: int) -> None:
    """Bring sheet, flags and form of a unit up to date after auras with the NOTE_* ``notes`` came or went. Mutates both."""
    settle_auras(st, ct, row, notes)
    if notes & (NOTE_SHEET | NOTE_FORM):
        refresh_sheet(st, ct, row)
    elif notes & (NOTE_SPEED | NOTE_SPEED_ONLY):
        refresh_speed(st, ct, row)


@kernel
def ask_for_flight(st: Any, unit: int, at_ms: int) -> None:
    """Let a unit's flight in fear begin, or end, this very millisecond (``movement.fleeing``). Mutates the unit and the wheel."""
    st.units[unit].flee_due_ms = at_ms
    schedule(st, FLEE, unit, at_ms)


@kernel
def unlink(st: Any, ct: Any, aura: int, at_ms: int) -> int:
    """Take an aura off its bearer's list, tell it and free its row; return its NOTE_*. The caller refreshes the bearer.

    Starts a cooldown that waits for the aura's end, and ends the channel that kept it up (both within this tick).
    """
    a = st.auras[aura]
    unit = 0 + a.unit
    spell = 0 + a.spell
    caster = 0 + a.caster
    notes = 0 + ct.spell_notes[spell]
    tell_aura(st, ct, aura, 0, at_ms)
    if notes & NOTE_HEALTH:
        change_health(st, ct, aura, -1)
    if notes & NOTE_THREAT_SHIFT:
        shift_threat(st, unit, 0.0)
    if notes & NOTE_RUNES:
        give_runes_back(st, unit, spell)
    u = st.units[unit]
    if notes & NOTE_CONTROL and u.flags & UNIT_FLAG_FLEEING:
        ask_for_flight(st, unit, at_ms)
    if u.first_aura == aura:
        u.first_aura = a.next
    else:
        before = 0 + u.first_aura
        while st.auras[before].next != aura:
            before = 0 + st.auras[before].next
        st.auras[before].next = a.next
    a.unit = -1
    a.spell = -1
    a.ends_ms = 0
    for k in range(3):
        a.tick_due_ms[k] = 0
    give_back(st.pools, POOL_AURAS, st.auras, aura)
    if ct.spells[spell].diminishing != 0:
        let_go(st, ct, unit, spell, at_ms)
    if caster >= 0:
        cooldown_event(st, ct, caster, spell, at_ms)
        aura_of_channel_lost(st, caster, unit, spell, at_ms)
    return notes


@kernel
def change_shape(st: Any, ct: Any, unit: int, spell: int, lost: bool, at_ms: int) -> int:
    """Take off what the form of spell row ``spell`` ends: roots and snares, where it is ``lost`` what is bound to it; return NOTE_*."""
    notes = 0
    freed = frees(ct, spell)
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        after = 0 + st.auras[aura].next
        if (freed and ends_with_shape(st, ct, aura)) or (lost and is_bound(st, ct, aura)):
            notes |= unlink(st, ct, aura, at_ms)
        aura = after
    return notes


@kernel
def unlink_linked(st: Any, ct: Any, unit: int, spell: int, at_ms: int) -> int:
    """Take off the passives of the form or presence of spell row ``spell``, and what ``change_shape`` says of a shape; return NOTE_*."""
    notes = 0
    for k in range(3):
        passive = 0 + ct.spells[spell].misc_b[k]
        if 0 < passive < len(ct.spell_rows) and ct.spell_rows[passive] >= 0:
            aura = find_aura(st, unit, 0 + ct.spell_rows[passive])
            if aura >= 0:
                notes |= unlink(st, ct, aura, at_ms)
    if ct.spells[spell].attributes & STANCE == 0:
        notes |= change_shape(st, ct, unit, spell, True, at_ms)
    return notes


@kernel
def remove_aura(st: Any, ct: Any, aura: int, at_ms: int) -> None:
    """Take an aura (row of auras) off its bearer, with all that follows. Mutates the bearer, its sheet and list; tells it."""
    unit = 0 + st.auras[aura].unit
    if unit < 0:
        return
    spell = 0 + st.auras[aura].spell
    notes = unlink(st, ct, aura, at_ms)
    if notes & (NOTE_FORM | NOTE_STANCE):
        notes |= unlink_linked(st, ct, unit, spell, at_ms)
    refresh_after(st, ct, unit, notes)


@kernel
def remove_auras_by_interrupt(st: Any, ct: Any, unit: int, flags: int, at_ms: int) -> int:
    """Take off every aura of ``unit`` that one of the AURA_INTERRUPT_FLAG_* ``flags`` ends; return how many went."""
    if st.sheets[unit].aura_interrupts & flags == 0:
        return 0
    removed = 0
    notes = 0
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        after = 0 + st.auras[aura].next
        if ct.spells[st.auras[aura].spell].aura_interrupt_flags & flags:
            notes |= unlink(st, ct, aura, at_ms)
            removed += 1
        aura = after
    if removed > 0:
        refresh_after(st, ct, unit, notes)
    return removed


@kernel
def wear_down(st: Any, ct: Any, unit: int, damage: int, spell_row: int, at_ms: int) -> None:
    """Let ``damage`` that ``unit`` takes wear down fears and roots that damage breaks; one that has borne enough ends.

    Such an aura bears a tenth of its bearer's health (its amount; SpellAuraEffects.cpp:HandleBreakableCCAuraProc). What
    breaks at the first damage is ``remove_auras_by_interrupt``'s; damage of the spell that put it on (``spell_row``, -1 none), as that
    of Entangling Roots, wears nothing down (AuraEffect::CheckEffectProc). Mutates the unit, its sheet and list.
    """
    if st.sheets[unit].aura_notes & NOTE_BREAKS == 0 or damage <= 0:
        return
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        a = st.auras[aura]
        after = 0 + a.next
        if ct.spell_notes[a.spell] & NOTE_BREAKS and a.spell != spell_row:
            gone = False
            for k in range(3):
                if a.effects >> k & 1 and control_of(0 + ct.spells[a.spell].aura[k]) != 0:
                    a.amounts[k] = a.amounts[k] - damage
                    gone = gone or a.amounts[k] <= 0
            if gone:
                remove_aura(st, ct, aura, at_ms)
        aura = after


@kernel
def use_charge(st: Any, ct: Any, unit: int, note: int, at_ms: int) -> None:
    """Take a charge off the oldest aura of ``unit`` whose spell has the NOTE_* ``note``; without charges left it goes."""
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        a = st.auras[aura]
        if ct.spell_notes[a.spell] & note and a.charges > 0:
            a.charges -= 1
            if a.charges == 0:
                remove_aura(st, ct, aura, at_ms)
            return
        aura = 0 + a.next


@kernel
def remove_auras_of_spell(st: Any, ct: Any, unit: int, spell_row: int, at_ms: int) -> int:
    """Take off every aura of one spell, whoever cast it; return how many went."""
    removed = 0
    aura = find_aura(st, unit, spell_row)
    while aura >= 0:
        remove_aura(st, ct, aura, at_ms)
        removed += 1
        aura = find_aura(st, unit, spell_row)
    return removed


@kernel
def remove_all_on_death(st: Any, ct: Any, unit: int, at_ms: int) -> None:
    """Take off all auras but passive ones, for their bearer has died. Mutates the bearer, its sheet and list; tells them."""
    notes = 0
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        after = 0 + st.auras[aura].next
        spell = 0 + st.auras[aura].spell
        # A player rises in the stance or presence in which he fell (SPELL_ATTR3_DEATH_PERSISTENT).
        # A paladin's own aura lies on him when he rises, too.
        own = st.auras[aura].caster == unit and ct.spells[spell].exclusive == SPECIFIC_AURA
        stays = (
            own or ct.spells[spell].attributes & PASSIVE != 0 or (ct.spells[spell].attributes & STANCE != 0 and st.units[unit].player >= 0)
        )
        if not stays:
            notes |= unlink(st, ct, aura, at_ms)
            if ct.spell_notes[spell] & NOTE_FORM:
                notes |= unlink_linked(st, ct, unit, spell, at_ms)
                after = 0 + st.units[unit].first_aura
        aura = after
    if notes:
        refresh_after(st, ct, unit, notes)


@kernel
def remove_all(st: Any, ct: Any, unit: int, at_ms: int) -> None:
    """Take off every aura, passive ones too (the unit's row is about to be given back, or its creature goes home)."""
    notes = 0
    while st.units[unit].first_aura >= 0:
        notes |= unlink(st, ct, 0 + st.units[unit].first_aura, at_ms)
    if notes:
        refresh_after(st, ct, unit, notes)
