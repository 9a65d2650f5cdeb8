# SPDX-License-Identifier: GPL-2.0-or-later
"""How a fighting creature thinks: whom it fights, whether it gives up or flees, what it casts, where it runs.

It thinks four times a second while it runs and less often in melee; a creature at peace thinks only to wander
(``wandering``). Out: SMSG_HIGHEST_THREAT_UPDATE. Source: AzerothCore CreatureAI.cpp:CreatureAI::UpdateVictim,
Creature.cpp (CanCreatureAttack, DoFleeToGetAssistance), ChaseMovementGenerator.cpp, CombatAI.cpp.
"""

from __future__ import annotations

import math
from typing import Any

from warhost.lore.content.words import AI_CASTER
from warhost.lore.formulas.aggro import FLEE_ASSISTANCE_YD, LEASH_YD
from warhost.protocol.opcode_numbers import SMSG_HIGHEST_THREAT_UPDATE
from warhost.realm.events import tell
from warhost.realm.geometry import angle_to, cosine, distance_sq, sine
from warhost.realm.handlers.combat.engage import call_for_help
from warhost.realm.handlers.combat.reach import melee_range_yd
from warhost.realm.handlers.combat.swings import arm
from warhost.realm.handlers.combat.threat import drop_threat
from warhost.realm.handlers.combat.victims import choose_victim
from warhost.realm.handlers.creatures.aggro import look_around
from warhost.realm.handlers.creatures.going_home import come_home, evade
from warhost.realm.handlers.creatures.spells import cast_something, casts_from_afar, health_percent
from warhost.realm.handlers.creatures.wandering import rest_at_point, think_again, wander
from warhost.realm.handlers.movement.flags import MOVING
from warhost.realm.handlers.movement.paths import begin_path, settle, stop_path
from warhost.realm.kernel import kernel
from warhost.realm.sides import can_attack
from warhost.realm.tables.creatures import AI_FIGHTING, AI_IDLE, AI_RETURNING
from warhost.realm.tables.units import ALIVE, PATH_NONE, PATH_RUN
from warhost.realm.unit_flags import UNIT_FLAG_FLEEING, UNIT_FLAGS_CANNOT_ACT

RUN_THINK_MS = 250
MELEE_THINK_MS = 500
HINDERED_THINK_MS = 400
CHASE_SLACK_YD = 1.5
"""How far its victim may move before a chasing creature takes a new path."""
OUT_OF_SIGHT_YD = 45.0
"""A creature forgets who is so much farther away than its leash, even where it cannot move itself."""
FLEE_MS = 7000
FLEE_YD = 24.0
RANGE_SHARE = 0.8
"""A caster comes as near as this share of its range."""


@kernel
def beyond_leash(st: Any, ct: Any, row: int, other: int, more_yd: float) -> bool:
    """Return whether ``other`` is farther from where creature ``row`` began its fight than its leash and ``more_yd``.

    The leash is 60 yd where its template says none.
    """
    u = st.units[row]
    v = st.units[other]
    c = st.creatures[u.creature]
    leash = 0.0 + ct.templates[u.template].leash_yd
    if leash <= 0.0:
        leash = LEASH_YD
    far = leash + more_yd
    return distance_sq(0.0 + v.x, 0.0 + v.y, 0.0 + v.z, 0.0 + c.fight_x, 0.0 + c.fight_y, 0.0 + c.fight_z) > far * far


@kernel
def pick_victim(st: Any, ct: Any, row: int, at_ms: int) -> int:
    """Return whom a creature fights now (-1: nobody is left), forgetting who may not be attacked or is out of sight. Mutates both."""
    u = st.units[row]
    reach = melee_range_yd(st, ct, row, 0 + u.victim if u.victim >= 0 else row)
    victim = choose_victim(st, row, 0 + u.victim, reach * reach, at_ms)
    while victim >= 0 and (not can_attack(st, ct, row, victim) or beyond_leash(st, ct, row, victim, OUT_OF_SIGHT_YD)):
        drop_threat(st, row, victim)
        victim = choose_victim(st, row, -1, reach * reach, at_ms)
    if victim >= 0 and victim != u.victim:
        u.victim = victim
        u.target = st.units[victim].guid
        tell(st, SMSG_HIGHEST_THREAT_UPDATE, row, victim, at_ms, 0, 0, 0, 0)
    return victim


@kernel
def flees(st: Any, ct: Any, row: int, victim: int, at_ms: int) -> bool:
    """Return whether a creature is in flight at ``at_ms``: once a fight, from low health on, for 7 s; then it has called for help.

    Mutates the creature, its path and those who help it.
    """
    u = st.units[row]
    c = st.creatures[u.creature]
    if c.flee_until_ms > at_ms:
        return True
    threshold = 0.0 + ct.templates[u.template].flee_health_pct
    if c.flee_until_ms > 0 or threshold <= 0.0 or health_percent(st, row) >= threshold:
        return False
    c.flee_until_ms = at_ms + FLEE_MS
    v = st.units[victim]
    away = angle_to(0.0 + v.x, 0.0 + v.y, 0.0 + u.x, 0.0 + u.y)
    begin_path(st, ct, row, u.x + FLEE_YD * cosine(away), u.y + FLEE_YD * sine(away), 0.0 + u.z, PATH_RUN, at_ms)
    call_for_help(st, ct, row, victim, at_ms, FLEE_ASSISTANCE_YD)
    return True


