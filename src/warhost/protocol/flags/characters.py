# SPDX-License-Identifier: GPL-2.0-or-later
"""Who a character is: class, race, gender.

Source: AzerothCore SharedDefines.h, as each says.
"""

from __future__ import annotations

from enum import IntEnum


class CharacterClass(IntEnum):
    """Is a player's class (AzerothCore SharedDefines.h:Classes)."""

    WARRIOR = 1
    PALADIN = 2
    HUNTER = 3
    ROGUE = 4
    PRIEST = 5
    DEATH_KNIGHT = 6
    SHAMAN = 7
    MAGE = 8
    WARLOCK = 9
    DRUID = 11


class Race(IntEnum):
    """Is a player's race (AzerothCore SharedDefines.h:Races)."""

    HUMAN = 1
    ORC = 2
    DWARF = 3
    NIGHT_ELF = 4
    UNDEAD = 5
    TAUREN = 6
    GNOME = 7
    TROLL = 8
    BLOOD_ELF = 10
    DRAENEI = 11


class Gender(IntEnum):
    """Is a player's gender (AzerothCore SharedDefines.h:Gender)."""

    MALE = 0
    FEMALE = 1
