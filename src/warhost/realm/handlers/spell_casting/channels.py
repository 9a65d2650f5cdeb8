# SPDX-License-Identifier: GPL-2.0-or-later
"""Channels: begin, strike each period, end.

Haste shortens a channel and its periods alike. A channel aimed at a unit lives as long as its aura there and as the unit
is alive and in range; one at a place strikes the place each period (CHANNEL_TICKS).
Source: AzerothCore src/server/game/Spells/Spell.cpp:Spell::handle_immediate, SendChannelStart, UpdateChanneledTargetList.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.effects import SPELL_EFFECT_APPLY_AURA, SPELL_EFFECT_PERSISTENT_AREA_AURA
from warhost.lore.spells.flags import GROUND_TARGET
from warhost.protocol.opcode_numbers import MSG_CHANNEL_START
from warhost.realm.events import tell
from warhost.realm.handlers.spell_casting.checking.aims import AIM_NONE, aim_of
from warhost.realm.handlers.spell_casting.checking.cooldowns import is_set
from warhost.realm.handlers.spell_casting.checking.target_checks import check_unit_range
from warhost.realm.handlers.spell_casting.landing import send, strike_place
from warhost.realm.handlers.spell_casting.stops import stop_channel
from warhost.realm.kernel import kernel
from warhost.realm.rules import hasted_ms
from warhost.realm.tables.timers import CHANNEL_TICKS
from warhost.realm.tables.units import ALIVE, UNIT_FREE
from warhost.realm.wheel import schedule


@kernel
def channel_ms(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return how long the unit's channel of the spell lasts, in ms, under its haste."""
    return hasted_ms(0 + ct.spells[spell_row].duration_ms, 0.0 + st.sheets[row].cast_haste)


@kernel
def channel_period_ms(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return the shortest period of the spell's effects under the unit's haste, in ms; the channel's length where none has one."""
    spell = ct.spells[spell_row]
    shortest = 0
    for k in range(3):
        period = 0 + spell.period_ms[k]
        if spell.effect[k] != 0 and period > 0 and (shortest == 0 or period < shortest):
            shortest = period
    if shortest == 0:
        return channel_ms(st, ct, row, spell_row)
    return max(hasted_ms(shortest, 0.0 + st.sheets[row].cast_haste), 1)


@kernel
def _bears(st: Any, bearer: int, caster: int, spell_row: int) -> bool:
    """Return whether ``bearer`` has an aura of the caster's spell."""
    aura = st.units[bearer].first_aura
    while aura >= 0:
        entry = st.auras[aura]
        if entry.spell == spell_row and entry.caster == caster:
            return True
        aura = entry.next
    return False


@kernel
def _puts_aura(ct: Any, spell_row: int) -> bool:
    """Return whether an effect of the spell puts an aura on a unit."""
    spell = ct.spells[spell_row]
    a = spell.effect[0] == SPELL_EFFECT_APPLY_AURA
    return a or spell.effect[1] == SPELL_EFFECT_APPLY_AURA or spell.effect[2] == SPELL_EFFECT_APPLY_AURA


@kernel
def start_channel(st: Any, ct: Any, row: int, spell_row: int, target: int, x: float, y: float, z: float, at_ms: int) -> None:
    """Begin a channel that has been paid for: hit its target, then strike and watch each period until it ends.

    Where its aura does not hold (a miss, an immunity) the channel ends at once. Mutates the unit, whom it hits, the wheel; tells
    MSG_CHANNEL_START.
    """
    length_ms = channel_ms(st, ct, row, spell_row)
    u = st.units[row]
    if not is_set(ct.spells[spell_row].attributes, GROUND_TARGET):
        x = u.x
        y = u.y
        z = u.z
    u.channel_spell = spell_row
    u.channel_target = target
    u.cast_x = x
    u.cast_y = y
    u.cast_z = z
    u.cast_started_ms = at_ms
    u.cast_ms = length_ms
    u.pushbacks = 0
    u.channel_ends_ms = at_ms + length_ms
    u.channel_due_ms = min(at_ms + channel_period_ms(st, ct, row, spell_row), at_ms + length_ms)
    schedule(st, CHANNEL_TICKS, row, 0 + u.channel_due_ms)
    tell(st, MSG_CHANNEL_START, row, target, at_ms, 0 + ct.spells[spell_row].id, length_ms, 0, 0)
    send(st, ct, row, spell_row, target, x, y, z, False, 0, 0, at_ms)
    bearer = target if target >= 0 else row
    if u.channel_spell == spell_row and _puts_aura(ct, spell_row) and not _bears(st, bearer, row, spell_row):
        stop_channel(st, ct, row, at_ms)


@kernel
def _holds(st: Any, ct: Any, row: int, at_ms: int) -> bool:
    """Return whether the channel's caster and the unit it is aimed at still live, and the unit is in range."""
    u = st.units[row]
    if u.death != ALIVE or u.in_world == 0:
        return False
    target = 0 + u.channel_target
    if target < 0 or target == row or aim_of(ct, 0 + u.channel_spell) == AIM_NONE:
        return True
    v = st.units[target]
    if v.kind == UNIT_FREE or v.in_world == 0 or v.death != ALIVE or v.map != u.map:
        return False
    return check_unit_range(st, ct, row, 0 + u.channel_spell, target, at_ms, False) == 0


@kernel
def channel_tick(st: Any, ct: Any, row: int, due_ms: int) -> None:
    """Run the CHANNEL_TICKS timer of a unit: strike the channel's place, and end the channel when its time is over.

    A timer that was meant for another time is stale and ignored. Mutates the unit, whom it strikes, the wheel.
    """
    u = st.units[row]
    if u.channel_spell < 0 or u.channel_due_ms != due_ms:
        return
    spell_row = 0 + u.channel_spell
    if not _holds(st, ct, row, due_ms):
        stop_channel(st, ct, row, due_ms)
        return
    period_ms = channel_period_ms(st, ct, row, spell_row)
    spell = ct.spells[spell_row]
    effects = 0
    for k in range(3):
        if spell.effect[k] == SPELL_EFFECT_PERSISTENT_AREA_AURA:
            effects |= 1 << k
    if effects != 0 and (due_ms - u.cast_started_ms) % period_ms == 0:
        strike_place(st, ct, row, spell_row, effects, 0.0 + u.cast_x, 0.0 + u.cast_y, 0.0 + u.cast_z, due_ms)
    if due_ms >= u.channel_ends_ms:
        stop_channel(st, ct, row, due_ms)
        return
    u.channel_due_ms = min(due_ms + period_ms, 0 + u.channel_ends_ms)
    schedule(st, CHANNEL_TICKS, row, 0 + u.channel_due_ms)
