# SPDX-License-Identifier: GPL-2.0-or-later
"""How a summoned unit thinks: is its time over, whom does it fight, what does it cast, where does it go.

A pet that is defensive takes on whom its owner harms and who harms its owner or itself; a passive one only whom it is told to;
an aggressive one looks round besides. In a fight it thinks four times a second, beside its owner twice, and less often while
nothing moves. Source: AzerothCore src/server/game/AI/CoreAI/PetAI.cpp, Entities/Pet/Pet.cpp:Pet::Update, PetDefines.h (PET_FOLLOW_DIST).
"""

from __future__ import annotations

import math
from typing import Any

from warhost.lore.formulas.aggro import MAX_YD
from warhost.lore.pets.kinds import NO_MELEE, NO_MOVE, ROLE_PET, ROLE_TOTEM, ROLE_TRAP
from warhost.protocol.opcode_numbers import SMSG_ATTACKSTART
from warhost.realm.events import tell
from warhost.realm.geometry import HALF_PI, cosine, distance_sq, sine
from warhost.realm.grid import near
from warhost.realm.handlers.combat.engage import stop_attack
from warhost.realm.handlers.combat.reach import melee_range_yd
from warhost.realm.handlers.combat.swings import arm
from warhost.realm.handlers.movement.paths import begin_path, settle, stop_path
from warhost.realm.handlers.pets.casting import cast_something, reach_of_spells
from warhost.realm.handlers.pets.leaving import vanish
from warhost.realm.handlers.pets.totems import totem_thinks
from warhost.realm.handlers.pets.traps import trap_thinks
from warhost.realm.kernel import kernel
from warhost.realm.sheets.speed import refresh_speed
from warhost.realm.sides import can_attack, is_hostile, is_present
from warhost.realm.tables.summons import COMMAND_FOLLOW, COMMAND_STAY, REACT_AGGRESSIVE, REACT_PASSIVE
from warhost.realm.tables.timers import SUMMON_THINKS
from warhost.realm.tables.units import ALIVE, PATH_NONE, PATH_RUN
from warhost.realm.unit_flags import UNIT_FLAG_FLEEING, UNIT_FLAGS_CANNOT_ACT
from warhost.realm.wheel import schedule

FIGHT_MS = 250
FOLLOW_MS = 500
REST_MS = 1000
DEAD_MS = 1000
FOLLOW_YD = 1.0
FOLLOW_SLACK_YD = 2.0
CHASE_SLACK_YD = 1.5
LEASH_MARGIN_YD = 10.0
"""A pet stops its attack this much before its owner is out of its sight (PetAI.cpp:_needToStop)."""
RANGE_SHARE = 0.8


@kernel
def think_again(st: Any, summon: int, due_ms: int) -> None:
    """Ask for the next thought of a summoned unit, or for its end where that is sooner. Mutates it and the wheel."""
    s = st.summons[summon]
    if 0 < s.ends_ms < due_ms:
        due_ms = 0 + s.ends_ms
    s.think_due_ms = due_ms
    schedule(st, SUMMON_THINKS, 0 + s.unit, due_ms)


@kernel
def distance_between(st: Any, a: int, b: int) -> float:
    """Return how far apart two units stand, in yd."""
    u = st.units[a]
    v = st.units[b]
    return math.sqrt(distance_sq(0.0 + u.x, 0.0 + u.y, 0.0 + u.z, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z))


@kernel
def attack(st: Any, ct: Any, row: int, victim: int, at_ms: int) -> None:
    """Let a summoned unit take on ``victim``. Mutates it; tells SMSG_ATTACKSTART."""
    u = st.units[row]
    s = st.summons[u.summon]
    s.foe = -1
    if u.victim == victim:
        return
    u.victim = victim
    u.target = st.units[victim].guid
    u.swing_due_ms[0] = 0
    tell(st, SMSG_ATTACKSTART, row, victim, at_ms, 0, 0, 0, 0)


@kernel
def stop_fighting(st: Any, ct: Any, row: int) -> None:
    """Let a summoned unit leave off its victim. Mutates it."""
    stop_attack(st, row)
    st.units[row].target = 0
    st.summons[st.units[row].summon].told = 0


