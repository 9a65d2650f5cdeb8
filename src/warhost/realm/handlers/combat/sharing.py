# SPDX-License-Identifier: GPL-2.0-or-later
"""Damage that goes elsewhere: shared with the paladin whose hand lies on the victim, or thrown back at who struck it.

Sharing (SPLIT_DAMAGE_PCT): of what absorbs have left, a share of the aura's school goes to its caster, who absorbs nothing of it; when he
has borne as much as his whole health, the aura ends. A shield of thorns (DAMAGE_SHIELD) deals its value to whoever strikes its bearer
with a plain swing. Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp (CalcAbsorbResist, DealMeleeDamage),
scripts/Spells/spell_paladin.cpp:spell_pal_hand_of_sacrifice_aura.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_SPLIT_DAMAGE_PCT
from warhost.protocol.opcode_numbers import SMSG_SPELLNONMELEEDAMAGELOG
from warhost.realm.events import tell
from warhost.realm.handlers.combat.regeneration import wake_regeneration
from warhost.realm.handlers.death.dying import kill
from warhost.realm.handlers.spell_casting.auras.aura_list import remove_aura
from warhost.realm.kernel import kernel
from warhost.realm.spell_notes import NOTE_SPLIT
from warhost.realm.tables.units import ALIVE

BORNE = 2
"""The amount of an aura of sharing that counts what its caster has borne; its third effect is unused."""


@kernel
def bear(st: Any, ct: Any, source: int, bearer: int, share: int, spell_row: int, at_ms: int) -> None:
    """Take a shared part of damage from ``bearer``, who may die of it. Mutates the unit; tells SMSG_SPELLNONMELEEDAMAGELOG."""
    u = st.units[bearer]
    tell(st, SMSG_SPELLNONMELEEDAMAGELOG, bearer, source, at_ms, 0 + ct.spells[spell_row].id, share, 0, 0)
    if share >= u.hp:
        kill(st, ct, bearer, source, at_ms)
        return
    u.hp -= share
    wake_regeneration(st, bearer, at_ms)


@kernel
def share_out(st: Any, ct: Any, source: int, victim: int, amount: int, school_mask: int, at_ms: int) -> int:
    """Return what is left of ``amount`` for ``victim`` after those who share its harm have taken theirs. Mutates them and auras."""
    if st.sheets[victim].aura_notes & NOTE_SPLIT == 0 or amount <= 0:
        return amount
    left = amount
    aura = 0 + st.units[victim].first_aura
    while aura >= 0:
        a = st.auras[aura]
        after = 0 + a.next
        spell = 0 + a.spell
        s = ct.spells[spell]
        caster = 0 + a.caster
        if s.aura[0] == SPELL_AURA_SPLIT_DAMAGE_PCT and s.misc[0] & school_mask and caster >= 0 and caster != victim:
            u = st.units[caster]
            there = u.guid == a.caster_guid and u.in_world == 1 and u.death == ALIVE and u.map == st.units[victim].map
            share = amount * a.amounts[0] // 100
            if there and share > 0:
                left -= share
                a.amounts[BORNE] = a.amounts[BORNE] + share
                spent = a.amounts[BORNE] >= u.max_hp
                bear(st, ct, source, caster, share, spell, at_ms)
                if spent and st.auras[aura].unit == victim:
                    remove_aura(st, ct, aura, at_ms)
        aura = after
    return max(left, 0)
