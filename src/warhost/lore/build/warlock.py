# SPDX-License-Identifier: GPL-2.0-or-later
"""The warlock's spells of affliction and destruction: each chain's effects, flags, and figures that its rows lack."""

from __future__ import annotations

from warhost.lore.build import demons, warlock_demonology
from warhost.lore.build.encoding import AROUND, ENEMY, SELF, Encoding, area_aura, aura, effect, magic, unlisted
from warhost.lore.build.figures import every, fig, ranks, top
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import scripts as sc
from warhost.lore.spells import targets as tg

DAMAGE = fx.SPELL_EFFECT_SCHOOL_DAMAGE
DOT = au.SPELL_AURA_PERIODIC_DAMAGE
FACE = ("NEEDS_FACING",)
HIDDEN = ("TRIGGERED_ONLY",)
TALENT = ("TALENT",)
CHANNEL = ("CHANNELED", *FACE)
CONE = tg.TARGET_UNIT_CONE_ENEMY_24
PLACE = tg.TARGET_UNIT_DEST_AREA_ENEMY
FEAR_BREAKS = ("BREAKS_ON_DAMAGE_BY_CHANCE", "BINARY")
SHARD = {"reagent": fig(6265, "hekili"), "reagent_count": fig(1, "hekili")}
UNHOLY_MAGIC = en.SCHOOL_MAGIC & ~en.SCHOOL_HOLY
TAPPED = (41, 86, 159, 249, 346, 867, 1164, 2000)
"""What Life Tap of each rank turns into mana (Hekili Wrath/Warlock.lua; AzerothCore takes as much health as it gives)."""


def _hellfire(spell_id: int, damage: int) -> Encoding:
    return unlisted(
        spell_id,
        "Hellfire Effect",
        "harm",
        en.DMG_CLASS_MAGIC,
        effect(DAMAGE, *AROUND, value=fig(damage, "drdamage"), spell_power=fig(0.143, "world"), radius=fig(10, "vanilla")),
        flags=HIDDEN,
        class_id=9,
        school=en.SCHOOL_FIRE,
    )


def _flame(spell_id: int, tick: int) -> Encoding:
    return unlisted(
        spell_id,
        "Shadowflame",
        "harm",
        en.DMG_CLASS_MAGIC,
        aura(DOT, ENEMY, value=fig(tick, "drdamage"), spell_power=fig(0.0667, "world"), period=fig(2000, "drdamage")),
        flags=(*HIDDEN, "NO_CRIT"),
        class_id=9,
        school=en.SCHOOL_FIRE,
        dispel=en.DISPEL_MAGIC,
        figures={"duration_ms": fig(8000, "drdamage")},
    )


CURSES: tuple[Encoding, ...] = (
    magic(
        980,
        "harm",
        aura(DOT, ENEMY, value=0, period="row"),
        flags=("NO_CRIT",),
        script=sc.SCRIPT_GROWING_TICKS,
        exclusive=en.SPECIFIC_CURSE,
        dispel=en.DISPEL_CURSE,
    ),
    magic(
        603,
        "harm",
        aura(DOT, ENEMY, value=0, period="row"),
        flags=("NO_CRIT",),
        exclusive=en.SPECIFIC_CURSE,
        dispel=en.DISPEL_CURSE,
        figures={"threat_flat": top(160, "sims", 3)},
    ),
    magic(
        18223,
        "harm",
        aura(au.SPELL_AURA_MOD_DECREASE_SPEED, ENEMY, value=fig(-30, "tooltip"), mechanic=en.MECHANIC_SNARE),
        flags=(*TALENT, "BINARY"),
        exclusive=en.SPECIFIC_CURSE,
        diminishing=en.DIMINISHING_LIMITONLY,
        player_limit_ms=12_000,
        dispel=en.DISPEL_CURSE,
    ),
    magic(
        1714,
        "harm",
        aura(au.SPELL_AURA_MOD_CASTING_SPEED_NOT_STACK, ENEMY, value=ranks((-25, "tooltip"), (-30, "sims"))),
        flags=("BINARY",),
        exclusive=en.SPECIFIC_CURSE,
        diminishing=en.DIMINISHING_LIMITONLY,
        player_limit_ms=12_000,
        dispel=en.DISPEL_CURSE,
        figures={"duration_ms": ranks((30_000, "tooltip"), (30_000, "hekili")), "threat_flat": top(100, "sims", 2)},
    ),
    magic(
        702,
        "harm",
        aura(
            au.SPELL_AURA_MOD_ATTACK_POWER,
            ENEMY,
            value=ranks((-21, "tooltip"), None, None, None, None, None, None, None, (-478, "sims")),
        ),
        aura(au.SPELL_AURA_MOD_RESISTANCE_PCT, ENEMY, value=fig(-5, "tooltip"), misc=en.SCHOOL_PHYSICAL),
        flags=("BINARY",),
        exclusive=en.SPECIFIC_CURSE,
        dispel=en.DISPEL_CURSE,
        figures={"threat_flat": top(142, "sims", 9)},
    ),
    magic(
        1490,
        "harm",
        aura(au.SPELL_AURA_MOD_RESISTANCE, ENEMY, value=ranks((-45, "tooltip"), None, None, None, (-165, "sims")), misc=UNHOLY_MAGIC),
        aura(
            au.SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN,
            ENEMY,
            value=ranks((6, "tooltip"), None, None, None, (13, "sims")),
            misc=UNHOLY_MAGIC,
        ),
        flags=("BINARY",),
        exclusive=en.SPECIFIC_CURSE,
        diminishing=en.DIMINISHING_LIMITONLY,
        player_limit_ms=120_000,
        dispel=en.DISPEL_CURSE,
        figures={"threat_flat": top(156, "sims", 5)},
    ),
)

