# SPDX-License-Identifier: GPL-2.0-or-later
"""The update fields of 3.3.5a: where each value of an object stands in an update mask.

The table is ``update_fields_335a.tsv``: group, name, first index, words of 32 bits, type (int, float, guid, bytes, shorts). A
container has the fields of an item before its own, a player those of a unit; all have those of an object.
Source: AzerothCore src/server/game/Entities/Object/Updates/UpdateFields.h; the indices agree with wow_messages.
"""

from __future__ import annotations

import struct
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class UpdateField(NamedTuple):
    """Is one row of the table."""

    group: str
    name: str
    first: int
    words: int
    kind: str


def _read() -> tuple[UpdateField, ...]:
    table = Path(__file__).with_name("update_fields_335a.tsv").read_text(encoding="ascii")
    rows = (line.split("\t") for line in table.splitlines())
    return tuple(UpdateField(group, name, int(index), int(words), kind) for group, name, index, words, kind in rows)


UPDATE_FIELDS = _read()
"""All rows, in order of their group and index."""

INDEX = MappingProxyType({field.name: field.first for field in UPDATE_FIELDS})
"""The emulators' name of a field to its first index."""

GROUPS = MappingProxyType(
    {
        "object": ("object",),
        "item": ("object", "item"),
        "container": ("object", "item", "container"),
        "unit": ("object", "unit"),
        "player": ("object", "unit", "player"),
        "gameobject": ("object", "gameobject"),
        "dynamicobject": ("object", "dynamicobject"),
        "corpse": ("object", "corpse"),
    }
)
"""The groups of fields that an object of a kind has."""

PLAYER_END = 1326
"""One past the last index of a player, who has the most fields."""


def fields_of(kind: str) -> tuple[UpdateField, ...]:
    """Return all fields that an object of a kind (a key of GROUPS) has, by index."""
    return tuple(field for field in UPDATE_FIELDS if field.group in GROUPS[kind])


def as_float(word: int) -> float:
    """Return the float that a word of an update mask holds."""
    return float(struct.unpack("<f", struct.pack("<I", word))[0])


def from_float(value: float) -> int:
    """Return the word that holds a float."""
    return int(struct.unpack("<I", struct.pack("<f", value))[0])
