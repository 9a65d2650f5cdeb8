# SPDX-License-Identifier: GPL-2.0-or-later
"""What an observer has been told: of each unit in its sight, and of its own character."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from warhost.realm.geometry import position_at
from warhost.realm.uncompiled import Row

Say = Callable[..., None]
"""``say(name, **fields)`` writes a packet."""

_position_at: Any = getattr(position_at, "py_func", position_at)


@dataclass(frozen=True, slots=True)
class Place:
    """Is where a unit stands (yd), faces (radians), and with which movement flags."""

    x: float
    y: float
    z: float
    o: float
    flags: int


@dataclass(frozen=True, slots=True)
class Path:
    """Is a path as announced: its ends in yd, its times in ms."""

    start: tuple[float, float, float]
    end: tuple[float, float, float]
    start_ms: int
    path_ms: int


@dataclass
class ToldUnit:
    """Is what the observer knows of a unit in its sight."""

    guid: int
    values: dict[int, int]
    place: Place
    path: Path | None
    speed: float
    victim: int = -1
    cast: tuple[int, int] | None = None
    """Row of spells and the ms at which it began."""
    cast_due_ms: int = 0
    channel: int = -1
    channel_ends_ms: int = 0
    auras: dict[int, dict[str, Any]] = field(default_factory=dict)
    """By slot: the fields of the packet, its ``ends_ms`` beside them."""


@dataclass
class ToldSelf:
    """Is what the observer knows of its own character alone."""

    spells: frozenset[int] = frozenset()
    """Rows of spells."""
    cooldowns: dict[int, int] = field(default_factory=dict)
    """Spell id to the ms at which it is ready."""
    repeat: int = -1
    next_swing: int = -1
    combos: tuple[int, int] = (0, 0)
    """Combo points and the GUID of whom they are on."""
    reclaim_ms: int = 0
    corpse: tuple[int, float, float, float] = (-1, 0.0, 0.0, 0.0)
    teleport_due: int = 0
    loot_unit: int = -1
    loot_copper: int = 0
    loot_slots: dict[int, int] = field(default_factory=dict)
    """Slot of the loot window to row of loot_items."""
    items: dict[int, dict[int, int]] = field(default_factory=dict)
    """GUID of an item to its update fields."""
    rooted: bool = False
    pet: tuple[int, ...] = ()
    """GUID of the pet and its spells as buttons."""
    pet_mode: tuple[int, ...] = ()
    rune_kinds: tuple[int, ...] = ()
    """Kinds of its runes; empty: it has not been told."""
    runes_ready_ms: tuple[int, ...] = (0,) * 6
    totems: tuple[int, ...] = (0, 0, 0, 0)
    """GUIDs by place: fire, earth, water, air."""


def place_at(u: np.void, now_ms: int) -> Place:
    """Return where a unit (a row of units) is at ``now_ms``, on its path where it has one."""
    x, y, z = _position_at(Row(u), now_ms)
    return Place(x, y, z, float(u["o"]), int(u["move_flags"]))


def path_of(u: np.void) -> Path | None:
    """Return the path that a unit (a row of units) walks, or None."""
    if not u["path_kind"]:
        return None
    start = (float(u["path_from_x"]), float(u["path_from_y"]), float(u["path_from_z"]))
    end = (float(u["path_x"]), float(u["path_y"]), float(u["path_z"]))
    return Path(start, end, int(u["path_start_ms"]), int(u["path_ms"]))
