# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_PET_ACTION, CMSG_PET_STOP_ATTACK, CMSG_PET_SPELL_AUTOCAST, CMSG_PET_ABANDON: what a player tells his pet.

It stays, follows, attacks, goes; is passive, defensive or aggressive; casts a spell at once, or goes where it can and casts it there;
a spell is cast by itself or not. Out: SMSG_PET_MODE, SMSG_PET_CAST_FAILED. A real server ignores what the pet of another, a
dead pet or an unknown button is told; here it is refused and counted.
Source: AzerothCore src/server/game/Handlers/PetHandler.cpp.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.pets.kinds import ROLE_PET, SPELLS
from warhost.lore.spells.flags import HARMFUL, PASSIVE
from warhost.protocol.opcode_numbers import (
    CMSG_PET_ABANDON,
    CMSG_PET_ACTION,
    CMSG_PET_SPELL_AUTOCAST,
    CMSG_PET_STOP_ATTACK,
    SMSG_PET_CAST_FAILED,
    SMSG_PET_MODE,
)
from warhost.realm.dispatch import Handler
from warhost.realm.events import tell
from warhost.realm.guids import row_of
from warhost.realm.handlers.movement.paths import stop_path
from warhost.realm.handlers.pets.casting import cast_at
from warhost.realm.handlers.pets.leaving import is_beast, vanish
from warhost.realm.handlers.pets.thinking import attack, stop_fighting
from warhost.realm.handlers.session.acting import acting_unit
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.checking.cooldowns import is_set
from warhost.realm.handlers.spell_casting.stops import stop_casting
from warhost.realm.kernel import kernel
from warhost.realm.reasons import (
    ACCEPTED,
    ATTACK_CANT_ATTACK,
    ATTACK_NOTHING_TO_STOP,
    SESSION_BAD_VALUE,
    SESSION_NOT_IN_WORLD,
    SESSION_NOT_YOURS,
)
from warhost.realm.sides import can_attack
from warhost.realm.tables.summons import (
    COMMAND_ABANDON,
    COMMAND_ATTACK,
    COMMAND_FOLLOW,
    COMMAND_STAY,
    REACT_AGGRESSIVE,
    REACT_PASSIVE,
)
from warhost.realm.tables.timers import SUMMON_THINKS
from warhost.realm.tables.units import ALIVE
from warhost.realm.wheel import TICK_MS, schedule

ACT_COMMAND, ACT_REACTION = 0x07, 0x06
ACT_PASSIVE, ACT_DISABLED, ACT_ENABLED = 0x01, 0x81, 0xC1
"""Kinds of buttons (AzerothCore CharmInfo.h: ActiveStates)."""
SPELL_MASK = 0xFFFFFF


@kernel
def pet_named(st: Any, row: int, guid: Any) -> int:
    """Return the row of the pet that a packet of unit ``row`` names, -1 where it is not its own."""
    pet = 0 + st.units[row].pet
    return pet if pet >= 0 and st.units[pet].guid == guid else -1


@kernel
def think_now(st: Any, pet: int, at_ms: int) -> None:
    """Let a pet think in this tick. Mutates its summon and the wheel."""
    s = st.summons[st.units[pet].summon]
    s.think_due_ms = at_ms + 1
    schedule(st, SUMMON_THINKS, pet, at_ms + 1)


@kernel
def place_of_spell(st: Any, ct: Any, pet: int, spell_id: int) -> int:
    """Return in which place the pet knows a spell, -1 where it does not."""
    s = st.summons[st.units[pet].summon]
    for k in range(SPELLS):
        if s.spells[k] >= 0 and ct.spells[s.spells[k]].id == spell_id:
            return k
    return -1


@kernel
def order_attack(st: Any, ct: Any, row: int, pet: int, guid: Any, at_ms: int) -> int:
    """Send the pet at whom ``guid`` names; return why it does not go, or ACCEPTED."""
    target = row_of(st, guid)
    if target < 0 or not can_attack(st, ct, row, target):
        return ATTACK_CANT_ATTACK
    attack(st, ct, pet, target, at_ms)
    st.summons[st.units[pet].summon].told = 1
    think_now(st, pet, at_ms)
    return ACCEPTED


