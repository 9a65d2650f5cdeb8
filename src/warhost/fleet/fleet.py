# SPDX-License-Identifier: GPL-2.0-or-later
"""The fleet: joins brains to a realm in one process, keeps the number of bots, and takes the realm from tick to tick."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from warhost.brains.mind import Mind
from warhost.fleet.population import Population
from warhost.protocol.records import to_record
from warhost.realm.content import Content
from warhost.realm.handlers.session.acting import HOST_SESSION
from warhost.realm.perception import COMPILED, view_of
from warhost.realm.tables.players import SESSION_FREE, SESSION_IN_WORLD
from warhost.realm.tick import tick
from warhost.realm.world import TickReport, World

SPAWNS_A_TICK = 100
BRAINS = 0x42726169
"""Tells the seed of brains from the realm's."""

SCRATCH_ROWS = 4096
MOST_BRAIN_THREADS = 4


def cores_for_brains() -> int:
    """Return how many threads of brains this process has cores for, four at most; one where kernels are plain Python."""
    if not COMPILED:
        return 1
    mine = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(mine, MOST_BRAIN_THREADS)


@dataclass
class Fleet:
    """Holds a realm and the minds of its bots. ``wanted`` bots sit in sessions 1 … wanted."""

    world: World
    content: Content
    mind: Mind
    population: Population
    wanted: int
    scale: int = 0
    """For how many bots the content was made (a pack that scales)."""
    decisions: int = 0
    spawns_a_tick: int = SPAWNS_A_TICK
    """How many bots come, or go, in one tick at most."""
    brain_threads: int = field(default_factory=cores_for_brains)
    """How many threads let bots decide at once; the realm is the same with any number."""
    _views: list[Any] = field(default_factory=list, repr=False)
    _views_of: Any = field(default=None, repr=False)

    def __post_init__(self) -> None:
        state = self.world.state
        self.mind.fit(len(state["players"]))
        state.extra |= self.mind.remembered

    def step(self) -> TickReport:
        """Let the brains that are due decide, keep up the population, and run one tick. Mutates realm and memory."""
        state = self.world.state
        if not state["clock"]["paused"][0]:
            self._decide()
        self._keep_population()
        return tick(self.world)

    def _decide(self) -> None:
        state = self.world.state
        players = len(state["players"])
        if len(self.mind.memory) < players:
            self.mind.fit(players)
            state.extra |= self.mind.remembered
        packets = self.mind.decide(*self._perceptions())
        if len(packets):
            self.world.inbox.put(packets)

    @property
    def brain_seed(self) -> int:
        """Return the seed of the brains' draws: it comes from the realm's, which brains do not know."""
        return int(self.world.state["clock"]["seed"][0]) ^ BRAINS

    def perception(self) -> Any:
        """Return what brains see of the realm now (see ``realm.perception``)."""
        return self._perceptions()[0]

    def _perceptions(self) -> list[Any]:
        """Return the view of each thread of brains; they differ in their scratch alone."""
        state = self.world.state
        kernels = state.kernels()
        if kernels is not self._views_of or len(self._views) != self.brain_threads:
            self._views = [view_of(state, np.zeros(SCRATCH_ROWS, np.int32), self.brain_seed) for _ in range(self.brain_threads)]
            self._views_of = kernels
        return self._views

    def _keep_population(self) -> None:
        """Ask for the bots that are missing and for the retirement of those too many, so many a tick."""
        state = self.world.state
        if len(state["sessions"]) < self.wanted + 1:
            state.grow("players", self.wanted + 16)
        seats = state["sessions"]["state"]
        free = np.flatnonzero(seats[1 : self.wanted + 1] == SESSION_FREE) + 1
        for session in free[: self.spawns_a_tick].tolist():
            recruit = self.population.recruit(session - 1)
            fields = {name: getattr(recruit, name) for name in recruit.__slots__}
            self.world.inbox.put(*to_record("HOST_BOT_SPAWN", fields, session, "host"))
        extra = np.flatnonzero((seats[self.wanted + 1 :] == SESSION_IN_WORLD) & (state["sessions"]["is_bot"][self.wanted + 1 :] == 1))
        for session in (extra[: self.spawns_a_tick] + self.wanted + 1).tolist():
            guid = int(state["units"]["guid"][state["sessions"]["unit"][session]])
            player = int(state["sessions"]["player"][session])
            self.world.inbox.put(*to_record("HOST_BOT_RETIRE", {"guid": guid}, session, "host"))
            self.mind.forget(player)

    def bots(self) -> np.ndarray:
        """Return which rows of players are bots in the world (bool)."""
        state = self.world.state
        players = state["players"][: state.used("players")]
        seats = state["sessions"]
        has_seat = (players["used"] == 1) & (players["session"] > HOST_SESSION)
        made: np.ndarray = has_seat & (seats["is_bot"][np.where(has_seat, players["session"], 0)] == 1)
        return made

    def states(self) -> dict[str, int]:
        """Return how many bots are in each state of a bot's life in the world; the counts sum up to the total."""
        return self.mind.states(self.bots())
