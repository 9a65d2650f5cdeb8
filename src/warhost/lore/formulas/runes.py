# SPDX-License-Identifier: GPL-2.0-or-later
"""Runes: how long a spent one takes to come back, and how a client is told.

Haste does nothing to runes in 3.3.5. Source: AzerothCore src/server/game/Entities/Player/Player.h (RUNE_BASE_COOLDOWN,
RUNE_GRACE_PERIOD, RUNE_MISS_COOLDOWN), Player.cpp:GetRuneBaseCooldown, Spells/Spell.cpp (TakeRunePower, SendSpellGo).
"""

from __future__ import annotations

BASE_MS = 10_000
MISS_MS = 1_500
GRACE_MS = 2_500
NO_GRACE_MS = 250
STEPS = 255
MISS_STEP = 217
"""The step of a rune that a miss cost: no other cooldown begins so short."""


def rune_grace_ms(ready_for_ms: int) -> int:
    """Return how much sooner a rune comes back that has lain ready for so long in a fight, in ms: 2.25 s at most."""
    return max(min(ready_for_ms, GRACE_MS) - NO_GRACE_MS, 0)


def rune_step(left_ms: int) -> int:
    """Return how much of a rune's cooldown has passed where ``left_ms`` are left, in steps of 1/255 (255: it is ready)."""
    return max(min(((BASE_MS - left_ms) * STEPS + BASE_MS - 1) // BASE_MS, STEPS), 0)


def rune_cooldown_ms(step: int) -> int:
    """Return the cooldown of which ``step`` of 255 have passed at its beginning, in ms: what a client reckons with."""
    if step == MISS_STEP:
        return MISS_MS
    return BASE_MS - step * BASE_MS // STEPS
