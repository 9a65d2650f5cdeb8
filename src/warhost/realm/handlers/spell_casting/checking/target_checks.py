# SPDX-License-Identifier: GPL-2.0-or-later
"""Is it the right target, and is it near enough: the checks of whom a spell is aimed at.

Source: AzerothCore src/server/game/Spells/SpellInfo.cpp:CheckExplicitTarget, CheckTarget, CheckTargetCreatureType,
Spells/Spell.cpp:Spell::CheckRange. Where AzerothCore answers a friend, an enemy or a corpse with BAD_TARGETS alone (its
clients have looked before they send), the client's own words stand here: TARGET_FRIENDLY, TARGET_ENEMY, TARGETS_DEAD.
"""

from __future__ import annotations

import math
from typing import Any

from warhost.lore.spells.enums import CREATURE_TYPE_HUMANOID, DMG_CLASS_RANGED
from warhost.lore.spells.flags import (
    GROUND_TARGET,
    NEEDS_BEHIND,
    NEEDS_FACING,
    NEEDS_TARGET_AT_PEACE,
    NEEDS_TARGET_BELOW_20,
    NEEDS_TARGET_FACING,
    TARGET_DEAD,
)
from warhost.realm.geometry import PI, is_ahead, position_at
from warhost.realm.handlers.combat.reach import combat_reach_yd, melee_range_yd
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.checking.aims import AIM_ENEMY, AIM_FRIEND, AIM_NONE, aim_of, distance
from warhost.realm.handlers.spell_casting.checking.cooldowns import is_set
from warhost.realm.handlers.spell_casting.classes.forms import type_of_form
from warhost.realm.handlers.spell_casting.reach.areas import has_spell_aura
from warhost.realm.kernel import kernel
from warhost.realm.sides import can_attack, can_help
from warhost.realm.sight import clear, line_of_sight
from warhost.realm.tables.units import ALIVE, UNIT_CREATURE, UNIT_FREE, UNIT_PLAYER

MELEE_RANGE_YD = 5.0
"""A spell of this range, or of none that a source gives, reaches as far as a swing does."""
SLACK_SHARE = 0.1
MOST_SLACK_YD = 3.0
"""By how much a target may leave the range while the cast lasts: a tenth, 3 yd at most."""


@kernel
def creature_type_of(st: Any, ct: Any, row: int) -> int:
    """Return a unit's creature type; players are humanoid, or what their form makes them (Unit.cpp:GetCreatureType)."""
    u = st.units[row]
    if u.kind == UNIT_CREATURE and u.template >= 0:
        return 0 + ct.templates[u.template].creature_type
    if u.summon >= 0:
        return 0 + ct.summon_kinds[st.summons[u.summon].kind].creature_type
    return type_of_form(0 + u.form, CREATURE_TYPE_HUMANOID)


@kernel
def check_side(st: Any, ct: Any, row: int, spell_row: int, target: int) -> int:
    """Return whether the target is a friend, an enemy, alive or dead as the spell wants it: 0 or the reason."""
    aim = aim_of(ct, spell_row)
    if aim == AIM_NONE:
        return no.OK
    if target < 0:
        return no.BAD_TARGETS
    v = st.units[target]
    if v.kind == UNIT_FREE or v.in_world == 0 or v.map != st.units[row].map:
        return no.BAD_TARGETS
    if is_set(ct.spells[spell_row].attributes, TARGET_DEAD):
        if v.kind != UNIT_PLAYER:
            return no.BAD_TARGETS
        return no.TARGET_NOT_DEAD if v.death == ALIVE else no.OK
    if v.death != ALIVE:
        return no.TARGETS_DEAD
    if aim == AIM_ENEMY and not can_attack(st, ct, row, target):
        return no.TARGET_FRIENDLY if can_help(st, ct, row, target) else no.BAD_TARGETS
    if aim == AIM_FRIEND and not can_help(st, ct, row, target):
        return no.TARGET_ENEMY if can_attack(st, ct, row, target) else no.BAD_TARGETS
    return no.OK


