# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the level table of summoned units that ships, out of the emulator's ``pet_levelstats``: the entries that a kind names."""

from __future__ import annotations

from pathlib import Path

from warhost.lore.build.classes import CREATURE_LEVELS, Table, table
from warhost.lore.build.sql import rows
from warhost.lore.pets.tables import KINDS


def tables(shared: Path) -> dict[str, Table]:
    """Return the level table of the kinds that have one: entry, level, health, mana, armour, five stats, least and most damage."""
    wanted = {kind.stats_of for kind in KINDS} - {0}
    dump = rows(shared / "world" / "ac335_world_partial.sql.gz", ("pet_levelstats",))["pet_levelstats"]
    kept = sorted(list(row) for row in dump if row[0] in wanted and isinstance(row[1], int) and row[1] <= CREATURE_LEVELS)
    means = "creature entry (1: a hunter's beast), level, health, mana, armour, strength, agility, stamina, intellect, spirit, damage"
    return {"pet_levels": table(means, "world", kept)}
