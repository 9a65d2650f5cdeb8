# SPDX-License-Identifier: GPL-2.0-or-later
"""Rage in tenths of a point: from hits dealt and taken, and its decay, with that of runic power.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp (RewardRage, DealDamage), Player.cpp (Regenerate), pull request 19377
(the most that a swing gives; swings that are dodged or parried); WoWWiki, page Formulas:Rage generation.
"""

from __future__ import annotations

MAX_RAGE = 1000
DECAY_TENTHS = 20
RUNIC_DECAY_TENTHS = 30
DECAY_EVERY_MS = 2000
"""What rage and runic power lose out of combat, and how often."""
EXECUTE_TENTHS = 300
"""Execute spends at most 30 rage in all."""


def rage_conversion(level: int) -> float:
    """Return the damage of a level that rage is reckoned against (Unit.cpp:RewardRage)."""
    value = 0.0091107836 * level * level + 3.225598133 * level + 4.2652911
    if level > 70:
        value += 13.27 * (level - 70)
    return value


def hit_factor(speed_ms: int, off_hand: bool, crit: bool) -> int:
    """Return the speed's part in rage from a swing: 3.5 a second, half for the off hand; a crit doubles the whole points.

    Source: AzerothCore Unit.cpp:DealDamage.
    """
    factor = int(speed_ms / 1000.0 * (1.75 if off_hand else 3.5))
    return factor * 2 if crit else factor


def rage_from_dealt(damage: int, level: int, speed_ms: int, off_hand: bool, crit: bool) -> int:
    """Return the tenths of rage that a white swing gives its attacker; ``damage`` counts what was absorbed too.

    It is the mean of what the damage and the weapon's speed are worth, at most twice what the damage is worth. ``damage`` of a
    swing that is dodged, parried or wholly blocked is what it would have dealt; a miss gives nothing.
    """
    from_damage = damage / rage_conversion(level) * 7.5
    points = (from_damage + hit_factor(speed_ms, off_hand, crit)) / 2.0
    return int(min(points, from_damage * 2.0) * 10.0)


def rage_from_taken(damage: int, level: int, berserker_rage: bool) -> int:
    """Return the tenths of rage that damage gives its victim, whose ``level`` it is; three times as much under Berserker Rage.

    So AzerothCore's RewardRage has it; cores that come from TrinityCore have twice as much.
    """
    points = damage / rage_conversion(level) * 2.5
    if berserker_rage:
        points *= 3.0
    return int(points * 10.0)
