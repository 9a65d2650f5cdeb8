# SPDX-License-Identifier: GPL-2.0-or-later
"""Make a content pack of SQL files of the MaNGOS family: read, map row by row, resolve references, check, report.

Whatever does not resolve is left out and counted; nothing is filled in by guess. What is read otherwise than in its own game stands in the
manifest's ``reinterpreted``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from warhost.lore.content import words
from warhost.lore.content.manifest import Manifest, Source
from warhost.lore.content.pack import Pack, make_pack
from warhost.lore.content.rows import from_rows
from warhost.lore.content.schema import DTYPES
from warhost.lore.content.spots import find_spots
from warhost.lore.content.texts import Texts
from warhost.lore.spells.table import load as load_spells
from warhost.sources.mangos import creatures, items
from warhost.sources.mangos.creatures import Context
from warhost.sources.mangos.family import Family, detect
from warhost.sources.mangos.fields import Fields, within_limits
from warhost.sources.mangos.gather import Gathered
from warhost.sources.mangos.reading import Rows
from warhost.sources.report import Report

Row = dict[str, Any]
REAL_SPAWN_SOURCES = frozenset({"real", "tbc-db-012"})
"""Words of ``extra_spawn_source`` for places that were not rebuilt."""
MAP_NAMES = {0: "Eastern Kingdoms", 1: "Kalimdor", 530: "Outland", 571: "Northrend"}


def import_files(
    source: Path, extra: tuple[Path, ...] = (), name: str = "", progress: Callable[[int, int], None] | None = None
) -> tuple[Pack, Report]:
    """Return the pack made of ``source`` (and of client tables in ``extra``) and the report of every row.

    Raises SqlError for a file that is no SQL, SourceError for one of another family, PackError where the result breaks the schema.
    """
    report = Report(source.name)
    rows = Rows(report)
    rows.read(source, progress)
    for path in extra:
        rows.read(path)
    family = detect(rows.columns)
    report.family = family.id
    context = Context(family, Texts())
    gathered = Gathered(report)
    _read_helpers(rows, context, gathered)
    _read_items(rows, context, gathered)
    _read_creatures(rows, context, gathered)
    _read_places(rows, context, gathered)
    gathered.resolve()
    tables = _tables(gathered, context, report)
    manifest = _manifest(source, extra, name, family, context, _version(rows), report)
    return make_pack(tables, context.texts.names(), manifest), report


def _version(rows: Rows) -> str:
    found = [fields for _, fields in rows.each("db_version", lambda fields: fields)]
    if not found:
        return "unknown"
    rows.report.table("db_version", True).take(len(found))
    last = found[-1]
    parts = [last.text(column) for column in ("version", "structure", "content") if last.has(column)]
    return ".".join(part for part in parts if part) or "unknown"


def _read_helpers(rows: Rows, context: Context, gathered: Gathered) -> None:
    """Read the tables that only say something about rows of others."""
    for line, (model, bounding, reach) in rows.each("creature_model_info", creatures.model):
        context.models[model] = (bounding, reach)
        gathered.told("creature_model_info", line)
    for line, (guid, text) in rows.each("extra_spawn_source", lambda f: (f.integer("guid"), f.text("source"))):
        context.spawn_origins[guid] = text
        gathered.told("extra_spawn_source", line)
    for line, (key, text) in rows.each("extra_loot_source", lambda f: ((f.integer("entry"), f.integer("item")), f.text("source"))):
        context.loot_origins[key] = text
        gathered.told("extra_loot_source", line)
    context.real_origins = REAL_SPAWN_SOURCES
    context.loot_by_entry = bool(context.loot_origins)


def _checked(table: str, make: Callable[[Fields], Row]) -> Callable[[Fields], Row]:
    return lambda fields: within_limits(table, make(fields))


def _read_items(rows: Rows, context: Context, gathered: Gathered) -> None:
    gathered.add(
        "item_templates", rows.each("item_template", _checked("item_templates", lambda f: items.item(f, context))), "item_template"
    )
    for sql, table, origin in (("reference_loot_template", "loot_references", False), ("creature_loot_template", "loot", True)):
        made = rows.each(sql, _checked(table, lambda f, origin=origin: items.loot(f, context, origin)))  # type: ignore[misc]
        gathered.add(table, made, sql)
    gathered.resolve_loot()
    context.known_loot = frozenset(row["loot_id"] for row in gathered.rows_of("loot"))


def _read_creatures(rows: Rows, context: Context, gathered: Gathered) -> None:
    lists: dict[int, tuple[int, list[Row]]] = {}
    missing: list[int] = []
    known = frozenset(int(spell) for spell in load_spells().rows["id"])
    for line, (number, (cast, unknown)) in rows.each("creature_spells", lambda f: (f.integer("entry"), creatures.spell_list(f, known))):
        lists[number] = (line, cast)
        gathered.told("creature_spells", line)
        missing += unknown
    if missing:
        gathered.report.notes.append(f"{len(missing)} spells of lists that are taken have no data and are left out: {_some(missing)}")
    users: list[tuple[int, int]] = []

    def make(fields: Fields) -> Row:
        row = within_limits("creature_templates", creatures.template(fields, context))
        wanted = fields.integer_or(0, "SpellListId", "SpellList")
        if wanted in lists:
            users.append((row["entry"], wanted))
        return row

    gathered.add("creature_templates", rows.each("creature_template", make), "creature_template")
    for entry, wanted in users:
        line, cast = lists[wanted]
        gathered.add_made("creature_spells", [{"entry": entry, **row} for row in cast], line)
    for sql, by_template in (("creature_movement", False), ("creature_movement_template", True)):
        made = rows.each(sql, _checked("waypoints", lambda f, t=by_template: creatures.waypoint(f, t)))  # type: ignore[misc]
        gathered.add("waypoints", made, sql)
    context.paths = frozenset(row["path_id"] for row in gathered.rows_of("waypoints"))
    gathered.add("spawns", rows.each("creature", _checked("spawns", lambda f: creatures.spawn(f, context))), "creature")


def _some(numbers: list[int]) -> str:
    shown = sorted(set(numbers))
    return ", ".join(str(number) for number in shown[:10]) + (" …" if len(shown) > 10 else "")


def _read_places(rows: Rows, context: Context, gathered: Gathered) -> None:
    gathered.add("player_starts", rows.each("playercreateinfo", _checked("player_starts", items.player_start)), "playercreateinfo")
    gathered.add("start_items", rows.each("playercreateinfo_item", _checked("start_items", items.start_item)), "playercreateinfo_item")
    places: dict[int, Row] = {}
    for sql in ("dbc_WorldSafeLocs", "world_safe_locs"):
        for line, (number, place) in rows.each(sql, items.safe_place):
            places[number] = place
            gathered.told(sql, line)
    made = rows.each("game_graveyard_zone", _checked("graveyards", lambda f: items.graveyard(f, places, context)))
    gathered.add("graveyards", made, "game_graveyard_zone")


def _tables(gathered: Gathered, context: Context, report: Report) -> dict[str, NDArray[np.void]]:
    tables: dict[str, NDArray[np.void]] = {name: np.zeros(0, dtype) for name, dtype in DTYPES.items()}
    for name in gathered.tables():
        tables[name] = from_rows(name, gathered.rows_of(name))
    tables["spots"] = find_spots(tables["spawns"], tables["creature_templates"])
    report.notes.append(f"{len(tables['spots'])} grind spots found among the spawns (the rule: lore.content.spots)")
    if not len(tables["graveyards"]):
        tables["graveyards"] = _graveyards_of_healers(tables, context)
        report.notes.append(f"{len(tables['graveyards'])} graveyards made where spirit healers stand: no other place is known")
    used = {int(m) for table in ("spawns", "player_starts", "graveyards") for m in np.unique(tables[table]["map_id"])}
    names = {m: context.texts.number(MAP_NAMES.get(m, f"Map {m}")) for m in sorted(used)}
    tables["maps"] = from_rows("maps", [{"map_id": m, "name": names[m], "ground": words.GROUND_FROM_SPAWNS} for m in sorted(used)])
    return tables


def _graveyards_of_healers(tables: dict[str, NDArray[np.void]], context: Context) -> NDArray[np.void]:
    """Return a graveyard for every spawn of a spirit healer, for both teams and the whole map."""
    templates, spawns = tables["creature_templates"], tables["spawns"]
    healers = templates["entry"][templates["npc_flags"] & words.NPC_SPIRIT_HEALER > 0]
    name = context.texts.number("Spirit Healer")
    return from_rows("graveyards", [
        {"graveyard_id": number, "map_id": row["map_id"], "x": row["x"], "y": row["y"], "z": row["z"], "name": name}
        for number, row in enumerate(spawns[np.isin(spawns["entry"], healers)], start=1)
    ])  # fmt: skip


def _manifest(source: Path, extra: tuple[Path, ...], name: str, family: Family, context: Context, version: str, report: Report) -> Manifest:
    sources = [Source(family.id, f"{family.title}, file {source.name}", version, "unknown", "as its publisher says")]
    sources += [Source(path.name, f"client tables, file {path.name}", "unknown", "unknown", "as its publisher says") for path in extra]
    reinterpreted = ["Creatures and items act by the rules of 3.3.5a (hit, armour, spells, experience)."] if family.era != "wrath" else []
    if family.old_npc_flags:
        reinterpreted.append("NPC flags of 1.12 are translated to those of 3.3.5a.")
    reinterpreted.append("Hostility is that of the faction templates of build 12340, reputation left aside.")
    reinterpreted.append("Creatures cast those of their spells that lore knows, with its figures; of the others they are without.")
    reinterpreted.append("A template's scale 0, the size of its model, is read as 1.")
    if context.loot_by_entry:
        reinterpreted.append("A template without a loot id uses the loot of its own entry, as this file's makers meant it.")
    for count, what in (
        (context.pathless, "spawns that should follow a path have none in the file and stand still"),
        (context.unknown_models, "templates have a model the file does not describe and get the size of a common one"),
        (context.loot_missing, "templates name loot the file does not have and leave money only"),
    ):
        if count:
            report.notes.append(f"{count} {what}")
    return Manifest(
        name=name or source.name.removesuffix(".gz").removesuffix(".sql"), title=f"{family.title} ({source.name})", era=family.era,
        version=version, eras=(family.era,), sources=tuple(sources), reinterpreted=tuple(reinterpreted),
    )  # fmt: skip
