# SPDX-License-Identifier: GPL-2.0-or-later
"""Reckon a unit's sheet anew from its class or template, level, gear and auras."""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel
from warhost.realm.sheet_rules import SPEED_DOWN, SPEED_UP, SPEED_UP_OTHER
from warhost.realm.sheets.creatures import refresh_creature
from warhost.realm.sheets.immunity import refresh_immunity
from warhost.realm.sheets.offence import refresh_shared
from warhost.realm.sheets.players import refresh_player
from warhost.realm.sheets.speed import refresh_speed, set_speed
from warhost.realm.sheets.summons import refresh_summon
from warhost.realm.sheets.sums import gather
from warhost.realm.tables.units import UNIT_PLAYER

__all__ = ["refresh_sheet", "refresh_speed"]


@kernel
def refresh_one(st: Any, ct: Any, row: int) -> None:
    """Do as ``refresh_sheet`` does for the unit alone."""
    sums = st.sums
    gather(st, ct, row, sums)
    u = st.units[row]
    if u.kind == UNIT_PLAYER:
        refresh_player(st, ct, row, sums)
    elif u.summon >= 0:
        refresh_summon(st, ct, row, sums)
    else:
        refresh_creature(st, ct, row, sums)
    refresh_shared(st, row, sums)
    refresh_immunity(st, ct, row)
    set_speed(st, ct, row, sums[SPEED_UP], sums[SPEED_UP_OTHER], sums[SPEED_DOWN])


@kernel
def refresh_sheet(st: Any, ct: Any, row: int) -> None:
    """Set sheet, maxima and speed of unit ``row`` to what class or template, level, gear columns and auras add up to.

    Health and powers are cut to their maxima and otherwise stay what they are, as on a real server
    (Unit.cpp:SetMaxHealth, SetMaxPower). What it has summoned is reckoned anew with it, for it has shares of it all.
    Mutates the units and their sheets.
    """
    refresh_one(st, ct, row)
    summon = 0 + st.units[row].first_summon
    while summon >= 0:
        refresh_one(st, ct, 0 + st.summons[summon].unit)
        summon = 0 + st.summons[summon].next_of_owner
