# SPDX-License-Identifier: GPL-2.0-or-later
"""Dying: what a unit loses with its life, whose kill it was, when its corpse decays and its place is filled again.

Out: SMSG_PARTYKILLLOG, SMSG_ATTACKSTOP. Source: AzerothCore Unit.cpp:Unit::Kill, Creature.cpp:Creature::setDeathState,
Player.cpp:Player::KillPlayer; of dynamic respawn: TrinityCore Maps/Map.cpp:Map::ApplyDynamicModeRespawnScaling.
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import SMSG_ATTACKSTOP, SMSG_PARTYKILLLOG
from warhost.realm.events import tell
from warhost.realm.grid import SIDE, cell_index
from warhost.realm.handlers.combat.engage import stop_attack
from warhost.realm.handlers.combat.threat import clear_hated, clear_threat
from warhost.realm.handlers.death.experience import reward_kill
from warhost.realm.handlers.loot.rolling import roll_loot
from warhost.realm.handlers.movement.paths import stop_path
from warhost.realm.handlers.pets.leaving import dismiss_all, summon_dies
from warhost.realm.handlers.spell_casting.auras.aura_list import remove_all_on_death
from warhost.realm.handlers.spell_casting.auras.diminishing import forget_control
from warhost.realm.handlers.spell_casting.classes.combo import clear_combo_points, forget_combo_points_on
from warhost.realm.handlers.spell_casting.classes.seeds import water_seeds
from warhost.realm.handlers.spell_casting.classes.soul_shards import harvest
from warhost.realm.handlers.spell_casting.stops import stop_all
from warhost.realm.kernel import kernel
from warhost.realm.tables.creatures import AI_DEAD
from warhost.realm.tables.timers import DECAY, RESPAWN
from warhost.realm.tables.units import ALIVE, CORPSE, UNIT_CREATURE, UNIT_PLAYER
from warhost.realm.unit_flags import UNIT_DYNFLAG_LOOTABLE, UNIT_FLAG_IN_COMBAT
from warhost.realm.wheel import schedule

CROWD_YD = 100.0
MOST_COUNTED = 1000
CROWD_RATE = 10
"""From how many players on places are filled sooner (TrinityCore Respawn.DynamicRateCreature)."""
FASTEST_RESPAWN_MS = 10000
"""No place is filled sooner than this (TrinityCore Respawn.DynamicMinimumCreature)."""
DEATHS_COUNT_MS = 300000
"""Deaths less than so far apart count as a row (AzerothCore Player.cpp: DEATH_EXPIRE_STEP)."""
MOST_IN_ROW = 2


@kernel
def players_near(st: Any, row: int, radius_yd: float, enough: int) -> int:
    """Return how many living players stand within ``radius_yd`` (level distance) of a unit in the grid; ``enough`` ends the count."""
    u = st.units[row]
    if u.cell < 0:
        return 0
    count = 0
    base = (u.cell // (SIDE * SIDE)) * SIDE
    for cy in range(cell_index(u.y - radius_yd), cell_index(u.y + radius_yd) + 1):
        for cx in range(cell_index(u.x - radius_yd), cell_index(u.x + radius_yd) + 1):
            block = 0 + int(st.cells[(base + cy) * SIDE + cx])
            while block >= 0:
                b = st.cell_blocks[block]
                for k in range(0 + b.count):
                    other = 0 + int(b.rows[k])
                    v = st.units[other]
                    dx = v.x - u.x
                    dy = v.y - u.y
                    if v.kind == UNIT_PLAYER and v.death == ALIVE and dx * dx + dy * dy <= radius_yd * radius_yd:
                        count += 1
                        if count >= enough:
                            return count
                block = 0 + b.next
    return count


@kernel
def respawn_delay_ms(st: Any, ct: Any, row: int) -> int:
    """Return after how many ms a dead creature's place is filled: what its spawn says, or sooner where players crowd.

    With the setting ``dynamic_respawn``, n players within 100 yd (n above 10) make it 10 / n of that, 10 s at least.
    """
    delay = 0 + ct.spawns[st.creatures[st.units[row].creature].spawn].respawn_ms
    if st.rules[0].dynamic_respawn == 0 or delay <= FASTEST_RESPAWN_MS:
        return delay
    players = players_near(st, row, CROWD_YD, MOST_COUNTED)
    if players <= CROWD_RATE:
        return delay
    return max(delay * CROWD_RATE // players, FASTEST_RESPAWN_MS)


@kernel
def lay_down(st: Any, ct: Any, row: int, killer: int, at_ms: int) -> None:
    """Take a unit's life and what goes with it: combat, swings, casts, its path, those who fought it. Mutates all of them."""
    u = st.units[row]
    u.hp = 0
    u.death = CORPSE
    u.died_ms = at_ms
    u.in_combat = 0
    u.combat_until_ms = 0
    u.flags = u.flags & (0xFFFFFFFF ^ UNIT_FLAG_IN_COMBAT)
    u.regen_due_ms = 0
    stop_path(st, ct, row, at_ms)
    stop_all(st, ct, row, at_ms)
    harvest(st, ct, row, at_ms)
    water_seeds(st, ct, row, 0, True, at_ms)
    remove_all_on_death(st, ct, row, at_ms)
    forget_control(st, row)
    stop_attack(st, row)
    forget_combo_points_on(st, row)
    clear_combo_points(st, row)
    clear_threat(st, row)
    clear_hated(st, row)
    if killer >= 0 and st.units[killer].victim == row:
        st.units[killer].victim = -1  # its hands stay as unready as they are: a kill does not hasten the next swing
        tell(st, SMSG_ATTACKSTOP, killer, row, at_ms, 1, 0, 0, 0)


