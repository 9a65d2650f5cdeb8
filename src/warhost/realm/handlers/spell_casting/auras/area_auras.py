# SPDX-License-Identifier: GPL-2.0-or-later
"""Auras of area: an aura on its caster that lies on others too, as long as they are near and he bears it.

Twice a second (its AREA timer) the caster's aura looks round and puts itself on whom it is meant for (``company``) within its radius;
each such copy looks, as often, whether its caster still bears the aura, is near and means it, and else goes. So a copy ends half
a second late at most. A caster whose aura can reach nobody but himself has no such timer; who gains company calls
``wake_area_auras``. Out: SMSG_AURA_UPDATE.
Source: AzerothCore src/server/game/Spells/Auras/SpellAuras.cpp (UnitAura::FillTargetMap, Aura::UpdateTargetMap,
UPDATE_TARGET_MAP_INTERVAL).
"""

from __future__ import annotations

from typing import Any

from warhost.realm.geometry import position_at
from warhost.realm.grid import near
from warhost.realm.handlers.spell_casting.auras.aura_put import put_aura
from warhost.realm.handlers.spell_casting.auras.aura_rows import find_aura_of, remove_aura
from warhost.realm.handlers.spell_casting.auras.aura_timers import LOOK_ROUND_MS, looks_round
from warhost.realm.handlers.spell_casting.checking.aims import distance
from warhost.realm.handlers.spell_casting.reach.company import is_area_effect, is_meant
from warhost.realm.kernel import kernel
from warhost.realm.spell_notes import NOTE_AREA
from warhost.realm.tables.timers import AREA
from warhost.realm.tables.units import ALIVE
from warhost.realm.wheel import schedule


@kernel
def radius_of(ct: Any, spell_row: int) -> float:
    """Return how far, in yd, the widest area effect of a spell reaches."""
    s = ct.spells[spell_row]
    widest = 0.0
    for k in range(3):
        if is_area_effect(0 + s.effect[k]):
            widest = max(widest, 0.0 + s.radius_yd[k])
    return widest


@kernel
def meant_effects(st: Any, ct: Any, caster: int, other: int, spell_row: int) -> int:
    """Return the mask of a spell's area effects that are for ``other``."""
    s = ct.spells[spell_row]
    mask = 0
    for k in range(3):
        if is_area_effect(0 + s.effect[k]) and is_meant(st, ct, caster, other, 0 + s.effect[k]):
            mask |= 1 << k
    return mask


@kernel
def spread(st: Any, ct: Any, aura: int, at_ms: int) -> int:
    """Put the aura of area in row ``aura``, which its caster bears, on everybody it reaches and who lacks it; return on how many.

    Mutates their lists and sheets and the wheel; overwrites ``st.scratch`` and ``st.reached``.
    """
    a = st.auras[aura]
    caster = 0 + a.unit
    spell_row = 0 + a.spell
    x, y, z = position_at(st.units[caster], at_ms)
    found = min(near(st, ct, 0 + st.units[caster].map, x, y, z, radius_of(ct, spell_row), st.scratch), len(st.reached))
    for i in range(found):
        st.reached[i] = st.scratch[i]
    count = 0
    for i in range(found):
        other = 0 + int(st.reached[i])
        v = st.units[other]
        if other == caster or v.death != ALIVE or v.in_world == 0 or find_aura_of(st, other, spell_row, caster) >= 0:
            continue
        mask = meant_effects(st, ct, caster, other, spell_row)
        if mask != 0 and put_aura(st, ct, caster, other, spell_row, mask, 0, 0, at_ms) >= 0:
            count += 1
    return count


@kernel
def holds(st: Any, ct: Any, aura: int, at_ms: int) -> bool:
    """Return whether a copy of an aura of area may stay on its bearer: its caster bears it, means it, and is near."""
    a = st.auras[aura]
    caster = 0 + a.caster
    bearer = 0 + a.unit
    spell_row = 0 + a.spell
    if caster < 0 or st.units[caster].guid != a.caster_guid or st.units[caster].in_world == 0:
        return False
    if st.units[caster].map != st.units[bearer].map or find_aura_of(st, caster, spell_row, caster) < 0:
        return False
    if meant_effects(st, ct, caster, bearer, spell_row) & a.effects != a.effects:
        return False
    return distance(st, caster, bearer, at_ms) <= radius_of(ct, spell_row)


@kernel
def look_round(st: Any, ct: Any, aura: int, due_ms: int) -> None:
    """Run the AREA timer of a row of auras; one that was meant for another time is stale and ignored.

    Mutates auras, those who gain or lose them, and the wheel.
    """
    a = st.auras[aura]
    if a.unit < 0 or a.spell < 0 or a.area_due_ms != due_ms or ct.spell_notes[a.spell] & NOTE_AREA == 0:
        return
    if a.caster == a.unit:
        spread(st, ct, aura, due_ms)
    elif not holds(st, ct, aura, due_ms):
        remove_aura(st, ct, aura, due_ms)
        return
    if looks_round(st, ct, aura):
        a.area_due_ms = due_ms + LOOK_ROUND_MS
        schedule(st, AREA, aura, 0 + a.area_due_ms)
    else:
        a.area_due_ms = 0


@kernel
def wake_area_auras(st: Any, ct: Any, unit: int, at_ms: int) -> int:
    """Let the auras of area of a unit look round at once, for it has gained company; return how many do. Mutates auras and the wheel."""
    woken = 0
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        a = st.auras[aura]
        if ct.spell_notes[a.spell] & NOTE_AREA and a.caster == unit and looks_round(st, ct, aura):
            a.area_due_ms = at_ms
            schedule(st, AREA, aura, at_ms)
            woken += 1
        aura = 0 + a.next
    return woken
