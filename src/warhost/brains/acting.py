# SPDX-License-Identifier: GPL-2.0-or-later
"""What a strategy written in Python can let its bot do: one kernel an action, over the row of the bot's player."""

from __future__ import annotations

from typing import Any

from warhost.brains.choosing import look_up_ranks
from warhost.brains.dying import come_back
from warhost.brains.fighting import buff, cast, fight, look_after, shoot_or_swing, take_target
from warhost.brains.looting import loot, wants_loot
from warhost.brains.moving import face, go, stop
from warhost.brains.resting import needs_rest, rest
from warhost.brains.targeting import find_attacker, find_prey
from warhost.realm.perception import kernel


@kernel
def walk(view: Any, memory: Any, out: Any, player: int, x: float, y: float, z: float, within_yd: float) -> bool:
    """Walk on towards a place (yd); return whether the bot is within ``within_yd`` of it."""
    p = view.players[player]
    return go(view, memory[player], out, p.unit, p.session, x, y, z, within_yd, view.clock[0].now_ms)


@kernel
def halt(view: Any, memory: Any, out: Any, player: int) -> None:
    """Stop walking."""
    p = view.players[player]
    stop(view, memory[player], out, p.unit, p.session, view.clock[0].now_ms)


@kernel
def cast_at(view: Any, know: Any, memory: Any, out: Any, player: int, target: int, spell: int) -> None:
    """Cast a spell (row of spells) at a unit (row of units)."""
    p = view.players[player]
    cast(view, know, memory[player], out, p.unit, p.session, target, spell, view.clock[0].now_ms)


@kernel
def swing_at(view: Any, know: Any, memory: Any, out: Any, player: int, target: int) -> None:
    """Select and face a unit and start to hit or shoot it."""
    p = view.players[player]
    now_ms = view.clock[0].now_ms
    take_target(view, memory[player], out, p.unit, p.session, target, now_ms)
    face(view, memory[player], out, p.unit, p.session, target, now_ms)
    shoot_or_swing(view, know, memory[player], out, p.unit, p.session, target, now_ms)


@kernel
def fight_on(view: Any, know: Any, memory: Any, out: Any, player: int, target: int) -> int:
    """Fight a unit by the class's rotation; return in how many ms to go on."""
    p = view.players[player]
    m = memory[player]
    if m.ranks_level != view.units[p.unit].level:
        look_up_ranks(view, know, m, player, p.unit)
    return fight(view, know, m, out, player, p.unit, p.session, target, view.clock[0].now_ms)


@kernel
def look_after_one(view: Any, know: Any, memory: Any, out: Any, player: int, friend: int) -> int:
    """Stay near a friend and heal him; return in how many ms to go on."""
    p = view.players[player]
    m = memory[player]
    if m.ranks_level != view.units[p.unit].level:
        look_up_ranks(view, know, m, player, p.unit)
    return look_after(view, know, m, out, player, p.unit, p.session, friend, view.clock[0].now_ms)


@kernel
def keep_buffs(view: Any, know: Any, memory: Any, out: Any, player: int) -> bool:
    """Cast the first buff of the class's rotation that the bot lacks; return whether one was cast."""
    p = view.players[player]
    m = memory[player]
    if m.ranks_level != view.units[p.unit].level:
        look_up_ranks(view, know, m, player, p.unit)
    return buff(view, know, m, out, player, p.unit, p.session, view.clock[0].now_ms)


@kernel
def loot_on(view: Any, memory: Any, out: Any, player: int) -> int:
    """Loot the corpse that the bot remembers; return in how many ms to go on, or -1 where there is nothing to loot."""
    p = view.players[player]
    m = memory[player]
    now_ms = view.clock[0].now_ms
    corpse = wants_loot(view, m, player, p.unit, now_ms)
    if corpse < 0:
        return -1
    return loot(view, m, out, player, p.unit, p.session, corpse, now_ms)


@kernel
def rest_on(view: Any, memory: Any, out: Any, player: int) -> int:
    """Sit and rest where it is needed; return in how many ms to go on, or -1 where the bot is well."""
    p = view.players[player]
    if not needs_rest(view, memory[player], p.unit):
        return -1
    return rest(view, memory[player], out, p.unit, p.session, view.clock[0].now_ms)


@kernel
def live_again(view: Any, know: Any, memory: Any, out: Any, player: int) -> int:
    """Do the next step of a dead bot back to life; return in how many ms to go on."""
    p = view.players[player]
    return come_back(view, know, memory[player], out, player, p.unit, p.session, view.clock[0].now_ms)


@kernel
def prey_of(view: Any, know: Any, memory: Any, player: int) -> int:
    """Return the creature (row of units) that suits the bot best, or -1."""
    return find_prey(view, know, memory[player], player, view.players[player].unit, view.clock[0].now_ms)


@kernel
def attacker_of(view: Any, know: Any, player: int) -> int:
    """Return the nearest creature (row of units) that fights the bot, or -1."""
    return find_attacker(view, know, view.players[player].unit)
