# SPDX-License-Identifier: GPL-2.0-or-later
"""Hunter without talents: a beast ahead, a mark and a sting on whom it fights, shots between Auto Shot's, blows for who comes near."""

from __future__ import annotations

from warhost.brains.rotation import (
    BUFF,
    ENEMIES_ABOVE,
    EVERY_OTHER,
    FARTHER_THAN,
    HEAL_SELF,
    MANA_ABOVE,
    MANA_BELOW,
    NEARER_THAN,
    NO_PET,
    PET_DEAD,
    PET_HP_BELOW,
    PET_LACKS,
    SELF_HP_BELOW,
    SELF_LACKS,
    SELF_LACKS_CHAIN,
    SELF_LACKS_GROUP,
    TARGET_ATTACKS_ME,
    TARGET_HP_ABOVE,
    TARGET_LACKS,
    TARGET_LACKS_MINE,
    Line,
)

DRAGONHAWK = 61846

LINES: tuple[Line, ...] = (
    Line(982, "Revive Pet", BUFF, ((PET_DEAD, 0),)),
    Line(883, "Call Pet", BUFF, ((NO_PET, 0), (EVERY_OTHER, 0))),
    Line(982, "Revive Pet", BUFF, ((NO_PET, 0), (EVERY_OTHER, 1))),
    Line(136, "Mend Pet", BUFF, ((PET_HP_BELOW, 70), (PET_LACKS, 0))),
    Line(DRAGONHAWK, "Aspect of the Dragonhawk", BUFF, ((SELF_LACKS, 0), (MANA_ABOVE, 40))),
    Line(13165, "Aspect of the Hawk", BUFF, ((SELF_LACKS, 0), (SELF_LACKS_CHAIN, DRAGONHAWK), (MANA_ABOVE, 40))),
    Line(13163, "Aspect of the Monkey", BUFF, ((SELF_LACKS_GROUP, 0),)),
    Line(19263, "Deterrence", HEAL_SELF, ((SELF_HP_BELOW, 20), (ENEMIES_ABOVE, 0))),
    Line(5384, "Feign Death", HEAL_SELF, ((SELF_HP_BELOW, 35), (ENEMIES_ABOVE, 0))),
    Line(136, "Mend Pet", HEAL_SELF, ((PET_HP_BELOW, 60), (PET_LACKS, 0))),
    Line(34074, "Aspect of the Viper", HEAL_SELF, ((MANA_BELOW, 15), (SELF_LACKS, 0))),
    Line(781, "Disengage", conditions=((NEARER_THAN, 5), (TARGET_ATTACKS_ME, 0), (TARGET_HP_ABOVE, 35))),
    Line(53351, "Kill Shot"),
    Line(5116, "Concussive Shot", conditions=((TARGET_ATTACKS_ME, 0), (FARTHER_THAN, 8), (TARGET_LACKS, 0))),
    Line(1130, "Hunter's Mark", conditions=((TARGET_LACKS, 0), (TARGET_HP_ABOVE, 70), (FARTHER_THAN, 5))),
    Line(3045, "Rapid Fire", conditions=((TARGET_HP_ABOVE, 70),)),
    Line(1978, "Serpent Sting", conditions=((TARGET_LACKS_MINE, 0), (TARGET_HP_ABOVE, 40))),
    Line(13795, "Immolation Trap", conditions=((NEARER_THAN, 4), (TARGET_ATTACKS_ME, 0), (TARGET_HP_ABOVE, 35))),
    Line(1495, "Mongoose Bite", conditions=((NEARER_THAN, 5),)),
    Line(2973, "Raptor Strike", conditions=((NEARER_THAN, 5),)),
    Line(2974, "Wing Clip", conditions=((NEARER_THAN, 5), (TARGET_ATTACKS_ME, 0), (TARGET_LACKS, 0))),
    Line(DRAGONHAWK, "Aspect of the Dragonhawk", conditions=((SELF_LACKS, 0), (MANA_ABOVE, 60))),
    Line(13165, "Aspect of the Hawk", conditions=((SELF_LACKS, 0), (SELF_LACKS_CHAIN, DRAGONHAWK), (MANA_ABOVE, 60))),
    Line(2643, "Multi-Shot"),
    Line(3044, "Arcane Shot"),
    Line(56641, "Steady Shot"),
)
