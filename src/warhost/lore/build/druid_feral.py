# SPDX-License-Identifier: GPL-2.0-or-later
"""What the druid does in bear and cat form: each chain's effects, flags, forms, and figures that its rows lack."""

from __future__ import annotations

from warhost.lore.build.encoding import AROUND, ENEMY, SELF, Encoding, ability, aura, effect, magic, strike, unlisted
from warhost.lore.build.figures import fig, ranks
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import traits as tr

FACE = ("NEEDS_FACING",)
BEAR = 1 << (en.FORM_BEAR - 1) | 1 << (en.FORM_DIREBEAR - 1)
CAT = 1 << (en.FORM_CAT - 1)
RAGE = en.POWER_RAGE
ROAR = ((-30, "bcc"), (-50, "bcc"), (-65, "bcc"), (-100, "bcc"), (-130, "bcc"), (-240, "bcc"), None, (-408, "tankspot"))
"""Of the last the source tells what it is at level 80, three levels above its own: one point more a level."""

BEARS: tuple[Encoding, ...] = (
    strike(6807, effect(fx.SPELL_EFFECT_WEAPON_DAMAGE, ENEMY, value="row", weapon="row"), flags=("NEXT_SWING", *FACE), stances=BEAR),
    strike(779, effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, *AROUND, value=0, radius=fig(8, "cata")), stances=BEAR),
    strike(
        33745,
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value=0),
        aura(au.SPELL_AURA_PERIODIC_DAMAGE, ENEMY, value=1, period="row", mechanic=en.MECHANIC_BLEED),
        flags=FACE,
        stances=BEAR,
        max_stacks=5,
    ),
    strike(
        5211,
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_STUN),
        flags=FACE,
        stances=BEAR,
        mechanic=en.MECHANIC_STUN,
        diminishing=en.DIMINISHING_CONTROLLED_STUN,
        figures={"duration_ms": ranks((2000, "bcc"), (3000, "bcc"), (4000, "bcc"))},
    ),
    ability(
        99,
        "harm",
        aura(au.SPELL_AURA_MOD_ATTACK_POWER, *AROUND, radius="row", value=ranks(*ROAR), points_per_level=-1),
        stances=BEAR,
    ),
    ability(
        6795,
        "harm",
        effect(fx.SPELL_EFFECT_ATTACK_ME, ENEMY),
        aura(au.SPELL_AURA_MOD_TAUNT, ENEMY, value=fig(0, "code")),
        flags=FACE,
        stances=BEAR,
        diminishing=en.DIMINISHING_TAUNT,
    ),
    ability(
        5209,
        "harm",
        aura(au.SPELL_AURA_MOD_TAUNT, *AROUND, value=fig(0, "code"), radius="row"),
        stances=BEAR,
        diminishing=en.DIMINISHING_TAUNT,
    ),
    ability(
        5229,
        "self",
        effect(fx.SPELL_EFFECT_ENERGIZE, SELF, value=fig(200, "sims"), misc=RAGE),
        aura(au.SPELL_AURA_PERIODIC_ENERGIZE, SELF, value=fig(10, "sims"), period="row", misc=RAGE),
        aura(au.SPELL_AURA_MOD_BASE_RESISTANCE_PCT, SELF, value=fig(-16, "tooltip"), misc=en.SCHOOL_PHYSICAL),
        stances=BEAR,
        traits=tr.FORM_BOUND,
        mechanic=en.MECHANIC_ENRAGED,
    ),
    ability(
        22842,
        "self",
        aura(au.SPELL_AURA_PERIODIC_DUMMY, SELF, value=fig(100, "tooltip"), period="row", multiplier=fig(0.3, "tooltip"), misc=RAGE),
        stances=BEAR,
        traits=tr.FORM_BOUND,
    ),
)

BOTH: tuple[Encoding, ...] = (
    magic(
        16857,
        "harm",
        aura(au.SPELL_AURA_MOD_RESISTANCE_PCT, ENEMY, value=fig(-5, "tooltip"), misc=en.SCHOOL_PHYSICAL),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, ENEMY, trigger=60089),
        flags=FACE,
        stances=BEAR | CAT,
        exclusive=en.SPECIFIC_FAERIE_FIRE,
        diminishing=en.DIMINISHING_LIMITONLY,
        player_limit_ms=40_000,
    ),
    unlisted(
        60089,
        "Faerie Fire (Feral) Triggered",
        "harm",
        en.DMG_CLASS_MAGIC,
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value=fig(1, "drdamage"), attack_power_coefficient=fig(0.15, "drdamage")),
        flags=("TRIGGERED_ONLY",),
        class_id=en.CLASS_DRUID,
        school=en.SCHOOL_NATURE,
        stances=BEAR,
        figures={"threat_flat": fig(638, "world")},
    ),
)

