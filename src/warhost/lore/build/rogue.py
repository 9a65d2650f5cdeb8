# SPDX-License-Identifier: GPL-2.0-or-later
"""The rogue's spells: each chain's effects, flags, and figures that its rows lack. Poisons stand in ``poisons.py``."""

from __future__ import annotations

from warhost.lore.build.encoding import AROUND, ENEMY, SELF, Effect, Encoding, ability, aura, effect, strike, unlisted
from warhost.lore.build.figures import Figure, Figures, every, fig, ranks, top
from warhost.lore.build.poisons import POISONS
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import procs as pr

WEAPON = ("NEEDS_WEAPON", "NEEDS_FACING")
OPENER = ("NEEDS_STEALTH", "NO_ACTIVE_DEFENSE", *WEAPON)
FINISHER = ("NEEDS_COMBO_POINTS", *WEAPON)
ASLEEP = ("BREAKS_ON_DAMAGE", "STOPS_ATTACK")
HIDDEN = ("TRIGGERED_ONLY",)
DAGGER, THROWN = 1 << 15, 1 << 16
HUMANOID = 1 << (en.CREATURE_TYPE_HUMANOID - 1)
BROKEN = pr.AURA_INTERRUPT_FLAG_TAKE_DAMAGE
SEEN = (
    pr.AURA_INTERRUPT_FLAG_TAKE_DAMAGE
    | pr.AURA_INTERRUPT_FLAG_CAST
    | pr.AURA_INTERRUPT_FLAG_MELEE_ATTACK
    | pr.AURA_INTERRUPT_FLAG_SPELL_ATTACK
)
"""What ends stealth (AzerothCore Spell.cpp:Spell::cast, Unit.cpp:AttackerStateUpdate, DealDamage)."""
STEALTH, GARROTE_SILENCE, CLOAK_PURGE = 1784, 1330, 35729
NORMALISED = fx.SPELL_EFFECT_NORMALIZED_WEAPON_DMG
BASE_OF_RUPTURE = (8, 12, 18, 27, 37, 60, 70, 107, 127)
COMBO_OF_RUPTURE = (2, 3, 4, 5, 7, 8, 11, 15, 18)
COMBO_OF_EVISCERATE = (5, 11, 19, 31, 45, 71, 110, 151, 170, 185, 301, 370)
COMBO_OF_DEADLY_THROW = (105, 142, 224)


def _drdamage(*values: float) -> Figures:
    return Figures(tuple(Figure(value, "drdamage") for value in values))


def _combo(count: int) -> Effect:
    return effect(fx.SPELL_EFFECT_ADD_COMBO_POINTS, ENEMY, value=fig(count, "tooltip"))


BUILDERS: tuple[Encoding, ...] = (
    strike(1752, effect(NORMALISED, ENEMY, value="row", weapon="row"), _combo(1), flags=WEAPON),
    strike(53, effect(NORMALISED, ENEMY, value="row", weapon="row"), _combo(1), flags=("NEEDS_BEHIND", *WEAPON), weapon_mask=DAGGER),
    strike(8676, effect(NORMALISED, ENEMY, value="row", weapon="row"), _combo(2), flags=("NEEDS_BEHIND", *OPENER), weapon_mask=DAGGER),
    strike(
        703,
        aura(
            au.SPELL_AURA_PERIODIC_DAMAGE,
            ENEMY,
            value="tick",
            period="row",
            attack_power=every(0.07, "world", 10),
            mechanic=en.MECHANIC_BLEED,
        ),
        _combo(1),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, ENEMY, trigger=GARROTE_SILENCE),
        flags=("NEEDS_BEHIND", "IGNORES_ARMOUR", "NO_CRIT", *OPENER),
        mechanic=en.MECHANIC_BLEED,
    ),
    strike(
        1833,
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_STUN),
        _combo(2),
        flags=OPENER,
        mechanic=en.MECHANIC_STUN,
        diminishing=en.DIMINISHING_OPENING_STUN,
    ),
    strike(
        1776,
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value="row"),
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_KNOCKOUT),
        _combo(1),
        flags=("NEEDS_TARGET_FACING", *ASLEEP, *WEAPON),
        mechanic=en.MECHANIC_KNOCKOUT,
        diminishing=en.DIMINISHING_DISORIENT,
        aura_interrupt_flags=BROKEN,
    ),
)

