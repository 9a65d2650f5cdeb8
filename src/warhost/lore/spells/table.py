# SPDX-License-Identifier: GPL-2.0-or-later
"""The spell table: rows fit for kernels, and the questions that lookups ask of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import numpy as np

from warhost.errors import WarhostError
from warhost.lore.provenance import DATA
from warhost.lore.records import Record, read_file
from warhost.lore.spells import flags
from warhost.lore.spells.rows import rows_of
from warhost.lore.spells.schema import SPELL

CLASS_FILES = {
    1: "spells_warrior.json",
    2: "spells_paladin.json",
    3: "spells_hunter.json",
    4: "spells_rogue.json",
    5: "spells_priest.json",
    6: "spells_deathknight.json",
    7: "spells_shaman.json",
    8: "spells_mage.json",
    9: "spells_warlock.json",
    11: "spells_druid.json",
}
"""Data file by class id."""
SHARED_FILE = "spells_shared.json"
"""Spells that no class owns: auto attack, Shoot, racials, food and drink."""
NOT_LEARNT = flags.TRIGGERED_ONLY | flags.CREATURE_ONLY | flags.TALENT | flags.ITEM_SPELL


class UnknownSpell(WarhostError):  # noqa: N818 - the name says what was asked for
    """Tells that a spell id is not in the table."""


class SpellTable:
    """Holds spell ranks sorted by id, with names and chains; never changed once made."""

    def __init__(self, rows: np.ndarray[Any, np.dtype[np.void]], names: Mapping[int, str]) -> None:
        self.rows = rows
        self.names = dict(names)
        self._row = {int(spell_id): index for index, spell_id in enumerate(rows["id"])}
        self.chains: dict[int, tuple[int, ...]] = {}
        """First rank's id -> ids in rank order."""
        order = np.lexsort((rows["rank"], rows["chain"]))
        for index in order:
            chain = int(rows["chain"][index])
            self.chains[chain] = (*self.chains.get(chain, ()), int(rows["id"][index]))

    def __len__(self) -> int:
        """Return how many ranks there are."""
        return len(self.rows)

    def row_of(self, spell_id: int) -> int:
        """Return the row of a spell, or raise `UnknownSpell`."""
        try:
            return self._row[spell_id]
        except KeyError:
            raise UnknownSpell(
                f"there is no spell {spell_id} in a table of {len(self.rows)}: load its content pack or correct the id"
            ) from None

    def index_of(self, spell_ids: Iterable[int]) -> np.ndarray[Any, np.dtype[np.int32]]:
        """Return the rows of many spells as i4; raise `UnknownSpell` for the first that is not there."""
        return np.array([self.row_of(spell_id) for spell_id in spell_ids], np.int32)

    def get(self, spell_id: int) -> Any:
        """Return one row as a numpy record, or raise `UnknownSpell`."""
        return self.rows[self.row_of(spell_id)]

    def name(self, spell_id: int) -> str:
        """Return a spell's name, or raise `UnknownSpell`."""
        self.row_of(spell_id)
        return self.names[spell_id]

    def known_at(self, class_id: int, level: int, race_id: int = 0) -> tuple[int, ...]:
        """Return the ids of every rank that a character has by ``level`` from trainers, sorted by id.

        Passives count; talents and spells that others trigger do not. With ``race_id`` its racials come along, and
        spells of no class and no race (auto attack) always do.
        """
        rows = self.rows
        race_bit = 1 << (race_id - 1) if race_id > 0 else 0
        class_bit = np.uint32(1 << (class_id - 1))
        shared = (rows["class_id"] == 0) & ((rows["class_mask"] == 0) | ((rows["class_mask"] & class_bit) != 0))
        own = (rows["class_id"] == class_id) | shared
        race = (rows["race_mask"] == 0) | ((rows["race_mask"] & np.uint32(race_bit)) != 0)
        taught = (rows["attributes"] & np.uint64(NOT_LEARNT)) == 0
        mask = own & race & taught & (rows["spell_level"] <= level)
        return tuple(int(spell_id) for spell_id in rows["id"][mask])

    def best_rank(self, chain: int, level: int) -> int:
        """Return the id of the highest rank of ``chain`` learnt by ``level``, or 0 where none is."""
        best = 0
        for spell_id in self.chains.get(chain, ()):
            if int(self.rows["spell_level"][self._row[spell_id]]) <= level:
                best = spell_id
        return best

    def extend(self, rows: np.ndarray[Any, np.dtype[np.void]], names: Mapping[int, str]) -> SpellTable:
        """Return a new table that has ``rows`` (dtype `SPELL`) too; one with an id already there replaces it."""
        if rows.dtype != SPELL:
            raise WarhostError(f"rows of dtype {rows.dtype} cannot join the spell table: make them with the SPELL dtype")
        kept = self.rows[~np.isin(self.rows["id"], rows["id"])]
        joined = np.concatenate((kept, rows))
        return SpellTable(joined[np.argsort(joined["id"], kind="stable")], {**self.names, **names})


def records(class_id: int | None = None) -> list[Record]:
    """Return the shipped spell records: of one class, of none (0), or all."""
    files = [name for owner, name in (*CLASS_FILES.items(), (0, SHARED_FILE)) if class_id in (None, owner)]
    return [record for name in files for record in read_file(DATA / name)]


@cache
def load() -> SpellTable:
    """Return the shipped spell table, the same object each time: it is not to be changed."""
    every = records()
    rows = rows_of(every)
    rows.flags.writeable = False
    return SpellTable(rows, {record.id: record.name for record in every})
