# SPDX-License-Identifier: GPL-2.0-or-later
"""Health from damage dealt: an aura that heals its bearer for a share of what it deals (Blood Presence).

The heal is a spell of its own (``trigger_spell``) that lands within the tick, with that share as its value.
Source: AzerothCore src/server/scripts/Spells/spell_dk.cpp:spell_dk_improved_blood_presence_proc.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_DUMMY
from warhost.realm.handlers.spell_casting.missiles import trigger_with_value
from warhost.realm.kernel import kernel
from warhost.realm.spell_notes import NOTE_DRAINS
from warhost.realm.tables.units import ALIVE


@kernel
def drain(st: Any, ct: Any, source: int, damage: int, at_ms: int) -> None:
    """Let the auras of ``source`` heal it for the ``damage`` that it has dealt to another. Mutates missiles and the wheel."""
    if damage <= 0 or st.sheets[source].aura_notes & NOTE_DRAINS == 0 or st.units[source].death != ALIVE:
        return
    aura = 0 + st.units[source].first_aura
    while aura >= 0:
        a = st.auras[aura]
        if ct.spell_notes[a.spell] & NOTE_DRAINS:
            s = ct.spells[a.spell]
            for k in range(3):
                spell_id = 0 + s.trigger_spell[k]
                if s.aura[k] == SPELL_AURA_DUMMY and a.effects >> k & 1 and 0 < spell_id < len(ct.spell_rows):
                    row = 0 + int(ct.spell_rows[spell_id])
                    amount = damage * a.amounts[k] // 100
                    if row >= 0 and amount > 0:
                        trigger_with_value(st, source, source, row, amount, at_ms)
        aura = 0 + a.next
