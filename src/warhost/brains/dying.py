# SPDX-License-Identifier: GPL-2.0-or-later
"""Come back to life: by oneself where one can, else release, run to the corpse, reclaim it; by the spirit healer where that fails."""

from __future__ import annotations

import math
from typing import Any

from warhost.brains.memory import DEAD, NO_WAY_BACK, STUCK
from warhost.brains.moving import go, next_step_ms, stop
from warhost.brains.rotation import RETURN
from warhost.brains.writing import say, say_guid
from warhost.protocol.opcode_numbers import (
    CMSG_RECLAIM_CORPSE,
    CMSG_REPOP_REQUEST,
    CMSG_SELF_RES,
    CMSG_SPIRIT_HEALER_ACTIVATE,
)
from warhost.realm.perception import kernel, near, place_of

CORPSE, GHOST = 1, 2
RECLAIM_YD = 30.0
REACH_YD = 38.0
"""A yard less than the realm allows between ghost and corpse, height counted."""
FAR_YD = 900.0
RETURN_AFTER_MS = 10_000
"""Who killed the bot has gone by then."""
HEALER_AFTER_MS = 100_000
STUCK_AFTER_MS = 170_000
SPIRIT_HEALER = 0x4000


@kernel
def find_healer(view: Any, know: Any, me: int) -> int:
    """Return the nearest spirit healer within 60 yd (the lower GUID where two are as near), or -1."""
    u = view.units[me]
    best = -1
    best_score = 1e18
    x, y, z = place_of(view, me)
    found = near(view, know, u.map, x, y, z, 60.0, view.scratch)
    for k in range(found):
        row = int(view.scratch[k])
        v = view.units[row]
        if v.kind != 2 or v.template < 0 or (know.templates[v.template].npc_flags & SPIRIT_HEALER) == 0:
            continue
        vx, vy, _ = place_of(view, row)
        score = (vx - x) * (vx - x) + (vy - y) * (vy - y)
        if score < best_score or (score == best_score and v.guid < view.units[best].guid):
            best = row
            best_score = score
    return best


@kernel
def use_healer(view: Any, know: Any, m: Any, out: Any, me: int, session: int, now_ms: int) -> int:
    """Walk to the spirit healer near the graveyard and ask for life; return ms to wait, or -1 where there is none."""
    healer = find_healer(view, know, me)
    if healer < 0:
        return -1
    v = view.units[healer]
    x, y, z = place_of(view, healer)
    if go(view, m, out, me, session, x, y, z, 4.0, now_ms):
        say_guid(out, session, CMSG_SPIRIT_HEALER_ACTIVATE, v.guid)
        return 500
    return next_step_ms(view, m, me, now_ms) if m.moving == 1 else 200


@kernel
def returns_by_itself(view: Any, know: Any, m: Any, me: int, now_ms: int) -> bool:
    """Return whether the bot knows a spell that brings it back to life where it lies, and that spell is ready."""
    u = view.units[me]
    first = int(know.rotation_first[u.class_id])
    for k in range(int(know.rotation_count[u.class_id])):
        if know.rotation[first + k].when != RETURN or m.ranks_level != u.level or m.ranks[k] < 0:
            continue
        by = know.spells[m.ranks[k]].trigger_spell[0]
        cooldown = u.first_cooldown
        while cooldown >= 0 and (view.cooldowns[cooldown].key != by or view.cooldowns[cooldown].ends_ms <= now_ms):
            cooldown = view.cooldowns[cooldown].next
        if cooldown < 0:
            return True
    return False


@kernel
def come_back(view: Any, know: Any, m: Any, out: Any, player: int, me: int, session: int, now_ms: int) -> int:
    """Do the next step of a dead bot; return in how many ms to think again. Mutates memory and batch."""
    u = view.units[me]
    m.state = DEAD
    if m.died_ms == 0:
        m.died_ms = now_ms
        m.target = 0
        m.loot = 0
        m.moving = 0
    if u.death != GHOST:
        if returns_by_itself(view, know, m, me, now_ms):
            if now_ms - m.died_ms < RETURN_AFTER_MS:
                return 1000
            say(out, session, CMSG_SELF_RES)
            return 500
        say(out, session, CMSG_REPOP_REQUEST)
        return 500
    p = view.players[player]
    dead_ms = now_ms - m.died_ms
    if dead_ms > STUCK_AFTER_MS:
        m.state = STUCK
        m.stuck_reason = NO_WAY_BACK
    x, y, z = place_of(view, me)
    dx = p.corpse_x - x
    dy = p.corpse_y - y
    dz = p.corpse_z - z
    yards = math.sqrt(dx * dx + dy * dy)
    reached = dx * dx + dy * dy + dz * dz <= REACH_YD * REACH_YD
    if p.corpse_map != u.map or yards > FAR_YD or dead_ms > HEALER_AFTER_MS:
        wait = use_healer(view, know, m, out, me, session, now_ms)
        if wait >= 0:
            return wait
    if p.corpse_map != u.map:
        return 1000
    if reached and yards <= RECLAIM_YD + 5.0 and m.moving == 0 and now_ms >= p.reclaim_ms:
        say_guid(out, session, CMSG_RECLAIM_CORPSE, u.guid)
        return 300
    if reached and yards <= RECLAIM_YD:
        stop(view, m, out, me, session, now_ms)
        return max(100, min(1000, p.reclaim_ms - now_ms))
    within_yd = RECLAIM_YD - 5.0 if yards > RECLAIM_YD else 2.0  # below or above its corpse a ghost walks right up to it
    go(view, m, out, me, session, p.corpse_x, p.corpse_y, p.corpse_z, within_yd, now_ms)
    return next_step_ms(view, m, me, now_ms) if m.moving == 1 else 200