@kernel
def may_take_on(st: Any, ct: Any, row: int, foe: int) -> bool:
    """Return whether a summoned unit may attack ``foe`` by its own will: it lives, is no friend and near its owner."""
    if foe < 0 or not can_attack(st, ct, row, foe):
        return False
    s = st.summons[st.units[row].summon]
    if s.command == COMMAND_STAY and distance_between(st, row, foe) > melee_range_yd(st, ct, row, foe):
        return False
    return distance_between(st, 0 + s.owner, foe) < st.rules[0].visibility_yd - LEASH_MARGIN_YD


@kernel
def nearest_enemy(st: Any, ct: Any, row: int) -> int:
    """Return the nearest enemy who fights at sight within the greatest aggro radius, -1 none. Overwrites ``st.scratch``."""
    u = st.units[row]
    found = near(st, ct, 0 + u.map, 0.0 + u.x, 0.0 + u.y, 0.0 + u.z, MAX_YD, st.scratch)
    best = -1
    least = 0.0
    for i in range(found):
        other = 0 + int(st.scratch[i])
        if not can_attack(st, ct, row, other) or not is_hostile(st, ct, row, other):
            continue
        far = distance_between(st, row, other)
        if best < 0 or far < least or (far == least and st.units[other].guid < st.units[best].guid):
            best = other
            least = far
    return best


@kernel
def hater_of(st: Any, ct: Any, row: int, of: int) -> int:
    """Return a creature that hates unit ``of`` and fights it now, whom ``row`` may take on; -1 none."""
    entry = 0 + st.units[of].first_hater
    while entry >= 0:
        creature = 0 + st.threat[entry].unit
        if st.units[creature].victim == of and may_take_on(st, ct, row, creature):
            return creature
        entry = 0 + st.threat[entry].next_hater
    return -1


@kernel
def next_foe(st: Any, ct: Any, row: int) -> int:
    """Return whom a free summoned unit takes on next: of whom it heard, who fights it, who fights its owner; -1 nobody."""
    s = st.summons[st.units[row].summon]
    if s.react == REACT_PASSIVE:
        return -1
    heard = 0 + s.foe
    if heard >= 0 and st.units[heard].guid == s.foe_guid and may_take_on(st, ct, row, heard):
        return heard
    s.foe = -1
    own = hater_of(st, ct, row, row)
    if own >= 0:
        return own
    own = hater_of(st, ct, row, 0 + s.owner)
    if own >= 0:
        return own
    fought = 0 + st.units[s.owner].victim
    if fought >= 0 and st.units[s.owner].in_combat == 1 and may_take_on(st, ct, row, fought):
        return fought
    return nearest_enemy(st, ct, row) if s.react == REACT_AGGRESSIVE else -1


@kernel
def go_towards(st: Any, ct: Any, row: int, x: float, y: float, z: float, stop_yd: float, at_ms: int) -> None:
    """Let a summoned unit run until it is ``stop_yd`` from a place; a path that still leads there stays. Mutates it."""
    u = st.units[row]
    far = math.sqrt(distance_sq(0.0 + u.x, 0.0 + u.y, 0.0 + u.z, x, y, z))
    if u.path_kind != PATH_NONE:
        off = math.sqrt(distance_sq(0.0 + u.path_x, 0.0 + u.path_y, 0.0 + u.path_z, x, y, z))
        if off <= stop_yd + CHASE_SLACK_YD:
            return
    if far <= stop_yd:
        return
    refresh_speed(st, ct, row)
    share = (far - stop_yd) / far
    begin_path(st, ct, row, u.x + (x - u.x) * share, u.y + (y - u.y) * share, u.z + (z - u.z) * share, PATH_RUN, at_ms)


