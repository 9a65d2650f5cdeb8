# SPDX-License-Identifier: GPL-2.0-or-later
"""Leaving a fight by a spell: everybody forgets the unit at once (SANCTUARY, Vanish), or it ends its own swings (Gouge, Sap).

Source: AzerothCore src/server/game/Spells/SpellEffects.cpp:Spell::EffectSanctuary, Entities/Unit/Unit.cpp (CombatStop, AttackStop).
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import SMSG_ATTACKSTOP
from warhost.realm.events import tell
from warhost.realm.handlers.combat.engage import leave_combat, stop_attack
from warhost.realm.handlers.combat.threat import clear_hated
from warhost.realm.kernel import kernel


@kernel
def end_swings(st: Any, row: int, at_ms: int) -> None:
    """Let a unit stop to swing; its hands stay as unready as they are. Mutates the unit; tells SMSG_ATTACKSTOP."""
    u = st.units[row]
    victim = 0 + u.victim
    if victim < 0:
        return
    stop_attack(st, row)
    tell(st, SMSG_ATTACKSTOP, row, victim, at_ms, 0, 0, 0, 0)


@kernel
def slip_away(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Make everybody forget the unit and take it out of combat. Mutates the unit and the lists of those who hated it."""
    end_swings(st, row, at_ms)
    clear_hated(st, row)
    leave_combat(st, ct, row, at_ms)
