# SPDX-License-Identifier: GPL-2.0-or-later
"""Who fights: entering combat, a creature that takes up a fight and calls for help, leaving combat.

Players stay in combat while anything hates them, and for 5.5 s at least; creatures until they win, die or go home.
Source: AzerothCore Unit.cpp (CombatStart, SetInCombatState, Update), Creature.cpp (CallAssistance, CanAssistTo),
CreatureGroups.cpp:CreatureGroup::MemberEngagingTarget; SMSG_AI_REACTION of Creature.cpp:Creature::SendAIReaction.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.content.words import AI_PASSIVE, CREATURE_CIVILIAN, CREATURE_TRIGGER
from warhost.protocol.opcode_numbers import SMSG_AI_REACTION, SMSG_STANDSTATE_UPDATE
from warhost.realm.chance import STREAM_CREATURE_SPELL, roll_int
from warhost.realm.events import tell
from warhost.realm.grid import SIDE, cell_index
from warhost.realm.handlers.combat.regeneration import wake_regeneration
from warhost.realm.handlers.combat.threat import clear_threat, hate
from warhost.realm.handlers.pets.alarm import alarm
from warhost.realm.kernel import kernel
from warhost.realm.sides import can_attack, is_hostile
from warhost.realm.tables.creatures import AI_FIGHTING, AI_IDLE
from warhost.realm.tables.timers import LEAVE_COMBAT, SWING, THINK
from warhost.realm.tables.units import ALIVE, UNIT_CREATURE, UNIT_PLAYER
from warhost.realm.unit_flags import UNIT_FLAG_IN_COMBAT
from warhost.realm.wheel import schedule

STAY_IN_COMBAT_MS = 5500
ASSISTANCE_DELAY_MS = 1500
PACK_YD = 60.0
REACTION_SOUND_HOSTILE = 2
SPELL_SLOTS = 4
NEVER_MS = 1 << 60
"""When a creature's spell is ready that it casts once a fight and has cast."""


@kernel
def stand_up(st: Any, row: int, at_ms: int) -> None:
    """Get a unit that sits, lies or kneels on its feet. Mutates the unit; tells a player SMSG_STANDSTATE_UPDATE."""
    u = st.units[row]
    if u.stand_state == 0:
        return
    u.stand_state = 0
    if u.kind == UNIT_PLAYER:
        tell(st, SMSG_STANDSTATE_UPDATE, row, -1, at_ms, 0, 0, 0, 0)


@kernel
def enter_combat(st: Any, row: int, at_ms: int) -> None:
    """Put a living unit into combat and on its feet; a player stays in it for 5.5 s at least. Mutates the unit and the wheel."""
    u = st.units[row]
    if u.death != ALIVE:
        return
    u.hit_ms = at_ms
    stand_up(st, row, at_ms)
    if u.in_combat == 1:
        return
    u.in_combat = 1
    u.flags = u.flags | UNIT_FLAG_IN_COMBAT
    if u.kind != UNIT_CREATURE:
        u.combat_until_ms = at_ms + STAY_IN_COMBAT_MS
        if u.player >= 0:
            st.runes[u.player].fight_from_ms = at_ms
        schedule(st, LEAVE_COMBAT, row, at_ms + STAY_IN_COMBAT_MS)


