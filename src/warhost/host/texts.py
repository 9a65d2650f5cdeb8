# SPDX-License-Identifier: GPL-2.0-or-later
"""What the numbers in frames and events stand for, and the land that the bots stand on: written once into the shared memory."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from warhost import __version__
from warhost.brains.memory import ORDERS_GIVEN, OUTCOMES, STATES, STUCK_REASONS
from warhost.host.metrics import TICK_BUCKETS_MS
from warhost.host.ring_kinds import NAMES
from warhost.host.runner import Run
from warhost.lore.content.pack import Pack, Table
from warhost.protocol.flags import CharacterClass, Gender, Race
from warhost.protocol.registry import definition
from warhost.realm.tables.clock import POOLED

ZONE_COLUMNS = ("map_id", "x", "y", "z", "radius_yd", "level_min", "level_max", "team")
SPOT_COLUMNS = ("map_id", "x", "y", "z", "radius_yd", "zone_id", "level_min", "level_max", "capacity")


def names_of(members: type[IntEnum]) -> dict[int, str]:
    """Return number -> name in small letters of an enumeration."""
    return {int(member): member.name.lower() for member in members}


def lands(pack: Pack, table: Table, key: str, columns: tuple[str, ...]) -> dict[int, dict[str, Any]]:
    """Return number -> its columns (and its name, where it has one) of zones or spots."""
    made = {}
    for row in table:
        made[int(row[key])] = {name: row[name].item() for name in columns}
        if "name" in (table.dtype.names or ()):
            made[int(row[key])]["name"] = pack.text(int(row["name"]))
    return made


def texts_of(run: Run) -> dict[str, Any]:
    """Return the texts of a run's realm, fit for JSON."""
    pack = run.fleet.content.pack
    return {
        "version": __version__,
        "content": run.plan.content,
        "seed": run.plan.seed,
        "states": STATES,
        "stuck_reasons": STUCK_REASONS,
        "orders": ORDERS_GIVEN,
        "outcomes": OUTCOMES,
        "classes": names_of(CharacterClass),
        "races": names_of(Race),
        "genders": names_of(Gender),
        "opcodes": [definition(handler.opcode).name for handler in run.fleet.world.dispatch.handlers],
        "kinds": NAMES,
        "pools": POOLED,
        "tick_buckets_ms": [bound for bound in TICK_BUCKETS_MS if bound != float("inf")],
        "maps": {int(row["map_id"]): pack.text(int(row["name"])) for row in pack.maps},
        "zones": lands(pack, pack.zones, "zone_id", ZONE_COLUMNS),
        "spots": lands(pack, pack.spots, "spot_id", SPOT_COLUMNS),
    }
