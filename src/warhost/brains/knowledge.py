# SPDX-License-Identifier: GPL-2.0-or-later
"""What brains know of the game itself: spells, creatures' public facts, places and their rotations, as arrays."""

from __future__ import annotations

from typing import Any

from warhost.brains.rotation import lines_of
from warhost.brains.rotations import ROTATIONS
from warhost.realm.perception import bundle, unwrapped

SHARED = ("map_slots", "spells", "reagent_rows", "made_items", "templates", "spots", "graveyards")
"""The realm's content arrays that a player of the game knows."""


def build_knowledge(arrays: Any, spells: Any) -> Any:
    """Return the knowledge for brains: ``arrays`` are the realm's content arrays, ``spells`` the lore's SpellTable.

    Beside SHARED it holds ``rotation`` (ROTATION rows, by class and then by priority), ``rotation_first`` and
    ``rotation_count`` (int32 by class id) and ``ranks`` (int32: rows of spells, highest rank first, line by line).
    """
    lines, first, count, ranks = lines_of(ROTATIONS, spells)
    shared = {name: unwrapped(getattr(arrays, name)) for name in SHARED}
    return bundle({**shared, "rotation": lines, "rotation_first": first, "rotation_count": count, "ranks": ranks})
