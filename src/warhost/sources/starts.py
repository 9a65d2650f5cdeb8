# SPDX-License-Identifier: GPL-2.0-or-later
"""Fill in from lore (3.3.5a) what content lacks for characters to begin: places, things, graveyards' places; and tell it."""

from __future__ import annotations

from collections.abc import Iterable

from warhost.lore import places
from warhost.lore.classes.tables import start_items
from warhost.lore.content.texts import Texts
from warhost.sources import items
from warhost.sources.fields import checked
from warhost.sources.gather import Gathered, Row
from warhost.sources.reading import Rows

LORE_ERA = "wrath"
LORE_SOURCE = 1
"""Place of lore's source in the manifest of an import; what the source gave itself is 0."""
DEATH_KNIGHT = 6
CLIENT_PLACES = ("dbc_WorldSafeLocs", "world_safe_locs", "game_graveyard")
GRAVEYARD_ZONES = ("game_graveyard_zone", "graveyard_zone")


def of_lore(era: str) -> Row:
    """Return the origin columns of a row from lore in content of ``era``."""
    return {"era": 0 if era == LORE_ERA else 1, "source": LORE_SOURCE}


def read_places(rows: Rows, texts: Texts, gathered: Gathered, era: str) -> list[str]:
    """Gather graveyards, start places and start items; where the source has no places of graveyards, lore's. Return what that was."""
    for sql, table, make in (
        ("playercreateinfo", "player_starts", items.player_start), ("playercreateinfo_item", "start_items", items.start_item),
    ):  # fmt: skip
        gathered.add(table, rows.each(sql, checked(table, make)), sql)
    known: dict[int, Row] = {}
    for sql in CLIENT_PLACES:
        for line, (number, place) in rows.each(sql, items.safe_place):
            known[number] = place
            gathered.told(sql, line)
    if known:
        _add_graveyards(rows, gathered, known, texts)
        return []
    origin = of_lore(era)
    known = {
        number: {"map_id": place.map_id, "x": place.x, "y": place.y, "z": place.z, "text": place.name, **origin}
        for number, place in places.safe_locations().items()
    }
    _add_graveyards(rows, gathered, known, texts)
    return ["Graveyards lie where the client of 3.3.5a has them: the source names no places."] if gathered.rows_of("graveyards") else []


def _add_graveyards(rows: Rows, gathered: Gathered, known: dict[int, Row], texts: Texts) -> None:
    for sql in GRAVEYARD_ZONES:
        gathered.add("graveyards", rows.each(sql, checked("graveyards", lambda f: items.graveyard(f, known, texts))), sql)


def fill_starts(gathered: Gathered, era: str) -> list[str]:
    """Add starts and start items that the source lacks and its maps can take; return what was added, one sentence each."""
    told: list[str] = []
    lived_on = {row["map_id"] for row in gathered.rows_of("spawns")}
    own = {(row["race"], row["player_class"]): row for row in gathered.rows_of("player_starts")}
    added: list[Row] = []
    moved: list[tuple[int, int]] = []
    left_out: list[tuple[int, int]] = []
    for pair, place in sorted(places.player_starts().items()):
        if pair in own:
            continue
        neighbour = next((row for (race, _), row in sorted(own.items()) if race == pair[0]), None)
        row: Row = {"race": pair[0], "player_class": pair[1], **of_lore(era)}
        if place.map_id in lived_on:
            added.append({**row, **place._asdict()})
        elif pair[1] == DEATH_KNIGHT and neighbour is not None and neighbour["map_id"] in lived_on:
            moved.append(pair)
            added.append({**row, **{name: neighbour[name] for name in place._fields}})
        else:
            left_out.append(pair)
    gathered.add_made("player_starts", added, 0)
    own_place = [pair for pair in _keys(added) if pair not in moved]
    if own_place:
        told.append(f"{len(own_place)} starts that the source lacks are those of 3.3.5a (race/class {_pairs(own_place)}).")
    if moved:
        told.append(f"Death knights of {len(moved)} races begin where their race does: their own start has no creatures here.")
    if left_out:
        gathered.report.notes.append(
            f"{len(left_out)} races and classes have no start: theirs lies on a map without creatures ({_pairs(left_out)})"
        )
    told += _fill_items(gathered, era)
    return told


def _keys(rows: Iterable[Row]) -> list[tuple[int, int]]:
    return [(row["race"], row["player_class"]) for row in rows]


def _pairs(pairs: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"{race}/{class_id}" for race, class_id in pairs)


def _fill_items(gathered: Gathered, era: str) -> list[str]:
    """Add what the client gives to every start and the source does not; items that the content does not know are told and left out.

    The servers add ``playercreateinfo_item`` to the client's CharStartOutfit (AzerothCore ``Player.cpp:Player::Create``).
    """
    known = {row["entry"] for row in gathered.rows_of("item_templates")}
    own = {(row["race"], row["player_class"], row["item"]) for row in gathered.rows_of("start_items")}
    added: list[Row] = []
    missing: set[int] = set()
    for race, class_id in _keys(gathered.rows_of("player_starts")):
        given = {item for r, c, item in own if r in (0, race) and c in (0, class_id)}
        wanted = [item for item in start_items().get((race, class_id), ()) if item not in given]
        missing |= set(wanted) - known
        added += [
            {"race": race, "player_class": class_id, "item": item, "count": wanted.count(item), **of_lore(era)}
            for item in dict.fromkeys(wanted)
            if item in known
        ]
    gathered.add_made("start_items", added, 0)
    if missing:
        shown = ", ".join(str(item) for item in sorted(missing))
        gathered.report.notes.append(f"{len(missing)} start items of 3.3.5a are not in item_template and are left out: {shown}")
    return [f"{len(added)} start items that the source lacks are those of 3.3.5a."] if added else []
