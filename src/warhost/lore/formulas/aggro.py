# SPDX-License-Identifier: GPL-2.0-or-later
"""How near a creature notices a player, calls for help and follows.

Source: AzerothCore src/server/game/Entities/Creature/Creature.cpp (GetAggroRange, GetAttackDistance, CallAssistance,
CanCreatureAttack), worldserver.conf.dist (CreatureFamilyAssistanceRadius 10, ThreatRadius 60, CreatureFamilyFleeAssistanceRadius 30).
"""

from __future__ import annotations

BASE_YD = 20.0
MIN_YD = 5.0
MAX_YD = 45.0
ASSISTANCE_YD = 10.0
FLEE_ASSISTANCE_YD = 30.0
LEASH_YD = 60.0


def aggro_radius(creature_level: int, player_level: int, detection_yd: float, detected_bonus_yd: float) -> float:
    """Return at what distance in yards a creature attacks: ``detection_yd`` (20 as a rule) ± 1 a level, 5 … 45.

    Below 25 levels of difference it grows no further. ``detected_bonus_yd`` adds up auras such as Mind Soothe (< 0).
    """
    difference = max(player_level - creature_level, -25)
    radius = detection_yd - difference + detected_bonus_yd
    return min(max(radius, MIN_YD), MAX_YD)
