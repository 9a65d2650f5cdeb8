# SPDX-License-Identifier: GPL-2.0-or-later
"""The shaman's totems: the spells that call them, and what each totem casts.

A totem spell is SUMMON with the creature's entry as ``misc``, the place of its element as ``misc_b`` and its health as the value.
What a totem casts is a row of its own that nobody else casts: auras for the party in its area (APPLY_AREA_AURA_RAID), pulses
(PERIODIC_TRIGGER_SPELL on the totem itself), or an attack. Entries, places and what each casts are those of ``lore.pets.shaman``.
"""

from __future__ import annotations

from warhost.lore.build.encoding import AROUND, ENEMY, SELF, Effect, Encoding, ability, aura, effect, magic, unlisted
from warhost.lore.build.figures import Figure, Figures, every, fig, ranks
from warhost.lore.pets import shaman as of
from warhost.lore.pets.shaman import Totem
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import targets as tg

OF_TOTEM = ("TRIGGERED_ONLY", "NO_THREAT")
STRIKES = ("TRIGGERED_ONLY",)
MINUTES_5 = 300_000
PARTY = (tg.TARGET_SRC_CASTER, tg.TARGET_UNIT_SRC_AREA_PARTY)
FRIENDS_YD = 30


LASTING: dict[int, int] = {2484: 45_000, 5730: 15_000, 8177: 45_000}
"""How long a totem stays by the tooltip of its spell, ms; others 5 min, Searing and Magma Totem as their rows say."""


def _call(totem: Totem) -> Encoding:
    many = len(totem.entries)
    health = totem.health or (5,) * many
    made = effect(
        fx.SPELL_EFFECT_SUMMON,
        SELF,
        value=ranks(*health[:-1], (health[-1], "tooltip")) if totem.health else every(5, "tooltip", many),
        misc=ranks(*totem.entries, key="world"),
        misc_b=totem.slot,
    )
    stays = {} if totem.chain in (3599, 8190) else {"duration_ms": every(LASTING.get(totem.chain, MINUTES_5), "tooltip", many)}
    return ability(totem.chain, "self", made, flags=("NO_THREAT",), figures=stays, school=en.SCHOOL_PHYSICAL)


def _given(chain: int, name: str, *made: Effect, aim: str = "help", flags: tuple[str, ...] = OF_TOTEM, **figures: Figures) -> Encoding:
    return unlisted(chain, name, aim, en.DMG_CLASS_NONE, *made, flags=flags, class_id=7, school=en.SCHOOL_NATURE, figures=figures)


def _shared(kind: int, value: Figure | None, misc: int) -> Effect:
    """Return an aura that lies on the party within the totem's reach; without a sourced figure it is worth nothing."""
    reach = fig(FRIENDS_YD, "tooltip")
    made = aura(kind, SELF, value=None if value is None else Figures((value,)), radius=reach, misc=misc)
    columns = {**made.columns, "effect": fx.SPELL_EFFECT_APPLY_AREA_AURA_RAID}
    return Effect(columns, value=made.value, radius=reach)


def _ranked(name: str, ids: tuple[int, ...], kinds: tuple[tuple[int, int], ...], values: Figures) -> tuple[Encoding, ...]:
    """Return the area auras of a totem's ranks: ``kinds`` are (aura, misc), ``values`` by rank; a rank may carry a lower one's."""
    made = []
    for rank, spell_id in enumerate(ids, 1):
        value = values.at(rank) if any(values.by_rank[:rank]) else None
        made.append(_given(spell_id, name, *(_shared(kind, value, misc) for kind, misc in kinds), duration_ms=fig(-1, "code")))
    return tuple(made)


def _pulse(chain: int, name: str, triggers: int, period_ms: Figures) -> Encoding:
    """Return what lies on a totem and casts ``triggers`` each period."""
    made = aura(au.SPELL_AURA_PERIODIC_TRIGGER_SPELL, SELF, period=period_ms, trigger=triggers)
    return _given(chain, name, made, aim="self", duration_ms=fig(-1, "code"))


