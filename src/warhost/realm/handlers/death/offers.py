# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_RESURRECT_RESPONSE: a spell of resurrection offers life, and its target answers. Out: SMSG_RESURRECT_REQUEST.

The offer keeps who made it, where he stood, and what it gives; another takes its place. Who accepts rises there with that health and
mana, at most his own maxima, all his energy and no rage. An answer that names another than who offered is refused.
Source: AzerothCore src/server/game/Handlers/MiscHandler.cpp:HandleResurrectResponseOpcode, Entities/Player/Player.cpp
(SetResurrectRequestData, IsRessurectRequestedBy, ResurectUsingRequestData), Spells/Spell.cpp:SendResurrectRequest.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import CMSG_RESURRECT_RESPONSE, SMSG_RESURRECT_REQUEST
from warhost.realm.dispatch import Handler
from warhost.realm.events import tell
from warhost.realm.handlers.death.returning import resurrect
from warhost.realm.handlers.movement.teleports import teleport
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.kernel import kernel
from warhost.realm.reasons import ACCEPTED, DEATH_NO_OFFER, DEATH_NOT_DEAD, SESSION_NOT_IN_WORLD
from warhost.realm.tables.units import ALIVE
from warhost.realm.wheel import TICK_MS

POWER_MANA, POWER_ENERGY = 0, 3


@kernel
def offer_life(st: Any, caster: int, target: int, health: int, mana: int, at_ms: int) -> None:
    """Offer life with ``health`` and ``mana`` points to the player of unit ``target``. Mutates the player, tells SMSG_RESURRECT_REQUEST."""
    u = st.units[caster]
    p = st.players[st.units[target].player]
    p.offered_by = u.guid
    p.offered_map = u.map
    p.offered_x = u.x
    p.offered_y = u.y
    p.offered_z = u.z
    p.offered_hp = max(health, 1)
    p.offered_mana = max(mana, 0)
    tell(st, SMSG_RESURRECT_REQUEST, target, caster, at_ms, 0, 0, 0, 0)


@kernel
def check_answer(st: Any, row: int, guid: Any) -> int:
    """Return why a player cannot answer an offer of life by ``guid``, or ACCEPTED."""
    u = st.units[row]
    if u.death == ALIVE:
        return DEATH_NOT_DEAD
    offered_by = st.players[u.player].offered_by
    return ACCEPTED if offered_by != 0 and offered_by == guid else DEATH_NO_OFFER


@kernel
def rise(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Let a dead player take the life that he is offered. Mutates unit, sheet and player."""
    u = st.units[row]
    p = st.players[u.player]
    health = 0 + p.offered_hp
    mana = 0 + p.offered_mana
    resurrect(st, ct, row, 0, at_ms)
    u.hp = min(max(health, 1), u.max_hp)
    u.powers[POWER_MANA] = min(mana, u.max_powers[POWER_MANA])
    u.powers[POWER_ENERGY] = u.max_powers[POWER_ENERGY]
    teleport(st, ct, row, 0 + p.offered_map, 0.0 + p.offered_x, 0.0 + p.offered_y, 0.0 + p.offered_z, 0.0 + u.o, at_ms)


@kernel
def run_answer(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_RESURRECT_RESPONSE."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = SESSION_NOT_IN_WORLD if row < 0 else check_answer(st, row, p.guid)
        results[order[k]] = reason
        if reason == ACCEPTED:
            if p.status != 0:
                rise(st, ct, row, at_ms)
            st.players[st.units[row].player].offered_by = 0


HANDLERS = (Handler(CMSG_RESURRECT_RESPONSE, "death", run=run_answer),)
