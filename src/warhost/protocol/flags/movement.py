# SPDX-License-Identifier: GPL-2.0-or-later
"""How things move: movement flags, splines.

Source: AzerothCore UnitDefines.h, MoveSplineFlag.h, as each says.
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
