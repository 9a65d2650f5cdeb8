# SPDX-License-Identifier: GPL-2.0-or-later
"""Turn a content pack and the spell table into what kernels read: arrays in which every reference is a row number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from warhost.lore.content.pack import Pack
from warhost.lore.content.spell_items import with_spell_items
from warhost.lore.pets.hunter import BEAST_OF_RACE
from warhost.lore.pets.tables import kind_rows, level_rows
from warhost.realm.bundle import bundle
from warhost.realm.class_arrays import class_arrays
from warhost.realm.spell_notes import spell_arrays
from warhost.realm.wardrobe import wardrobe

if TYPE_CHECKING:
    from warhost.lore.spells.table import SpellTable

CONTENT_ARRAYS: tuple[str, ...] = (
    "map_slots",  # i4 by map id: place in the grid, -1 none
    "spells",  # SPELL rows
    "spell_rows",  # i4 by spell id: row of spells, -1 none
    "spell_notes",  # i8 by row of spells: NOTE_* mask
    "aura_masks",  # i8 by row of spells: effects that put an aura on a unit
    "reaches",  # u1 [spells, 3]: REACH_* of each effect
    "reagent_rows",  # i4 by row of spells: row of items that a cast uses up, -1 none
    "made_items",  # i4 [spells, 3]: row of items that an effect makes, -1 none
    "passive_rows",  # i8: rows of spells that are passive and put an aura on
    "sheet_rules",  # RULE_DTYPE by aura number: what it does to a sheet
    "first_sums",  # f8: the sums of a sheet without auras
    "class_levels",  # CLASS_LEVEL by class * 81 + level
    "race_class_stats",  # i4 [12 races, 12 classes, 81 levels, 5 stats]
    "rating_pct",  # f8 [12 classes, 25 ratings, 81 levels]: % (or points) for one point of rating
    "xp_to_next",  # i4 by level: experience to the next level, 0 at 80
    "class_spells",  # u1 [12 classes, spells]: level from which a class knows a spell, 0 never
    "summon_kinds",  # KIND_DTYPE of lore.pets
    "summon_rows",  # i4 by creature entry: row of summon_kinds, -1 none
    "summon_levels",  # LEVEL_DTYPE [kind * 81 + level]
    "summon_spells",  # i4 [kind, spell, level]: row of spells of the highest rank known at a level, -1 none
    "beast_of_race",  # i4 by race: row of summon_kinds of the beast that a hunter bot keeps, -1 none
    "templates",  # creature_templates
    "creature_spells",  # creature_spells, sorted by template row
    "creature_spell_first",  # i4 by template row: first row of creature_spells
    "creature_spell_count",  # i4 by template row
    "creature_spell_rows",  # i4 by row of creature_spells: row of spells
    "spawns",  # spawns
    "spawn_templates",  # i4 by spawn row: row of templates
    "items",  # item_templates
    "loot",  # loot and loot_references in one table
    "loot_first",  # i4 by loot number (see loot_numbers): first row of loot
    "loot_count",  # i4 by loot number
    "loot_of_template",  # i4 by template row: loot number, -1 none
    "loot_item_rows",  # i4 by row of loot: row of items, -1 where it is a reference
    "loot_reference_numbers",  # i4 by row of loot: loot number, -1 where it is an item
    "graveyards",
    "zones",
    "spots",
    "waypoints",
    "player_starts",
    "start_items",
    "start_item_rows",  # i4 by row of start_items: row of items
    "wardrobe",  # i4 [12 classes, 81 levels, 19 slots]: row of items, -1 nothing
)
"""The arrays of a realm's content, by the names that kernels read them by."""


class Content(NamedTuple):
    """Joins the pack, the spells and the arrays that kernels read (``arrays``, given to them as ``ct``)."""

    pack: Pack
    spells: SpellTable
    arrays: Any


def build_content(pack: Pack, spells: SpellTable) -> Content:
    """Return the content of a realm made of ``pack`` and the class spells ``spells`` (neither is changed).

    Items that class spells use up or make and that the pack lacks come from lore.
    """
    pack = with_spell_items(pack)
    if len(pack.spells):
        spells = spells.extend(pack.spells, pack.names_of_spells())
    items = _index(pack.item_templates["entry"])
    templates = _index(pack.creature_templates["entry"])
    loot = _loot(pack, items)
    arrays = {
        "map_slots": _map_slots(pack),
        "spells": spells.rows,
        "spell_rows": _by_id(spells.rows["id"]),
        **spell_arrays(spells.rows),
        "reagent_rows": _rows(items, spells.rows["reagent"]),
        "made_items": _rows(items, spells.rows["item_type"].ravel()).reshape(-1, 3),
        **class_arrays(),
        "class_spells": _class_spells(spells),
        **_summons(spells),
        "templates": pack.creature_templates,
        **_creature_spells(pack, templates, spells),
        "spawns": pack.spawns,
        "spawn_templates": _rows(templates, pack.spawns["entry"]),
        "items": pack.item_templates,
        **loot,
        "graveyards": pack.graveyards,
        "zones": pack.zones,
        "spots": pack.spots,
        "waypoints": pack.waypoints,
        "player_starts": pack.player_starts,
        "start_items": pack.start_items,
        "start_item_rows": _rows(items, pack.start_items["item"]),
        "wardrobe": wardrobe(pack.item_templates),
    }
    arrays = {name: np.require(array, requirements=["C", "W"]) for name, array in arrays.items()}
    return Content(pack, spells, bundle({name: arrays[name] for name in CONTENT_ARRAYS}))


