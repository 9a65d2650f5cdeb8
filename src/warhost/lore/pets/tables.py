# SPDX-License-Identifier: GPL-2.0-or-later
"""The kinds of summoned units and what each has by level, as arrays: ``kind_rows()``, ``level_rows()``.

Where no level table has a kind, AzerothCore's own reckoning stands: the creature health and mana of its unit class, armour 50 a level,
strength 22 + 2 a level and so on (Pet.cpp:Guardian::InitStatsForLevel).
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import orjson

from warhost.lore.classes.tables import MAX_LEVEL, creature_tables
from warhost.lore.pets import hunter, shaman, warlock
from warhost.lore.pets.kinds import ROLE_TOTEM, ROLE_TRAP, SPELLS, Kind
from warhost.lore.provenance import DATA

KINDS: tuple[Kind, ...] = (*hunter.KINDS, *warlock.KINDS, *shaman.KINDS)
"""Every kind; its place here is its row."""

_INTS = ("entry", "role", "display_id", "creature_type", "family", "power_type", "attack_ms", "damage_school", "weapon", "power_formula",
         "power_from", "spell_from", "schools", "hit_of_owner", "flags", "autocast")  # fmt: skip
_FLOATS = ("run_yd", "weapon_times", "health_per_stamina", "mana_per_intellect", "strength_pct", "agility_pct", "stamina_pct",
           "intellect_pct", "armour_pct", "resistance_pct", "power_pct", "spell_pct", "damage_pct")  # fmt: skip
KIND_DTYPE = np.dtype([*((name, "i4") for name in _INTS), *((name, "f8") for name in _FLOATS), ("spells", "i4", (SPELLS,))], align=True)
"""A kind as kernels read it; ``spells`` are first ranks, 0 none."""

LEVEL_DTYPE = np.dtype(
    [("hp", "i4"), ("mana", "i4"), ("armour", "i4"), ("stats", "i4", (5,)), ("damage_min", "i4"), ("damage_max", "i4")], align=True
)
"""A kind at one level, before its owner and its auras add to it."""


def kind_rows() -> np.ndarray:
    """Return KIND_DTYPE rows of every kind, in the order of KINDS."""
    made = np.zeros(len(KINDS), KIND_DTYPE)
    for row, kind in zip(made, KINDS, strict=True):
        for name in (*_INTS, *_FLOATS):
            row[name] = getattr(kind, name)
        row["spells"][: len(kind.spells)] = kind.spells
    return made


@cache
def _level_table() -> dict[int, list[list[int]]]:
    table: dict[str, Any] = orjson.loads((DATA / "pets.json").read_bytes())["pet_levels"]
    found: dict[int, list[list[int]]] = {}
    for entry, *rest in table["rows"]:
        found.setdefault(entry, []).append(rest)
    return found


def level_rows() -> np.ndarray:
    """Return LEVEL_DTYPE rows [kind, level 0 … 80]; level 0 is empty."""
    made = np.zeros((len(KINDS), MAX_LEVEL + 1), LEVEL_DTYPE)
    for row, kind in zip(made, KINDS, strict=True):
        if kind.stats_of:
            for level, hp, mana, armour, *rest in _level_table()[kind.stats_of]:
                row[level] = (hp, mana, armour or 50 * level, rest[:5], rest[5], rest[6])
        elif kind.role in (ROLE_TOTEM, ROLE_TRAP):
            row["hp"][1:] = kind.health if kind.role == ROLE_TOTEM else 1
        else:
            _reckoned(row, kind)
    return made


def _reckoned(row: np.ndarray, kind: Kind) -> None:
    """Fill the levels of a kind that no level table has."""
    known = creature_tables()
    for level in range(1, MAX_LEVEL + 1):
        hp = max(int(known.health[kind.unit_class, level, 0] * min(1.0, kind.health_factor)), 1)
        mana = int(known.mana[kind.unit_class, level] * min(1.0, kind.mana_factor))
        stats = (22 + 2 * level, int(22 + 1.5 * level), 25 + 2 * level, 28 + 2 * level, int(27 + 1.5 * level))
        row[level] = (hp, mana, 50 * level, stats, 0, 0)