MAGMA = (8187, 10579, 10580, 10581, 25550, 58732, 58735)
"""What the pulses of a Magma Totem cast."""

AURAS: tuple[Encoding, ...] = (
    *_ranked(
        "Stoneskin",
        of.STONESKIN,
        ((au.SPELL_AURA_MOD_RESISTANCE, en.SCHOOL_PHYSICAL),),
        ranks(*(None,) * 9, (1150, "sims")),
    ),
    *_ranked(
        "Strength of Earth",
        of.STRENGTH,
        ((au.SPELL_AURA_MOD_STAT, en.STAT_STRENGTH), (au.SPELL_AURA_MOD_STAT, en.STAT_AGILITY)),
        ranks(10, 20, 36, 61, None, None, None, (155, "sims")),
    ),
    *_ranked(
        "Flametongue Totem",
        of.FLAMETONGUE,
        ((au.SPELL_AURA_MOD_DAMAGE_DONE, en.SCHOOL_MAGIC), (au.SPELL_AURA_MOD_HEALING_DONE, en.SCHOOL_ALL)),
        ranks(*(None,) * 5, (106, "hekili"), (122, "hekili"), (144, "sims")),
    ),
    *_ranked(
        "Mana Spring",
        of.MANA_SPRING,
        ((au.SPELL_AURA_MOD_POWER_REGEN, en.POWER_MANA),),
        ranks(16, 21, 26, 31, 41, 73, 82, (91, "sims"), key="drdamage"),
    ),
    *_ranked(
        "Fire Resistance",
        of.FIRE_RESISTANCE,
        ((au.SPELL_AURA_MOD_RESISTANCE_EXCLUSIVE, en.SCHOOL_FIRE),),
        ranks(30, 45, 60, None, None, (130, "tooltip")),
    ),
    *_ranked(
        "Frost Resistance",
        of.FROST_RESISTANCE,
        ((au.SPELL_AURA_MOD_RESISTANCE_EXCLUSIVE, en.SCHOOL_FROST),),
        ranks(30, 45, 60, None, None, (130, "tooltip")),
    ),
    *_ranked(
        "Nature Resistance",
        of.NATURE_RESISTANCE,
        ((au.SPELL_AURA_MOD_RESISTANCE_EXCLUSIVE, en.SCHOOL_NATURE),),
        ranks(30, 45, 60, None, None, (130, "tooltip")),
    ),
    *_ranked("Windfury Totem", (8515,), ((au.SPELL_AURA_MOD_MELEE_HASTE, 0),), fig(16, "tooltip")),
    *_ranked("Wrath of Air Totem", (2895,), ((au.SPELL_AURA_HASTE_SPELLS, 0),), fig(5, "tooltip")),
    _given(
        8178,
        "Grounding Totem Effect",
        Effect(
            {
                "effect": fx.SPELL_EFFECT_APPLY_AREA_AURA_PARTY,
                "aura": au.SPELL_AURA_SPELL_MAGNET,
                "target_a": SELF,
                "misc": en.SCHOOL_MAGIC,
            },
            radius=fig(20, "wiki"),
        ),
        duration_ms=fig(-1, "code"),
    ),
)
"""What a totem lays on the party round it."""

