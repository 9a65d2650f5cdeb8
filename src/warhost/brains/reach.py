# SPDX-License-Identifier: GPL-2.0-or-later
"""How far the rim of a unit lies from its middle: what least ranges and blows are counted from."""

from __future__ import annotations

from typing import Any

from warhost.realm.perception import kernel

PLAYER_REACH_YD = 1.5
"""The combat reach of players, and of creatures whose template names none."""


@kernel
def reach_yd(view: Any, know: Any, row: int) -> float:
    """Return a unit's combat reach."""
    template = view.units[row].template
    if template >= 0 and know.templates[template].combat_reach_yd > 0.0:
        return 0.0 + know.templates[template].combat_reach_yd
    return PLAYER_REACH_YD
