# SPDX-License-Identifier: GPL-2.0-or-later
"""The LEAVE_COMBAT timer of players, and the auras that end with a fight.

Source: AzerothCore Unit.cpp:Unit::ClearInCombat (AURA_INTERRUPT_FLAG_LEAVE_COMBAT).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.procs import AURA_INTERRUPT_FLAG_LEAVE_COMBAT
from warhost.realm.handlers.combat.engage import end_of_combat
from warhost.realm.handlers.spell_casting.auras.aura_list import remove_auras_by_interrupt
from warhost.realm.kernel import kernel


@kernel
def combat_ends(st: Any, ct: Any, row: int, due_ms: int) -> None:
    """Let a player leave combat where nobody hates him any more and his time is over. Mutates the unit and its auras."""
    if end_of_combat(st, ct, row, due_ms) and st.units[row].first_aura >= 0:
        remove_auras_by_interrupt(st, ct, row, AURA_INTERRUPT_FLAG_LEAVE_COMBAT, due_ms)
