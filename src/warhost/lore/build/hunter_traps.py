# SPDX-License-Identifier: GPL-2.0-or-later
"""The hunter's traps, and what goes off under an enemy; one trap of frost and one of fire lie at a time."""

from __future__ import annotations

from warhost.lore.build.encoding import ENEMY, Effect, Encoding, area_aura, aura, effect, magic, unlisted
from warhost.lore.build.figures import Figures, fig, ranks
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums as en
from warhost.lore.spells import procs as pr
from warhost.lore.spells import targets as tg

FROST, FIRE = 0, 1
"""Slots of traps: effects SUMMON_OBJECT_SLOT1 and SLOT2."""
CATEGORY = {FROST: 411, FIRE: 1250}
SHARED_COOLDOWN_MS = 30_000
DAMAGE = fx.SPELL_EFFECT_SCHOOL_DAMAGE
FREEZING = ((3355, 10_000, "hunter"), (14308, 15_000, "vanilla"), (14309, 20_000, "vanilla"))
IMMOLATION = (
    (13797, 21, "hunter-bcc"),
    (14298, 43, "hunter-bcc"),
    (14299, 68, "hunter-bcc"),
    (14300, 102, "hunter-bcc"),
    (14301, 138, "hunter-bcc"),
    (27024, 197, "hunter-bcc"),
    (49053, 308, "drdamage"),
    (49054, 377, "drdamage"),
)
"""What a rank sets off, and its damage every 3 s."""
EXPLOSIVE = (
    (13812, 100, 130, 15),
    (14314, 139, 187, 24),
    (14315, 201, 257, 33),
    (27026, 263, 337, 45),
    (49064, 434, 556, 74),
    (49065, 523, 671, 90),
)
"""What a rank sets off: least and most damage at once, and damage every 2 s after."""


def _trap(chain: int, slot: int, spells: tuple[int, ...]) -> Encoding:
    """Return the encoding of laying a trap, which lies 30 s and goes off at 2 yd."""
    laid = effect(
        fx.SPELL_EFFECT_SUMMON_OBJECT_SLOT1, tg.TARGET_UNIT_CASTER, radius="row", trigger_spell=ranks(*spells, key="code"), misc_b=slot
    )
    own = {"category": fig(CATEGORY[slot], "hunter"), "category_cooldown_ms": fig(SHARED_COOLDOWN_MS, "hunter")}
    return magic(chain, "self", laid, flags=("NO_THREAT",), figures={**own, "cooldown_ms": fig(0, "hunter")})


def _burst(spell: int, name: str, *made: Effect, lasts: Figures, school: int, **columns: int) -> Encoding:
    """Return the encoding of what a trap sets off."""
    flags = ("TRIGGERED_ONLY", "NO_CRIT") if school == en.SCHOOL_FIRE else ("TRIGGERED_ONLY", "BREAKS_ON_DAMAGE", "BINARY")
    return unlisted(spell, name, "harm", en.DMG_CLASS_MAGIC, *made, flags=flags, school=school, figures={"duration_ms": lasts}, **columns)


ENCODINGS: tuple[Encoding, ...] = (
    _trap(1499, FROST, tuple(spell for spell, _, _ in FREEZING)),
    _trap(13795, FIRE, tuple(spell for spell, _, _ in IMMOLATION)),
    _trap(13813, FIRE, tuple(spell for spell, *_ in EXPLOSIVE)),
    *(
        _burst(
            spell,
            "Freezing Trap Effect",
            aura(au.SPELL_AURA_MOD_STUN, ENEMY, value=fig(0, "code"), mechanic=en.MECHANIC_FREEZE),
            lasts=fig(lasts, key),
            school=en.SCHOOL_FROST,
            mechanic=en.MECHANIC_FREEZE,
            diminishing=en.DIMINISHING_DISORIENT,
            dispel=en.DISPEL_MAGIC,
            aura_interrupt_flags=pr.AURA_INTERRUPT_FLAG_TAKE_DAMAGE,
        )
        for spell, lasts, key in FREEZING
    ),
    *(
        _burst(
            spell,
            "Immolation Trap Effect",
            aura(
                au.SPELL_AURA_PERIODIC_DAMAGE,
                ENEMY,
                value=fig(damage, key),
                period=fig(3000, "hunter-bcc"),
                attack_power=fig(0.02, "world"),
            ),
            lasts=fig(15_000, "hunter-bcc"),
            school=en.SCHOOL_FIRE,
        )
        for spell, damage, key in IMMOLATION
    ),
    *(
        _burst(
            spell,
            "Explosive Trap Effect",
            effect(
                DAMAGE,
                tg.TARGET_UNIT_DEST_AREA_ENEMY,
                value=fig(low - 1, "drdamage"),
                die_sides=high - low + 1,
                radius=fig(10, "hunter-bcc"),
                attack_power=fig(0.1, "world"),
            ),
            area_aura(
                au.SPELL_AURA_PERIODIC_DAMAGE,
                value=fig(after, "drdamage"),
                period=fig(2000, "drdamage"),
                radius=fig(10, "hunter-bcc"),
                attack_power=fig(0.1, "world"),
            ),
            lasts=fig(20_000, "drdamage"),
            school=en.SCHOOL_FIRE,
        )
        for spell, low, high, after in EXPLOSIVE
    ),
)
