# SPDX-License-Identifier: GPL-2.0-or-later
"""GUIDs of units: the low 24 bits are the unit's row plus one, so that a GUID finds its row without a search.

Players: high part 0, ``generation << 24 | row + 1``; creatures: 0xF130, entry << 24, row + 1, as the client expects
(AzerothCore ``ObjectGuid.h``: ``HighGuid``). A row is given out again under another generation or entry, so a GUID that
lingers with a client does not name a newcomer.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.realm.kernel import kernel

LOW_MASK = np.uint64(0xFFFFFF)
HIGH_CREATURE = 0xF130
HIGH_PET = 0xF140
HIGH_ITEM = 0x4000


def player_guid(row: int, generation: int) -> int:
    """Return the GUID of the player whose unit has this row."""
    return (generation << 24) | (row + 1)


def summon_guid(row: int, number: int) -> int:
    """Return the GUID of the summoned unit in this row: ``number`` counts all that were ever summoned."""
    return (HIGH_PET << 48) | ((number & 0xFFFFFF) << 24) | (row + 1)


def creature_guid(row: int, entry: int) -> int:
    """Return the GUID of the creature of template ``entry`` whose unit has this row."""
    return (HIGH_CREATURE << 48) | (entry << 24) | (row + 1)


@kernel
def row_of_guid(guid: Any) -> int:
    """Return the row that a unit's GUID names, whoever stands there now; -1 for 0."""
    return int(np.uint64(guid) & LOW_MASK) - 1


@kernel
def row_of(st: Any, guid: Any) -> int:
    """Return the row of the unit that bears ``guid`` now, or -1."""
    row = row_of_guid(guid)
    if row < 0 or row >= len(st.units):
        return -1
    if st.units[row].guid != guid or st.units[row].kind == 0:
        return -1
    return row
