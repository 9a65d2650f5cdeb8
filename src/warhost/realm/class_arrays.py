# SPDX-License-Identifier: GPL-2.0-or-later
"""Turn what lore knows of classes and races into the arrays that sheets read."""

from __future__ import annotations

import numpy as np

from warhost.lore.classes.tables import tables

RACES, CLASSES, LEVELS, RATINGS = 12, 12, 81, 25

CLASS_LEVEL = np.dtype(
    [
        ("base_hp", "i4"),
        ("base_mana", "i4"),
        ("melee_crit_base", "f8"),
        ("melee_crit_ratio", "f8"),
        ("spell_crit_base", "f8"),
        ("spell_crit_ratio", "f8"),
        ("hp_base_ratio", "f8"),
        ("hp_more_ratio", "f8"),
        ("mana_ratio", "f8"),
    ],
    align=True,
)
"""One class at one level: created health and mana, and the client's game tables (gt…) as ``formulas`` takes them."""


def class_arrays() -> dict[str, np.ndarray]:
    """Return class_levels, race_class_stats, rating_pct and xp_to_next (see ``content.ContentArrays``) from lore's class tables."""
    known = tables()
    levels = np.zeros((CLASSES, LEVELS), CLASS_LEVEL)
    levels["base_hp"] = known.base_health
    levels["base_mana"] = known.base_mana
    levels["melee_crit_base"] = known.melee_crit_base[:, None]
    levels["melee_crit_ratio"] = known.melee_crit_per_agility
    levels["spell_crit_base"] = known.spell_crit_base[:, None]
    levels["spell_crit_ratio"] = known.spell_crit_per_intellect
    levels["hp_base_ratio"] = known.health_per_spirit
    levels["hp_more_ratio"] = known.health_per_more_spirit
    levels["mana_ratio"] = known.mana_per_spirit
    stats = known.stats[None, :, :, :] + known.race_stats[:, None, None, :]
    per = known.rating_per_percent[None, :, :]
    percent = np.divide(known.rating_scalar[:, :, None], per, out=np.zeros((CLASSES, RATINGS, LEVELS)), where=per > 0)
    return {
        "class_levels": levels.reshape(-1),
        "race_class_stats": np.maximum(stats, 0).astype(np.int32),
        "rating_pct": percent,
        "xp_to_next": known.xp_to_next.astype(np.int32),
    }
