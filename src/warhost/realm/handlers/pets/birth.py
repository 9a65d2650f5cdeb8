# SPDX-License-Identifier: GPL-2.0-or-later
"""Summon a unit: it takes rows of its own, stands beside its owner, at his level and of his faction, and begins to think.

An owner has one pet that obeys, and one totem or trap in each slot; a new one takes the old one's place.
Out: what its coming shows (SMSG_UPDATE_OBJECT), SMSG_PET_SPELLS to its owner.
Source: AzerothCore src/server/game/Entities/Creature/TemporarySummon.cpp (TempSummon::InitStats, Minion, Guardian),
Entities/Player/Player.cpp:Player::SummonPet, Entities/Unit/Unit.cpp:Unit::SetMinion.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.lore.pets.kinds import ROLE_PET, ROLE_TOTEM, ROLE_TRAP, SPELLS, UNSEEN
from warhost.protocol.opcode_numbers import SMSG_PET_SPELLS
from warhost.realm import grid
from warhost.realm.events import tell
from warhost.realm.geometry import single
from warhost.realm.guids import HIGH_PET
from warhost.realm.handlers.pets.leaving import vanish
from warhost.realm.handlers.pets.totem_places import take_place
from warhost.realm.handlers.spell_casting.auras.area_auras import wake_area_auras
from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back, take
from warhost.realm.sheets.refresh import refresh_one
from warhost.realm.tables.clock import POOL_SUMMONS, POOL_UNITS
from warhost.realm.tables.summons import COMMAND_FOLLOW, REACT_DEFENSIVE, REACT_PASSIVE
from warhost.realm.tables.timers import SUMMON_THINKS
from warhost.realm.tables.units import ALIVE, PATH_NONE, UNIT_PET
from warhost.realm.unit_flags import UNIT_FLAG_NON_ATTACKABLE, UNIT_FLAG_NOT_SELECTABLE
from warhost.realm.wheel import schedule

GUID_HIGH = HIGH_PET << 48
NUMBERS = 0xFFFFFF
LEVELS = 81


@kernel
def _clear(st: Any, row: int) -> None:
    """Empty the columns of a row of units that a former unit may have left filled. Mutates unit and sheet."""
    u = st.units[row]
    u.gender = 0
    u.zone = 0
    u.template = -1
    u.player = -1
    u.creature = -1
    u.first_summon = -1
    u.pet = -1
    u.cell = -1
    u.move_flags = 0
    u.client_ms = 0
    u.path_kind = PATH_NONE
    u.path_ms = 0
    u.path_due_ms = 0
    u.stand_state = 0
    u.sheath = 1
    u.form = 0
    u.flags = 0
    u.dynamic_flags = 0
    u.died_ms = 0
    u.target = 0
    u.victim = -1
    u.in_combat = 0
    u.combat_until_ms = 0
    u.swing_error = 0
    u.next_swing_spell = -1
    u.next_swing_target = -1
    u.spent_ms = -5000
    u.hit_ms = -60000
    u.regen_due_ms = 0
    u.first_threat = -1
    u.first_hater = -1
    u.hated_by = 0
    u.cast_spell = -1
    u.cast_target = -1
    u.cast_due_ms = 0
    u.cast_ms = 0
    u.pushbacks = 0
    u.channel_spell = -1
    u.channel_target = -1
    u.repeat_spell = -1
    u.repeat_target = -1
    u.gcd_ends_ms = 0
    u.queued_spell = -1
    u.queued_target = -1
    u.queued_due_ms = 0
    u.energy_due_ms = 0
    u.first_diminishing = -1
    u.first_cooldown = -1
    u.first_aura = -1
    for k in range(3):
        u.swing_due_ms[k] = 0
    for k in range(7):
        u.lockout_ends_ms[k] = 0
        u.powers[k] = 0
        u.max_powers[k] = 0
    _clear_sheet(st, row)


@kernel
def _clear_sheet(st: Any, row: int) -> None:
    """Empty the columns of a sheet that no reckoning of a summoned unit sets."""
    sh = st.sheets[row]
    for k in range(3):
        sh.weapon_min[k] = 0.0
        sh.weapon_max[k] = 0.0
        sh.attack_ms[k] = 0
        sh.weapon_subclass[k] = -1
    for k in range(25):
        sh.ratings[k] = 0
    for k in range(2):
        sh.regen_carry[k] = 0.0
    for k in range(5):
        sh.gear_stats[k] = 0
    sh.gear_armour = 0
    sh.gear_attack_power = 0
    sh.gear_spell_power = 0
    sh.gear_block_value = 0
    sh.ranged_school = 0
    sh.has_shield = 0
    sh.mana_regen_per_s = 0.0
    sh.mana_regen_casting_per_s = 0.0
    sh.hp_regen_per_s = 0.0
    sh.armour_penetration_pct = 0.0
    sh.absorbing = 0
    sh.aura_notes = 0
    sh.aura_interrupts = 0
    sh.proc_flags = 0


@kernel
def make_room(st: Any, ct: Any, owner: int, role: int, slot: int, at_ms: int) -> None:
    """Send away what a new unit of this role takes the place of: the owner's pet, or the totem or trap in its slot."""
    if role == ROLE_PET and st.units[owner].pet >= 0:
        vanish(st, ct, 0 + st.units[owner].pet, at_ms)
        return
    if role not in (ROLE_TOTEM, ROLE_TRAP):
        return
    summon = 0 + st.units[owner].first_summon
    while summon >= 0:
        s = st.summons[summon]
        summon = 0 + s.next_of_owner
        if s.role == role and s.slot == slot:
            vanish(st, ct, 0 + s.unit, at_ms)
            return


