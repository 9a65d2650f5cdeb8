# SPDX-License-Identifier: GPL-2.0-or-later
"""Swings: the SWING timers of main and off hand, and what one swing does.

A timer holds the exact millisecond; the next swing is due a weapon's delay after this one was, whatever the tick. A swing that
cannot happen (out of range, badly faced, busy casting) is tried again shortly and does not lose its place.
Out: SMSG_ATTACKERSTATEUPDATE, SMSG_ATTACKSTOP, SMSG_ATTACKSWING_NOTINRANGE, SMSG_ATTACKSWING_BADFACING.
Source: AzerothCore Player.cpp:Player::Update, Unit.cpp (AttackerStateUpdate, DealMeleeDamage, ProcDamageAndSpellFor).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.enums import CLASS_WARRIOR
from warhost.lore.spells.procs import (
    AURA_INTERRUPT_FLAG_MELEE_ATTACK,
    PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK,
    PROC_HIT_DODGE,
    PROC_HIT_PARRY,
)
from warhost.protocol.opcode_numbers import (
    SMSG_ATTACKERSTATEUPDATE,
    SMSG_ATTACKSTOP,
    SMSG_ATTACKSWING_BADFACING,
    SMSG_ATTACKSWING_NOTINRANGE,
)
from warhost.realm.events import tell
from warhost.realm.geometry import angle_to, is_in_front
from warhost.realm.handlers.combat.damage import deal_damage, give_rage, is_evading
from warhost.realm.handlers.combat.engage import engage, stop_attack
from warhost.realm.handlers.combat.outcomes import outcome_damage, roll_swing, swing_damage
from warhost.realm.handlers.combat.reach import SWING_ARC, in_melee_range
from warhost.realm.handlers.combat.shields import strike_back
from warhost.realm.handlers.spell_casting.auras.aura_list import remove_auras_by_interrupt
from warhost.realm.handlers.spell_casting.auras.procs import proc_swing, proc_with
from warhost.realm.handlers.spell_casting.classes.weapon_enchants import strikes_with
from warhost.realm.handlers.spell_casting.landing import send
from warhost.realm.handlers.spell_casting.next_swing import take_next_swing
from warhost.realm.kernel import kernel
from warhost.realm.rules import (
    HIT_BLOCK,
    HIT_CRIT,
    HIT_CRUSHING,
    HIT_DODGE,
    HIT_GLANCING,
    HIT_MISS,
    HIT_PARRY,
    parry_haste_ms,
    rage_from_dealt,
    swing_delay_ms,
)
from warhost.realm.sides import can_attack
from warhost.realm.tables.timers import SWING
from warhost.realm.tables.units import ALIVE, UNIT_PLAYER
from warhost.realm.unit_flags import UNIT_FLAG_PACIFIED, UNIT_FLAGS_CANNOT_ACT
from warhost.realm.wheel import schedule

RETRY_MS = 100
BUSY_RETRY_MS = 200
WAITS_FOR_ITS_MIND = -1
"""A creature out of reach swings again when its mind has brought it near (``creatures.thinking``)."""
HANDS_APART_MS = 200
"""How long after the main hand the other strikes where both are ready (AzerothCore: ATTACK_DISPLAY_DELAY)."""
REACTION_MS = 5000
TOLD_RANGE, TOLD_FACING = 1, 2

HITINFO_AFFECTS_VICTIM, HITINFO_OFFHAND, HITINFO_MISS = 0x2, 0x4, 0x10
HITINFO_CRITICALHIT, HITINFO_BLOCK, HITINFO_GLANCING, HITINFO_CRUSHING = 0x200, 0x2000, 0x10000, 0x20000
VICTIMSTATE_INTACT, VICTIMSTATE_HIT, VICTIMSTATE_DODGE, VICTIMSTATE_PARRY = 0, 1, 2, 3
VICTIMSTATE_BLOCKS, VICTIMSTATE_EVADES = 5, 6


@kernel
def swing_delay(st: Any, row: int, hand: int) -> int:
    """Return the ms between two swings of a hand under haste and slows; 0 where the hand holds no weapon."""
    sheet = st.sheets[row]
    if sheet.attack_ms[hand] <= 0:
        return 0
    return swing_delay_ms(0 + sheet.attack_ms[hand], 0.0 + sheet.melee_haste)


@kernel
def arm(st: Any, row: int, hand: int, due_ms: int) -> None:
    """Let a hand swing at ``due_ms``. Mutates the unit and the wheel."""
    st.units[row].swing_due_ms[hand] = due_ms
    schedule(st, SWING, row, due_ms)


@kernel
def begin_swings(st: Any, row: int, at_ms: int) -> None:
    """Arm both hands from ``at_ms`` on, each no sooner than it is due already; the off hand a little later. Mutates the unit."""
    u = st.units[row]
    main = max(at_ms, 0 + u.swing_due_ms[0])
    arm(st, row, 0, main)
    if u.kind == UNIT_PLAYER and st.sheets[row].attack_ms[1] > 0:
        off = max(at_ms, 0 + u.swing_due_ms[1])
        arm(st, row, 1, main + HANDS_APART_MS if main <= off < main + HANDS_APART_MS else off)


@kernel
def hit_info(outcome: int, hand: int) -> int:
    """Return the HITINFO_* bits of an outcome."""
    info = HITINFO_OFFHAND if hand == 1 else 0
    if outcome == HIT_MISS:
        return info | HITINFO_MISS
    info |= HITINFO_AFFECTS_VICTIM
    if outcome == HIT_CRIT:
        info |= HITINFO_CRITICALHIT
    elif outcome == HIT_BLOCK:
        info |= HITINFO_BLOCK
    elif outcome == HIT_GLANCING:
        info |= HITINFO_GLANCING
    elif outcome == HIT_CRUSHING:
        info |= HITINFO_CRUSHING
    return info


@kernel
def victim_state(outcome: int, damage: int) -> int:
    """Return the VICTIMSTATE_* of an outcome; a block that let nothing through is a block, another a hit."""
    if outcome == HIT_MISS:
        return VICTIMSTATE_INTACT
    if outcome == HIT_DODGE:
        return VICTIMSTATE_DODGE
    if outcome == HIT_PARRY:
        return VICTIMSTATE_PARRY
    return VICTIMSTATE_BLOCKS if outcome == HIT_BLOCK and damage <= 0 else VICTIMSTATE_HIT


@kernel
def note_defence(st: Any, attacker: int, victim: int, outcome: int, at_ms: int) -> None:
    """Open what a dodge, parry or block opens: a warrior's Overpower, Revenge, the parrying unit's faster swing. Mutates the units."""
    u = st.units[attacker]
    v = st.units[victim]
    if outcome == HIT_DODGE and u.player >= 0 and u.class_id == CLASS_WARRIOR:
        st.players[u.player].overpower_until_ms = at_ms + REACTION_MS
    if outcome in (HIT_DODGE, HIT_PARRY, HIT_BLOCK) and v.player >= 0:
        st.players[v.player].revenge_until_ms = at_ms + REACTION_MS
    due = 0 + v.swing_due_ms[0]
    if outcome == HIT_PARRY and due > at_ms:
        left = parry_haste_ms(due - at_ms, swing_delay(st, victim, 0))
        if at_ms + left < due:
            arm(st, victim, 0, at_ms + left)


@kernel
def swing_school(st: Any, ct: Any, row: int) -> int:
    """Return the school mask of a unit's plain swings: of its template or kind; a player's is physical."""
    u = st.units[row]
    if u.template >= 0:
        return 1 << (0 + ct.templates[u.template].damage_school)
    if u.summon >= 0:
        return 1 << (0 + ct.summon_kinds[st.summons[u.summon].kind].damage_school)
    return 1


@kernel
def strike(st: Any, ct: Any, row: int, victim: int, hand: int, at_ms: int) -> None:
    """Let one plain swing happen: outcome, damage, rage, what follows. Mutates both; tells SMSG_ATTACKERSTATEUPDATE."""
    u = st.units[row]
    st.clock[0].swings += 1
    remove_auras_by_interrupt(st, ct, row, AURA_INTERRUPT_FLAG_MELEE_ATTACK, at_ms)
    if is_evading(st, victim):
        tell(st, SMSG_ATTACKERSTATEUPDATE, row, victim, at_ms, 0, hit_info(HIT_MISS, hand), VICTIMSTATE_EVADES, 0)
        return
    dual = u.kind == UNIT_PLAYER and st.sheets[row].attack_ms[1] > 0
    school = swing_school(st, ct, row)
    outcome = roll_swing(st, ct, row, victim, hand, dual)
    full = swing_damage(st, ct, row, victim, hand, school == 1)
    damage = outcome_damage(st, row, victim, full, outcome)
    blocked = full - damage if outcome == HIT_BLOCK else 0
    tell(st, SMSG_ATTACKERSTATEUPDATE, row, victim, at_ms, damage, hit_info(outcome, hand), victim_state(outcome, damage), blocked)
    engage(st, ct, row, victim, at_ms)
    note_defence(st, row, victim, outcome, at_ms)
    if outcome in (HIT_DODGE, HIT_PARRY):
        hit = PROC_HIT_DODGE if outcome == HIT_DODGE else PROC_HIT_PARRY
        proc_with(st, ct, victim, row, PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK, hit, 0, at_ms)
    if outcome == HIT_MISS:
        return
    speed = 0 + st.sheets[row].attack_ms[hand]
    earned = damage if damage > 0 else full
    give_rage(st, row, rage_from_dealt(earned, 0 + u.level, speed, hand == 1, outcome == HIT_CRIT), at_ms)
    if outcome in (HIT_DODGE, HIT_PARRY):
        return
    dealt = deal_damage(st, ct, row, victim, damage, school, -1, at_ms) if damage > 0 else 0
    proc_swing(st, ct, row, victim, hand == 1, dealt, at_ms)
    strikes_with(st, ct, row, victim, hand, at_ms)
    if dealt > 0:
        strike_back(st, ct, victim, row, at_ms)


@kernel
def next_swing_spell(st: Any, ct: Any, row: int, victim: int, at_ms: int) -> bool:
    """Let the spell that waits for the next swing replace it; return whether one did (it could be paid). Mutates the unit."""
    spell_row = take_next_swing(st, ct, row, victim, at_ms)
    if spell_row < 0:
        return False
    v = st.units[victim]
    st.clock[0].swings += 1
    send(st, ct, row, spell_row, victim, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, True, 0, 0, at_ms)
    return True


@kernel
def hindered(st: Any, ct: Any, row: int, victim: int, at_ms: int) -> int:
    """Return in how many ms a swing that cannot happen now is to be tried again, 0 where it can. Tells a player why, once.

    WAITS_FOR_ITS_MIND: it is not tried by itself. A creature turns to its victim instead of missing its facing. Mutates the unit.
    """
    u = st.units[row]
    if u.cast_spell >= 0 or u.channel_spell >= 0 or (u.flags & (UNIT_FLAGS_CANNOT_ACT | UNIT_FLAG_PACIFIED)) != 0:
        return BUSY_RETRY_MS
    v = st.units[victim]
    if not in_melee_range(st, ct, row, victim, at_ms):
        if u.kind != UNIT_PLAYER:
            return WAITS_FOR_ITS_MIND
        if u.swing_error != TOLD_RANGE:
            u.swing_error = TOLD_RANGE
            tell(st, SMSG_ATTACKSWING_NOTINRANGE, row, victim, at_ms, 0, 0, 0, 0)
        return RETRY_MS
    if u.kind != UNIT_PLAYER:
        u.o = angle_to(0.0 + u.x, 0.0 + u.y, 0.0 + v.x, 0.0 + v.y)
    elif not is_in_front(u, v, SWING_ARC):
        if u.swing_error != TOLD_FACING:
            u.swing_error = TOLD_FACING
            tell(st, SMSG_ATTACKSWING_BADFACING, row, victim, at_ms, 0, 0, 0, 0)
        return RETRY_MS
    u.swing_error = 0
    return 0


@kernel
def swing(st: Any, ct: Any, row: int, due_ms: int) -> None:
    """Run the SWING timer of a unit's main or off hand. Mutates whom it concerns and asks for the next swing.

    A unit whose victim is dead, gone or not to be attacked any more stops and tells SMSG_ATTACKSTOP.
    """
    u = st.units[row]
    hand = 0 if u.swing_due_ms[0] == due_ms else 1
    if u.swing_due_ms[hand] != due_ms or u.death != ALIVE or u.in_world == 0:
        return
    victim = 0 + u.victim
    if victim < 0 or not can_attack(st, ct, row, victim):
        stop_attack(st, row)
        if victim >= 0 and u.kind == UNIT_PLAYER:
            tell(st, SMSG_ATTACKSTOP, row, victim, due_ms, 0, 0, 0, 0)
        return
    delay = swing_delay(st, row, hand)
    if delay <= 0:
        u.swing_due_ms[hand] = 0
        return
    wait = hindered(st, ct, row, victim, due_ms)
    if wait == WAITS_FOR_ITS_MIND:
        u.swing_due_ms[hand] = 0
        return
    if wait > 0:
        arm(st, row, hand, due_ms + wait)
        return
    arm(st, row, hand, due_ms + delay)
    if hand == 0 and 0 < u.swing_due_ms[1] < due_ms + HANDS_APART_MS and u.swing_due_ms[1] >= due_ms:
        arm(st, row, 1, due_ms + HANDS_APART_MS)
    if hand == 1 or not next_swing_spell(st, ct, row, victim, due_ms):
        strike(st, ct, row, victim, hand, due_ms)
