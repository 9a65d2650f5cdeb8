# SPDX-License-Identifier: GPL-2.0-or-later
"""The numbers of 3.3.5a that packets carry: movement, targets, units, swings, casts, races, classes, powers.

Source: AzerothCore src/server/game/Entities/Unit/UnitDefines.h, src/server/game/Spells/SpellDefines.h (SpellCastTargetFlags) and
src/server/shared/SharedDefines.h.
"""

from __future__ import annotations

from enum import IntEnum, IntFlag


class MovementFlag(IntFlag):
    """Says how a unit moves (AzerothCore UnitDefines.h:MovementFlags)."""

    NONE = 0
    FORWARD = 0x1
    BACKWARD = 0x2
    STRAFE_LEFT = 0x4
    STRAFE_RIGHT = 0x8
    LEFT = 0x10
    RIGHT = 0x20
    PITCH_UP = 0x40
    PITCH_DOWN = 0x80
    WALKING = 0x100
    ONTRANSPORT = 0x200
    DISABLE_GRAVITY = 0x400
    ROOT = 0x800
    FALLING = 0x1000
    FALLING_FAR = 0x2000
    PENDING_STOP = 0x4000
    PENDING_STRAFE_STOP = 0x8000
    PENDING_FORWARD = 0x10000
    PENDING_BACKWARD = 0x20000
    PENDING_STRAFE_LEFT = 0x40000
    PENDING_STRAFE_RIGHT = 0x80000
    PENDING_ROOT = 0x100000
    SWIMMING = 0x200000
    ASCENDING = 0x400000
    DESCENDING = 0x800000
    CAN_FLY = 0x1000000
    FLYING = 0x2000000
    SPLINE_ELEVATION = 0x4000000
    SPLINE_ENABLED = 0x8000000
    WATERWALKING = 0x10000000
    FALLING_SLOW = 0x20000000
    HOVER = 0x40000000


class ExtraMovementFlag(IntFlag):
    """Says more about movement (AzerothCore UnitDefines.h:ExtraMovementFlags)."""

    NONE = 0
    NO_STRAFE = 0x1
    NO_JUMPING = 0x2
    FULL_SPEED_TURNING = 0x8
    FULL_SPEED_PITCHING = 0x10
    ALWAYS_ALLOW_PITCHING = 0x20
    INTERPOLATED_MOVEMENT = 0x400
    INTERPOLATED_TURNING = 0x800
    INTERPOLATED_PITCHING = 0x1000


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


class StandState(IntEnum):
    """Says how a unit sits or stands (AzerothCore UnitDefines.h:UnitStandStateType)."""

    STAND = 0
    SIT = 1
    SIT_CHAIR = 2
    SLEEP = 3
    SIT_LOW_CHAIR = 4
    SIT_MEDIUM_CHAIR = 5
    SIT_HIGH_CHAIR = 6
    DEAD = 7
    KNEEL = 8
    SUBMERGED = 9


class SheathState(IntEnum):
    """Says which weapons are drawn (AzerothCore UnitDefines.h:SheathState)."""

    UNARMED = 0
    MELEE = 1
    RANGED = 2


class Power(IntEnum):
    """Is a kind of power (AzerothCore SharedDefines.h:Powers)."""

    MANA = 0
    RAGE = 1
    FOCUS = 2
    ENERGY = 3
    HAPPINESS = 4
    RUNE = 5
    RUNIC_POWER = 6


class CharacterClass(IntEnum):
    """Is a player's class (AzerothCore SharedDefines.h:Classes)."""

    WARRIOR = 1
    PALADIN = 2
    HUNTER = 3
    ROGUE = 4
    PRIEST = 5
    DEATH_KNIGHT = 6
    SHAMAN = 7
    MAGE = 8
    WARLOCK = 9
    DRUID = 11


class Race(IntEnum):
    """Is a player's race (AzerothCore SharedDefines.h:Races)."""

    HUMAN = 1
    ORC = 2
    DWARF = 3
    NIGHT_ELF = 4
    UNDEAD = 5
    TAUREN = 6
    GNOME = 7
    TROLL = 8
    BLOOD_ELF = 10
    DRAENEI = 11


class Gender(IntEnum):
    """Is a player's gender (AzerothCore SharedDefines.h:Gender)."""

    MALE = 0
    FEMALE = 1
