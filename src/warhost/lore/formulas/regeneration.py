# SPDX-License-Identifier: GPL-2.0-or-later
"""Health and mana that come back by themselves.

Source: AzerothCore src/server/game/Entities/Player/Player.cpp (Regenerate, RegenerateHealth, OCTRegenHPPerSpirit,
OCTRegenMPPerSpirit), StatSystem.cpp (UpdateManaRegen), Creature.cpp (RegenerateHealth, Regenerate).
"""

from __future__ import annotations

import math

FIVE_SECOND_RULE_MS = 5000
HEALTH_EVERY_MS = 2000
SITTING_FACTOR = 1.33


def newcomer_factor(level: int) -> float:
    """Return how much faster characters below 15 regenerate (Player.cpp:Regenerate)."""
    return (2066 - 66 * level) / 1000.0 if level < 15 else 1.0


def spirit_mana_per_s(intellect: float, spirit: float, ratio: float) -> float:
    """Return mana a second from spirit outside the five-second rule; ``ratio`` is gtRegenMPPerSpt of class and level."""
    return math.sqrt(max(intellect, 0.0)) * spirit * ratio


def mana_per_s(from_spirit: float, mp5: float, casting: bool, while_casting_percent: float, level: int) -> float:
    """Return mana a second in all (StatSystem.cpp:UpdateManaRegen, Player.cpp:Regenerate).

    ``casting`` says that mana was spent within five seconds: of spirit's part only ``while_casting_percent`` (0 … 100,
    Mage Armor and talents) goes on. ``mp5`` is mana per 5 s from gear, auras and drinks.
    """
    spirit_part = from_spirit * min(max(while_casting_percent, 0.0), 100.0) / 100.0 if casting else from_spirit
    return (mp5 / 5.0 + spirit_part) * newcomer_factor(level)


def spirit_health_per_2s(spirit: float, base_ratio: float, more_ratio: float) -> float:
    """Return health per 2 s from spirit: 50 points count ``base_ratio`` (gtOCTRegenHP), the rest ``more_ratio`` (gtRegenHPPerSpt)."""
    base = min(spirit, 50.0)
    return base * base_ratio + (spirit - base) * more_ratio


def health_per_2s(from_spirit: float, level: int, in_combat: bool, in_combat_percent: float, sitting: bool, regen_per_5s: float) -> int:
    """Return the health a player gains every 2 s (Player.cpp:RegenerateHealth).

    Sitting adds a third to spirit's part. In combat only ``in_combat_percent`` of it counts (0 without an aura).
    ``regen_per_5s`` is food and the like (SPELL_AURA_MOD_REGEN), which works out of combat only.
    """
    value = from_spirit * newcomer_factor(level)
    if sitting:
        value *= SITTING_FACTOR
    if in_combat:
        value *= in_combat_percent / 100.0
    else:
        value += regen_per_5s * 2.0 / 5.0
    return int(max(value, 0.0))


def polymorphed_health_per_2s(max_health: int) -> int:
    """Return the health a polymorphed player gains every 2 s: a third (Player.cpp:RegenerateHealth)."""
    return max_health // 3


def creature_health_per_2s(max_health: int) -> int:
    """Return the health a creature out of combat gains every 2 s: a third (Creature.cpp:RegenerateHealth)."""
    return max_health // 3


def creature_mana_per_2s(max_mana: int, in_combat: bool, spirit: float) -> int:
    """Return the mana a creature gains every 2 s: a third out of combat, spirit / 5 + 17 in it (Creature.cpp:Regenerate)."""
    return int(spirit / 5.0 + 17.0) if in_combat else max_mana // 3
