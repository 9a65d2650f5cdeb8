# SPDX-License-Identifier: GPL-2.0-or-later
"""The hunter's spells: each chain's effects, flags, and figures that its rows lack; traps and pets have files of their own."""

from __future__ import annotations

from warhost.lore.build.encoding import ENEMY, SELF, Effect, Encoding, ability, area_aura, aura, effect, magic, strike, unlisted
from warhost.lore.build.figures import Figures, every, fig, ranks
from warhost.lore.build.hunter_pets import ENCODINGS as PETS
from warhost.lore.build.hunter_traps import ENCODINGS as TRAPS
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import procs as pr
from warhost.lore.spells import targets as tg

DAMAGE = fx.SPELL_EFFECT_SCHOOL_DAMAGE
SHOOTS = ("NEEDS_RANGED_WEAPON", "NEEDS_FACING")
ARROW_YD_S, SWARM_YD_S = 40, 30
"""Missile speeds of one shot and of many."""
HAWK = (20, 35, 50, 70, 90, 110, 120, 155)
VOLLEY = ((42243, 52), (42244, 79), (42245, 105), (42234, 168), (58432, 290), (58433, 353))
"""What a rank's every second sets off, and its damage: the sixth part of what the row gives in all."""


def _shot(
    chain: int,
    *made: Effect,
    figures: dict[str, Figures] | None = None,
    flags: tuple[str, ...] = (),
    speed: int = ARROW_YD_S,
    **columns: int,
) -> Encoding:
    """Return the encoding of a shot: the ranged attack table decides, and it wants 5 to 35 yd and a ranged weapon."""
    own = {"range_min_yd": fig(5, "ranges"), "range_max_yd": fig(35, "ranges"), "range_max_friendly_yd": fig(35, "ranges")}
    own |= {"speed_yd_s": fig(speed, "hunter")} | (figures or {})
    prevention = {"prevention": en.PREVENTION_PACIFY, **columns}
    return Encoding(chain, made, "harm", en.DMG_CLASS_RANGED, (*SHOOTS, *flags), prevention, own)


def _aspect(chain: int, *made: Effect) -> Encoding:
    """Return the encoding of an aspect: of them a hunter has one at a time."""
    own = {"range_max_yd": fig(0, "code"), "cost_flat": fig(0, "hunter")}
    return ability(chain, "self", *made, exclusive=en.SPECIFIC_ASPECT, school=en.SCHOOL_NATURE, figures=own)


SHOTS: tuple[Encoding, ...] = (
    Encoding(
        75,
        (effect(fx.SPELL_EFFECT_WEAPON_DAMAGE, ENEMY, value=fig(0, "code"), weapon="row"),),
        "harm",
        en.DMG_CLASS_RANGED,
        ("AUTO_REPEAT", *SHOOTS),
        {"prevention": en.PREVENTION_PACIFY},
        {"duration_ms": fig(0, "code"), "speed_yd_s": fig(ARROW_YD_S, "hunter")},
    ),
    _shot(
        1978,
        aura(au.SPELL_AURA_PERIODIC_DAMAGE, ENEMY, value="tick", period="row", attack_power=every(0.04, "world", 12)),
        flags=("NO_CRIT",),
        exclusive=en.SPECIFIC_STING,
        dispel=en.DISPEL_POISON,
    ),
    _shot(
        3043,
        aura(au.SPELL_AURA_MOD_HIT_CHANCE, ENEMY, value=fig(-3, "hunter")),
        exclusive=en.SPECIFIC_STING,
        dispel=en.DISPEL_POISON,
    ),
    _shot(3044, effect(DAMAGE, ENEMY, value="row")),
    _shot(56641, effect(DAMAGE, ENEMY, value="row", weapon=every(1, "sims", 4))),
    _shot(
        2643,
        effect(fx.SPELL_EFFECT_NORMALIZED_WEAPON_DMG, ENEMY, value="row", weapon="row", chain_targets=3, attack_power=every(0, "sims", 8)),
        speed=SWARM_YD_S,
    ),
    _shot(
        53351,
        effect(fx.SPELL_EFFECT_NORMALIZED_WEAPON_DMG, ENEMY, value="row", weapon="row", attack_power=every(0, "sims", 3)),
        flags=("NEEDS_TARGET_BELOW_20",),
        figures={"range_max_yd": fig(45, "ranges"), "range_max_friendly_yd": fig(45, "ranges")},
    ),
    _shot(5116, aura(au.SPELL_AURA_MOD_DECREASE_SPEED, ENEMY, value=fig(-50, "tooltip")), mechanic=en.MECHANIC_SNARE),
    _shot(
        20736,
        effect(fx.SPELL_EFFECT_ATTACK_ME, ENEMY),
        aura(au.SPELL_AURA_MOD_TAUNT, ENEMY, value=fig(0, "code")),
        diminishing=en.DIMINISHING_TAUNT,
    ),
    _shot(
        19801,
        effect(fx.SPELL_EFFECT_DISPEL, ENEMY, value=fig(1, "tooltip"), misc=en.DISPEL_ENRAGE),
        effect(fx.SPELL_EFFECT_DISPEL, ENEMY, value=fig(1, "tooltip"), misc=en.DISPEL_MAGIC),
    ),
    Encoding(
        1510,
        (
            area_aura(
                au.SPELL_AURA_PERIODIC_TRIGGER_SPELL,
                period="row",
                radius=fig(8, "hunter"),
                trigger_spell=ranks(*(spell for spell, _ in VOLLEY), key="code"),
            ),
        ),
        "harm",
        en.DMG_CLASS_MAGIC,
        ("CHANNELED", "GROUND_TARGET", "NEEDS_RANGED_WEAPON"),
        {"prevention": en.PREVENTION_PACIFY},
        {"cast_ms": fig(0, "code"), "range_max_yd": fig(35, "hunter"), "range_max_friendly_yd": fig(35, "hunter")},
    ),
    *(
        unlisted(
            spell,
            "Volley",
            "harm",
            en.DMG_CLASS_RANGED,
            effect(
                DAMAGE,
                tg.TARGET_UNIT_DEST_AREA_ENEMY,
                value=fig(damage, "drdamage"),
                radius=fig(8, "hunter"),
                attack_power=fig(0.0837, "drdamage"),
            ),
            flags=("TRIGGERED_ONLY",),
            school=en.SCHOOL_ARCANE,
        )
        for spell, damage in VOLLEY
    ),
)

