# SPDX-License-Identifier: GPL-2.0-or-later
"""Evading: a creature that has lost its fight forgets everybody, runs home and is unharmed on the way.

Source: AzerothCore CreatureAI.cpp:CreatureAI::EnterEvadeMode, HomeMovementGenerator.cpp (arrival heals and turns it).
"""

from __future__ import annotations

from typing import Any

from warhost.realm.handlers.combat.engage import leave_combat
from warhost.realm.handlers.movement.paths import begin_path
from warhost.realm.handlers.spell_casting.auras.aura_list import remove_all
from warhost.realm.handlers.spell_casting.stops import stop_all
from warhost.realm.kernel import kernel
from warhost.realm.tables.creatures import AI_IDLE, AI_RETURNING
from warhost.realm.tables.units import PATH_NONE, PATH_RUN


@kernel
def come_home(st: Any, ct: Any, row: int) -> None:
    """Let a creature that has come home be at peace again: full health and mana, facing as it stood. Mutates unit and creature."""
    u = st.units[row]
    c = st.creatures[u.creature]
    c.state = AI_IDLE
    c.think_due_ms = 0
    c.waypoint = 0
    u.hp = u.max_hp
    u.powers[0] = u.max_powers[0]
    u.o = c.home_o


@kernel
def evade(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Let a creature give up its fight: it forgets its foes, its auras, who tapped it, and runs home. Mutates all of them."""
    u = st.units[row]
    c = st.creatures[u.creature]
    stop_all(st, ct, row, at_ms)
    leave_combat(st, ct, row, at_ms)
    remove_all(st, ct, row, at_ms)
    c.state = AI_RETURNING
    c.tapper = -1
    c.think_due_ms = 0
    c.flee_until_ms = 0
    u.target = 0
    u.dynamic_flags = 0
    begin_path(st, ct, row, 0.0 + c.home_x, 0.0 + c.home_y, 0.0 + c.home_z, PATH_RUN, at_ms)
    if u.path_kind == PATH_NONE:
        come_home(st, ct, row)
