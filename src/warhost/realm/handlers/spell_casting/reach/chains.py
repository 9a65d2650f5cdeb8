# SPDX-License-Identifier: GPL-2.0-or-later
"""Spells that jump from one unit to the next: how far, to whom, and what is left of them.

* A weapon's sweep (Cleave) takes the nearest of those round the first target who stand before the caster.
* Magic goes from each to the nearest not reached yet (Chain Lightning); a chain heal to whom the most health lacks.
* With each jump an effect keeps ``chain_multiplier`` of its strength, power included, before crit.

Source: AzerothCore src/server/game/Spells/Spell.cpp:SearchChainTargets, DoAllEffectOnLaunchTarget (m_damageMultipliers).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.enums import DMG_CLASS_MELEE, DMG_CLASS_RANGED
from warhost.lore.spells.targets import TARGET_UNIT_TARGET_CHAINHEAL_ALLY
from warhost.realm.geometry import PI, is_ahead
from warhost.realm.handlers.spell_casting.reach.areas import MASKS, add, in_area
from warhost.realm.kernel import kernel
from warhost.realm.sides import can_attack

JUMP_MELEE_YD, JUMP_RANGED_YD, JUMP_MAGIC_YD, JUMP_HEAL_YD = 5.0, 7.5, 10.0, 12.5


@kernel
def is_chain_heal(ct: Any, spell_row: int, k: int) -> bool:
    """Return whether effect ``k`` is a heal that looks for the worst hurt."""
    return ct.spells[spell_row].target_a[k] == TARGET_UNIT_TARGET_CHAINHEAL_ALLY


@kernel
def jump_yd(ct: Any, spell_row: int, k: int) -> float:
    """Return how far (yd) effect ``k`` jumps from one unit to the next."""
    spell = ct.spells[spell_row]
    if spell.damage_class == DMG_CLASS_MELEE:
        return JUMP_MELEE_YD
    if spell.damage_class == DMG_CLASS_RANGED:
        return JUMP_RANGED_YD
    return JUMP_HEAL_YD if is_chain_heal(ct, spell_row, k) else JUMP_MAGIC_YD


@kernel
def bounces_far(ct: Any, spell_row: int) -> bool:
    """Return whether a spell jumps from each unit on, not round the first alone (SPELL_ATTR4_AREA_TARGET_CHAIN: magic)."""
    return ct.spells[spell_row].damage_class not in (DMG_CLASS_MELEE, DMG_CLASS_RANGED)


@kernel
def next_of(st: Any, ct: Any, caster: int, from_row: int, found: int, count: int, heals: bool, far: bool) -> int:
    """Return which of the first ``found`` units of ``st.scratch`` is next and not reached yet; -1: none.

    The nearest to ``from_row``; of a chain heal the one that lacks the most health; of a sweep only who stands before the caster.
    """
    best = -1
    best_sq = 0.0
    most = -1
    u = st.units[from_row]
    me = st.units[caster]
    for i in range(found):
        row = 0 + int(st.scratch[i])
        taken = row == caster and not heals
        for j in range(count):
            taken = taken or int(st.reached[j]) // MASKS == row
        v = st.units[row]
        if taken or (not far and not is_ahead(me.x, me.y, me.o, v.x, v.y, PI)):
            continue
        if heals:
            lacks = int(v.max_hp) - int(v.hp)
            if lacks > most:
                best = row
                most = lacks
            continue
        dx = v.x - u.x
        dy = v.y - u.y
        dz = v.z - u.z
        square = dx * dx + dy * dy + dz * dz
        if best < 0 or square < best_sq:
            best = row
            best_sq = square
    return best


@kernel
def chain(st: Any, ct: Any, caster: int, spell_row: int, k: int, first: int, count: int, bit: int) -> int:
    """Add those to whom effect ``k`` jumps after ``first`` to ``st.reached``; return the new count. Overwrites ``st.scratch``."""
    enemies = can_attack(st, ct, caster, first)
    heals = is_chain_heal(ct, spell_row, k)
    far = bounces_far(ct, spell_row)
    last = first
    for _ in range(ct.spells[spell_row].chain_targets[k] - 1):
        v = st.units[last if far else first]
        found = in_area(st, ct, caster, v.x, v.y, v.z, jump_yd(ct, spell_row, k), enemies)
        last = next_of(st, ct, caster, last, found, count, heals, far)
        if last < 0:
            return count
        count = add(st, count, last, bit)
    return count


@kernel
def left_after_jumps(st: Any, ct: Any, caster: int, spell_row: int, k: int) -> float:
    """Return the share of its strength that effect ``k`` has after the jumps it has made (``units.jumps`` of its caster)."""
    share = 1.0
    kept = ct.spells[spell_row].chain_multiplier[k]
    if caster >= 0 and kept > 0.0:
        for _ in range(0 + st.units[caster].jumps):
            share *= kept
    return share
