# SPDX-License-Identifier: GPL-2.0-or-later
"""Whose friend a unit is: reactions, who may be attacked, who may be helped.

Players of one team are friends; players of two teams leave each other alone (player against player is not played).
Who is summoned feels, attacks and is attacked as its owner does.
A creature's template says how it feels about each team; creatures fight nobody but players.
Source: AzerothCore src/server/game/Entities/Object/Object.cpp:WorldObject::IsValidAttackTarget, IsValidAssistTarget.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.content.words import REACTION_FRIENDLY, REACTION_HOSTILE, REACTION_NEUTRAL
from warhost.realm.kernel import kernel
from warhost.realm.tables.units import ALIVE, UNIT_CREATURE, UNIT_FREE, UNIT_PLAYER
from warhost.realm.unit_flags import (
    UNIT_FLAG_FEIGNS,
    UNIT_FLAG_IMMUNE_TO_NPC,
    UNIT_FLAG_IMMUNE_TO_PC,
    UNIT_FLAG_NON_ATTACKABLE,
    UNIT_FLAG_NOT_ATTACKABLE_1,
    UNIT_FLAG_NOT_SELECTABLE,
)

RACE_HUMAN, RACE_DWARF, RACE_NIGHT_ELF, RACE_GNOME, RACE_DRAENEI = 1, 3, 4, 7, 11
NEVER_ATTACKED = UNIT_FLAG_NON_ATTACKABLE | UNIT_FLAG_NOT_ATTACKABLE_1 | UNIT_FLAG_NOT_SELECTABLE


@kernel
def is_alliance(race: int) -> bool:
    """Return whether a player's race (1 … 11) is of the Alliance; the other races are of the Horde."""
    return race in (RACE_HUMAN, RACE_DWARF, RACE_NIGHT_ELF, RACE_GNOME, RACE_DRAENEI)


@kernel
def master_of(st: Any, row: int) -> int:
    """Return the row of the unit that summoned unit ``row``, or ``row`` itself where nobody did."""
    owner = 0 + st.units[row].owner
    return owner if owner >= 0 else row


@kernel
def reaction(st: Any, ct: Any, a: int, b: int) -> int:
    """Return how unit ``a`` and unit ``b`` feel about each other: REACTION_HOSTILE, _NEUTRAL or _FRIENDLY."""
    first = master_of(st, a)
    second = master_of(st, b)
    u = st.units[first]
    v = st.units[second]
    if first == second:
        return REACTION_FRIENDLY
    if u.kind == UNIT_PLAYER and v.kind == UNIT_PLAYER:
        return REACTION_FRIENDLY if is_alliance(0 + u.race) == is_alliance(0 + v.race) else REACTION_NEUTRAL
    if u.kind == UNIT_CREATURE and v.kind == UNIT_CREATURE:
        return REACTION_FRIENDLY if u.faction == v.faction or u.side == v.side else REACTION_NEUTRAL
    template = 0 + (u.template if u.kind == UNIT_CREATURE else v.template)
    race = 0 + (v.race if u.kind == UNIT_CREATURE else u.race)
    if template < 0:
        return REACTION_NEUTRAL
    if is_alliance(race):
        return 0 + ct.templates[template].reaction_alliance
    return 0 + ct.templates[template].reaction_horde


@kernel
def is_hostile(st: Any, ct: Any, a: int, b: int) -> bool:
    """Return whether ``a`` and ``b`` are enemies who fight at sight."""
    return reaction(st, ct, a, b) == REACTION_HOSTILE


@kernel
def is_present(st: Any, row: int) -> bool:
    """Return whether ``row`` is a unit that lives in the world (neither logged out, nor dead, nor a ghost)."""
    if row < 0 or row >= len(st.units):
        return False
    u = st.units[row]
    return u.kind != UNIT_FREE and u.in_world == 1 and u.death == ALIVE


@kernel
def can_attack(st: Any, ct: Any, a: int, b: int) -> bool:
    """Return whether ``a`` may harm ``b``: both live on one map, they are no friends, nothing makes ``b`` untouchable.

    Neutral creatures may be attacked and fight back; a player of the other team may not.
    """
    if a == b or not is_present(st, a) or not is_present(st, b):
        return False
    v = st.units[b]
    if st.units[a].map != v.map or (v.flags & NEVER_ATTACKED) != 0:
        return False
    kind = 0 + st.units[master_of(st, a)].kind
    if kind == st.units[master_of(st, b)].kind:
        return False
    if kind == UNIT_PLAYER and (v.flags & UNIT_FLAG_IMMUNE_TO_PC) != 0:
        return False
    if kind == UNIT_CREATURE and (v.flags & (UNIT_FLAG_IMMUNE_TO_NPC | UNIT_FLAG_FEIGNS)) != 0:
        return False
    return reaction(st, ct, a, b) != REACTION_FRIENDLY


@kernel
def can_help(st: Any, ct: Any, a: int, b: int) -> bool:
    """Return whether ``a`` may heal or strengthen ``b``: both live on one map and are friends."""
    if not is_present(st, a) or not is_present(st, b) or st.units[a].map != st.units[b].map:
        return False
    if (st.units[b].flags & UNIT_FLAG_NOT_SELECTABLE) != 0:
        return False
    return reaction(st, ct, a, b) == REACTION_FRIENDLY
