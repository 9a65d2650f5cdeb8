# SPDX-License-Identifier: GPL-2.0-or-later
"""The druid's spells out of form, and the forms: each chain's effects, flags, and figures that its rows lack.

What he does in bear and cat form stands in ``druid_feral``.
"""

from __future__ import annotations

from warhost.lore.build.druid_feral import ENCODINGS as FERAL
from warhost.lore.build.encoding import ENEMY, FRIEND, RAID, SELF, Encoding, ability, area_aura, aura, effect, magic, unlisted
from warhost.lore.build.figures import every, fig, ranks
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import procs as pr
from warhost.lore.spells import targets as tg
from warhost.lore.spells import traits as tr

DAMAGE = fx.SPELL_EFFECT_SCHOOL_DAMAGE
HEAL = fx.SPELL_EFFECT_HEAL
FACE = ("NEEDS_FACING",)
HIDDEN = ("TRIGGERED_ONLY",)
PLACE = (tg.TARGET_UNIT_DEST_AREA_ENEMY,)
BEASTS_AND_DRAGONS = 1 << (en.CREATURE_TYPE_BEAST - 1) | 1 << (en.CREATURE_TYPE_DRAGONKIN - 1)
ROOTS = (339, 1062, 5195, 5196, 9852, 9853, 26989, 53308)
SEEDS = (17034, 17035, 17036, 17037, 17038, 22147, 44614)
"""Maple, Stranglethorn, Ashwood, Hornbeam, Ironwood, Flintweed and Starleaf Seed: one is used up."""
HERBS = (17021, 17026, 22148, 44605)
"""Wild Berries, Thornroot, Quillvine and Spineleaf: one is used up."""
MARK_ARMOUR = (25, 65, 105, 150, (195, "bcc"), (240, "bcc"), (285, "bcc"), (340, "bcc"), (750, "sims"))
MARK_STATS = (None, 2, 4, 6, (8, "bcc"), (10, "bcc"), (12, "bcc"), (14, "bcc"), (37, "sims"))
MARK_RESISTANCES = (None, None, None, 5, (10, "bcc"), (15, "bcc"), (20, "bcc"), (25, "bcc"), (54, "sims"))

DAMAGES: tuple[Encoding, ...] = (
    magic(5176, "harm", effect(DAMAGE, ENEMY, value=0), flags=FACE),
    magic(2912, "harm", effect(DAMAGE, ENEMY, value=0), flags=FACE),
    magic(
        8921,
        "harm",
        effect(DAMAGE, ENEMY, value=0),
        aura(au.SPELL_AURA_PERIODIC_DAMAGE, ENEMY, value=1, period="row"),
        flags=FACE,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        16914,
        "harm",
        area_aura(au.SPELL_AURA_PERIODIC_TRIGGER_SPELL, period="row", radius=every(8, "cata", 5), trigger="row"),
        flags=("CHANNELED", "GROUND_TARGET"),
    ),
    magic(42231, "harm", effect(DAMAGE, *PLACE, value=0, radius=every(8, "cata", 5)), flags=HIDDEN),
)

