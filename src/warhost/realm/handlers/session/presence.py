# SPDX-License-Identifier: GPL-2.0-or-later
"""Put a character into the world and take it out again; its unit's row stays its own meanwhile.

Out: SMSG_LOGIN_VERIFY_WORLD, SMSG_LOGOUT_COMPLETE.
Source: AzerothCore src/server/game/Handlers/CharacterHandler.cpp:HandlePlayerLoginFromDB and
src/server/game/Server/WorldSession.cpp:WorldSession::LogoutPlayer.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import SMSG_LOGIN_VERIFY_WORLD, SMSG_LOGOUT_COMPLETE
from warhost.realm import grid
from warhost.realm.events import tell
from warhost.realm.handlers.combat.engage import leave_combat, stop_attack
from warhost.realm.handlers.combat.regeneration import wake_regeneration
from warhost.realm.handlers.combat.threat import clear_hated
from warhost.realm.handlers.creatures.aggro import notice
from warhost.realm.handlers.movement.paths import stop_path
from warhost.realm.handlers.pets.leaving import dismiss_all
from warhost.realm.handlers.spell_casting.auras.passives import apply_passives
from warhost.realm.handlers.spell_casting.classes.combo import clear_combo_points
from warhost.realm.handlers.spell_casting.stops import stop_all
from warhost.realm.kernel import kernel
from warhost.realm.tables.players import SESSION_IN_WORLD, SESSION_LISTING


@kernel
def enter_world(st: Any, ct: Any, session: int, player: int, at_ms: int) -> None:
    """Let ``session`` play character ``player``, standing where it was left. Mutates session, player, unit and grid."""
    s = st.sessions[session]
    pl = st.players[player]
    row = pl.unit
    u = st.units[row]
    s.state = SESSION_IN_WORLD
    s.player = player
    s.unit = row
    pl.session = session
    pl.logout_due_ms = 0
    pl.teleport_due = 0
    u.in_world = 1
    u.moved_ms = at_ms
    u.client_ms = 0
    u.move_flags = 0
    u.fall_z = u.z
    grid.enter(st, ct, row)
    st.clock[0].in_world += 1
    apply_passives(st, ct, row, at_ms)
    wake_regeneration(st, row, at_ms)
    tell(st, SMSG_LOGIN_VERIFY_WORLD, row, -1, at_ms, u.map, u.level, session, 0)
    notice(st, ct, row, at_ms)


@kernel
def leave_world(st: Any, ct: Any, player: int, at_ms: int) -> None:
    """Take character ``player`` out of the world; its session lists characters again. Mutates as ``enter_world`` does."""
    pl = st.players[player]
    row = pl.unit
    u = st.units[row]
    stop_path(st, ct, row, at_ms)
    stop_all(st, ct, row, at_ms)
    stop_attack(st, row)
    dismiss_all(st, ct, row, at_ms)
    clear_hated(st, row)
    clear_combo_points(st, row)
    if u.in_combat:
        leave_combat(st, ct, row, at_ms)
    grid.leave(st, row)
    st.clock[0].in_world -= 1
    u.in_world = 0
    u.target = 0
    u.regen_due_ms = 0
    u.move_flags = 0
    pl.logout_due_ms = 0
    pl.loot_unit = -1
    s = st.sessions[pl.session]
    s.state = SESSION_LISTING
    s.player = -1
    s.unit = -1
    tell(st, SMSG_LOGOUT_COMPLETE, row, -1, at_ms, pl.session, 0, 0, 0)
    pl.session = -1
