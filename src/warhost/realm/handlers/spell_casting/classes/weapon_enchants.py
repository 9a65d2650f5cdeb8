# SPDX-License-Identifier: GPL-2.0-or-later
"""Weapons that are enchanted for a time: rogues' poisons, shamans' imbues. Out: nothing; a client sees the item's field.

A spell with ENCHANT_ITEM_TEMPORARY, aimed at one of the caster's own weapons, lies on it for its duration in place of another.
Whenever that weapon's hand lands a swing or a weapon ability on a unit that survives it, ``trigger_spell`` is cast at that unit:
``proc_per_minute`` times a minute of the weapon's plain swings, or with ``proc_chance`` %.
Source: AzerothCore src/server/game/Spells/SpellEffects.cpp (EffectEnchantItemTmp), Spell.cpp (CheckItems),
Entities/Player/Player.cpp (CastItemCombatSpell, UpdateEnchantTime), Unit.cpp (GetPPMProcRate).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.effects import SPELL_EFFECT_ENCHANT_ITEM_TEMPORARY
from warhost.realm.chance import STREAM_PROC, roll_int
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.effects.value import nth_of
from warhost.realm.handlers.spell_casting.missiles import trigger
from warhost.realm.kernel import kernel
from warhost.realm.rules import chance_of_rate
from warhost.realm.tables.timers import ENCHANT
from warhost.realm.tables.units import ALIVE
from warhost.realm.wheel import schedule

MAIN_HAND = 15
ITEM_WEAPON = 2


@kernel
def item_of(st: Any, row: int, guid: Any) -> int:
    """Return the row of items of the unit's own item with this GUID, or -1."""
    player = 0 + st.units[row].player
    if player < 0 or guid == 0:
        return -1
    slots = st.players[player].slots
    for k in range(len(slots)):
        if slots[k] >= 0 and st.items[slots[k]].guid == guid:
            return 0 + int(slots[k])
    return -1


@kernel
def check_enchant(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return why the item that the cast is aimed at cannot be enchanted: ITEM_NOT_FOUND, EQUIPPED_ITEM_CLASS, or 0."""
    item = 0 + st.units[row].asked_item
    if item < 0:
        return no.ITEM_NOT_FOUND
    about = ct.items[st.items[item].template]
    mask = 0 + ct.spells[spell_row].weapon_mask
    if about.item_class != ITEM_WEAPON or (mask != 0 and (mask >> (0 + about.subclass)) & 1 == 0):
        return no.EQUIPPED_ITEM_CLASS
    return no.OK


@kernel
def enchant(st: Any, ct: Any, row: int, spell_row: int, k: int, at_ms: int) -> None:
    """Put effect ``k`` of a spell on the item that its cast is aimed at, for the spell's duration. Mutates the item and the wheel."""
    item = 0 + st.units[row].asked_item
    if item < 0:
        return
    s = ct.spells[spell_row]
    thing = st.items[item]
    thing.enchant = s.misc[k]
    thing.enchant_spell = spell_row
    thing.enchant_until_ms = at_ms + s.duration_ms
    schedule(st, ENCHANT, item, at_ms + s.duration_ms)


@kernel
def strip(st: Any, item: int) -> None:
    """Take the enchantment off an item. Mutates it."""
    thing = st.items[item]
    thing.enchant = 0
    thing.enchant_spell = -1
    thing.enchant_until_ms = 0


@kernel
def enchant_ends(st: Any, item: int, due_ms: int) -> None:
    """Run the ENCHANT timer of a row of items; one that was meant for another time is stale and ignored. Mutates the item."""
    if st.items[item].enchant_until_ms == due_ms:
        strip(st, item)


@kernel
def strikes_with(st: Any, ct: Any, row: int, target: int, hand: int, at_ms: int) -> None:
    """Let the enchantment of the weapon in ``hand`` (0 main, 1 off) act on a unit that it has hit. Mutates missiles and the wheel."""
    player = 0 + st.units[row].player
    if player < 0 or st.units[target].death != ALIVE:
        return
    item = 0 + int(st.players[player].slots[MAIN_HAND + hand])
    if item < 0 or st.items[item].enchant_spell < 0:
        return
    spell_row = 0 + st.items[item].enchant_spell
    s = ct.spells[spell_row]
    chance = float(s.proc_chance)
    if s.proc_per_minute > 0.0:
        chance = chance_of_rate(0 + ct.items[st.items[item].template].delay_ms, 0.0 + s.proc_per_minute)
    if roll_int(st, STREAM_PROC, row, nth_of(spell_row, target, 20 + hand, at_ms), 0, 9999) >= int(chance * 100.0):
        return
    for k in range(3):
        spell_id = 0 + s.trigger_spell[k]
        if s.effect[k] == SPELL_EFFECT_ENCHANT_ITEM_TEMPORARY and 0 < spell_id < len(ct.spell_rows) and ct.spell_rows[spell_id] >= 0:
            v = st.units[target]
            trigger(st, row, target, 0 + int(ct.spell_rows[spell_id]), 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, at_ms)