CONTROL: tuple[Encoding, ...] = (
    magic(
        339,
        "harm",
        aura(au.SPELL_AURA_MOD_ROOT, ENEMY, mechanic=en.MECHANIC_ROOT),
        aura(au.SPELL_AURA_PERIODIC_DAMAGE, ENEMY, value=0, period="row"),
        flags=("BINARY", "BREAKS_ON_DAMAGE_BY_CHANCE", "NO_CRIT", *FACE),
        mechanic=en.MECHANIC_ROOT,
        diminishing=en.DIMINISHING_CONTROLLED_ROOT,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        16689,
        "self",
        aura(au.SPELL_AURA_PROC_TRIGGER_SPELL, SELF, trigger=ranks(*ROOTS, key="tooltip")),
        dispel=en.DISPEL_MAGIC,
        figures={
            "proc_flags": fig(pr.PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK | pr.PROC_FLAG_TAKEN_SPELL_MELEE_DMG_CLASS, "code"),
            "proc_chance": fig(100, "tooltip"),
            "proc_charges": fig(3, "tooltip"),
        },
    ),
    magic(
        2637,
        "harm",
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_SLEEP),
        flags=("BREAKS_ON_DAMAGE", "BINARY", *FACE),
        mechanic=en.MECHANIC_SLEEP,
        diminishing=en.DIMINISHING_SLEEP,
        dispel=en.DISPEL_MAGIC,
        target_creature_types=BEASTS_AND_DRAGONS,
        aura_interrupt_flags=pr.AURA_INTERRUPT_FLAG_TAKE_DAMAGE,
        figures={"duration_ms": ranks(20_000, 30_000, 40_000)},
    ),
    magic(
        33786,
        "harm",
        aura(au.SPELL_AURA_MOD_STUN, ENEMY),
        aura(au.SPELL_AURA_SCHOOL_IMMUNITY, ENEMY, misc=en.SCHOOL_ALL),
        flags=("BINARY", *FACE),
        mechanic=en.MECHANIC_BANISH,
        diminishing=en.DIMINISHING_CYCLONE,
    ),
    magic(
        770,
        "harm",
        aura(au.SPELL_AURA_MOD_RESISTANCE_PCT, ENEMY, value=fig(-5, "tooltip"), misc=en.SCHOOL_PHYSICAL),
        flags=FACE,
        exclusive=en.SPECIFIC_FAERIE_FIRE,
        diminishing=en.DIMINISHING_LIMITONLY,
        player_limit_ms=40_000,
    ),
    magic(
        2908,
        "harm",
        aura(au.SPELL_AURA_MOD_DETECT_RANGE, ENEMY, value=fig(-10, "tooltip")),
        flags=("NO_THREAT", *FACE),
        target_creature_types=BEASTS_AND_DRAGONS,
        school=en.SCHOOL_NATURE,
        dispel=en.DISPEL_MAGIC,
    ),
)