@kernel
def fight(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Let a summoned unit chase its victim, swing and cast. Mutates it and whom it concerns."""
    u = st.units[row]
    flags = 0 + ct.summon_kinds[st.summons[u.summon].kind].flags
    victim = 0 + u.victim
    settle(st, ct, victim, at_ms)
    far = distance_between(st, row, victim)
    reach = melee_range_yd(st, ct, row, victim)
    if (flags & NO_MELEE) == 0 and far <= reach and u.swing_due_ms[0] == 0:
        arm(st, row, 0, at_ms)
    if cast_something(st, ct, row, victim, at_ms) or u.cast_spell >= 0 or u.channel_spell >= 0:
        return
    if u.summon < 0 or u.death != ALIVE or (flags & NO_MOVE) != 0:
        return
    wanted = reach
    if (flags & NO_MELEE) != 0:
        wanted = max(reach_of_spells(st, ct, row) * RANGE_SHARE, reach)
    if far > wanted:
        v = st.units[victim]
        go_towards(st, ct, row, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, wanted * 0.6, at_ms)
    elif u.path_kind != PATH_NONE and far <= wanted * 0.8:
        stop_path(st, ct, row, at_ms)


@kernel
def keep_company(st: Any, ct: Any, row: int, at_ms: int) -> int:
    """Let a free summoned unit follow its owner or go back to where it stays; return in how many ms it thinks again. Mutates it."""
    u = st.units[row]
    s = st.summons[u.summon]
    if (ct.summon_kinds[s.kind].flags & NO_MOVE) != 0:
        return REST_MS
    if s.command != COMMAND_FOLLOW:
        go_towards(st, ct, row, 0.0 + s.stay_x, 0.0 + s.stay_y, 0.0 + s.stay_z, 0.1, at_ms)
        return REST_MS
    o = st.units[s.owner]
    side = o.o + HALF_PI
    reach = FOLLOW_YD + melee_range_yd(st, ct, row, 0 + s.owner) / 2.0
    x = o.x + reach * cosine(side)
    y = o.y + reach * sine(side)
    if distance_between(st, row, 0 + s.owner) > reach + FOLLOW_SLACK_YD:
        go_towards(st, ct, row, x, y, 0.0 + o.z, 0.1, at_ms)
        return FOLLOW_MS
    return REST_MS if u.path_kind == PATH_NONE else FOLLOW_MS


@kernel
def must_go(st: Any, ct: Any, row: int, at_ms: int) -> bool:
    """Return whether a summoned unit's time is over, or its owner gone, on another map or (of a pet) too far away."""
    u = st.units[row]
    s = st.summons[u.summon]
    if 0 < s.ends_ms <= at_ms or not is_present(st, 0 + s.owner):
        return True
    o = st.units[s.owner]
    if o.map != u.map:
        return True
    if s.role == ROLE_TOTEM or s.role == ROLE_TRAP:
        return False
    return distance_between(st, row, 0 + s.owner) > st.rules[0].visibility_yd and s.role == ROLE_PET


@kernel
def summon_thinks(st: Any, ct: Any, row: int, due_ms: int) -> None:
    """Run the SUMMON_THINKS timer of a summoned unit; one that was meant for another time is stale. Mutates whom it concerns."""
    u = st.units[row]
    if u.summon < 0 or st.summons[u.summon].think_due_ms != due_ms:
        return
    number = 0 + u.summon
    s = st.summons[number]
    settle(st, ct, row, due_ms)
    settle(st, ct, 0 + s.owner, due_ms)
    if must_go(st, ct, row, due_ms):
        vanish(st, ct, row, due_ms)
        return
    if u.death != ALIVE:
        think_again(st, number, due_ms + DEAD_MS)
        return
    if s.role == ROLE_TOTEM:
        wait_ms = totem_thinks(st, ct, row, due_ms)
        if u.summon >= 0:
            think_again(st, number, due_ms + wait_ms)
        return
    if s.role == ROLE_TRAP:
        trap_thinks(st, ct, row, due_ms)
        if u.summon >= 0:
            think_again(st, number, due_ms + FIGHT_MS)
        return
    if (u.flags & UNIT_FLAGS_CANNOT_ACT) != 0:
        if (u.flags & UNIT_FLAG_FLEEING) == 0:
            stop_path(st, ct, row, due_ms)
        think_again(st, number, due_ms + FOLLOW_MS)
        return
    victim = 0 + u.victim
    if victim >= 0 and not (can_attack(st, ct, row, victim) and _near_owner(st, row, victim)):
        stop_fighting(st, ct, row)
        victim = -1
    if victim < 0:
        victim = next_foe(st, ct, row)
        if victim >= 0:
            attack(st, ct, row, victim, due_ms)
    wait = FIGHT_MS
    if victim >= 0:
        fight(st, ct, row, due_ms)
    else:
        cast_something(st, ct, row, -1, due_ms)
        wait = keep_company(st, ct, row, due_ms)
    if u.summon == number:
        think_again(st, number, due_ms + wait)


@kernel
def _near_owner(st: Any, row: int, victim: int) -> bool:
    """Return whether neither a summoned unit nor its victim is out of its owner's sight."""
    far = 0.0 + st.rules[0].visibility_yd
    owner = 0 + st.summons[st.units[row].summon].owner
    return distance_between(st, row, victim) <= far - LEASH_MARGIN_YD / 2.0 and distance_between(st, row, owner) < far - LEASH_MARGIN_YD
