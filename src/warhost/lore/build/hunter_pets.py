# SPDX-License-Identifier: GPL-2.0-or-later
"""What a hunter casts for a pet, and what pets of hunters cast themselves."""

from __future__ import annotations

from warhost.lore.build.encoding import ENEMY, SELF, Encoding, ability, aura, effect, magic, strike
from warhost.lore.build.figures import Figure, Figures, every, fig, ranks, top
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import targets as tg

PET = tg.TARGET_UNIT_PET
MENDED = (25, 50, 90, 140, 200, 280, 365, 475)
CLAW = (5, 10, 14, 19, 25, 31, 42, 51)
"""The mean of what each rank of Claw does in Classic Era: 4 to 6, 8 to 12 and so on up to 43 to 59."""
BITE_OF_80 = 143
OF_PETS = ("CREATURE_ONLY",)


def _claw(chain: int) -> Encoding:
    """Return the encoding of Claw, Bite or Smack: alike in 3.3.5, for 25 focus, one every 1.5 s."""
    damage = Figures((*(Figure(value, "vanilla") for value in CLAW), None, None, Figure(BITE_OF_80, "hunter")))
    return strike(
        chain,
        effect(
            fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value=damage, attack_power=every(0.07, "drdamage", 11), spell_power=every(0, "code", 11)
        ),
        flags=(*OF_PETS, "NEEDS_FACING"),
        school=en.SCHOOL_PHYSICAL,
        figures={
            "power_type": every(en.POWER_FOCUS, "hunter", 11),
            "cost_flat": every(25, "hunter", 11),
            "gcd_ms": every(1500, "hunter", 11),
            "gcd_category": every(en.GCD_CATEGORY, "hunter", 11),
            "range_max_yd": every(5, "hunter", 11),
            "cast_ms": every(0, "hunter", 11),
            "cooldown_ms": every(0, "hunter", 11),
        },
    )


FOR_PETS: tuple[Encoding, ...] = (
    ability(883, "self", effect(fx.SPELL_EFFECT_SUMMON_PET, SELF), flags=("NO_THREAT",)),
    ability(982, "self", effect(fx.SPELL_EFFECT_RESURRECT_PET, SELF, value=fig(15, "tooltip")), flags=("NO_THREAT",)),
    ability(2641, "self", effect(fx.SPELL_EFFECT_DISMISS_PET, PET), flags=("NO_THREAT",)),
    magic(
        136,
        "help",
        aura(
            au.SPELL_AURA_PERIODIC_HEAL,
            PET,
            value=Figures((*(Figure(value, "hunter-bcc") for value in MENDED), None, Figure(1050, "hunter"))),
            period="row",
        ),
        flags=("NO_CRIT",),
        dispel=en.DISPEL_MAGIC,
        figures={"range_max_yd": top(45, "hunter", 10), "range_max_friendly_yd": top(45, "hunter", 10)},
    ),
)

OF_THE_PET: tuple[Encoding, ...] = (
    *(_claw(chain) for chain in (16827, 17253, 49966)),
    ability(
        2649,
        "harm",
        effect(
            fx.SPELL_EFFECT_THREAT,
            ENEMY,
            value=ranks((50, "hunter"), None, None, None, None, None, (415, "hunter"), None, (1234, "hunter")),
        ),
        flags=OF_PETS,
        school=en.SCHOOL_PHYSICAL,
        figures={
            "power_type": every(en.POWER_FOCUS, "hunter", 9),
            "cost_flat": every(15, "hunter", 9),
            "cooldown_ms": every(5000, "hunter", 9),
            "range_max_yd": every(5, "hunter", 9),
            "cast_ms": every(0, "hunter", 9),
            "gcd_ms": every(0, "hunter", 9),
        },
    ),
)

ENCODINGS = (*FOR_PETS, *OF_THE_PET)
