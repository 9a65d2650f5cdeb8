# SPDX-License-Identifier: GPL-2.0-or-later
"""The paladin's spells: heals, light that harms, protection and hands; ``paladin_seals`` has seals, judgements, auras and blessings."""

from __future__ import annotations

from warhost.lore.build import paladin_seals
from warhost.lore.build.encoding import AROUND, ENEMY, FRIEND, SELF, Encoding, ability, aura, effect, magic, strike, unlisted
from warhost.lore.build.figures import fig, ranks
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import procs as pr
from warhost.lore.spells import targets as tg

DAMAGE = fx.SPELL_EFFECT_SCHOOL_DAMAGE
HEAL = fx.SPELL_EFFECT_HEAL
DISPEL = fx.SPELL_EFFECT_DISPEL
TRIGGER = fx.SPELL_EFFECT_TRIGGER_SPELL
RAID_MEMBER = tg.TARGET_UNIT_TARGET_RAID
FACE = ("NEEDS_FACING",)
HIDDEN = ("TRIGGERED_ONLY",)
UNHOLY = (1 << (en.CREATURE_TYPE_UNDEAD - 1)) | (1 << (en.CREATURE_TYPE_DEMON - 1))
FORBEARANCE, WRATH_MARKER, SHIELD_MARKER, SACRED_SHIELD_ABSORB = 25771, 61987, 61988, 58597
RIGHTEOUS_TAUNT, SALVATION_TICK = 31790, 53055
HARMED = 688808 ^ pr.PROC_FLAG_TAKEN_SPELL_MAGIC_DMG_CLASS_POS
"""procFlags of 53601 in spell_proc_event without the positive spells, which only a talent answers."""

HEALS: tuple[Encoding, ...] = (
    *(magic(chain, "help", effect(HEAL, FRIEND, value=0)) for chain in (635, 19750)),
    magic(
        633,
        "help",
        effect(fx.SPELL_EFFECT_HEAL_MAX_HEALTH, FRIEND),
        effect(fx.SPELL_EFFECT_ENERGIZE, FRIEND, value=ranks(None, None, None, None, (1950, "tooltip")), misc=en.POWER_MANA, first_rank=2),
        flags=("FORBEARS", "NO_CRIT"),
    ),
    *(
        magic(
            spell,
            "help",
            *(effect(DISPEL, FRIEND, value=fig(1, "tooltip"), misc=kind) for kind in kinds),
            school=en.SCHOOL_HOLY,
        )
        for spell, kinds in (
            (1152, (en.DISPEL_POISON, en.DISPEL_DISEASE)),
            (4987, (en.DISPEL_POISON, en.DISPEL_DISEASE, en.DISPEL_MAGIC)),
        )
    ),
    magic(
        7328,
        "help",
        effect(
            fx.SPELL_EFFECT_RESURRECT_NEW,
            FRIEND,
            value=ranks((65, "tooltip"), None, None, None, None, None, None),
            misc=ranks((120, "tooltip"), None, None, None, None, None, None),
        ),
        flags=("NOT_IN_COMBAT", "TARGET_DEAD"),
        school=en.SCHOOL_HOLY,
    ),
    magic(
        53601,
        "help",
        aura(au.SPELL_AURA_DUMMY, FRIEND, trigger=SACRED_SHIELD_ABSORB),
        figures={
            "proc_flags": fig(HARMED, "world"),
            "proc_chance": fig(101, "code"),
            "proc_cooldown_ms": fig(6000, "world"),
            "cooldown_ms": fig(0, "tooltip"),
            "cast_ms": fig(0, "hekili"),
        },
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        54428,
        "self",
        aura(au.SPELL_AURA_OBS_MOD_POWER, SELF, value=0, period="row", misc=en.POWER_MANA),
        aura(au.SPELL_AURA_MOD_HEALING_DONE_PERCENT, SELF, value=fig(-50, "tooltip")),
        dispel=en.DISPEL_MAGIC,
    ),
)