def _index(entries: np.ndarray) -> dict[int, int]:
    return {int(entry): row for row, entry in enumerate(entries)}


def _rows(index: dict[int, int], entries: np.ndarray) -> np.ndarray:
    return np.array([index.get(int(entry), -1) for entry in entries], np.int32)


def _by_id(ids: np.ndarray) -> np.ndarray:
    rows = np.full(int(ids.max()) + 2 if len(ids) else 2, -1, np.int32)
    rows[ids] = np.arange(len(ids), dtype=np.int32)
    return rows


def _map_slots(pack: Pack) -> np.ndarray:
    slots = np.full(int(pack.maps["map_id"].max()) + 2, -1, np.int32)
    slots[pack.maps["map_id"]] = np.arange(len(pack.maps), dtype=np.int32)
    return slots


def _class_spells(spells: SpellTable) -> np.ndarray:
    learnt = np.zeros((12, len(spells.rows)), np.uint8)
    for class_id in range(1, 12):
        for spell_id in spells.known_at(class_id, 80):
            row = spells.row_of(spell_id)
            learnt[class_id, row] = max(1, int(spells.rows["spell_level"][row]))
    return learnt


def _summons(spells: SpellTable) -> dict[str, np.ndarray]:
    """Return the kinds of summoned units, where each stands, what each has and knows by level."""
    kinds = kind_rows()
    known = np.full((len(kinds), kinds["spells"].shape[1], 81), -1, np.int32)
    for row, kind in enumerate(kinds):
        for place, chain in enumerate(kind["spells"].tolist()):
            if chain < 0:
                known[row, place, 1:] = spells.row_of(-chain)
            for level in range(1, 81) if chain in spells.chains else ():
                rank = spells.best_rank(chain, level)
                known[row, place, level] = spells.row_of(rank) if rank else -1
    beasts = np.full(12, -1, np.int32)
    for race, entry in BEAST_OF_RACE.items():
        beasts[race] = int(np.flatnonzero(kinds["entry"] == entry)[0])
    return {
        "beast_of_race": beasts,
        "summon_kinds": kinds,
        "summon_rows": _by_id(kinds["entry"]),
        "summon_levels": level_rows().reshape(-1),
        "summon_spells": known,
    }


def _creature_spells(pack: Pack, templates: dict[int, int], spells: SpellTable) -> dict[str, np.ndarray]:
    owners = _rows(templates, pack.creature_spells["entry"])
    order = np.argsort(owners, kind="stable")
    rows = pack.creature_spells[order]
    counts = np.bincount(owners, minlength=len(pack.creature_templates)).astype(np.int32)
    first = (np.cumsum(counts) - counts).astype(np.int32)
    numbers = np.array([spells.row_of(int(i)) for i in rows["spell_id"]], np.int32)
    return {"creature_spells": rows, "creature_spell_first": first, "creature_spell_count": counts, "creature_spell_rows": numbers}


def _loot(pack: Pack, items: dict[int, int]) -> dict[str, np.ndarray]:
    """Return loot and references in one table, each loot's rows side by side, groups in order within it."""
    both = np.concatenate([pack.loot, pack.loot_references])
    is_reference = np.concatenate([np.zeros(len(pack.loot), np.int64), np.ones(len(pack.loot_references), np.int64)])
    order = np.lexsort((both["group_id"], both["loot_id"], is_reference))
    both, is_reference = both[order], is_reference[order]
    keys = list(zip(is_reference.tolist(), both["loot_id"].tolist(), strict=True))
    numbers: dict[tuple[int, int], int] = {}
    for key in keys:
        numbers.setdefault(key, len(numbers))
    owners = np.array([numbers[key] for key in keys], np.int64)
    counts = np.bincount(owners, minlength=len(numbers)).astype(np.int32)
    references = [numbers.get((1, int(r["reference"])), -1) if r["reference"] else -1 for r in both]
    return {
        "loot": both,
        "loot_first": (np.cumsum(counts) - counts).astype(np.int32),
        "loot_count": counts,
        "loot_of_template": np.array([numbers.get((0, int(i)), -1) for i in pack.creature_templates["loot_id"]], np.int32),
        "loot_item_rows": np.array([items[int(r["item"])] if r["item"] else -1 for r in both], np.int32),
        "loot_reference_numbers": np.array(references, np.int32),
    }
