# SPDX-License-Identifier: GPL-2.0-or-later
"""The death knight's spells: each chain's effects, runes, diseases, presences, and figures that its rows lack."""

from __future__ import annotations

from warhost.lore.build.encoding import AROUND, ENEMY, RAID, SELF, Encoding, ability, area_aura, aura, effect, magic, strike, unlisted
from warhost.lore.build.figures import every, fig, ranks
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import procs as pr
from warhost.lore.spells import traits as tr

WEAPON = ("NEEDS_WEAPON", "NEEDS_FACING")
FROST_FEVER, BLOOD_PLAGUE = 55095, 55078
CR_PARRY = 3
SPELLMOD_GLOBAL_COOLDOWN = 21
PER_DISEASE = 0.125
"""Half of the 25 that the client's row has (AzerothCore SpellEffects.cpp:EffectWeaponDmg)."""

STRIKES: tuple[Encoding, ...] = (
    strike(
        45462,
        effect(fx.SPELL_EFFECT_NORMALIZED_WEAPON_DMG, ENEMY, value="row", weapon="row"),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, ENEMY, trigger=BLOOD_PLAGUE),
        flags=WEAPON,
    ),
    strike(
        45902,
        effect(fx.SPELL_EFFECT_NORMALIZED_WEAPON_DMG, ENEMY, value="row", weapon="row", multiplier=every(PER_DISEASE, "rows", 6)),
        flags=WEAPON,
        traits=tr.MORE_PER_DISEASE,
    ),
    strike(
        49998,
        effect(fx.SPELL_EFFECT_NORMALIZED_WEAPON_DMG, ENEMY, value="row", weapon="row"),
        effect(fx.SPELL_EFFECT_DUMMY, ENEMY, multiplier=every(0.05, "rows", 5)),
        flags=WEAPON,
        traits=tr.HEALS_PER_DISEASE,
    ),
    strike(
        49020,
        effect(fx.SPELL_EFFECT_NORMALIZED_WEAPON_DMG, ENEMY, value="row", weapon="row", multiplier=every(PER_DISEASE, "rows", 4)),
        flags=WEAPON,
        traits=tr.MORE_PER_DISEASE | tr.ENDS_DISEASES,
    ),
    strike(
        56815,
        effect(fx.SPELL_EFFECT_WEAPON_DAMAGE, ENEMY, value=fig(0, "rows"), weapon="row"),
        flags=("NEXT_SWING", "NO_ACTIVE_DEFENSE", *WEAPON),
        needs_caster_aura=56817,
        figures={"gcd_ms": fig(0, "rows"), "gcd_category": fig(0, "rows")},
    ),
)

