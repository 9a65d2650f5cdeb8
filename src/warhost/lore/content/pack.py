# SPDX-License-Identifier: GPL-2.0-or-later
"""A content pack in memory: frozen tables, texts and a manifest; and how one is loaded and saved.

``load_pack("embers")`` makes the shipped pack, ``load_pack(path)`` reads a file that ``save_pack`` wrote (or
``warhost content import``). Both check the whole pack before anyone sees it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from warhost.lore.content import container
from warhost.lore.content.manifest import Manifest, PackError
from warhost.lore.content.schema import DTYPES
from warhost.lore.content.validate import validate

Table = NDArray[np.void]


@dataclass(frozen=True)
class Pack:
    """Holds the tables of a realm's content. The arrays are read-only; a text column counts into ``names``."""

    manifest: Manifest
    names: tuple[str, ...]
    maps: Table
    zones: Table
    creature_templates: Table
    creature_spells: Table
    spells: Table
    spell_names: Table
    spawns: Table
    waypoints: Table
    item_templates: Table
    loot: Table
    loot_references: Table
    player_starts: Table
    start_items: Table
    graveyards: Table
    roads: Table
    spots: Table
    vendor_items: Table
    trainer_spells: Table
    npc_texts: Table
    gossip_menus: Table
    gossip_options: Table
    other_loot: Table
    object_templates: Table
    object_spawns: Table
    quests: Table
    quest_givers: Table

    def tables(self) -> dict[str, Table]:
        """Return every table by name, in the schema's order."""
        return {name: getattr(self, name) for name in DTYPES}

    def text(self, number: int) -> str:
        """Return the text that a ``name`` column's ``number`` means."""
        return self.names[number]

    def names_of_spells(self) -> dict[int, str]:
        """Return the name of every spell of the pack's own by id; one without a name is called by its id."""
        named = {int(row["spell_id"]): self.names[int(row["name"])] for row in self.spell_names}
        return {spell: named.get(spell, f"spell {spell}") for spell in self.spells["id"].tolist()}

    def scaled(self, bots: int, seed: int = 0) -> Pack:
        """Return the pack with spawns for ``bots`` bots (mutates nothing).

        A shipped pack is made anew by its rules. Imported content has the spawns it has and comes back as it is: what
        helps there is the realm's dynamic respawn.
        """
        if not self.manifest.generator:
            return self
        from warhost.lore.content.shipped import build

        return build(self.manifest.generator, bots=bots, seed=seed)


def make_pack(tables: Mapping[str, Table], names: tuple[str, ...], manifest: Manifest) -> Pack:
    """Return a checked, frozen pack of ``tables``; raise PackError for whatever the schema forbids.

    Counts and content hash are set here. The arrays are made read-only in place.
    """
    validate(tables, names, manifest)
    for table in tables.values():
        table.flags.writeable = False
    counts = {name: len(tables[name]) for name in DTYPES}
    manifest = replace(manifest, counts=counts, content_hash="")
    manifest = replace(manifest, content_hash=content_hash(tables, names, manifest))
    return Pack(manifest, names, **{name: tables[name] for name in DTYPES})


def content_hash(tables: Mapping[str, Table], names: tuple[str, ...], manifest: Manifest) -> str:
    """Return 64 hex digits over every column, every text and the manifest (its own hash field left empty)."""
    digest = hashlib.sha256()
    digest.update(orjson.dumps(replace(manifest, content_hash="").as_json(), option=orjson.OPT_SORT_KEYS))
    digest.update("\0".join(names).encode())
    for name in DTYPES:
        for column in tables[name].dtype.names or ():
            digest.update(f"{name}.{column}".encode())
            digest.update(np.ascontiguousarray(tables[name][column]).tobytes())
    return digest.hexdigest()


def save_pack(pack: Pack, path: Path) -> None:
    """Write ``pack`` as one compressed file; the same pack gives the same bytes."""
    container.write(path, pack.manifest.as_json(), pack.names, pack.tables())


def load_pack(path_or_name: str | Path, *, bots: int | None = None, seed: int = 0) -> Pack:
    """Return the shipped pack of that name, or the pack in that file.

    ``bots`` and ``seed`` choose the scale of a shipped pack (its own default otherwise). Raises PackError when there is
    no such pack, the file is damaged or of another version, or its content breaks the schema.
    """
    from warhost.lore.content.shipped import DEFAULT_BOTS, SHIPPED, build

    if str(path_or_name) in SHIPPED:
        return build(str(path_or_name), bots=DEFAULT_BOTS if bots is None else bots, seed=seed)
    path = Path(path_or_name)
    if not path.is_file():
        known = ", ".join(SHIPPED)
        raise PackError(f"no content pack {str(path_or_name)!r}: give the path of a pack file, or one of the shipped packs ({known})")
    manifest, names, tables = container.read(path)
    pack = make_pack(tables, names, manifest)
    if pack.manifest.content_hash != manifest.content_hash:
        raise PackError(f"{path} is damaged: its content does not have the hash its manifest names; copy or import it again")
    return pack
