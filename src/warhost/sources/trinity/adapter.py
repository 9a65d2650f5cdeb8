# SPDX-License-Identifier: GPL-2.0-or-later
"""Gather the rows of a TrinityCore 3.3.5 or AzerothCore world database, table by table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from warhost.lore.content.texts import Texts
from warhost.lore.spells.table import load as load_spells
from warhost.sources import items, services
from warhost.sources.family import Family
from warhost.sources.fields import Fields, checked
from warhost.sources.gather import NO_CREATURE, NO_OBJECT, Gathered, Row
from warhost.sources.mangos.quests import RELATIONS, giver_of
from warhost.sources.reading import Rows
from warhost.sources.report import Rejected
from warhost.sources.trinity import creatures, figures, loot, quests, smart, trainers
from warhost.sources.trinity.creatures import Context

NO_QUEST = "its quest is not in quest_template"
T = TypeVar("T")


class Reading:
    """Joins what is read, what is gathered and what rows of one table need of others."""

    def __init__(self, rows: Rows, texts: Texts, gathered: Gathered) -> None:
        self.rows, self.gathered, self.texts = rows, gathered, texts
        self.conditions: loot.Conditions = {}
        self.context = Context(texts, {})

    def add(self, sql: str, table: str, make: Callable[[Fields], Row]) -> None:
        """Gather the rows of ``sql`` as rows of the pack's ``table``."""
        self.gathered.add(table, self.rows.each(sql, checked(table, make)), sql)

    def helper(self, sql: str, make: Callable[[Fields], T]) -> Iterator[T]:
        """Yield what every row of ``sql`` says of rows of other tables, and count it as taken."""
        for line, made in self.rows.each(sql, make):
            self.gathered.told(sql, line)
            yield made

    def beside(self, sql: str, make: Callable[[Fields], tuple[int, T]]) -> list[tuple[int, int, T]]:
        """Return line, the entry of the row it stands beside and what it says, of every row; ``settle`` counts them."""
        return [(line, entry, said) for line, (entry, said) in self.rows.each(sql, make)]

    def settle(self, sql: str, beside: Iterable[tuple[int, int, object]], known: frozenset[int], reason: str) -> None:
        """Count rows that stand beside others: rejected where the other one is not there."""
        for line, entry, _ in beside:
            if entry in known:
                self.gathered.told(sql, line)
            else:
                self.gathered.report.table(sql, True).reject(line, reason, str(entry))

    def known(self, table: str, column: str) -> frozenset[int]:
        """Return the values of a column of what is gathered."""
        return frozenset(row[column] for row in self.gathered.rows_of(table))


def gather(rows: Rows, family: Family, texts: Texts, gathered: Gathered) -> list[str]:
    """Gather everything and return what was read otherwise than its servers do, one sentence each."""
    reading = Reading(rows, texts, gathered)
    for table, row in reading.helper("conditions", loot.condition):
        reading.conditions.setdefault(table, set()).add(row)
    _read_items(reading)
    _read_creatures(reading, family)
    _read_spawns(reading)
    _read_objects(reading)
    _read_quests(reading)
    _read_services(reading)
    context = reading.context
    for count, what in (
        (context.pathless, "spawns that should follow a path have none in the source and stand still"),
        (context.unknown_models, "templates have a model the source does not describe and get the size of a common one"),
        (context.loot_missing, "templates name loot the source does not have and leave money only"),
        (context.with_alternatives, "spawns choose among several creatures; the first stands"),
    ):
        if count:
            gathered.report.notes.append(f"{count} {what}")
    return ["A creature's figures are reckoned from its level, class and modifiers, as the server does at its spawn."]


def _read_items(reading: Reading) -> None:
    reading.add("item_template", "item_templates", lambda f: items.item(f, reading.texts))
    for sql, table in (("reference_loot_template", "loot_references"), ("creature_loot_template", "loot")):
        reading.add(sql, table, lambda f, s=sql: loot.loot(f, s, reading.conditions))  # type: ignore[misc]
    for sql, kind in loot.OTHER.items():
        reading.add(sql, "other_loot", lambda f, s=sql, k=kind: {"kind": k, **loot.loot(f, s, reading.conditions)})  # type: ignore[misc]
    reading.gathered.resolve_loot()
    reading.context.loot = reading.known("loot", "loot_id")


def _read_creatures(reading: Reading, family: Family) -> None:
    context, rows = reading.context, reading.rows
    context.bases = dict(reading.helper("creature_classlevelstats", figures.base_row))
    if not context.bases:
        context.bases = figures.lore_bases()
        reading.gathered.report.notes.append("creature_classlevelstats is not there: creatures' base figures come from lore (3.3.5a)")
    for model, bounding, reach in reading.helper("creature_model_info", _model):
        context.sizes[model] = (bounding, reach)
    models = list(rows.each("creature_template_model", _template_model))
    for _, (entry, index, model, scale) in models:
        if index == 0:
            context.models[entry] = (model, scale)
    resistances = list(
        rows.each("creature_template_resistance", lambda f: (f.integer("CreatureID"), f.integer("School"), f.integer("Resistance")))
    )
    for _, (entry, school, points) in resistances:
        context.resistances.setdefault(entry, {})[school] = points
    reading.add("creature_template", "creature_templates", lambda f: creatures.template(f, context))
    known = reading.known("creature_templates", "entry")
    for sql, lines in (("creature_template_model", models), ("creature_template_resistance", resistances)):
        told = reading.gathered.report.table(sql, True)
        for line, said in lines:
            if said[0] in known:
                told.take()
            else:
                told.reject(line, NO_CREATURE, str(said[0]))
    spells = frozenset(int(spell) for spell in load_spells().rows["id"])
    reading.add("smart_scripts", "creature_spells", lambda f: smart.timed_cast(f, spells))