SPELLS: tuple[Encoding, ...] = (
    magic(
        45477,
        "harm",
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value="row"),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, ENEMY, trigger=FROST_FEVER),
        flags=("NEEDS_FACING",),
        traits=tr.CRITS_DOUBLE,
    ),
    magic(
        47541,
        "harm",
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value="row", attack_power=every(0.15, "world", 5)),
        flags=("NEEDS_FACING",),
        traits=tr.CRITS_DOUBLE,
    ),
    magic(
        48721,
        "harm",
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, *AROUND, value="row", radius=every(10, "rows", 4), multiplier=every(0.035, "code", 4)),
        traits=tr.HALF_MORE_TO_DISEASED | tr.CRITS_DOUBLE,
    ),
    magic(
        43265,
        "harm",
        area_aura(
            au.SPELL_AURA_PERIODIC_DAMAGE,
            value="row",
            period=every(1000, "rows", 4),
            radius=every(10, "rows", 4),
            attack_power=every(0.04805, "world", 4),
        ),
        flags=("GROUND_TARGET",),
        figures={"duration_ms": every(10_000, "rows", 4), "threat_multiplier": every(1.9, "world", 4)},
    ),
    magic(
        50842,
        "harm",
        effect(fx.SPELL_EFFECT_SCRIPT_EFFECT, ENEMY, radius=fig(10, "rows")),
        flags=("NEEDS_FACING",),
        traits=tr.SPREADS_DISEASES,
        dispel=en.DISPEL_DISEASE,
    ),
    magic(
        45524,
        "harm",
        aura(au.SPELL_AURA_MOD_DECREASE_SPEED, ENEMY, value=fig(-95, "rows"), mechanic=en.MECHANIC_SNARE),
        aura(au.SPELL_AURA_PERIODIC_DUMMY, ENEMY, value=fig(10, "rows"), period=fig(1000, "rows")),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, ENEMY, trigger=FROST_FEVER),
        traits=tr.SLOW_FADES,
        dispel=en.DISPEL_MAGIC,
        mechanic=en.MECHANIC_SNARE,
        figures={"range_max_yd": fig(20, "rows")},
    ),
    magic(
        47476,
        "harm",
        aura(au.SPELL_AURA_MOD_SILENCE, ENEMY, mechanic=en.MECHANIC_SILENCE),
        flags=("NEEDS_FACING",),
        dispel=en.DISPEL_MAGIC,
        mechanic=en.MECHANIC_SILENCE,
        diminishing=en.DIMINISHING_SILENCE,
    ),
    magic(
        47528,
        "harm",
        effect(fx.SPELL_EFFECT_INTERRUPT_CAST, ENEMY, mechanic=en.MECHANIC_INTERRUPT),
        flags=("NEEDS_FACING",),
        figures={"range_max_yd": fig(5, "rows"), "school": fig(en.SCHOOL_FROST, "rows")},
    ),
    magic(
        49576,
        "harm",
        effect(fx.SPELL_EFFECT_PULL_TOWARDS, ENEMY, mechanic=en.MECHANIC_GRIP),
        effect(fx.SPELL_EFFECT_ATTACK_ME, ENEMY),
        effect(fx.SPELL_EFFECT_INTERRUPT_CAST, ENEMY, mechanic=en.MECHANIC_INTERRUPT),
    ),
    magic(
        57330,
        "help",
        aura(au.SPELL_AURA_MOD_STAT, RAID, value=ranks((86, "rows"), (155, "sims")), radius=every(30, "rows", 2), misc=en.STAT_STRENGTH),
        aura(au.SPELL_AURA_MOD_STAT, RAID, value=ranks((86, "rows"), (155, "sims")), radius=every(30, "rows", 2), misc=en.STAT_AGILITY),
        figures={"power_type": every(en.POWER_RUNE, "rows", 2), "runic_power_gain": every(100, "runes", 2)},
    ),
)

