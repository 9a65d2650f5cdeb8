# SPDX-License-Identifier: GPL-2.0-or-later
"""The warrior's spells: each chain's effects, flags, stances, and figures that its rows lack."""

from __future__ import annotations

from warhost.lore.build.encoding import (
    AROUND,
    BATTLE,
    BERSERKER,
    DEFENSIVE,
    ENEMY,
    RAID,
    SELF,
    Encoding,
    ability,
    aura,
    effect,
    strike,
    unlisted,
)
from warhost.lore.build.figures import every, fig, ranks, top
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import procs as pr
from warhost.lore.spells import targets as tg

WEAPON = ("NEEDS_WEAPON", "NEEDS_FACING")
SHIELD = ("NEEDS_SHIELD", "NEEDS_FACING")
RAGE = en.POWER_RAGE

STRIKES: tuple[Encoding, ...] = (
    strike(78, effect(fx.SPELL_EFFECT_WEAPON_DAMAGE, ENEMY, value="row", weapon="row"), flags=("NEXT_SWING", *WEAPON)),
    strike(845, effect(fx.SPELL_EFFECT_WEAPON_DAMAGE, ENEMY, value="row", weapon="row", chain_targets=2), flags=("NEXT_SWING", *WEAPON)),
    strike(1464, effect(fx.SPELL_EFFECT_WEAPON_DAMAGE, ENEMY, value="row", weapon="row"), flags=WEAPON),
    strike(
        772,
        aura(
            au.SPELL_AURA_PERIODIC_DAMAGE,
            ENEMY,
            value="tick",
            period="row",
            mechanic=en.MECHANIC_BLEED,
            weapon=every(0.2, "code", 10),
            multiplier=top(1.35, "tooltip", 10),
        ),
        flags=("IGNORES_ARMOUR", "MORE_TO_HEALTHY", "NO_CRIT", *WEAPON),
        stances=BATTLE | DEFENSIVE,
        mechanic=en.MECHANIC_BLEED,
    ),
    strike(
        5308,
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value="row", multiplier=None),
        flags=("ALL_REST_OF_RAGE", "NEEDS_TARGET_BELOW_20", *WEAPON),
        stances=BATTLE | BERSERKER,
    ),
    strike(
        7384,
        effect(fx.SPELL_EFFECT_NORMALIZED_WEAPON_DMG, ENEMY, value=fig(0, "drdamage"), weapon="row"),
        flags=("NEEDS_TARGET_DODGED", "NO_ACTIVE_DEFENSE", *WEAPON),
        stances=BATTLE,
    ),
    strike(6572, effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value="row"), flags=("NEEDS_DEFENSE", *WEAPON), stances=DEFENSIVE),
    strike(34428, effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value=fig(0, "drdamage")), flags=("NEEDS_VICTORY", *WEAPON)),
    strike(
        1680,
        effect(fx.SPELL_EFFECT_NORMALIZED_WEAPON_DMG, *AROUND, value=fig(0, "drdamage"), weapon="row", radius="row"),
        flags=("NEEDS_WEAPON", "BOTH_WEAPONS"),
        stances=BERSERKER,
        max_targets=4,
    ),
    strike(
        694,
        effect(fx.SPELL_EFFECT_NORMALIZED_WEAPON_DMG, ENEMY, value=fig(0, "drdamage"), weapon="row"),
        aura(au.SPELL_AURA_MOD_TAUNT, ENEMY, value=fig(0, "code")),
        flags=WEAPON,
        stances=BATTLE,
        diminishing=en.DIMINISHING_TAUNT,
    ),
    strike(
        23922,
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value="row"),
        effect(fx.SPELL_EFFECT_DISPEL, ENEMY, value=fig(1, "cata"), misc=en.DISPEL_MAGIC),
        flags=("ADDS_BLOCK_VALUE", *SHIELD),
    ),
    strike(
        7386,
        aura(au.SPELL_AURA_MOD_RESISTANCE_PCT, ENEMY, value=fig(-4, "sims"), misc=en.SCHOOL_PHYSICAL),
        flags=WEAPON,
        max_stacks=5,
        figures={"duration_ms": fig(30_000, "sims")},
    ),
    strike(
        1715,
        aura(au.SPELL_AURA_MOD_DECREASE_SPEED, ENEMY, value=fig(-50, "tooltip"), mechanic=en.MECHANIC_SNARE),
        flags=WEAPON,
        stances=BATTLE | BERSERKER,
        mechanic=en.MECHANIC_SNARE,
        diminishing=en.DIMINISHING_LIMITONLY,
    ),
    strike(
        6343,
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, *AROUND, value="row", radius="row"),
        aura(au.SPELL_AURA_MELEE_SLOW, *AROUND, value=top(-10, "sims", 9), radius="row"),
        flags=("NO_ACTIVE_DEFENSE",),
        stances=BATTLE | DEFENSIVE,
    ),
    strike(
        20252,
        effect(fx.SPELL_EFFECT_CHARGE, ENEMY),
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value=fig(0, "drdamage")),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, ENEMY, trigger=20253),
        flags=("NEEDS_FACING",),
        stances=BERSERKER,
    ),
    strike(6552, effect(fx.SPELL_EFFECT_INTERRUPT_CAST, ENEMY), flags=WEAPON, stances=BERSERKER, mechanic=en.MECHANIC_INTERRUPT),
    strike(
        72,
        effect(fx.SPELL_EFFECT_INTERRUPT_CAST, ENEMY),
        flags=SHIELD,
        stances=BATTLE | DEFENSIVE,
        mechanic=en.MECHANIC_INTERRUPT,
        figures={"duration_ms": fig(6000, "tooltip")},
    ),
    strike(
        676,
        aura(au.SPELL_AURA_MOD_DISARM, ENEMY),
        flags=WEAPON,
        stances=DEFENSIVE,
        mechanic=en.MECHANIC_DISARM,
        diminishing=en.DIMINISHING_DISARM,
    ),
    strike(57755, effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value="row"), flags=WEAPON),
    strike(
        64382,
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value="row"),
        aura(au.SPELL_AURA_MOD_RESISTANCE_PCT, ENEMY, value=fig(-20, "sims"), misc=en.SCHOOL_PHYSICAL),
        flags=WEAPON,
        stances=BATTLE,
    ),
)