@kernel
def command(st: Any, ct: Any, row: int, pet: int, what: int, guid: Any, at_ms: int) -> int:
    """Do one command; return why not, or ACCEPTED. Mutates the pet."""
    if what == COMMAND_ABANDON:
        dismiss(st, ct, row, pet, at_ms)
        return ACCEPTED
    if st.units[pet].death != ALIVE:
        return no.CASTER_DEAD
    if what == COMMAND_ATTACK:
        return order_attack(st, ct, row, pet, guid, at_ms)
    if what not in (COMMAND_STAY, COMMAND_FOLLOW):
        return SESSION_BAD_VALUE
    s = st.summons[st.units[pet].summon]
    s.command = what
    s.order_spell = -1
    if what == COMMAND_STAY:
        stop_path(st, ct, pet, at_ms)
        s.stay_x = st.units[pet].x
        s.stay_y = st.units[pet].y
        s.stay_z = st.units[pet].z
        s.told = 0
    else:
        s.foe = -1
        stop_fighting(st, ct, pet)
        stop_casting(st, ct, pet, at_ms)
    tell(st, SMSG_PET_MODE, row, pet, at_ms, 0 + s.react, what, 0, 0)
    think_now(st, pet, at_ms)
    return ACCEPTED


@kernel
def dismiss(st: Any, ct: Any, row: int, pet: int, at_ms: int) -> None:
    """Send a pet away by its owner's word: a hunter's beast is let go for good. Mutates pet and player."""
    beast = is_beast(st, pet)
    vanish(st, ct, pet, at_ms)
    if beast and st.units[row].player >= 0:
        st.players[st.units[row].player].pet_kind = -1
        st.players[st.units[row].player].pet_dead = 0


@kernel
def react(st: Any, ct: Any, row: int, pet: int, how: int, at_ms: int) -> int:
    """Make the pet passive, defensive or aggressive; return why not, or ACCEPTED. Mutates the pet."""
    if st.units[pet].death != ALIVE:
        return no.CASTER_DEAD
    if how > REACT_AGGRESSIVE:
        return SESSION_BAD_VALUE
    s = st.summons[st.units[pet].summon]
    s.react = how
    if how == REACT_PASSIVE:
        s.foe = -1
        stop_fighting(st, ct, pet)
    tell(st, SMSG_PET_MODE, row, pet, at_ms, how, 0 + s.command, 0, 0)
    think_now(st, pet, at_ms)
    return ACCEPTED


@kernel
def order_spell(st: Any, ct: Any, row: int, pet: int, spell_id: int, guid: Any, at_ms: int) -> int:
    """Let the pet cast a spell; out of range or sight it goes there first. Return why not, or ACCEPTED. Mutates whom it concerns."""
    if st.units[pet].death != ALIVE:
        return no.CASTER_DEAD
    place = place_of_spell(st, ct, pet, spell_id)
    if place < 0 or is_set(ct.spells[st.summons[st.units[pet].summon].spells[place]].attributes, PASSIVE):
        return no.NOT_KNOWN
    s = st.summons[st.units[pet].summon]
    spell_row = 0 + s.spells[place]
    harmful = is_set(ct.spells[spell_row].attributes, HARMFUL)
    target = row_of(st, guid) if guid != 0 else -1
    if harmful and (target < 0 or not can_attack(st, ct, pet, target)):
        return no.BAD_TARGETS
    if not harmful:
        target = pet
    reason = cast_at(st, ct, pet, spell_row, target, at_ms)
    if reason in (no.OUT_OF_RANGE, no.LINE_OF_SIGHT) and harmful:
        s.order_spell = spell_row
        s.order_target = target
        reason = ACCEPTED
    if reason == ACCEPTED and harmful and st.units[pet].summon >= 0 and st.units[target].death == ALIVE:
        attack(st, ct, pet, target, at_ms)
        s.told = 1
        think_now(st, pet, at_ms)
    return reason