ABILITIES: tuple[Encoding, ...] = (
    ability(
        56222,
        "harm",
        effect(fx.SPELL_EFFECT_ATTACK_ME, ENEMY),
        aura(au.SPELL_AURA_MOD_TAUNT, ENEMY, value=fig(0, "code")),
        diminishing=en.DIMINISHING_TAUNT,
    ),
    ability(
        45529,
        "self",
        effect(fx.SPELL_EFFECT_ACTIVATE_RUNE, SELF, value=fig(1, "rows"), misc=en.RUNE_DEATH, misc_b=en.RUNE_BLOOD),
        aura(au.SPELL_AURA_CONVERT_RUNE, SELF, value=fig(1, "rows"), misc=en.RUNE_BLOOD, misc_b=en.RUNE_DEATH),
        effect(fx.SPELL_EFFECT_ENERGIZE, SELF, value=fig(100, "rows"), misc=en.POWER_RUNIC_POWER),
        figures={"cost_flat": fig(0, "rows"), "cost_pct_base": fig(6, "rows")},
    ),
    ability(
        47568,
        "self",
        effect(fx.SPELL_EFFECT_ACTIVATE_RUNE, SELF, value=fig(2, "rows"), misc=en.RUNE_BLOOD),
        effect(fx.SPELL_EFFECT_ACTIVATE_RUNE, SELF, value=fig(2, "rows"), misc=en.RUNE_UNHOLY),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, SELF, trigger=53258),
        figures={"power_type": fig(en.POWER_RUNE, "rows"), "runic_power_gain": fig(250, "runes")},
    ),
    ability(
        48707,
        "self",
        aura(au.SPELL_AURA_SCHOOL_ABSORB, SELF, value=fig(75, "statlogic"), misc=en.SCHOOL_MAGIC),
        aura(au.SPELL_AURA_MOD_IMMUNE_AURA_APPLY_SCHOOL, SELF, value=fig(50, "rows"), misc=en.SCHOOL_MAGIC),
        traits=tr.PARTIAL_ABSORB,
        prevention=en.PREVENTION_SILENCE,
    ),
    ability(
        48792,
        "self",
        aura(au.SPELL_AURA_MECHANIC_IMMUNITY, SELF, misc=en.MECHANIC_STUN),
        aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN, SELF, value=fig(-30, "statlogic"), misc=en.SCHOOL_ALL),
        traits=tr.MORE_WITH_DEFENCE,
        prevention=en.PREVENTION_SILENCE,
    ),
    ability(3714, "help", aura(au.SPELL_AURA_WATER_WALK, RAID, radius="row"), aura_interrupt_flags=pr.AURA_INTERRUPT_FLAG_TAKE_DAMAGE),
    ability(
        56816,
        "self",
        aura(au.SPELL_AURA_PROC_TRIGGER_SPELL, SELF, trigger=56817),
        flags=("PASSIVE",),
        figures={
            "duration_ms": fig(-1, "code"),
            "proc_flags": fig(pr.PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK | pr.PROC_FLAG_TAKEN_SPELL_MELEE_DMG_CLASS, "code"),
            "proc_hits": fig(pr.PROC_HIT_DODGE | pr.PROC_HIT_PARRY, "world"),
        },
    ),
)

PRESENCE = {"cooldown_ms": fig(0, "rows"), "category": fig(47, "rows"), "category_cooldown_ms": fig(1000, "rows")}

PRESENCES: tuple[Encoding, ...] = (
    ability(
        48266,
        "self",
        aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_DONE, SELF, value=fig(15, "sims"), misc=en.SCHOOL_ALL),
        aura(au.SPELL_AURA_MOD_THREAT, SELF, value=fig(-20, "sims"), misc=en.SCHOOL_ALL),
        aura(au.SPELL_AURA_DUMMY, SELF, value=fig(4, "sims"), trigger=50475),
        flags=("STANCE",),
        traits=tr.HEALS_BY_DAMAGE_DONE,
        exclusive=en.SPECIFIC_PRESENCE,
        prevention=en.PREVENTION_PACIFY,
        figures=PRESENCE,
    ),
    ability(
        48263,
        "self",
        aura(au.SPELL_AURA_MOD_BASE_RESISTANCE_PCT, SELF, value=fig(60, "statlogic"), misc=en.SCHOOL_PHYSICAL, misc_b=61261),
        aura(au.SPELL_AURA_MOD_THREAT, SELF, value=fig(45, "rows"), misc=en.SCHOOL_ALL),
        aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN, SELF, value=fig(-8, "statlogic"), misc=en.SCHOOL_ALL),
        flags=("STANCE",),
        exclusive=en.SPECIFIC_PRESENCE,
        prevention=en.PREVENTION_PACIFY,
        figures={**PRESENCE, "school": fig(en.SCHOOL_FROST, "rows")},
    ),
    ability(
        48265,
        "self",
        aura(au.SPELL_AURA_MOD_MELEE_HASTE, SELF, value=fig(15, "rows"), misc_b=49772),
        aura(au.SPELL_AURA_ADD_FLAT_MODIFIER, SELF, value=fig(-500, "rows"), misc=SPELLMOD_GLOBAL_COOLDOWN),
        aura(au.SPELL_AURA_MOD_THREAT, SELF, value=fig(-20, "rows"), misc=en.SCHOOL_ALL),
        flags=("STANCE",),
        exclusive=en.SPECIFIC_PRESENCE,
        prevention=en.PREVENTION_PACIFY,
        figures=PRESENCE,
    ),
)

