# SPDX-License-Identifier: GPL-2.0-or-later
"""What an object update holds: block kinds, object kinds, flags.

Source: AzerothCore UpdateData.h, ObjectGuid.h, as each says.
"""

from __future__ import annotations

from enum import IntEnum, IntFlag


class UpdateKind(IntEnum):
    """Is the kind of an update block (AzerothCore UpdateData.h:OBJECT_UPDATE_TYPE)."""

    VALUES = 0
    MOVEMENT = 1
    CREATE_OBJECT = 2
    CREATE_OBJECT2 = 3
    OUT_OF_RANGE_OBJECTS = 4


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
