# SPDX-License-Identifier: GPL-2.0-or-later
"""The shaman's spells but for totems (``shaman_totems``): each chain's effects, flags, and figures that its rows lack."""

from __future__ import annotations

from warhost.lore.build import shaman_totems
from warhost.lore.build.encoding import ENEMY, FRIEND, RAID, SELF, Encoding, ability, aura, effect, magic, unlisted
from warhost.lore.build.figures import Figures, every, fig, ranks
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import procs as pr
from warhost.lore.spells import targets as tg

DAMAGE = fx.SPELL_EFFECT_SCHOOL_DAMAGE
HEAL = fx.SPELL_EFFECT_HEAL
FACE = ("NEEDS_FACING",)
HIDDEN = ("TRIGGERED_ONLY",)
LIGHTNING_FALLOFF, HEAL_FALLOFF = 0.7, 0.6
"""Share of its strength that a chain keeps with each jump (client rows: EffectChainAmplitude)."""
SHOCKS = 19
"""Cooldown category of the three shocks."""
EXHAUSTION, SATED = 57723, 57724
STRUCK = (
    pr.PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK
    | pr.PROC_FLAG_TAKEN_SPELL_MELEE_DMG_CLASS
    | pr.PROC_FLAG_TAKEN_RANGED_AUTO_ATTACK
    | pr.PROC_FLAG_TAKEN_SPELL_RANGED_DMG_CLASS
    | pr.PROC_FLAG_TAKEN_SPELL_MAGIC_DMG_CLASS_NEG
)
"""What makes a shield of elements answer: attacks and harmful spells (AzerothCore spell_proc_event: 139944 of spell 974)."""
HORDE = sum(1 << (race - 1) for race in (2, 5, 6, 8, 10))
ALLIANCE = sum(1 << (race - 1) for race in (1, 3, 4, 7, 11))
FROG_TYPES = (1 << (en.CREATURE_TYPE_BEAST - 1)) | (1 << (en.CREATURE_TYPE_HUMANOID - 1))


def _shock_cooldown(many: int) -> dict[str, Figures]:
    return {"category": every(SHOCKS, "code", many), "category_cooldown_ms": every(6000, "tooltip", many)}


def _answers(charges: int, many: int) -> dict[str, Figures]:
    return {
        "proc_flags": every(STRUCK, "code", many),
        "proc_chance": every(101, "code", many),
        "proc_charges": every(charges, "tooltip", many),
        "proc_cooldown_ms": every(3000, "world", many),
    }


BOLTS: tuple[Encoding, ...] = (
    magic(403, "harm", effect(DAMAGE, ENEMY, value=0), flags=FACE),
    magic(421, "harm", effect(DAMAGE, ENEMY, value=0, chain_targets=3, chain_multiplier=LIGHTNING_FALLOFF), flags=FACE),
    magic(51505, "harm", effect(DAMAGE, ENEMY, value=0), flags=FACE),
    magic(
        8042,
        "harm",
        effect(DAMAGE, ENEMY, value=0),
        aura(au.SPELL_AURA_MELEE_SLOW, ENEMY, value=every(-10, "tooltip", 10)),
        flags=FACE,
        figures=_shock_cooldown(10),
    ),
    magic(
        8050,
        "harm",
        effect(DAMAGE, ENEMY, value=0),
        aura(au.SPELL_AURA_PERIODIC_DAMAGE, ENEMY, value=1, period="row"),
        flags=FACE,
        dispel=en.DISPEL_MAGIC,
        figures=_shock_cooldown(9),
    ),
    magic(
        8056,
        "harm",
        effect(DAMAGE, ENEMY, value=0),
        aura(au.SPELL_AURA_MOD_DECREASE_SPEED, ENEMY, value=every(-50, "tooltip", 7), mechanic=en.MECHANIC_SNARE),
        flags=("BINARY", *FACE),
        mechanic=en.MECHANIC_SNARE,
        dispel=en.DISPEL_MAGIC,
        figures=_shock_cooldown(7),
    ),
)

