# SPDX-License-Identifier: GPL-2.0-or-later
"""Druid without talents: Moonfire and Wrath until there are claws, then a cat against one and a bear against many.

Heals and buffs leave the shape; the next line of the fight takes it again where mana allows it.
"""

from __future__ import annotations

from warhost.brains.rotation import (
    ALONE_BIT,
    BUFF,
    COMBO_ABOVE,
    ENEMIES_ABOVE,
    FRIEND_HP_BELOW,
    HEAL_FRIEND,
    HEAL_SELF,
    HEALER_BIT,
    IN_FORM,
    IN_ROLE,
    MANA_ABOVE,
    MANA_BELOW,
    NEARER_THAN,
    NO_FORM,
    OPENER,
    RAGE_ABOVE,
    SELF_HP_ABOVE,
    SELF_HP_BELOW,
    SELF_LACKS,
    SELF_LACKS_GROUP,
    TANK_BIT,
    TARGET_CASTS,
    TARGET_FIGHTS_FRIEND,
    TARGET_HP_ABOVE,
    TARGET_HP_BELOW,
    TARGET_LACKS,
    TARGET_LACKS_MINE,
    Line,
)

BEARS = 1 << 4 | 1 << 7

AS_TANK, AS_HEALER = (IN_ROLE, TANK_BIT), (IN_ROLE, HEALER_BIT)

LINES: tuple[Line, ...] = (
    Line(1126, "Mark of the Wild", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(467, "Thorns", BUFF, ((SELF_LACKS, 0),)),
    Line(22812, "Barkskin", HEAL_SELF, ((SELF_HP_BELOW, 50), (ENEMIES_ABOVE, 0))),
    Line(22842, "Frenzied Regeneration", HEAL_SELF, ((SELF_HP_BELOW, 50), (RAGE_ABOVE, 30))),
    Line(29166, "Innervate", HEAL_SELF, ((MANA_BELOW, 20), (NO_FORM, 0))),
    Line(8936, "Regrowth", HEAL_SELF, ((SELF_HP_BELOW, 40), (MANA_ABOVE, 35), (IN_ROLE, ALONE_BIT | HEALER_BIT))),
    Line(774, "Rejuvenation", HEAL_SELF, ((SELF_HP_BELOW, 60), (SELF_LACKS, 0), (NO_FORM, 0))),
    Line(5185, "Healing Touch", HEAL_SELF, ((SELF_HP_BELOW, 45), (NO_FORM, 0))),
    Line(774, "Rejuvenation", HEAL_FRIEND, (AS_HEALER, (FRIEND_HP_BELOW, 96), (TARGET_LACKS, 0))),
    Line(8936, "Regrowth", HEAL_FRIEND, (AS_HEALER, (FRIEND_HP_BELOW, 80), (TARGET_LACKS, 0))),
    Line(50464, "Nourish", HEAL_FRIEND, (AS_HEALER, (FRIEND_HP_BELOW, 75))),
    Line(5185, "Healing Touch", HEAL_FRIEND, (AS_HEALER, (FRIEND_HP_BELOW, 65))),
    Line(774, "Rejuvenation", HEAL_FRIEND, ((FRIEND_HP_BELOW, 70), (TARGET_LACKS, 0), (NO_FORM, 0))),
    Line(5185, "Healing Touch", HEAL_FRIEND, ((FRIEND_HP_BELOW, 40), (MANA_ABOVE, 40), (NO_FORM, 0))),
    Line(8921, "Moonfire", OPENER, ((TARGET_LACKS_MINE, 0), (MANA_ABOVE, 70))),
    Line(5487, "Bear Form", conditions=(AS_TANK, (NO_FORM, 0))),
    Line(6795, "Growl", conditions=(AS_TANK, (TARGET_FIGHTS_FRIEND, 0))),
    Line(5487, "Bear Form", conditions=((NO_FORM, 0), (ENEMIES_ABOVE, 1))),
    Line(768, "Cat Form", conditions=((NO_FORM, 0),)),
    Line(5487, "Bear Form", conditions=((NO_FORM, 0),)),
    Line(5217, "Tiger's Fury", conditions=((NEARER_THAN, 6),)),
    Line(52610, "Savage Roar", conditions=((COMBO_ABOVE, 1), (SELF_LACKS, 0), (TARGET_HP_ABOVE, 40))),
    Line(1079, "Rip", conditions=((COMBO_ABOVE, 3), (TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 45))),
    Line(22568, "Ferocious Bite", conditions=((COMBO_ABOVE, 3),)),
    Line(22568, "Ferocious Bite", conditions=((COMBO_ABOVE, 1), (TARGET_HP_BELOW, 20))),
    Line(62078, "Swipe (Cat)", conditions=((ENEMIES_ABOVE, 2),)),
    Line(1822, "Rake", conditions=((TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 35))),
    Line(5221, "Shred"),
    Line(1082, "Claw"),
    Line(5211, "Bash", conditions=((TARGET_CASTS, 0),)),
    Line(5229, "Enrage", conditions=((SELF_HP_ABOVE, 60),)),
    Line(16857, "Faerie Fire (Feral)", conditions=((TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 60), (IN_FORM, BEARS))),
    Line(99, "Demoralizing Roar", conditions=((TARGET_LACKS, 0), (ENEMIES_ABOVE, 1), (NEARER_THAN, 8))),
    Line(779, "Swipe (Bear)", conditions=((ENEMIES_ABOVE, 1), (NEARER_THAN, 6))),
    Line(33745, "Lacerate", conditions=((TARGET_HP_ABOVE, 25), (RAGE_ABOVE, 25))),
    Line(6807, "Maul", conditions=((RAGE_ABOVE, 15),)),
    Line(8921, "Moonfire", conditions=((TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 35))),
    Line(2912, "Starfire", conditions=((TARGET_HP_ABOVE, 80),)),
    Line(5176, "Wrath"),
)
