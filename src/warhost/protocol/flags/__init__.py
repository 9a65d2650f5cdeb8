# SPDX-License-Identifier: GPL-2.0-or-later
"""The numbers of 3.3.5a that packets carry, as enumerations: movement, casts, units, characters, objects; and the host's own."""

from warhost.protocol.flags.casting import ITEM_TARGETS, OBJECT_TARGETS, AuraFlag, CastFlag, TargetFlag
from warhost.protocol.flags.characters import CharacterClass, Gender, Race
from warhost.protocol.flags.host import BotOrder
from warhost.protocol.flags.movement import ExtraMovementFlag, MonsterMove, MovementFlag, SplineFlag
from warhost.protocol.flags.objects import ObjectKind, UpdateFlag, UpdateKind
from warhost.protocol.flags.units import HitInfo, Power, SheathState, StandState, UnitDynamicFlag, UnitFlag, VictimState

__all__ = [
    "ITEM_TARGETS",
    "OBJECT_TARGETS",
    "AuraFlag",
    "BotOrder",
    "CastFlag",
    "CharacterClass",
    "ExtraMovementFlag",
    "Gender",
    "HitInfo",
    "MonsterMove",
    "MovementFlag",
    "ObjectKind",
    "Power",
    "Race",
    "SheathState",
    "SplineFlag",
    "StandState",
    "TargetFlag",
    "UnitDynamicFlag",
    "UnitFlag",
    "UpdateFlag",
    "UpdateKind",
    "VictimState",
]
