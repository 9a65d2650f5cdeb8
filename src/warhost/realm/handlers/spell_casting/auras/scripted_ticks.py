# SPDX-License-Identifier: GPL-2.0-or-later
"""Ticks by rules of their own: Curse of Agony grows, Drain Soul hits the dying harder, Drain Mana takes a share.

Source: AzerothCore src/server/game/Spells/Auras/SpellAuraEffects.cpp (HandlePeriodicDamageAurasTick,
HandlePeriodicManaLeechAuraTick), Entities/Unit/Unit.cpp:SpellPctDamageModsDone.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.scripts import SCRIPT_DRAIN_SOUL, SCRIPT_GROWING_TICKS
from warhost.realm.kernel import kernel
from warhost.realm.rules import drained_mana, growing_tick

DYING = 4
"""Drain Soul hits so many times as hard from this fraction of health on: four times below a quarter."""


@kernel
def scripted_tick(st: Any, ct: Any, aura: int, k: int, amount: int, at_ms: int) -> int:
    """Return what a tick of damage of ``amount`` is worth by its spell's script."""
    a = st.auras[aura]
    s = ct.spells[a.spell]
    if s.script == SCRIPT_GROWING_TICKS and s.period_ms[k] > 0 and a.duration_ms > 0:
        many = a.duration_ms // s.period_ms[k]
        return growing_tick(amount, (at_ms - a.started_ms) // s.period_ms[k], many)
    u = st.units[a.unit]
    if s.script == SCRIPT_DRAIN_SOUL and u.hp * DYING < u.max_hp:
        return amount * DYING
    return amount


@kernel
def mana_to_drain(st: Any, ct: Any, spell_row: int, caster: int, bearer: int, amount: int) -> int:
    """Return how much mana a tick of a mana leech may take: points, or where the spell costs a share of base mana, percents."""
    if ct.spells[spell_row].cost_pct_base == 0 or caster < 0:
        return amount
    return drained_mana(amount, 0 + st.units[bearer].max_powers[0], 0 + st.units[caster].max_powers[0])
