# SPDX-License-Identifier: GPL-2.0-or-later
"""The priest's spells: each chain's effects, flags, and figures that its rows lack."""

from __future__ import annotations

from warhost.lore.build.encoding import AROUND, ENEMY, FRIEND, RAID, SELF, Encoding, aura, effect, magic, unlisted
from warhost.lore.build.figures import every, fig, ranks, top
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import procs as pr
from warhost.lore.spells import targets as tg
from warhost.lore.spells.scripts import SCRIPT_ONE_TARGET

DAMAGE = fx.SPELL_EFFECT_SCHOOL_DAMAGE
HEAL = fx.SPELL_EFFECT_HEAL
FACE = ("NEEDS_FACING",)
HIDDEN = ("TRIGGERED_ONLY",)
FEAR_BREAKS = ("BREAKS_ON_DAMAGE_BY_CHANCE", "BINARY")
UNDEAD = 1 << (en.CREATURE_TYPE_UNDEAD - 1)
HUMANOID = 1 << (en.CREATURE_TYPE_HUMANOID - 1)
WEAKENED_SOUL = 6788
FORTITUDE = (3, 8, 20, 32, 43, 54, 79, 165)

DAMAGES: tuple[Encoding, ...] = (
    magic(585, "harm", effect(DAMAGE, ENEMY, value=0), flags=FACE),
    magic(
        14914,
        "harm",
        effect(DAMAGE, ENEMY, value=0),
        aura(au.SPELL_AURA_PERIODIC_DAMAGE, ENEMY, value=1, period="row"),
        flags=FACE,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(589, "harm", aura(au.SPELL_AURA_PERIODIC_DAMAGE, ENEMY, value=0, period="row"), flags=("NO_CRIT",), dispel=en.DISPEL_MAGIC),
    magic(8092, "harm", effect(DAMAGE, ENEMY, value=0), flags=FACE),
    magic(32379, "harm", effect(DAMAGE, ENEMY, value=0), flags=("BACKLASH", *FACE)),
    magic(
        2944,
        "harm",
        aura(au.SPELL_AURA_PERIODIC_LEECH, ENEMY, value=0, period="row", multiplier=every(0.15, "code", 9)),
        flags=("NO_CRIT",),
        dispel=en.DISPEL_DISEASE,
        figures={"cooldown_ms": fig(0, "tooltip")},
    ),
    magic(
        15237,
        "harm",
        effect(DAMAGE, *AROUND, value=0, radius="row"),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, SELF, trigger="row1"),
        flags=("NO_THREAT",),
    ),
    magic(23455, "help", effect(HEAL, SELF, RAID, value=0, radius="row"), flags=(*HIDDEN, "NO_THREAT"), max_targets=5),
    magic(48045, "harm", aura(au.SPELL_AURA_PERIODIC_TRIGGER_SPELL, ENEMY, period="row", trigger="row"), flags=("CHANNELED", *FACE)),
    magic(49821, "harm", effect(DAMAGE, tg.TARGET_DEST_TARGET_ENEMY, tg.TARGET_UNIT_DEST_AREA_ENEMY, value=0, radius="row"), flags=HIDDEN),
    magic(
        8129,
        "harm",
        effect(fx.SPELL_EFFECT_POWER_BURN, ENEMY, value=fig(10, "tooltip"), misc=en.POWER_MANA, multiplier=fig(0.5, "tooltip")),
        flags=FACE,
    ),
)

HEALS: tuple[Encoding, ...] = (
    *(magic(chain, "help", effect(HEAL, FRIEND, value=0)) for chain in (2050, 2054, 2060, 2061)),
    magic(32546, "help", effect(HEAL, FRIEND, value=0), effect(HEAL, SELF, value=0)),
    magic(139, "help", aura(au.SPELL_AURA_PERIODIC_HEAL, FRIEND, value=0, period="row"), flags=("NO_CRIT",), dispel=en.DISPEL_MAGIC),
    magic(596, "help", effect(HEAL, FRIEND, tg.TARGET_UNIT_LASTTARGET_AREA_PARTY, value=0, radius="row"), max_targets=5),
    magic(
        33076,
        "help",
        aura(au.SPELL_AURA_DUMMY, FRIEND, value=0, radius=fig(20, "code"), chain_targets=5),
        figures={"duration_ms": fig(30_000, "code"), "proc_flags": fig(pr.PROC_FLAG_TAKEN_DAMAGE, "code"), "proc_charges": fig(1, "code")},
    ),
    magic(64843, "help", aura(au.SPELL_AURA_PERIODIC_TRIGGER_SPELL, SELF, period="row", trigger="row"), flags=("CHANNELED",)),
    magic(
        64844,
        "help",
        effect(HEAL, SELF, RAID, value=0, radius="row"),
        aura(au.SPELL_AURA_MOD_HEALING_PCT, SELF, RAID, value=fig(10, "tooltip"), radius="row"),
        flags=HIDDEN,
        max_targets=3,
    ),
    magic(
        17,
        "help",
        aura(au.SPELL_AURA_SCHOOL_ABSORB, FRIEND, value=0, misc=en.SCHOOL_ALL),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, FRIEND, trigger=WEAKENED_SOUL),
        exclude_target_aura=WEAKENED_SOUL,
        mechanic=en.MECHANIC_SHIELD,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        2006,
        "help",
        effect(
            fx.SPELL_EFFECT_RESURRECT_NEW,
            FRIEND,
            value=ranks(70, 160, 300, 500, None, None, None),
            misc=ranks(135, 300, 520, 750, None, None, None),
        ),
        flags=("NOT_IN_COMBAT", "TARGET_DEAD"),
        school=en.SCHOOL_HOLY,
    ),
)