@kernel
def leave_combat(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Take a unit out of combat: its swings stop, it forgets whom it hated, it regenerates. Mutates the unit and its lists."""
    u = st.units[row]
    u.in_combat = 0
    u.flags = u.flags & (0xFFFFFFFF ^ UNIT_FLAG_IN_COMBAT)
    u.combat_until_ms = 0
    if u.kind == UNIT_CREATURE:
        clear_threat(st, row)
        stop_attack(st, row)
    wake_regeneration(st, row, at_ms)


@kernel
def stop_attack(st: Any, row: int) -> None:
    """Stop a unit's swings; a player's hand that is not ready yet stays so (Unit.cpp:AttackStop leaves the timers). Mutates the unit."""
    u = st.units[row]
    u.victim = -1
    if u.kind != UNIT_PLAYER:
        u.swing_due_ms[0] = 0
        u.swing_due_ms[1] = 0


@kernel
def end_of_combat(st: Any, ct: Any, row: int, due_ms: int) -> bool:
    """Run the LEAVE_COMBAT timer of a player and return whether he left: nobody hates him and his time is over."""
    u = st.units[row]
    if u.in_combat == 0 or u.combat_until_ms != due_ms or u.hated_by > 0:
        return False
    leave_combat(st, ct, row, due_ms)
    return True


@kernel
def will_fight(st: Any, ct: Any, row: int) -> bool:
    """Return whether a unit is a creature that fights back: alive, at peace, neither passive nor a trigger."""
    u = st.units[row]
    if u.kind != UNIT_CREATURE or u.creature < 0 or u.death != ALIVE or u.in_world == 0:
        return False
    template = ct.templates[u.template]
    if template.ai_kind == AI_PASSIVE or (template.flags & CREATURE_TRIGGER) != 0:
        return False
    return st.creatures[u.creature].state == AI_IDLE


@kernel
def start_fight(st: Any, ct: Any, row: int, enemy: int, at_ms: int) -> None:
    """Make a creature at peace fight ``enemy`` from ``at_ms`` on: combat, first threat, its mind, its first swing, its spells' timers.

    Mutates the unit, its creature, the lists and the wheel.
    """
    u = st.units[row]
    c = st.creatures[u.creature]
    c.state = AI_FIGHTING
    if hate(st, row, enemy) < 0:
        c.state = AI_IDLE
        return
    c.fight_x = u.x
    c.fight_y = u.y
    c.fight_z = u.z
    c.fought_ms = at_ms
    c.think_due_ms = at_ms
    schedule(st, THINK, row, at_ms)
    first = 0 + int(ct.creature_spell_first[u.template])
    for slot in range(min(0 + int(ct.creature_spell_count[u.template]), SPELL_SLOTS)):
        spell = ct.creature_spells[first + slot]
        wait = roll_int(st, STREAM_CREATURE_SPELL, row, slot, 0 + spell.first_min_ms, 0 + spell.first_max_ms)
        c.spell_ready_ms[slot] = at_ms + wait
    u.victim = enemy
    u.target = st.units[enemy].guid
    u.swing_due_ms[0] = at_ms
    schedule(st, SWING, row, at_ms)
    enter_combat(st, row, at_ms)
    enter_combat(st, enemy, at_ms)
    if st.units[enemy].owner >= 0:
        enter_combat(st, 0 + st.units[enemy].owner, at_ms)
    tell(st, SMSG_AI_REACTION, row, enemy, at_ms, REACTION_SOUND_HOSTILE, 0, 0, 0)


@kernel
def helps(st: Any, ct: Any, row: int, friend: int, enemy: int, within_call: bool, pack: int) -> bool:
    """Return whether creature ``row`` comes to the help of ``friend``: of its linked pack, or of its faction and within its call."""
    if row == friend or not will_fight(st, ct, row) or not can_attack(st, ct, row, enemy):
        return False
    u = st.units[row]
    spawn = 0 + st.creatures[u.creature].spawn
    if pack > 0 and spawn >= 0 and ct.spawns[spawn].linked_pack == pack:
        return True
    if not within_call or u.faction != st.units[friend].faction:
        return False
    return (ct.templates[u.template].flags & CREATURE_CIVILIAN) == 0 and is_hostile(st, ct, row, enemy)


@kernel
def call_for_help(st: Any, ct: Any, friend: int, enemy: int, at_ms: int, call_yd: float) -> None:
    """Make the creatures within ``call_yd`` of ``friend`` (its pack within 60) that help it fight ``enemy`` after 1.5 s.

    Who helps calls nobody. Mutates them.
    """
    f = st.units[friend]
    spawn = 0 + st.creatures[f.creature].spawn
    pack = 0 + ct.spawns[spawn].linked_pack if spawn >= 0 else 0
    radius = max(call_yd, PACK_YD) if pack > 0 else call_yd
    if radius <= 0.0 or f.cell < 0:
        return
    base = (f.cell // (SIDE * SIDE)) * SIDE
    for cy in range(cell_index(f.y - radius), cell_index(f.y + radius) + 1):
        for cx in range(cell_index(f.x - radius), cell_index(f.x + radius) + 1):
            block = 0 + int(st.cells[(base + cy) * SIDE + cx])
            while block >= 0:
                b = st.cell_blocks[block]
                for k in range(0 + b.count):
                    row = 0 + int(b.rows[k])
                    u = st.units[row]
                    distance_sq = (u.x - f.x) * (u.x - f.x) + (u.y - f.y) * (u.y - f.y) + (u.z - f.z) * (u.z - f.z)
                    near_by = distance_sq <= radius * radius and u.kind == UNIT_CREATURE
                    if near_by and helps(st, ct, row, friend, enemy, distance_sq <= call_yd * call_yd, pack):
                        start_fight(st, ct, row, enemy, at_ms + ASSISTANCE_DELAY_MS)
                block = 0 + b.next


@kernel
def engage(st: Any, ct: Any, attacker: int, victim: int, at_ms: int) -> None:
    """Let ``attacker`` have done something hostile to ``victim``: both enter combat, a creature among them fights and calls for help.

    A passive or home-going creature is left alone. Mutates both units, the lists, the wheel; tells SMSG_AI_REACTION.
    """
    if attacker < 0 or attacker == victim:
        return
    alarm(st, attacker, victim, at_ms)
    if will_fight(st, ct, victim):
        start_fight(st, ct, victim, attacker, at_ms)
        call_for_help(st, ct, victim, attacker, at_ms, 0.0 + ct.templates[st.units[victim].template].assistance_yd)
    elif st.units[victim].kind == UNIT_CREATURE:
        hate(st, victim, attacker)
    if will_fight(st, ct, attacker):
        start_fight(st, ct, attacker, victim, at_ms)
        call_for_help(st, ct, attacker, victim, at_ms, 0.0 + ct.templates[st.units[attacker].template].assistance_yd)
    elif st.units[attacker].kind == UNIT_CREATURE:
        hate(st, attacker, victim)
    for row in (attacker, victim, 0 + st.units[attacker].owner, 0 + st.units[victim].owner):
        if row >= 0 and (st.units[row].hated_by > 0 or st.units[row].kind == UNIT_CREATURE):
            enter_combat(st, row, at_ms)
