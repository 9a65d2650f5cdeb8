# SPDX-License-Identifier: GPL-2.0-or-later
"""A paladin's ways to take blows and hate on himself: attackers drawn off a friend, threat that fades, damage shared.

Source: AzerothCore src/server/scripts/Spells/spell_paladin.cpp (spell_pal_righteous_defense, spell_pal_hand_of_sacrifice),
Entities/Unit/Unit.cpp:CalcAbsorbResist (SPELL_AURA_SPLIT_DAMAGE_PCT), Spells/SpellEffects.cpp:EffectModifyThreatPercent.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.handlers.spell_casting.missiles import trigger
from warhost.realm.kernel import kernel
from warhost.realm.tables.units import ALIVE, UNIT_CREATURE

MOST_DRAWN = 3
"""Righteous Defense draws up to three (its tooltip)."""


@kernel
def is_attacked(st: Any, unit: int) -> bool:
    """Return whether a creature that hates ``unit`` has it as its victim."""
    entry = 0 + st.units[unit].first_hater
    while entry >= 0:
        creature = 0 + st.threat[entry].unit
        if st.units[creature].victim == unit and st.units[creature].death == ALIVE:
            return True
        entry = 0 + st.threat[entry].next_hater
    return False


@kernel
def draw_attackers(st: Any, ct: Any, caster: int, friend: int, spell_id: int, at_ms: int) -> int:
    """Let ``caster`` cast a taunt at up to three creatures that attack ``friend``; return at how many. Mutates missiles and the wheel."""
    if spell_id <= 0 or spell_id >= len(ct.spell_rows) or ct.spell_rows[spell_id] < 0:
        return 0
    row = 0 + int(ct.spell_rows[spell_id])
    drawn = 0
    entry = 0 + st.units[friend].first_hater
    while entry >= 0 and drawn < MOST_DRAWN:
        creature = 0 + st.threat[entry].unit
        v = st.units[creature]
        if v.kind == UNIT_CREATURE and v.victim == friend and v.death == ALIVE:
            trigger(st, caster, creature, row, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, at_ms)
            drawn += 1
        entry = 0 + st.threat[entry].next_hater
    return drawn


@kernel
def soften_haters(st: Any, unit: int, percent: int) -> None:
    """Change the threat that everybody feels for ``unit`` by ``percent``; it stays at 0 or above. Mutates threat."""
    entry = 0 + st.units[unit].first_hater
    while entry >= 0:
        t = st.threat[entry]
        t.amount = max(t.amount * (100 + percent) / 100.0, 0.0)
        entry = 0 + t.next_hater
