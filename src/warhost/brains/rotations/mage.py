# SPDX-License-Identifier: GPL-2.0-or-later
"""Mage without talents: Frostbolt to keep it slow, Fire Blast between, Frost Nova for room, the wand when mana ends."""

from __future__ import annotations

from warhost.brains.rotation import (
    BUFF,
    ENEMIES_ABOVE,
    HEAL_SELF,
    MANA_ABOVE,
    MANA_BELOW,
    NEARER_THAN,
    SELF_HP_BELOW,
    SELF_LACKS,
    SELF_LACKS_GROUP,
    TARGET_ATTACKS_ME,
    TARGET_CASTS,
    TARGET_HP_ABOVE,
    TARGET_LACKS_MINE,
    Line,
)

LINES: tuple[Line, ...] = (
    Line(1459, "Arcane Intellect", BUFF, ((SELF_LACKS, 0),)),
    Line(30482, "Molten Armor", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(6117, "Mage Armor", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(7302, "Ice Armor", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(168, "Frost Armor", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(45438, "Ice Block", HEAL_SELF, ((SELF_HP_BELOW, 12),)),
    Line(1463, "Mana Shield", HEAL_SELF, ((SELF_HP_BELOW, 50), (MANA_ABOVE, 40), (SELF_LACKS, 0))),
    Line(12051, "Evocation", HEAL_SELF, ((MANA_BELOW, 15),)),
    Line(2139, "Counterspell", conditions=((TARGET_CASTS, 0),)),
    Line(122, "Frost Nova", conditions=((NEARER_THAN, 8), (TARGET_ATTACKS_ME, 0), (TARGET_HP_ABOVE, 35))),
    Line(1449, "Arcane Explosion", conditions=((ENEMIES_ABOVE, 2), (MANA_ABOVE, 40))),
    Line(120, "Cone of Cold", conditions=((NEARER_THAN, 8), (ENEMIES_ABOVE, 1))),
    Line(2136, "Fire Blast", conditions=((NEARER_THAN, 20),)),
    Line(44614, "Frostfire Bolt", conditions=((TARGET_HP_ABOVE, 50), (TARGET_LACKS_MINE, 0))),
    Line(116, "Frostbolt"),
    Line(133, "Fireball"),
)