FINISHERS: tuple[Encoding, ...] = (
    strike(
        2098,
        effect(
            fx.SPELL_EFFECT_SCHOOL_DAMAGE,
            ENEMY,
            value="row",
            per_combo=_drdamage(*COMBO_OF_EVISCERATE),
            combo_power=(every(0.03, "code", 12), every(0.07, "code", 12)),
        ),
        flags=FINISHER,
    ),
    strike(
        1943,
        aura(
            au.SPELL_AURA_PERIODIC_DAMAGE,
            ENEMY,
            value=_drdamage(*BASE_OF_RUPTURE),
            per_combo=_drdamage(*COMBO_OF_RUPTURE),
            combo_power=(every(0.06, "drdamage", 9), every(0.06, "drdamage", 9)),
            period="row",
            mechanic=en.MECHANIC_BLEED,
        ),
        flags=("IGNORES_ARMOUR", "NO_CRIT", "SPREADS_COMBO_POWER", *FINISHER),
        mechanic=en.MECHANIC_BLEED,
        figures={"duration_ms": every(6000, "drdamage", 9), "duration_per_combo_ms": every(2000, "drdamage", 9)},
    ),
    strike(
        8647,
        aura(au.SPELL_AURA_MOD_RESISTANCE_PCT, ENEMY, value=fig(-20, "tooltip"), misc=en.SCHOOL_PHYSICAL),
        flags=FINISHER,
        figures={"duration_ms": fig(0, "tooltip"), "duration_per_combo_ms": fig(6000, "tooltip")},
    ),
    strike(
        408,
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_STUN),
        flags=FINISHER,
        mechanic=en.MECHANIC_STUN,
        diminishing=en.DIMINISHING_CONTROLLED_STUN,
        figures={"duration_ms": ranks((0, "vanilla"), (1000, "tooltip")), "duration_per_combo_ms": top(1000, "tooltip", 2)},
    ),
    ability(
        5171,
        "self",
        aura(au.SPELL_AURA_MOD_MELEE_HASTE, SELF, value=ranks(20, (40, "tooltip"))),
        flags=("NEEDS_COMBO_POINTS",),
        figures={"duration_ms": top(6000, "tooltip", 2), "duration_per_combo_ms": top(3000, "tooltip", 2)},
    ),
    Encoding(
        26679,
        (
            effect(
                fx.SPELL_EFFECT_WEAPON_DAMAGE,
                ENEMY,
                value="row",
                weapon="row",
                per_combo=_drdamage(*COMBO_OF_DEADLY_THROW),
            ),
            aura(au.SPELL_AURA_MOD_DECREASE_SPEED, ENEMY, value=top(-50, "tooltip", 2), mechanic=en.MECHANIC_SNARE),
        ),
        "harm",
        en.DMG_CLASS_RANGED,
        ("NEEDS_COMBO_POINTS", "NEEDS_RANGED_WEAPON", "NEEDS_FACING"),
        {"prevention": en.PREVENTION_PACIFY, "weapon_mask": THROWN},
    ),
)

