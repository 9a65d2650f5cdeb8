# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a figure comes from and how sure it is: sources by id, and confidence with a meaning."""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

import orjson

from warhost.errors import WarhostError
from warhost.lore.eras import era

DATA = Path(__file__).resolve().parent / "data"
"""Folder of the facts that ship."""


class UnknownSource(WarhostError):  # noqa: N818 - the name says what was asked for
    """Tells that a record names a source that ``data/sources.json`` does not list."""


class Confidence(IntEnum):
    """Orders how sure a figure is; higher gives way to nothing lower."""

    NEIGHBOUR = 1
    """From a neighbouring era: unchanged as far as is known, not confirmed."""
    CARRIED = 2
    """From another rank of the same spell, or a listing that names the ability and no rank."""
    DERIVED = 3
    """Reckoned or put into the client's numbers by a rule that the source states."""
    STATED = 4
    """One source of the era states it."""
    EXACT = 5
    """From a client table of the build, or from the emulator's own table of it."""


class Source(NamedTuple):
    """Describes a source: id, title, version (commit, build or revision), date, licence, address.

    ``date`` (ISO) is the version's own, or where that is not recorded the day it was read.
    """

    id: str
    title: str
    version: str
    date: str
    licence: str
    address: str


class Provenance(NamedTuple):
    """Says of one figure: era, source id and confidence."""

    era: str
    source: str
    confidence: Confidence


@cache
def sources() -> dict[str, Source]:
    """Return every source that ships, by id."""
    rows = orjson.loads((DATA / "sources.json").read_bytes())
    return {row["id"]: Source(**row) for row in rows}


def source(source_id: str) -> Source:
    """Return the source named ``source_id``, or raise `UnknownSource`."""
    try:
        return sources()[source_id]
    except KeyError:
        raise UnknownSource(f"there is no source {source_id!r} in lore/data/sources.json: add it with title, version and date") from None


def parse(text: str) -> Provenance:
    """Return the provenance written as ``era/source/confidence``; raise where era or source is not known."""
    era_id, source_id, confidence = text.split("/")
    return Provenance(era(era_id).id, source(source_id).id, Confidence[confidence.upper()])


def written(provenance: Provenance) -> str:
    """Return ``era/source/confidence``, which `parse` reads."""
    return f"{provenance.era}/{provenance.source}/{provenance.confidence.name.lower()}"
