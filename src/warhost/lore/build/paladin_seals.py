# SPDX-License-Identifier: GPL-2.0-or-later
"""The paladin's seals and what they do, judgements, auras of area, and blessings.

A seal's third effect is a DUMMY aura whose value is the spell that a judgement unleashes, as in Spell.dbc. A DUMMY aura with a
trigger_spell answers what it procs on (``realm/handlers/spell_casting/classes/seals.py``, ``judgements.py``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from warhost.lore.build.encoding import ENEMY, FRIEND, SELF, Effect, Encoding, aura, effect, magic, unlisted
from warhost.lore.build.figures import Figures, every, fig, ranks
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import procs as pr
from warhost.lore.spells import targets as tg

DAMAGE = fx.SPELL_EFFECT_SCHOOL_DAMAGE
HIDDEN = ("TRIGGERED_ONLY",)
UNAVOIDABLE = (*HIDDEN, "ALWAYS_HITS", "NO_ACTIVE_DEFENSE")
ALLIANCE = sum(1 << (race - 1) for race in (1, 3, 4, 7, 11))
HORDE = sum(1 << (race - 1) for race in (2, 5, 6, 8, 10))
MELEE_DONE = pr.PROC_FLAG_DONE_MELEE_AUTO_ATTACK | pr.PROC_FLAG_DONE_SPELL_MELEE_DMG_CLASS
WEAPONS_TAKEN = (
    pr.PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK
    | pr.PROC_FLAG_TAKEN_SPELL_MELEE_DMG_CLASS
    | pr.PROC_FLAG_TAKEN_RANGED_AUTO_ATTACK
    | pr.PROC_FLAG_TAKEN_SPELL_RANGED_DMG_CLASS
)
SPELLS_TAKEN = pr.PROC_FLAG_TAKEN_SPELL_NONE_DMG_CLASS_NEG | pr.PROC_FLAG_TAKEN_SPELL_MAGIC_DMG_CLASS_NEG
UNLEASHED, OF_RIGHTEOUSNESS, OF_VENGEANCE, OF_CORRUPTION = 54158, 20187, 31804, 53733
JUDGEMENT_CATEGORY = 1210
SYMBOL_OF_KINGS = 21177


def _seal(chain: int, first: Effect, judgement: int, per_minute: int = 0, **more: Any) -> Encoding:
    """Return a seal: what its hits do, and the damage that a judgement unleashes."""
    figures: dict[str, Figures] = {"proc_flags": fig(MELEE_DONE, "rows"), "proc_chance": fig(100, "rows"), "range_max_yd": fig(0, "rows")}
    if per_minute:
        figures["proc_per_minute"] = fig(per_minute, "world")
    unleashed = aura(au.SPELL_AURA_DUMMY, SELF, value=fig(judgement, "code"))
    empty = aura(au.SPELL_AURA_DUMMY, SELF)
    return magic(chain, "self", first, empty, unleashed, figures=figures, exclusive=en.SPECIFIC_SEAL, school=en.SCHOOL_HOLY, **more)


def _corruption() -> Encoding:
    """Return Seal of Corruption, which the table of ranks lists under another era's id: the Horde's Seal of Vengeance."""
    return unlisted(
        53736,
        "Seal of Corruption",
        "self",
        en.DMG_CLASS_MAGIC,
        aura(au.SPELL_AURA_DUMMY, SELF, trigger=53742),
        aura(au.SPELL_AURA_DUMMY, SELF, trigger=53739),
        aura(au.SPELL_AURA_DUMMY, SELF, value=fig(OF_CORRUPTION, "code")),
        flags=("HASTE_AFFECTS_GCD",),
        class_id=en.CLASS_PALADIN,
        race_mask=HORDE,
        school=en.SCHOOL_HOLY,
        prevention=en.PREVENTION_SILENCE,
        exclusive=en.SPECIFIC_SEAL,
        gcd_category=en.GCD_CATEGORY,
        base_level=64,
        figures={
            "spell_level": fig(64, "drdamage"),
            "cost_pct_base": fig(14, "hekili"),
            "cast_ms": fig(0, "hekili"),
            "gcd_ms": fig(1500, "hekili"),
            "cooldown_ms": fig(0, "hekili"),
            "range_max_yd": fig(0, "rows"),
            "duration_ms": fig(1_800_000, "hekili"),
            "proc_flags": fig(MELEE_DONE, "rows"),
            "proc_chance": fig(100, "rows"),
        },
    )


def _vengeance() -> Encoding:
    seal = _seal(31801, aura(au.SPELL_AURA_DUMMY, SELF, trigger=31803), OF_VENGEANCE, race_mask=ALLIANCE)
    strikes = aura(au.SPELL_AURA_DUMMY, SELF, trigger=42463)
    return replace(seal, effects=(seal.effects[0], strikes, seal.effects[2]))


SEALS: tuple[Encoding, ...] = (
    _seal(
        21084,
        aura(
            au.SPELL_AURA_DUMMY,
            SELF,
            value=fig(0, "code"),
            spell_power=fig(0.044, "code"),
            attack_power=fig(0.022, "code"),
            trigger=25742,
        ),
        OF_RIGHTEOUSNESS,
    ),
    _seal(20165, aura(au.SPELL_AURA_PROC_TRIGGER_SPELL, SELF, trigger=20167), UNLEASHED, 10),
    _seal(20166, aura(au.SPELL_AURA_PROC_TRIGGER_SPELL, SELF, trigger=20168), UNLEASHED, 12),
    _seal(20164, aura(au.SPELL_AURA_PROC_TRIGGER_SPELL, SELF, trigger=20170), UNLEASHED, 5),
    _vengeance(),
    _corruption(),
)


def _judgement(chain: int, debuff: int) -> Encoding:
    return Encoding(
        chain,
        (effect(fx.SPELL_EFFECT_SCRIPT_EFFECT, ENEMY, trigger=debuff),),
        "harm",
        en.DMG_CLASS_RANGED,
        ("NEEDS_SEAL", "NO_ACTIVE_DEFENSE", "NEEDS_FACING"),
        {"prevention": en.PREVENTION_SILENCE, "school": en.SCHOOL_HOLY, "category": JUDGEMENT_CATEGORY},
        {"range_max_yd": fig(10, "rows"), "cooldown_ms": fig(0, "rows"), "category_cooldown_ms": fig(10_000, "rows")},
    )


def _judged(spell_id: int, name: str, first: Effect, taken: int, per_minute: int, diminishing: int = 0) -> Encoding:
    figures: dict[str, Figures] = {"duration_ms": fig(20_000, "tooltip")}
    if taken:
        figures |= {"proc_flags": fig(taken, "code"), "proc_chance": fig(100, "code"), "proc_per_minute": fig(per_minute, "world")}
    return unlisted(
        spell_id,
        name,
        "harm",
        en.DMG_CLASS_NONE,
        first,
        flags=(*HIDDEN, "ALWAYS_HITS", "NO_PROCS"),
        class_id=en.CLASS_PALADIN,
        school=en.SCHOOL_HOLY,
        exclusive=en.SPECIFIC_JUDGEMENT,
        diminishing=diminishing,
        figures=figures,
    )


def _strike(spell_id: int, name: str, made: Effect, flags: tuple[str, ...] = ()) -> Encoding:
    return unlisted(
        spell_id,
        name,
        "harm",
        en.DMG_CLASS_MELEE,
        made,
        flags=(*UNAVOIDABLE, *flags),
        class_id=en.CLASS_PALADIN,
        school=en.SCHOOL_HOLY,
    )


def _listed(chain: int, made: Effect, flags: tuple[str, ...] = (), **more: Any) -> Encoding:
    return Encoding(chain, (made,), "harm", en.DMG_CLASS_MELEE, (*UNAVOIDABLE, *flags), more)


def _aid(spell_id: int, name: str, made: Effect) -> Encoding:
    return unlisted(
        spell_id,
        name,
        "self",
        en.DMG_CLASS_MAGIC,
        made,
        flags=(*HIDDEN, "NO_PROCS", "NO_CRIT"),
        class_id=en.CLASS_PALADIN,
        school=en.SCHOOL_HOLY,
    )


JUDGEMENTS: tuple[Encoding, ...] = (
    _judgement(20271, 20185),
    _judgement(53408, 20186),
    _judgement(53407, 20184),
    _judged(20185, "Judgement of Light", aura(au.SPELL_AURA_DUMMY, ENEMY, value=fig(2, "tooltip"), trigger=20267), WEAPONS_TAKEN, 15),
    _judged(
        20186,
        "Judgement of Wisdom",
        aura(au.SPELL_AURA_DUMMY, ENEMY, value=fig(2, "tooltip"), trigger=20268),
        WEAPONS_TAKEN | SPELLS_TAKEN,
        15,
    ),
    _judged(20184, "Judgement of Justice", aura(au.SPELL_AURA_DUMMY, ENEMY), 0, 0, en.DIMINISHING_LIMITONLY),
)

UNLEASHING: tuple[Encoding, ...] = (
    _strike(
        UNLEASHED,
        "Judgement",
        effect(DAMAGE, ENEMY, value=fig(1, "rows"), spell_power=fig(0.25, "rows"), attack_power=fig(0.16, "rows")),
        ("NO_PROCS",),
    ),
    _listed(OF_RIGHTEOUSNESS, effect(DAMAGE, ENEMY, value=fig(1, "sims"), spell_power=fig(0.32, "sims"), attack_power=fig(0.2, "sims"))),
    _listed(OF_VENGEANCE, effect(DAMAGE, ENEMY, value=0, multiplier=fig(0.1, "tooltip"), trigger=31803), ("NO_PROCS",)),
    _strike(
        OF_CORRUPTION,
        "Judgement of Corruption",
        effect(
            DAMAGE,
            ENEMY,
            value=fig(1, "sims"),
            spell_power=fig(0.22, "sims"),
            attack_power=fig(0.14, "sims"),
            multiplier=fig(0.1, "tooltip"),
            trigger=53742,
        ),
        ("NO_PROCS",),
    ),
    *(
        _strike(spell, name, effect(DAMAGE, ENEMY, value=fig(0, "code"), weapon=fig(0.33, "tooltip")), ("NO_PROCS",))
        for spell, name in ((42463, "Seal of Vengeance"), (53739, "Seal of Corruption"))
    ),
    _strike(25742, "Seal of Righteousness", effect(DAMAGE, ENEMY, value=fig(0, "code")), ("NO_PROCS", "NO_CRIT")),
    *(
        Encoding(
            chain,
            (aura(au.SPELL_AURA_PERIODIC_DAMAGE, ENEMY, value=0, period="row"),),
            "harm",
            en.DMG_CLASS_MELEE,
            (*HIDDEN, "NO_CRIT", "NO_PROCS"),
            {"max_stacks": 5, "dispel": en.DISPEL_MAGIC},
        )
        for chain in (31803, 53742)
    ),
    unlisted(
        20170,
        "Stun",
        "harm",
        en.DMG_CLASS_MELEE,
        aura(au.SPELL_AURA_MOD_STUN, ENEMY, mechanic=en.MECHANIC_STUN),
        flags=(*HIDDEN, "NO_PROCS"),
        class_id=en.CLASS_PALADIN,
        school=en.SCHOOL_HOLY,
        mechanic=en.MECHANIC_STUN,
        diminishing=en.DIMINISHING_STUN,
        figures={"duration_ms": fig(2000, "tooltip")},
    ),
    _aid(
        20167,
        "Seal of Light",
        effect(fx.SPELL_EFFECT_HEAL, SELF, value=fig(0, "rows"), spell_power=fig(0.15, "rows"), attack_power=fig(0.15, "rows")),
    ),
    _aid(20168, "Seal of Wisdom", effect(fx.SPELL_EFFECT_ENERGIZE_PCT, SELF, value=fig(4, "tooltip"), misc=en.POWER_MANA)),
    _aid(20267, "Judgement of Light", effect(fx.SPELL_EFFECT_HEAL, SELF, value=fig(0, "code"))),
    _aid(20268, "Judgement of Wisdom", effect(fx.SPELL_EFFECT_ENERGIZE, SELF, value=fig(0, "code"), misc=en.POWER_MANA)),
)


def _area(chain: int, kind: int, misc: int, value: Figures | int, **more: Any) -> Encoding:
    """Return a paladin's aura: it lies on all of his party and raid within 40 yd."""
    made = effect(fx.SPELL_EFFECT_APPLY_AREA_AURA_RAID, SELF, aura=kind, misc=misc, value=value, radius=fig(40, "tooltip"))
    columns = {"prevention": en.PREVENTION_SILENCE, "exclusive": en.SPECIFIC_AURA, "school": en.SCHOOL_HOLY, **more}
    free = {"cost_pct_base": fig(0, "rows"), "range_max_yd": fig(0, "rows")}
    return Encoding(chain, (made,), "self", en.DMG_CLASS_MAGIC, (), columns, free)


