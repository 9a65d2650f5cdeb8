# SPDX-License-Identifier: GPL-2.0-or-later
"""Do as an operator ordered: go there, follow, attack, grind somewhere. An order stands until it is done or another comes.

It takes the place of a bot's own search for prey. Whoever attacks is still fought; it loots, heals, rests and comes back to life first.
"""

from __future__ import annotations

import math
from typing import Any

from warhost.brains.fighting import GIVE_UP_MS, fight
from warhost.brains.memory import (
    ATTACK,
    DONE,
    FOLLOW,
    GO,
    GRIND,
    LOST,
    NO_ORDER,
    NO_WAY,
    NOT_STUCK,
    RESTING,
    STUCK,
    THERE,
    TRAVELLING,
    UNDER_WAY,
)
from warhost.brains.moving import stop
from warhost.brains.senses import distance, is_alive, is_enemy, seen
from warhost.brains.targeting import STREAM_BRAIN, find_prey
from warhost.brains.travelling import walk_on
from warhost.realm.perception import cosine, kernel, place_of, roll, sine

WITHIN_YD = 3.0
"""How near to the place it was sent to a bot is there."""
FOLLOWS_FROM_YD = 6.0
"""How far behind whom it follows a bot may be before it walks on."""
STRAYED_YD = 30.0
"""How far out of its place to grind a bot may be before it goes back."""
WAITS_MS = 500


@kernel
def end_order(m: Any, o: Any, outcome: int) -> None:
    """End the order, saying how: the bot lives as it likes from now on. Mutates memory and order."""
    m.order_kind = NO_ORDER
    o.outcome = outcome


@kernel
def ordered_target(view: Any, m: Any, o: Any, me: int, now_ms: int) -> int:
    """Return the row of whom the bot is ordered to attack and can, or -1. The order ends with the target, or where it takes no harm."""
    if m.order_kind != ATTACK:
        return -1
    target = seen(view, me, o.target)
    if target < 0:
        return -1
    if not is_alive(view, target):
        end_order(m, o, DONE)
        return -1
    if not is_enemy(view, me, target):
        end_order(m, o, LOST)
        return -1
    o.outcome = UNDER_WAY
    if m.target == o.target:
        if view.units[target].hp < m.target_hp:
            m.target_hp = view.units[target].hp
            m.target_ms = now_ms
        if now_ms - m.target_ms > 2 * GIVE_UP_MS:
            end_order(m, o, NO_WAY)
            return -1
    return target


@kernel
def yards_to(view: Any, o: Any, me: int) -> float:
    """Return how far the bot is from the place of its order, in yd."""
    x, y, z = place_of(view, me)
    return math.sqrt((o.x - x) * (o.x - x) + (o.y - y) * (o.y - y) + (o.z - z) * (o.z - z))


@kernel
def go_there(view: Any, m: Any, o: Any, out: Any, me: int, session: int, arrived: int, now_ms: int) -> int:
    """Walk on to the place of the order and wait there, the outcome then being ``arrived``; return in how many ms to think again."""
    if yards_to(view, o, me) <= WITHIN_YD:
        stop(view, m, out, me, session, now_ms)
        m.state = RESTING
        m.detours = 0
        o.outcome = arrived
        return WAITS_MS
    m.state = TRAVELLING
    m.stuck_reason = NOT_STUCK
    o.outcome = UNDER_WAY
    wait = walk_on(view, m, out, me, session, o.x, o.y, o.z, now_ms)
    if m.state == STUCK:
        o.outcome = NO_WAY
    return wait if m.moving == 1 else 50


@kernel
def follow(view: Any, m: Any, o: Any, out: Any, me: int, session: int, now_ms: int) -> int:
    """Stay near whom the bot follows, or wait where it was seen last; return in how many ms to think again."""
    friend = seen(view, me, o.target)
    if friend < 0:
        return go_there(view, m, o, out, me, session, LOST, now_ms)
    near_enough = distance(view, me, friend) <= (WITHIN_YD if m.moving == 1 else FOLLOWS_FROM_YD)
    o.x, o.y, o.z = place_of(view, friend)
    m.checked_ms = now_ms  # who follows comes no nearer as long as the other walks, and gets on all the same
    if near_enough:
        stop(view, m, out, me, session, now_ms)
        m.state = RESTING
        o.outcome = THERE
        return WAITS_MS // 2
    return min(WAITS_MS, go_there(view, m, o, out, me, session, THERE, now_ms))


@kernel
def grind(view: Any, know: Any, m: Any, o: Any, out: Any, player: int, me: int, session: int, now_ms: int) -> int:
    """Hunt in and round the circle of the order; return in how many ms to think again. Mutates memory, order and batch."""
    if yards_to(view, o, me) > o.radius_yd + STRAYED_YD:
        return go_there(view, m, o, out, me, session, THERE, now_ms)
    o.outcome = THERE
    prey = find_prey(view, know, m, player, me, now_ms)
    if prey >= 0:
        return fight(view, know, m, out, player, me, session, prey, now_ms)
    m.state = TRAVELLING
    m.stuck_reason = NOT_STUCK
    if m.moving == 0:
        turn = 6.283185307179586 * roll(view, STREAM_BRAIN, player, 5)
        yards = o.radius_yd * math.sqrt(roll(view, STREAM_BRAIN, player, 6))
        m.goal_x = o.x + yards * cosine(turn)
        m.goal_y = o.y + yards * sine(turn)
        m.goal_z = o.z
    return walk_on(view, m, out, me, session, m.goal_x, m.goal_y, m.goal_z, now_ms)


@kernel
def obey(view: Any, know: Any, m: Any, o: Any, out: Any, player: int, me: int, session: int, now_ms: int) -> int:
    """Do what the bot is ordered to do; return in how many ms to think again. Mutates memory, order and batch.

    Whom to attack is fought before anything else (``ordered_target``): here the bot goes to where it was when the order was given.
    """
    if o.map != view.units[me].map:
        end_order(m, o, NO_WAY)
        return 50
    if m.order_kind == FOLLOW:
        return follow(view, m, o, out, me, session, now_ms)
    if m.order_kind == GRIND:
        return grind(view, know, m, o, out, player, me, session, now_ms)
    wait = go_there(view, m, o, out, me, session, THERE, now_ms)
    if m.order_kind != GO and o.outcome == THERE:
        end_order(m, o, LOST)
    return wait
