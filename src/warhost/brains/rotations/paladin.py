# SPDX-License-Identifier: GPL-2.0-or-later
"""Paladin without talents: a seal in every blow, judgements and light between them, heals and shields when it gets tight."""

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
    SELF_AILS,
    SELF_HP_BELOW,
    SELF_LACKS,
    SELF_LACKS_GROUP,
    TARGET_CASTS,
    TARGET_HP_ABOVE,
    TARGET_IS_UNHOLY,
    Line,
)

LINES: tuple[Line, ...] = (
    Line(7294, "Retribution Aura", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(465, "Devotion Aura", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(19740, "Blessing of Might", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(21084, "Seal of Righteousness", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(633, "Lay on Hands", HEAL_SELF, ((SELF_HP_BELOW, 15),)),
    Line(642, "Divine Shield", HEAL_SELF, ((SELF_HP_BELOW, 20),)),
    Line(498, "Divine Protection", HEAL_SELF, ((SELF_HP_BELOW, 35),)),
    Line(635, "Holy Light", HEAL_SELF, ((SELF_HP_BELOW, 40),)),
    Line(19750, "Flash of Light", HEAL_SELF, ((SELF_HP_BELOW, 60), (MANA_ABOVE, 30))),
    Line(53601, "Sacred Shield", HEAL_SELF, ((SELF_HP_BELOW, 80), (SELF_LACKS, 0), (MANA_ABOVE, 40))),
    Line(54428, "Divine Plea", HEAL_SELF, ((MANA_BELOW, 50),)),
    Line(4987, "Cleanse", HEAL_SELF, ((SELF_AILS, 0), (MANA_ABOVE, 30))),
    Line(1152, "Purify", HEAL_SELF, ((SELF_AILS, 0), (MANA_ABOVE, 30))),
    Line(635, "Holy Light", HEAL_FRIEND, ((FRIEND_HP_BELOW, 35), (MANA_ABOVE, 40))),
    Line(19750, "Flash of Light", HEAL_FRIEND, ((FRIEND_HP_BELOW, 60), (MANA_ABOVE, 50))),
    Line(21084, "Seal of Righteousness", conditions=((SELF_LACKS_GROUP, 0),)),
    Line(853, "Hammer of Justice", conditions=((TARGET_CASTS, 0),)),
    Line(853, "Hammer of Justice", conditions=((SELF_HP_BELOW, 45),)),
    Line(24275, "Hammer of Wrath"),
    Line(53408, "Judgement of Wisdom", conditions=((MANA_BELOW, 60),)),
    Line(20271, "Judgement of Light"),
    Line(31884, "Avenging Wrath", conditions=((TARGET_HP_ABOVE, 70),)),
    Line(2812, "Holy Wrath", conditions=((TARGET_IS_UNHOLY, 0), (NEARER_THAN, 8), (MANA_ABOVE, 30))),
    Line(53600, "Shield of Righteousness"),
    Line(879, "Exorcism", conditions=((MANA_ABOVE, 25),)),
    Line(26573, "Consecration", conditions=((ENEMIES_ABOVE, 1), (MANA_ABOVE, 30))),
    Line(26573, "Consecration", conditions=((NEARER_THAN, 6), (TARGET_HP_ABOVE, 40), (MANA_ABOVE, 60))),
)
