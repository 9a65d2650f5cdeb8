# SPDX-License-Identifier: GPL-2.0-or-later
"""Passive spells: their auras lie on whoever knows them, from his entering the world or learning them on.

Source: AzerothCore src/server/game/Entities/Player/Player.cpp (addSpell, _LoadSpells: IsPassive casts),
playercreateinfo_cast_spell (a warrior enters the world in Battle Stance, a death knight in Blood Presence).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.enums import SPECIFIC_PRESENCE
from warhost.realm.handlers.spell_casting.auras.aura_put import add_aura
from warhost.realm.handlers.spell_casting.auras.aura_rows import find_aura
from warhost.realm.kernel import kernel

WARRIOR, DEATH_KNIGHT = 1, 6
BATTLE_STANCE, BLOOD_PRESENCE = 2457, 48266


@kernel
def knows(st: Any, player: int, spell_row: int) -> bool:
    """Return whether a player (row of players) has the spell in his book: bit ``row & 7`` of byte ``row >> 3``."""
    return st.spellbook[player, spell_row >> 3] >> (spell_row & 7) & 1 != 0


@kernel
def has_presence(st: Any, ct: Any, row: int) -> bool:
    """Return whether a unit bears a presence."""
    aura = 0 + st.units[row].first_aura
    while aura >= 0:
        if ct.spells[st.auras[aura].spell].exclusive == SPECIFIC_PRESENCE:
            return True
        aura = 0 + st.auras[aura].next
    return False


@kernel
def apply_passives(st: Any, ct: Any, row: int, at_ms: int) -> int:
    """Put the auras of all passive spells that the player of unit ``row`` knows on him; return how many were new.

    A warrior without a stance takes Battle Stance, a death knight without a presence Blood Presence.
    Call it when he enters the world and when he gains a level.
    Mutates the unit, its sheet and list.
    """
    u = st.units[row]
    player = 0 + u.player
    if player < 0:
        return 0
    added = 0
    for k in range(len(ct.passive_rows)):
        spell = 0 + ct.passive_rows[k]
        if knows(st, player, spell) and find_aura(st, row, spell) < 0 and add_aura(st, ct, row, row, spell, 7, at_ms) >= 0:
            added += 1
    stance = 0
    if u.class_id == WARRIOR and u.form == 0:
        stance = BATTLE_STANCE
    elif u.class_id == DEATH_KNIGHT and not has_presence(st, ct, row):
        stance = BLOOD_PRESENCE
    if 0 < stance < len(ct.spell_rows) and ct.spell_rows[stance] >= 0:
        add_aura(st, ct, row, row, 0 + ct.spell_rows[stance], 7, at_ms)
    return added
