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


class SplineFlag(IntFlag):
    """Says how SMSG_MONSTER_MOVE moves (AzerothCore MoveSplineFlag.h:eFlags); the first byte is an animation's id."""

    NONE = 0
    DONE = 0x100
    FALLING = 0x200
    NO_SPLINE = 0x400
    PARABOLIC = 0x800
    WALKMODE = 0x1000
    FLYING = 0x2000
    ORIENTATION_FIXED = 0x4000
    FINAL_POINT = 0x8000
    FINAL_TARGET = 0x10000
    FINAL_ANGLE = 0x20000
    CATMULLROM = 0x40000
    CYCLIC = 0x80000
    ENTER_CYCLE = 0x100000
    ANIMATION = 0x200000
    FROZEN = 0x400000
    TRANSPORT_ENTER = 0x800000
    TRANSPORT_EXIT = 0x1000000
    ORIENTATION_INVERSED = 0x8000000


class MonsterMove(IntEnum):
    """Says how a creature faces when its move ends (AzerothCore MovementPacketBuilder.cpp:MonsterMoveType)."""

    NORMAL = 0
    STOP = 1
    FACING_SPOT = 2
    FACING_TARGET = 3
    FACING_ANGLE = 4


class UpdateFlag(IntFlag):
    """Says what an object's movement block holds (AzerothCore UpdateData.h:OBJECT_UPDATE_FLAGS)."""

    NONE = 0
    SELF = 0x1
    TRANSPORT = 0x2
    HAS_TARGET = 0x4
    UNKNOWN = 0x8
    LOWGUID = 0x10
    LIVING = 0x20
    STATIONARY_POSITION = 0x40
    VEHICLE = 0x80
    POSITION = 0x100
    ROTATION = 0x200


class UpdateKind(IntEnum):
    """Is the kind of an update block (AzerothCore UpdateData.h:OBJECT_UPDATE_TYPE)."""

    VALUES = 0
    MOVEMENT = 1
    CREATE_OBJECT = 2
    CREATE_OBJECT2 = 3
    OUT_OF_RANGE_OBJECTS = 4


class ObjectKind(IntEnum):
    """Is the kind of an object (AzerothCore ObjectGuid.h:TypeID)."""

    OBJECT = 0
    ITEM = 1
    CONTAINER = 2
    UNIT = 3
    PLAYER = 4
    GAMEOBJECT = 5
    DYNAMICOBJECT = 6
    CORPSE = 7
