# SPDX-License-Identifier: GPL-2.0-or-later
"""Keep the graveyards that have their spirit healer, make those that spirit healers stand for, and stand rebuilt healers on their ground.

A ghost whose corpse is out of reach comes back by a spirit healer near its graveyard; a graveyard without one would hold it for
ever. So where a source has spirit healers, each graveyard needs one within NEAR_YD, and each healer a graveyard. Places of graveyards
are the client's own; so a healer whose place was rebuilt, and lies far above or below, takes the height of its graveyard.
"""

from __future__ import annotations

import math

from warhost.lore.content import words
from warhost.lore.content.texts import Texts
from warhost.sources.gather import Gathered, Row

NEAR_YD = 60.0
"""How far the dead look for a spirit healer (``brains/dying.py``)."""

HIGH_YD = 10.0
"""A rebuilt height that is so far from the graveyard's is taken for wrong."""


def _yards(one: Row, other: Row) -> float:
    """Return the distance of two places over the ground, yd; places on two maps are out of reach."""
    return math.hypot(one["x"] - other["x"], one["y"] - other["y"]) if one["map_id"] == other["map_id"] else math.inf


def _nearest(place: Row, among: list[Row]) -> tuple[float, Row | None]:
    found = min(among, key=lambda other: (_yards(place, other), other.get("spawn_id", other.get("graveyard_id", 0))), default=None)
    return (_yards(place, found), found) if found is not None else (math.inf, None)


def man_graveyards(gathered: Gathered, texts: Texts) -> None:
    """Leave out graveyards without a healer, add one for each healer without a graveyard, set heights; and tell it."""
    flags = {row["entry"]: row["npc_flags"] for row in gathered.rows_of("creature_templates")}
    healers = [row for row in gathered.rows_of("spawns") if flags.get(row["entry"], 0) & words.NPC_SPIRIT_HEALER]
    if not healers:
        return
    gathered.leave_out("graveyards", lambda row: "no spirit healer stands near it" if _nearest(row, healers)[0] > NEAR_YD else "")
    graveyards = gathered.rows_of("graveyards")
    made: list[Row] = []
    lifted = 0
    number = max((row["graveyard_id"] for row in graveyards), default=0)
    for healer in healers:
        yards, graveyard = _nearest(healer, graveyards)
        if graveyard is None or yards > NEAR_YD:
            number += 1
            place = {name: healer[name] for name in ("map_id", "x", "y", "z")}
            made.append({"graveyard_id": number, "name": texts.number("Spirit Healer"), **place})
        elif healer.get("origin") == words.ORIGIN_REBUILT and abs(healer["z"] - graveyard["z"]) > HIGH_YD:
            lifted += 1
            healer["z"] = graveyard["z"]
    gathered.add_made("graveyards", made, 0)
    notes = gathered.report.notes
    if made:
        notes.append(f"{len(made)} graveyards made where spirit healers stand: the source knows no other place there")
    if lifted:
        notes.append(f"{lifted} spirit healers whose place was rebuilt stand at the height of their graveyard")