DAMAGES: tuple[Encoding, ...] = (
    magic(879, "harm", effect(DAMAGE, ENEMY, value=0), flags=("CRITS_UNHOLY", *FACE)),
    magic(
        26573,
        "harm",
        effect(
            fx.SPELL_EFFECT_PERSISTENT_AREA_AURA,
            tg.TARGET_DEST_CASTER,
            tg.TARGET_DEST_DYNOBJ_ENEMY,
            aura=au.SPELL_AURA_PERIODIC_DAMAGE,
            value=0,
            radius="row",
            period="row",
        ),
        flags=("NO_CRIT",),
    ),
    magic(
        2812,
        "harm",
        effect(DAMAGE, *AROUND, value=0, radius="row"),
        aura(au.SPELL_AURA_MOD_STUN, *AROUND, radius="row", mechanic=en.MECHANIC_STUN),
        flags=("BINARY",),
        target_creature_types=UNHOLY,
        diminishing=en.DIMINISHING_CONTROLLED_STUN,
        dispel=en.DISPEL_MAGIC,
    ),
    Encoding(
        24275,
        (effect(DAMAGE, ENEMY, value=0),),
        "harm",
        en.DMG_CLASS_RANGED,
        ("NEEDS_TARGET_BELOW_20", "NO_ACTIVE_DEFENSE", *FACE),
        {"prevention": en.PREVENTION_SILENCE},
        {
            "speed_yd_s": fig(50, "rows"),
            "category": fig(1131, "rows"),
            "category_cooldown_ms": fig(6000, "rows"),
            "cooldown_ms": fig(0, "rows"),
        },
    ),
    strike(
        53600, effect(DAMAGE, ENEMY, value=0), flags=("NEEDS_SHIELD", "ADDS_BLOCK_VALUE", *FACE), figures={"range_max_yd": fig(5, "sims")}
    ),
    magic(
        853,
        "harm",
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_STUN),
        flags=FACE,
        mechanic=en.MECHANIC_STUN,
        diminishing=en.DIMINISHING_CONTROLLED_STUN,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        10326,
        "harm",
        aura(au.SPELL_AURA_MOD_FEAR, ENEMY, mechanic=en.MECHANIC_TURN),
        flags=("BREAKS_ON_DAMAGE_BY_CHANCE", "BINARY", *FACE),
        mechanic=en.MECHANIC_TURN,
        diminishing=en.DIMINISHING_FEAR,
        target_creature_types=UNHOLY,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        62124,
        "harm",
        effect(fx.SPELL_EFFECT_ATTACK_ME, ENEMY),
        aura(au.SPELL_AURA_MOD_TAUNT, ENEMY),
        effect(DAMAGE, ENEMY, value="row"),
        flags=("NO_CRIT", "SPARES_WHO_ATTACKS_CASTER"),
        diminishing=en.DIMINISHING_TAUNT,
    ),
    magic(
        31789,
        "help",
        effect(TRIGGER, FRIEND, trigger=RIGHTEOUS_TAUNT),
        flags=("DRAWS_ATTACKERS",),
    ),
)

PROTECTION: tuple[Encoding, ...] = (
    ability(
        642,
        "self",
        aura(au.SPELL_AURA_SCHOOL_IMMUNITY, SELF, misc=en.SCHOOL_ALL),
        aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_DONE, SELF, value=fig(-50, "tooltip"), misc=en.SCHOOL_ALL),
        flags=("FORBEARS",),
        mechanic=en.MECHANIC_IMMUNE_SHIELD,
        dispel=en.DISPEL_MAGIC,
    ),
    ability(
        498,
        "self",
        aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_TAKEN, SELF, value=fig(-50, "tooltip"), misc=en.SCHOOL_ALL),
        flags=("FORBEARS",),
        mechanic=en.MECHANIC_IMMUNE_SHIELD,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        31884,
        "self",
        aura(au.SPELL_AURA_MOD_DAMAGE_PERCENT_DONE, SELF, value=fig(20, "tooltip"), misc=en.SCHOOL_ALL),
        aura(au.SPELL_AURA_MOD_HEALING_DONE_PERCENT, SELF, value=fig(20, "tooltip")),
        effect(TRIGGER, SELF, trigger=WRATH_MARKER),
        exclude_target_aura=SHIELD_MARKER,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        25780,
        "self",
        aura(au.SPELL_AURA_MOD_THREAT, SELF, value=fig(80, "tooltip"), misc=en.SCHOOL_HOLY),
        school=en.SCHOOL_HOLY,
        figures={"duration_ms": fig(-1, "tooltip")},
        dispel=en.DISPEL_MAGIC,
    ),
)