BUFFS: tuple[Encoding, ...] = (
    magic(
        1243,
        "help",
        aura(au.SPELL_AURA_MOD_STAT, FRIEND, value=ranks(*FORTITUDE, key="wiki"), misc=en.STAT_STAMINA),
        exclusive=en.SPECIFIC_PRIEST_FORTITUDE,
        school=en.SCHOOL_HOLY,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        21562,
        "help",
        aura(au.SPELL_AURA_MOD_STAT, RAID, value=ranks(43, 54, 79, 165, key="wiki"), radius=every(100, "wiki", 4), misc=en.STAT_STAMINA),
        exclusive=en.SPECIFIC_PRIEST_FORTITUDE,
        school=en.SCHOOL_HOLY,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        14752,
        "help",
        aura(au.SPELL_AURA_MOD_STAT, FRIEND, value=ranks(17, 23, 33, None, None, (80, "sims")), misc=en.STAT_SPIRIT),
        exclusive=en.SPECIFIC_PRIEST_DIVINE_SPIRIT,
        school=en.SCHOOL_HOLY,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        27681,
        "help",
        aura(
            au.SPELL_AURA_MOD_STAT,
            RAID,
            value=ranks((40, "tooltip"), None, (80, "sims")),
            radius=every(100, "wiki", 3),
            misc=en.STAT_SPIRIT,
        ),
        exclusive=en.SPECIFIC_PRIEST_DIVINE_SPIRIT,
        school=en.SCHOOL_HOLY,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        976,
        "help",
        aura(au.SPELL_AURA_MOD_RESISTANCE, FRIEND, value=ranks((30, "tooltip"), 45, 60, None, (130, "sims")), misc=en.SCHOOL_SHADOW),
        exclusive=en.SPECIFIC_PRIEST_SHADOW_PROTECTION,
        school=en.SCHOOL_SHADOW,
        dispel=en.DISPEL_MAGIC,
        figures={"duration_ms": fig(600_000, "tooltip")},
    ),
    magic(
        27683,
        "help",
        aura(
            au.SPELL_AURA_MOD_RESISTANCE,
            RAID,
            value=ranks((60, "tooltip"), None, (130, "sims")),
            radius=every(100, "wiki", 3),
            misc=en.SCHOOL_SHADOW,
        ),
        exclusive=en.SPECIFIC_PRIEST_SHADOW_PROTECTION,
        school=en.SCHOOL_SHADOW,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        588,
        "self",
        aura(
            au.SPELL_AURA_MOD_RESISTANCE,
            SELF,
            value=ranks(315, None, 720, 945, 1170, 1395, None, None, (2440, "sims")),
            misc=en.SCHOOL_PHYSICAL,
        ),
        aura(au.SPELL_AURA_MOD_DAMAGE_DONE, SELF, value=top(120, "sims", 9), misc=en.SCHOOL_MAGIC, first_rank=9),
        aura(au.SPELL_AURA_MOD_HEALING_DONE, SELF, value=top(120, "sims", 9), misc=en.SCHOOL_ALL, first_rank=9),
        figures={
            "proc_flags": every(pr.PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK | pr.PROC_FLAG_TAKEN_RANGED_AUTO_ATTACK, "vanilla", 9),
            "proc_charges": every(20, "vanilla", 9),
        },
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        6346,
        "help",
        aura(au.SPELL_AURA_MECHANIC_IMMUNITY, FRIEND, misc=en.MECHANIC_FEAR),
        dispel=en.DISPEL_MAGIC,
        figures={"proc_charges": fig(1, "tooltip")},
    ),
    magic(
        1706,
        "self",
        aura(au.SPELL_AURA_FEATHER_FALL, SELF),
        aura(au.SPELL_AURA_HOVER, SELF),
        aura(au.SPELL_AURA_WATER_WALK, SELF),
        aura_interrupt_flags=pr.AURA_INTERRUPT_FLAG_TAKE_DAMAGE,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(586, "self", aura(au.SPELL_AURA_MOD_TOTAL_THREAT, SELF, value=fig(-1_000_000, "code")), flags=("NO_THREAT",)),
)

CONTROL: tuple[Encoding, ...] = (
    magic(
        8122,
        "harm",
        aura(au.SPELL_AURA_MOD_FEAR, *AROUND, radius="row", mechanic=en.MECHANIC_FEAR),
        flags=FEAR_BREAKS,
        mechanic=en.MECHANIC_FEAR,
        diminishing=en.DIMINISHING_FEAR,
        figures={"max_targets": ranks((2, "tooltip"), None, 4, 5)},
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        9484,
        "harm",
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_SHACKLE),
        flags=("BREAKS_ON_DAMAGE", "BINARY", *FACE),
        mechanic=en.MECHANIC_SHACKLE,
        script=SCRIPT_ONE_TARGET,
        diminishing=en.DIMINISHING_DISORIENT,
        target_creature_types=UNDEAD,
        aura_interrupt_flags=pr.AURA_INTERRUPT_FLAG_TAKE_DAMAGE,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        453,
        "harm",
        aura(au.SPELL_AURA_MOD_DETECT_RANGE, ENEMY, value=fig(-10, "vanilla")),
        flags=("NO_THREAT", *FACE),
        target_creature_types=HUMANOID,
        school=en.SCHOOL_SHADOW,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        605,
        "harm",
        aura(au.SPELL_AURA_MOD_CHARM, ENEMY, mechanic=en.MECHANIC_CHARM),
        aura(au.SPELL_AURA_MELEE_SLOW, ENEMY, value=fig(-25, "tooltip")),
        flags=("CHANNELED", "BINARY", *FACE),
        mechanic=en.MECHANIC_CHARM,
        diminishing=en.DIMINISHING_MIND_CONTROL,
        target_creature_types=HUMANOID,
        dispel=en.DISPEL_MAGIC,
    ),
)

