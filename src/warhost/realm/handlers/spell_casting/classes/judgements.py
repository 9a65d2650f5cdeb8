# SPDX-License-Identifier: GPL-2.0-or-later
"""Judgements: they lay their mark on an enemy and unleash what the caster's seal holds; whoever strikes the judged gains by the mark.

A judgement's SCRIPT_EFFECT names its mark by trigger_spell; the seal names the damage (``seals``). A mark's DUMMY aura has a
trigger_spell that the striker casts on himself: a heal gives its value in percent of his health, an energise of his base mana
(only to those who use mana). How often is the mark's proc_per_minute.
Source: AzerothCore src/server/scripts/Spells/spell_paladin.cpp (spell_pal_judgement, spell_pal_judgement_of_light_heal,
spell_pal_judgement_of_wisdom_mana).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.effects import SPELL_EFFECT_ENERGIZE
from warhost.lore.spells.enums import POWER_MANA
from warhost.realm.handlers.spell_casting.classes.seals import UNLEASHED_BY, seal_of
from warhost.realm.handlers.spell_casting.missiles import trigger, trigger_with_value
from warhost.realm.kernel import kernel


@kernel
def _trigger(st: Any, ct: Any, caster: int, target: int, spell_id: int, at_ms: int) -> None:
    """Let ``caster`` cast a spell of the content at ``target`` in this tick; nothing where the content lacks it."""
    if 0 < spell_id < len(ct.spell_rows) and ct.spell_rows[spell_id] >= 0:
        v = st.units[target]
        trigger(st, caster, target, 0 + int(ct.spell_rows[spell_id]), 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, at_ms)


@kernel
def unleash(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, at_ms: int) -> bool:
    """Lay the judgement's mark on ``target`` and deal what the caster's seal holds; return whether he has one. Mutates missiles."""
    seal = seal_of(st, ct, caster)
    if seal < 0:
        return False
    _trigger(st, ct, caster, target, 0 + ct.spells[spell_row].trigger_spell[k], at_ms)
    _trigger(st, ct, caster, target, 0 + int(st.auras[seal].amounts[UNLEASHED_BY]), at_ms)
    return True


@kernel
def answer_blow(st: Any, ct: Any, aura: int, k: int, striker: int, at_ms: int) -> None:
    """Let effect ``k`` of a judgement's mark reward the one who struck its bearer. Mutates missiles and the wheel."""
    a = st.auras[aura]
    spell_id = 0 + ct.spells[a.spell].trigger_spell[k]
    if striker < 0 or spell_id >= len(ct.spell_rows) or ct.spell_rows[spell_id] < 0:
        return
    row = 0 + int(ct.spell_rows[spell_id])
    u = st.units[striker]
    if ct.spells[row].effect[0] == SPELL_EFFECT_ENERGIZE:
        if u.power_type == POWER_MANA:
            trigger_with_value(st, striker, striker, row, st.sheets[striker].base_mana * a.amounts[k] // 100, at_ms)
    else:
        trigger_with_value(st, striker, striker, row, u.max_hp * a.amounts[k] // 100, at_ms)
