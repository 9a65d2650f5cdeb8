# SPDX-License-Identifier: GPL-2.0-or-later
"""Make loot: one table a family and level, gear through references shared by a tier, in the emulators' semantics.

Group 1 of a table always gives one of three goods (chance 0: equal shares of what is left of 100 %). Food, drink, scraps, bags and
the references to gear are rolled each for itself.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.content.shipped.items import (
    BAGS_FROM,
    DRINK_FROM,
    FAMILIES,
    FOOD_FROM,
    GOODS_FROM,
    SCRAPS_FROM,
    Items,
    last_at,
    tier_of,
)
from warhost.lore.content.shipped.source import source

Row = dict[str, Any]
LOOT_FAMILIES = (*FAMILIES, "elite")
LEVELS = 80


def loot_id_of(family: str, level: int) -> int:
    """Return the loot of creatures of ``family`` and ``level``."""
    return 1000 * (LOOT_FAMILIES.index(family) + 1) + level


def reference_of(tier: int, quality: int) -> int:
    """Return the reference that gives one piece of gear of ``tier`` and ``quality``."""
    return 100 * quality + tier + 1


def _row(loot: int, chance: float, group: int = 0, most: int = 1, **what: int) -> Row:
    return {"loot_id": loot, "chance_pct": float(chance), "group_id": group, "count_min": 1, "count_max": most, **what}


def loot_rows() -> list[Row]:
    """Return the loot of every family and level, by loot id."""
    chances, items = source("loot"), source("items")
    rows: list[Row] = []
    for family in LOOT_FAMILIES:
        chance = chances[family]
        goods_family = FAMILIES.index(family) if family in FAMILIES else FAMILIES.index("strange")
        for level in range(1, LEVELS + 1):
            loot, tier = loot_id_of(family, level), tier_of(level)
            rows += [_row(loot, 0, group=1, item=GOODS_FROM + tier * 10 + goods_family * 3 + which) for which in range(3)]
            for word, first, steps, most in (
                ("food", FOOD_FROM, items["food"]["level"], 2),
                ("drink", DRINK_FROM, items["drink"]["level"], 2),
                ("scraps", SCRAPS_FROM, items["cloth_scraps"]["level"], 2),
                ("bag", BAGS_FROM, items["bags"]["level"], 1),
            ):
                if word in chance:
                    rows.append(_row(loot, chance[word], most=most, item=first + last_at(steps, level)))
            rows.append(_row(loot, chance["uncommon"], reference=reference_of(tier, 2)))
            if tier:
                rows.append(_row(loot, chance["rare"], reference=reference_of(tier, 3)))
    return rows


def reference_rows(items: Items) -> list[Row]:
    """Return the references: every piece of a tier and quality in one group of equal shares."""
    rows: list[Row] = []
    for (tier, quality), pieces in sorted(items.gear.items(), key=lambda gear: (gear[0][1], gear[0][0])):
        rows += [_row(reference_of(tier, quality), 0, group=1, item=piece) for piece in pieces]
    return rows
