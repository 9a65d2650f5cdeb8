# SPDX-License-Identifier: GPL-2.0-or-later
"""The mage's spells: each chain's effects, flags, and figures that its rows lack."""

from __future__ import annotations

from warhost.lore.build.encoding import AROUND, ENEMY, FRIEND, RAID, SELF, Effect, Encoding, area_aura, aura, effect, magic, unlisted
from warhost.lore.build.figures import Figures, every, fig, ranks, top
from warhost.lore.classes.tables import CR_CRIT_SPELL
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import procs as pr
from warhost.lore.spells import targets as tg
from warhost.lore.spells.scripts import SCRIPT_ONE_TARGET

DAMAGE = fx.SPELL_EFFECT_SCHOOL_DAMAGE
FACE = ("NEEDS_FACING",)
CONE = tg.TARGET_UNIT_CONE_ENEMY_24
PLACE = tg.TARGET_UNIT_DEST_AREA_ENEMY
CHANNEL = ("CHANNELED",)
HIDDEN = ("TRIGGERED_ONLY",)
SHEEP_TYPES = (1 << (en.CREATURE_TYPE_BEAST - 1)) | (1 << (en.CREATURE_TYPE_HUMANOID - 1)) | (1 << (en.CREATURE_TYPE_CRITTER - 1))
STRUCK = pr.PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK | pr.PROC_FLAG_TAKEN_SPELL_MELEE_DMG_CLASS
PROC = {"proc_flags": fig(STRUCK, "code"), "proc_chance": fig(100, "code")}
SLOW = au.SPELL_AURA_MOD_DECREASE_SPEED
HYPOTHERMIA = 41425
BROKEN_BY_DAMAGE = pr.AURA_INTERRUPT_FLAG_TAKE_DAMAGE


def _speed(yards_a_second: int, many: int) -> dict[str, Figures]:
    return {"speed_yd_s": top(yards_a_second, "sims", many)}


def _slow(percent: int) -> Effect:
    return aura(SLOW, ENEMY, value=fig(percent, "tooltip"), mechanic=en.MECHANIC_SNARE)


def _resist(value: Figures, schools: int) -> Effect:
    return aura(au.SPELL_AURA_MOD_RESISTANCE, SELF, value=value, misc=schools)


BOLTS: tuple[Encoding, ...] = (
    magic(
        133,
        "harm",
        effect(DAMAGE, ENEMY, value=0),
        aura(au.SPELL_AURA_PERIODIC_DAMAGE, ENEMY, value=1, period="row"),
        flags=FACE,
        figures=_speed(22, 16),
    ),
    magic(
        116,
        "harm",
        effect(DAMAGE, ENEMY, value=0),
        _slow(-40),
        flags=("BINARY", *FACE),
        mechanic=en.MECHANIC_SNARE,
        figures=_speed(28, 16),
    ),
    magic(
        44614,
        "harm",
        effect(DAMAGE, ENEMY, value=0),
        aura(au.SPELL_AURA_PERIODIC_DAMAGE, ENEMY, value=1, period="row"),
        _slow(-40),
        flags=("BINARY", *FACE),
        mechanic=en.MECHANIC_SNARE,
        figures=_speed(25, 2),
    ),
    magic(30451, "harm", effect(DAMAGE, ENEMY, value=0), flags=FACE),
    magic(30455, "harm", effect(DAMAGE, ENEMY, value=0), flags=("TRIPLE_TO_FROZEN", *FACE), figures=_speed(38, 3)),
    magic(2136, "harm", effect(DAMAGE, ENEMY, value=0), flags=FACE),
    magic(2948, "harm", effect(DAMAGE, ENEMY, value=0), flags=FACE),
    magic(5143, "harm", aura(au.SPELL_AURA_PERIODIC_TRIGGER_SPELL, ENEMY, period="row", trigger="row"), flags=(*CHANNEL, *FACE)),
    magic(7268, "harm", effect(DAMAGE, ENEMY, value=0), flags=HIDDEN),
)

AREAS: tuple[Encoding, ...] = (
    magic(1449, "harm", effect(DAMAGE, *AROUND, value=0, radius="row")),
    magic(
        120,
        "harm",
        effect(DAMAGE, CONE, value=0, radius="row"),
        aura(SLOW, CONE, value=fig(-50, "tooltip"), radius="row", mechanic=en.MECHANIC_SNARE),
        flags=("BINARY",),
        mechanic=en.MECHANIC_SNARE,
    ),
    magic(
        122,
        "harm",
        effect(DAMAGE, *AROUND, value=0, radius="row"),
        aura(au.SPELL_AURA_MOD_ROOT, *AROUND, radius="row", mechanic=en.MECHANIC_ROOT),
        flags=("BINARY", "BREAKS_ON_DAMAGE_BY_CHANCE", "FREEZES"),
        mechanic=en.MECHANIC_ROOT,
        diminishing=en.DIMINISHING_CONTROLLED_ROOT,
    ),
    magic(
        2120,
        "harm",
        effect(DAMAGE, PLACE, value=0, radius="row"),
        area_aura(au.SPELL_AURA_PERIODIC_DAMAGE, value=1, period="row", radius="row"),
        flags=("GROUND_TARGET",),
    ),
    magic(
        10,
        "harm",
        area_aura(au.SPELL_AURA_PERIODIC_TRIGGER_SPELL, period="row", radius="row", trigger="row"),
        flags=(*CHANNEL, "GROUND_TARGET"),
    ),
    magic(42208, "harm", effect(DAMAGE, PLACE, value=0, radius="row"), flags=HIDDEN),
)

