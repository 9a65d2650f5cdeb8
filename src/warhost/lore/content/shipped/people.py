# SPDX-License-Identifier: GPL-2.0-or-later
"""Make where players start, with what, and where the dead wake: starts at the first hub of a team's map, a graveyard at every hub
and between the cells, so that nobody runs farther than some 400 yd to a corpse."""

from __future__ import annotations

from typing import Any

from warhost.lore.content.shipped.items import DRINK_FROM, FOOD_FROM
from warhost.lore.content.shipped.layout import BANDS, Layout, corners, hub
from warhost.lore.content.shipped.source import source
from warhost.lore.content.texts import Texts
from warhost.lore.content.words import TEAM_BOTH

Row = dict[str, Any]
FIRST_ZONE_ID = 6001
MANA_CLASSES = (2, 3, 5, 7, 8, 9, 11)


def zone_id_of(zone: int) -> int:
    """Return the id of zone number ``zone`` (0 to 31)."""
    return FIRST_ZONE_ID + zone


def start_rows(layout: Layout) -> list[Row]:
    """Return a start for every race and class that may be: 12 yd from the middle of the first hub."""
    maps = {record["team"]: number for number, record in enumerate(source("world")["maps"])}
    rows: list[Row] = []
    for race, record in sorted(source("people")["races"].items(), key=lambda pair: int(pair[0])):
        number = maps[record["team"]]
        x, y = hub(layout, 0)
        for player_class in sorted(record["classes"]):
            rows.append({
                "race": int(race), "player_class": player_class, "map_id": source("world")["maps"][number]["id"],
                "x": x, "y": y + 12.0, "zone_id": zone_id_of(number * BANDS),
            })  # fmt: skip
    return rows


def start_item_rows() -> list[Row]:
    """Return what every new character carries besides its gear: food, and drink where its class has mana."""
    start = source("people")["start"]
    rows: list[Row] = [{"item": FOOD_FROM, "count": start["food"]}]
    rows += [{"player_class": c, "item": DRINK_FROM, "count": start["drink"]} for c in MANA_CLASSES]
    return rows


def graveyard_rows(layout: Layout, texts: Texts) -> list[Row]:
    """Return the graveyards: one at every hub, and one where four cells meet of every three by three."""
    rows: list[Row] = []
    for zone, place in enumerate(source("world")["zones"]):
        band = zone % BANDS
        x, y = hub(layout, band)
        points = [(x, y - 25.0)]
        corner_x, corner_y, _ = corners(layout, band, 0)
        points += list(zip(corner_x.tolist(), corner_y.tolist(), strict=True))
        name = texts.number(f"{place['name']} Graveyard")
        for x, y in points:
            rows.append({
                "graveyard_id": len(rows) + 1, "map_id": place["map"], "x": x, "y": y, "zone_id": zone_id_of(zone),
                "team": TEAM_BOTH, "name": name,
            })  # fmt: skip
    return rows
