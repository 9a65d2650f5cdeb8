# SPDX-License-Identifier: GPL-2.0-or-later
"""What a pack says about itself: its name, era, sources, counts, and what an import reinterpreted."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from warhost.errors import WarhostError


class PackError(WarhostError):
    """Says what is wrong with a content pack and what to do about it."""


@dataclass(frozen=True)
class Source:
    """Is where records come from: ``id`` is what people cite; title, version and date say which edition."""

    id: str
    title: str
    version: str
    date: str
    licence: str


@dataclass(frozen=True)
class Manifest:
    """Is the first thing read of a pack; ``eras`` and ``sources`` are what the columns of these names count into."""

    name: str
    title: str
    era: str
    """The game whose content this is; the rules are always wrath."""
    version: str
    eras: tuple[str, ...]
    sources: tuple[Source, ...]
    reinterpreted: tuple[str, ...] = ()
    """What is read otherwise than in its own era, one sentence each."""
    generator: str = ""
    """The shipped pack that can be made anew for another number of bots; empty for a pack that is what it is."""
    bots: int = 0
    """The number of bots the spawns were made for; 0 for content with spawns of its own."""
    seed: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    content_hash: str = ""
    """SHA-256 over every table and text and this manifest but the hash: 64 hex digits."""

    def as_json(self) -> dict[str, Any]:
        """Return the manifest as plain dicts, lists, texts and numbers."""
        return asdict(self)


def manifest_from_json(record: dict[str, Any]) -> Manifest:
    """Return the manifest that ``as_json`` wrote; raise PackError where a field is missing or unknown."""
    try:
        fields = dict(record)
        fields["sources"] = tuple(Source(**source) for source in fields["sources"])
        fields["eras"] = tuple(fields["eras"])
        fields["reinterpreted"] = tuple(fields.get("reinterpreted", ()))
        return Manifest(**fields)
    except (KeyError, TypeError) as error:
        raise PackError(f"the pack's manifest does not fit this version of Warhost ({error}); import or build the pack again") from error