HEALS: tuple[Encoding, ...] = (
    magic(5185, "help", effect(HEAL, FRIEND, value=0)),
    magic(50464, "help", effect(HEAL, FRIEND, value=0)),
    magic(774, "help", aura(au.SPELL_AURA_PERIODIC_HEAL, FRIEND, value=0, period="row"), flags=("NO_CRIT",), dispel=en.DISPEL_MAGIC),
    magic(
        8936,
        "help",
        effect(HEAL, FRIEND, value=0),
        aura(au.SPELL_AURA_PERIODIC_HEAL, FRIEND, value=1, period="row"),
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        33763,
        "help",
        aura(au.SPELL_AURA_PERIODIC_HEAL, FRIEND, value=0, period="row"),
        aura(au.SPELL_AURA_DUMMY, FRIEND, value=1),
        max_stacks=3,
        traits=tr.BLOOMS,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(740, "help", aura(au.SPELL_AURA_PERIODIC_TRIGGER_SPELL, SELF, period="row", trigger="row"), flags=("CHANNELED",)),
    magic(44203, "help", effect(HEAL, SELF, RAID, value=0, radius="row"), flags=HIDDEN, max_targets=5),
    magic(
        50769,
        "help",
        effect(fx.SPELL_EFFECT_RESURRECT_NEW, FRIEND),
        flags=("NOT_IN_COMBAT", "TARGET_DEAD"),
        school=en.SCHOOL_NATURE,
    ),
    magic(
        20484,
        "help",
        effect(
            fx.SPELL_EFFECT_RESURRECT_NEW,
            FRIEND,
            value=ranks(400, (750, "bcc"), (1100, "bcc"), (1600, "bcc"), 2200, (3200, "bcc"), None),
            misc=ranks(700, 1200, 1700, 2200, 2800, None, None),
        ),
        flags=("TARGET_DEAD",),
        school=en.SCHOOL_NATURE,
        figures={"reagent_count": ranks(1, 1, 1, 1, 1, None, None), "reagent": ranks(*SEEDS, key="reagents")},
    ),
    magic(
        29166,
        "help",
        aura(au.SPELL_AURA_PERIODIC_ENERGIZE, FRIEND, value=fig(225, "tooltip"), period="row", misc=en.POWER_MANA),
        traits=tr.OF_BASE_MANA,
        dispel=en.DISPEL_MAGIC,
        figures={"threat_multiplier": fig(10, "world")},
    ),
)

DISPELS: tuple[Encoding, ...] = (
    magic(
        2782,
        "help",
        effect(fx.SPELL_EFFECT_DISPEL, FRIEND, value=fig(1, "tooltip"), misc=en.DISPEL_CURSE),
        school=en.SCHOOL_ARCANE,
    ),
    magic(
        8946,
        "help",
        effect(fx.SPELL_EFFECT_DISPEL, FRIEND, value=fig(1, "tooltip"), misc=en.DISPEL_POISON),
        school=en.SCHOOL_NATURE,
    ),
    magic(
        2893,
        "help",
        effect(fx.SPELL_EFFECT_DISPEL, FRIEND, value=fig(1, "bcc"), misc=en.DISPEL_POISON),
        aura(au.SPELL_AURA_PERIODIC_TRIGGER_SPELL, FRIEND, period="row", trigger=3137),
        school=en.SCHOOL_NATURE,
        dispel=en.DISPEL_MAGIC,
    ),
)

BUFFS: tuple[Encoding, ...] = (
    magic(
        1126,
        "help",
        aura(au.SPELL_AURA_MOD_RESISTANCE, FRIEND, value=ranks(*MARK_ARMOUR), misc=en.SCHOOL_PHYSICAL),
        aura(au.SPELL_AURA_MOD_STAT, FRIEND, value=ranks(*MARK_STATS), misc=-1, first_rank=2),
        aura(au.SPELL_AURA_MOD_RESISTANCE_EXCLUSIVE, FRIEND, value=ranks(*MARK_RESISTANCES), misc=en.SCHOOL_MAGIC, first_rank=4),
        exclusive=en.SPECIFIC_DRUID_MARK,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        21849,
        "help",
        aura(au.SPELL_AURA_MOD_RESISTANCE, RAID, value=ranks(*MARK_ARMOUR[5:]), misc=en.SCHOOL_PHYSICAL, radius=every(100, "wiki", 4)),
        aura(au.SPELL_AURA_MOD_STAT, RAID, value=ranks(*MARK_STATS[5:]), misc=-1, radius=every(100, "wiki", 4)),
        aura(
            au.SPELL_AURA_MOD_RESISTANCE_EXCLUSIVE,
            RAID,
            value=ranks(*MARK_RESISTANCES[5:]),
            misc=en.SCHOOL_MAGIC,
            radius=every(100, "wiki", 4),
        ),
        exclusive=en.SPECIFIC_DRUID_MARK,
        school=en.SCHOOL_NATURE,
        figures={"reagent_count": ranks(1, 1, None, None), "reagent": ranks(*HERBS, key="reagents")},
        dispel=en.DISPEL_MAGIC,
    ),
    magic(467, "help", aura(au.SPELL_AURA_DAMAGE_SHIELD, FRIEND, value="row", misc=en.SCHOOL_NATURE), dispel=en.DISPEL_MAGIC),
    ability(
        22812,
        "self",
        aura(au.SPELL_AURA_REDUCE_PUSHBACK, SELF, value=fig(100, "bcc")),
        aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN, SELF, value=fig(-20, "sims"), misc=en.SCHOOL_ALL),
        traits=tr.ANY_FORM | tr.WHILE_CONTROLLED,
        dispel=en.DISPEL_MAGIC,
    ),
)