CONTROL: tuple[Encoding, ...] = (
    strike(
        6770,
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_SAPPED),
        flags=("NEEDS_STEALTH", "KEEPS_STEALTH", "NO_ACTIVE_DEFENSE", "NO_THREAT", "NEEDS_TARGET_AT_PEACE", "NEEDS_FACING", *ASLEEP),
        mechanic=en.MECHANIC_SAPPED,
        diminishing=en.DIMINISHING_DISORIENT,
        target_creature_types=HUMANOID,
        aura_interrupt_flags=BROKEN,
    ),
    ability(
        2094,
        "harm",
        aura(au.SPELL_AURA_MOD_CONFUSE, ENEMY, mechanic=en.MECHANIC_DISORIENTED),
        flags=("NEEDS_FACING", *ASLEEP),
        mechanic=en.MECHANIC_DISORIENTED,
        diminishing=en.DIMINISHING_FEAR,
        aura_interrupt_flags=BROKEN,
    ),
    strike(
        1766,
        effect(fx.SPELL_EFFECT_INTERRUPT_CAST, ENEMY),
        flags=WEAPON,
        mechanic=en.MECHANIC_INTERRUPT,
        figures={"duration_ms": fig(5000, "tooltip")},
    ),
    strike(
        51722,
        aura(au.SPELL_AURA_MOD_DISARM, ENEMY),
        flags=WEAPON,
        mechanic=en.MECHANIC_DISARM,
        diminishing=en.DIMINISHING_DISARM,
    ),
    strike(
        51723,
        effect(fx.SPELL_EFFECT_WEAPON_PERCENT_DAMAGE, *AROUND, value=fig(0, "drdamage"), weapon="row", radius=fig(8, "tooltip")),
        flags=("NEEDS_WEAPON", "BOTH_WEAPONS"),
        figures={"range_max_yd": fig(0, "tooltip")},
    ),
)

OWN: tuple[Encoding, ...] = (
    ability(
        STEALTH,
        "self",
        aura(au.SPELL_AURA_MOD_SHAPESHIFT, SELF, misc=en.FORM_STEALTH),
        effect(fx.SPELL_EFFECT_APPLY_AURA, SELF, aura=au.SPELL_AURA_MOD_STEALTH, value=fig(5, "stealth"), points_per_level=5.0),
        aura(au.SPELL_AURA_MOD_DECREASE_SPEED, SELF, value=fig(-30, "tooltip")),
        flags=("NOT_IN_COMBAT", "COOLDOWN_ON_FADE"),
        aura_interrupt_flags=SEEN,
    ),
    ability(5277, "self", aura(au.SPELL_AURA_MOD_DODGE_PERCENT, SELF, value=top(50, "tooltip", 2)), flags=("KEEPS_STEALTH",)),
    ability(2983, "self", aura(au.SPELL_AURA_MOD_INCREASE_SPEED, SELF, value=ranks(50, 60, (70, "tooltip"))), flags=("KEEPS_STEALTH",)),
    ability(
        1856,
        "self",
        effect(fx.SPELL_EFFECT_SANCTUARY, SELF),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, SELF, trigger=STEALTH),
        flags=("BREAKS_MOVEMENT_IMPAIRMENT",),
    ),
    ability(
        31224,
        "self",
        aura(au.SPELL_AURA_MOD_ATTACKER_SPELL_HIT_CHANCE, SELF, value=fig(-90, "tooltip"), misc=en.SCHOOL_MAGIC),
        effect(fx.SPELL_EFFECT_TRIGGER_SPELL, SELF, trigger=CLOAK_PURGE),
        flags=("KEEPS_STEALTH",),
        figures={"range_max_yd": fig(0, "tooltip")},
    ),
)

TRIGGERED: tuple[Encoding, ...] = (
    unlisted(
        GARROTE_SILENCE,
        "Garrote - Silence",
        "harm",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_MOD_SILENCE, ENEMY, mechanic=en.MECHANIC_SILENCE),
        flags=(*HIDDEN, "ALWAYS_HITS"),
        mechanic=en.MECHANIC_SILENCE,
        diminishing=en.DIMINISHING_SILENCE,
        class_id=4,
        figures={"duration_ms": fig(3000, "tooltip")},
    ),
    unlisted(
        CLOAK_PURGE,
        "Cloak of Shadows",
        "self",
        en.DMG_CLASS_NONE,
        effect(fx.SPELL_EFFECT_DISPEL, SELF, value=fig(100, "code"), misc=en.DISPEL_ALL),
        flags=HIDDEN,
        class_id=4,
    ),
)

ENCODINGS: tuple[Encoding, ...] = (*BUILDERS, *FINISHERS, *CONTROL, *OWN, *TRIGGERED, *POISONS)
