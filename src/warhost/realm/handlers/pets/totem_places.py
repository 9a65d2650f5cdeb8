# SPDX-License-Identifier: GPL-2.0-or-later
"""The four places of a player's totems: fire, earth, water, air. ``players.totems`` has the GUID of each, 0 none.

Out: SMSG_TOTEM_CREATED. Source: AzerothCore src/server/game/Entities/Totem/Totem.cpp (InitStats, UnSummon), Unit.h (m_SummonSlot).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.pets.kinds import ROLE_TOTEM
from warhost.protocol.opcode_numbers import SMSG_TOTEM_CREATED
from warhost.realm.events import tell
from warhost.realm.handlers.spell_casting.auras.aura_rows import remove_aura
from warhost.realm.kernel import kernel

PLACES = 4


@kernel
def take_place(st: Any, ct: Any, row: int, duration_ms: int, at_ms: int) -> None:
    """Note with its owner that a totem stands in its place. Mutates the player; tells SMSG_TOTEM_CREATED."""
    s = st.summons[st.units[row].summon]
    player = 0 + st.units[s.owner].player
    if s.role != ROLE_TOTEM or player < 0 or s.slot >= PLACES:
        return
    st.players[player].totems[s.slot] = st.units[row].guid
    spell_id = 0 + ct.spells[s.spell].id if s.spell >= 0 else 0
    tell(st, SMSG_TOTEM_CREATED, 0 + s.owner, row, at_ms, 0 + s.slot, duration_ms, spell_id, 0)


@kernel
def leave_place(st: Any, row: int) -> None:
    """Free the place of a totem that goes. Mutates the player."""
    s = st.summons[st.units[row].summon]
    player = 0 + st.units[s.owner].player
    if s.role == ROLE_TOTEM and player >= 0 and s.slot < PLACES and st.players[player].totems[s.slot] == st.units[row].guid:
        st.players[player].totems[s.slot] = 0


@kernel
def totem_in(st: Any, owner: int, slot: int) -> int:
    """Return the row of the totem that stands in a place of its owner, -1 none."""
    summon = 0 + st.units[owner].first_summon
    while summon >= 0:
        s = st.summons[summon]
        if s.role == ROLE_TOTEM and s.slot == slot:
            return 0 + s.unit
        summon = 0 + s.next_of_owner
    return -1


@kernel
def take_back(st: Any, ct: Any, row: int, bearer: int, at_ms: int) -> None:
    """Take off a unit the auras that a totem has laid on it. Mutates the unit."""
    aura = 0 + st.units[bearer].first_aura
    while aura >= 0:
        after = 0 + st.auras[aura].next
        if st.auras[aura].caster == row and st.auras[aura].caster_guid == st.units[row].guid:
            remove_aura(st, ct, aura, at_ms)
        aura = after


@kernel
def take_all_back(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Take a totem's auras off its owner and the owner's pet. Mutates both."""
    s = st.summons[st.units[row].summon]
    if s.role != ROLE_TOTEM:
        return
    take_back(st, ct, row, 0 + s.owner, at_ms)
    pet = 0 + st.units[s.owner].pet
    if pet >= 0:
        take_back(st, ct, row, pet, at_ms)
