# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_REPOP_REQUEST, MSG_CORPSE_QUERY: the dead leave their corpse for a graveyard, and ask where it lies.

A ghost runs a quarter faster (night elves half as fast again), neither fights nor is seen by creatures.
Out: SMSG_DEATH_RELEASE_LOC, SMSG_CORPSE_RECLAIM_DELAY, MSG_CORPSE_QUERY, and the teleport's packets.
Source: AzerothCore Handlers/MiscHandler.cpp:HandleRepopRequestOpcode, Player.cpp (BuildPlayerRepop, RepopAtGraveyard,
GetCorpseReclaimDelay), Handlers/QueryHandler.cpp:HandleCorpseQueryOpcode.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.content.words import TEAM_ALLIANCE, TEAM_BOTH, TEAM_HORDE
from warhost.protocol.opcode_numbers import (
    CMSG_REPOP_REQUEST,
    MSG_CORPSE_QUERY,
    SMSG_CORPSE_RECLAIM_DELAY,
    SMSG_DEATH_RELEASE_LOC,
)
from warhost.realm.dispatch import Handler
from warhost.realm.events import tell
from warhost.realm.geometry import distance_sq
from warhost.realm.handlers.movement.teleports import teleport
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.kernel import kernel
from warhost.realm.reasons import ACCEPTED, DEATH_IS_GHOST, DEATH_NOT_DEAD, SESSION_NOT_IN_WORLD
from warhost.realm.sheets.refresh import refresh_sheet
from warhost.realm.sides import is_alliance
from warhost.realm.tables.units import ALIVE, GHOST
from warhost.realm.wheel import TICK_MS

RECLAIM_MS = 30000
"""After deaths in a row: 30 s, 60 s, 120 s (AzerothCore Player.cpp: copseReclaimDelay), with the setting ``corpse_delay``."""


@kernel
def check(st: Any, row: int) -> int:
    """Return why unit ``row`` cannot release, or ACCEPTED."""
    death = st.units[row].death
    if death == ALIVE:
        return DEATH_NOT_DEAD
    return DEATH_IS_GHOST if death == GHOST else ACCEPTED


@kernel
def nearest_graveyard(st: Any, ct: Any, row: int) -> int:
    """Return the row of the graveyard nearest to a unit on its map that takes its team, or -1; of two alike the first.

    Graveyards are chosen by distance, not by their zone: a pack may know graveyards of few zones.
    """
    u = st.units[row]
    team = TEAM_ALLIANCE if is_alliance(0 + u.race) else TEAM_HORDE
    best = -1
    nearest = 0.0
    for k in range(len(ct.graveyards)):
        g = ct.graveyards[k]
        if g.map_id != u.map or (g.team != TEAM_BOTH and g.team != team):
            continue
        distance = distance_sq(0.0 + u.x, 0.0 + u.y, 0.0 + u.z, 0.0 + g.x, 0.0 + g.y, 0.0 + g.z)
        if best < 0 or distance < nearest:
            best = k
            nearest = distance
    return best


@kernel
def reclaim_delay_ms(st: Any, player: int) -> int:
    """Return how long a ghost must wait before it may reclaim its corpse: nothing, or with the setting by deaths in a row."""
    if st.rules[0].corpse_delay == 0:
        return 0
    return RECLAIM_MS << (0 + st.players[player].deaths_in_row)


@kernel
def release(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Make a dead player a ghost at the nearest graveyard; the corpse stays where it fell. Mutates unit, sheet, player, grid."""
    u = st.units[row]
    pl = st.players[u.player]
    pl.corpse_map = u.map
    pl.corpse_x = u.x
    pl.corpse_y = u.y
    pl.corpse_z = u.z
    u.death = GHOST
    u.hp = 1
    refresh_sheet(st, ct, row)
    delay = reclaim_delay_ms(st, 0 + u.player)
    pl.reclaim_ms = at_ms + delay
    tell(st, SMSG_CORPSE_RECLAIM_DELAY, row, -1, at_ms, delay, 0, 0, 0)
    k = nearest_graveyard(st, ct, row)
    if k < 0:
        return
    g = ct.graveyards[k]
    tell(st, SMSG_DEATH_RELEASE_LOC, row, -1, at_ms, 0 + g.map_id, k, 0, 0)
    teleport(st, ct, row, 0 + g.map_id, 0.0 + g.x, 0.0 + g.y, 0.0 + g.z, 0.0 + u.o, at_ms)


@kernel
def run(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_REPOP_REQUEST."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for k in range(start, stop):
        row = acting_unit(st, packets[order[k]].session)
        reason = SESSION_NOT_IN_WORLD if row < 0 else check(st, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            release(st, ct, row, at_ms)


@kernel
def run_query(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of MSG_CORPSE_QUERY: anybody may ask; the answer says whether there is a corpse, and on which map."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for k in range(start, stop):
        row = acting_unit(st, packets[order[k]].session)
        if row < 0:
            results[order[k]] = SESSION_NOT_IN_WORLD
            continue
        results[order[k]] = ACCEPTED
        pl = st.players[st.units[row].player]
        tell(st, MSG_CORPSE_QUERY, row, -1, at_ms, 1 if pl.corpse_map >= 0 else 0, 0 + pl.corpse_map, 0, 0)


HANDLERS = (
    Handler(CMSG_REPOP_REQUEST, "death", run=run),
    Handler(MSG_CORPSE_QUERY, "death", run=run_query),
)