@kernel
def learn(st: Any, ct: Any, row: int) -> None:
    """Let a summoned unit know the highest ranks of its kind's spells at its level. Mutates its summon."""
    u = st.units[row]
    s = st.summons[u.summon]
    for k in range(SPELLS):
        s.spells[k] = int(ct.summon_spells[s.kind, k, u.level])


@kernel
def _fill_unit(st: Any, ct: Any, row: int, owner: int, kind: int, x: float, y: float, z: float) -> None:
    """Write who a summoned unit is and where it stands."""
    u = st.units[row]
    o = st.units[owner]
    k = ct.summon_kinds[kind]
    clock = st.clock[0]
    u.guid = np.uint64(GUID_HIGH) | np.uint64(((0 + clock.next_pet) & NUMBERS) << 24) | np.uint64(row + 1)
    clock.next_pet = 1 + clock.next_pet if clock.next_pet < NUMBERS else 1
    u.kind = UNIT_PET
    u.class_id = 1
    u.race = 0
    u.side = o.side
    u.level = o.level
    u.entry = k.entry
    u.faction = o.faction
    u.owner = owner
    u.map = o.map
    u.zone = o.zone
    u.x = single(x)
    u.y = single(y)
    u.z = single(z)
    u.o = o.o
    u.fall_z = u.z
    u.power_type = k.power_type
    u.speed_run = single(0.0 + k.run_yd)
    u.speed_walk = 2.5
    u.death = ALIVE
    u.in_world = 1
    if (k.flags & UNSEEN) != 0:
        u.flags = UNIT_FLAG_NON_ATTACKABLE | UNIT_FLAG_NOT_SELECTABLE


@kernel
def summon_unit(
    st: Any, ct: Any, owner: int, kind: int, slot: int, spell_row: int, x: float, y: float, z: float, duration_ms: int, at_ms: int
) -> int:
    """Let ``owner`` summon a unit of ``kind`` (a row of summon_kinds) to a place; return its row of units, -1 where a pool is full.

    It stays ``duration_ms`` (0: until dismissed), with full health and power. Mutates units, sheets, summons, grid and wheel;
    tells SMSG_PET_SPELLS of a pet.
    """
    role = 0 + ct.summon_kinds[kind].role
    make_room(st, ct, owner, role, slot, at_ms)
    number = take(st.pools, POOL_SUMMONS, st.summons)
    if number < 0:
        return -1
    row = take(st.pools, POOL_UNITS, st.units)
    if row < 0:
        give_back(st.pools, POOL_SUMMONS, st.summons, number)
        return -1
    _clear(st, row)
    _fill_unit(st, ct, row, owner, kind, x, y, z)
    u = st.units[row]
    u.summon = number
    s = st.summons[number]
    s.unit = row
    s.owner = owner
    s.kind = kind
    s.role = role
    s.slot = slot
    s.spell = spell_row
    s.ends_ms = at_ms + duration_ms if duration_ms > 0 else 0
    s.react = REACT_DEFENSIVE
    s.command = COMMAND_FOLLOW
    s.told = 0
    s.foe = -1
    s.foe_guid = 0
    s.stay_x = u.x
    s.stay_y = u.y
    s.stay_z = u.z
    s.autocast = ct.summon_kinds[kind].autocast
    s.order_spell = -1
    s.order_target = -1
    s.focus_due_ms = at_ms
    s.next_of_owner = st.units[owner].first_summon
    st.units[owner].first_summon = number
    refresh_one(st, ct, row)
    learn(st, ct, row)
    u.hp = u.max_hp
    for k in range(7):
        u.powers[k] = u.max_powers[k]
    grid.enter(st, ct, row)
    wake_area_auras(st, ct, owner, at_ms)
    s.think_due_ms = at_ms + 1
    schedule(st, SUMMON_THINKS, row, at_ms + 1)
    if role == ROLE_TOTEM:
        s.react = REACT_PASSIVE
        take_place(st, ct, row, duration_ms, at_ms)
    if role == ROLE_PET:
        st.units[owner].pet = row
        tell(st, SMSG_PET_SPELLS, owner, row, at_ms, 0, 0, 0, 0)
    return row
