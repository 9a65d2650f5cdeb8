# SPDX-License-Identifier: GPL-2.0-or-later
"""How summoned units go: their time is over, they die, their owner dies, leaves or is too far away.

A dead pet of a hunter lies there until it is called back to life or its owner leaves it; everything else is gone with its death.
Out: SMSG_DESTROY_OBJECT, SMSG_PET_SPELLS (nothing left to command).
Source: AzerothCore src/server/game/Entities/Player/Player.cpp:Player::RemovePet, Entities/Unit/Unit.cpp (UnsummonAllTotems,
RemoveAllControlled), Entities/Pet/Pet.cpp:Pet::Update, Entities/Creature/TemporarySummon.cpp:TempSummon::UnSummon.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.pets.kinds import ROLE_PET
from warhost.lore.spells.enums import CLASS_HUNTER
from warhost.protocol.opcode_numbers import SMSG_DESTROY_OBJECT, SMSG_PET_SPELLS
from warhost.realm import grid
from warhost.realm.events import tell
from warhost.realm.handlers.combat.threat import clear_hated
from warhost.realm.handlers.movement.paths import stop_path
from warhost.realm.handlers.pets.totem_places import leave_place, take_all_back
from warhost.realm.handlers.spell_casting.auras.aura_list import remove_all
from warhost.realm.handlers.spell_casting.auras.diminishing import forget_control
from warhost.realm.handlers.spell_casting.checking.cooldowns import clear_cooldowns
from warhost.realm.handlers.spell_casting.stops import stop_all
from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back
from warhost.realm.tables.clock import POOL_SUMMONS, POOL_UNITS
from warhost.realm.tables.units import ALIVE, UNIT_FREE


@kernel
def is_beast(st: Any, row: int) -> bool:
    """Return whether a summoned unit is a hunter's pet, which its owner keeps."""
    s = st.summons[st.units[row].summon]
    return s.role == ROLE_PET and st.units[s.owner].class_id == CLASS_HUNTER


@kernel
def remember(st: Any, row: int) -> None:
    """Keep with its owner how a hunter's pet fares, so that it comes back as it went. Mutates the player."""
    s = st.summons[st.units[row].summon]
    player = 0 + st.units[s.owner].player
    if player < 0 or not is_beast(st, row):
        return
    u = st.units[row]
    pl = st.players[player]
    pl.pet_kind = s.kind
    pl.pet_dead = 0 if u.death == ALIVE else 1
    pl.pet_hp = 0 + u.hp if u.death == ALIVE and u.hp < u.max_hp else -1


@kernel
def unlink(st: Any, summon: int) -> None:
    """Take a summon off its owner's list. Mutates it."""
    s = st.summons[summon]
    owner = st.units[s.owner]
    if owner.first_summon == summon:
        owner.first_summon = s.next_of_owner
        return
    before = 0 + owner.first_summon
    while before >= 0 and st.summons[before].next_of_owner != summon:
        before = 0 + st.summons[before].next_of_owner
    if before >= 0:
        st.summons[before].next_of_owner = s.next_of_owner


@kernel
def vanish(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Take a summoned unit out of the world for good and give its rows back. Mutates it, its owner, its haters, grid and pools.

    Tells SMSG_DESTROY_OBJECT and, of a pet, SMSG_PET_SPELLS.
    """
    u = st.units[row]
    number = 0 + u.summon
    if number < 0:
        return
    owner = 0 + st.summons[number].owner
    remember(st, row)
    take_all_back(st, ct, row, at_ms)
    leave_place(st, row)
    stop_path(st, ct, row, at_ms)
    stop_all(st, ct, row, at_ms)
    remove_all(st, ct, row, at_ms)
    clear_cooldowns(st, row)
    forget_control(st, row)
    clear_hated(st, row)
    unlink(st, number)
    if st.units[owner].pet == row:
        st.units[owner].pet = -1
        tell(st, SMSG_PET_SPELLS, owner, -1, at_ms, 0, 0, 0, 0)
    tell(st, SMSG_DESTROY_OBJECT, row, -1, at_ms, 0, 0, 0, 0)
    grid.leave(st, row)
    u.in_world = 0
    u.kind = UNIT_FREE
    u.guid = 0
    u.owner = -1
    u.summon = -1
    u.victim = -1
    s = st.summons[number]
    s.unit = -1
    s.owner = -1
    s.kind = -1
    s.think_due_ms = 0
    give_back(st.pools, POOL_SUMMONS, st.summons, number)
    give_back(st.pools, POOL_UNITS, st.units, row)


@kernel
def dismiss_all(st: Any, ct: Any, owner: int, at_ms: int) -> None:
    """Send away everything that a unit has summoned (it dies, leaves the world or its map). Mutates them, and the unit."""
    while st.units[owner].first_summon >= 0:
        vanish(st, ct, 0 + st.summons[st.units[owner].first_summon].unit, at_ms)


@kernel
def summon_dies(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Let a dead summoned unit lie, where it is a hunter's pet, or be gone. Mutates it and its owner."""
    if is_beast(st, row):
        remember(st, row)
        return
    vanish(st, ct, row, at_ms)
