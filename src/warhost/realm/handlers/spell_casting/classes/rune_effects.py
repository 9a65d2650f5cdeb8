# SPDX-License-Identifier: GPL-2.0-or-later
"""Effects on runes: they come back at once (Blood Tap, Empower Rune Weapon), they turn into death runes for a time (Blood Tap).

Source: AzerothCore src/server/game/Spells/SpellEffects.cpp:EffectActivateRune, Auras/SpellAuraEffects.cpp:HandleAuraConvertRune,
Entities/Player/Player.cpp:RemoveRunesByAuraEffect.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_CONVERT_RUNE
from warhost.lore.spells.effects import SPELL_EFFECT_ACTIVATE_RUNE
from warhost.realm.handlers.spell_casting.classes.runes import kind_of_slot
from warhost.realm.kernel import kernel
from warhost.realm.tables.runes import RUNES_A_PLAYER


@kernel
def converts(ct: Any, spell_row: int) -> bool:
    """Return whether a spell turns runes into others for a time."""
    s = ct.spells[spell_row]
    return s.aura[0] == SPELL_AURA_CONVERT_RUNE or s.aura[1] == SPELL_AURA_CONVERT_RUNE or s.aura[2] == SPELL_AURA_CONVERT_RUNE


@kernel
def activate(st: Any, player: int, kind: int, slot_kind: int, count: int, at_ms: int) -> int:
    """Let up to ``count`` runes that are ``kind`` now be ready at once; return how many are still to come. Mutates runes.

    ``slot_kind`` -1: of any slot, else only of slots of that kind.
    """
    r = st.runes[player]
    for slot in range(RUNES_A_PLAYER):
        fits = slot_kind < 0 or kind_of_slot(slot) == slot_kind
        if count > 0 and fits and r.ready_ms[slot] > at_ms and r.kinds[slot] == kind:
            r.ready_ms[slot] = at_ms
            count -= 1
    return count


@kernel
def activate_sooner(st: Any, player: int, kind: int, at_ms: int) -> None:
    """Let the rune of a pair that comes back first be ready at once, where both are ``kind`` and spent. Mutates runes."""
    r = st.runes[player]
    a = 2 * kind
    b = a + 1
    if r.kinds[a] != kind or r.kinds[b] != kind or r.ready_ms[a] <= at_ms or r.ready_ms[b] <= at_ms:
        return
    slot = b if r.ready_ms[a] >= r.ready_ms[b] else a
    r.ready_ms[slot] = at_ms


@kernel
def rune_effect(st: Any, ct: Any, target: int, spell_row: int, k: int, value: int, at_ms: int) -> bool:
    """Do effect ``k`` where it lets runes come back; return False where it is of another kind.

    A spell that also converts (Blood Tap) first looks for a spent death rune of the slots that it converts, and else helps the pair.
    """
    s = ct.spells[spell_row]
    if s.effect[k] != SPELL_EFFECT_ACTIVATE_RUNE:
        return False
    player = 0 + st.units[target].player
    if player < 0:
        return True
    if not converts(ct, spell_row):
        activate(st, player, 0 + s.misc[k], -1, max(value, 1), at_ms)
        return True
    left = activate(st, player, 0 + s.misc[k], 0 + s.misc_b[k], max(value, 1), at_ms)
    if left > 0:
        activate_sooner(st, player, 0 + s.misc_b[k], at_ms)
    return True


@kernel
def convert_runes(st: Any, ct: Any, target: int, spell_row: int, amount: int, k: int, at_ms: int) -> None:
    """Turn up to ``amount`` ready runes of kind misc into kind misc_b while the aura of ``spell_row`` lasts. Mutates runes."""
    player = 0 + st.units[target].player
    if player < 0:
        return
    s = ct.spells[spell_row]
    r = st.runes[player]
    left = amount
    for slot in range(RUNES_A_PLAYER):
        if left > 0 and r.kinds[slot] == s.misc[k] and r.ready_ms[slot] <= at_ms:
            r.kinds[slot] = s.misc_b[k]
            r.converted_by[slot] = spell_row
            left -= 1


@kernel
def convert_all(st: Any, ct: Any, aura: int, at_ms: int) -> None:
    """Do what the CONVERT_RUNE effects of a new aura (row of auras) do. Mutates runes."""
    a = st.auras[aura]
    for k in range(3):
        if a.effects >> k & 1 and ct.spells[a.spell].aura[k] == SPELL_AURA_CONVERT_RUNE:
            convert_runes(st, ct, 0 + a.unit, 0 + a.spell, 0 + a.amounts[k], k, at_ms)


@kernel
def give_runes_back(st: Any, unit: int, spell_row: int) -> None:
    """Turn the runes that the aura of ``spell_row`` converted into what their slots hold. Mutates runes."""
    player = 0 + st.units[unit].player
    if player < 0:
        return
    r = st.runes[player]
    for slot in range(RUNES_A_PLAYER):
        if r.converted_by[slot] == spell_row:
            r.converted_by[slot] = -1
            r.kinds[slot] = kind_of_slot(slot)
