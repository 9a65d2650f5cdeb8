# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the class, race, experience and creature tables that ship, out of emulator and client tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import orjson

from warhost.lore.build.figures import KEYS
from warhost.lore.build.sql import Cell, rows

DUMP_TABLES = (
    "player_class_stats",
    "player_race_stats",
    "player_xp_for_level",
    "creature_classlevelstats",
    "gtchancetomeleecrit_dbc",
    "gtchancetomeleecritbase_dbc",
    "gtchancetospellcrit_dbc",
    "gtchancetospellcritbase_dbc",
    "gtregenmpperspt_dbc",
    "gtoctregenhp_dbc",
    "gtregenhpperspt_dbc",
    "gtcombatratings_dbc",
    "gtoctclasscombatratingscalar_dbc",
)
LEVELS = 100
CLASSES = 11
RATINGS = 32
PLAYER_LEVELS = 80
CREATURE_LEVELS = 83

Table = dict[str, Any]


def table(means: str, key: str, made: list[list[Any]]) -> Table:
    """Return a table as it is shipped: what a row means, where it comes from, the rows."""
    return {"means": means, "from": KEYS[key], "rows": made}


def _by_class_and_level(values: list[tuple[Cell, ...]]) -> list[list[Any]]:
    by_id = {row[0]: row[1] for row in values}
    return [[class_id, *(by_id[(class_id - 1) * LEVELS + level] for level in range(PLAYER_LEVELS))] for class_id in range(1, CLASSES + 1)]


def _by_class(values: list[tuple[Cell, ...]]) -> list[list[Any]]:
    return [[class_id, row[1]] for class_id, row in enumerate(values, 1)]


def tables(shared: Path) -> dict[str, Table]:
    """Return every table of classes, races, experience and creatures, by name."""
    dump = rows(shared / "world" / "ac335_world_partial.sql.gz", DUMP_TABLES)
    ratings = {row[0]: row[1] for row in dump["gtcombatratings_dbc"]}
    scalars = {row[0]: row[1] for row in dump["gtoctclasscombatratingscalar_dbc"]}
    stats = [list(row) for row in dump["player_class_stats"]]
    creatures = [list(row[:12]) for row in dump["creature_classlevelstats"] if isinstance(row[0], int) and row[0] <= CREATURE_LEVELS]
    per_class = "class, then one a level from 1"
    return {
        "class_stats": table("class, level, health, mana, strength, agility, stamina, intellect, spirit", "world", stats),
        "race_stats": table("race, then what it adds to the five stats", "world", [list(row) for row in dump["player_race_stats"]]),
        "xp_to_next": table("level, experience to the next", "world", [list(row) for row in dump["player_xp_for_level"]]),
        "melee_crit_per_agility": table(per_class, "world", _by_class_and_level(dump["gtchancetomeleecrit_dbc"])),
        "melee_crit_base": table("class, share", "world", _by_class(dump["gtchancetomeleecritbase_dbc"])),
        "spell_crit_per_intellect": table(per_class, "world", _by_class_and_level(dump["gtchancetospellcrit_dbc"])),
        "spell_crit_base": table("class, share", "world", _by_class(dump["gtchancetospellcritbase_dbc"])),
        "mana_per_spirit": table(per_class, "world", _by_class_and_level(dump["gtregenmpperspt_dbc"])),
        "health_per_spirit": table(per_class + ": the first 50 points", "world", _by_class_and_level(dump["gtoctregenhp_dbc"])),
        "health_per_more_spirit": table(per_class + ": points beyond 50", "world", _by_class_and_level(dump["gtregenhpperspt_dbc"])),
        "rating_per_percent": table(
            "rating, then one a level from 1",
            "world",
            [[rating, *(ratings[rating * LEVELS + level] for level in range(PLAYER_LEVELS))] for rating in range(24 + 1)],
        ),
        "rating_scalar": table(
            "class, then one a rating",
            "world",
            [
                [class_id, *(scalars[(class_id - 1) * RATINGS + rating + 1] for rating in range(24 + 1))]
                for class_id in range(1, CLASSES + 1)
            ],
        ),
        "creature_stats": table(
            "level, unit class, health of classic, Outland and Northrend, "
            "mana, armour, attack power, ranged attack power, damage of the three",
            "world",
            creatures,
        ),
        "start_spells": table("race, class, spells", "start", _start_spells(shared)),
        "start_items": table("race, class, items", "dbc", _start_items(shared)),
    }


def _start_spells(shared: Path) -> list[list[Any]]:
    found: dict[tuple[int, int], list[int]] = {}
    for race, class_id, spell in json.loads((shared / "lore" / "wrath_tables" / "start_spells.json").read_bytes())["rows"]:
        found.setdefault((race, class_id), []).append(spell)
    return [[race, class_id, *sorted(set(spells))] for (race, class_id), spells in sorted(found.items())]


def _start_items(shared: Path) -> list[list[Any]]:
    outfits = json.loads((shared / "lore" / "wrath_tables" / "start_outfit.json").read_bytes())["rows"]
    return [[row["race"], row["class"], *row["items"]] for row in outfits if row["sex"] == 0]


def write(path: Path, made: dict[str, Table]) -> None:
    """Write tables as JSON, one row a line."""
    parts = []
    for name, one in made.items():
        lines = b",\n".join(orjson.dumps(row) for row in one["rows"])
        head = orjson.dumps({"means": one["means"], "from": one["from"]})[:-1]
        parts.append(orjson.dumps(name) + b":" + head + b',"rows":[\n' + lines + b"]}")
    path.write_bytes(b"{" + b",\n".join(parts) + b"}\n")
