# SPDX-License-Identifier: GPL-2.0-or-later
"""The state of the realm: every table, the wheel, the grid and the spellbooks, and their hash.

Only the tick writes it. Kernels get it as ``state.kernels()``, a bundle of its arrays.
"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from warhost.realm import tables
from warhost.realm.bundle import bundle
from warhost.realm.events import EVENT_COUNTS, EVENTS
from warhost.realm.schema import Column, SchemaError, Table
from warhost.realm.sheet_rules import SUMS
from warhost.realm.tables.clock import POOLED
from warhost.realm.wheel import WHEEL_SLOTS

NAMES = Table("names", (Column("name", "S48"),))
"""A row a player, beside ``players``; kernels do not see it."""

CELLS_A_SIDE = 512
"""Cells of 66.67 yd along one side of a map of 64 x 64 grids."""

ROWS_OF_UNPOOLED = {"clock": 1, "rules": 1, "pools": len(POOLED)}
PLAIN = ("wheel", "cells", "spellbook")
SCRATCH = ("scratch", "scratch2", "due_counts", "reached", "sums")


def sizes_for(players: int, creatures: int) -> dict[str, int]:
    """Return how many rows each pooled table starts with for so many players and creatures."""
    units = 2 * players + creatures + 64
    return {
        "units": units,
        "sheets": units,
        "cell_blocks": units,
        "players": players + 16,
        "runes": players + 16,
        "sessions": players + 16,
        "names": players + 16,
        "creatures": creatures + 64,
        "summons": players + 64,
        "auras": 16 * players + 2 * creatures + 1024,
        "cooldowns": 16 * players + 2 * creatures + 1024,
        "missiles": 2 * units + 1024,
        "diminishings": 2 * players + 256,
        "threat": 8 * players + creatures + 1024,
        "items": 24 * players + 1024,
        "loot_items": 4 * creatures + 1024,
        "timer_blocks": 2 * units + 2 * WHEEL_SLOTS,
        "due": 4 * units + 4096,
    }


class State:
    """Holds the arrays of a realm: ``tables`` by name, ``plain`` arrays by name, and the buffer of events."""

    def __init__(self, sizes: dict[str, int], maps: int, spells: int, seed: int) -> None:
        """Make an empty realm: rows per table, number of maps in the grid, of spells in a spellbook, and the seed."""
        rows = {**sizes, **ROWS_OF_UNPOOLED}
        self.tables: dict[str, np.ndarray] = {t.name: t.rows(rows[t.name]) for t in (*tables.ALL, NAMES)}
        self.plain: dict[str, np.ndarray] = {
            "wheel": np.full(WHEEL_SLOTS, -1, np.int32),
            "cells": np.full(maps * CELLS_A_SIDE * CELLS_A_SIDE, -1, np.int32),
            "spellbook": np.zeros((rows["players"], (spells + 7) // 8), np.uint8),
        }
        self.tables["clock"]["seed"] = seed & 0x7FFFFFFFFFFFFFFF
        self.waiting: np.ndarray | None = None
        """Packets that the next tick takes first (records), and their bytes."""
        self.waiting_blob = b""
        self.extra: dict[str, np.ndarray] = {}
        """What others save with the state and hash with it (what brains remember), by name."""
        self._scratch()
        self.events = EVENTS.rows(max(8192, 4 * rows["units"]))
        self.event_counts = EVENT_COUNTS.rows(1)
        self._kernels: Any = None

    def _scratch(self) -> None:
        count = max(4096, len(self.tables["units"]))
        self._scratch_arrays: dict[str, np.ndarray] = {
            "scratch": np.zeros(count, np.int32),
            "scratch2": np.zeros(count, np.int32),
            "due_counts": np.zeros(52, np.int32),
            "reached": np.zeros(64, np.int32),
            "sums": np.zeros(SUMS),
        }

    @property
    def now_ms(self) -> int:
        """Return the realm's time: the end of the last tick, in ms since it began."""
        return int(self.tables["clock"]["now_ms"][0])

    @property
    def tick(self) -> int:
        """Return the number of ticks that have run."""
        return int(self.tables["clock"]["tick"][0])

    def __getitem__(self, name: str) -> np.ndarray:
        return self.tables[name]

    def used(self, name: str) -> int:
        """Return how many rows of the table ``name`` have ever been used (rows past them are untouched)."""
        if name in POOLED:
            return int(self.tables["pools"]["used"][POOLED.index(name)])
        if name == "sheets":
            return self.used("units")
        if name in ("sessions", "names", "runes"):
            return len(self.tables[name]) if name == "sessions" else self.used("players")
        return len(self.tables[name])

    def kernels(self) -> Any:
        """Return the arrays as kernels take them; valid until ``grow`` is called."""
        if self._kernels is None:
            arrays = {**{t.name: self.tables[t.name] for t in tables.ALL}, **self.plain, **self._scratch_arrays}
            arrays |= {"events": self.events, "event_counts": self.event_counts}
            self._kernels = bundle(arrays)
        return self._kernels

    def grow(self, name: str, rows: int) -> None:
        """Make the table ``name`` at least ``rows`` rows long, keeping what it holds (never inside a tick)."""
        table = next(t for t in (*tables.ALL, NAMES) if t.name == name)
        missing = rows - len(self.tables[name])
        if missing <= 0:
            return
        self.tables[name] = table.grown(self.tables[name], missing)
        if name == "players":
            book = self.plain["spellbook"]
            self.plain["spellbook"] = np.concatenate([book, np.zeros((missing, book.shape[1]), np.uint8)])
            self.grow("runes", rows)
            self.grow("names", rows)
            self.grow("sessions", rows)
        if name == "units":
            self.grow("sheets", rows)
            self.grow("due", 4 * rows)
            self._scratch()
        self._kernels = None

    def grow_where_tight(self) -> None:
        """Grow each pooled table of which less than an eighth is free, so that a tick never meets a full pool."""
        pools = self.tables["pools"]
        for which, name in enumerate(POOLED):
            length = len(self.tables[name])
            if length - int(pools["live"][which]) < length // 8 + 8:
                self.grow(name, length + length // 2 + 64)
        if int(self.event_counts["lost"][0]):
            self.events = EVENTS.rows(2 * len(self.events))
            self.event_counts["lost"][0] = 0
            self._kernels = None

    def arrays(self) -> dict[str, np.ndarray]:
        """Return every array that is part of the state by name, cut to the rows in use."""
        made = {name: rows[: self.used(name)] for name, rows in self.tables.items() if name != "due"}
        made |= {name: array if name != "spellbook" else array[: self.used("players")] for name, array in self.plain.items()}
        made |= {f"extra.{name}": array for name, array in self.extra.items()}
        if self.waiting is not None and len(self.waiting):
            made["waiting"] = self.waiting
        return made

    def column_hashes(self) -> dict[str, str]:
        """Return a hash of every column (``table.column``) and plain array, by name."""
        hashes: dict[str, str] = {}
        for name, array in self.arrays().items():
            if array.dtype.names is None:
                hashes[name] = hashlib.blake2b(np.ascontiguousarray(array).tobytes(), digest_size=16).hexdigest()
                continue
            for column in array.dtype.names:
                data = np.ascontiguousarray(array[column]).tobytes()
                hashes[f"{name}.{column}"] = hashlib.blake2b(data, digest_size=16).hexdigest()
        return hashes

    def state_hash(self) -> str:
        """Return 32 hex digits over every column of every row in use, the waiting packets and what brains remember."""
        digest = hashlib.blake2b(digest_size=16)
        for name, value in sorted(self.column_hashes().items()):
            digest.update(f"{name}={value};".encode())
        digest.update(self.waiting_blob)
        return digest.hexdigest()

    def check(self) -> None:
        """Raise SchemaError naming every column that has left its limits."""
        wrong = [line for t in tables.ALL for line in t.check(self.tables[t.name][: self.used(t.name)])]
        if wrong:
            raise SchemaError("; ".join(wrong))
