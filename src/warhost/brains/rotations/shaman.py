# SPDX-License-Identifier: GPL-2.0-or-later
"""Shaman without talents: a shield of water, Flame Shock and Lava Burst, Chain Lightning on many, Lightning Bolt for the rest."""

from __future__ import annotations

from warhost.brains.rotation import (
    BUFF,
    ENEMIES_ABOVE,
    FRIEND_HP_BELOW,
    HEAL_FRIEND,
    HEAL_SELF,
    MANA_ABOVE,
    MANA_BELOW,
    NEARER_THAN,
    SELF_HP_BELOW,
    SELF_LACKS,
    SELF_LACKS_GROUP,
    TARGET_CASTS,
    TARGET_HAS_MAGIC,
    TARGET_HP_ABOVE,
    TARGET_HP_BELOW,
    TARGET_LACKS_MINE,
    Line,
)

LINES: tuple[Line, ...] = (
    Line(52127, "Water Shield", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(324, "Lightning Shield", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(8004, "Lesser Healing Wave", HEAL_SELF, ((SELF_HP_BELOW, 45),)),
    Line(331, "Healing Wave", HEAL_SELF, ((SELF_HP_BELOW, 50),)),
    Line(1064, "Chain Heal", HEAL_FRIEND, ((FRIEND_HP_BELOW, 40), (SELF_HP_BELOW, 80), (MANA_ABOVE, 40))),
    Line(8004, "Lesser Healing Wave", HEAL_FRIEND, ((FRIEND_HP_BELOW, 40), (MANA_ABOVE, 30))),
    Line(331, "Healing Wave", HEAL_FRIEND, ((FRIEND_HP_BELOW, 40), (MANA_ABOVE, 30))),
    Line(57994, "Wind Shear", conditions=((TARGET_CASTS, 0),)),
    Line(2825, "Bloodlust", conditions=((SELF_LACKS, 0), (ENEMIES_ABOVE, 1), (SELF_HP_BELOW, 60))),
    Line(32182, "Heroism", conditions=((SELF_LACKS, 0), (ENEMIES_ABOVE, 1), (SELF_HP_BELOW, 60))),
    Line(370, "Purge", conditions=((TARGET_HAS_MAGIC, 0), (TARGET_HP_ABOVE, 40), (MANA_ABOVE, 40))),
    Line(52127, "Water Shield", conditions=((SELF_LACKS_GROUP, 0), (MANA_BELOW, 60))),
    Line(421, "Chain Lightning", conditions=((ENEMIES_ABOVE, 1), (MANA_ABOVE, 25))),
    Line(8050, "Flame Shock", conditions=((NEARER_THAN, 20), (TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 40))),
    Line(51505, "Lava Burst"),
    Line(8042, "Earth Shock", conditions=((NEARER_THAN, 20), (TARGET_HP_BELOW, 25), (MANA_ABOVE, 15))),
    Line(8042, "Earth Shock", conditions=((NEARER_THAN, 8), (MANA_ABOVE, 50))),
    Line(403, "Lightning Bolt"),
)
