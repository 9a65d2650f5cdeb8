# SPDX-License-Identifier: GPL-2.0-or-later
"""Who belongs together: a unit, what it has summoned, and who summoned it. Without groups a party and a raid are these.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp (IsInPartyWith, IsInRaidWith: by GetCharmerOrOwnerOrSelf).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells import effects as e
from warhost.realm.kernel import kernel
from warhost.realm.sides import can_attack, can_help

ANYBODY_NEAR = (e.SPELL_EFFECT_APPLY_AREA_AURA_FRIEND, e.SPELL_EFFECT_APPLY_AREA_AURA_ENEMY)
OF_COMPANY = (e.SPELL_EFFECT_APPLY_AREA_AURA_PARTY, e.SPELL_EFFECT_APPLY_AREA_AURA_RAID)
TO_OWNER = (e.SPELL_EFFECT_APPLY_AREA_AURA_PET, e.SPELL_EFFECT_APPLY_AREA_AURA_OWNER)


@kernel
def master_of(st: Any, unit: int) -> int:
    """Return the row of who summoned a unit, or its own."""
    owner = 0 + st.units[unit].owner
    return owner if owner >= 0 else unit


@kernel
def has_company(st: Any, unit: int) -> bool:
    """Return whether anybody else can be of a unit's party: it was summoned, or has summoned somebody."""
    u = st.units[unit]
    return u.owner >= 0 or u.first_summon >= 0


@kernel
def is_area_effect(effect: int) -> bool:
    """Return whether an effect's aura lies on others near its caster too."""
    return effect in ANYBODY_NEAR or effect in OF_COMPANY or effect in TO_OWNER


@kernel
def reaches_beyond(st: Any, caster: int, effect: int) -> bool:
    """Return whether an area aura's effect can reach anybody but its caster now, so that it is worth a look round."""
    if effect in ANYBODY_NEAR:
        return True
    if effect in OF_COMPANY:
        return has_company(st, caster)
    return effect in TO_OWNER and st.units[caster].owner >= 0


@kernel
def is_meant(st: Any, ct: Any, caster: int, other: int, effect: int) -> bool:
    """Return whether an area aura's effect is for ``other`` (not the caster): of its party, its owner, a friend, an enemy."""
    if effect in OF_COMPANY:
        return master_of(st, caster) == master_of(st, other)
    if effect in TO_OWNER:
        return st.units[caster].owner == other
    if effect == e.SPELL_EFFECT_APPLY_AREA_AURA_FRIEND:
        return can_help(st, ct, caster, other)
    return effect == e.SPELL_EFFECT_APPLY_AREA_AURA_ENEMY and can_attack(st, ct, caster, other)
