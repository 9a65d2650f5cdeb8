# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of classes by level: ``tables().base_health[class_id, level]``.

Class ids run to 11, levels to 80; row and column 0 are empty, so that ids and levels index as they are. Races add to
stats: ``tables().stats[class_id, level] + tables().race_stats[race_id]``.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple, TypeVar

import numpy as np
import orjson

from warhost.lore.provenance import DATA, Provenance, parse
from warhost.lore.spells import enums

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int32]]

MAX_CLASS = 11
MAX_RACE = 11
MAX_LEVEL = 80
MAX_CREATURE_LEVEL = 83
MAX_UNIT_CLASS = 8
MAX_RATING = 24
CR_WEAPON_SKILL, CR_DEFENSE_SKILL, CR_DODGE, CR_PARRY, CR_BLOCK = range(5)
CR_HIT_MELEE, CR_HIT_RANGED, CR_HIT_SPELL, CR_CRIT_MELEE, CR_CRIT_RANGED, CR_CRIT_SPELL = range(5, 11)
CR_HASTE_MELEE, CR_HASTE_RANGED, CR_HASTE_SPELL = range(17, 20)
CR_EXPERTISE = 23
CR_ARMOR_PENETRATION = 24

POWER_TYPE: dict[int, int] = {
    enums.CLASS_WARRIOR: enums.POWER_RAGE,
    enums.CLASS_PALADIN: enums.POWER_MANA,
    enums.CLASS_HUNTER: enums.POWER_MANA,
    enums.CLASS_ROGUE: enums.POWER_ENERGY,
    enums.CLASS_PRIEST: enums.POWER_MANA,
    enums.CLASS_DEATH_KNIGHT: enums.POWER_RUNIC_POWER,
    enums.CLASS_SHAMAN: enums.POWER_MANA,
    enums.CLASS_MAGE: enums.POWER_MANA,
    enums.CLASS_WARLOCK: enums.POWER_MANA,
    enums.CLASS_DRUID: enums.POWER_MANA,
}
"""The power each class starts with (ChrClasses.dbc, AzerothCore SharedDefines.h:Powers)."""


class ClassTables(NamedTuple):
    """Holds what classes and races have by level. Arrays are read-only."""

    base_health: Ints
    """[class, level] health before stamina."""
    base_mana: Ints
    """[class, level] mana before intellect; percent costs are of this."""
    stats: Ints
    """[class, level, stat] strength, agility, stamina, intellect, spirit before race."""
    race_stats: Ints
    """[race, stat] what a race adds."""
    xp_to_next: Ints
    """[level] experience to the next level; 0 at 80."""
    melee_crit_base: Floats
    """[class] share of crit without agility."""
    melee_crit_per_agility: Floats
    """[class, level] share of crit per point."""
    spell_crit_base: Floats
    spell_crit_per_intellect: Floats
    mana_per_spirit: Floats
    """[class, level] gtRegenMPPerSpt: mana per second, spirit and root of intellect."""
    health_per_spirit: Floats
    """[class, level] gtOCTRegenHP: health per 2 s for each of the first 50 points of spirit."""
    health_per_more_spirit: Floats
    """[class, level] gtRegenHPPerSpt: the same for points beyond."""
    rating_per_percent: Floats
    """[rating CR_*, level] rating that gives 1 %."""
    rating_scalar: Floats
    """[class, rating CR_*] factor of the class."""


class CreatureTables(NamedTuple):
    """Holds what creatures have by unit class (1, 2, 4, 8), level and expansion (0 classic, 1 Outland, 2 Northrend). Read-only."""

    health: Ints
    """[unit class, level, expansion] before the template's modifier."""
    mana: Ints
    """[unit class, level]."""
    armour: Ints
    """[unit class, level]."""
    attack_power: Ints
    """[unit class, level]."""
    ranged_attack_power: Ints
    """[unit class, level]."""
    damage: Floats
    """[unit class, level, expansion] base of damage a second, before attack power / 14 and the template's modifier."""


