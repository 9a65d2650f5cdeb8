# SPDX-License-Identifier: GPL-2.0-or-later
"""The fleet: joins brains to a realm in one process, keeps its seats filled, and takes the realm from tick to tick."""

from __future__ import annotations

import os
from collections.abc import Set
from dataclasses import InitVar, dataclass, field
from typing import Any

import numpy as np

from warhost.brains.mind import Mind
from warhost.fleet.hearing import accepted, hand_over, seats_left
from warhost.fleet.population import Population
from warhost.fleet.seats import NOBODY, OPERATORS, POPULATION, SEATS
from warhost.protocol.opcode_numbers import HOST_BOT_ORDER, HOST_BOT_RETIRE
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
    """Holds a realm, the minds of its bots and who is wanted in which session (``seats``, see there).

    ``bots_wanted`` sit in the sessions from 1 up; None keeps the seats as they were saved.
    """

    world: World
    content: Content
    mind: Mind
    population: Population
    bots_wanted: InitVar[int | None]
    scale: int = 0
    """For how many bots the content was made (a pack that scales)."""
    decisions: int = 0
    spawns_a_tick: int = SPAWNS_A_TICK
    """How many bots come, or go, in one tick at most."""
    brain_threads: int = field(default_factory=cores_for_brains)
    """How many threads let bots decide at once; the realm is the same with any number."""
    _views: list[Any] = field(default_factory=list, repr=False)
    _views_of: Any = field(default=None, repr=False)

    def __post_init__(self, bots_wanted: int | None) -> None:
        state = self.world.state
        self.mind.fit(len(state["players"]))
        state.extra |= self.mind.remembered
        state.extra.setdefault(SEATS.name, SEATS.rows(len(state["sessions"])))
        if bots_wanted is not None:
            self.wanted = bots_wanted

    @property
    def seats(self) -> np.ndarray:
        """Return who is wanted in each session: a row of SEATS a session, saved with the realm."""
        return self.world.state.extra[SEATS.name]

    @property
    def wanted(self) -> int:
        """Return how many bots are wanted; setting it wants that many, in sessions 1 and up, and nobody past them."""
        return int((self.seats["wanted"] != NOBODY).sum())

    @wanted.setter
    def wanted(self, bots: int) -> None:
        self._fit_seats(bots + 1)
        kept = self.seats["wanted"]
        kept[1 : bots + 1][kept[1 : bots + 1] == NOBODY] = POPULATION
        kept[bots + 1 :] = NOBODY

    def free_seats(self, count: int, taken: Set[int] = frozenset()) -> list[int]:
        """Return sessions that nobody has or is wanted in, the lowest first, but those ``taken``; makes more where there are too few."""
        self._fit_seats(0)
        while True:
            states = self.world.state["sessions"]["state"]
            free = self.seats["wanted"] == NOBODY
            free[: len(states)] &= states[: len(free)] == SESSION_FREE
            found = [seat for seat in np.flatnonzero(free).tolist() if seat != HOST_SESSION and seat not in taken]
            if len(found) >= count:
                return found[:count]
            self._fit_seats(len(self.seats) + count - len(found))

    def _fit_seats(self, sessions: int) -> None:
        missing = max(sessions, len(self.world.state["sessions"])) - len(self.seats)
        if missing > 0:
            self.world.state.extra[SEATS.name] = SEATS.grown(self.seats, missing)

    def step(self) -> TickReport:
        """Let the brains that are due decide, keep up the population, and run one tick. Mutates realm and memory."""
        state = self.world.state
        if not state["clock"]["paused"][0]:
            self._decide()
        self._keep_population()
        report = tick(self.world)
        self._hear(report)
        return report

    def _hear(self, report: TickReport) -> None:
        """Take note of what the host's packets of a tick did. Mutates seats and what brains remember."""
        state = self.world.state
        self._fit_seats(0)
        for opcode, records in accepted(report):
            if opcode == HOST_BOT_ORDER:
                hand_over(self.mind, state, records)
            elif opcode == HOST_BOT_RETIRE:
                self.seats["wanted"][seats_left(report, records)] = NOBODY
            else:
                sessions = records["session"]
                new = sessions[self.seats["wanted"][sessions] == NOBODY]
                self.seats["wanted"][new] = OPERATORS
                self._fit_mind()
                for player in state["sessions"]["player"][sessions].tolist():
                    self.mind.forget(player)

    def _fit_mind(self) -> None:
        players = len(self.world.state["players"])
        if len(self.mind.memory) < players:
            self.mind.fit(players)
            self.world.state.extra |= self.mind.remembered

    def _decide(self) -> None:
        self._fit_mind()
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
        """Ask for the bots that are missing and for the retirement of those that nobody wants, so many a tick."""
        state = self.world.state
        if len(state["sessions"]) < len(self.seats):
            state.grow("players", len(self.seats) + 16)
        self._fit_seats(0)
        sessions, wanted = state["sessions"], self.seats["wanted"]
        sessions = sessions[: len(wanted)]
        for session in np.flatnonzero((sessions["state"] == SESSION_FREE) & (wanted == POPULATION))[: self.spawns_a_tick].tolist():
            recruit = self.population.recruit(session - 1)
            fields = {name: getattr(recruit, name) for name in recruit.__slots__}
            self.world.inbox.put(*to_record("HOST_BOT_SPAWN", fields, session, "host"))
        extra = (sessions["state"] == SESSION_IN_WORLD) & (sessions["is_bot"] == 1) & (wanted == NOBODY)
        for session in np.flatnonzero(extra)[: self.spawns_a_tick].tolist():
            guid = int(state["units"]["guid"][sessions["unit"][session]])
            self.world.inbox.put(*to_record("HOST_BOT_RETIRE", {"guid": guid}, session, "host"))

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
