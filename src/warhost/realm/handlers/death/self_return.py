# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_SELF_RES: who can bring himself back to life does so, at once and where he lies (a shaman's Reincarnation).

The body must not have been left yet; the passive 20608 must be known and the spell 21169, which says how much health and mana
come back, be ready; its cooldown begins. Reagents are not asked for.
Source: AzerothCore src/server/game/Handlers/SpellHandler.cpp:HandleSelfResOpcode, Entities/Player/Player.cpp:GetResurrectionSpellId,
Spells/SpellEffects.cpp:EffectSelfResurrect.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import CMSG_SELF_RES
from warhost.realm.dispatch import Handler
from warhost.realm.handlers.death.returning import resurrect
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.checking.cooldowns import cooldown_until, start_cooldowns
from warhost.realm.kernel import kernel
from warhost.realm.reasons import ACCEPTED, SESSION_NOT_IN_WORLD
from warhost.realm.tables.units import CORPSE
from warhost.realm.wheel import TICK_MS

REINCARNATION, RETURNS_BY = 20608, 21169


@kernel
def row_of_spell(ct: Any, spell_id: int) -> int:
    """Return the row of a spell, -1 where the table has none of that id."""
    return 0 + int(ct.spell_rows[spell_id]) if spell_id < len(ct.spell_rows) else -1


@kernel
def check_return(st: Any, ct: Any, row: int, at_ms: int) -> int:
    """Return why a player cannot bring himself back to life, or ACCEPTED."""
    u = st.units[row]
    if u.death != CORPSE:
        return no.TARGET_NOT_DEAD
    known = row_of_spell(ct, REINCARNATION)
    spell = row_of_spell(ct, RETURNS_BY)
    if known < 0 or spell < 0 or (int(st.spellbook[u.player, known >> 3]) >> (known & 7)) & 1 == 0:
        return no.NOT_KNOWN
    return no.NOT_READY if cooldown_until(st, ct, row, spell) > at_ms else ACCEPTED


@kernel
def run(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_SELF_RES."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for k in range(start, stop):
        row = acting_unit(st, packets[order[k]].session)
        reason = SESSION_NOT_IN_WORLD if row < 0 else check_return(st, ct, row, at_ms)
        results[order[k]] = reason
        if reason == ACCEPTED:
            spell = row_of_spell(ct, RETURNS_BY)
            resurrect(st, ct, row, 0 + ct.spells[spell].base_points[0], at_ms)
            start_cooldowns(st, ct, row, spell, at_ms)


HANDLERS = (Handler(CMSG_SELF_RES, "death", run=run),)