SHIELDS: tuple[Encoding, ...] = (
    magic(
        543,
        "self",
        aura(au.SPELL_AURA_SCHOOL_ABSORB, SELF, value=0, misc=en.SCHOOL_FIRE),
        exclusive=en.SPECIFIC_MAGE_WARD,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        6143,
        "self",
        aura(au.SPELL_AURA_SCHOOL_ABSORB, SELF, value=0, misc=en.SCHOOL_FROST),
        exclusive=en.SPECIFIC_MAGE_WARD,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        1463,
        "self",
        aura(au.SPELL_AURA_MANA_SHIELD, SELF, value=0, misc=en.SCHOOL_ALL, multiplier=fig(1.5, "tooltip")),
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        168,
        "self",
        _resist(ranks(30, (110, "wiki"), (200, "wiki")), en.SCHOOL_PHYSICAL),
        aura(au.SPELL_AURA_PROC_TRIGGER_SPELL, SELF, trigger=6136),
        exclusive=en.SPECIFIC_MAGE_ARMOR,
        figures=PROC,
    ),
    magic(
        7302,
        "self",
        _resist(ranks(290, 380, 470, 560, 645, 930, key="wiki"), en.SCHOOL_PHYSICAL),
        _resist(ranks(6, 9, 12, 15, 18, 40, key="wiki"), en.SCHOOL_FROST),
        aura(au.SPELL_AURA_PROC_TRIGGER_SPELL, SELF, trigger=7321),
        exclusive=en.SPECIFIC_MAGE_ARMOR,
        figures=PROC,
    ),
    magic(
        6117,
        "self",
        _resist(ranks(5, None, None, None, (18, "wiki"), (40, "wiki")), en.SCHOOL_MAGIC),
        aura(au.SPELL_AURA_MOD_MANA_REGEN_INTERRUPT, SELF, value=every(50, "wiki", 6)),
        exclusive=en.SPECIFIC_MAGE_ARMOR,
    ),
    magic(
        30482,
        "self",
        aura(au.SPELL_AURA_PROC_TRIGGER_SPELL, SELF, trigger="row"),
        aura(au.SPELL_AURA_MOD_RATING_FROM_STAT, SELF, value=top(35, "sims", 3), misc=1 << CR_CRIT_SPELL, misc_b=en.STAT_SPIRIT),
        aura(au.SPELL_AURA_MOD_ATTACKER_SPELL_AND_WEAPON_CRIT_CHANCE, SELF, value=fig(-5, "tooltip")),
        exclusive=en.SPECIFIC_MAGE_ARMOR,
        figures=PROC,
    ),
    magic(34913, "harm", effect(DAMAGE, ENEMY, value=0), flags=(*HIDDEN, "NO_THREAT")),
    magic(
        45438,
        "self",
        aura(au.SPELL_AURA_MOD_STUN, SELF),
        aura(au.SPELL_AURA_SCHOOL_IMMUNITY, SELF, misc=en.SCHOOL_ALL),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, SELF, trigger=HYPOTHERMIA),
        exclude_target_aura=HYPOTHERMIA,
        mechanic=en.MECHANIC_IMMUNE_SHIELD,
        figures={"cost_flat": fig(15, "tooltip")},
    ),
)

