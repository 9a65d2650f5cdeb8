# SPDX-License-Identifier: GPL-2.0-or-later
"""Forms: what a druid's shape does to the power he uses, and which auras a change of shape ends.

A bear uses rage, a cat energy; either begins with none (without Furor). Whoever takes a shape or leaves one is free of
roots and snares, and auras that are bound to a form end with it. Stances of warriors change no power.
Source: AzerothCore src/server/game/Spells/Auras/SpellAuraEffects.cpp (HandleAuraModShapeshift, HandleShapeshiftBoosts),
Entities/Unit/Unit.cpp:RemoveAurasByShapeShift, SpellAuras.cpp:IsRemovedOnShapeLost; of shapes: SpellShapeshiftForm.dbc.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.enums import (
    CREATURE_TYPE_BEAST,
    FORM_BEAR,
    FORM_CAT,
    FORM_DIREBEAR,
    MECHANIC_ROOT,
    MECHANIC_SNARE,
    POWER_ENERGY,
    POWER_MANA,
    POWER_RAGE,
)
from warhost.lore.spells.flags import HARMFUL
from warhost.lore.spells.traits import FORM_BOUND
from warhost.realm.kernel import kernel

DRUID = 11
SHIFTED_FORMS = sum(1 << (form - 1) for form in (1, 3, 4, 5, 8, 16, 29))
"""Forms of another shape: spells that say nothing about forms cannot be cast in them (flag 1 of SpellShapeshiftForm.dbc clear)."""
BEAST_FORMS = SHIFTED_FORMS
"""Forms in which a player counts as a beast (creature_type 1 of SpellShapeshiftForm.dbc)."""
FREEING_FORMS = sum(1 << (form - 1) for form in (1, 2, 3, 4, 5, 8, 27, 29, 31))
"""Forms of druids, to take or leave which frees of roots and snares."""
MOD_SHAPESHIFT = 36
HOLDS = (5, 6, 7, 12)
"""Auras of a stronger control (confuse, charm, fear, stun) that a change of shape does not end."""


@kernel
def is_shifted(form: int) -> bool:
    """Return whether a form is another shape, in which its bearer neither talks nor casts plain spells."""
    return form > 0 and SHIFTED_FORMS >> (form - 1) & 1 == 1


@kernel
def frees(ct: Any, spell_row: int) -> bool:
    """Return whether the form that a spell gives is one whose taking and leaving ends roots and snares."""
    s = ct.spells[spell_row]
    found = False
    for k in range(3):
        found = found or (s.aura[k] == MOD_SHAPESHIFT and s.misc[k] > 0 and FREEING_FORMS >> (s.misc[k] - 1) & 1 == 1)
    return found


@kernel
def power_of_form(form: int) -> int:
    """Return the power that a druid uses in a form: energy, rage, or mana."""
    if form == FORM_CAT:
        return POWER_ENERGY
    return POWER_RAGE if form in (FORM_BEAR, FORM_DIREBEAR) else POWER_MANA


@kernel
def type_of_form(form: int, plain: int) -> int:
    """Return the creature type of a player in a form, ``plain`` where the form leaves it as it is."""
    return CREATURE_TYPE_BEAST if form > 0 and BEAST_FORMS >> (form - 1) & 1 == 1 else plain


@kernel
def set_form(st: Any, row: int, form: int) -> None:
    """Write a unit's form; a druid's power changes with it and begins at nothing. Mutates the unit."""
    u = st.units[row]
    before = 0 + u.form
    u.form = form
    if u.class_id != DRUID or u.player < 0 or before == form:
        return
    power = power_of_form(form)
    u.power_type = power
    if power != POWER_MANA:
        u.powers[power] = 0


@kernel
def ends_with_shape(st: Any, ct: Any, aura: int) -> bool:
    """Return whether an aura is a root or a snare of an enemy, which a change of shape ends."""
    a = st.auras[aura]
    s = ct.spells[a.spell]
    if s.attributes & HARMFUL == 0:
        return False
    found = s.mechanic in (MECHANIC_ROOT, MECHANIC_SNARE)
    for k in range(3):
        if a.effects >> k & 1:
            if s.aura[k] in HOLDS:
                return False
            found = found or s.effect_mechanic[k] in (MECHANIC_ROOT, MECHANIC_SNARE)
    return found


@kernel
def is_bound(st: Any, ct: Any, aura: int) -> bool:
    """Return whether an aura ends when its bearer leaves the form it asks for."""
    return ct.spells[st.auras[aura].spell].traits & FORM_BOUND != 0