def _form(chain: int, form: object, passive: object) -> Encoding:
    """Return the encoding of a form: its shape with its passive, no polymorph, and of bears the second passive."""
    bear = chain == 5487
    return ability(
        chain,
        "self",
        aura(au.SPELL_AURA_MOD_SHAPESHIFT, SELF, misc=form, misc_b=passive),
        aura(au.SPELL_AURA_MECHANIC_IMMUNITY, SELF, misc=en.MECHANIC_POLYMORPH, **({"misc_b": 21178} if bear else {})),
        exclusive=en.SPECIFIC_DRUID_FORM,
        traits=tr.ANY_FORM,
        school=en.SCHOOL_PHYSICAL,
        figures={"range_max_yd": fig(0, "code"), "duration_ms": fig(-1, "code")},
    )


FORMS: tuple[Encoding, ...] = (
    _form(5487, ranks(en.FORM_BEAR, en.FORM_DIREBEAR, key="code"), ranks(1178, 9635, key="code")),
    _form(768, en.FORM_CAT, 3025),
    _form(783, en.FORM_TRAVEL, 5419),
    _form(1066, en.FORM_AQUA, 5421),
)


def _passive(spell_id: int, name: str, *effects: object) -> Encoding:
    """Return the encoding of what lies on a druid while he has a form."""
    return unlisted(
        spell_id,
        name,
        "self",
        en.DMG_CLASS_NONE,
        *effects,  # type: ignore[arg-type]
        flags=("TRIGGERED_ONLY", "PASSIVE"),
        class_id=en.CLASS_DRUID,
        figures={"duration_ms": fig(-1, "code")},
    )


def _bear(spell_id: int, name: str, armour_pct: int, key: str) -> Encoding:
    return _passive(
        spell_id,
        name,
        aura(au.SPELL_AURA_MOD_ATTACK_POWER, SELF, value=fig(0, "sims"), points_per_level=3),
        aura(au.SPELL_AURA_MOD_BASE_RESISTANCE_PCT, SELF, value=fig(armour_pct, key), misc=en.SCHOOL_PHYSICAL),
        aura(au.SPELL_AURA_MOD_TOTAL_STAT_PERCENTAGE, SELF, value=fig(25, "sims"), misc=en.STAT_STAMINA),
    )


TRIGGERED: tuple[Encoding, ...] = (
    _bear(1178, "Bear Form (Passive)", 180, "statlogic"),
    _bear(9635, "Dire Bear Form (Passive)", 370, "sims"),
    _passive(21178, "Bear Form (Passive2)", aura(au.SPELL_AURA_MOD_THREAT, SELF, value=fig(107, "sims"), misc=en.SCHOOL_ALL)),
    _passive(
        3025,
        "Cat Form (Passive)",
        aura(au.SPELL_AURA_MOD_ATTACK_POWER, SELF, value=fig(0, "sims"), points_per_level=2),
        aura(au.SPELL_AURA_MOD_THREAT, SELF, value=fig(-29, "sims"), misc=en.SCHOOL_ALL),
    ),
    _passive(5419, "Travel Form (Passive)", aura(au.SPELL_AURA_MOD_INCREASE_SPEED, SELF, value=fig(40, "tooltip"))),
    _passive(
        5421,
        "Aquatic Form (Passive)",
        aura(au.SPELL_AURA_WATER_BREATHING, SELF),
        aura(au.SPELL_AURA_MOD_INCREASE_SWIM_SPEED, SELF, value=fig(50, "vanilla")),
    ),
    unlisted(
        3137,
        "Abolish Poison Effect",
        "help",
        en.DMG_CLASS_NONE,
        effect(fx.SPELL_EFFECT_DISPEL, FRIEND, value=fig(1, "bcc"), misc=en.DISPEL_POISON),
        flags=(*HIDDEN, "NO_THREAT"),
        class_id=en.CLASS_DRUID,
        school=en.SCHOOL_NATURE,
    ),
)

ENCODINGS: tuple[Encoding, ...] = (*DAMAGES, *CONTROL, *HEALS, *DISPELS, *BUFFS, *FORMS, *TRIGGERED, *FERAL)