@kernel
def check_target(st: Any, ct: Any, row: int, spell_row: int, target: int) -> int:
    """Return why the spell cannot be aimed at ``target`` (a row; -1 where it needs none), or 0."""
    reason = check_side(st, ct, row, spell_row, target)
    if reason != no.OK or target < 0:
        return reason
    spell = ct.spells[spell_row]
    v = st.units[target]
    types = 0 + spell.target_creature_types
    if types != 0 and (types >> (creature_type_of(st, ct, target) - 1)) & 1 == 0:
        return no.TARGET_IS_PLAYER if v.kind == UNIT_PLAYER else no.BAD_TARGETS
    if is_set(spell.attributes, NEEDS_TARGET_BELOW_20) and v.hp * 5 > v.max_hp:
        return no.TARGET_AURASTATE
    if spell.exclude_target_aura > 0 and has_spell_aura(st, ct, target, 0 + spell.exclude_target_aura):
        return no.TARGET_AURASTATE
    if target == row:
        return no.OK
    u = st.units[row]
    if is_set(spell.attributes, NEEDS_BEHIND) and is_ahead(v.x, v.y, v.o, u.x, u.y, PI):
        return no.NOT_BEHIND
    if is_set(spell.attributes, NEEDS_TARGET_AT_PEACE) and v.in_combat == 1:
        return no.TARGET_AFFECTING_COMBAT
    if is_set(spell.attributes, NEEDS_TARGET_FACING) and not is_ahead(v.x, v.y, v.o, u.x, u.y, PI):
        return no.NOT_INFRONT
    return no.OK if line_of_sight(st, ct, row, target) else no.LINE_OF_SIGHT


@kernel
def check_unit_range(st: Any, ct: Any, row: int, spell_row: int, target: int, at_ms: int, strict: bool) -> int:
    """Return OUT_OF_RANGE, TOO_CLOSE, UNIT_NOT_INFRONT or 0 for a unit that the spell is aimed at."""
    spell = ct.spells[spell_row]
    apart = distance(st, row, target, at_ms)
    reaches = combat_reach_yd(st, ct, row) + combat_reach_yd(st, ct, target)
    most = 0.0 + spell.range_max_yd
    if spell.range_max_friendly_yd > 0.0 and not can_attack(st, ct, row, target):
        most = 0.0 + spell.range_max_friendly_yd
    slack = 0.0 if strict else min(MOST_SLACK_YD, most * SLACK_SHARE)
    if apart > (most + slack + reaches if most > MELEE_RANGE_YD else melee_range_yd(st, ct, row, target)):
        return no.OUT_OF_RANGE
    if spell.damage_class == DMG_CLASS_RANGED and most > MELEE_RANGE_YD and spell.range_min_yd > 0.0:
        if apart <= melee_range_yd(st, ct, row, target):
            return no.TOO_CLOSE
    elif spell.range_min_yd > 0.0 and apart < spell.range_min_yd + reaches:
        return no.TOO_CLOSE
    u = st.units[row]
    if u.kind == UNIT_PLAYER and is_set(spell.attributes, NEEDS_FACING):
        vx, vy, _ = position_at(st.units[target], at_ms)
        if not is_ahead(u.x, u.y, u.o, vx, vy, PI):
            return no.UNIT_NOT_INFRONT
    return no.OK


@kernel
def check_range(st: Any, ct: Any, row: int, spell_row: int, target: int, x: float, y: float, z: float, at_ms: int, strict: bool) -> int:
    """Return OUT_OF_RANGE, TOO_CLOSE, UNIT_NOT_INFRONT, LINE_OF_SIGHT or 0; at the end of an instant cast it is not asked.

    A unit's distance is counted from rim to rim (both combat reaches), a place's from the caster's middle.
    """
    spell = ct.spells[spell_row]
    if not strict and spell.cast_ms == 0:
        return no.OK
    if target >= 0 and target != row:
        return check_unit_range(st, ct, row, spell_row, target, at_ms, strict)
    if not is_set(spell.attributes, GROUND_TARGET) or spell.range_max_yd <= 0.0:
        return no.OK
    u = st.units[row]
    ux, uy, uz = position_at(u, at_ms)
    apart = math.sqrt((ux - x) * (ux - x) + (uy - y) * (uy - y) + (uz - z) * (uz - z))
    most = 0.0 + spell.range_max_yd
    slack = 0.0 if strict else min(MOST_SLACK_YD, most * SLACK_SHARE)
    if apart > most + slack:
        return no.OUT_OF_RANGE
    return no.OK if clear(ct, 0 + u.map, ux, uy, uz, x, y, z) else no.LINE_OF_SIGHT