PAINS: tuple[Encoding, ...] = (
    magic(
        172,
        "harm",
        aura(DOT, ENEMY, value=0, period="row"),
        flags=("NO_CRIT",),
        exclusive=en.SPECIFIC_WARLOCK_CORRUPTION,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        30108,
        "harm",
        aura(DOT, ENEMY, value=0, period="row"),
        flags=("NO_CRIT", *TALENT),
        exclusive=en.SPECIFIC_WARLOCK_IMMOLATE,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        27243,
        "harm",
        aura(DOT, ENEMY, value=0, period="row"),
        aura(au.SPELL_AURA_DUMMY, ENEMY, value=ranks(1044, 1296, 1518, key="drdamage"), trigger="row1"),
        flags=("NO_CRIT", *FACE),
        script=sc.SCRIPT_SEED,
        exclusive=en.SPECIFIC_WARLOCK_CORRUPTION,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        27285,
        "harm",
        effect(DAMAGE, tg.TARGET_DEST_TARGET_ANY, PLACE, value=0, radius=fig(15, "tooltip")),
        flags=HIDDEN,
    ),
    magic(
        6789,
        "harm",
        effect(fx.SPELL_EFFECT_HEALTH_LEECH, ENEMY, value=0, multiplier=fig(3, "tooltip")),
        aura(au.SPELL_AURA_MOD_FEAR, ENEMY, mechanic=en.MECHANIC_HORROR),
        flags=("BINARY", *FACE),
        mechanic=en.MECHANIC_HORROR,
        diminishing=en.DIMINISHING_HORROR,
        dispel=en.DISPEL_MAGIC,
    ),
)

DRAINS: tuple[Encoding, ...] = (
    magic(
        689,
        "harm",
        aura(au.SPELL_AURA_PERIODIC_LEECH, ENEMY, value=0, period="row", multiplier=fig(1, "tooltip")),
        flags=("NO_CRIT", *CHANNEL),
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        5138,
        "harm",
        aura(
            au.SPELL_AURA_PERIODIC_MANA_LEECH,
            ENEMY,
            value=fig(3, "tooltip"),
            period=fig(1000, "tooltip"),
            multiplier=fig(1, "tooltip"),
            misc=en.POWER_MANA,
        ),
        flags=("BINARY", *CHANNEL),
        dispel=en.DISPEL_MAGIC,
        figures={"cast_ms": fig(0, "tooltip")},
    ),
    magic(
        1120,
        "harm",
        aura(au.SPELL_AURA_CHANNEL_DEATH_ITEM, ENEMY, value=fig(1, "code"), item_type=6265),
        aura(DOT, ENEMY, value=0, period="row"),
        flags=("NO_CRIT", *CHANNEL),
        script=sc.SCRIPT_DRAIN_SOUL,
    ),
    magic(
        1454,
        "self",
        effect(fx.SPELL_EFFECT_DUMMY, SELF, value=ranks(*TAPPED, key="hekili"), spell_power=every(0.5, "drdamage", 8)),
        flags=("NO_THREAT",),
        script=sc.SCRIPT_LIFE_TAP,
        figures={"cost_flat": every(0, "code", 8)},
    ),
)

