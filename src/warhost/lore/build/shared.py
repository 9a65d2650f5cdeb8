# SPDX-License-Identifier: GPL-2.0-or-later
"""Spells of no class: auto attack, Shoot and Throw, food and drink, racials."""

from __future__ import annotations

from warhost.lore.build.encoding import ENEMY, FRIEND, SELF, Encoding, ability, aura, effect, unlisted
from warhost.lore.build.figures import fig
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import procs as pr

HUMAN, ORC, DWARF, NIGHT_ELF, UNDEAD, TAUREN, GNOME, TROLL, BLOOD_ELF, DRAENEI = (
    1 << (race - 1) for race in (1, 2, 3, 4, 5, 6, 7, 8, 10, 11)
)
SITTING = pr.AURA_INTERRUPT_FLAG_NOT_SEATED | pr.AURA_INTERRUPT_FLAG_TAKE_DAMAGE
WANDS = (1 << (en.CLASS_MAGE - 1)) | (1 << (en.CLASS_PRIEST - 1)) | (1 << (en.CLASS_WARLOCK - 1))
THROWN = (1 << (en.CLASS_WARRIOR - 1)) | (1 << (en.CLASS_ROGUE - 1))
REST = ("ITEM_SPELL", "SITS", "NOT_IN_COMBAT", "SELF_ONLY")


def _rest(spell_id: int, name: str, level: int, per_5s: int, seconds: int) -> Encoding:
    drink = name == "Drink"
    made = aura(
        au.SPELL_AURA_MOD_POWER_REGEN if drink else au.SPELL_AURA_MOD_REGEN,
        SELF,
        value=fig(per_5s, "vanilla"),
        period=fig(5000, "code"),
        misc=en.POWER_MANA,
    )
    return unlisted(
        spell_id,
        name,
        "self",
        en.DMG_CLASS_NONE,
        made,
        flags=REST,
        exclusive=en.SPECIFIC_DRINK if drink else en.SPECIFIC_FOOD,
        aura_interrupt_flags=SITTING,
        figures={"duration_ms": fig(seconds * 1000, "vanilla"), "spell_level": fig(level, "items")},
    )


RESTING: tuple[Encoding, ...] = (
    _rest(433, "Food", 1, 17, 18),
    _rest(434, "Food", 5, 58, 21),
    _rest(435, "Food", 15, 115, 24),
    _rest(1127, "Food", 25, 162, 27),
    _rest(1129, "Food", 35, 232, 30),
    _rest(1131, "Food", 45, 358, 30),
    _rest(430, "Drink", 1, 42, 18),
    _rest(431, "Drink", 5, 104, 21),
    _rest(432, "Drink", 15, 174, 24),
    _rest(1133, "Drink", 25, 249, 27),
    _rest(1135, "Drink", 35, 332, 30),
    _rest(1137, "Drink", 45, 489, 30),
)

GENERAL: tuple[Encoding, ...] = (
    Encoding(6603, (effect(fx.SPELL_EFFECT_ATTACK, ENEMY),), "harm", en.DMG_CLASS_MELEE, ("NEEDS_FACING",)),
    Encoding(
        5019,
        (effect(fx.SPELL_EFFECT_WEAPON_DAMAGE_NOSCHOOL, ENEMY, value=fig(0, "code"), weapon=fig(1, "code")),),
        "harm",
        en.DMG_CLASS_RANGED,
        ("AUTO_REPEAT", "NEEDS_RANGED_WEAPON", "NEEDS_FACING"),
        {"class_mask": WANDS},
    ),
    Encoding(
        2764,
        (effect(fx.SPELL_EFFECT_WEAPON_DAMAGE_NOSCHOOL, ENEMY, value=fig(0, "code"), weapon=fig(1, "code")),),
        "harm",
        en.DMG_CLASS_RANGED,
        ("NEEDS_RANGED_WEAPON", "NEEDS_FACING"),
        {"class_mask": THROWN},
    ),
)

RACIALS: tuple[Encoding, ...] = (
    ability(20572, "self", aura(au.SPELL_AURA_MOD_ATTACK_POWER, SELF), race_mask=ORC),
    ability(26297, "self", aura(au.SPELL_AURA_MELEE_SLOW, SELF), aura(au.SPELL_AURA_HASTE_SPELLS, SELF), race_mask=TROLL),
    ability(
        20594,
        "self",
        aura(au.SPELL_AURA_DISPEL_IMMUNITY, SELF, misc=en.DISPEL_DISEASE),
        aura(au.SPELL_AURA_DISPEL_IMMUNITY, SELF, misc=en.DISPEL_POISON),
        aura(au.SPELL_AURA_MECHANIC_IMMUNITY, SELF, misc=en.MECHANIC_BLEED),
        race_mask=DWARF,
    ),
    ability(7744, "self", aura(au.SPELL_AURA_MECHANIC_IMMUNITY, SELF, misc=en.MECHANIC_FEAR), race_mask=UNDEAD),
    ability(28880, "help", aura(au.SPELL_AURA_PERIODIC_HEAL, FRIEND), race_mask=DRAENEI),
    ability(58984, "self", aura(au.SPELL_AURA_MOD_STEALTH, SELF), race_mask=NIGHT_ELF),
    ability(59752, "self", aura(au.SPELL_AURA_DUMMY, SELF), flags=("BREAKS_MOVEMENT_IMPAIRMENT",), race_mask=HUMAN),
    ability(20589, "self", aura(au.SPELL_AURA_DUMMY, SELF), flags=("BREAKS_MOVEMENT_IMPAIRMENT",), race_mask=GNOME),
)

ENCODINGS: tuple[Encoding, ...] = (*RESTING, *GENERAL, *RACIALS)
