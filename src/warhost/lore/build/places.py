# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the tables of places that ship: where characters begin and where the client's safe locations (graveyards) lie."""

from __future__ import annotations

import json
from pathlib import Path

from warhost.lore.build.classes import Table, table
from warhost.lore.build.sql import rows


def tables(shared: Path) -> dict[str, Table]:
    """Return every table of places, by name."""
    starts = rows(shared / "world" / "ac335_world_partial.sql.gz", ("playercreateinfo",))["playercreateinfo"]
    places = json.loads((shared / "lore" / "wrath_tables" / "world_safe_locs.json").read_bytes())["rows"]
    return {
        "player_starts": table("race, class, map, zone, x, y, z (yd), facing (radians)", "world", [list(row) for row in starts]),
        "safe_locations": table(
            "id, map, x, y, z (yd), name", "dbc", [[one[key] for key in ("id", "map", "x", "y", "z", "name")] for one in places]
        ),
    }