HANDS: tuple[Encoding, ...] = (
    magic(
        1022,
        "help",
        aura(au.SPELL_AURA_SCHOOL_IMMUNITY, RAID_MEMBER, misc=en.SCHOOL_PHYSICAL),
        aura(au.SPELL_AURA_MOD_PACIFY, RAID_MEMBER),
        flags=("FORBEARS",),
        exclusive=en.SPECIFIC_HAND,
        mechanic=en.MECHANIC_IMMUNE_SHIELD,
        dispel=en.DISPEL_MAGIC,
        figures={"duration_ms": ranks(6000, 8000, 10_000, key="tbc")},
    ),
    magic(
        1044,
        "help",
        aura(au.SPELL_AURA_MECHANIC_IMMUNITY, FRIEND, misc=en.MECHANIC_ROOT),
        aura(au.SPELL_AURA_MECHANIC_IMMUNITY, FRIEND, misc=en.MECHANIC_SNARE),
        exclusive=en.SPECIFIC_HAND,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        6940,
        "help",
        aura(au.SPELL_AURA_SPLIT_DAMAGE_PCT, RAID_MEMBER, value=fig(30, "tooltip"), misc=en.SCHOOL_ALL),
        exclusive=en.SPECIFIC_HAND,
        dispel=en.DISPEL_MAGIC,
    ),
    magic(
        1038,
        "help",
        aura(au.SPELL_AURA_PERIODIC_TRIGGER_SPELL, RAID_MEMBER, period="row", trigger=SALVATION_TICK),
        exclusive=en.SPECIFIC_HAND,
        dispel=en.DISPEL_MAGIC,
    ),
)


def _marker(spell_id: int, name: str, seconds: int) -> Encoding:
    """Return a mark that other spells ask for: an aura that does nothing and nobody takes off."""
    return unlisted(
        spell_id,
        name,
        "harm",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_DUMMY, FRIEND),
        flags=(*HIDDEN, "NO_THREAT", "ALWAYS_HITS", "NO_PROCS"),
        class_id=en.CLASS_PALADIN,
        school=en.SCHOOL_HOLY,
        figures={"duration_ms": fig(seconds * 1000, "tooltip")},
    )


TRIGGERED: tuple[Encoding, ...] = (
    _marker(FORBEARANCE, "Forbearance", 120),
    _marker(WRATH_MARKER, "Avenging Wrath Marker", 30),
    _marker(SHIELD_MARKER, "Immune Shield Marker", 30),
    unlisted(
        SACRED_SHIELD_ABSORB,
        "Sacred Shield",
        "help",
        en.DMG_CLASS_NONE,
        aura(au.SPELL_AURA_SCHOOL_ABSORB, FRIEND, value=fig(500, "tooltip"), misc=en.SCHOOL_ALL, spell_power=fig(0.75, "code")),
        flags=(*HIDDEN, "NO_THREAT", "NO_PROCS"),
        class_id=en.CLASS_PALADIN,
        school=en.SCHOOL_HOLY,
        mechanic=en.MECHANIC_SHIELD,
        dispel=en.DISPEL_MAGIC,
        figures={"duration_ms": fig(6000, "tooltip")},
    ),
    unlisted(
        RIGHTEOUS_TAUNT,
        "Righteous Defense",
        "harm",
        en.DMG_CLASS_MAGIC,
        effect(fx.SPELL_EFFECT_ATTACK_ME, ENEMY),
        aura(au.SPELL_AURA_MOD_TAUNT, ENEMY),
        flags=HIDDEN,
        class_id=en.CLASS_PALADIN,
        school=en.SCHOOL_HOLY,
        diminishing=en.DIMINISHING_TAUNT,
        figures={"duration_ms": fig(3000, "code")},
    ),
    unlisted(
        SALVATION_TICK,
        "Hand of Salvation",
        "help",
        en.DMG_CLASS_NONE,
        effect(fx.SPELL_EFFECT_MODIFY_THREAT_PERCENT, FRIEND, value=fig(-2, "tooltip")),
        flags=(*HIDDEN, "NO_THREAT", "NO_PROCS"),
        class_id=en.CLASS_PALADIN,
        school=en.SCHOOL_HOLY,
    ),
)

ENCODINGS: tuple[Encoding, ...] = (*HEALS, *DAMAGES, *PROTECTION, *HANDS, *TRIGGERED, *paladin_seals.ENCODINGS)