@kernel
def creature_dies(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Reward a creature's kill, make its corpse lootable, and ask for its decay and its respawn. Mutates it and the wheel."""
    u = st.units[row]
    c = st.creatures[u.creature]
    c.state = AI_DEAD
    c.think_due_ms = 0
    if c.tapper >= 0 and roll_loot(st, ct, row):
        u.dynamic_flags = u.dynamic_flags | UNIT_DYNFLAG_LOOTABLE
    reward_kill(st, ct, 0 + c.tapper, row, at_ms)
    c.decay_due_ms = at_ms + st.rules[0].decay_ms
    schedule(st, DECAY, row, 0 + c.decay_due_ms)
    if c.spawn >= 0:
        c.respawn_due_ms = at_ms + respawn_delay_ms(st, ct, row)
        schedule(st, RESPAWN, row, 0 + c.respawn_due_ms)


@kernel
def player_dies(st: Any, row: int, at_ms: int) -> None:
    """Count a player's death and how many came in a row. Mutates player, unit and clock."""
    u = st.units[row]
    pl = st.players[u.player]
    u.powers[1] = 0
    pl.deaths += 1
    st.clock[0].deaths += 1
    if pl.last_death_ms > 0 and at_ms - pl.last_death_ms < DEATHS_COUNT_MS:
        pl.deaths_in_row = min(pl.deaths_in_row + 1, MOST_IN_ROW)
    else:
        pl.deaths_in_row = 0
    pl.last_death_ms = at_ms


@kernel
def kill(st: Any, ct: Any, victim: int, killer: int, at_ms: int) -> None:
    """Let ``victim`` die, by ``killer`` (-1: by nobody). Does nothing where it is dead. Mutates all whom it concerns.

    Tells SMSG_PARTYKILLLOG and, to a killer who swung at it, SMSG_ATTACKSTOP; others stop at their next swing.
    """
    u = st.units[victim]
    if u.death != ALIVE:
        return
    lay_down(st, ct, victim, killer, at_ms)
    tell(st, SMSG_PARTYKILLLOG, killer, victim, at_ms, 0 + u.level, 0 + u.kind, 0, 0)
    if u.kind == UNIT_CREATURE and u.creature >= 0:
        creature_dies(st, ct, victim, at_ms)
    elif u.kind == UNIT_PLAYER:
        player_dies(st, victim, at_ms)
        dismiss_all(st, ct, victim, at_ms)
    elif u.summon >= 0:
        summon_dies(st, ct, victim, at_ms)