@kernel
def act(st: Any, ct: Any, p: Any, row: int, at_ms: int) -> int:
    """Do what one CMSG_PET_ACTION says, or return why not; then nothing has changed."""
    pet = pet_named(st, row, p.guid)
    if pet < 0:
        return SESSION_NOT_YOURS
    kind = (0 + p.action) >> 24
    what = (0 + p.action) & SPELL_MASK
    if kind == ACT_COMMAND:
        return command(st, ct, row, pet, what, p.target_guid, at_ms)
    if kind == ACT_REACTION:
        return react(st, ct, row, pet, what, at_ms)
    if kind in (ACT_PASSIVE, ACT_DISABLED, ACT_ENABLED):
        return order_spell(st, ct, row, pet, what, p.target_guid, at_ms)
    return SESSION_BAD_VALUE


@kernel
def run_action(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_PET_ACTION."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        reason = SESSION_NOT_IN_WORLD if row < 0 else act(st, ct, p, row, at_ms)
        results[order[k]] = reason
        if row >= 0 and reason >> 8 == no.NO_PET >> 8 and reason != ACCEPTED:
            tell(st, SMSG_PET_CAST_FAILED, row, 0 + st.units[row].pet, at_ms, (0 + p.action) & SPELL_MASK, reason & 0xFF, 0, 0)


@kernel
def run_stop(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_PET_STOP_ATTACK."""
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        if row < 0:
            results[order[k]] = SESSION_NOT_IN_WORLD
            continue
        pet = pet_named(st, row, p.guid)
        if pet < 0:
            results[order[k]] = SESSION_NOT_YOURS
        elif st.units[pet].victim < 0:
            results[order[k]] = ATTACK_NOTHING_TO_STOP
        else:
            results[order[k]] = ACCEPTED
            st.summons[st.units[pet].summon].foe = -1
            stop_fighting(st, ct, pet)


@kernel
def run_autocast(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_PET_SPELL_AUTOCAST."""
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        if row < 0:
            results[order[k]] = SESSION_NOT_IN_WORLD
            continue
        pet = pet_named(st, row, p.guid)
        if pet < 0:
            results[order[k]] = SESSION_NOT_YOURS
            continue
        place = place_of_spell(st, ct, pet, 0 + p.spell_id)
        if place < 0:
            results[order[k]] = no.NOT_KNOWN
            continue
        results[order[k]] = ACCEPTED
        s = st.summons[st.units[pet].summon]
        bit = 1 << place
        s.autocast = (0 + s.autocast) | bit if p.on != 0 else (0 + s.autocast) & (0xFF ^ bit)


@kernel
def run_abandon(st: Any, ct: Any, packets: Any, order: Any, start: int, stop: int, results: Any) -> None:
    """Take a batch of CMSG_PET_ABANDON."""
    at_ms = st.clock[0].now_ms - TICK_MS
    for k in range(start, stop):
        p = packets[order[k]]
        row = acting_unit(st, p.session)
        if row < 0:
            results[order[k]] = SESSION_NOT_IN_WORLD
            continue
        pet = pet_named(st, row, p.guid)
        if pet < 0 or st.summons[st.units[pet].summon].role != ROLE_PET:
            results[order[k]] = SESSION_NOT_YOURS
            continue
        results[order[k]] = ACCEPTED
        dismiss(st, ct, row, pet, at_ms)


HANDLERS = (
    Handler(CMSG_PET_ABANDON, "pets", run=run_abandon),
    Handler(CMSG_PET_SPELL_AUTOCAST, "pets", run=run_autocast),
    Handler(CMSG_PET_STOP_ATTACK, "pets", run=run_stop),
    Handler(CMSG_PET_ACTION, "pets", run=run_action),
)