AURAS: tuple[Encoding, ...] = (
    _area(
        465,
        au.SPELL_AURA_MOD_RESISTANCE,
        en.SCHOOL_PHYSICAL,
        ranks(55, 160, 275, 390, 505, 620, 735, 861, None, (1205, "tooltip"), key="tbc"),
    ),
    _area(7294, au.SPELL_AURA_DAMAGE_SHIELD, en.SCHOOL_HOLY, 0),
    _area(19746, au.SPELL_AURA_REDUCE_PUSHBACK, 0, fig(35, "tooltip")),
    *(
        _area(chain, au.SPELL_AURA_MOD_RESISTANCE_EXCLUSIVE, school, ranks((30, "rows"), None, None, None, (130, "tooltip")))
        for chain, school in ((19876, en.SCHOOL_SHADOW), (19888, en.SCHOOL_FROST), (19891, en.SCHOOL_FIRE))
    ),
)

MIGHT = ranks(20, 35, 55, 85, 115, None, (232, "rows"), None, None, (550, "sims"), key="tbc")
WISDOM = ranks((10, "tooltip"), 15, 20, 25, 30, (33, "rows"), 41, None, (92, "rows"), key="tbc")


def _blessing(chain: int, *made: Effect, greater: bool = False) -> Encoding:
    """Return a blessing; a greater one lies on all of the target's class in his raid within 100 yd."""
    columns = {
        "prevention": en.PREVENTION_SILENCE,
        "exclusive": en.SPECIFIC_BLESSING,
        "stack_group": en.STACK_BLESSINGS_AND_SHOUTS,
        "school": en.SCHOOL_HOLY,
        "dispel": en.DISPEL_MAGIC,
    }
    yards = fig(40 if greater else 30, "rows")
    figures = {"range_max_yd": yards, "range_max_friendly_yd": yards}
    if greater:
        figures |= {"reagent": fig(SYMBOL_OF_KINGS, "rows"), "reagent_count": fig(1, "rows")}
    return Encoding(chain, made, "help", en.DMG_CLASS_MAGIC, (), columns, figures)


