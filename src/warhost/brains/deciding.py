# SPDX-License-Identifier: GPL-2.0-or-later
"""Decide for every bot that is due: the order of concerns of a bot's life stands here."""

from __future__ import annotations

from typing import Any

from warhost.brains.choosing import look_up_ranks
from warhost.brains.dying import come_back
from warhost.brains.fighting import buff, fight, heal, pick_target
from warhost.brains.looting import loot, wants_loot
from warhost.brains.memory import LOADING, NO_ORDER, RESTING
from warhost.brains.moving import stop
from warhost.brains.obeying import obey, ordered_target
from warhost.brains.resting import needs_rest, rest, stand_up
from warhost.brains.senses import FLAG_CONFUSED, FLAG_FLEEING, FLAG_STUNNED, hp_pct
from warhost.brains.targeting import find_prey
from warhost.brains.travelling import travel
from warhost.brains.waiting import busy_ms, still_ms, take_back
from warhost.brains.writing import say, say_arrived
from warhost.protocol.opcode_numbers import MSG_MOVE_WORLDPORT_ACK
from warhost.realm.perception import fetch, kernel, row_of_guid

TICK_MS = 50
HELD_MS = 100
"""After how long a bot that is stunned, afraid or confused looks again."""


@kernel
def think(view: Any, know: Any, m: Any, o: Any, out: Any, player: int, me: int, session: int, now_ms: int) -> int:
    """Let one bot decide; return in how many ms it wants to decide again. Mutates its memory, its order and the batch.

    First come back to life; wait while one cannot act; fight whom one was told to, then who is on one's hands; let a cast come to its end;
    loot; heal and buff; rest; do as one was told, else find prey and travel.
    """
    u = view.units[me]
    if u.death != 0 or u.hp == 0:
        return come_back(view, know, m, out, player, me, session, now_ms)
    m.died_ms = 0
    if (u.flags & (FLAG_STUNNED | FLAG_CONFUSED | FLAG_FLEEING)) != 0:
        stop(view, m, out, me, session, now_ms)
        m.step_ms = now_ms
        return HELD_MS
    if m.ranks_level != u.level:
        look_up_ranks(view, know, m, player, me)
    target = ordered_target(view, m, o, me, now_ms)
    before = m.target
    if target < 0:
        target = pick_target(view, know, m, player, me, now_ms)
    if target >= 0:
        if before != 0 and before != view.units[target].guid:
            m.loot = before
            take_back(view, know, m, out, me, session, now_ms)
        m.loot_ms = now_ms
        return fight(view, know, m, out, player, me, session, target, now_ms)
    if before != 0:
        m.loot = before
        m.loot_ms = now_ms
        take_back(view, know, m, out, me, session, now_ms)
        return 50
    still = still_ms(view, know, m, me, now_ms)
    if still > 0:
        return max(50, still)
    corpse = wants_loot(view, m, player, me, now_ms)
    if corpse >= 0:
        return loot(view, m, out, player, me, session, corpse, now_ms)
    wait = busy_ms(view, m, me, now_ms)
    if wait > 0 and m.moving == 0:
        return wait
    if m.moving == 0 and wait <= 0:
        if hp_pct(view, me) < 80 and heal(view, know, m, out, player, me, session, now_ms):
            return 150
        if buff(view, know, m, out, player, me, session, now_ms):
            return 150
    if u.in_combat == 0 and needs_rest(view, m, me):
        return rest(view, m, out, me, session, now_ms)
    if m.state == RESTING:
        stand_up(view, out, me, session)
    if m.order_kind != NO_ORDER:
        return obey(view, know, m, o, out, player, me, session, now_ms)
    prey = find_prey(view, know, m, player, me, now_ms)
    if prey >= 0:
        return fight(view, know, m, out, player, me, session, prey, now_ms)
    return travel(view, know, m, out, player, me, session, now_ms)


@kernel
def arrive(view: Any, m: Any, out: Any, me: int, session: int, teleport_due: int, now_ms: int) -> None:
    """Say that the client is where a teleport sent it, on the same map (1) or another (2). Mutates memory and batch."""
    m.moving = 0
    if teleport_due == 1:
        say_arrived(out, session, view.units[me].guid, now_ms)
    else:
        say(out, session, MSG_MOVE_WORLDPORT_ACK)


@kernel
def find_due(view: Any, agenda: Any, turns: Any) -> int:
    """Write the rows of the players whose brains are due into ``turns`` (int32, as long as ``agenda``); return how many."""
    tick = view.clock[0].tick
    count = 0
    for player in range(len(agenda)):
        if agenda[player].due_tick <= tick:
            turns[count] = player
            count += 1
    return count


@kernel
def fetch_bot(view: Any, memory: Any, turns: Any, count: int, k: int) -> None:
    """Ask for what the bots after the ``k``-th turn will read: the sooner a bot's turn, the nearer to its own rows."""
    if k + 12 < count:
        player = int(turns[k + 12])
        fetch(view.players[player], 0)
        for line in range(5):
            fetch(memory[player], line)
    if k + 8 < count:
        unit = int(view.players[int(turns[k + 8])].unit)
        if unit >= 0:
            u = view.units[unit]
            fetch(u, 0)
            fetch(u, 2)
            fetch(u, 3)
            fetch(view.sheets[unit], 0)
    if k + 4 < count:
        player = int(turns[k + 4])
        unit = int(view.players[player].unit)
        if unit >= 0:
            u = view.units[unit]
            if u.first_cooldown >= 0:
                fetch(view.cooldowns[u.first_cooldown], 0)
            if u.first_aura >= 0:
                fetch(view.auras[u.first_aura], 0)
            target = row_of_guid(memory[player].target)
            if 0 <= target < len(view.units):
                fetch(view.units[target], 0)
                fetch(view.units[target], 1)


@kernel
def decide(view: Any, know: Any, memory: Any, agenda: Any, orders: Any, turns: Any, first: int, count: int, out: Any) -> int:
    """Let the bots of ``turns`` (rows of players, int32) from ``first`` to before ``count`` decide; return how many did.

    ``view`` is the perception, ``know`` what brains know of the game, ``memory``, ``agenda`` and ``orders`` rows beside the players. A
    bot writes its own rows and the batch alone, so that shares of the turns may be decided at once. Mutates all three and the batch.
    """
    now_ms = view.clock[0].now_ms
    tick = view.clock[0].tick
    decided = 0
    for k in range(first, count):
        fetch_bot(view, memory, turns, count, k)
        player = int(turns[k])
        m = memory[player]
        if m.strategy != 0:
            continue
        p = view.players[player]
        if p.used == 0 or p.unit < 0 or p.session < 0 or view.units[p.unit].in_world == 0 or p.teleport_due != 0:
            m.state = LOADING
            agenda[player].due_tick = tick + 20
            if p.used == 1 and p.session >= 0 and p.teleport_due != 0:
                arrive(view, m, out, p.unit, p.session, p.teleport_due, now_ms)
                agenda[player].due_tick = tick + 2
            continue
        wait = think(view, know, m, orders[player], out, player, p.unit, p.session, now_ms)
        agenda[player].due_tick = tick + max(1, wait // TICK_MS)
        decided += 1
    return decided
