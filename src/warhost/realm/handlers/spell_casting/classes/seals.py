# SPDX-License-Identifier: GPL-2.0-or-later
"""Seals: what each hit of their bearer does besides, and which spell a judgement unleashes.

A seal's DUMMY aura with a trigger_spell answers a landed swing or weapon spell:

* it triggers an aura of ticks (Holy Vengeance): at swings alone, by a strike of its own that may miss;
* it triggers damage with a share of the weapon (Seal of Vengeance): that share × stacks / most stacks of what the seal's first effect
  put on the victim; swings only at the most stacks, weapon spells from the first on. The stacks are those before this swing's own;
* it triggers other damage (Seal of Righteousness): (attack power × its coefficient + holy power × its coefficient) × the weapon's
  seconds between swings.

The seal's third effect names by its value what a judgement deals. Source: AzerothCore src/server/scripts/Spells/spell_paladin.cpp
(spell_pal_seal_of_righteousness, spell_pal_seal_of_vengeance, spell_pal_judgement).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.effects import SPELL_EFFECT_SCHOOL_DAMAGE
from warhost.lore.spells.enums import SPECIFIC_SEAL
from warhost.lore.spells.procs import PROC_FLAG_DONE_MELEE_AUTO_ATTACK, PROC_FLAG_DONE_SPELL_MELEE_DMG_CLASS
from warhost.realm.handlers.spell_casting.auras.aura_rows import stacks_of
from warhost.realm.handlers.spell_casting.effects.damage import weapon_hit
from warhost.realm.handlers.spell_casting.effects.value import nth_of, power_share
from warhost.realm.handlers.spell_casting.missiles import trigger, trigger_with_value
from warhost.realm.kernel import kernel

UNLEASHED_BY = 2
"""The effect of a seal whose value is the spell that a judgement unleashes."""


@kernel
def seal_of(st: Any, ct: Any, unit: int) -> int:
    """Return the row of the seal's aura that a unit bears of itself; -1 none."""
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        a = st.auras[aura]
        if a.caster == unit and ct.spells[a.spell].exclusive == SPECIFIC_SEAL:
            return aura
        aura = 0 + a.next
    return -1


@kernel
def weapon_seconds(st: Any, unit: int) -> float:
    """Return the seconds between two swings of a unit's main hand, as hastened."""
    sh = st.sheets[unit]
    return sh.attack_ms[0] / sh.melee_haste / 1000.0


@kernel
def stacked_strike(st: Any, ct: Any, aura: int, row: int, other: int, flags: int, at_ms: int) -> None:
    """Strike with the weapon's share that the stacks on ``other`` allow; ``row`` is the strike's row of spells."""
    a = st.auras[aura]
    bearer = 0 + a.unit
    s = ct.spells[a.spell]
    stacking = 0 + s.trigger_spell[0]
    stacks = stacks_of(st, ct, other, stacking, bearer)
    if stacks <= 0:
        return
    most = max(0 + int(ct.spells[ct.spell_rows[stacking]].max_stacks), 1)
    if stacks < most and flags & PROC_FLAG_DONE_SPELL_MELEE_DMG_CLASS == 0:
        return
    share = ct.spells[row].weapon_percent[0] * stacks / most
    hit = weapon_hit(st, bearer, 0, False, nth_of(row, other, 3, at_ms))
    trigger_with_value(st, bearer, other, row, int(hit * share), at_ms)


@kernel
def answer_hit(st: Any, ct: Any, aura: int, k: int, other: int, flags: int, at_ms: int) -> None:
    """Let effect ``k`` of a seal answer a hit of its bearer on ``other``. Mutates missiles and the wheel."""
    a = st.auras[aura]
    s = ct.spells[a.spell]
    bearer = 0 + a.unit
    spell_id = 0 + s.trigger_spell[k]
    if other < 0 or spell_id >= len(ct.spell_rows) or ct.spell_rows[spell_id] < 0:
        return
    row = 0 + int(ct.spell_rows[spell_id])
    v = st.units[other]
    if ct.spells[row].effect[0] != SPELL_EFFECT_SCHOOL_DAMAGE:
        if flags & PROC_FLAG_DONE_MELEE_AUTO_ATTACK:
            trigger(st, bearer, other, row, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, at_ms)
    elif ct.spells[row].weapon_percent[0] > 0.0:
        stacked_strike(st, ct, aura, row, other, flags, at_ms)
    else:
        amount = power_share(st, ct, bearer, 0 + a.spell, k, False) * weapon_seconds(st, bearer)
        trigger_with_value(st, bearer, other, row, int(amount), at_ms)
