# SPDX-License-Identifier: GPL-2.0-or-later
"""How a spell fails to land on one target.

Source: AzerothCore src/server/shared/SharedDefines.h:SpellMissInfo.
"""

from __future__ import annotations

from enum import IntEnum


class SpellMiss(IntEnum):
    """Is how a spell missed (AzerothCore SharedDefines.h:SpellMissInfo)."""

    SPELL_MISS_NONE = 0
    SPELL_MISS_MISS = 1
    SPELL_MISS_RESIST = 2
    SPELL_MISS_DODGE = 3
    SPELL_MISS_PARRY = 4
    SPELL_MISS_BLOCK = 5
    SPELL_MISS_EVADE = 6
    SPELL_MISS_IMMUNE = 7
    SPELL_MISS_IMMUNE2 = 8
    SPELL_MISS_DEFLECT = 9
    SPELL_MISS_ABSORB = 10
    SPELL_MISS_REFLECT = 11
