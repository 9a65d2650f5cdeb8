# SPDX-License-Identifier: GPL-2.0-or-later
"""Gather the rows of a MaNGOS database, table by table."""

from __future__ import annotations

from collections.abc import Callable

from warhost.lore.content.texts import Texts
from warhost.lore.spells.table import load as load_spells
from warhost.sources import items, services
from warhost.sources.family import Family
from warhost.sources.fields import Fields, checked, within_limits
from warhost.sources.gather import Gathered, Row
from warhost.sources.lists import Lists
from warhost.sources.mangos import creatures, loot, quests
from warhost.sources.mangos.creatures import Context
from warhost.sources.reading import Rows

REAL_SPAWN_SOURCES = frozenset({"real", "tbc-db-012"})
"""Words of ``extra_spawn_source`` for places that were not rebuilt."""


def gather(rows: Rows, family: Family, texts: Texts, gathered: Gathered) -> list[str]:
    """Gather everything and return what was read otherwise than in its own game, one sentence each."""
    context = Context(family, texts)
    _read_helpers(rows, context, gathered)
    _read_items(rows, context, gathered)
    _read_creatures(rows, context, gathered)
    _read_objects(rows, context, gathered)
    _read_services(rows, context, gathered)
    for count, what in (
        (context.pathless, "spawns that should follow a path have none in the file and stand still"),
        (context.unknown_models, "templates have a model the file does not describe and get the size of a common one"),
        (context.loot_missing, "templates name loot the file does not have and leave money only"),
    ):
        if count:
            gathered.report.notes.append(f"{count} {what}")
    return _reinterpreted(family, context)


def _reinterpreted(family: Family, context: Context) -> list[str]:
    told = ["Creatures and items act by the rules of 3.3.5a (hit, armour, spells, experience)."] if family.era != "wrath" else []
    if family.old_npc_flags:
        told.append("NPC flags of 1.12 are translated to those of 3.3.5a.")
    told.append("A template's scale 0, the size of its model, is read as 1.")
    if context.loot_by_entry:
        told.append("A template without a loot id uses the loot of its own entry, as this file's makers meant it.")
    return told


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


def _read_items(rows: Rows, context: Context, gathered: Gathered) -> None:
    gathered.add(
        "item_templates", rows.each("item_template", checked("item_templates", lambda f: items.item(f, context.texts))), "item_template"
    )
    none: dict[tuple[int, int], str] = {}
    made = rows.each("reference_loot_template", checked("loot_references", lambda f: loot.loot(f, none)))
    gathered.add("loot_references", made, "reference_loot_template")
    made = rows.each("creature_loot_template", checked("loot", lambda f: loot.loot(f, context.loot_origins)))
    gathered.add("loot", made, "creature_loot_template")
    for sql, kind in loot.OTHER.items():
        made = rows.each(sql, checked("other_loot", lambda f, k=kind: loot.other_loot(f, k)))  # type: ignore[misc]
        gathered.add("other_loot", made, sql)
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
    wares, lessons, casts = Lists("npc_vendor_template"), Lists("npc_trainer_template"), []

    def make(fields: Fields) -> Row:
        row = within_limits("creature_templates", creatures.template(fields, context))
        wares.user(row["entry"], fields.integer_or(0, "VendorTemplateId"))
        lessons.user(row["entry"], fields.integer_or(0, "TrainerTemplateId"))
        casts.append((row["entry"], fields.integer_or(0, "SpellListId", "SpellList")))
        return row

    gathered.add("creature_templates", rows.each("creature_template", make), "creature_template")
    for entry, wanted in casts:
        if wanted in lists:
            gathered.add_made("creature_spells", [{"entry": entry, **row} for row in lists[wanted][1]], lists[wanted][0])
    for sql, by_template in (("creature_movement", False), ("creature_movement_template", True)):
        made = rows.each(sql, checked("waypoints", lambda f, t=by_template: creatures.waypoint(f, t)))  # type: ignore[misc]
        gathered.add("waypoints", made, sql)
    context.paths = frozenset(row["path_id"] for row in gathered.rows_of("waypoints"))
    gathered.add("spawns", rows.each("creature", checked("spawns", lambda f: creatures.spawn(f, context))), "creature")
    gathered.add("vendor_items", rows.each("npc_vendor", checked("vendor_items", services.vendor_item)), "npc_vendor")
    gathered.add("trainer_spells", rows.each("npc_trainer", checked("trainer_spells", services.lesson)), "npc_trainer")
    wares.spread(rows, gathered, "vendor_items", services.vendor_item)
    lessons.spread(rows, gathered, "trainer_spells", services.lesson)


def _some(numbers: list[int]) -> str:
    shown = sorted(set(numbers))
    return ", ".join(str(number) for number in shown[:10]) + (" …" if len(shown) > 10 else "")


def _read_objects(rows: Rows, context: Context, gathered: Gathered) -> None:
    _add(rows, gathered, "gameobject_template", "object_templates", lambda f: services.object_template(f, context.texts, {}))
    _add(rows, gathered, "gameobject", "object_spawns", services.object_spawn)
    xp = list(rows.each("extra_quest_xp", lambda f: (f.integer("quest"), f.integer("xp"))))
    context.quest_xp = dict(said for _, said in xp)
    _add(rows, gathered, "quest_template", "quests", lambda f: quests.quest(f, context.texts, context.quest_xp))
    known = {row["quest_id"] for row in gathered.rows_of("quests")}
    for line, (quest, _) in xp:
        if quest in known:
            gathered.told("extra_quest_xp", line)
        else:
            gathered.report.table("extra_quest_xp", True).reject(line, "its quest is not in quest_template", str(quest))
    _add(rows, gathered, "quest_relations", "quest_givers", quests.giver)
    for sql, (role, actor) in quests.RELATIONS.items():
        _add(rows, gathered, sql, "quest_givers", lambda f, r=role, a=actor: quests.giver_of(f, r, a))  # type: ignore[misc]


def _read_services(rows: Rows, context: Context, gathered: Gathered) -> None:
    old = context.family.old_npc_flags
    _add(rows, gathered, "npc_text", "npc_texts", lambda f: services.npc_text(f, context.texts))
    _add(rows, gathered, "gossip_menu", "gossip_menus", services.gossip_menu)
    _add(rows, gathered, "gossip_menu_option", "gossip_options", lambda f: services.gossip_option(f, context.texts, old))


def _add(rows: Rows, gathered: Gathered, sql: str, table: str, make: Callable[[Fields], Row]) -> None:
    gathered.add(table, rows.each(sql, checked(table, make)), sql)
