# SPDX-License-Identifier: GPL-2.0-or-later
"""Places of 3.3.5a: where each race and class begins, and the client's safe locations, which are its graveyards."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import orjson

from warhost.lore.provenance import DATA, Provenance, parse


class Start(NamedTuple):
    """Is where characters of a race and class begin: map and zone ids, yards, radians."""

    map_id: int
    zone_id: int
    x: float
    y: float
    z: float
    o: float


class SafeLocation(NamedTuple):
    """Is a row of WorldSafeLocs: map id, yards, its name."""

    map_id: int
    x: float
    y: float
    z: float
    name: str


@cache
def _shipped() -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads((DATA / "places.json").read_bytes())
    return found


def provenance(name: str) -> Provenance:
    """Return the provenance of a shipped table by its name in ``data/places.json``."""
    return parse(_shipped()[name]["from"])


@cache
def player_starts() -> dict[tuple[int, int], Start]:
    """Return where characters begin, by race and class: all 62 pairs of 3.3.5a."""
    return {(race, class_id): Start(*place) for race, class_id, *place in _shipped()["player_starts"]["rows"]}


@cache
def safe_locations() -> dict[int, SafeLocation]:
    """Return the client's safe locations by id."""
    return {number: SafeLocation(*place) for number, *place in _shipped()["safe_locations"]["rows"]}
