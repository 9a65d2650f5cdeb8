# SPDX-License-Identifier: GPL-2.0-or-later
"""Diminishing returns of control: which groups there are limits for, whom they count on, and what is left of a duration.

Source: AzerothCore src/server/game/Spells/SpellMgr.cpp (GetDiminishingReturnsGroupType, GetDiminishingReturnsMaxLevel,
GetDiminishingReturnsLimitDuration, IsDiminishingReturnsGroupDurationLimited), Entities/Unit/Unit.cpp (GetDiminishing,
IncrDiminishing, ApplyDiminishingToDuration).
"""

from __future__ import annotations

from warhost.lore.spells import enums as en

RESET_MS = 15_000
"""How long after the last aura of a group has gone its level still counts."""
IMMUNE_LEVEL = 3
LIMIT_MS = 10_000

CHARGE, OPENING_STUN, CONTROLLED_STUN, STUN = (
    en.DIMINISHING_CHARGE,
    en.DIMINISHING_OPENING_STUN,
    en.DIMINISHING_CONTROLLED_STUN,
    en.DIMINISHING_STUN,
)
CYCLONE, TAUNT, LIMITONLY = en.DIMINISHING_CYCLONE, en.DIMINISHING_TAUNT, en.DIMINISHING_LIMITONLY
CHARGES_TO_SILENCES = (
    CHARGE,
    en.DIMINISHING_DISARM,
    en.DIMINISHING_SCATTER_SHOT,
    en.DIMINISHING_SILENCE,
    TAUNT,
    en.DIMINISHING_DRAGONS_BREATH,
)


def diminishes_on_creatures(group: int) -> bool:
    """Return whether control of a group (DIMINISHING_*) works less and less on creatures too, not on players alone."""
    return group in (CHARGE, OPENING_STUN, CONTROLLED_STUN, STUN, CYCLONE)


def diminishes_on_players(group: int) -> bool:
    """Return whether control of a group works less and less on players: all but none, a mere limit, and taunts."""
    return group not in (0, LIMITONLY, TAUNT)


def is_limited(group: int) -> bool:
    """Return whether auras of a group last so long at most on a player: charges, disarms, silences and a few others do not ask."""
    return group != 0 and group not in CHARGES_TO_SILENCES


def limited_ms(group: int, duration_ms: int, own_limit_ms: int) -> int:
    """Return how long an aura of a group may last on a player whom a player controls: 10 s, or its spell's own limit."""
    if not is_limited(group):
        return duration_ms
    return min(duration_ms, own_limit_ms if own_limit_ms > 0 else LIMIT_MS)


def diminished_ms(duration_ms: int, level: int) -> int:
    """Return what is left of a duration at a level: 0 whole, 1 half, 2 a quarter, 3 nothing."""
    if level <= 0:
        return duration_ms
    if level >= IMMUNE_LEVEL:
        return 0
    return int(duration_ms * (0.5 if level == 1 else 0.25))
