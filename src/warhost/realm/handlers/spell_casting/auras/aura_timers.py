# SPDX-License-Identifier: GPL-2.0-or-later
"""When an aura ticks and ends: durations, periods, and its one AURA timer.

Put on again, an aura runs anew from now; one that stacks keeps the beat of its ticks (AzerothCore
src/server/game/Spells/Spell.cpp:DoSpellHitOnUnit, resetPeriodicTimer). A channel's aura runs faster by its caster's haste.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.flags import CHANNELED, PASSIVE, STANCE
from warhost.realm.handlers.spell_casting.auras.diminishing import controlled_ms
from warhost.realm.handlers.spell_casting.classes.combo import combo_points
from warhost.realm.handlers.spell_casting.reach.company import is_area_effect, reaches_beyond
from warhost.realm.kernel import kernel
from warhost.realm.rules import hasted_ms
from warhost.realm.spell_notes import NOTE_AREA, NOTE_TICKS
from warhost.realm.tables.timers import AREA, AURA
from warhost.realm.wheel import schedule

LOOK_ROUND_MS = 500
"""How often an aura of area looks whom it reaches (AzerothCore SpellAuras.h: UPDATE_TARGET_MAP_INTERVAL)."""


@kernel
def looks_round(st: Any, ct: Any, aura: int) -> bool:
    """Return whether an aura of area has anybody to look for: a copy for its caster, the caster's own for whom it may reach."""
    a = st.auras[aura]
    if a.caster != a.unit:
        return True
    s = ct.spells[a.spell]
    found = False
    for k in range(3):
        found = found or (is_area_effect(0 + s.effect[k]) and reaches_beyond(st, 0 + a.unit, 0 + s.effect[k]))
    return found


@kernel
def haste_of(st: Any, ct: Any, caster: int, spell_row: int) -> float:
    """Return the factor by which a channel's aura runs faster; 1 for other auras (SPELL_ATTR5_HASTE_AFFECT_DURATION)."""
    if caster < 0 or ct.spells[spell_row].attributes & CHANNELED == 0:
        return 1.0
    return st.sheets[caster].cast_haste


@kernel
def duration_of(st: Any, ct: Any, caster: int, spell_row: int) -> int:
    """Return how long an aura lasts in ms; -1 until it is removed (passives, stances)."""
    s = ct.spells[spell_row]
    if s.duration_ms < 0 or (s.duration_ms == 0 and s.attributes & (PASSIVE | STANCE) != 0):
        return -1
    duration = 0 + s.duration_ms
    if s.duration_per_combo_ms > 0 and caster >= 0:
        duration += s.duration_per_combo_ms * combo_points(st, caster)
    return hasted_ms(duration, haste_of(st, ct, caster, spell_row))


@kernel
def next_due(st: Any, aura: int) -> int:
    """Return when the aura's next tick or end is due, in ms; 0 never."""
    a = st.auras[aura]
    due = 0 + a.ends_ms if a.ends_ms > 0 else 0
    for k in range(3):
        tick = 0 + a.tick_due_ms[k]
        if tick > 0 and (due == 0 or tick < due):
            due = tick
    return due


@kernel
def start_timers(st: Any, ct: Any, aura: int, keep_beat: bool, at_ms: int) -> None:
    """Let the aura run anew from ``at_ms``; ``keep_beat`` leaves ticks that are under way when they are. Mutates aura and wheel."""
    a = st.auras[aura]
    s = ct.spells[a.spell]
    caster = 0 + a.caster
    before = next_due(st, aura)
    duration = controlled_ms(st, ct, caster, 0 + a.unit, 0 + a.spell, duration_of(st, ct, caster, 0 + a.spell), at_ms)
    a.started_ms = at_ms
    a.duration_ms = duration
    a.ends_ms = at_ms + duration if duration >= 0 else -1
    if ct.spell_notes[a.spell] & NOTE_TICKS:
        haste = haste_of(st, ct, caster, 0 + a.spell)
        for k in range(3):
            if a.effects >> k & 1 and s.period_ms[k] > 0 and not (keep_beat and a.tick_due_ms[k] > 0):
                a.tick_due_ms[k] = at_ms + max(hasted_ms(0 + s.period_ms[k], haste), 1)
    due = next_due(st, aura)
    if due > 0 and (due != before or before <= at_ms):
        schedule(st, AURA, aura, due)
    a.area_due_ms = 0
    if ct.spell_notes[a.spell] & NOTE_AREA and looks_round(st, ct, aura):
        a.area_due_ms = at_ms + (LOOK_ROUND_MS if a.caster != a.unit else 0)
        schedule(st, AREA, aura, 0 + a.area_due_ms)