HIDDEN = ("TRIGGERED_ONLY",)
PASSIVE = ("TRIGGERED_ONLY", "PASSIVE")
FOREVER = {"duration_ms": fig(-1, "code")}
DISEASE = {"duration_ms": fig(15_000, "sims"), "spell_level": fig(0, "sims")}

TRIGGERED: tuple[Encoding, ...] = (
    unlisted(
        FROST_FEVER,
        "Frost Fever",
        "harm",
        en.DMG_CLASS_MAGIC,
        aura(
            au.SPELL_AURA_PERIODIC_DAMAGE,
            ENEMY,
            value=fig(0, "sims"),
            points_per_level=0.368,
            period=fig(3000, "sims"),
            attack_power=fig(0.06325, "world"),
        ),
        aura(au.SPELL_AURA_MELEE_SLOW, ENEMY, value=fig(-14, "sims")),
        flags=(*HIDDEN, "ALWAYS_HITS", "NO_CRIT"),
        dispel=en.DISPEL_DISEASE,
        school=en.SCHOOL_FROST,
        figures=DISEASE,
    ),
    unlisted(
        BLOOD_PLAGUE,
        "Blood Plague",
        "harm",
        en.DMG_CLASS_MAGIC,
        aura(
            au.SPELL_AURA_PERIODIC_DAMAGE,
            ENEMY,
            value=fig(0, "sims"),
            points_per_level=0.4531,
            period=fig(3000, "sims"),
            attack_power=fig(0.06325, "world"),
        ),
        flags=(*HIDDEN, "ALWAYS_HITS", "NO_CRIT"),
        dispel=en.DISPEL_DISEASE,
        school=en.SCHOOL_SHADOW,
        figures=DISEASE,
    ),
    unlisted(
        56817,
        "Rune Strike",
        "self",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_DUMMY, SELF),
        flags=HIDDEN,
        figures={"duration_ms": fig(6000, "sims")},
    ),
    unlisted(
        50475,
        "Blood Presence",
        "self",
        en.DMG_CLASS_NONE,
        effect(fx.SPELL_EFFECT_HEAL, SELF, value=fig(0, "code")),
        flags=(*HIDDEN, "NO_CRIT"),
        school=en.SCHOOL_SHADOW,
    ),
    unlisted(
        53258,
        "Empower Rune Weapon",
        "self",
        en.DMG_CLASS_NONE,
        effect(fx.SPELL_EFFECT_ACTIVATE_RUNE, SELF, value=fig(2, "code"), misc=en.RUNE_FROST),
        effect(fx.SPELL_EFFECT_ACTIVATE_RUNE, SELF, value=fig(6, "code"), misc=en.RUNE_DEATH),
        flags=HIDDEN,
    ),
    unlisted(
        61261,
        "Frost Presence",
        "self",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_MOD_TOTAL_STAT_PERCENTAGE, SELF, value=fig(8, "sims"), misc=en.STAT_STAMINA),
        flags=PASSIVE,
        figures=FOREVER,
    ),
    unlisted(
        49772,
        "Unholy Presence",
        "self",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_MOD_INCREASE_SPEED, SELF, value=fig(15, "tooltip")),
        flags=PASSIVE,
        figures=FOREVER,
    ),
    unlisted(
        49410,
        "Forceful Deflection",
        "self",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_MOD_RATING_FROM_STAT, SELF, value=fig(25, "statlogic"), misc=1 << CR_PARRY, misc_b=en.STAT_STRENGTH),
        flags=("PASSIVE",),
        figures={"spell_level": fig(55, "start"), **FOREVER},
    ),
)

ENCODINGS: tuple[Encoding, ...] = (*STRIKES, *SPELLS, *ABILITIES, *PRESENCES, *TRIGGERED)
