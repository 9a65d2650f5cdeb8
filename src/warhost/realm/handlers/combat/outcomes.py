# SPDX-License-Identifier: GPL-2.0-or-later
"""What becomes of a swing: the attack table of two units, and the damage of its outcome.

Weapon and defence skills are the highest of one's level. Source: AzerothCore Unit.cpp (RollMeleeOutcomeAgainst,
CalculateMeleeDamage, GetUnitDodgeChance, GetUnitParryChance, GetUnitBlockChance).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.content.words import CREATURE_NO_BLOCK, CREATURE_NO_CRUSH, CREATURE_NO_PARRY
from warhost.realm.chance import STREAM_SWING, STREAM_SWING_DAMAGE, roll, roll_int
from warhost.realm.handlers.combat.reach import attacks_from_behind
from warhost.realm.kernel import kernel
from warhost.realm.rules import (
    HIT_BLOCK,
    HIT_CRIT,
    HIT_CRUSHING,
    HIT_DODGE,
    HIT_GLANCING,
    HIT_MISS,
    HIT_PARRY,
    after_armour,
    blocked_damage,
    crit_chance,
    crushing_chance,
    crushing_damage,
    glancing_chance,
    glancing_damage,
    max_skill,
    melee_crit_damage,
    miss_chance,
    off_hand_damage,
    penetrated_armour,
    swing_avoid_chance,
    swing_outcome,
    weapon_value,
)
from warhost.realm.tables.units import UNIT_CREATURE, UNIT_PLAYER
from warhost.realm.unit_flags import UNIT_FLAGS_CANNOT_ACT

WHOLE = 10000
STAND_STATE_SIT, STAND_STATE_SIT_HIGH_CHAIR = 1, 6
"""Between them lie the other chairs and sleep (AzerothCore UnitDefines.h:UnitStandStateType)."""


@kernel
def has_flag(st: Any, ct: Any, row: int, flag: int) -> bool:
    """Return whether a creature's template has one of the CREATURE_* flags; players have none."""
    template = 0 + st.units[row].template
    return template >= 0 and (ct.templates[template].flags & flag) != 0


@kernel
def can_defend(st: Any, row: int) -> bool:
    """Return whether a unit can dodge, parry and block now: it neither casts nor has lost control."""
    u = st.units[row]
    return u.cast_spell < 0 and u.channel_spell < 0 and (u.flags & UNIT_FLAGS_CANNOT_ACT) == 0


@kernel
def swing_chances(st: Any, ct: Any, attacker: int, victim: int, dual: bool) -> tuple[int, int, int, int, int, int, int]:
    """Return the chances of a plain swing in hundredths of a percent: miss, dodge, parry, block, glancing, crushing, crit.

    ``dual`` says that the attacker swings two weapons. Reads places and facings as they stand.
    """
    u = st.units[attacker]
    v = st.units[victim]
    mine = st.sheets[attacker]
    theirs = st.sheets[victim]
    skill = max_skill(0 + u.level)
    defence = max_skill(0 + v.level)
    behind = attacks_from_behind(st, attacker, victim)
    miss = miss_chance(skill, defence, v.kind == UNIT_PLAYER, dual, mine.melee_hit_pct, 0)
    dodge = 0
    parry = 0
    block = 0
    if can_defend(st, victim):
        expertise = 0 + mine.expertise
        if not behind or v.kind != UNIT_PLAYER:
            dodge = swing_avoid_chance(theirs.dodge_pct, skill, defence, expertise)
        if not behind and not has_flag(st, ct, victim, CREATURE_NO_PARRY):
            parry = swing_avoid_chance(theirs.parry_pct, skill, defence, expertise)
        if not behind and not has_flag(st, ct, victim, CREATURE_NO_BLOCK) and (v.kind != UNIT_PLAYER or theirs.has_shield == 1):
            block = swing_avoid_chance(theirs.block_pct, skill, defence, 0)
    glancing = 0
    crushing = 0
    if u.kind != UNIT_CREATURE and v.kind == UNIT_CREATURE:
        glancing = glancing_chance(0 + u.level, 0 + v.level, skill, defence)
    if u.kind == UNIT_CREATURE and v.kind == UNIT_PLAYER and not has_flag(st, ct, attacker, CREATURE_NO_CRUSH):
        crushing = crushing_chance(0 + u.level, 0 + v.level, defence)
    crit = crit_chance(mine.melee_crit_pct + st.sheets[victim].crit_taken_pct, skill, defence)
    if v.kind == UNIT_PLAYER and STAND_STATE_SIT <= v.stand_state <= STAND_STATE_SIT_HIGH_CHAIR:
        return miss, 0, 0, 0, 0, 0, WHOLE
    return miss, dodge, parry, block, glancing, crushing, crit


@kernel
def roll_swing(st: Any, ct: Any, attacker: int, victim: int, hand: int, dual: bool) -> int:
    """Return the HIT_* of one swing of ``hand`` (0 main, 1 off): one roll of this tick on the attack table."""
    miss, dodge, parry, block, glancing, crushing, crit = swing_chances(st, ct, attacker, victim, dual)
    number = roll_int(st, STREAM_SWING, attacker, hand, 0, WHOLE - 1)
    return swing_outcome(number, miss, dodge, parry, block, glancing, crushing, crit)


@kernel
def armour_against(st: Any, attacker: int, victim: int) -> int:
    """Return the victim's armour that counts against this attacker, after his armour penetration."""
    penetration = 0.0 + st.sheets[attacker].armour_penetration_pct
    armour = 0 + st.sheets[victim].armour
    if penetration <= 0.0:
        return armour
    return penetrated_armour(armour, 0 + st.units[victim].level, penetration)


@kernel
def swing_damage(st: Any, ct: Any, attacker: int, victim: int, hand: int, physical: bool) -> int:
    """Return a plain hit's damage before its outcome: weapon, attack power, flat damage done, percent, armour where ``physical``."""
    sheet = st.sheets[attacker]
    chosen = roll(st, STREAM_SWING_DAMAGE, attacker, hand)
    value = weapon_value(
        0.0 + sheet.weapon_min[hand], 0.0 + sheet.weapon_max[hand], chosen, float(sheet.attack_power), 0 + sheet.attack_ms[hand]
    )
    value += sheet.spell_power[0]
    if hand == 1:
        value = off_hand_damage(value)
    damage = int(max(value, 0.0) * sheet.damage_done_pct[0] / 100.0)
    if not physical or damage <= 0:
        return damage
    return after_armour(damage, armour_against(st, attacker, victim), 0 + st.units[attacker].level)


@kernel
def outcome_damage(st: Any, attacker: int, victim: int, damage: int, outcome: int) -> int:
    """Return what an outcome (HIT_*) leaves of a hit's damage: nothing, half as much again, twice, less the block …"""
    if outcome in (HIT_MISS, HIT_DODGE, HIT_PARRY):
        return 0
    if outcome == HIT_CRIT:
        return melee_crit_damage(damage)
    if outcome == HIT_GLANCING:
        return glancing_damage(damage, 0 + st.units[attacker].level, 0 + st.units[victim].level)
    if outcome == HIT_CRUSHING:
        return crushing_damage(damage)
    if outcome == HIT_BLOCK:
        return blocked_damage(damage, 0 + st.sheets[victim].block_value)
    return damage