def _two_powers(target: int, value: Figures, **more: Any) -> tuple[Effect, Effect]:
    return (
        aura(au.SPELL_AURA_MOD_ATTACK_POWER, target, value=value, **more),
        aura(au.SPELL_AURA_MOD_RANGED_ATTACK_POWER, target, value=value, **more),
    )


CLASS = tg.TARGET_UNIT_TARGET_AREA_RAID_CLASS
WIDE = every(100, "rows", 5)

BLESSINGS: tuple[Encoding, ...] = (
    _blessing(19740, *_two_powers(FRIEND, MIGHT)),
    _blessing(19742, aura(au.SPELL_AURA_MOD_POWER_REGEN, FRIEND, value=WISDOM, misc=en.POWER_MANA)),
    _blessing(20217, aura(au.SPELL_AURA_MOD_TOTAL_STAT_PERCENTAGE, FRIEND, value=fig(10, "tooltip"), misc=-1)),
    _blessing(25782, *_two_powers(CLASS, ranks((185, "tooltip"), 232, None, None, 550, key="rows"), radius=WIDE), greater=True),
    _blessing(
        25894,
        aura(
            au.SPELL_AURA_MOD_POWER_REGEN,
            CLASS,
            value=ranks((30, "tooltip"), 33, None, None, 92, key="rows"),
            misc=en.POWER_MANA,
            radius=WIDE,
        ),
        greater=True,
    ),
    _blessing(25898, aura(au.SPELL_AURA_MOD_TOTAL_STAT_PERCENTAGE, CLASS, value=fig(10, "tooltip"), misc=-1, radius=WIDE), greater=True),
)

ENCODINGS: tuple[Encoding, ...] = (*SEALS, *JUDGEMENTS, *UNLEASHING, *AURAS, *BLESSINGS)
