# SPDX-License-Identifier: GPL-2.0-or-later
"""What the examples of casting share: how actors stand ready, and the fields of a cast."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warhost.protocol.flags import TargetFlag
from warhost.realm.examples import guid

DUMMY = 103
"""The small world's training dummy."""


def ready(world: Any, rows: dict[str, int]) -> None:
    """Let every actor who plays know all spells and be well, with round figures and bare hands."""
    units, sheets = world.state["units"], world.state["sheets"]
    for row in rows.values():
        player = units["player"][row]
        if player >= 0:
            world.state.plain["spellbook"][player] = 0xFF
            units["max_hp"][row] = units["hp"][row] = 5000
            units["max_powers"][row] = units["powers"][row] = 5000
            sheets["base_mana"][row], sheets["cast_haste"][row] = 1000, 1.0
            sheets["weapon_subclass"][row] = -1


def at(name: str, spell_id: int) -> Mapping[str, Any]:
    """Return the fields of a cast at an actor."""
    return {"cast_count": 1, "spell_id": spell_id, "cast_flags": 0, "target_mask": int(TargetFlag.UNIT), "target_guid": guid(name)}


def at_place(x: float, spell_id: int) -> Mapping[str, Any]:
    """Return the fields of a cast at a place on the x axis."""
    where = {"dest_transport_guid": 0, "dest_x": x, "dest_y": 0.0, "dest_z": 0.0}
    return {"cast_count": 1, "spell_id": spell_id, "cast_flags": 0, "target_mask": int(TargetFlag.DEST_LOCATION), **where}


def alone(spell_id: int) -> Mapping[str, Any]:
    """Return the fields of a cast that names no target."""
    return {"cast_count": 1, "spell_id": spell_id, "cast_flags": 0, "target_mask": 0}
