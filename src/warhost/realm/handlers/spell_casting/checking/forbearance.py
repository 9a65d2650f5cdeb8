# SPDX-License-Identifier: GPL-2.0-or-later
"""Forbearance: who was lately shielded from harm, or has used Avenging Wrath, is not shielded again.

Spells with FORBEARS (Divine Shield, Divine Protection, Hand of Protection; Lay on Hands where its caster heals himself) are refused
on a unit that bears Forbearance (25771, two minutes) or Avenging Wrath's mark (61987, 30 s), and put on it Forbearance and the mark
that keeps from Avenging Wrath (61988, 30 s; that spell's ``exclude_target_aura``). Source: AzerothCore
src/server/game/Spells/Spell.cpp (m_preCastSpell of paladins' spells, CheckCast),
scripts/Spells/spell_paladin.cpp:spell_pal_lay_on_hands.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.effects import SPELL_EFFECT_HEAL_MAX_HEALTH
from warhost.lore.spells.flags import FORBEARS
from warhost.lore.spells.targets import TARGET_UNIT_CASTER
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.missiles import trigger
from warhost.realm.handlers.spell_casting.reach.areas import has_spell_aura
from warhost.realm.kernel import kernel

FORBEARANCE, WRATH_MARKER, SHIELD_MARKER = 25771, 61987, 61988


@kernel
def forbears(ct: Any, spell_row: int, caster: int, target: int) -> bool:
    """Return whether the spell asks for and leaves Forbearance on ``target``."""
    s = ct.spells[spell_row]
    if s.attributes & FORBEARS == 0:
        return False
    return s.effect[0] != SPELL_EFFECT_HEAL_MAX_HEALTH or caster == target


@kernel
def check_forbearance(st: Any, ct: Any, row: int, spell_row: int, target: int) -> int:
    """Return TARGET_AURASTATE where Forbearance or a mark keeps the spell off ``target`` (-1: its caster), else 0."""
    unit = target if target >= 0 else row
    if forbears(ct, spell_row, row, unit) and (has_spell_aura(st, ct, unit, FORBEARANCE) or has_spell_aura(st, ct, unit, WRATH_MARKER)):
        return no.TARGET_AURASTATE
    kept_off_by = 0 + ct.spells[spell_row].exclude_target_aura
    alone = ct.spells[spell_row].target_a[0] == TARGET_UNIT_CASTER  # of a whole party it is passed over instead
    if target < 0 and alone and kept_off_by > 0 and has_spell_aura(st, ct, row, kept_off_by):
        return no.TARGET_AURASTATE
    return no.OK


@kernel
def leave_forbearance(st: Any, ct: Any, caster: int, target: int, spell_row: int, at_ms: int) -> None:
    """Put Forbearance and its mark on whom such a spell has landed on. Mutates missiles and the wheel."""
    if not forbears(ct, spell_row, caster, target):
        return
    v = st.units[target]
    for spell_id in (FORBEARANCE, SHIELD_MARKER):
        if spell_id < len(ct.spell_rows) and ct.spell_rows[spell_id] >= 0:
            trigger(st, caster, target, 0 + int(ct.spell_rows[spell_id]), 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, at_ms)