def _model(fields: Fields) -> tuple[int, float, float]:
    return fields.integer("DisplayID", "modelid"), fields.number("BoundingRadius"), fields.number("CombatReach")


def _template_resistance(fields: Fields) -> tuple[int, int, int]:
    return fields.integer("CreatureID"), fields.integer("School"), fields.integer("Resistance")


def _template_model(fields: Fields) -> tuple[int, int, int, float]:
    return fields.integer("CreatureID"), fields.integer("Idx"), fields.integer("CreatureDisplayID"), fields.number("DisplayScale")


def _read_spawns(reading: Reading) -> None:
    context = reading.context
    known = reading.known("creature_templates", "entry")
    of_spawns = reading.beside("creature_addon", creatures.path_of)
    of_templates = reading.beside("creature_template_addon", creatures.path_of)
    context.spawn_paths = _by_entry(of_spawns)
    context.template_paths = _by_entry(of_templates)
    for sql in ("waypoint_data", "waypoint_path_node"):
        reading.add(sql, "waypoints", creatures.waypoint)
    context.paths = reading.known("waypoints", "path_id")
    events = reading.beside("game_event_creature", _in_event)
    context.in_events = frozenset(guid for _, guid, during in events if during)
    reading.add("creature", "spawns", lambda f: creatures.spawn(f, context))
    stand = reading.known("spawns", "spawn_id")
    reading.settle("creature_addon", of_spawns, stand, "its spawn is left out or not there")
    reading.settle("creature_template_addon", of_templates, known, NO_CREATURE)
    _settle_events(reading, "game_event_creature", events, "creature")


def _settle_events(reading: Reading, sql: str, events: list[tuple[int, int, bool]], spawns: str) -> None:
    known = frozenset(guid for _, guid, _ in events) if reading.rows.has(spawns) else frozenset()
    reading.settle(sql, events, known, f"the source has no spawns ({spawns})")


def _by_entry(beside: Iterable[tuple[int, int, T]]) -> dict[int, T]:
    return {entry: said for _, entry, said in beside}


def _in_event(fields: Fields) -> tuple[int, bool]:
    """Return a guid and whether it stands while the event runs (below 0: while it does not)."""
    return fields.integer("guid"), fields.integer("eventEntry") > 0


def _read_objects(reading: Reading) -> None:
    texts = reading.texts
    addons = reading.beside("gameobject_template_addon", services.object_addon)
    said = _by_entry(addons)
    reading.add("gameobject_template", "object_templates", lambda f: services.object_template(f, texts, said))
    reading.settle("gameobject_template_addon", addons, reading.known("object_templates", "entry"), NO_OBJECT)
    events = reading.beside("game_event_gameobject", _in_event)
    away = frozenset(guid for _, guid, during in events if during)

    def spawn(fields: Fields) -> Row:
        creatures.stands(fields)
        if fields.integer("guid") in away:
            raise Rejected("stands only while a game event runs", str(fields.integer("guid")))
        return services.object_spawn(fields)

    reading.add("gameobject", "object_spawns", spawn)
    _settle_events(reading, "game_event_gameobject", events, "gameobject")


def _read_quests(reading: Reading) -> None:
    texts = reading.texts
    addons = reading.beside("quest_template_addon", quests.addon)
    offers = reading.beside("quest_offer_reward", lambda f: (f.integer("ID"), f.text("RewardText")))
    requests = reading.beside("quest_request_items", lambda f: (f.integer("ID"), f.text("CompletionText")))
    more, offered, requested = _by_entry(addons), _by_entry(offers), _by_entry(requests)
    reading.add("quest_template", "quests", lambda f: quests.quest(f, texts, more, offered, requested))
    known = reading.known("quests", "quest_id")
    reading.settle("quest_template_addon", addons, known, NO_QUEST)
    reading.settle("quest_offer_reward", offers, known, NO_QUEST)
    reading.settle("quest_request_items", requests, known, NO_QUEST)
    for sql, (role, actor) in RELATIONS.items():
        reading.add(sql, "quest_givers", lambda f, r=role, a=actor: giver_of(f, r, a))  # type: ignore[misc]


def _read_services(reading: Reading) -> None:
    conditions, texts = reading.conditions, reading.texts

    def ware(fields: Fields) -> Row:
        loot.unconditional(conditions, "npc_vendor", fields.integer("entry"), fields.integer("item"))
        return services.vendor_item(fields)

    def menu(fields: Fields) -> Row:
        loot.unconditional(conditions, "gossip_menu", fields.integer("MenuID", "entry"), fields.integer("TextID", "text_id"))
        return services.gossip_menu(fields)

    def option(fields: Fields) -> Row:
        loot.unconditional(conditions, "gossip_menu_option", fields.integer("MenuID", "menu_id"), fields.integer("OptionID", "id"))
        return services.gossip_option(fields, texts, old_npc_flags=False)

    reading.add("npc_vendor", "vendor_items", ware)
    trainers.read(reading.rows, reading.gathered, reading.known("creature_templates", "entry"))
    reading.add("npc_text", "npc_texts", lambda f: services.npc_text(f, texts))
    reading.add("gossip_menu", "gossip_menus", menu)
    reading.add("gossip_menu_option", "gossip_options", option)
