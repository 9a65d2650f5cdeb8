# SPDX-License-Identifier: GPL-2.0-or-later
"""Poisons: the spells by which items coat a weapon, and what a coated weapon's hits set off.

Ids of enchantments and of what they cast: SpellItemEnchantment.dbc; rates a minute: AzerothCore's spell_enchant_proc_data; damage of
all ranks: DrDamage, which gives Deadly Poison's for its whole 12 s; shares of attack power: wowsims (sim/rogue/poisons.go).
"""

from __future__ import annotations

from warhost.lore.build.encoding import ENEMY, SELF, Encoding, aura, effect, unlisted
from warhost.lore.build.figures import fig
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en

HOUR_MS = 3_600_000
TICKS = 4
HIDDEN = ("TRIGGERED_ONLY",)
MELEE_WEAPONS = sum(1 << subclass for subclass in (0, 4, 7, 13, 15))
"""Axes, maces, swords, fist weapons and daggers for one hand, which rogues wield."""

INSTANT = (
    # name, level, the spell that coats, the enchantment, what it casts, damage
    ("Instant Poison", 20, 8679, 323, 8680, 13),
    ("Instant Poison II", 28, 8686, 324, 8685, 21),
    ("Instant Poison III", 36, 8688, 325, 8689, 30),
    ("Instant Poison IV", 44, 11338, 623, 11335, 45),
    ("Instant Poison V", 52, 11339, 624, 11336, 62),
    ("Instant Poison VI", 60, 11340, 625, 11337, 76),
    ("Instant Poison VII", 68, 26891, 2641, 26890, 161),
    ("Instant Poison VIII", 73, 57967, 3768, 57964, 245),
    ("Instant Poison IX", 79, 57968, 3769, 57965, 300),
)
DEADLY = (
    ("Deadly Poison", 30, 2823, 7, 2818, 24),
    ("Deadly Poison II", 38, 2824, 8, 2819, 36),
    ("Deadly Poison III", 46, 11355, 626, 11353, 56),
    ("Deadly Poison IV", 54, 11356, 627, 11354, 76),
    ("Deadly Poison V", 60, 25351, 2630, 25349, 96),
    ("Deadly Poison VI", 62, 26967, 2642, 26968, 160),
    ("Deadly Poison VII", 70, 27186, 2643, 27187, 204),
    ("Deadly Poison VIII", 76, 57972, 3770, 57969, 244),
    ("Deadly Poison IX", 80, 57973, 3771, 57970, 296),
)


def _coat(name: str, level: int, spell_id: int, enchantment: int, casts: int, rate: float, chance: int) -> Encoding:
    figures = {"duration_ms": fig(HOUR_MS, "tooltip"), "spell_level": fig(level, "items"), "cast_ms": fig(3000, "tooltip")}
    figures |= {"proc_per_minute": fig(rate, "world")} if rate else {"proc_chance": fig(chance, "sims")}
    return unlisted(
        spell_id,
        name,
        "self",
        en.DMG_CLASS_NONE,
        effect(fx.SPELL_EFFECT_ENCHANT_ITEM_TEMPORARY, SELF, misc=enchantment, trigger=casts),
        flags=("ITEM_SPELL",),
        class_id=4,
        weapon_mask=MELEE_WEAPONS,
        figures=figures,
    )


def _instant(name: str, level: int, casts: int, damage: int) -> Encoding:
    return unlisted(
        casts,
        name,
        "harm",
        en.DMG_CLASS_MAGIC,
        effect(fx.SPELL_EFFECT_SCHOOL_DAMAGE, ENEMY, value=fig(damage, "drdamage"), attack_power=fig(0.1, "sims")),
        flags=HIDDEN,
        class_id=4,
        dispel=en.DISPEL_POISON,
        figures={"school": fig(en.SCHOOL_NATURE, "sims"), "spell_level": fig(level, "items")},
    )


def _deadly(name: str, level: int, casts: int, damage: int) -> Encoding:
    tick = aura(
        au.SPELL_AURA_PERIODIC_DAMAGE,
        ENEMY,
        value=fig(damage // TICKS, "drdamage"),
        attack_power=fig(0.03, "sims"),
        period=fig(3000, "sims"),
    )
    return unlisted(
        casts,
        name,
        "harm",
        en.DMG_CLASS_MAGIC,
        tick,
        flags=("NO_CRIT", *HIDDEN),
        class_id=4,
        dispel=en.DISPEL_POISON,
        max_stacks=5,
        figures={"school": fig(en.SCHOOL_NATURE, "sims"), "spell_level": fig(level, "items"), "duration_ms": fig(12_000, "sims")},
    )


POISONS: tuple[Encoding, ...] = (
    *(_coat(name, level, coats, enchantment, casts, 8.53, 0) for name, level, coats, enchantment, casts, _ in INSTANT),
    *(_coat(name, level, coats, enchantment, casts, 0.0, 30) for name, level, coats, enchantment, casts, _ in DEADLY),
    *(_instant(name, level, casts, damage) for name, level, _, _, casts, damage in INSTANT),
    *(_deadly(name, level, casts, damage) for name, level, _, _, casts, damage in DEADLY),
)
