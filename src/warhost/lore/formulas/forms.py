# SPDX-License-Identifier: GPL-2.0-or-later
"""What a druid's forms make of weapon, strength and agility.

Source: AzerothCore src/server/game/Entities/Unit/StatSystem.cpp (Player::CalculateMinMaxDamage,
Player::UpdateAttackPowerAndDamage), Entities/Item/ItemTemplate.h:getFeralBonus; swing times are SpellShapeshiftForm.dbc's.
"""

from __future__ import annotations

from warhost.lore.spells.enums import FORM_BEAR, FORM_CAT, FORM_DIREBEAR, FORM_MOONKIN

CLAW_LEVELS = 60
"""Claws grow up to this level."""
CAT_SWING_MS, BEAR_SWING_MS = 1000, 2500
CLAW_LOW, CLAW_HIGH = 0.85, 1.25
FERAL_DPS = 14.0
FERAL_FREE = 767
"""What of a weapon's damage a second, as attack power, brings a druid nothing."""


def is_feral(form: int) -> bool:
    """Return whether a form fights with claws: cat, bear and dire bear (Unit.cpp:IsInFeralForm)."""
    return form in (FORM_CAT, FORM_BEAR, FORM_DIREBEAR)


def claw_ms(form: int) -> int:
    """Return the ms between two swings of a feral form."""
    return CAT_SWING_MS if form == FORM_CAT else BEAR_SWING_MS


def claw_damage(level: int, swing_ms: int, high: bool) -> float:
    """Return the least (or highest) damage of claws before attack power: so much a level and second, up to level 60."""
    return min(level, CLAW_LEVELS) * (CLAW_HIGH if high else CLAW_LOW) * swing_ms / 1000.0


def feral_power(weapon_dps: float) -> int:
    """Return the attack power that a weapon of so much damage a second gives in a feral or moonkin form."""
    return max(int(weapon_dps * FERAL_DPS) - FERAL_FREE, 0)


def druid_attack_power(form: int, strength: float, agility: float, weapon_dps: float) -> int:
    """Return a druid's melee attack power from stats and weapon in a form; a cat's agility counts too."""
    value = strength * 2.0 - 20.0
    if form == FORM_CAT:
        value += agility
    if is_feral(form) or form == FORM_MOONKIN:
        value += feral_power(weapon_dps)
    return max(int(value), 0)