ABILITIES: tuple[Encoding, ...] = (
    ability(
        100,
        "harm",
        effect(fx.SPELL_EFFECT_CHARGE, ENEMY),
        effect(fx.SPELL_EFFECT_ENERGIZE, SELF, value=ranks(90, 120, 150), misc=RAGE),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, ENEMY, trigger=7922),
        flags=("NOT_IN_COMBAT", "NEEDS_FACING"),
        stances=BATTLE,
    ),
    ability(
        355,
        "harm",
        effect(fx.SPELL_EFFECT_ATTACK_ME, ENEMY),
        aura(au.SPELL_AURA_MOD_TAUNT, ENEMY, value=fig(0, "code")),
        flags=("NEEDS_FACING",),
        stances=DEFENSIVE,
        diminishing=en.DIMINISHING_TAUNT,
    ),
    ability(1161, "harm", aura(au.SPELL_AURA_MOD_TAUNT, *AROUND, value=fig(0, "code"), radius="row"), diminishing=en.DIMINISHING_TAUNT),
    ability(
        5246,
        "harm",
        aura(au.SPELL_AURA_MOD_FEAR, *AROUND, radius="row"),
        flags=("BREAKS_ON_DAMAGE_BY_CHANCE",),
        max_targets=5,
        mechanic=en.MECHANIC_FEAR,
        diminishing=en.DIMINISHING_FEAR,
    ),
    ability(
        1160,
        "harm",
        aura(
            au.SPELL_AURA_MOD_ATTACK_POWER,
            *AROUND,
            radius="row",
            value=ranks(-45, -65, -80, -115, -146, None, (-300, "sims"), (-411, "tankspot")),
        ),
    ),
    ability(
        6673,
        "help",
        aura(au.SPELL_AURA_MOD_ATTACK_POWER, RAID, radius="row", value=ranks(20, 40, 60, 94, 139, 193, None, None, (550, "sims"))),
        stack_group=en.STACK_BLESSINGS_AND_SHOUTS,
        exclusive=en.SPECIFIC_WARRIOR_SHOUT,
        figures={"duration_ms": top(120_000, "tooltip", 9)},
    ),
    ability(
        469,
        "help",
        aura(au.SPELL_AURA_MOD_INCREASE_HEALTH_2, RAID, radius="row", value=ranks((1080, "sims"), None, (2255, "sims"))),
        stack_group=en.STACK_BLESSINGS_AND_SHOUTS,
        exclusive=en.SPECIFIC_WARRIOR_SHOUT,
        figures={"duration_ms": top(120_000, "tooltip", 3)},
    ),
    ability(
        2687,
        "self",
        effect(fx.SPELL_EFFECT_ENERGIZE, SELF, value=fig(200, "sims"), misc=RAGE),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, SELF, trigger=29131),
        mechanic=en.MECHANIC_ENRAGED,
    ),
    ability(
        18499,
        "self",
        aura(au.SPELL_AURA_MECHANIC_IMMUNITY, SELF, misc=en.MECHANIC_FEAR),
        aura(au.SPELL_AURA_MECHANIC_IMMUNITY, SELF, misc=en.MECHANIC_SAPPED),
        aura(au.SPELL_AURA_MECHANIC_IMMUNITY, SELF, misc=en.MECHANIC_KNOCKOUT),
        stances=BERSERKER,
        mechanic=en.MECHANIC_ENRAGED,
    ),
    ability(
        871, "self", aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN, SELF, value=fig(-60, "tooltip"), misc=en.SCHOOL_ALL), stances=DEFENSIVE
    ),
    ability(
        2565,
        "self",
        aura(au.SPELL_AURA_MOD_BLOCK_PERCENT, SELF, value=fig(100, "sims")),
        aura(au.SPELL_AURA_MOD_SHIELD_BLOCKVALUE_PCT, SELF, value=fig(100, "sims")),
        flags=("NEEDS_SHIELD",),
        stances=DEFENSIVE,
    ),
    ability(
        1719,
        "self",
        aura(au.SPELL_AURA_MOD_WEAPON_CRIT_PERCENT, SELF, value=fig(100, "sims")),
        aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN, SELF, value=fig(20, "sims"), misc=en.SCHOOL_ALL),
        aura(au.SPELL_AURA_MECHANIC_IMMUNITY, SELF, misc=en.MECHANIC_FEAR),
        stances=BERSERKER,
    ),
    ability(
        20230,
        "self",
        aura(au.SPELL_AURA_PROC_TRIGGER_SPELL, SELF, trigger=22858),
        stances=BATTLE,
        figures={
            "proc_flags": fig(pr.PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK | pr.PROC_FLAG_TAKEN_SPELL_MELEE_DMG_CLASS, "code"),
            "proc_chance": fig(100, "code"),
            "proc_charges": fig(20, "tooltip"),
        },
    ),
    ability(
        23920,
        "self",
        aura(au.SPELL_AURA_REFLECT_SPELLS, SELF, value=fig(100, "code")),
        flags=("NEEDS_SHIELD",),
        stances=BATTLE | DEFENSIVE,
        figures={"proc_charges": fig(1, "code")},
    ),
    ability(55694, "self", aura(au.SPELL_AURA_OBS_MOD_HEALTH, SELF, value=fig(3, "tooltip"), period="row"), flags=("NEEDS_ENRAGE",)),
    ability(
        3411,
        "help",
        effect(fx.SPELL_EFFECT_CHARGE, tg.TARGET_UNIT_TARGET_RAID),
        aura(au.SPELL_AURA_DUMMY, tg.TARGET_UNIT_TARGET_RAID),
        stances=DEFENSIVE,
    ),
    ability(
        2457,
        "self",
        aura(au.SPELL_AURA_MOD_SHAPESHIFT, SELF, misc=en.FORM_BATTLESTANCE, misc_b=21156),
        flags=("STANCE",),
        exclusive=en.SPECIFIC_WARRIOR_STANCE,
    ),
    ability(
        71,
        "self",
        aura(au.SPELL_AURA_MOD_SHAPESHIFT, SELF, misc=en.FORM_DEFENSIVESTANCE, misc_b=7376),
        flags=("STANCE",),
        exclusive=en.SPECIFIC_WARRIOR_STANCE,
    ),
    ability(
        2458,
        "self",
        aura(au.SPELL_AURA_MOD_SHAPESHIFT, SELF, misc=en.FORM_BERSERKERSTANCE, misc_b=7381),
        flags=("STANCE",),
        exclusive=en.SPECIFIC_WARRIOR_STANCE,
    ),
)

