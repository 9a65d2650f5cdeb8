# SPDX-License-Identifier: GPL-2.0-or-later
"""How fast a unit runs: the strongest quickening counts, and the strongest slow; speeds as packets carry them.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp:UpdateSpeed.
"""

from __future__ import annotations

import math
from typing import Any

from warhost.realm.geometry import single
from warhost.realm.kernel import kernel
from warhost.realm.sheet_rules import LOWER, RAISE, SPEED_DOWN, SPEED_UP
from warhost.realm.spell_notes import NOTE_SPEED
from warhost.realm.tables.units import GHOST, UNIT_CREATURE

PLAYER_RUN_YD_S = 7.0
PLAYER_WALK_YD_S = 2.5
GHOST_FACTOR = 1.25
"""What spell 8326 (Ghost) gives to who is dead and released (Player.cpp:BuildPlayerRepop)."""
WISP_FACTOR = 1.5
"""What spell 20584 (Wisp Spirit) gives to night elves instead."""
RACE_NIGHT_ELF = 4


@kernel
def told_haste(haste: float) -> float:
    """Return a casting speed (a factor) to six digits: a client, told the factor on cast times as a float32, finds the same."""
    return math.floor(haste * 1e6 + 0.5) / 1e6


@kernel
def base_run(st: Any, ct: Any, row: int) -> float:
    """Return the speed in yd/s at which a unit runs without auras."""
    u = st.units[row]
    if u.kind == UNIT_CREATURE and u.template >= 0:
        return float(ct.templates[u.template].speed_run_yd)
    if u.summon >= 0:
        own = 0.0 + ct.summon_kinds[st.summons[u.summon].kind].run_yd
        return max(own, 0.0 + st.units[u.owner].speed_run) if u.in_combat == 0 and u.owner >= 0 else own
    if u.death == GHOST:
        return PLAYER_RUN_YD_S * (WISP_FACTOR if u.race == RACE_NIGHT_ELF else GHOST_FACTOR)
    return PLAYER_RUN_YD_S


@kernel
def set_speed(st: Any, ct: Any, row: int, up: float, up_other: float, down: float) -> None:
    """Set a unit's speed from the strongest quickening of each kind and the strongest slow (≤ 0), in %. Mutates the unit.

    It is a number that a float32 holds: what SMSG_FORCE_RUN_SPEED_CHANGE carries.
    """
    speed = base_run(st, ct, row) * (100.0 + up) / 100.0 * (100.0 + up_other) / 100.0
    st.units[row].speed_run = single(max(speed * (100.0 + max(down, -100.0)) / 100.0, 0.0))


@kernel
def refresh_speed(st: Any, ct: Any, row: int) -> None:
    """Set a unit's speed by the auras it bears, and nothing else. Mutates the unit."""
    up = 0.0
    other = 0.0
    down = 0.0
    aura = st.units[row].first_aura
    while aura >= 0:
        a = st.auras[aura]
        if int(ct.spell_notes[a.spell]) & NOTE_SPEED:
            s = ct.spells[a.spell]
            for k in range(3):
                if a.effects >> k & 1 and s.aura[k] > 0 and s.period_ms[k] == 0:
                    rule = ct.sheet_rules[s.aura[k]]
                    amount = float(a.amounts[k])
                    if rule.how == LOWER and rule.place == SPEED_DOWN:
                        down = min(down, amount)
                    elif rule.how == RAISE and rule.place == SPEED_UP:
                        up = max(up, amount)
                    elif rule.how == RAISE and rule.place == SPEED_UP + 1:
                        other = max(other, amount)
        aura = a.next
    set_speed(st, ct, row, up, other, down)