@kernel
def wanted_distance(st: Any, ct: Any, row: int, victim: int, at_ms: int) -> float:
    """Return within how many yd of its victim a creature wants to be: its melee range, or a share of its spells' range."""
    reach = melee_range_yd(st, ct, row, victim)
    if ct.templates[st.units[row].template].ai_kind != AI_CASTER:
        return reach
    return max(reach, casts_from_afar(st, ct, row, at_ms) * RANGE_SHARE)


@kernel
def run_towards(st: Any, ct: Any, row: int, victim: int, distance: float, wanted: float, at_ms: int) -> None:
    """Let a creature run until it is well within ``wanted`` yd of its victim; a path that still leads there stays. Mutates it."""
    u = st.units[row]
    v = st.units[victim]
    stop_at = wanted * 0.6
    if u.path_kind != PATH_NONE:
        off = distance_sq(0.0 + u.path_x, 0.0 + u.path_y, 0.0 + u.path_z, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z)
        if off <= (stop_at + CHASE_SLACK_YD) * (stop_at + CHASE_SLACK_YD):
            return
    share = (distance - stop_at) / distance if distance > stop_at else 0.0
    begin_path(st, ct, row, u.x + (v.x - u.x) * share, u.y + (v.y - u.y) * share, u.z + (v.z - u.z) * share, PATH_RUN, at_ms)


@kernel
def move(st: Any, ct: Any, row: int, victim: int, at_ms: int) -> int:
    """Let a fighting creature chase its victim or stand and swing; return in how many ms it thinks again. Mutates it."""
    u = st.units[row]
    v = st.units[victim]
    settle(st, ct, victim, at_ms)
    distance = math.sqrt(distance_sq(0.0 + u.x, 0.0 + u.y, 0.0 + u.z, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z))
    wanted = wanted_distance(st, ct, row, victim, at_ms)
    reach = melee_range_yd(st, ct, row, victim)
    if distance <= reach and u.swing_due_ms[0] == 0:
        arm(st, row, 0, at_ms)
    if u.cast_spell >= 0 or u.channel_spell >= 0:
        return HINDERED_THINK_MS
    if distance > wanted:
        run_towards(st, ct, row, victim, distance, wanted, at_ms)
        return RUN_THINK_MS
    if u.path_kind != PATH_NONE and distance <= wanted * 0.8:
        stop_path(st, ct, row, at_ms)
    return RUN_THINK_MS if (v.move_flags & MOVING) != 0 else MELEE_THINK_MS


@kernel
def fight(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Let a fighting creature think once. Mutates it and whom it concerns, and asks for its next thought."""
    u = st.units[row]
    settle(st, ct, row, at_ms)
    if beyond_leash(st, ct, row, row, 0.0):
        evade(st, ct, row, at_ms)
        return
    victim = pick_victim(st, ct, row, at_ms)
    if victim < 0:
        evade(st, ct, row, at_ms)
        return
    if (u.flags & UNIT_FLAGS_CANNOT_ACT) != 0:
        if (u.flags & UNIT_FLAG_FLEEING) == 0:
            stop_path(st, ct, row, at_ms)
        think_again(st, row, at_ms + HINDERED_THINK_MS)
        return
    if flees(st, ct, row, victim, at_ms):
        think_again(st, row, at_ms + RUN_THINK_MS)
        return
    cast_something(st, ct, row, at_ms)
    if u.death != ALIVE or st.creatures[u.creature].state != AI_FIGHTING:
        return
    think_again(st, row, at_ms + move(st, ct, row, victim, at_ms))


@kernel
def think(st: Any, ct: Any, row: int, due_ms: int) -> None:
    """Run the THINK timer of a creature: fight, or wander. Mutates whom it concerns."""
    u = st.units[row]
    if u.creature < 0 or u.death != ALIVE or u.in_world == 0:
        return
    c = st.creatures[u.creature]
    if c.think_due_ms != due_ms:
        return
    if c.state == AI_FIGHTING:
        fight(st, ct, row, due_ms)
    elif c.state == AI_IDLE and not look_around(st, ct, row, due_ms):
        wander(st, ct, row, due_ms)


@kernel
def arrived(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Let a creature whose path has ended go on: home again, at peace; a wanderer, looking round and resting. Mutates it."""
    u = st.units[row]
    if u.creature < 0 or u.death != ALIVE:
        return
    c = st.creatures[u.creature]
    if c.state == AI_RETURNING:
        come_home(st, ct, row)
        look_around(st, ct, row, at_ms)
    elif c.state == AI_IDLE and c.spawn >= 0 and not look_around(st, ct, row, at_ms):
        rest_at_point(st, ct, row, at_ms)