DISPELS: tuple[Encoding, ...] = (
    magic(
        527,
        "help",
        effect(fx.SPELL_EFFECT_DISPEL, tg.TARGET_UNIT_TARGET_ANY, value=ranks(1, 2), misc=en.DISPEL_MAGIC),
        flags=("EITHER_SIDE",),
    ),
    magic(528, "help", effect(fx.SPELL_EFFECT_DISPEL, FRIEND, value=fig(1, "vanilla"), misc=en.DISPEL_DISEASE)),
    magic(
        552,
        "help",
        effect(fx.SPELL_EFFECT_DISPEL, FRIEND, value=fig(1, "vanilla"), misc=en.DISPEL_DISEASE),
        aura(au.SPELL_AURA_PERIODIC_TRIGGER_SPELL, FRIEND, period="row", trigger=10872),
        school=en.SCHOOL_HOLY,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        32375,
        "help",
        effect(fx.SPELL_EFFECT_DISPEL, tg.TARGET_UNIT_DEST_AREA_ALLY, value=fig(1, "code"), misc=en.DISPEL_MAGIC, radius="row"),
        flags=("GROUND_TARGET", "EITHER_SIDE"),
        max_targets=10,
    ),
)

TRIGGERED: tuple[Encoding, ...] = (
    unlisted(
        WEAKENED_SOUL,
        "Weakened Soul",
        "help",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_DUMMY, FRIEND),
        flags=(*HIDDEN, "NO_THREAT"),
        class_id=5,
        school=en.SCHOOL_HOLY,
        figures={"duration_ms": fig(15_000, "tooltip")},
    ),
    unlisted(
        10872,
        "Abolish Disease Effect",
        "help",
        en.DMG_CLASS_NONE,
        effect(fx.SPELL_EFFECT_DISPEL, FRIEND, value=fig(1, "vanilla"), misc=en.DISPEL_DISEASE),
        flags=(*HIDDEN, "NO_THREAT"),
        class_id=5,
        school=en.SCHOOL_HOLY,
    ),
)

ENCODINGS: tuple[Encoding, ...] = (*DAMAGES, *HEALS, *BUFFS, *CONTROL, *DISPELS, *TRIGGERED)
