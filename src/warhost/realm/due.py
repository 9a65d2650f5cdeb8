# SPDX-License-Identifier: GPL-2.0-or-later
"""Run the timers that are due, in the order of their exact milliseconds: one branch a kind, each a system's function."""

from __future__ import annotations

from typing import Any

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
def run_due(st: Any, ct: Any) -> int:
    """Run every timer due by the end of this tick and return how many there were. Mutates the state."""
    count = collect(st, st.due_counts)
    for k in range(count):
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