HEALS: tuple[Encoding, ...] = (
    magic(331, "help", effect(HEAL, FRIEND, value=0)),
    magic(8004, "help", effect(HEAL, FRIEND, value=0)),
    magic(1064, "help", effect(HEAL, tg.TARGET_UNIT_TARGET_CHAINHEAL_ALLY, value=0, chain_targets=3, chain_multiplier=HEAL_FALLOFF)),
    magic(
        2008,
        "help",
        effect(
            fx.SPELL_EFFECT_RESURRECT_NEW,
            FRIEND,
            value=ranks(65, 150, 250, None, None, None, None),
            misc=ranks(120, 260, 420, None, None, None, None),
        ),
        flags=("NOT_IN_COMBAT", "TARGET_DEAD"),
        school=en.SCHOOL_NATURE,
    ),
    magic(
        526,
        "help",
        effect(fx.SPELL_EFFECT_DISPEL, FRIEND, value=fig(1, "tooltip"), misc=en.DISPEL_POISON),
        effect(fx.SPELL_EFFECT_DISPEL, FRIEND, value=fig(1, "tooltip"), misc=en.DISPEL_DISEASE),
        school=en.SCHOOL_NATURE,
    ),
    magic(
        51886,
        "help",
        effect(fx.SPELL_EFFECT_DISPEL, FRIEND, value=fig(1, "tooltip"), misc=en.DISPEL_POISON),
        effect(fx.SPELL_EFFECT_DISPEL, FRIEND, value=fig(1, "tooltip"), misc=en.DISPEL_DISEASE),
        effect(fx.SPELL_EFFECT_DISPEL, FRIEND, value=fig(1, "tooltip"), misc=en.DISPEL_CURSE),
        flags=("TALENT",),
    ),
    magic(
        61295,
        "help",
        effect(HEAL, FRIEND, value=0),
        aura(au.SPELL_AURA_PERIODIC_HEAL, FRIEND, value=1, period="row"),
        flags=("TALENT",),
        dispel=en.DISPEL_MAGIC,
        figures={"cast_ms": every(0, "sims", 4)},
    ),
)

SHIELDS: tuple[Encoding, ...] = (
    magic(
        324,
        "self",
        aura(au.SPELL_AURA_PROC_TRIGGER_SPELL, SELF, trigger="row"),
        exclusive=en.SPECIFIC_ELEMENTAL_SHIELD,
        dispel=en.DISPEL_MAGIC,
        figures=_answers(3, 11),
    ),
    magic(26364, "harm", effect(DAMAGE, ENEMY, value=0), flags=HIDDEN),
    magic(
        52127,
        "self",
        aura(au.SPELL_AURA_MOD_POWER_REGEN, SELF, value=ranks(10, 15, 21, 26, 33, 38, 43, 50, 100, key="wiki"), misc=en.POWER_MANA),
        aura(
            au.SPELL_AURA_PROC_TRIGGER_SPELL_WITH_VALUE,
            SELF,
            value=ranks(40, 60, 85, 105, 130, 150, 170, 200, (428, "tooltip"), key="wiki"),
            trigger=52128,
        ),
        exclusive=en.SPECIFIC_ELEMENTAL_SHIELD,
        dispel=en.DISPEL_MAGIC,
        figures={**_answers(3, 9), "cost_flat": every(0, "tooltip", 9)},
    ),
    magic(
        974,
        "help",
        aura(au.SPELL_AURA_PROC_TRIGGER_SPELL_WITH_VALUE, FRIEND, value=0, trigger=379),
        aura(au.SPELL_AURA_REDUCE_PUSHBACK, FRIEND, value=every(30, "tooltip", 5)),
        flags=("TALENT",),
        exclusive=en.SPECIFIC_ELEMENTAL_SHIELD,
        dispel=en.DISPEL_MAGIC,
        figures=_answers(6, 5),
    ),
    magic(379, "help", effect(HEAL, SELF, value=fig(0, "code")), flags=HIDDEN),
)