BUFFS: tuple[Encoding, ...] = (
    magic(
        1459,
        "help",
        aura(au.SPELL_AURA_MOD_STAT, FRIEND, value=ranks(2, 7, 15, 22, 31, None, (60, "sims")), misc=en.STAT_INTELLECT),
        exclusive=en.SPECIFIC_MAGE_ARCANE_BRILLANCE,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        23028,
        "help",
        aura(au.SPELL_AURA_MOD_STAT, RAID, radius=fig(100, "wiki"), value=ranks(31, None, (60, "sims")), misc=en.STAT_INTELLECT),
        exclusive=en.SPECIFIC_MAGE_ARCANE_BRILLANCE,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        604,
        "help",
        aura(au.SPELL_AURA_MOD_DAMAGE_TAKEN, FRIEND, value=ranks(-10, None, None, -60, -90, None, None), misc=en.SCHOOL_MAGIC),
        aura(au.SPELL_AURA_MOD_HEALING, FRIEND, value=ranks(-20, None, None, -120, -180, None, None)),
        exclusive=en.SPECIFIC_MAGE_DAMPEN_AMPLIFY,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        1008,
        "help",
        aura(au.SPELL_AURA_MOD_DAMAGE_TAKEN, FRIEND, value=ranks(15, None, 50, 75, None, None, None), misc=en.SCHOOL_MAGIC),
        aura(au.SPELL_AURA_MOD_HEALING, FRIEND, value=ranks(30, None, 100, 150, None, None, None)),
        exclusive=en.SPECIFIC_MAGE_DAMPEN_AMPLIFY,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(130, "help", aura(au.SPELL_AURA_FEATHER_FALL, FRIEND), dispel=en.DISPEL_MAGIC),
)

CONTROL: tuple[Encoding, ...] = (
    magic(
        118,
        "harm",
        aura(au.SPELL_AURA_MOD_CONFUSE, ENEMY, mechanic=en.MECHANIC_POLYMORPH),
        aura(au.SPELL_AURA_TRANSFORM, ENEMY),
        flags=("BREAKS_ON_DAMAGE", "BINARY", *FACE),
        mechanic=en.MECHANIC_POLYMORPH,
        script=SCRIPT_ONE_TARGET,
        diminishing=en.DIMINISHING_DISORIENT,
        dispel=en.DISPEL_MAGIC,
        exclusive=en.SPECIFIC_MAGE_POLYMORPH,
        target_creature_types=SHEEP_TYPES,
        aura_interrupt_flags=BROKEN_BY_DAMAGE,
        figures={"duration_ms": ranks(20_000, 30_000, 40_000, 50_000)},
    ),
    magic(2139, "harm", effect(fx.SPELL_EFFECT_INTERRUPT_CAST, ENEMY), mechanic=en.MECHANIC_INTERRUPT),
    magic(
        1953,
        "self",
        effect(fx.SPELL_EFFECT_LEAP, SELF, tg.TARGET_DEST_CASTER_FRONT_LEAP, radius=fig(20, "tooltip")),
        flags=("BREAKS_MOVEMENT_IMPAIRMENT",),
        figures={"cooldown_ms": fig(15_000, "tooltip")},
    ),
    magic(12051, "self", aura(au.SPELL_AURA_OBS_MOD_POWER, SELF, value=0, period="row", misc=en.POWER_MANA), flags=CHANNEL),
    magic(475, "help", effect(fx.SPELL_EFFECT_DISPEL, FRIEND, value=fig(1, "vanilla"), misc=en.DISPEL_CURSE)),
    magic(
        30449,
        "harm",
        effect(fx.SPELL_EFFECT_STEAL_BENEFICIAL_BUFF, ENEMY, value=fig(1, "code"), misc=en.DISPEL_MAGIC),
        flags=FACE,
        school=en.SCHOOL_ARCANE,
    ),
    magic(
        66,
        "self",
        aura(au.SPELL_AURA_PERIODIC_DUMMY, SELF),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, SELF, trigger=32612),
        flags=("NO_THREAT",),
    ),
)

TRIGGERED: tuple[Encoding, ...] = (
    unlisted(
        6136,
        "Chilled",
        "harm",
        en.DMG_CLASS_MAGIC,
        _slow(-30),
        aura(au.SPELL_AURA_MELEE_SLOW, ENEMY, value=fig(-25, "tooltip")),
        flags=HIDDEN,
        class_id=8,
        mechanic=en.MECHANIC_SNARE,
        dispel=en.DISPEL_MAGIC,
        school=en.SCHOOL_FROST,
        figures={"duration_ms": fig(5000, "tooltip")},
    ),
    unlisted(
        7321,
        "Chilled",
        "harm",
        en.DMG_CLASS_MAGIC,
        _slow(-30),
        aura(au.SPELL_AURA_MELEE_SLOW, ENEMY, value=fig(-25, "tooltip")),
        flags=HIDDEN,
        class_id=8,
        mechanic=en.MECHANIC_SNARE,
        dispel=en.DISPEL_MAGIC,
        school=en.SCHOOL_FROST,
        figures={"duration_ms": fig(5000, "tooltip")},
    ),
    unlisted(
        32612,
        "Invisibility",
        "self",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_MOD_INVISIBILITY, SELF),
        flags=(*HIDDEN, "BREAKS_ON_CAST", "NO_THREAT"),
        class_id=8,
        school=en.SCHOOL_ARCANE,
        figures={"duration_ms": fig(20_000, "tooltip")},
    ),
    unlisted(
        HYPOTHERMIA,
        "Hypothermia",
        "help",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_DUMMY, SELF),
        flags=(*HIDDEN, "NO_THREAT"),
        class_id=8,
        school=en.SCHOOL_FROST,
        figures={"duration_ms": fig(30_000, "tooltip")},
    ),
)

ENCODINGS: tuple[Encoding, ...] = (*BOLTS, *AREAS, *SHIELDS, *BUFFS, *CONTROL, *TRIGGERED)
