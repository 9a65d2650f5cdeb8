# SPDX-License-Identifier: GPL-2.0-or-later
"""How a chain of spell ranks is put into the client's effects, auras, targets and our flags.

An effect's ``value`` names where its numbers come from: ``"row"`` (the row's own value), ``0``, ``1`` … (that effect of the
client's row), `Figures`, or None where no source gives it. ``"tick"`` is the row's value where it is a total over ticks, ``"weapon"``
the row's value times its share of the weapon, which multiplies both on a real server (SpellEffects.cpp:EffectWeaponDmg).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from warhost.lore.build.figures import Figures
from warhost.lore.spells import effects as fx
from warhost.lore.spells import enums
from warhost.lore.spells import targets as tg

Value = str | int | Figures | None


@dataclass(frozen=True)
class Effect:
    """Describes one effect: what it is, and where its figures come from."""

    columns: Mapping[str, Any]
    value: Value = None
    radius: Figures | str | None = None
    period: Figures | str | None = None
    multiplier: Figures | None = None
    weapon: Figures | str | None = None
    trigger: str | int | Figures = 0
    spell_power: Figures | None = None
    attack_power: Figures | None = None
    """Coefficients that the encoding states itself; else they come with the value."""
    per_combo: Figures | None = None
    """What each combo point adds to the value; ``"row"`` is then the value with one point."""
    combo_power: tuple[Figures, Figures] | None = None
    """Least and greatest share of attack power for each combo point."""
    first_rank: int = 1
    """The effect is left out of lower ranks, of which no source says that they have it."""


@dataclass(frozen=True)
class Encoding:
    """Describes a chain: its effects, whom it is aimed at, its hit table, flags and figures that its rows lack."""

    chain: int
    effects: tuple[Effect, ...]
    aim: str
    damage_class: int
    flags: tuple[str, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    figures: Mapping[str, Figures] = field(default_factory=dict)
    row: bool = True
    """Whether the big table of ranks has it; where not, ``name`` and ``figures`` are all there is."""
    name: str = ""


OWN = (
    "value",
    "radius",
    "period",
    "multiplier",
    "weapon",
    "trigger",
    "spell_power",
    "attack_power",
    "per_combo",
    "combo_power",
    "first_rank",
)
"""Fields of `Effect` that are no columns."""


def effect(kind: int, target: int = 0, second: int = 0, **more: Any) -> Effect:
    """Return an effect that is no aura; keywords that are no fields of `Effect` are columns of the table."""
    own = {name: more.pop(name) for name in OWN if name in more}
    columns: dict[str, Any] = {"effect": kind}
    if target:
        columns["target_a"] = target
    if second:
        columns["target_b"] = second
    mechanic = more.pop("mechanic", 0)
    if mechanic:
        columns["effect_mechanic"] = mechanic
    return Effect({**columns, **more}, **own)


def aura(kind: int, target: int, second: int = 0, **more: Any) -> Effect:
    """Return an effect that puts an aura on its target."""
    made = effect(fx.SPELL_EFFECT_APPLY_AURA, target, second, **more)
    return Effect(
        {"effect": fx.SPELL_EFFECT_APPLY_AURA, "aura": kind, **{k: v for k, v in made.columns.items() if k != "effect"}}, **_own(made)
    )


def area_aura(kind: int, **more: Any) -> Effect:
    """Return an effect that lays an aura on a place, on enemies inside."""
    made = effect(fx.SPELL_EFFECT_PERSISTENT_AREA_AURA, tg.TARGET_DEST_DYNOBJ_ENEMY, **more)
    return Effect(
        {"effect": made.columns["effect"], "aura": kind, **{k: v for k, v in made.columns.items() if k != "effect"}}, **_own(made)
    )


def _own(made: Effect) -> dict[str, Any]:
    return {name: getattr(made, name) for name in OWN}


ENEMY = tg.TARGET_UNIT_TARGET_ENEMY
FRIEND = tg.TARGET_UNIT_TARGET_ALLY
SELF = tg.TARGET_UNIT_CASTER
RAID = tg.TARGET_UNIT_CASTER_AREA_RAID
AROUND = (tg.TARGET_SRC_CASTER, tg.TARGET_UNIT_SRC_AREA_ENEMY)
BATTLE = 1 << (enums.FORM_BATTLESTANCE - 1)
DEFENSIVE = 1 << (enums.FORM_DEFENSIVESTANCE - 1)
BERSERKER = 1 << (enums.FORM_BERSERKERSTANCE - 1)


def magic(
    chain: int, aim: str, *made: Effect, flags: tuple[str, ...] = (), figures: Mapping[str, Figures] | None = None, **columns: int
) -> Encoding:
    """Return the encoding of a spell that silence stops and spell hit decides."""
    return Encoding(chain, made, aim, enums.DMG_CLASS_MAGIC, flags, {"prevention": enums.PREVENTION_SILENCE, **columns}, figures or {})


def strike(
    chain: int, *made: Effect, flags: tuple[str, ...] = (), figures: Mapping[str, Figures] | None = None, **columns: int
) -> Encoding:
    """Return the encoding of a weapon ability that the attack table decides."""
    return Encoding(chain, made, "harm", enums.DMG_CLASS_MELEE, flags, {"prevention": enums.PREVENTION_PACIFY, **columns}, figures or {})


def ability(
    chain: int, aim: str, *made: Effect, flags: tuple[str, ...] = (), figures: Mapping[str, Figures] | None = None, **columns: int
) -> Encoding:
    """Return the encoding of an ability that neither silence nor the attack table touches (shouts, stances, racials)."""
    return Encoding(chain, made, aim, enums.DMG_CLASS_NONE, flags, columns, figures or {})


def unlisted(
    chain: int,
    name: str,
    aim: str,
    damage_class: int,
    *made: Effect,
    flags: tuple[str, ...] = (),
    figures: Mapping[str, Figures] | None = None,
    **columns: int,
) -> Encoding:
    """Return the encoding of a spell that the table of ranks does not list: triggered ones, food, passives."""
    return Encoding(chain, made, aim, damage_class, flags, columns, figures or {}, row=False, name=name)
