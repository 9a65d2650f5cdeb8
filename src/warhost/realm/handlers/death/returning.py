# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_RECLAIM_CORPSE, CMSG_SPIRIT_HEALER_ACTIVATE: ghosts come back to life, at their corpse or at a spirit healer.

Both give half of health and mana. Within 39 yd of the corpse, once the wait is over; the packet's GUID is not looked at, as
on a real server. A spirit healer adds Resurrection Sickness from level 11 on where the spell table has it (15007).
Source: AzerothCore Handlers/MiscHandler.cpp:HandleReclaimCorpseOpcode, Handlers/NPCHandler.cpp (HandleSpiritHealerActivateOpcode,
SendSpiritResurrect), Player.cpp:Player::ResurrectPlayer, Corpse.h: CORPSE_RECLAIM_RADIUS.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.content.words import NPC_SPIRIT_HEALER
from warhost.protocol.opcode_numbers import CMSG_RECLAIM_CORPSE, CMSG_SPIRIT_HEALER_ACTIVATE
from warhost.realm.dispatch import Handler
from warhost.realm.geometry import distance_sq
from warhost.realm.guids import row_of
from warhost.realm.handlers.combat.regeneration import wake_regeneration
from warhost.realm.handlers.creatures.aggro import notice
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura, apply_passives
from warhost.realm.kernel import kernel
from warhost.realm.reasons import (
    ACCEPTED,
    DEATH_NO_CORPSE,
    DEATH_NO_HEALER,
    DEATH_NOT_GHOST,
    DEATH_TOO_EARLY,
    DEATH_TOO_FAR,
    SESSION_NOT_IN_WORLD,
)
from warhost.realm.sheets.refresh import refresh_sheet
from warhost.realm.tables.timers import AURA
from warhost.realm.tables.units import ALIVE, GHOST, UNIT_CREATURE
from warhost.realm.wheel import TICK_MS, schedule

RECLAIM_YD = 39.0
TALK_YD = 5.5
RESTORED_PERCENT = 50
RESURRECTION_SICKNESS = 15007
SICK_FROM_LEVEL = 11
SICK_FULL_AFTER = 9
"""From level 11 + 9 on the sickness lasts its whole ten minutes; below, a minute a level (Player.cpp:ResurrectPlayer)."""


@kernel
def resurrect(st: Any, ct: Any, row: int, percent: int, at_ms: int) -> None:
    """Bring a dead player or ghost back to life where it stands, with ``percent`` of health, mana and energy and no rage.

    Mutates unit, sheet and player; his corpse is gone.
    """
    u = st.units[row]
    u.death = ALIVE
    u.stand_state = 0
    refresh_sheet(st, ct, row)
    u.hp = max(u.max_hp * percent // 100, 1)
    for power in range(7):
        u.powers[power] = u.max_powers[power] * percent // 100 if power == 0 or power == 3 else 0
    st.players[u.player].corpse_map = -1
    st.players[u.player].offered_by = 0
    apply_passives(st, ct, row, at_ms)
    wake_regeneration(st, row, at_ms)
    notice(st, ct, row, at_ms)


@kernel
def check_reclaim(st: Any, row: int, at_ms: int) -> int:
    """Return why a player may not reclaim his corpse, or ACCEPTED."""
    u = st.units[row]
    if u.death != GHOST:
        return DEATH_NOT_GHOST
    pl = st.players[u.player]
    if pl.corpse_map < 0 or pl.corpse_map != u.map:
        return DEATH_NO_CORPSE
    if at_ms < pl.reclaim_ms:
        return DEATH_TOO_EARLY
    apart = distance_sq(0.0 + u.x, 0.0 + u.y, 0.0 + u.z, 0.0 + pl.corpse_x, 0.0 + pl.corpse_y, 0.0 + pl.corpse_z)
    return ACCEPTED if apart <= RECLAIM_YD * RECLAIM_YD else DEATH_TOO_FAR


@kernel
def run_reclaim(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_RECLAIM_CORPSE."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for k in range(start, stop):
        row = acting_unit(st, packets[order[k]].session)
        reason = SESSION_NOT_IN_WORLD if row < 0 else check_reclaim(st, row, at_ms)
        results[order[k]] = reason
        if reason == ACCEPTED:
            resurrect(st, ct, row, RESTORED_PERCENT, at_ms)


@kernel
def check_healer(st: Any, ct: Any, p: Any, row: int) -> int:
    """Return why the spirit healer that the packet names does not bring the player back, or ACCEPTED."""
    u = st.units[row]
    if u.death != GHOST:
        return DEATH_NOT_GHOST
    healer = row_of(st, p.guid)
    if healer < 0 or st.units[healer].kind != UNIT_CREATURE or st.units[healer].death != ALIVE or st.units[healer].in_world == 0:
        return DEATH_NO_HEALER
    v = st.units[healer]
    if v.map != u.map or (ct.templates[v.template].npc_flags & NPC_SPIRIT_HEALER) == 0:
        return DEATH_NO_HEALER
    apart = distance_sq(0.0 + u.x, 0.0 + u.y, 0.0 + u.z, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z)
    return ACCEPTED if apart <= TALK_YD * TALK_YD else DEATH_NO_HEALER


@kernel
def sicken(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Put Resurrection Sickness on a player of level 11 or more, a minute a level up to ten. Mutates the unit and its auras."""
    level = 0 + st.units[row].level
    if level < SICK_FROM_LEVEL or len(ct.spell_rows) <= RESURRECTION_SICKNESS or ct.spell_rows[RESURRECTION_SICKNESS] < 0:
        return
    aura = add_aura(st, ct, row, row, 0 + int(ct.spell_rows[RESURRECTION_SICKNESS]), 7, at_ms)
    if aura >= 0 and level < SICK_FROM_LEVEL + SICK_FULL_AFTER:
        lasts = (level - SICK_FROM_LEVEL + 1) * 60000
        st.auras[aura].duration_ms = lasts
        st.auras[aura].ends_ms = at_ms + lasts
        schedule(st, AURA, aura, at_ms + lasts)


@kernel
def run_healer(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_SPIRIT_HEALER_ACTIVATE."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = SESSION_NOT_IN_WORLD if row < 0 else check_healer(st, ct, p, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            resurrect(st, ct, row, RESTORED_PERCENT, at_ms)
            sicken(st, ct, row, at_ms)


HANDLERS = (
    Handler(CMSG_RECLAIM_CORPSE, "death", run=run_reclaim),
    Handler(CMSG_SPIRIT_HEALER_ACTIVATE, "death", run=run_healer),
)
