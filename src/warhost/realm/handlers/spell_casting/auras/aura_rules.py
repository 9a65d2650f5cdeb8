# SPDX-License-Identifier: GPL-2.0-or-later
"""Which auras exclude each other, and which of two stays.

Ranks of one chain replace each other, a lower one never a higher; a helpful aura replaces the same one of another caster, harmful
ones of two casters stand side by side; of an ``exclusive`` group a bearer has one aura, of those in PER_CASTER one from each caster;
of buffs that raise the same figure the stronger stays. Auras of one ``stack_group`` lie side by side, and only the strongest of a
kind counts (``sheets/sums.py``). Source: AzerothCore src/server/game/Spells/Auras/SpellAuras.cpp:CanStackWith, SpellInfo.cpp
(IsAuraExclusiveBySpecificWith, IsAuraExclusiveBySpecificPerCasterWith), SpellMgr.cpp:CheckSpellGroupStackRules with the world's
spell_group 1002 (blessings: never two of one caster).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells import enums
from warhost.lore.spells.flags import HARMFUL
from warhost.realm.kernel import kernel

FOOD, DRINK, FOOD_AND_DRINK = enums.SPECIFIC_FOOD, enums.SPECIFIC_DRINK, enums.SPECIFIC_FOOD_AND_DRINK
PER_CASTER = (
    enums.SPECIFIC_SEAL,
    enums.SPECIFIC_AURA,
    enums.SPECIFIC_STING,
    enums.SPECIFIC_JUDGEMENT,
    enums.SPECIFIC_HAND,
    enums.SPECIFIC_BLESSING,
    enums.SPECIFIC_WARRIOR_SHOUT,
    enums.SPECIFIC_CURSE,
    enums.SPECIFIC_WARLOCK_CORRUPTION,
    enums.SPECIFIC_WARLOCK_IMMOLATE,
)
"""Groups of which a bearer has one aura from each caster."""
STRONGER_STAYS = (
    enums.SPECIFIC_SCROLL,
    enums.SPECIFIC_MAGE_ARCANE_BRILLANCE,
    enums.SPECIFIC_PRIEST_DIVINE_SPIRIT,
    enums.SPECIFIC_PRIEST_FORTITUDE,
    enums.SPECIFIC_PRIEST_SHADOW_PROTECTION,
    enums.SPECIFIC_DRUID_MARK,
)


@kernel
def groups_clash(a: int, b: int) -> bool:
    """Return whether auras of the exclusive groups ``a`` and ``b`` (0 none) exclude each other."""
    if a == 0 or b == 0:
        return False
    if a == FOOD_AND_DRINK:
        return b in (FOOD, DRINK, FOOD_AND_DRINK)
    if b == FOOD_AND_DRINK:
        return a in (FOOD, DRINK)
    return a == b


@kernel
def clashes(st: Any, ct: Any, aura: int, caster: int, spell_row: int) -> bool:
    """Return whether the aura (row of auras, of another spell) cannot stand beside a new one of ``spell_row`` from ``caster``."""
    a = st.auras[aura]
    old = ct.spells[a.spell]
    new = ct.spells[spell_row]
    if old.chain == new.chain:
        return new.attributes & HARMFUL == 0 or a.caster == caster
    if not groups_clash(0 + old.exclusive, 0 + new.exclusive):
        return False
    return new.exclusive not in PER_CASTER or a.caster == caster


@kernel
def outdone(st: Any, ct: Any, aura: int, spell_row: int, first_points: int) -> bool:
    """Return whether the aura keeps a clashing new one off: it is a higher rank, or a stronger buff of the same kind."""
    old = ct.spells[st.auras[aura].spell]
    new = ct.spells[spell_row]
    if old.chain == new.chain:
        return old.rank > new.rank
    return new.exclusive in STRONGER_STAYS and abs(st.auras[aura].amounts[0]) > abs(first_points)
