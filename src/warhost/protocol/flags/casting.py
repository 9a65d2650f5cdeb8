# SPDX-License-Identifier: GPL-2.0-or-later
"""What casts and auras carry: targets, cast flags, aura flags.

Source: AzerothCore SpellDefines.h, Spell.h, SpellAuraDefines.h, as each says.
"""

from __future__ import annotations

from enum import IntFlag


class TargetFlag(IntFlag):
    """Says what a cast's target data holds (AzerothCore SpellDefines.h:SpellCastTargetFlags)."""

    NONE = 0
    UNIT = 0x2
    UNIT_RAID = 0x4
    UNIT_PARTY = 0x8
    ITEM = 0x10
    SOURCE_LOCATION = 0x20
    DEST_LOCATION = 0x40
    UNIT_ENEMY = 0x80
    UNIT_ALLY = 0x100
    CORPSE_ENEMY = 0x200
    UNIT_DEAD = 0x400
    GAMEOBJECT = 0x800
    TRADE_ITEM = 0x1000
    STRING = 0x2000
    GAMEOBJECT_ITEM = 0x4000
    CORPSE_ALLY = 0x8000
    UNIT_MINIPET = 0x10000
    GLYPH_SLOT = 0x20000
    DEST_TARGET = 0x40000
    EXTRA_TARGETS = 0x80000
    UNIT_PASSENGER = 0x100000


OBJECT_TARGETS = TargetFlag.UNIT | TargetFlag.UNIT_MINIPET | TargetFlag.GAMEOBJECT | TargetFlag.CORPSE_ENEMY | TargetFlag.CORPSE_ALLY
"""The bits that bring an object's GUID (AzerothCore Spell.cpp:SpellCastTargets::Read)."""

ITEM_TARGETS = TargetFlag.ITEM | TargetFlag.TRADE_ITEM
"""The bits that bring an item's GUID."""


class CastFlag(IntFlag):
    """Says what SMSG_SPELL_START and SMSG_SPELL_GO carry (AzerothCore Spell.h:SpellCastFlags)."""

    NONE = 0
    PENDING = 0x1
    HAS_TRAJECTORY = 0x2
    AMMO = 0x20
    POWER_LEFT_SELF = 0x800
    ADJUST_MISSILE = 0x20000
    NO_GCD = 0x40000
    VISUAL_CHAIN = 0x80000
    RUNE_LIST = 0x200000
    UNKNOWN_23 = 0x400000
    IMMUNITY = 0x4000000


class AuraFlag(IntFlag):
    """Says what an entry of SMSG_AURA_UPDATE carries (AzerothCore SpellAuraDefines.h:AURA_FLAGS)."""

    NONE = 0
    EFFECT_0 = 0x1
    EFFECT_1 = 0x2
    EFFECT_2 = 0x4
    CASTER = 0x8
    POSITIVE = 0x10
    DURATION = 0x20
    AMOUNTS = 0x40
    NEGATIVE = 0x80
