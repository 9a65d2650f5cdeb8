# SPDX-License-Identifier: GPL-2.0-or-later
"""Whom an observer sees at the end of a tick, by the rules of ``realm.visibility``, units on paths where they are by then."""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.realm.announcing.told import place_at
from warhost.realm.handlers.movement.paths import STEP_YD
from warhost.realm.tables.units import GHOST, UNIT_FREE, UNIT_PLAYER


def seen_rows(state: Any, me: int, now_ms: int) -> list[int]:
    """Return the rows of units within ``rules.visibility_yd`` on the ground of unit ``me``, which is the first of them.

    Ghosts are seen by ghosts alone. A unit that leaves the world is seen by nobody.
    """
    units = state["units"][: state.used("units")]
    own = place_at(units[me], now_ms)
    far = float(state["rules"]["visibility_yd"][0])
    dx, dy = units["x"] - own.x, units["y"] - own.y
    reach = far + STEP_YD + 1.0
    might = (dx * dx + dy * dy <= reach * reach) & (units["in_world"] == 1) & (units["kind"] != UNIT_FREE)
    might &= units["map"] == units["map"][me]
    if units["death"][me] != GHOST:
        might &= (units["kind"] != UNIT_PLAYER) | (units["death"] != GHOST)
    might[me] = False
    rows = [me]
    for row in np.flatnonzero(might).tolist():
        place = place_at(units[row], now_ms)
        if (place.x - own.x) ** 2 + (place.y - own.y) ** 2 <= far * far:
            rows.append(row)
    return rows
