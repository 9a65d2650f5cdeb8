# SPDX-License-Identifier: GPL-2.0-or-later
"""What warlocks' demons cast. Nobody learns these: a demon has the highest rank of its level."""

from __future__ import annotations

from warhost.lore.build.encoding import AROUND, ENEMY, SELF, Encoding, ability, aura, effect, magic
from warhost.lore.build.figures import every, fig, ranks
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import scripts as sc

THEIRS = ("CREATURE_ONLY",)

ENCODINGS: tuple[Encoding, ...] = (
    magic(
        3110,
        "harm",
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value="row"),
        flags=(*THEIRS, "NEEDS_FACING"),
        figures={
            "cast_ms": every(2500, "drdamage", 9),
            "cost_flat": ranks(10, 20, 35, 50, 70, None, None, None, (180, "sims")),
        },
    ),
    ability(
        3716,
        "harm",
        effect(fx.SPELL_EFFECT_THREAT, ENEMY),
        flags=THEIRS,
        school=en.SCHOOL_SHADOW,
    ),
    ability(
        17735,
        "harm",
        effect(fx.SPELL_EFFECT_ATTACK_ME, *AROUND),
        aura(au.SPELL_AURA_MOD_TAUNT, *AROUND),
        flags=THEIRS,
        school=en.SCHOOL_SHADOW,
    ),
    magic(
        17767,
        "self",
        aura(au.SPELL_AURA_PERIODIC_HEAL, SELF, period=fig(1000, "vanilla")),
        flags=(*THEIRS, "CHANNELED", "NOT_IN_COMBAT"),
        school=en.SCHOOL_SHADOW,
    ),
    magic(
        7814,
        "harm",
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value="row"),
        flags=(*THEIRS, "NEEDS_FACING"),
    ),
    magic(
        54049,
        "harm",
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value="row"),
        flags=(*THEIRS, "NEEDS_FACING"),
        script=sc.SCRIPT_SHADOW_BITE,
        figures={"cost_pct_base": every(3, "sims", 5), "range_max_yd": every(5, "vanilla", 5)},
    ),
)
"""Shadow Bite's range is Lash of Pain's: both are given in melee."""
