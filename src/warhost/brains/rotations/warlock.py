# SPDX-License-Identifier: GPL-2.0-or-later
"""Warlock without talents: a demon before it, a curse, Corruption and Immolate on whom it fights, bolts between, life for mana."""

from __future__ import annotations

from warhost.brains.rotation import (
    BUFF,
    ENEMIES_ABOVE,
    ITEMS_BELOW,
    MANA_BELOW,
    NEARER_THAN,
    NO_PET,
    PET_HP_BELOW,
    SELF_HP_ABOVE,
    SELF_HP_BELOW,
    SELF_LACKS_GROUP,
    TARGET_ATTACKS_ME,
    TARGET_HP_ABOVE,
    TARGET_HP_BELOW,
    TARGET_LACKS_MINE,
    Line,
)

SHARDS = 4
"""How many soul shards it keeps."""

LINES: tuple[Line, ...] = (
    Line(28176, "Fel Armor", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(706, "Demon Armor", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(687, "Demon Skin", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(712, "Summon Succubus", BUFF, ((NO_PET, 0),)),
    Line(697, "Summon Voidwalker", BUFF, ((NO_PET, 0),)),
    Line(688, "Summon Imp", BUFF, ((NO_PET, 0),)),
    Line(755, "Health Funnel", BUFF, ((PET_HP_BELOW, 50), (SELF_HP_ABOVE, 70))),
    Line(1454, "Life Tap", BUFF, ((MANA_BELOW, 60), (SELF_HP_ABOVE, 80))),
    Line(5484, "Howl of Terror", conditions=((ENEMIES_ABOVE, 2), (SELF_HP_BELOW, 50))),
    Line(6789, "Death Coil", conditions=((SELF_HP_BELOW, 45), (TARGET_ATTACKS_ME, 0))),
    Line(1120, "Drain Soul", conditions=((TARGET_HP_BELOW, 25), (ITEMS_BELOW, SHARDS))),
    Line(47897, "Shadowflame", conditions=((NEARER_THAN, 8), (TARGET_HP_ABOVE, 20))),
    Line(172, "Corruption", conditions=((TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 35))),
    Line(980, "Curse of Agony", conditions=((TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 45))),
    Line(348, "Immolate", conditions=((TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 30))),
    Line(689, "Drain Life", conditions=((SELF_HP_BELOW, 60),)),
    Line(1454, "Life Tap", conditions=((MANA_BELOW, 20), (SELF_HP_ABOVE, 60))),
    Line(29722, "Incinerate"),
    Line(686, "Shadow Bolt"),
)
