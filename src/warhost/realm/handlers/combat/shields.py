# SPDX-License-Identifier: GPL-2.0-or-later
"""Damage shields: Thorns and its kin hurt whoever strikes their bearer with a plain swing that takes something from it.

The amount is the aura's, its caster's power in it; it neither misses (the spell that bears it is a friend's) nor crits, pushes
nothing back by itself and is the bearer's own harm: threat, tap and kill are his.
Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::DealMeleeDamage (SPELL_AURA_DAMAGE_SHIELD).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_DAMAGE_SHIELD
from warhost.protocol.opcode_numbers import SMSG_SPELLDAMAGESHIELD
from warhost.realm.events import tell
from warhost.realm.handlers.combat.damage import deal_damage, school_bit
from warhost.realm.kernel import kernel
from warhost.realm.spell_notes import NOTE_DAMAGE_SHIELD
from warhost.realm.tables.units import ALIVE


@kernel
def strike_back(st: Any, ct: Any, victim: int, attacker: int, at_ms: int) -> None:
    """Let the damage shields of ``victim`` hurt ``attacker``, each by its own school. Mutates both; tells SMSG_SPELLDAMAGESHIELD."""
    if st.sheets[victim].aura_notes & NOTE_DAMAGE_SHIELD == 0:
        return
    aura = 0 + st.units[victim].first_aura
    while aura >= 0 and st.units[attacker].death == ALIVE and st.units[victim].death == ALIVE:
        after = 0 + st.auras[aura].next
        spell = 0 + st.auras[aura].spell
        if ct.spell_notes[spell] & NOTE_DAMAGE_SHIELD:
            s = ct.spells[spell]
            for k in range(3):
                if s.aura[k] == SPELL_AURA_DAMAGE_SHIELD and st.auras[aura].effects >> k & 1:
                    school = 0 + s.school
                    amount = max(st.auras[aura].amounts[k] + st.sheets[attacker].damage_taken_flat[school_bit(school)], 0)
                    dealt = deal_damage(st, ct, victim, attacker, amount, school, spell, at_ms)
                    tell(st, SMSG_SPELLDAMAGESHIELD, victim, attacker, at_ms, 0 + s.id, dealt, school, 0)
                    break
        aura = after
