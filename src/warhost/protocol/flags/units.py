# SPDX-License-Identifier: GPL-2.0-or-later
"""What units are and do: stand and sheath states, powers, swings, unit flags.

Source: AzerothCore UnitDefines.h, SharedDefines.h, as each says.
"""

from __future__ import annotations

from enum import IntEnum, IntFlag


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


class HitInfo(IntFlag):
    """Says what a swing did (AzerothCore UnitDefines.h:HitInfo)."""

    NORMALSWING = 0
    DEBUG = 0x1
    AFFECTS_VICTIM = 0x2
    OFFHAND = 0x4
    MISS = 0x10
    FULL_ABSORB = 0x20
    PARTIAL_ABSORB = 0x40
    FULL_RESIST = 0x80
    PARTIAL_RESIST = 0x100
    CRITICALHIT = 0x200
    BLOCK = 0x2000
    GLANCING = 0x10000
    CRUSHING = 0x20000
    NO_ANIMATION = 0x40000
    SWINGNOHITSOUND = 0x200000
    RAGE_GAIN = 0x800000
    FAKE_DAMAGE = 0x1000000


class VictimState(IntEnum):
    """Says what the victim of a swing did (AzerothCore UnitDefines.h:VictimState)."""

    INTACT = 0
    HIT = 1
    DODGE = 2
    PARRY = 3
    INTERRUPT = 4
    BLOCKS = 5
    EVADES = 6
    IS_IMMUNE = 7
    DEFLECTS = 8


class UnitFlag(IntFlag):
    """Is a bit of UNIT_FIELD_FLAGS (AzerothCore UnitDefines.h:UnitFlags)."""

    SERVER_CONTROLLED = 0x1
    NON_ATTACKABLE = 0x2
    DISABLE_MOVE = 0x4
    PLAYER_CONTROLLED = 0x8
    RENAME = 0x10
    PREPARATION = 0x20
    NOT_ATTACKABLE_1 = 0x80
    IMMUNE_TO_PC = 0x100
    IMMUNE_TO_NPC = 0x200
    LOOTING = 0x400
    PET_IN_COMBAT = 0x800
    PVP = 0x1000
    SILENCED = 0x2000
    PACIFIED = 0x20000
    STUNNED = 0x40000
    IN_COMBAT = 0x80000
    TAXI_FLIGHT = 0x100000
    DISARMED = 0x200000
    CONFUSED = 0x400000
    FLEEING = 0x800000
    POSSESSED = 0x1000000
    NOT_SELECTABLE = 0x2000000
    SKINNABLE = 0x4000000
    MOUNT = 0x8000000
    SHEATHE = 0x40000000


class UnitDynamicFlag(IntFlag):
    """Is a bit of UNIT_DYNAMIC_FLAGS (AzerothCore SharedDefines.h:UnitDynFlags)."""

    NONE = 0
    LOOTABLE = 0x1
    TRACK_UNIT = 0x2
    TAPPED = 0x4
    TAPPED_BY_PLAYER = 0x8
    SPECIALINFO = 0x10
    DEAD = 0x20
    REFER_A_FRIEND = 0x40
    TAPPED_BY_ALL_THREAT_LIST = 0x80