FEARS: tuple[Encoding, ...] = (
    magic(
        5782,
        "harm",
        aura(au.SPELL_AURA_MOD_FEAR, ENEMY, mechanic=en.MECHANIC_FEAR),
        flags=(*FEAR_BREAKS, *FACE),
        script=sc.SCRIPT_ONE_TARGET,
        mechanic=en.MECHANIC_FEAR,
        diminishing=en.DIMINISHING_FEAR,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        5484,
        "harm",
        aura(au.SPELL_AURA_MOD_FEAR, *AROUND, radius=fig(10, "tooltip"), mechanic=en.MECHANIC_FEAR),
        flags=FEAR_BREAKS,
        mechanic=en.MECHANIC_FEAR,
        diminishing=en.DIMINISHING_FEAR,
        dispel=en.DISPEL_MAGIC,
        figures={"max_targets": every(5, "tooltip", 2)},
    ),
)


FIRES: tuple[Encoding, ...] = (
    magic(686, "harm", effect(DAMAGE, ENEMY, value=0), flags=FACE),
    magic(5676, "harm", effect(DAMAGE, ENEMY, value=0), flags=FACE),
    magic(6353, "harm", effect(DAMAGE, ENEMY, value=0), flags=FACE, figures=SHARD),
    magic(29722, "harm", effect(DAMAGE, ENEMY, value=0), flags=FACE, script=sc.SCRIPT_INCINERATE),
    magic(
        348,
        "harm",
        effect(DAMAGE, ENEMY, value=0),
        aura(DOT, ENEMY, value=1, period="row"),
        flags=FACE,
        exclusive=en.SPECIFIC_WARLOCK_IMMOLATE,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        17962,
        "harm",
        effect(DAMAGE, ENEMY, value=fig(60, "tooltip")),
        aura(DOT, ENEMY, value=fig(40, "tooltip"), period="row"),
        flags=(*FACE, *TALENT),
        script=sc.SCRIPT_CONFLAGRATE,
    ),
    magic(17877, "harm", effect(DAMAGE, ENEMY, value=0), flags=(*FACE, *TALENT), figures=SHARD),
    magic(50796, "harm", effect(DAMAGE, ENEMY, value=0), flags=(*FACE, *TALENT, "ALWAYS_HITS")),
    magic(
        30283,
        "harm",
        effect(DAMAGE, PLACE, value=0, radius=fig(8, "tooltip")),
        aura(au.SPELL_AURA_MOD_STUN, PLACE, radius=fig(8, "tooltip"), mechanic=en.MECHANIC_STUN),
        flags=("GROUND_TARGET", "BINARY", *TALENT),
        mechanic=en.MECHANIC_STUN,
        diminishing=en.DIMINISHING_CONTROLLED_STUN,
    ),
    magic(
        5740,
        "harm",
        area_aura(au.SPELL_AURA_PERIODIC_TRIGGER_SPELL, period="row", radius=fig(8, "cata"), trigger="row"),
        flags=("CHANNELED", "GROUND_TARGET"),
    ),
    magic(42223, "harm", effect(DAMAGE, PLACE, value=0, radius=fig(8, "cata")), flags=HIDDEN),
    magic(
        1949,
        "harm",
        aura(au.SPELL_AURA_PERIODIC_TRIGGER_SPELL, SELF, period="row", trigger=ranks(5857, 11681, 11682, 27214, 47822, key="world")),
        aura(DOT, SELF, value=ranks(83, 139, 208, 306, 451, key="drdamage"), spell_power=fig(0.095, "drdamage"), period="row"),
        flags=("CHANNELED", "NO_CRIT"),
    ),
    *(_hellfire(spell, damage) for spell, damage in ((5857, 83), (11681, 139), (11682, 208), (27214, 306), (47822, 451))),
    magic(
        47897,
        "harm",
        effect(DAMAGE, CONE, value=0, radius=fig(10, "cata")),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, CONE, radius=fig(10, "cata"), trigger="row1"),
    ),
    _flame(47960, 136),
    _flame(61291, 161),
)

ENCODINGS: tuple[Encoding, ...] = (*CURSES, *PAINS, *DRAINS, *FEARS, *FIRES, *warlock_demonology.ENCODINGS, *demons.ENCODINGS)
