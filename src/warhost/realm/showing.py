# SPDX-License-Identifier: GPL-2.0-or-later
"""Show the players of a realm to the outside: a row of 128 bytes each, filled in one pass over state and brains' memory.

Whoever publishes what the realm does calls ``show`` between ticks. Nothing of the realm is changed.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel
from warhost.realm.schema import Column, Table
from warhost.realm.wheel import TICK_MS

IDLE_AFTER_MS = 10_000
"""A bot that has not decided for so long is idle."""

BEFORE = Table("before", (Column("guid", "u8"), Column("state", "u1"), Column("outcome", "u1")))
"""What a player did when it was shown last, beside ``BOTS``."""

TURNS = Table("turns", (Column("row", "i4", "row of BOTS"), Column("what", "i4", "one of NEW, STATE, OUTCOME")))
NEW, STATE, OUTCOME = range(3)
"""Who is new in its row (its name is to be written), came to be stuck or got on again, saw its order come to something."""
TURNS_A_ROW = 3

STATES_AT, STUCK_AT, CLASSES_AT = 0, 16, 24
TOTAL, ACTIVE, IDLE, DEAD, IN_COMBAT, ORDERED, CLIENTS = range(40, 47)
SUMS = 48
"""Places in the sums: a count for each state, stuck reason and class, and of the whole."""


@kernel
def pct(part: int, whole: int) -> int:
    """Return a share in percent, 0 to 100; a part that is not nothing is at least 1."""
    if part <= 0 or whole <= 0:
        return 0
    return max(1, min(100, part * 100 // whole))


@kernel
def turn(turns: Any, count: int, row: int, what: int) -> int:
    """Note a turn, and return how many there are."""
    turns[count].row = row
    turns[count].what = what
    return count + 1


@kernel
def tally(st: Any, r: Any, sums: Any, in_world: int, stuck: int) -> None:
    """Count a player. Mutates ``sums``."""
    if r.is_bot == 0:
        sums[CLIENTS] += 1
        return
    sums[TOTAL] += 1
    sums[STATES_AT + r.state] += 1
    sums[CLASSES_AT + r.class_id] += 1
    if r.state == stuck:
        sums[STUCK_AT + r.stuck_reason] += 1
    elif in_world == 1 and r.idle == 0:
        sums[ACTIVE] += 1
    sums[IDLE] += r.idle
    sums[DEAD] += 1 if r.death != 0 else 0
    sums[IN_COMBAT] += r.in_combat
    sums[ORDERED] += 1 if r.order_kind != 0 else 0


@kernel
def show(st: Any, ct: Any, memory: Any, agenda: Any, orders: Any, rows: Any, before: Any, turns: Any, sums: Any, stuck: int) -> int:
    """Fill ``rows`` (BOTS) from the players, add up ``sums`` (int64, zero) and note ``turns``; return how many turns there are.

    ``memory``, ``agenda`` and ``orders`` are the brains' rows beside the players, ``stuck`` their number of that state. ``turns`` has
    room for TURNS_A_ROW times as many as there are ``rows``. Mutates rows, before, turns and sums.
    """
    tick = st.clock[0].tick
    count = 0
    for player in range(len(rows)):
        p = st.players[player]
        r = rows[player]
        if p.used == 0 or p.unit < 0 or p.session < 0:
            r.guid = 0
            continue
        u = st.units[p.unit]
        m = memory[player]
        if r.guid != u.guid:
            count = turn(turns, count, player, NEW)
            r.guid = u.guid
            r.class_id, r.race, r.gender = u.class_id, u.race, u.gender
        r.target = u.target
        r.copper = p.copper
        r.x, r.y, r.z, r.o = u.x, u.y, u.z, u.o
        r.hp, r.max_hp = u.hp, u.max_hp
        r.hp_pct = pct(u.hp, u.max_hp)
        r.power_type = u.power_type
        r.power, r.max_power = u.powers[u.power_type], u.max_powers[u.power_type]
        r.power_pct = pct(r.power, r.max_power)
        r.xp, r.next_level_xp = p.xp, p.next_level_xp
        r.map, r.zone, r.session = u.map, u.zone, p.session
        r.kills, r.deaths = p.kills, p.deaths
        spell = u.cast_spell if u.cast_spell >= 0 else u.channel_spell
        r.cast_spell = ct.spells[spell].id if spell >= 0 else 0
        r.level, r.death, r.in_combat = u.level, u.death, u.in_combat
        r.state, r.stuck_reason, r.moving = m.state, m.stuck_reason, m.moving
        r.order_kind, r.order_outcome = m.order_kind, orders[player].outcome
        r.idle = 1 if (tick - agenda[player].due_tick) * TICK_MS > IDLE_AFTER_MS else 0
        r.is_bot = st.sessions[p.session].is_bot
        tally(st, r, sums, u.in_world, stuck)
        b = before[player]
        if b.guid != u.guid:
            b.guid = u.guid
            b.state = 0
            b.outcome = 0
        if (b.state == stuck) != (m.state == stuck):
            count = turn(turns, count, player, STATE)
        if b.outcome != r.order_outcome:
            count = turn(turns, count, player, OUTCOME)
        b.state = m.state
        b.outcome = r.order_outcome
    return count
