# SPDX-License-Identifier: GPL-2.0-or-later
"""Combo points: what builders give on one target and finishing moves use up.

A player has up to five points on one unit at a time; a point on another unit begins anew there. Points are gone when their target dies
or is gone, when their owner dies or leaves, and when a finishing move lands; one that is missed or dodged leaves them.
Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp (AddComboPoints, ClearComboPoints, ClearComboPointHolders),
Spells/Spell.cpp (Spell::CheckCast, DoAllEffectOnTarget, _handle_finish_phase), SpellInfo.cpp (SpellEffectInfo::CalcValue),
Unit.cpp (CalcSpellDuration).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.flags import NEEDS_COMBO_POINTS
from warhost.realm.guids import row_of
from warhost.realm.handlers.spell_casting.checking.cooldowns import is_set
from warhost.realm.handlers.spell_casting.checking.refusals import NO_COMBO_POINTS, OK
from warhost.realm.kernel import kernel
from warhost.realm.tables.units import ALIVE

MOST = 5


@kernel
def combo_points(st: Any, row: int) -> int:
    """Return how many combo points the player of unit ``row`` has, on whomever; 0 where he has none or their target is dead or gone."""
    player = 0 + st.units[row].player
    if player < 0 or st.players[player].combo_points == 0:
        return 0
    target = row_of(st, st.players[player].combo_target)
    if target < 0 or st.units[target].in_world == 0 or st.units[target].death != ALIVE:
        return 0
    return 0 + st.players[player].combo_points


@kernel
def combo_points_on(st: Any, row: int, target: int) -> int:
    """Return how many combo points the player of unit ``row`` has on unit ``target``."""
    player = 0 + st.units[row].player
    if player < 0 or st.players[player].combo_target != st.units[target].guid:
        return 0
    return combo_points(st, row)


@kernel
def check_combo(st: Any, ct: Any, row: int, spell_row: int, target: int) -> int:
    """Return NO_COMBO_POINTS where a finishing move lacks them (on ``target``, where it has another than its caster), else 0."""
    if st.units[row].player < 0 or not is_set(ct.spells[spell_row].attributes, NEEDS_COMBO_POINTS):
        return OK
    points = combo_points_on(st, row, target) if target >= 0 and target != row else combo_points(st, row)
    return OK if points > 0 else NO_COMBO_POINTS


@kernel
def add_combo_points(st: Any, row: int, target: int, count: int) -> None:
    """Give the player of unit ``row`` combo points on ``target``; those on another unit are lost. Mutates the player."""
    player = 0 + st.units[row].player
    v = st.units[target]
    if player < 0 or v.death != ALIVE or count <= 0:
        return
    had = combo_points_on(st, row, target)
    p = st.players[player]
    p.combo_target = v.guid
    p.combo_points = min(had + count, MOST)


@kernel
def clear_combo_points(st: Any, row: int) -> None:
    """Take the combo points of the player of unit ``row``. Mutates the player."""
    player = 0 + st.units[row].player
    if player >= 0:
        st.players[player].combo_points = 0
        st.players[player].combo_target = 0


@kernel
def forget_combo_points_on(st: Any, target: int) -> None:
    """Take the combo points that those who are on the dying unit's threat list have on it. Mutates players.

    Call it before the list is emptied. Who has points and is on no list (Vanish) loses them because their target is dead.
    """
    entry = 0 + st.units[target].first_threat
    while entry >= 0:
        row = 0 + st.threat[entry].target
        player = 0 + st.units[row].player
        if player >= 0 and st.players[player].combo_target == st.units[target].guid:
            clear_combo_points(st, row)
        entry = 0 + st.threat[entry].next
