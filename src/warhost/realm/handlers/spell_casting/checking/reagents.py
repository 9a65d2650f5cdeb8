# SPDX-License-Identifier: GPL-2.0-or-later
"""Items in casts: reagents that a spell uses up when it goes off, and items that an effect makes.

A player who lacks the reagent is refused with REAGENTS; nobody else needs any. What an effect makes needs room for one:
TOO_MANY_OF_ITEM where one may not have more of it, else DONT_REPORT.
Out: SMSG_ITEM_PUSH_RESULT (a: item entry, b: count, c: slot).
Source: AzerothCore src/server/game/Spells/Spell.cpp (Spell::CheckItems, Spell::TakeReagents), SpellEffects.cpp:Spell::DoCreateItem.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.effects import SPELL_EFFECT_CREATE_ITEM
from warhost.protocol.opcode_numbers import SMSG_ITEM_PUSH_RESULT
from warhost.realm.events import tell
from warhost.realm.handlers.loot.bags import TOO_MANY, held, room_for, store, use_up
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.kernel import kernel
from warhost.realm.reasons import ACCEPTED


@kernel
def check_reagents(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return REAGENTS where a player lacks what the spell uses up, else 0."""
    spell = ct.spells[spell_row]
    player = 0 + st.units[row].player
    if spell.reagent == 0 or player < 0:
        return no.OK
    item = 0 + ct.reagent_rows[spell_row]
    if item < 0 or held(st, player, item) < spell.reagent_count:
        return no.REAGENTS
    return no.OK


@kernel
def take_reagents(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Use up what the spell needs of the player's items; return how many went. Mutates items and slots."""
    spell = ct.spells[spell_row]
    player = 0 + st.units[row].player
    if spell.reagent == 0 or player < 0 or ct.reagent_rows[spell_row] < 0:
        return 0
    return use_up(st, player, 0 + ct.reagent_rows[spell_row], 0 + spell.reagent_count)


@kernel
def check_making(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return why there is no room for what the spell makes: TOO_MANY_OF_ITEM, DONT_REPORT (the bags are full), or 0."""
    player = 0 + st.units[row].player
    if player < 0:
        return no.OK
    for k in range(3):
        if ct.spells[spell_row].effect[k] != SPELL_EFFECT_CREATE_ITEM or ct.made_items[spell_row, k] < 0:
            continue
        room = room_for(st, ct, player, 0 + ct.made_items[spell_row, k], 1)
        if room != ACCEPTED:
            return no.TOO_MANY_OF_ITEM if room == TOO_MANY else no.DONT_REPORT
    return no.OK


@kernel
def give_item(st: Any, ct: Any, row: int, item: int, count: int, at_ms: int) -> bool:
    """Put ``count`` of an item (row of items) into the bags of unit ``row``; return False where they have no room. Tells it."""
    player = 0 + st.units[row].player
    if player < 0 or item < 0 or room_for(st, ct, player, item, count) != ACCEPTED:
        return False
    slot = store(st, ct, player, item, count)
    tell(st, SMSG_ITEM_PUSH_RESULT, row, -1, at_ms, 0 + ct.items[item].entry, count, slot, 0)
    return True
