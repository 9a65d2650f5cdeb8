# SPDX-License-Identifier: GPL-2.0-or-later
"""What a druid strikes with: the claws of a feral form, else the weapon that is worn, else fists.

Source: AzerothCore src/server/game/Entities/Unit/StatSystem.cpp:Player::CalculateMinMaxDamage, Entities/Player/Player.cpp
(InitDataForForm: the form's own swing time).
"""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel
from warhost.realm.rules import claw_damage, claw_ms, is_feral

DRUID = 11
MAIN_HAND = 15
FIST_MIN, FIST_MAX, FIST_MS = 1.0, 2.0, 2000
"""Bare fists (AzerothCore Unit.h: BASE_MINDAMAGE, BASE_MAXDAMAGE, BASE_ATTACK_TIME)."""


@kernel
def held_in_hand(st: Any, row: int) -> int:
    """Return the row of item templates that a player holds in the main hand, -1 none."""
    player = 0 + st.units[row].player
    held = 0 + int(st.players[player].slots[MAIN_HAND]) if player >= 0 else -1
    return 0 + int(st.items[held].template) if held >= 0 else -1


@kernel
def held_dps(st: Any, ct: Any, row: int) -> float:
    """Return the mean damage a second of the weapon in a player's main hand, 0 without one."""
    template = held_in_hand(st, row)
    if template < 0 or ct.items[template].delay_ms <= 0:
        return 0.0
    item = ct.items[template]
    return (item.damage_min + item.damage_max) * 500.0 / item.delay_ms


@kernel
def refresh_claws(st: Any, ct: Any, row: int) -> None:
    """Set what a druid's main hand strikes with in the form that he has. Mutates the sheet; other classes stay as they are."""
    u = st.units[row]
    if u.class_id != DRUID:
        return
    sh = st.sheets[row]
    template = held_in_hand(st, row)
    if is_feral(0 + u.form):
        swing_ms = claw_ms(0 + u.form)
        sh.weapon_min[0] = claw_damage(0 + u.level, swing_ms, False)
        sh.weapon_max[0] = claw_damage(0 + u.level, swing_ms, True)
        sh.attack_ms[0] = swing_ms
        sh.weapon_subclass[0] = -1
    elif template >= 0 and ct.items[template].delay_ms > 0:
        item = ct.items[template]
        sh.weapon_min[0] = item.damage_min
        sh.weapon_max[0] = item.damage_max
        sh.attack_ms[0] = item.delay_ms
        sh.weapon_subclass[0] = item.subclass
    else:
        sh.weapon_min[0] = FIST_MIN
        sh.weapon_max[0] = FIST_MAX
        sh.attack_ms[0] = FIST_MS
        sh.weapon_subclass[0] = -1
