# SPDX-License-Identifier: GPL-2.0-or-later
"""The mind of a population: memory, knowledge and the batch of packets, and one call that lets whoever is due decide."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from warhost.brains.bot import Bot
from warhost.brains.deciding import decide, find_due
from warhost.brains.knowledge import build_knowledge
from warhost.brains.looking import SEEN, look_round
from warhost.brains.memory import AGENDA, MEMORY, NO_ORDER, ORDERS, REMEMBERED, STATES, UNDER_WAY
from warhost.brains.strategy import Strategy
from warhost.brains.writing import Batch
from warhost.realm.perception import COMPILED, wrapped

WORTH_SHARING = 1000
"""How many bots must be due before other threads help: waking one costs about as much as fifty decisions."""


class Mind:
    """Joins the built-in strategy to a realm's perception; ``memory``, ``agenda`` and ``orders`` hold a row a player."""

    def __init__(self, content: Any, spells: Any, players: int) -> None:
        """Prepare for ``players`` rows. ``content`` are the realm's content arrays, ``spells`` the lore's SpellTable."""
        self.knowledge = build_knowledge(content, spells)
        self.memory = MEMORY.rows(players)
        self.agenda = AGENDA.rows(players)
        self.orders = ORDERS.rows(players)
        self.turns = np.zeros(players, np.int32)
        self.batch = Batch(4096 + 8 * players)
        self.spells = spells
        self.worth_sharing = WORTH_SHARING
        self._batches: list[Batch] = []
        self._helpers = ThreadPoolExecutor(thread_name_prefix="brains")
        self._bots: dict[int, tuple[Bot, Strategy]] = {}

    @property
    def remembered(self) -> dict[str, np.ndarray]:
        """Return what is saved with the realm, by the names of REMEMBERED."""
        return {table.name: getattr(self, table.name) for table in REMEMBERED}

    def recall(self, saved: dict[str, np.ndarray]) -> None:
        """Remember what was saved with a realm, by the names of REMEMBERED; a table that was not saved begins anew."""
        for table in REMEMBERED:
            setattr(self, table.name, saved.get(table.name, getattr(self, table.name)))

    @property
    def memory_rows(self) -> Any:
        """Return the memory as kernels take it."""
        return self.memory if COMPILED else wrapped(self.memory)

    @property
    def agenda_rows(self) -> Any:
        """Return the agenda as kernels take it."""
        return self.agenda if COMPILED else wrapped(self.agenda)

    def follow(self, player: int, strategy: Strategy) -> Bot:
        """Let the bot of row ``player`` follow ``strategy`` from now on; return it."""
        bot = Bot(self, player)
        self._bots[player] = (bot, strategy)
        self.memory["strategy"][player] = 1
        return bot

    def fit(self, players: int) -> None:
        """Make room for at least ``players`` rows of what is remembered, keeping it."""
        for table in REMEMBERED:
            rows = getattr(self, table.name)
            if players > len(rows):
                setattr(self, table.name, table.grown(rows, players - len(rows)))
        if players > len(self.turns):
            self.turns = np.zeros(players, np.int32)
            self.batch = Batch(4096 + 8 * players)
            self._batches = []

    def forget(self, player: int) -> None:
        """Give the row of a player who has gone back as new."""
        self.memory[player] = MEMORY.rows(1)[0]
        self.agenda[player] = AGENDA.rows(1)[0]
        self.orders[player] = ORDERS.rows(1)[0]
        self._bots.pop(player, None)

    def order(self, player: int, kind: int, now_ms: int, **where: float) -> None:
        """Order the bot of row ``player`` to do ``kind``; ``where`` are columns of ORDERS. It drops its prey and decides at once."""
        self.orders[player] = ORDERS.rows(1)[0]
        row, memory = self.orders[player], self.memory[player]
        for name, value in where.items():
            row[name] = value
        row["given_ms"], row["outcome"] = now_ms, UNDER_WAY if kind != NO_ORDER else 0
        for name in ("target", "loot", "detours", "checked_ms", "searches"):
            memory[name] = 0
        memory["order_kind"] = kind
        self.agenda["due_tick"][player] = 0

    def decide(self, view: Any, *beside: Any) -> np.ndarray:
        """Let every bot that is due decide over ``view``; return the packets (valid until the next call).

        ``beside`` are views of the same state, each with scratch of its own: where many are due, a thread for each takes its share
        of them. The packets are the same with any number of views.
        """
        self.batch.clear()
        count = int(find_due(view, self.agenda_rows, self.turns))
        shares = 1 + len(beside) if count >= self.worth_sharing else 1
        self._batch_of(shares - 1)
        bounds = [count * k // shares for k in range(shares + 1)]
        helped = [self._helpers.submit(self._decide, beside[k - 1], bounds[k], bounds[k + 1], k) for k in range(1, shares)]
        self._decide(view, bounds[0], bounds[1], 0)
        for k, help_of in enumerate(helped, start=1):
            help_of.result()
            self.batch.append(self._batch_of(k).written())
        if self._bots:
            self._follow_strategies(view)
        return self.batch.written()

    def _batch_of(self, share: int) -> Batch:
        """Return the batch that a share of the turns writes into; the first writes into the mind's own."""
        if share == 0:
            return self.batch
        while len(self._batches) < share:
            self._batches.append(Batch(len(self.batch.records)))
        return self._batches[share - 1]

    def _decide(self, view: Any, first: int, end: int, share: int) -> None:
        """Let the bots of one share of the turns decide."""
        batch = self._batch_of(share)
        batch.clear()
        rows = self.memory_rows, self.agenda_rows, self.orders if COMPILED else wrapped(self.orders)
        decide(view, self.knowledge, *rows, self.turns, first, end, batch.arrays)

    def _follow_strategies(self, view: Any) -> None:
        """Call the strategies of bots that are due and in the world."""
        clock = view.clock[0]
        tick = int(clock["tick"] if COMPILED else clock.tick)
        for player, (bot, strategy) in self._bots.items():
            row = self.agenda[player]
            if row["due_tick"] > tick or not bot.join(view):
                continue
            strategy(bot)
            row["due_tick"] = tick + max(1, bot.wait_ms // 50)

    def compile(self, view: Any) -> None:
        """Compile the brains' kernels by deciding for nobody."""
        rows: list[Any] = [self.memory[:0], self.agenda[:0], self.orders[:0]]
        memory, agenda, orders = rows if COMPILED else map(wrapped, rows)
        find_due(view, agenda, self.turns)
        decide(view, self.knowledge, memory, agenda, orders, self.turns, 0, 0, self.batch.arrays)
        self.look_round(view, 0, 0)

    def look_round(self, view: Any, unit: int, most: int) -> np.ndarray:
        """Return what the bot of row ``unit`` of units sees (rows of looking.SEEN), the nearest first, ``most`` looked at."""
        seen = SEEN.rows(most)
        count = int(look_round(view, self.knowledge, unit, seen if COMPILED else wrapped(seen)))
        return np.sort(seen[:count], order=["yards", "row"])

    def states(self, used: np.ndarray) -> dict[str, int]:
        """Return how many of the players in ``used`` (bool, by player row) are in each state; the counts sum up to them."""
        counts = np.bincount(self.memory["state"][: len(used)][used], minlength=len(STATES))
        return {name: int(counts[k]) for k, name in enumerate(STATES)}
