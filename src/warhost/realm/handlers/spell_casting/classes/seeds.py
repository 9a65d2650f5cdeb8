# SPDX-License-Identifier: GPL-2.0-or-later
"""Seed of Corruption: it bursts once its bearer has taken so much damage, or dies.

The amount of its DUMMY aura is what is left to take. A seed that bursts is gone first; its burst is cast by its caster at the bearer.
Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::HandleDummyAuraProc (Seed of Corruption).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_DUMMY
from warhost.lore.spells.scripts import SCRIPT_SEED
from warhost.realm.handlers.spell_casting.auras.aura_rows import remove_aura
from warhost.realm.handlers.spell_casting.missiles import trigger
from warhost.realm.kernel import kernel
from warhost.realm.spell_notes import NOTE_SEED


@kernel
def burst(st: Any, ct: Any, aura: int, k: int, at_ms: int) -> bool:
    """Take a seed off and let its caster cast its burst at the bearer; return whether there is a caster. Mutates missiles, auras."""
    a = st.auras[aura]
    caster = 0 + a.caster
    bearer = 0 + a.unit
    there = caster >= 0 and st.units[caster].guid == a.caster_guid and st.units[caster].in_world == 1
    spell_id = 0 + ct.spells[a.spell].trigger_spell[k]
    remove_aura(st, ct, aura, at_ms)
    if not there or spell_id <= 0 or spell_id >= len(ct.spell_rows) or ct.spell_rows[spell_id] < 0:
        return False
    v = st.units[bearer]
    trigger(st, caster, bearer, 0 + ct.spell_rows[spell_id], 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, at_ms)
    return True


@kernel
def water_seeds(st: Any, ct: Any, unit: int, damage: int, dies: bool, at_ms: int) -> int:
    """Let ``damage`` that ``unit`` takes bring its seeds nearer to bursting, or its death burst them all; return how many did.

    Mutates the unit's auras and missiles.
    """
    if st.sheets[unit].aura_notes & NOTE_SEED == 0 or (damage <= 0 and not dies):
        return 0
    burst_count = 0
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        a = st.auras[aura]
        after = 0 + a.next
        if ct.spells[a.spell].script == SCRIPT_SEED:
            for k in range(3):
                if a.unit == unit and a.effects >> k & 1 and ct.spells[a.spell].aura[k] == SPELL_AURA_DUMMY:
                    a.amounts[k] = a.amounts[k] - damage
                    if dies or a.amounts[k] <= 0:
                        burst(st, ct, aura, k, at_ms)
                        burst_count += 1
                        break
        aura = after
    return burst_count
