# SPDX-License-Identifier: GPL-2.0-or-later
"""Death knight without talents: both diseases, Death Strike to live, Obliterate to end it, runic power into Death Coil.

Obliterate ends the diseases that make it strong, so it comes when the target has no time left for new ones.
"""

from __future__ import annotations

from warhost.brains.rotation import (
    BUFF,
    ENEMIES_ABOVE,
    ENEMIES_LACK_AURA,
    FARTHER_THAN,
    HEAL_SELF,
    IN_ROLE,
    OPENER,
    RUNES_BELOW,
    SELF_HP_ABOVE,
    SELF_HP_BELOW,
    SELF_LACKS,
    SELF_LACKS_GROUP,
    TANK_BIT,
    TARGET_BEARS_AURA,
    TARGET_CASTS,
    TARGET_FIGHTS_FRIEND,
    TARGET_HP_ABOVE,
    TARGET_HP_BELOW,
    TARGET_LACKS_AURA,
    Line,
)

FROST_FEVER, BLOOD_PLAGUE = 55095, 55078
FEVERISH, PLAGUED = (TARGET_BEARS_AURA, FROST_FEVER), (TARGET_BEARS_AURA, BLOOD_PLAGUE)

AS_TANK = (IN_ROLE, TANK_BIT)

LINES: tuple[Line, ...] = (
    Line(48263, "Frost Presence", BUFF, (AS_TANK, (SELF_LACKS, 0))),
    Line(48266, "Blood Presence", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(57330, "Horn of Winter", BUFF, ((SELF_LACKS, 0),)),
    Line(48792, "Icebound Fortitude", HEAL_SELF, ((SELF_HP_BELOW, 40),)),
    Line(49576, "Death Grip", OPENER, ((FARTHER_THAN, 9),)),
    Line(45477, "Icy Touch", OPENER, ((TARGET_LACKS_AURA, FROST_FEVER),)),
    Line(48263, "Frost Presence", conditions=(AS_TANK, (SELF_LACKS, 0))),
    Line(56222, "Dark Command", conditions=(AS_TANK, (TARGET_FIGHTS_FRIEND, 0))),
    Line(49576, "Death Grip", conditions=(AS_TANK, (TARGET_FIGHTS_FRIEND, 0))),
    Line(47528, "Mind Freeze", conditions=((TARGET_CASTS, 0),)),
    Line(47476, "Strangulate", conditions=((TARGET_CASTS, 0),)),
    Line(48707, "Anti-Magic Shell", conditions=((TARGET_CASTS, 0),)),
    Line(56815, "Rune Strike"),
    Line(49998, "Death Strike", conditions=((SELF_HP_BELOW, 60), FEVERISH)),
    Line(45477, "Icy Touch", conditions=((TARGET_LACKS_AURA, FROST_FEVER),)),
    Line(45462, "Plague Strike", conditions=((TARGET_LACKS_AURA, BLOOD_PLAGUE), (TARGET_HP_ABOVE, 15))),
    Line(50842, "Pestilence", conditions=((ENEMIES_LACK_AURA, FROST_FEVER), FEVERISH, PLAGUED)),
    Line(43265, "Death and Decay", conditions=((ENEMIES_ABOVE, 2),)),
    Line(48721, "Blood Boil", conditions=((ENEMIES_ABOVE, 1), FEVERISH)),
    Line(49020, "Obliterate", conditions=((TARGET_HP_BELOW, 35), (SELF_HP_ABOVE, 60))),
    Line(49998, "Death Strike"),
    Line(45902, "Blood Strike"),
    Line(47541, "Death Coil"),
    Line(45529, "Blood Tap", conditions=((RUNES_BELOW, 2), (SELF_HP_ABOVE, 50))),
    Line(47568, "Empower Rune Weapon", conditions=((RUNES_BELOW, 1), (TARGET_HP_ABOVE, 50))),
    Line(57330, "Horn of Winter"),
)
