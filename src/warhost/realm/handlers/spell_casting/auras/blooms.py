# SPDX-License-Identifier: GPL-2.0-or-later
"""Lifebloom: what heals its bearer at its end, where it runs out or is dispelled, and pays half its cost back a stack.

The amount is the DUMMY effect's, stacks and healing power in it. Taken off or replaced it gives nothing.
Source: TrinityCore src/server/scripts/Spells/spell_druid.cpp:spell_dru_lifebloom (AfterRemove, HandleDispel; branch 3.3.5).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_DUMMY
from warhost.lore.spells.enums import POWER_MANA
from warhost.lore.spells.traits import BLOOMS
from warhost.protocol.opcode_numbers import SMSG_SPELLHEALLOG
from warhost.realm.events import tell
from warhost.realm.handlers.combat.damage import energise, heal
from warhost.realm.handlers.spell_casting.checking.costs import cost_of
from warhost.realm.handlers.spell_casting.rolls import crit_amount, crits
from warhost.realm.kernel import kernel
from warhost.realm.tables.units import ALIVE

BLOOM_STREAM_PLACE = 3
"""Keeps the bloom's crit apart from those of the spell's own effects."""


@kernel
def _caster_there(st: Any, aura: int) -> int:
    """Return the row of the aura's caster while it is the same unit and in the world, else -1."""
    a = st.auras[aura]
    caster = 0 + a.caster
    if caster < 0 or st.units[caster].guid != a.caster_guid or st.units[caster].in_world == 0:
        return -1
    return caster


@kernel
def bloom(st: Any, ct: Any, aura: int, at_ms: int) -> int:
    """Let an aura that is about to end by time or dispel bloom where its spell does; return the health that its bearer gained.

    Mutates bearer, caster and threat; tells SMSG_SPELLHEALLOG.
    """
    a = st.auras[aura]
    spell = 0 + a.spell
    s = ct.spells[spell]
    bearer = 0 + a.unit
    if s.traits & BLOOMS == 0 or st.units[bearer].death != ALIVE:
        return 0
    caster = _caster_there(st, aura)
    gained = 0
    for k in range(3):
        if s.aura[k] != SPELL_AURA_DUMMY or a.effects >> k & 1 == 0:
            continue
        sh = st.sheets[bearer]
        amount = max(int((a.amounts[k] + sh.healing_taken_flat) * sh.healing_taken_pct / 100.0), 0)
        crit = caster >= 0 and crits(st, ct, caster, bearer, spell, BLOOM_STREAM_PLACE, at_ms)
        if crit:
            amount = crit_amount(ct, spell, amount)
        gained = heal(st, ct, caster, bearer, amount, spell, at_ms)
        tell(st, SMSG_SPELLHEALLOG, bearer, caster, at_ms, 0 + s.id, gained, amount - gained, 1 if crit else 0)
    if caster >= 0:
        energise(st, ct, caster, caster, POWER_MANA, cost_of(st, ct, caster, spell) * a.stacks // 2, spell, at_ms)
    return gained
