# SPDX-License-Identifier: GPL-2.0-or-later
"""Diminishing returns: control of one group works whole, then half, then a quarter of its time, then not at all.

A unit remembers a level for each group (``diminishings``, on its list). It rises by one with each spell of the group that a
player lands; it counts as long as an aura of the group lies on the unit, and 15 s beyond. Stuns, charges and Cyclone count on
creatures too, the rest on players and their pets. Beside it most groups last 10 s at most where a player controls another.
Who controls himself is not concerned. Taunts count on creatures whose template says so alone, which packs do not tell.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp (GetDiminishing, IncrDiminishing, ApplyDiminishingToDuration,
ApplyDiminishingAura, ClearDiminishings), Spells/Spell.cpp:Spell::DoSpellHitOnUnit.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.formulas.diminishing import IMMUNE_LEVEL, RESET_MS
from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back, take
from warhost.realm.rules import diminished_ms, diminishes_on_creatures, diminishes_on_players, limited_ms
from warhost.realm.tables.clock import POOL_DIMINISHINGS
from warhost.realm.tables.units import UNIT_PET, UNIT_PLAYER

WHILE_IT_LIES = 1 << 60
"""When a level resets whose aura still lies on its bearer."""


@kernel
def is_players(st: Any, row: int) -> bool:
    """Return whether a unit is a player or a pet, for whom the stricter rules hold."""
    return st.units[row].kind == UNIT_PLAYER or st.units[row].kind == UNIT_PET


@kernel
def counts_on(st: Any, target: int, group: int) -> bool:
    """Return whether control of a group works less and less on this unit."""
    return diminishes_on_players(group) if is_players(st, target) else diminishes_on_creatures(group)


@kernel
def find_diminishing(st: Any, unit: int, group: int) -> int:
    """Return the row of diminishings of a unit's group, running or over; -1 none."""
    entry = 0 + st.units[unit].first_diminishing
    while entry >= 0:
        if st.diminishings[entry].group == group:
            return entry
        entry = 0 + st.diminishings[entry].next
    return -1


@kernel
def level_of(st: Any, unit: int, group: int, at_ms: int) -> int:
    """Return how often control of a group has worked on the unit and still counts: 0 … 3, at 3 it is immune."""
    entry = find_diminishing(st, unit, group)
    if entry < 0 or st.diminishings[entry].resets_ms < at_ms:
        return 0
    return 0 + st.diminishings[entry].level


@kernel
def is_worn_out(st: Any, ct: Any, caster: int, target: int, spell_row: int, at_ms: int) -> bool:
    """Return whether the unit has had so much of the spell's kind of control that its auras do not take hold any more."""
    group = 0 + ct.spells[spell_row].diminishing
    if group == 0 or caster == target or not counts_on(st, target, group):
        return False
    return level_of(st, target, group, at_ms) >= IMMUNE_LEVEL


@kernel
def controlled_ms(st: Any, ct: Any, caster: int, target: int, spell_row: int, duration_ms: int, at_ms: int) -> int:
    """Return how long an aura of ``duration_ms`` lasts on ``target`` under the limit for players and its level."""
    s = ct.spells[spell_row]
    group = 0 + s.diminishing
    if group == 0 or duration_ms < 0 or caster == target or caster < 0:
        return duration_ms
    left = duration_ms
    if is_players(st, target) and is_players(st, caster):
        left = limited_ms(group, duration_ms, 0 + s.player_limit_ms)
    if counts_on(st, target, group):
        left = diminished_ms(left, level_of(st, target, group, at_ms))
    return left


@kernel
def raise_level(st: Any, ct: Any, caster: int, target: int, spell_row: int, at_ms: int) -> None:
    """Count a spell of a player that has put its control on ``target``; its level holds while the aura lies there. Mutates the list."""
    group = 0 + ct.spells[spell_row].diminishing
    if group == 0 or caster == target or caster < 0 or not is_players(st, caster) or not counts_on(st, target, group):
        return
    level = level_of(st, target, group, at_ms)
    entry = find_diminishing(st, target, group)
    if entry < 0:
        entry = take(st.pools, POOL_DIMINISHINGS, st.diminishings)
        if entry < 0:
            return
        d = st.diminishings[entry]
        d.unit = target
        d.group = group
        d.next = st.units[target].first_diminishing
        st.units[target].first_diminishing = entry
    st.diminishings[entry].level = min(level + 1, IMMUNE_LEVEL)
    st.diminishings[entry].resets_ms = WHILE_IT_LIES


@kernel
def let_go(st: Any, ct: Any, target: int, spell_row: int, at_ms: int) -> None:
    """Let a group's level reset 15 s from now where the aura that has just gone was its last. Mutates the unit's list."""
    group = 0 + ct.spells[spell_row].diminishing
    entry = find_diminishing(st, target, group) if group != 0 else -1
    if entry < 0 or st.diminishings[entry].resets_ms != WHILE_IT_LIES:
        return
    aura = 0 + st.units[target].first_aura
    while aura >= 0:
        if ct.spells[st.auras[aura].spell].diminishing == group:
            return
        aura = 0 + st.auras[aura].next
    st.diminishings[entry].resets_ms = at_ms + RESET_MS


@kernel
def forget_control(st: Any, row: int) -> None:
    """Give all diminishing returns of a unit back, for it died or is deleted. Mutates its list and the pool."""
    u = st.units[row]
    entry = 0 + u.first_diminishing
    u.first_diminishing = -1
    while entry >= 0:
        after = 0 + st.diminishings[entry].next
        st.diminishings[entry].unit = -1
        give_back(st.pools, POOL_DIMINISHINGS, st.diminishings, entry)
        entry = after
