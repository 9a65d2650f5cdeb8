# SPDX-License-Identifier: GPL-2.0-or-later
"""What hunters' spells do that no other's does: bare arrows, marks, a leap back, a feigned death.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp (MeleeDamageBonusDone, SpellDamageBonusDone, JumpTo),
Spells/Auras/SpellAuraEffects.cpp:HandleFeignDeath; Steady Shot: wowsims/wotlk sim/hunter/steady_shot.go.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.enums import DMG_CLASS_RANGED
from warhost.realm.chance import STREAM_SWING_DAMAGE, roll
from warhost.realm.handlers.combat.engage import leave_combat, stop_attack
from warhost.realm.handlers.combat.threat import clear_hated
from warhost.realm.handlers.spell_casting.effects.value import nth_of
from warhost.realm.kernel import kernel

RANGED = 2
NORMALISED_S = 2.8
POWER_PER_DPS = 14.0
GRAVITY_YD_S2 = 19.29110527038574
"""Source: AzerothCore src/server/game/Movement/Spline/MovementUtil.cpp:Movement::gravity."""


@kernel
def bare_arrow(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, at_ms: int) -> float:
    """Return what the bow's own damage, without power and as of a bow of 2.8 s, adds to a shot that does school damage (Steady Shot)."""
    s = ct.spells[spell_row]
    sh = st.sheets[caster]
    if s.damage_class != DMG_CLASS_RANGED or s.weapon_percent[k] <= 0.0 or sh.attack_ms[RANGED] <= 0:
        return 0.0
    chance = roll(st, STREAM_SWING_DAMAGE, caster, nth_of(spell_row, target, k, at_ms))
    hit = sh.weapon_min[RANGED] + (sh.weapon_max[RANGED] - sh.weapon_min[RANGED]) * chance
    return hit * NORMALISED_S * 1000.0 / sh.attack_ms[RANGED] * s.weapon_percent[k]


@kernel
def by_mark(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, weapon: bool, normalised: bool) -> float:
    """Return what the mark on its target (Hunter's Mark) adds to a shot: power for its weapon hit, and for its share of power."""
    s = ct.spells[spell_row]
    power = 0.0 + st.sheets[target].ranged_power_taken
    if power <= 0.0 or s.damage_class != DMG_CLASS_RANGED:
        return 0.0
    more = power * s.attack_power_coefficient[k]
    if weapon:
        share = s.weapon_percent[k] if s.weapon_percent[k] > 0.0 else 1.0
        seconds = NORMALISED_S if normalised else st.sheets[caster].attack_ms[RANGED] / 1000.0
        more += power / POWER_PER_DPS * seconds * share
    return more


@kernel
def flown_yd(value: int, misc: int) -> float:
    """Return how far a leap carries whose effect gives speeds in tenths of yd/s: ``misc`` along the ground, ``value`` upward."""
    return misc / 10.0 * (2.0 * value / 10.0 / GRAVITY_YD_S2)


@kernel
def play_dead(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Let a unit feign its death: everybody forgets it, it stops its swings and leaves combat. Mutates it and its haters' lists."""
    clear_hated(st, row)
    stop_attack(st, row)
    if st.units[row].in_combat == 1:
        leave_combat(st, ct, row, at_ms)