@cache
def _shipped() -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads((DATA / "classes.json").read_bytes())
    return found


def provenance(name: str) -> Provenance:
    """Return the provenance of a shipped table by its name in ``data/classes.json``."""
    return parse(_shipped()[name]["from"])


def _rows(name: str) -> list[list[Any]]:
    rows: list[list[Any]] = _shipped()[name]["rows"]
    return rows


def _by_level(name: str, first: int) -> Floats:
    made = np.zeros((first, MAX_LEVEL + 1))
    for key, *values in _rows(name):
        made[key, 1:] = values
    return made


T = TypeVar("T", bound=tuple[Any, ...])


def _frozen(made: T) -> T:
    for array in made:
        array.flags.writeable = False
    return made


@cache
def tables() -> ClassTables:
    """Return the shipped tables of classes and races, the same object each time."""
    health, mana = np.zeros((2, MAX_CLASS + 1, MAX_LEVEL + 1), np.int32)
    stats = np.zeros((MAX_CLASS + 1, MAX_LEVEL + 1, 5), np.int32)
    for class_id, level, base_health, base_mana, *five in _rows("class_stats"):
        health[class_id, level], mana[class_id, level], stats[class_id, level] = base_health, base_mana, five
    races = np.zeros((MAX_RACE + 1, 5), np.int32)
    for race, *five in _rows("race_stats"):
        races[race] = five
    xp = np.zeros(MAX_LEVEL + 1, np.int32)
    for level, points in _rows("xp_to_next"):
        if level < MAX_LEVEL:
            xp[level] = points
    melee_base, spell_base = np.zeros((2, MAX_CLASS + 1))
    for array, name in ((melee_base, "melee_crit_base"), (spell_base, "spell_crit_base")):
        for class_id, share in _rows(name):
            array[class_id] = share
    scalar = np.zeros((MAX_CLASS + 1, MAX_RATING + 1))
    for class_id, *factors in _rows("rating_scalar"):
        scalar[class_id] = factors
    per_class = MAX_CLASS + 1
    return _frozen(
        ClassTables(
            health,
            mana,
            stats,
            races,
            xp,
            melee_base,
            _by_level("melee_crit_per_agility", per_class),
            spell_base,
            _by_level("spell_crit_per_intellect", per_class),
            _by_level("mana_per_spirit", per_class),
            _by_level("health_per_spirit", per_class),
            _by_level("health_per_more_spirit", per_class),
            _by_level("rating_per_percent", MAX_RATING + 1),
            scalar,
        )
    )


@cache
def creature_tables() -> CreatureTables:
    """Return the shipped tables of creatures, the same object each time."""
    shape = (MAX_UNIT_CLASS + 1, MAX_CREATURE_LEVEL + 1)
    health, damage = np.zeros((*shape, 3), np.int32), np.zeros((*shape, 3))
    mana, armour, power, ranged = np.zeros((4, *shape), np.int32)
    for level, unit_class, h0, h1, h2, m, a, p, r, *three in _rows("creature_stats"):
        health[unit_class, level], damage[unit_class, level] = (h0, h1, h2), three
        mana[unit_class, level], armour[unit_class, level] = m, a
        power[unit_class, level], ranged[unit_class, level] = p, r
    return _frozen(CreatureTables(health, mana, armour, power, ranged, damage))


@cache
def start_spells() -> dict[tuple[int, int], tuple[int, ...]]:
    """Return the spells that a new character has, by race and class."""
    return {(race, class_id): tuple(spells) for race, class_id, *spells in _rows("start_spells")}


@cache
def start_items() -> dict[tuple[int, int], tuple[int, ...]]:
    """Return the item ids that a new character has, by race and class, in the order of CharStartOutfit.dbc."""
    return {(race, class_id): tuple(items) for race, class_id, *items in _rows("start_items")}
