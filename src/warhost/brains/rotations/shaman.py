# SPDX-License-Identifier: GPL-2.0-or-later
"""Shaman without talents: a shield of water, totems, Flame Shock and Lava Burst, Chain Lightning on many, Lightning Bolt for the rest."""

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
    MANA_BELOW,
    NEARER_THAN,
    NO_TOTEM,
    RETURN,
    SELF_HP_BELOW,
    SELF_LACKS,
    SELF_LACKS_GROUP,
    TARGET_CASTS,
    TARGET_HAS_MAGIC,
    TARGET_HP_ABOVE,
    TARGET_HP_BELOW,
    TARGET_LACKS_MINE,
    TOTEM_STANDS,
    Line,
)

FIRE, EARTH, WATER, AIR = range(4)
"""Places of totems."""

AS_HEALER = (IN_ROLE, HEALER_BIT)

LINES: tuple[Line, ...] = (
    Line(52127, "Water Shield", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(324, "Lightning Shield", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(8004, "Lesser Healing Wave", HEAL_SELF, ((SELF_HP_BELOW, 45),)),
    Line(331, "Healing Wave", HEAL_SELF, ((SELF_HP_BELOW, 50),)),
    Line(8004, "Lesser Healing Wave", HEAL_FRIEND, (AS_HEALER, (FRIEND_HP_BELOW, 45))),
    Line(331, "Healing Wave", HEAL_FRIEND, (AS_HEALER, (FRIEND_HP_BELOW, 75))),
    Line(1064, "Chain Heal", HEAL_FRIEND, ((FRIEND_HP_BELOW, 40), (SELF_HP_BELOW, 80), (MANA_ABOVE, 40))),
    Line(8004, "Lesser Healing Wave", HEAL_FRIEND, ((FRIEND_HP_BELOW, 40), (MANA_ABOVE, 30))),
    Line(331, "Healing Wave", HEAL_FRIEND, ((FRIEND_HP_BELOW, 40), (MANA_ABOVE, 30))),
    Line(57994, "Wind Shear", conditions=((TARGET_CASTS, 0),)),
    Line(2825, "Bloodlust", conditions=((SELF_LACKS, 0), (ENEMIES_ABOVE, 1), (SELF_HP_BELOW, 60))),
    Line(32182, "Heroism", conditions=((SELF_LACKS, 0), (ENEMIES_ABOVE, 1), (SELF_HP_BELOW, 60))),
    Line(370, "Purge", conditions=((TARGET_HAS_MAGIC, 0), (TARGET_HP_ABOVE, 40), (MANA_ABOVE, 40))),
    Line(52127, "Water Shield", conditions=((SELF_LACKS_GROUP, 0), (MANA_BELOW, 60))),
    Line(5730, "Stoneclaw Totem", conditions=((NO_TOTEM, EARTH), (ENEMIES_ABOVE, 1), (SELF_HP_BELOW, 80))),
    Line(5394, "Healing Stream Totem", conditions=((NO_TOTEM, WATER), (SELF_HP_BELOW, 60), (TARGET_HP_ABOVE, 30))),
    Line(5675, "Mana Spring Totem", conditions=((NO_TOTEM, WATER), (MANA_BELOW, 80), (TARGET_HP_ABOVE, 50))),
    Line(8190, "Magma Totem", conditions=((NO_TOTEM, FIRE), (ENEMIES_ABOVE, 1), (MANA_ABOVE, 40))),
    Line(1535, "Fire Nova", conditions=((TOTEM_STANDS, FIRE), (ENEMIES_ABOVE, 1), (MANA_ABOVE, 40))),
    Line(3599, "Searing Totem", conditions=((NO_TOTEM, FIRE), (TARGET_HP_ABOVE, 60), (MANA_ABOVE, 40))),
    Line(3738, "Wrath of Air Totem", conditions=((NO_TOTEM, AIR), (TARGET_HP_ABOVE, 70), (MANA_ABOVE, 70))),
    Line(421, "Chain Lightning", conditions=((ENEMIES_ABOVE, 1), (MANA_ABOVE, 25))),
    Line(8050, "Flame Shock", conditions=((NEARER_THAN, 20), (TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 40))),
    Line(51505, "Lava Burst"),
    Line(8042, "Earth Shock", conditions=((NEARER_THAN, 20), (TARGET_HP_BELOW, 25), (MANA_ABOVE, 15))),
    Line(8042, "Earth Shock", conditions=((NEARER_THAN, 8), (MANA_ABOVE, 50))),
    Line(403, "Lightning Bolt"),
    Line(20608, "Reincarnation", RETURN),
)
