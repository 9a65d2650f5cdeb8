# SPDX-License-Identifier: GPL-2.0-or-later
"""Reckon a creature's figures from its level, unit class and modifiers, as the emulators do at its spawn.

Source: AzerothCore ``CreatureData.h:CreatureBaseStats`` (GenerateHealth, GenerateMana, GenerateArmor, GenerateBaseDamage),
``Creature.cpp:Creature::SelectLevel`` and ``StatSystem.cpp:Creature::CalculateMinMaxDamage``: a swing is base damage to 1.5 times it, plus
attack power / 14 times the variance, times DamageModifier, times the seconds of a swing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from warhost.lore.classes.tables import MAX_CREATURE_LEVEL, creature_tables
from warhost.lore.content import words
from warhost.sources.fields import Fields
from warhost.sources.report import Rejected

EXPANSIONS = 3
TOP_OF_RANGE = 1.5
POWER_PER_DAMAGE = 14.0


class Base(NamedTuple):
    """Is a row of ``creature_classlevelstats``."""

    health: tuple[int, ...]
    mana: int
    armour: int
    attack_power: int
    ranged_attack_power: int
    damage: tuple[float, ...]


class Figures(NamedTuple):
    """Is what a creature has at one level."""

    health: int
    mana: int
    armour: int
    attack_power: int
    melee: tuple[float, float]
    ranged: tuple[float, float]


@dataclass(frozen=True)
class Modifiers:
    """Is what a template says beside its level: factors, and ms between swings and shots."""

    expansion: int
    health: float
    mana: float
    armour: float
    damage: float
    melee_variance: float
    ranged_variance: float
    melee_ms: int
    ranged_ms: int


def base_row(fields: Fields) -> tuple[tuple[int, int], Base]:
    """Return (unit class, level) and the base of a row of ``creature_classlevelstats``."""
    return (fields.integer("class"), fields.integer("level")), Base(
        tuple(fields.integer(f"basehp{n}") for n in range(EXPANSIONS)), fields.integer("basemana"), fields.integer("basearmor"),
        fields.integer("attackpower"), fields.integer("rangedattackpower"),
        tuple(fields.number(column) for column in ("damage_base", "damage_exp1", "damage_exp2")),
    )  # fmt: skip


def lore_bases() -> dict[tuple[int, int], Base]:
    """Return the base figures that lore ships, for content without ``creature_classlevelstats``."""
    lore = creature_tables()
    return {
        (unit_class, level): Base(
            tuple(int(h) for h in lore.health[unit_class, level]), int(lore.mana[unit_class, level]),
            int(lore.armour[unit_class, level]), int(lore.attack_power[unit_class, level]),
            int(lore.ranged_attack_power[unit_class, level]), tuple(float(d) for d in lore.damage[unit_class, level]),
        )
        for unit_class in words.UNIT_CLASSES
        for level in range(1, MAX_CREATURE_LEVEL + 1)
    }  # fmt: skip


def figures(bases: dict[tuple[int, int], Base], unit_class: int, level: int, by: Modifiers) -> Figures:
    """Return what a creature of that unit class and level has; raise Rejected where the source has no base for it."""
    base = bases.get((unit_class, level))
    if base is None:
        raise Rejected("creature_classlevelstats has no row for its class and level", f"class {unit_class} level {level}")
    damage = base.damage[by.expansion]
    return Figures(
        math.ceil(base.health[by.expansion] * by.health), math.ceil(base.mana * by.mana), math.ceil(base.armour * by.armour),
        base.attack_power, _swing(damage, base.attack_power * by.melee_variance, by.damage, by.melee_ms),
        _swing(damage, base.ranged_attack_power * by.ranged_variance, by.damage, by.ranged_ms),
    )  # fmt: skip


def _swing(damage: float, power: float, times: float, swing_ms: int) -> tuple[float, float]:
    flat, seconds = power / POWER_PER_DAMAGE, swing_ms / 1000.0
    least, most = (damage + flat) * times * seconds, (damage * TOP_OF_RANGE + flat) * times * seconds
    return min(least, most), max(least, most)
