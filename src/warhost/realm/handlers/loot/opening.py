# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_LOOT, CMSG_LOOT_RELEASE: open the loot of a corpse and close it again.

In: CMSG_LOOT (guid), CMSG_LOOT_RELEASE (guid). Out: SMSG_LOOT_RESPONSE (a: copper, b: items left), SMSG_LOOT_RELEASE_RESPONSE.
Rules: the looter lives and stands within 5 yd (INTERACTION_DISTANCE) of the corpse, and it is his kill. Opening ends what he
casts. A corpse from which all has been taken shines no longer and decays at once.
Source: AzerothCore src/server/game/Handlers/LootHandler.cpp:HandleLootOpcode, DoLootRelease; Player.cpp:Player::SendLoot.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import CMSG_LOOT, CMSG_LOOT_RELEASE, SMSG_LOOT_RELEASE_RESPONSE, SMSG_LOOT_RESPONSE
from warhost.protocol.reasons import LootError
from warhost.realm.dispatch import Handler
from warhost.realm.events import tell
from warhost.realm.geometry import distance_sq
from warhost.realm.guids import row_of
from warhost.realm.handlers.loot.rolling import is_empty
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.kernel import kernel
from warhost.realm.reasons import ACCEPTED, LOOT, SESSION_NOT_IN_WORLD
from warhost.realm.tables.timers import DECAY
from warhost.realm.tables.units import ALIVE, UNIT_CREATURE
from warhost.realm.unit_flags import UNIT_DYNFLAG_LOOTABLE, UNIT_FLAG_STUNNED
from warhost.realm.wheel import schedule

INTERACTION_YD = 5.0
DIDNT_KILL = LOOT << 8 | 0x80 | int(LootError.LOOT_ERROR_DIDNT_KILL)
TOO_FAR = LOOT << 8 | int(LootError.LOOT_ERROR_TOO_FAR)
STUNNED = LOOT << 8 | int(LootError.LOOT_ERROR_STUNNED)
NOT_STANDING = LOOT << 8 | int(LootError.LOOT_ERROR_NOTSTANDING)


@kernel
def may_reach(st: Any, row: int, corpse: int) -> bool:
    """Return whether unit ``row`` stands within 5 yd and both reaches of a corpse on its map."""
    u = st.units[row]
    v = st.units[corpse]
    return u.map == v.map and distance_sq(u.x, u.y, u.z, v.x, v.y, v.z) <= (INTERACTION_YD + 0.5) * (INTERACTION_YD + 0.5)


@kernel
def check(st: Any, ct: Any, p: Any, row: int) -> int:
    """Return why unit ``row`` may not open the corpse that packet ``p`` names, or ACCEPTED."""
    if row < 0:
        return SESSION_NOT_IN_WORLD
    u = st.units[row]
    corpse = row_of(st, p.guid)
    if corpse < 0 or st.units[corpse].kind != UNIT_CREATURE or st.units[corpse].death == ALIVE:
        return DIDNT_KILL
    if u.death != ALIVE:
        return DIDNT_KILL
    if st.creatures[st.units[corpse].creature].tapper != u.player:
        return DIDNT_KILL
    if (st.units[corpse].dynamic_flags & UNIT_DYNFLAG_LOOTABLE) == 0:
        return DIDNT_KILL
    if (u.flags & UNIT_FLAG_STUNNED) != 0:
        return STUNNED
    if not may_reach(st, row, corpse):
        return TOO_FAR
    return ACCEPTED


@kernel
def apply(st: Any, ct: Any, p: Any, row: int, at_ms: int) -> None:
    """Open the corpse for unit ``row``. Mutates the player."""
    corpse = row_of(st, p.guid)
    st.players[st.units[row].player].loot_unit = corpse
    c = st.creatures[st.units[corpse].creature]
    left = 0
    item = c.first_loot_item
    while item >= 0:
        left += 1 - st.loot_items[item].taken
        item = st.loot_items[item].next
    tell(st, SMSG_LOOT_RESPONSE, row, corpse, at_ms, c.loot_copper, left, 0, 0)


@kernel
def run(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_LOOT."""
    at_ms = st.clock[0].now_ms - 50
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = check(st, ct, p, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            apply(st, ct, p, row, at_ms)


@kernel
def check_release(st: Any, ct: Any, p: Any, row: int) -> int:
    """Return why unit ``row`` may not close the loot that packet ``p`` names, or ACCEPTED."""
    if row < 0:
        return SESSION_NOT_IN_WORLD
    corpse = row_of(st, p.guid)
    if corpse < 0 or st.players[st.units[row].player].loot_unit != corpse:
        return DIDNT_KILL
    return ACCEPTED


@kernel
def release(st: Any, player: int, corpse: int, at_ms: int) -> None:
    """Close a player's loot window; an emptied corpse stops shining and decays now. Mutates player, unit and creature."""
    st.players[player].loot_unit = -1
    tell(st, SMSG_LOOT_RELEASE_RESPONSE, st.players[player].unit, corpse, at_ms, 0, 0, 0, 0)
    v = st.units[corpse]
    if is_empty(st, corpse) and (v.dynamic_flags & UNIT_DYNFLAG_LOOTABLE) != 0:
        v.dynamic_flags &= 0xFFFFFFFF ^ UNIT_DYNFLAG_LOOTABLE
        st.creatures[v.creature].decay_due_ms = at_ms + 1
        schedule(st, DECAY, corpse, at_ms + 1)


@kernel
def run_release(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_LOOT_RELEASE."""
    at_ms = st.clock[0].now_ms - 50
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = check_release(st, ct, p, row)
        results[order[k]] = reason
        if reason == ACCEPTED:
            release(st, st.units[row].player, row_of(st, p.guid), at_ms)


HANDLERS = (
    Handler(CMSG_LOOT, "loot", run=run),
    Handler(CMSG_LOOT_RELEASE, "loot", run=run_release),
)