HIDDEN = ("TRIGGERED_ONLY",)
PASSIVE = ("TRIGGERED_ONLY", "PASSIVE")
FOREVER = {"duration_ms": fig(-1, "code")}

TRIGGERED: tuple[Encoding, ...] = (
    unlisted(
        7922,
        "Charge Stun",
        "harm",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_STUN),
        flags=(*HIDDEN, "ALWAYS_HITS"),
        mechanic=en.MECHANIC_STUN,
        diminishing=en.DIMINISHING_CHARGE,
        class_id=1,
        figures={"duration_ms": fig(1500, "tooltip")},
    ),
    unlisted(
        20253,
        "Intercept Stun",
        "harm",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_STUN),
        flags=(*HIDDEN, "ALWAYS_HITS"),
        mechanic=en.MECHANIC_STUN,
        diminishing=en.DIMINISHING_CONTROLLED_STUN,
        class_id=1,
        figures={"duration_ms": fig(3000, "tooltip")},
    ),
    unlisted(
        29131,
        "Bloodrage",
        "self",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_PERIODIC_ENERGIZE, SELF, value=fig(10, "sims"), period=fig(1000, "sims"), misc=RAGE),
        flags=HIDDEN,
        class_id=1,
        figures={"duration_ms": fig(10_000, "sims")},
    ),
    unlisted(
        22858,
        "Retaliation",
        "harm",
        en.DMG_CLASS_MELEE,
        effect(fx.SPELL_EFFECT_WEAPON_PERCENT_DAMAGE, ENEMY, value=fig(0, "code"), weapon=fig(1, "code")),
        flags=(*HIDDEN, "NEEDS_WEAPON"),
        class_id=1,
    ),
    unlisted(
        21156,
        "Battle Stance Passive",
        "self",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_MOD_ARMOR_PENETRATION_PCT, SELF, value=fig(10, "sims"), misc=en.SCHOOL_PHYSICAL),
        aura(au.SPELL_AURA_MOD_THREAT, SELF, value=fig(-20, "sims"), misc=en.SCHOOL_ALL),
        flags=PASSIVE,
        class_id=1,
        figures=FOREVER,
    ),
    unlisted(
        7376,
        "Defensive Stance Passive",
        "self",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN, SELF, value=fig(-10, "sims"), misc=en.SCHOOL_ALL),
        aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_DONE, SELF, value=fig(-5, "sims"), misc=en.SCHOOL_ALL),
        aura(au.SPELL_AURA_MOD_THREAT, SELF, value=fig(107, "sims"), misc=en.SCHOOL_ALL),
        flags=PASSIVE,
        class_id=1,
        figures=FOREVER,
    ),
    unlisted(
        7381,
        "Berserker Stance Passive",
        "self",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_MOD_WEAPON_CRIT_PERCENT, SELF, value=fig(3, "sims")),
        aura(au.SPELL_AURA_MOD_THREAT, SELF, value=fig(-20, "sims"), misc=en.SCHOOL_ALL),
        aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN, SELF, value=fig(5, "tooltip"), misc=en.SCHOOL_ALL),
        flags=PASSIVE,
        class_id=1,
        figures=FOREVER,
    ),
)

ENCODINGS: tuple[Encoding, ...] = (*STRIKES, *ABILITIES, *TRIGGERED)
