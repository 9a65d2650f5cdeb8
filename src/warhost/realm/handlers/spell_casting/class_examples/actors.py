# SPDX-License-Identifier: GPL-2.0-or-later
"""What the examples of casting share: how actors stand ready, and the fields of a cast."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warhost.protocol.flags import TargetFlag
from warhost.realm.examples import Creature, Do, Login, Step, guid
from warhost.realm.handlers.loot.bags import new_item, store
from warhost.realm.handlers.session.equipment import sum_gear, take_off
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura
from warhost.realm.uncompiled import unwrapped

WOLF, BANDIT, DUMMY = 101, 102, 103
"""The small world's wolf, its human robber and its training dummy."""


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


def stage(class_id: int, *steps: Step, race: int = 1, x: float = 10.0) -> tuple[Step, ...]:
    """Return the setup in which a player of level 80 who knows everything stands ``x`` yd before the dummy."""
    return (Login("me", race=race, class_id=class_id, level=80), Creature("dummy", DUMMY, x=x), Do(ready), *steps)


def _item_row(world: Any, entry: int) -> int:
    return int(unwrapped(world.content.items)["entry"].tolist().index(entry))


def carry(*entries: int) -> Do:
    """Return the step that puts one of each item into the backpack of actor ``me``."""

    def step(world: Any, rows: dict[str, int]) -> None:
        for entry in entries:
            store(world.state.kernels(), world.content, int(world.state["units"]["player"][rows["me"]]), _item_row(world, entry), 1)

    return Do(step)


def wear(entry: int, slot: int) -> Do:
    """Return the step that puts an item into a slot that actor ``me`` wears."""

    def step(world: Any, rows: dict[str, int]) -> None:
        st, player = world.state.kernels(), int(world.state["units"]["player"][rows["me"]])
        take_off(st, player, slot)
        new_item(st, player, slot, _item_row(world, entry), 1)
        sum_gear(st, world.content, rows["me"])

    return Do(step)


def bears(target: str, spell_id: int, caster: str) -> Do:
    """Return the step that lets ``caster`` have put the auras of a spell on ``target``."""

    def step(world: Any, rows: dict[str, int]) -> None:
        st, ct = world.state.kernels(), world.content
        if add_aura(st, ct, rows[caster], rows[target], int(ct.spell_rows[spell_id]), 7, world.state.now_ms) < 0:
            raise ValueError(f"spell {spell_id} does not hold on {target}: choose another in the setup")

    return Do(step)


def sturdy(*names: str) -> Do:
    """Return the step that gives creatures 100,000 health and lets nothing miss or crit that actor ``me`` does."""

    def step(world: Any, rows: dict[str, int]) -> None:
        units, sheets = world.state["units"], world.state["sheets"]
        for name in names:
            units["max_hp"][rows[name]] = units["hp"][rows[name]] = 100_000
            for column in ("dodge_pct", "parry_pct", "block_pct"):
                sheets[column][rows[name]] = 0.0
        me = rows["me"]
        sheets["melee_hit_pct"][me] = sheets["spell_hit_pct"][me] = 100.0
        sheets["melee_crit_pct"][me] = sheets["spell_crit_pct"][me] = -100.0

    return Do(step)
