# SPDX-License-Identifier: GPL-2.0-or-later
"""What summoned units cast: what their owner told them to, else by themselves what is set to autocast and possible.

A harmful spell goes at the victim, a helpful one at its caster. Source: AzerothCore src/server/game/AI/CoreAI/PetAI.cpp:UpdateAI.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.pets.kinds import SPELLS
from warhost.lore.spells.flags import HARMFUL, PASSIVE
from warhost.realm.chance import STREAM_CREATURE_SPELL, roll_int
from warhost.realm.handlers.movement.paths import stop_path
from warhost.realm.handlers.spell_casting.casting import begin_cast
from warhost.realm.handlers.spell_casting.checking.checks import check_cast
from warhost.realm.handlers.spell_casting.checking.cooldowns import is_set
from warhost.realm.kernel import kernel

PICK_DRAW = 64


@kernel
def cast_at(st: Any, ct: Any, row: int, spell_row: int, target: int, at_ms: int) -> int:
    """Let a summoned unit cast a spell at ``target`` now; return 0 or why not. It stands still for a cast bar. Mutates whom it concerns."""
    u = st.units[row]
    v = st.units[target]
    reason = begin_cast(st, ct, row, spell_row, target, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, 0, at_ms)
    if reason == 0 and (u.cast_spell >= 0 or u.channel_spell >= 0):
        stop_path(st, ct, row, at_ms)
    return 0 + reason


@kernel
def target_for(ct: Any, row: int, spell_row: int, victim: int) -> int:
    """Return at whom a summoned unit casts a spell by itself: its victim (-1: none) or itself."""
    return victim if is_set(ct.spells[spell_row].attributes, HARMFUL) else row


@kernel
def can_cast(st: Any, ct: Any, row: int, spell_row: int, target: int, at_ms: int) -> bool:
    """Return whether the spell could be cast at ``target`` now."""
    v = st.units[target]
    return check_cast(st, ct, row, spell_row, target, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, at_ms, True) == 0


@kernel
def bears(st: Any, row: int, spell_row: int) -> bool:
    """Return whether a unit bears an aura of the spell."""
    aura = 0 + st.units[row].first_aura
    while aura >= 0:
        if st.auras[aura].spell == spell_row:
            return True
        aura = 0 + st.auras[aura].next
    return False


@kernel
def wants(st: Any, ct: Any, row: int, k: int, victim: int, at_ms: int) -> int:
    """Return at whom the spell in place ``k`` is to be cast by itself now, -1: not at all."""
    s = st.summons[st.units[row].summon]
    spell_row = 0 + s.spells[k]
    if spell_row < 0 or (s.autocast >> k & 1) == 0 or is_set(ct.spells[spell_row].attributes, PASSIVE):
        return -1
    target = target_for(ct, row, spell_row, victim)
    if target < 0 or (target == row and (st.units[row].in_combat == 0 or bears(st, row, spell_row))):
        return -1
    return target if can_cast(st, ct, row, spell_row, target, at_ms) else -1


@kernel
def cast_something(st: Any, ct: Any, row: int, victim: int, at_ms: int) -> bool:
    """Let a summoned unit cast what it was told to, else one of what it casts by itself, by chance; return whether it did.

    ``victim`` -1: it fights nobody. Mutates whom it concerns.
    """
    u = st.units[row]
    if u.cast_spell >= 0 or u.channel_spell >= 0:
        return False
    s = st.summons[u.summon]
    if s.order_spell >= 0:
        target = 0 + s.order_target
        if cast_at(st, ct, row, 0 + s.order_spell, target if target >= 0 else row, at_ms) == 0:
            s.order_spell = -1
            return True
    count = 0
    for k in range(SPELLS):
        if wants(st, ct, row, k, victim, at_ms) >= 0:
            count += 1
    if count == 0:
        return False
    chosen = roll_int(st, STREAM_CREATURE_SPELL, row, PICK_DRAW, 0, count - 1)
    for k in range(SPELLS):
        target = wants(st, ct, row, k, victim, at_ms)
        if target >= 0:
            if chosen == 0:
                return cast_at(st, ct, row, 0 + s.spells[k], target, at_ms) == 0
            chosen -= 1
    return False


@kernel
def reach_of_spells(st: Any, ct: Any, row: int) -> float:
    """Return the longest range (yd) of the harmful spells that a summoned unit casts by itself and can pay for; 0: none."""
    u = st.units[row]
    s = st.summons[u.summon]
    longest = 0.0
    for k in range(SPELLS):
        spell_row = 0 + s.spells[k]
        if spell_row >= 0 and s.autocast >> k & 1 and is_set(ct.spells[spell_row].attributes, HARMFUL):
            longest = max(longest, 0.0 + ct.spells[spell_row].range_max_yd)
    return longest
