# SPDX-License-Identifier: GPL-2.0-or-later
"""Rogue without talents: up to its prey in stealth, Cheap Shot, Slice and Dice, points and Eviscerate; Rupture where it lasts."""

from __future__ import annotations

from warhost.brains.rotation import (
    COMBO_ABOVE,
    ENEMIES_ABOVE,
    ENERGY_ABOVE,
    HEAL_SELF,
    NEARER_THAN,
    NO_FORM,
    OPENER,
    SELF_HP_BELOW,
    SELF_LACKS,
    TARGET_CASTS,
    TARGET_HP_ABOVE,
    TARGET_HP_BELOW,
    TARGET_LACKS_MINE,
    Line,
)

LINES: tuple[Line, ...] = (
    Line(1784, "Stealth", OPENER, ((NO_FORM, 0), (NEARER_THAN, 30))),
    Line(5277, "Evasion", HEAL_SELF, ((SELF_HP_BELOW, 60),)),
    Line(1833, "Cheap Shot"),
    Line(8676, "Ambush"),
    Line(703, "Garrote"),
    Line(1766, "Kick", conditions=((TARGET_CASTS, 0),)),
    Line(51723, "Fan of Knives", conditions=((ENEMIES_ABOVE, 2),)),
    Line(5171, "Slice and Dice", conditions=((SELF_LACKS, 0), (COMBO_ABOVE, 0), (TARGET_HP_ABOVE, 60))),
    Line(408, "Kidney Shot", conditions=((SELF_HP_BELOW, 55), (COMBO_ABOVE, 2), (TARGET_HP_ABOVE, 40))),
    Line(1943, "Rupture", conditions=((COMBO_ABOVE, 3), (TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 70))),
    Line(2098, "Eviscerate", conditions=((COMBO_ABOVE, 3),)),
    Line(2098, "Eviscerate", conditions=((COMBO_ABOVE, 1), (TARGET_HP_BELOW, 35))),
    Line(53, "Backstab", conditions=((ENERGY_ABOVE, 59),)),
    Line(1752, "Sinister Strike"),
)
