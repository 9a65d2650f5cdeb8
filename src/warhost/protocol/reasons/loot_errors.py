# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a corpse or chest does not open.

Source: AzerothCore src/server/game/Loot/LootMgr.h:LootError.
"""

from __future__ import annotations

from enum import IntEnum


class LootError(IntEnum):
    """Is the reason in SMSG_LOOT_RESPONSE of kind 0 (AzerothCore LootMgr.h:LootError)."""

    LOOT_ERROR_DIDNT_KILL = 0
    LOOT_ERROR_TOO_FAR = 4
    LOOT_ERROR_BAD_FACING = 5
    LOOT_ERROR_LOCKED = 6
    LOOT_ERROR_NOTSTANDING = 8
    LOOT_ERROR_STUNNED = 9
    LOOT_ERROR_PLAYER_NOT_FOUND = 10
    LOOT_ERROR_PLAY_TIME_EXCEEDED = 11
    LOOT_ERROR_MASTER_INV_FULL = 12
    LOOT_ERROR_MASTER_UNIQUE_ITEM = 13
    LOOT_ERROR_MASTER_OTHER = 14
    LOOT_ERROR_ALREADY_PICKPOCKETED = 15
    LOOT_ERROR_NOT_WHILE_SHAPESHIFTED = 16
