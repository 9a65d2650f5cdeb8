# SPDX-License-Identifier: GPL-2.0-or-later
"""The warlock's spells of demonology: armours, stones, summons, banishing, and what warlock and demon share."""

from __future__ import annotations

from warhost.lore.build.encoding import AROUND, ENEMY, FRIEND, SELF, Encoding, aura, effect, magic
from warhost.lore.build.figures import Figures, fig, ranks
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import scripts as sc
from warhost.lore.spells import targets as tg

SHARD = {"reagent": fig(6265, "hekili"), "reagent_count": fig(1, "hekili")}
CONJURED = {"reagent": fig(6265, "vanilla"), "reagent_count": fig(1, "vanilla")}
DEMONS = 1 << (en.CREATURE_TYPE_DEMON - 1)
ELEMENTALS = 1 << (en.CREATURE_TYPE_ELEMENTAL - 1)
IMP, VOIDWALKER, SUCCUBUS, FELHUNTER, FELGUARD, INFERNAL = 416, 1860, 1863, 417, 17252, 89
HEALTHSTONES = (5512, 5511, 5509, 5510, 9421, 22103, 36889, 36892)
"""AzerothCore spell_warlock.cpp:spell_warl_create_healthstone."""
SOULSTONES = (5232, 16892, 16893, 16895, 16896, None, None)
"""Items of the 1.12 world database; no source here names the two later ones, whose ranks make the last known."""


def _stone(chain: int, items: Figures) -> Encoding:
    return magic(
        chain,
        "self",
        effect(fx.SPELL_EFFECT_CREATE_ITEM, SELF, value=fig(1, "code"), item_type=items),
        flags=("NO_THREAT",),
        school=en.SCHOOL_SHADOW,
        figures=CONJURED,
    )


def _summon(chain: int, entry: int, shard: bool = True, flags: tuple[str, ...] = ()) -> Encoding:
    return magic(
        chain,
        "self",
        effect(fx.SPELL_EFFECT_SUMMON_PET, SELF, misc=entry),
        flags=("NO_THREAT", *flags),
        school=en.SCHOOL_SHADOW,
        figures={**(SHARD if shard else {}), "duration_ms": fig(0, "code")},
    )


ARMOURS: tuple[Encoding, ...] = (
    magic(
        687,
        "self",
        aura(au.SPELL_AURA_MOD_RESISTANCE, SELF, value=fig(90, "tooltip"), misc=en.SCHOOL_PHYSICAL),
        aura(au.SPELL_AURA_MOD_HEALING_PCT, SELF, value=fig(20, "tooltip")),
        exclusive=en.SPECIFIC_WARLOCK_ARMOR,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        706,
        "self",
        aura(au.SPELL_AURA_MOD_RESISTANCE, SELF, value=fig(465, "tooltip"), misc=en.SCHOOL_PHYSICAL),
        aura(au.SPELL_AURA_MOD_HEALING_PCT, SELF, value=fig(20, "tooltip")),
        exclusive=en.SPECIFIC_WARLOCK_ARMOR,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        28176,
        "self",
        aura(au.SPELL_AURA_MOD_SPELL_DAMAGE_OF_STAT_PERCENT, SELF, value=fig(30, "tooltip"), misc=en.SCHOOL_MAGIC, misc_b=en.STAT_SPIRIT),
        aura(au.SPELL_AURA_OBS_MOD_HEALTH, SELF, value=fig(2, "tooltip"), period=fig(5000, "tooltip")),
        aura(au.SPELL_AURA_MOD_DAMAGE_DONE, SELF, value=ranks((50, "tooltip"), None, None, (180, "sims")), misc=en.SCHOOL_MAGIC),
        exclusive=en.SPECIFIC_WARLOCK_ARMOR,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        6229,
        "self",
        aura(au.SPELL_AURA_SCHOOL_ABSORB, SELF, value=0, spell_power=fig(0.8068, "code"), misc=en.SCHOOL_SHADOW),
        dispel=en.DISPEL_MAGIC,
    ),
    magic(5697, "help", aura(au.SPELL_AURA_WATER_BREATHING, FRIEND), dispel=en.DISPEL_MAGIC, school=en.SCHOOL_SHADOW),
    magic(132, "help", aura(au.SPELL_AURA_MOD_INVISIBILITY_DETECT, FRIEND), dispel=en.DISPEL_MAGIC, school=en.SCHOOL_SHADOW),
    magic(5500, "self", aura(au.SPELL_AURA_TRACK_CREATURES, SELF, misc=en.CREATURE_TYPE_DEMON), flags=("NO_THREAT",)),
)

STONES: tuple[Encoding, ...] = (
    _stone(6201, ranks(*HEALTHSTONES, key="code")),
    _stone(693, ranks(*SOULSTONES, key="items")),
)

CONTROL: tuple[Encoding, ...] = (
    magic(
        710,
        "harm",
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_BANISH),
        aura(au.SPELL_AURA_SCHOOL_IMMUNITY, ENEMY, misc=en.SCHOOL_ALL),
        flags=("BINARY", "NEEDS_FACING"),
        script=sc.SCRIPT_BANISH,
        mechanic=en.MECHANIC_BANISH,
        diminishing=en.DIMINISHING_BANISH,
        player_limit_ms=6_000,
        target_creature_types=DEMONS | ELEMENTALS,
        dispel=en.DISPEL_NONE,
    ),
    magic(
        29858,
        "harm",
        effect(fx.SPELL_EFFECT_MODIFY_THREAT_PERCENT, *AROUND, value=fig(-50, "tooltip"), radius=fig(50, "tooltip")),
        flags=("NO_THREAT", "ALWAYS_HITS"),
        figures={**SHARD, "cost_flat": fig(0, "hekili-share"), "cost_pct_base": fig(8, "hekili-share")},
    ),
    magic(
        755,
        "help",
        aura(au.SPELL_AURA_PERIODIC_HEAL, tg.TARGET_UNIT_PET, value=0, period="row"),
        flags=("CHANNELED", "NO_CRIT"),
        script=sc.SCRIPT_HEALTH_FUNNEL,
    ),
)

SUMMONS: tuple[Encoding, ...] = (
    _summon(688, IMP, shard=False),
    _summon(697, VOIDWALKER),
    _summon(712, SUCCUBUS),
    _summon(691, FELHUNTER),
    _summon(30146, FELGUARD, flags=("TALENT",)),
    magic(
        1122,
        "self",
        effect(fx.SPELL_EFFECT_SUMMON, tg.TARGET_DEST_DEST, value=fig(1, "code"), misc=INFERNAL),
        flags=("NO_THREAT", "GROUND_TARGET"),
    ),
)

ENCODINGS: tuple[Encoding, ...] = (*ARMOURS, *STONES, *CONTROL, *SUMMONS)
