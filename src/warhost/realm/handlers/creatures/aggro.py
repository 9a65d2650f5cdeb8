# SPDX-License-Identifier: GPL-2.0-or-later
"""What creatures notice: enemies who come within their aggro radius, and players for whom it is worth to wander.

Nobody looks while nothing moves: a player's accepted step looks at the creatures round it (``notice``), and a creature that
has arrived or come to life looks at the players round it (``look_around``).
Source: AzerothCore Creature.cpp (GetAggroRange, CanStartAttack), CreatureAI.cpp:CreatureAI::MoveInLineOfSight.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.content.words import AI_AGGRESSIVE, AI_CASTER, CREATURE_CIVILIAN, CREATURE_NO_AGGRO, CREATURE_TRIGGER, MOVE_IDLE
from warhost.lore.formulas.aggro import MAX_YD
from warhost.realm.chance import STREAM_THINK, roll_int
from warhost.realm.grid import SIDE, cell_index
from warhost.realm.handlers.combat.engage import engage
from warhost.realm.kernel import kernel
from warhost.realm.rules import aggro_radius
from warhost.realm.sides import can_attack, is_hostile
from warhost.realm.stealth import notices
from warhost.realm.tables.creatures import AI_IDLE
from warhost.realm.tables.timers import THINK
from warhost.realm.tables.units import ALIVE, UNIT_CREATURE, UNIT_PLAYER
from warhost.realm.wheel import schedule

HEIGHT_YD = 12.0
"""How far above or below itself a creature looks without line of sight (AzerothCore CREATURE_Z_ATTACK_RANGE is 3; hills need more)."""
WANDER_WITHIN_MS = 3000
NEVER_LOOKS = CREATURE_NO_AGGRO | CREATURE_CIVILIAN | CREATURE_TRIGGER


@kernel
def looks_for_fights(ct: Any, template: int) -> bool:
    """Return whether creatures of a template attack enemies who come near."""
    t = ct.templates[template]
    return t.ai_kind in (AI_AGGRESSIVE, AI_CASTER) and (t.flags & NEVER_LOOKS) == 0


@kernel
def is_close(st: Any, ct: Any, creature: int, player: int) -> bool:
    """Return whether the player stands within the creature's aggro radius (levels, detection; 12 yd up or down)."""
    u = st.units[creature]
    v = st.units[player]
    dx = u.x - v.x
    dy = u.y - v.y
    if dx * dx + dy * dy > MAX_YD * MAX_YD or abs(u.z - v.z) > HEIGHT_YD:
        return False
    detection = 0.0 + ct.templates[u.template].detection_yd
    radius = aggro_radius(0 + u.level, 0 + v.level, detection, 0.0 + st.sheets[creature].detection_yd)
    return dx * dx + dy * dy <= radius * radius


@kernel
def attacks_at_sight(st: Any, ct: Any, creature: int, player: int) -> bool:
    """Return whether an idle creature attacks this player now: it looks for fights, dislikes him, may attack and sees him."""
    if not is_close(st, ct, creature, player) or not looks_for_fights(ct, 0 + st.units[creature].template):
        return False
    return is_hostile(st, ct, creature, player) and can_attack(st, ct, creature, player) and notices(st, ct, creature, player)


@kernel
def wake_mind(st: Any, ct: Any, creature: int, at_ms: int) -> None:
    """Let an idle creature that wanders or walks a path take that up within 3 s, where it has not. Mutates it and the wheel."""
    c = st.creatures[st.units[creature].creature]
    if c.think_due_ms > 0 or c.spawn < 0 or ct.spawns[c.spawn].movement == MOVE_IDLE or st.units[creature].path_kind != 0:
        return
    c.think_due_ms = at_ms + 1 + roll_int(st, STREAM_THINK, creature, 0, 0, WANDER_WITHIN_MS)
    schedule(st, THINK, creature, 0 + c.think_due_ms)


@kernel
def notice(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Let the creatures round player ``row``, who has moved or come, notice him: enemies attack, wanderers begin to wander.

    Mutates those creatures, the player and the wheel. Call it after an accepted step, an entry into the world, a resurrection.
    """
    u = st.units[row]
    if u.kind != UNIT_PLAYER or u.death != ALIVE or u.in_world == 0 or u.cell < 0:
        return
    base = (u.cell // (SIDE * SIDE)) * SIDE
    for cy in range(cell_index(u.y - MAX_YD), cell_index(u.y + MAX_YD) + 1):
        for cx in range(cell_index(u.x - MAX_YD), cell_index(u.x + MAX_YD) + 1):
            block = 0 + int(st.cells[(base + cy) * SIDE + cx])
            while block >= 0:
                b = st.cell_blocks[block]
                for k in range(0 + b.count):
                    other = 0 + int(b.rows[k])
                    v = st.units[other]
                    if v.kind == UNIT_CREATURE and v.death == ALIVE and st.creatures[v.creature].state == AI_IDLE:
                        if attacks_at_sight(st, ct, other, row):
                            engage(st, ct, other, row, at_ms)
                        elif st.creatures[v.creature].think_due_ms == 0:
                            wake_mind(st, ct, other, at_ms)
                block = 0 + b.next


@kernel
def look_around(st: Any, ct: Any, creature: int, at_ms: int) -> bool:
    """Let an idle creature attack the nearest player whom it sees and dislikes; return whether there was one. Mutates both."""
    u = st.units[creature]
    if u.cell < 0 or not looks_for_fights(ct, 0 + u.template) or st.creatures[u.creature].state != AI_IDLE:
        return False
    best = -1
    nearest = MAX_YD * MAX_YD
    base = (u.cell // (SIDE * SIDE)) * SIDE
    for cy in range(cell_index(u.y - MAX_YD), cell_index(u.y + MAX_YD) + 1):
        for cx in range(cell_index(u.x - MAX_YD), cell_index(u.x + MAX_YD) + 1):
            block = 0 + int(st.cells[(base + cy) * SIDE + cx])
            while block >= 0:
                b = st.cell_blocks[block]
                for k in range(0 + b.count):
                    other = 0 + int(b.rows[k])
                    v = st.units[other]
                    if v.kind == UNIT_PLAYER and attacks_at_sight(st, ct, creature, other):
                        distance = (v.x - u.x) * (v.x - u.x) + (v.y - u.y) * (v.y - u.y)
                        if best < 0 or distance < nearest or (distance == nearest and v.guid < st.units[best].guid):
                            best = other
                            nearest = distance
                block = 0 + b.next
    if best < 0:
        return False
    engage(st, ct, creature, best, at_ms)
    return True