AID: tuple[Encoding, ...] = (
    *(
        magic(
            chain,
            "self",
            aura(au.SPELL_AURA_MOD_MELEE_RANGED_HASTE, RAID, value=fig(30, "tooltip"), radius=fig(100, "cata")),
            aura(au.SPELL_AURA_HASTE_SPELLS, RAID, value=fig(30, "tooltip"), radius=fig(100, "cata")),
            effect(fx.SPELL_EFFECT_TRIGGER_SPELL, RAID, trigger=mark, radius=fig(100, "cata")),
            exclude_target_aura=mark,
            race_mask=races,
            dispel=en.DISPEL_MAGIC,
        )
        for chain, mark, races in ((2825, SATED, HORDE), (32182, EXHAUSTION, ALLIANCE))
    ),
    magic(
        2645,
        "self",
        aura(au.SPELL_AURA_MOD_SHAPESHIFT, SELF, misc=en.FORM_GHOSTWOLF),
        aura(au.SPELL_AURA_MOD_INCREASE_SPEED, SELF, value=fig(40, "tooltip")),
        dispel=en.DISPEL_MAGIC,
    ),
    magic(131, "help", aura(au.SPELL_AURA_WATER_BREATHING, FRIEND), dispel=en.DISPEL_MAGIC),
    magic(
        546,
        "help",
        aura(au.SPELL_AURA_WATER_WALK, FRIEND),
        aura_interrupt_flags=pr.AURA_INTERRUPT_FLAG_TAKE_DAMAGE,
        dispel=en.DISPEL_MAGIC,
    ),
)

CONTROL: tuple[Encoding, ...] = (
    magic(
        370,
        "harm",
        effect(fx.SPELL_EFFECT_DISPEL, ENEMY, value=ranks(1, (2, "tooltip")), misc=en.DISPEL_MAGIC),
        flags=FACE,
    ),
    magic(
        57994,
        "harm",
        effect(fx.SPELL_EFFECT_INTERRUPT_CAST, ENEMY),
        effect(fx.SPELL_EFFECT_MODIFY_THREAT_PERCENT, ENEMY),
        flags=("NO_THREAT", *FACE),
        mechanic=en.MECHANIC_INTERRUPT,
        figures={"duration_ms": fig(2000, "tooltip")},
    ),
    magic(
        51514,
        "harm",
        aura(au.SPELL_AURA_MOD_PACIFY_SILENCE, ENEMY, mechanic=en.MECHANIC_POLYMORPH),
        aura(au.SPELL_AURA_TRANSFORM, ENEMY),
        flags=("BINARY", "BREAKS_ON_DAMAGE_BY_CHANCE", *FACE),
        mechanic=en.MECHANIC_POLYMORPH,
        diminishing=en.DIMINISHING_DISORIENT,
        dispel=en.DISPEL_CURSE,
        target_creature_types=FROG_TYPES,
    ),
)

TRIGGERED: tuple[Encoding, ...] = (
    unlisted(
        52128,
        "Water Shield",
        "self",
        en.DMG_CLASS_NONE,
        effect(fx.SPELL_EFFECT_ENERGIZE, SELF, value=fig(0, "code"), misc=en.POWER_MANA),
        flags=(*HIDDEN, "NO_THREAT"),
        class_id=7,
        school=en.SCHOOL_NATURE,
    ),
    *(
        unlisted(
            mark,
            name,
            "help",
            en.DMG_CLASS_NONE,
            aura(au.SPELL_AURA_DUMMY, FRIEND),
            flags=(*HIDDEN, "NO_THREAT"),
            class_id=7,
            school=en.SCHOOL_NATURE,
            figures={"duration_ms": fig(600_000, "tooltip")},
        )
        for mark, name in ((EXHAUSTION, "Exhaustion"), (SATED, "Sated"))
    ),
)

RETURN: tuple[Encoding, ...] = (
    ability(20608, "self", aura(au.SPELL_AURA_DUMMY, SELF, trigger=21169), flags=("PASSIVE",)),
    unlisted(
        21169,
        "Reincarnation",
        "self",
        en.DMG_CLASS_NONE,
        effect(fx.SPELL_EFFECT_SELF_RESURRECT, SELF, value=fig(20, "vanilla"), misc=20),
        flags=("CREATURE_ONLY", "TARGET_DEAD"),
        class_id=7,
        school=en.SCHOOL_NATURE,
        figures={
            "cooldown_ms": fig(1_800_000, "hekili"),
            "cost_flat": fig(0, "code"),
            "gcd_ms": fig(0, "code"),
            "range_max_yd": fig(0, "code"),
        },
    ),
)

ENCODINGS: tuple[Encoding, ...] = (*BOLTS, *HEALS, *SHIELDS, *AID, *CONTROL, *TRIGGERED, *RETURN, *shaman_totems.ENCODINGS)