COMBO = effect(fx.SPELL_EFFECT_ADD_COMBO_POINTS, ENEMY, value=fig(1, "tooltip"))
FINISH = ("NEEDS_COMBO_POINTS", *FACE)
FROM_STEALTH = ("NEEDS_STEALTH", "NO_ACTIVE_DEFENSE", *FACE)
BITE = ranks(1, 1.5, 2, 2.5, 2.7, None, None, (9.4, "sims"))

BUILDERS: tuple[Encoding, ...] = (
    strike(1082, effect(fx.SPELL_EFFECT_WEAPON_DAMAGE, ENEMY, value="weapon", weapon="row"), COMBO, flags=FACE, stances=CAT),
    strike(
        5221, effect(fx.SPELL_EFFECT_WEAPON_DAMAGE, ENEMY, value="weapon", weapon="row"), COMBO, flags=("NEEDS_BEHIND", *FACE), stances=CAT
    ),
    strike(
        1822,
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value=0, mechanic=en.MECHANIC_BLEED),
        aura(au.SPELL_AURA_PERIODIC_DAMAGE, ENEMY, value=1, period="row", mechanic=en.MECHANIC_BLEED),
        COMBO,
        flags=("IGNORES_ARMOUR", *FACE),
        stances=CAT,
    ),
    strike(
        6785,
        effect(fx.SPELL_EFFECT_WEAPON_DAMAGE, ENEMY, value="weapon", weapon="row"),
        COMBO,
        flags=("NEEDS_BEHIND", *FROM_STEALTH),
        stances=CAT,
    ),
    strike(
        9005,
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_STUN),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, ENEMY, trigger="row"),
        COMBO,
        flags=FROM_STEALTH,
        stances=CAT,
        mechanic=en.MECHANIC_STUN,
        diminishing=en.DIMINISHING_OPENING_STUN,
    ),
    strike(
        9007,
        aura(au.SPELL_AURA_PERIODIC_DAMAGE, ENEMY, value=0, period="row", mechanic=en.MECHANIC_BLEED),
        flags=("TRIGGERED_ONLY", "IGNORES_ARMOUR", "NO_CRIT", "ALWAYS_HITS"),
        mechanic=en.MECHANIC_BLEED,
    ),
    strike(
        62078,
        effect(fx.SPELL_EFFECT_WEAPON_PERCENT_DAMAGE, *AROUND, value=fig(0, "drdamage"), weapon="row", radius=fig(8, "cata")),
        stances=CAT,
    ),
)

FINISHERS: tuple[Encoding, ...] = (
    strike(
        1079,
        aura(au.SPELL_AURA_PERIODIC_DAMAGE, ENEMY, value=0, period="row", mechanic=en.MECHANIC_BLEED),
        flags=("IGNORES_ARMOUR", "NO_CRIT", *FINISH),
        stances=CAT,
        mechanic=en.MECHANIC_BLEED,
    ),
    strike(
        22568, effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value=0, multiplier=BITE), flags=FINISH, stances=CAT, traits=tr.REST_OF_ENERGY
    ),
    strike(
        22570,
        effect(fx.SPELL_EFFECT_WEAPON_DAMAGE, ENEMY, value=0, weapon="row"),
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_STUN),
        flags=FINISH,
        stances=CAT,
        mechanic=en.MECHANIC_STUN,
        diminishing=en.DIMINISHING_CONTROLLED_STUN,
        figures={"duration_ms": fig(1000, "code"), "duration_per_combo_ms": fig(1000, "code")},
    ),
    ability(
        52610,
        "self",
        aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_DONE, SELF, value=fig(30, "sims"), misc=en.SCHOOL_PHYSICAL),
        flags=("NEEDS_COMBO_POINTS",),
        stances=CAT,
        traits=tr.FORM_BOUND,
        figures={"duration_ms": fig(9000, "sims"), "duration_per_combo_ms": fig(5000, "sims")},
    ),
)

CATS: tuple[Encoding, ...] = (
    ability(
        5217,
        "self",
        aura(au.SPELL_AURA_MOD_DAMAGE_DONE, SELF, value=ranks(10, 20, 30, 40, None, (80, "sims")), misc=en.SCHOOL_PHYSICAL),
        stances=CAT,
        traits=tr.FORM_BOUND,
    ),
    ability(
        1850,
        "self",
        aura(au.SPELL_AURA_MOD_INCREASE_SPEED, SELF, value=ranks((50, "bcc"), (60, "bcc"), (70, "bcc"))),
        stances=CAT,
        traits=tr.FORM_BOUND,
    ),
    strike(
        8998,
        effect(
            fx.SPELL_EFFECT_THREAT,
            ENEMY,
            value=ranks((-240, "bcc"), (-390, "bcc"), (-600, "bcc"), (-800, "bcc"), (-1170, "bcc"), None),
        ),
        flags=FACE,
        stances=CAT,
    ),
)

ENCODINGS: tuple[Encoding, ...] = (*BEARS, *BOTH, *BUILDERS, *FINISHERS, *CATS)
