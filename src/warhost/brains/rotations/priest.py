# SPDX-License-Identifier: GPL-2.0-or-later
"""Priest without talents: shield and heal, the shadow's pain and the light's fire, the wand when mana ends."""

from __future__ import annotations

from warhost.brains.rotation import (
    BUFF,
    ENEMIES_ABOVE,
    FRIEND_HP_BELOW,
    HEAL_FRIEND,
    HEAL_SELF,
    HEALER_BIT,
    IN_ROLE,
    MANA_ABOVE,
    SELF_HP_BELOW,
    SELF_LACKS,
    TARGET_HP_ABOVE,
    TARGET_LACKS,
    TARGET_LACKS_MINE,
    Line,
)

AS_HEALER = (IN_ROLE, HEALER_BIT)

LINES: tuple[Line, ...] = (
    Line(1243, "Power Word: Fortitude", BUFF, ((SELF_LACKS, 0),)),
    Line(588, "Inner Fire", BUFF, ((SELF_LACKS, 0),)),
    Line(14752, "Divine Spirit", BUFF, ((SELF_LACKS, 0),)),
    Line(17, "Power Word: Shield", HEAL_SELF, ((SELF_HP_BELOW, 70), (SELF_LACKS, 0))),
    Line(8122, "Psychic Scream", HEAL_SELF, ((SELF_HP_BELOW, 35), (ENEMIES_ABOVE, 1))),
    Line(2061, "Flash Heal", HEAL_SELF, ((SELF_HP_BELOW, 40),)),
    Line(2060, "Greater Heal", HEAL_SELF, ((SELF_HP_BELOW, 50),)),
    Line(2054, "Heal", HEAL_SELF, ((SELF_HP_BELOW, 50),)),
    Line(2050, "Lesser Heal", HEAL_SELF, ((SELF_HP_BELOW, 50),)),
    Line(139, "Renew", HEAL_SELF, ((SELF_HP_BELOW, 75), (SELF_LACKS, 0))),
    Line(17, "Power Word: Shield", HEAL_FRIEND, (AS_HEALER, (FRIEND_HP_BELOW, 60), (TARGET_LACKS, 0))),
    Line(139, "Renew", HEAL_FRIEND, (AS_HEALER, (FRIEND_HP_BELOW, 92), (TARGET_LACKS, 0))),
    Line(2061, "Flash Heal", HEAL_FRIEND, (AS_HEALER, (FRIEND_HP_BELOW, 35))),
    Line(2060, "Greater Heal", HEAL_FRIEND, (AS_HEALER, (FRIEND_HP_BELOW, 65))),
    Line(2054, "Heal", HEAL_FRIEND, (AS_HEALER, (FRIEND_HP_BELOW, 65))),
    Line(2050, "Lesser Heal", HEAL_FRIEND, (AS_HEALER, (FRIEND_HP_BELOW, 65))),
    Line(139, "Renew", HEAL_FRIEND, ((FRIEND_HP_BELOW, 70), (TARGET_LACKS, 0), (MANA_ABOVE, 40))),
    Line(2061, "Flash Heal", HEAL_FRIEND, ((FRIEND_HP_BELOW, 40), (MANA_ABOVE, 30))),
    Line(2050, "Lesser Heal", HEAL_FRIEND, ((FRIEND_HP_BELOW, 40), (MANA_ABOVE, 30))),
    Line(2944, "Devouring Plague", conditions=((TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 50), (MANA_ABOVE, 20))),
    Line(14914, "Holy Fire"),
    Line(589, "Shadow Word: Pain", conditions=((TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 35))),
    Line(8092, "Mind Blast"),
    Line(585, "Smite"),
)