PULSES: tuple[Encoding, ...] = (
    *(_pulse(lies, "Magma Totem Passive", casts, fig(2000, "tooltip")) for lies, casts in zip(of.MAGMA, MAGMA, strict=True)),
    magic(8187, "harm", effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, *AROUND, value=0, radius=fig(8, "tooltip")), flags=STRIKES),
    *(
        _given(
            spell_id,
            "Healing Stream",
            aura(
                au.SPELL_AURA_PERIODIC_TRIGGER_SPELL_WITH_VALUE,
                SELF,
                value=Figures((Figure(healed, "wiki"),)),
                period=fig(2000, "tooltip"),
                trigger=52042,
            ),
            aim="self",
            duration_ms=fig(-1, "code"),
        )
        for spell_id, healed in zip(of.HEALING_STREAM, (6, 8, 10, 12, 14, 18, 20, 23, 25), strict=True)
    ),
    _given(
        52042,
        "Healing Stream Totem",
        effect(fx.SPELL_EFFECT_HEAL, *PARTY, value=fig(0, "code"), radius=fig(FRIENDS_YD, "tooltip"), spell_power=fig(0.0827, "world")),
    ),
    _pulse(6474, "Earthbind Totem Passive", 3600, fig(3000, "code")),
    _given(
        3600,
        "Earthbind",
        aura(au.SPELL_AURA_MOD_DECREASE_SPEED, *AROUND, value=fig(-50, "wiki"), radius=fig(10, "tooltip"), mechanic=en.MECHANIC_SNARE),
        aim="harm",
        flags=STRIKES,
        duration_ms=fig(5000, "code"),
    ),
    _pulse(8145, "Tremor Totem Passive", 8146, fig(3000, "code")),
    _given(
        8146,
        "Tremor Totem Effect",
        *(
            effect(fx.SPELL_EFFECT_DISPEL_MECHANIC, *PARTY, misc=mechanic, radius=fig(FRIENDS_YD, "tooltip"))
            for mechanic in (en.MECHANIC_FEAR, en.MECHANIC_CHARM, en.MECHANIC_SLEEP)
        ),
    ),
    _pulse(8172, "Cleansing Totem Passive", 52025, fig(3000, "tooltip")),
    _given(
        52025,
        "Cleansing Totem",
        *(
            effect(fx.SPELL_EFFECT_DISPEL, *PARTY, value=fig(1, "tooltip"), misc=kind, radius=fig(FRIENDS_YD, "tooltip"))
            for kind in (en.DISPEL_DISEASE, en.DISPEL_POISON)
        ),
    ),
    *(_pulse(lies, "Stoneclaw Totem Passive", 5729, fig(2000, "code")) for lies in of.STONECLAW),
    _given(
        5729,
        "Stoneclaw Totem Effect",
        effect(fx.SPELL_EFFECT_ATTACK_ME, *AROUND, radius=fig(8, "tooltip")),
        aim="harm",
        flags=("TRIGGERED_ONLY",),
    ),
)
"""What lies on a totem, and what it casts each period."""

ATTACKS: tuple[Encoding, ...] = (
    magic(
        3606,
        "harm",
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value=0),
        flags=("CREATURE_ONLY",),
        figures={
            "cast_ms": every(2200, "sims", 10),
            "cost_flat": every(0, "code", 10),
            "gcd_ms": every(0, "code", 10),
            "cooldown_ms": every(0, "code", 10),
            "range_max_yd": every(20, "vanilla", 10),
        },
    ),
)
"""What a totem casts at the nearest enemy again and again (TotemAI.cpp)."""

WAVES: tuple[Encoding, ...] = (
    magic(1535, "self", effect(fx.SPELL_EFFECT_DUMMY, SELF, trigger="row", misc_b=1 + of.FIRE), flags=("NO_THREAT",)),
    magic(8349, "harm", effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, *AROUND, value=0, radius=fig(10, "tooltip")), flags=STRIKES),
    ability(
        36936,
        "self",
        effect(fx.SPELL_EFFECT_DESTROY_ALL_TOTEMS, SELF, value=fig(25, "tooltip")),
        school=en.SCHOOL_NATURE,
        figures={"cost_flat": fig(0, "hekili"), "range_max_yd": fig(0, "hekili")},
    ),
)
"""Fire Nova, which the fire totem casts, and Totemic Recall."""

ENCODINGS: tuple[Encoding, ...] = (*(_call(totem) for totem in of.TOTEMS), *AURAS, *PULSES, *ATTACKS, *WAVES)
