# SPDX-License-Identifier: GPL-2.0-or-later
"""The mind of a population: memory, knowledge and the batch of packets, and one call that lets whoever is due decide."""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.brains.deciding import decide
from warhost.brains.knowledge import build_knowledge
from warhost.brains.memory import MEMORY, STATES
from warhost.brains.writing import Batch
from warhost.realm.perception import COMPILED, wrapped


class Mind:
    """Joins the built-in strategy to a realm's perception; ``memory`` holds a MEMORY row a player."""

    def __init__(self, content: Any, spells: Any, players: int) -> None:
        """Prepare for ``players`` rows. ``content`` are the realm's content arrays, ``spells`` the lore's SpellTable."""
        self.knowledge = build_knowledge(content, spells)
        self.memory = MEMORY.rows(players)
        self.batch = Batch(4096 + 8 * players)

    def fit(self, players: int) -> None:
        """Make room for at least ``players`` rows of memory, keeping what is remembered."""
        missing = players - len(self.memory)
        if missing > 0:
            self.memory = np.concatenate([self.memory, MEMORY.rows(missing)])
            self.batch = Batch(4096 + 8 * players)

    def forget(self, player: int) -> None:
        """Give the row of a player who has gone back as new."""
        self.memory[player] = MEMORY.rows(1)[0]

    def decide(self, view: Any) -> np.ndarray:
        """Let every bot that is due decide over ``view``; return the packets (valid until the next call)."""
        self.batch.clear()
        memory = self.memory if COMPILED else wrapped(self.memory)
        decide(view, self.knowledge, memory, self.batch.arrays)
        return self.batch.written()

    def compile(self, view: Any) -> None:
        """Compile the brains' kernels by deciding for nobody."""
        decide(view, self.knowledge, self.memory[:0] if COMPILED else wrapped(self.memory[:0]), self.batch.arrays)

    def states(self, used: np.ndarray) -> dict[str, int]:
        """Return how many of the players in ``used`` (bool, by player row) are in each state; the counts sum up to them."""
        counts = np.bincount(self.memory["state"][: len(used)][used], minlength=len(STATES))
        return {name: int(counts[k]) for k, name in enumerate(STATES)}
