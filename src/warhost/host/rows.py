# SPDX-License-Identifier: GPL-2.0-or-later
"""Fill a frame's rows of bots from a fleet, and notice who came to be stuck, got on, or saw an order come to something."""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.brains.memory import STUCK
from warhost.fleet.fleet import Fleet
from warhost.host import ring_kinds as kinds
from warhost.host.telling import of_turns
from warhost.realm.perception import COMPILED, wrapped
from warhost.realm.showing import BEFORE, NEW, OUTCOME, STATE, SUMS, TURNS, TURNS_A_ROW, show
from warhost.realm.tables.bots import BOTS


class Rows:
    """Remembers between two frames what the bots did before; ``sums`` are those of the last one (see ``realm.showing``)."""

    def __init__(self, bots: int) -> None:
        """Prepare for frames of ``bots`` rows."""
        self._before = BEFORE.rows(bots)
        self._turns = TURNS.rows(TURNS_A_ROW * bots)
        self.sums = np.zeros(SUMS, np.int64)

    def fill(self, fleet: Fleet, rows: np.ndarray) -> list[np.ndarray]:
        """Fill ``rows`` (BOTS, what they held before in place) and return the events of what changed. Mutates rows and sums."""
        state = fleet.world.state
        used = min(len(rows), state.used("players"))
        self.sums[:] = 0
        turns = call_show(fleet, rows[:used], self._before[:used], self._turns, self.sums)
        what, who = turns["what"], turns["row"]
        new = who[what == NEW]
        if len(new):
            rows["name"][new] = state["names"]["name"][new]
        turned, told = who[what == STATE], who[what == OUTCOME]
        stuck = rows["state"][turned] == STUCK
        parts = ((kinds.STUCK, turned[stuck]), (kinds.FREED, turned[~stuck]), (kinds.ORDER, told))
        return [of_turns(kind, rows[of], state) for kind, of in parts if len(of)]


def call_show(fleet: Fleet, rows: np.ndarray, before: np.ndarray, turns: np.ndarray, sums: np.ndarray) -> np.ndarray:
    """Call the kernel over the first players and return the turns that it noted."""
    mind = fleet.mind
    arrays = [mind.memory, mind.agenda, mind.orders, rows, before, turns]
    remembered: Any = arrays[:3] if COMPILED else [wrapped(array) for array in arrays[:3]]
    written: Any = arrays[3:] if COMPILED else [wrapped(array) for array in arrays[3:]]
    memory, agenda, orders = remembered
    shown, known, noted = written
    st, ct = fleet.world.state.kernels(), fleet.world.content
    return turns[: int(show(st, ct, memory, agenda, orders, shown, known, noted, sums, STUCK))]


def compile_show(fleet: Fleet) -> None:
    """Compile the kernel by showing nobody."""
    call_show(fleet, BOTS.rows(0), BEFORE.rows(0), TURNS.rows(0), np.zeros(SUMS, np.int64))
