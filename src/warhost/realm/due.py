# SPDX-License-Identifier: GPL-2.0-or-later
"""Run the timers that are due, in the order of their exact milliseconds: one branch a kind, each a system's function."""

from __future__ import annotations

from typing import Any

from warhost.realm.fetching import fetch
from warhost.realm.handlers.combat.energy import gain_energy
from warhost.realm.handlers.combat.leaving import combat_ends
from warhost.realm.handlers.combat.regeneration import regenerate
from warhost.realm.handlers.combat.swings import swing
from warhost.realm.handlers.creatures.corpses import decay, respawn
from warhost.realm.handlers.creatures.thinking import arrived, think
from warhost.realm.handlers.movement.fleeing import flee
from warhost.realm.handlers.movement.paths import path_step
from warhost.realm.handlers.pets.thinking import summon_thinks
from warhost.realm.handlers.session.logout import logout_due
from warhost.realm.handlers.spell_casting.auras.area_auras import look_round
from warhost.realm.handlers.spell_casting.auras.aura_ticks import aura_due
from warhost.realm.handlers.spell_casting.auto_repeat import shoot
from warhost.realm.handlers.spell_casting.casting import finish_cast
from warhost.realm.handlers.spell_casting.channels import channel_tick
from warhost.realm.handlers.spell_casting.classes.weapon_enchants import enchant_ends
from warhost.realm.handlers.spell_casting.landing import land
from warhost.realm.handlers.spell_casting.queue import run_queued
from warhost.realm.kernel import kernel
from warhost.realm.tables.timers import (
    AREA,
    ARRIVE,
    AURA,
    AUTO_REPEAT,
    CAST_ENDS,
    CHANNEL_TICKS,
    DECAY,
    ENCHANT,
    ENERGY,
    FLEE,
    LEAVE_COMBAT,
    LOGOUT,
    MISSILE_HITS,
    QUEUED_CAST,
    REGENERATION,
    RESPAWN,
    SUMMON_THINKS,
    SWING,
    THINK,
)
from warhost.realm.wheel import collect


@kernel
def fetch_due(st: Any, count: int, k: int) -> None:
    """Ask for what the timers after the ``k``-th will read: first the rows that they name, later whom those are at."""
    if k + 10 < count:
        kind = 0 + st.due[k + 10].kind
        row = 0 + st.due[k + 10].row
        if kind in (AURA, AREA):
            fetch(st.auras[row], 0)
            fetch(st.auras[row], 1)
        elif kind == MISSILE_HITS:
            fetch(st.missiles[row], 0)
        elif kind != ENCHANT:
            u = st.units[row]
            fetch(u, 0)
            fetch(u, 3)
            fetch(u, 6)
            if kind != ENERGY:
                fetch(u, 1)
                fetch(u, 2)
                fetch(u, 4)
            if kind == CAST_ENDS:
                fetch(u, 5)
    if k + 5 < count:
        kind = 0 + st.due[k + 5].kind
        row = 0 + st.due[k + 5].row
        if kind in (THINK, SWING, SUMMON_THINKS):
            u = st.units[row]
            if u.creature >= 0:
                fetch(st.creatures[u.creature], 0)
                fetch(st.creatures[u.creature], 1)
            if u.victim >= 0:
                fetch(st.units[u.victim], 0)
                fetch(st.units[u.victim], 1)
                fetch(st.units[u.victim], 2)
        elif kind in (AURA, AREA):
            unit = 0 + st.auras[row].unit
            if unit >= 0:
                fetch(st.units[unit], 0)
                fetch(st.units[unit], 2)


@kernel
def run_due(st: Any, ct: Any) -> int:
    """Run every timer due by the end of this tick and return how many there were. Mutates the state."""
    count = collect(st, st.due_counts)
    for k in range(count):
        fetch_due(st, count, k)
        due = st.due[k]
        kind = due.kind
        row = 0 + due.row
        at_ms = due.due_ms
        if kind == CAST_ENDS:
            finish_cast(st, ct, row, at_ms)
        elif kind == QUEUED_CAST:
            run_queued(st, ct, row, at_ms)
        elif kind == MISSILE_HITS:
            land(st, ct, row, at_ms)
        elif kind == SWING:
            swing(st, ct, row, at_ms)
        elif kind == AURA:
            aura_due(st, ct, row, at_ms)
        elif kind == AREA:
            look_round(st, ct, row, at_ms)
        elif kind == CHANNEL_TICKS:
            channel_tick(st, ct, row, at_ms)
        elif kind == AUTO_REPEAT:
            shoot(st, ct, row, at_ms)
        elif kind == ARRIVE:
            if path_step(st, ct, row, at_ms):
                arrived(st, ct, row, at_ms)
        elif kind == THINK:
            think(st, ct, row, at_ms)
        elif kind == REGENERATION:
            regenerate(st, ct, row, at_ms)
        elif kind == ENERGY:
            gain_energy(st, row, at_ms)
        elif kind == ENCHANT:
            enchant_ends(st, row, at_ms)
        elif kind == FLEE:
            flee(st, ct, row, at_ms)
        elif kind == LEAVE_COMBAT:
            combat_ends(st, ct, row, at_ms)
        elif kind == DECAY:
            decay(st, ct, row, at_ms)
        elif kind == RESPAWN:
            respawn(st, ct, row, at_ms)
        elif kind == SUMMON_THINKS:
            summon_thinks(st, ct, row, at_ms)
        elif kind == LOGOUT:
            logout_due(st, ct, row, at_ms)
    return count