BLOWS: tuple[Encoding, ...] = (
    strike(
        2973,
        effect(fx.SPELL_EFFECT_WEAPON_DAMAGE, ENEMY, value="row", weapon="row"),
        flags=("NEXT_SWING", "NEEDS_WEAPON", "NEEDS_FACING"),
    ),
    strike(1495, effect(DAMAGE, ENEMY, value="row"), flags=("NEEDS_WEAPON", "NEEDS_FACING"), school=en.SCHOOL_PHYSICAL),
    strike(
        2974,
        aura(au.SPELL_AURA_MOD_DECREASE_SPEED, ENEMY, value=fig(-50, "hunter")),
        flags=("NEEDS_WEAPON", "NEEDS_FACING"),
        mechanic=en.MECHANIC_SNARE,
    ),
)

ASPECTS: tuple[Encoding, ...] = (
    _aspect(13165, aura(au.SPELL_AURA_MOD_RANGED_ATTACK_POWER, SELF, value=ranks(*HAWK, key="hunter-bcc"))),
    _aspect(13163, aura(au.SPELL_AURA_MOD_DODGE_PERCENT, SELF, value=fig(18, "statlogic"))),
    _aspect(5118, aura(au.SPELL_AURA_MOD_INCREASE_SPEED, SELF, value=fig(30, "hunter-bcc"))),
    _aspect(
        34074,
        aura(au.SPELL_AURA_OBS_MOD_POWER, SELF, value=fig(4, "hunter"), period="row", misc=en.POWER_MANA),
        aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_DONE, SELF, value=fig(-50, "hunter"), misc=en.SCHOOL_ALL),
    ),
    _aspect(
        61846,
        aura(au.SPELL_AURA_MOD_RANGED_ATTACK_POWER, SELF, value=ranks(None, 300, key="sims")),
        aura(au.SPELL_AURA_MOD_DODGE_PERCENT, SELF, value=ranks(None, 18, key="sims")),
    ),
)

TRICKS: tuple[Encoding, ...] = (
    ability(
        1130,
        "harm",
        aura(
            au.SPELL_AURA_RANGED_ATTACK_POWER_ATTACKER_BONUS,
            ENEMY,
            value=ranks((20, "hunter-bcc"), (45, "hunter-bcc"), (75, "hunter-bcc"), (110, "hunter-bcc"), (500, "hunter")),
        ),
        flags=("NO_THREAT", "ALWAYS_HITS"),
        diminishing=en.DIMINISHING_LIMITONLY,
        player_limit_ms=120_000,
        dispel=en.DISPEL_MAGIC,
    ),
    ability(3045, "self", aura(au.SPELL_AURA_MOD_RANGED_HASTE, SELF, value=fig(40, "tooltip"))),
    ability(
        19263,
        "self",
        aura(au.SPELL_AURA_MOD_PARRY_PERCENT, SELF, value=fig(100, "code")),
        aura(au.SPELL_AURA_MOD_PACIFY, SELF, value=fig(0, "code")),
    ),
    magic(
        1513,
        "harm",
        aura(au.SPELL_AURA_MOD_FEAR, ENEMY, value=fig(0, "code"), mechanic=en.MECHANIC_FEAR),
        flags=("BREAKS_ON_DAMAGE_BY_CHANCE", "BINARY", "NEEDS_FACING"),
        dispel=en.DISPEL_MAGIC,
        mechanic=en.MECHANIC_FEAR,
        diminishing=en.DIMINISHING_FEAR,
        target_creature_types=1 << (en.CREATURE_TYPE_BEAST - 1),
        figures={
            "duration_ms": ranks(10_000, 15_000, 20_000),
            "range_max_yd": every(30, "cata", 3),
            "range_max_friendly_yd": every(30, "cata", 3),
        },
    ),
    ability(
        781,
        "self",
        effect(fx.SPELL_EFFECT_LEAP_BACK, SELF, value=fig(75, "code"), misc=200),
        flags=("NO_THREAT",),
        figures={"range_max_yd": fig(0, "code")},
    ),
    ability(
        5384,
        "self",
        aura(au.SPELL_AURA_FEIGN_DEATH, SELF, value=fig(0, "code")),
        flags=("COOLDOWN_ON_FADE", "NO_THREAT"),
        aura_interrupt_flags=pr.AURA_INTERRUPT_FLAG_MOVE | pr.AURA_INTERRUPT_FLAG_CAST | pr.AURA_INTERRUPT_FLAG_MELEE_ATTACK,
    ),
)

ENCODINGS = (*SHOTS, *BLOWS, *ASPECTS, *TRICKS, *TRAPS, *PETS)
