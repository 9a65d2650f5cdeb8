# SPDX-License-Identifier: GPL-2.0-or-later
"""Warrior without talents: Charge, Rend, what the moment allows, and Heroic Strike for the rage that is left."""

from __future__ import annotations

from warhost.brains.rotation import (
    BUFF,
    ENEMIES_ABOVE,
    FARTHER_THAN,
    HEAL_SELF,
    IN_ROLE,
    NO_FORM,
    OPENER,
    RAGE_ABOVE,
    SELF_HP_ABOVE,
    SELF_HP_BELOW,
    SELF_LACKS,
    TANK_BIT,
    TARGET_CASTS,
    TARGET_FIGHTS_FRIEND,
    TARGET_HP_ABOVE,
    TARGET_LACKS_MINE,
    Line,
)

AS_TANK = (IN_ROLE, TANK_BIT)

LINES: tuple[Line, ...] = (
    Line(71, "Defensive Stance", BUFF, (AS_TANK, (SELF_LACKS, 0))),
    Line(2457, "Battle Stance", BUFF, ((NO_FORM, 0),)),
    Line(871, "Shield Wall", HEAL_SELF, ((SELF_HP_BELOW, 25),)),
    Line(55694, "Enraged Regeneration", HEAL_SELF, ((SELF_HP_BELOW, 40),)),
    Line(100, "Charge", OPENER, ((FARTHER_THAN, 9),)),
    Line(71, "Defensive Stance", conditions=(AS_TANK, (SELF_LACKS, 0))),
    Line(355, "Taunt", conditions=(AS_TANK, (TARGET_FIGHTS_FRIEND, 0))),
    Line(694, "Mocking Blow", conditions=(AS_TANK, (TARGET_FIGHTS_FRIEND, 0))),
    Line(6552, "Pummel", conditions=((TARGET_CASTS, 0),)),
    Line(72, "Shield Bash", conditions=((TARGET_CASTS, 0),)),
    Line(2687, "Bloodrage", conditions=((SELF_HP_ABOVE, 60),)),
    Line(6673, "Battle Shout", conditions=((SELF_LACKS, 0),)),
    Line(34428, "Victory Rush"),
    Line(5308, "Execute"),
    Line(7384, "Overpower"),
    Line(23922, "Shield Slam"),
    Line(6572, "Revenge"),
    Line(6343, "Thunder Clap", conditions=(AS_TANK, (TARGET_LACKS_MINE, 0))),
    Line(7386, "Sunder Armor", conditions=(AS_TANK,)),
    Line(772, "Rend", conditions=((TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 40))),
    Line(6343, "Thunder Clap", conditions=((ENEMIES_ABOVE, 1), (TARGET_LACKS_MINE, 0))),
    Line(845, "Cleave", conditions=((ENEMIES_ABOVE, 1), (RAGE_ABOVE, 35))),
    Line(7386, "Sunder Armor", conditions=((TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 60))),
    Line(78, "Heroic Strike", conditions=((RAGE_ABOVE, 30),)),
)
