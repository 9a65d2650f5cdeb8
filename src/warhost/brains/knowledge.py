# SPDX-License-Identifier: GPL-2.0-or-later
"""What brains know of the game itself: spells, creatures' public facts, places and their rotations, as arrays."""

from __future__ import annotations

from collections import namedtuple
from typing import Any

from warhost.brains.rotation import lines_of
from warhost.brains.rotations import ROTATIONS
from warhost.realm.perception import COMPILED, wrapped

Knowledge = namedtuple(
    "Knowledge",
    (
        "map_slots",
        "spells",
        "templates",
        "spots",
        "graveyards",
        "rotation",  # ROTATION rows, by class and then by priority
        "rotation_first",  # i4 by class id: first row of rotation
        "rotation_count",  # i4 by class id
        "ranks",  # i4: rows of spells, highest rank first, the ranks of each rotation row side by side
    ),
)


def build_knowledge(arrays: Any, spells: Any) -> Any:
    """Return the knowledge for brains: ``arrays`` are the realm's content arrays, ``spells`` the lore's SpellTable."""
    lines, first, count, ranks = lines_of(ROTATIONS, spells)
    plain = {
        "rotation": lines,
        "rotation_first": first,
        "rotation_count": count,
        "ranks": ranks,
    }
    shared = {name: getattr(arrays, name) for name in ("map_slots", "spells", "templates", "spots", "graveyards")}
    made = plain if COMPILED else {name: wrapped(array) for name, array in plain.items()}
    return Knowledge(**shared, **made)
