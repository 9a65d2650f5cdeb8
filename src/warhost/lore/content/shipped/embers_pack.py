# SPDX-License-Identifier: GPL-2.0-or-later
"""Join all rules of the shipped pack "embers" into one pack."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from warhost.lore.content.manifest import Manifest, Source
from warhost.lore.content.pack import Pack, make_pack
from warhost.lore.content.rows import filled, from_rows
from warhost.lore.content.schema import DTYPES
from warhost.lore.content.shipped import creatures
from warhost.lore.content.shipped.items import make_items
from warhost.lore.content.shipped.layout import BAND_LEVELS, BANDS, Layout, layout_for, road, zone_corner
from warhost.lore.content.shipped.loot import loot_id_of, loot_rows, reference_rows
from warhost.lore.content.shipped.people import graveyard_rows, start_item_rows, start_rows, zone_id_of
from warhost.lore.content.shipped.source import source
from warhost.lore.content.shipped.spawns import make_spawns
from warhost.lore.content.shipped.spells import caster_rows, spell_rows, spell_titles
from warhost.lore.content.texts import Texts
from warhost.lore.content.words import GROUND_FLAT, TEAM_BOTH

VERSION = "1"
SOURCES = (
    Source("embers", "Embers, the content pack of Warhost", VERSION, "2026-11-22", "GPL-2.0-or-later"),
    Source(
        "ac-world", "AzerothCore 3.3.5a world tables: creature_classlevelstats", "commit 7be3d24", "2025-11-24", "AGPL-3.0; single figures"
    ),
)


def build_embers(bots: int, seed: int) -> Pack:
    """Return the pack with spawns for ``bots`` bots; the same arguments give the same pack, to the bit."""
    texts, layout = Texts(), layout_for(bots)
    world = source("world")
    items = make_items(texts)
    spawns, spots = make_spawns(layout, seed)
    tables: dict[str, NDArray[np.void]] = {name: np.zeros(0, dtype) for name, dtype in DTYPES.items()}
    tables |= {
        "maps": from_rows("maps", [{"map_id": m["id"], "name": texts.number(m["name"]), "ground": GROUND_FLAT} for m in world["maps"]]),
        "zones": _zones(layout, texts),
        "creature_templates": _templates(texts),
        "creature_spells": from_rows("creature_spells", [row for zone in range(BANDS * 2) for row in caster_rows(zone, zone % BANDS)]),
        "spells": from_rows("spells", spell_rows()),
        "spell_names": from_rows("spell_names", [{"spell_id": spell, "name": texts.number(name)} for spell, name in spell_titles()]),
        "spawns": spawns,
        "spots": spots,
        "item_templates": from_rows("item_templates", items.rows),
        "loot": from_rows("loot", loot_rows()),
        "loot_references": from_rows("loot_references", reference_rows(items)),
        "player_starts": from_rows("player_starts", start_rows(layout)),
        "start_items": from_rows("start_items", start_item_rows()),
        "graveyards": from_rows("graveyards", graveyard_rows(layout, texts)),
        "roads": _roads(layout),
    }
    manifest = Manifest(
        name="embers", title="Embers: two lands, levels 1 to 80", era="wrath", version=VERSION, eras=("wrath",), sources=SOURCES,
        generator="embers", bots=bots, seed=seed,
    )  # fmt: skip
    return make_pack(tables, texts.names(), manifest)


def _zones(layout: Layout, texts: Texts) -> NDArray[np.void]:
    rows = []
    for zone, place in enumerate(source("world")["zones"]):
        band = zone % BANDS
        x, y, way = zone_corner(layout, band)
        rows.append({
            "zone_id": zone_id_of(zone), "map_id": place["map"], "x": x + way * layout.width_yd / 2.0, "y": y + layout.height_yd / 2.0,
            "radius_yd": (layout.width_yd**2 + layout.height_yd**2) ** 0.5 / 2.0, "name": texts.number(place["name"]),
            "level_min": band * BAND_LEVELS + 1, "level_max": (band + 1) * BAND_LEVELS, "team": TEAM_BOTH,
        })  # fmt: skip
    return from_rows("zones", rows)


def _templates(texts: Texts) -> NDArray[np.void]:
    places, kinds = source("world")["zones"], source("creatures")["kinds"]
    rows = [
        creatures.person_row(creatures.SPIRIT_HEALER, "spirit_healer", 60, texts),
        creatures.person_row(creatures.QUARTERMASTER, "quartermaster", 30, texts),
    ]
    rows += [
        creatures.person_row(creatures.GUARD + zone, "guard", min(83, (zone % BANDS + 1) * BAND_LEVELS + 5), texts)
        for zone in range(len(places))
    ]
    for zone, place in enumerate(places):
        for slot in range(len(place["kinds"]) + 1):
            elite = slot == creatures.WARDEN_SLOT
            for step in range(BAND_LEVELS):
                level = creatures.level_of(zone % BANDS, step)
                family = "elite" if elite else kinds[place["kinds"][slot]]["loot"]
                rows.append(creatures.kind_row(zone, slot, step, level, loot_id_of(family, level), texts, elite))
    return from_rows("creature_templates", rows)


def _roads(layout: Layout) -> NDArray[np.void]:
    points = road(layout)
    parts = []
    for number, record in enumerate(source("world")["maps"]):
        x, y = np.array(points).T
        parts.append(filled("roads", len(points), road_id=number + 1, point=np.arange(len(points)), map_id=record["id"], x=x, y=y))
    return np.concatenate(parts)
