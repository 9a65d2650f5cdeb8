# SPDX-License-Identifier: GPL-2.0-or-later
"""Let one strategy play a while in a small realm of its own: how examples and first tries run."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from warhost.brains.strategy import Strategy
from warhost.errors import WarhostError
from warhost.fleet.fleet import Fleet
from warhost.fleet.opening import Plan, new_fleet
from warhost.fleet.population import Recruit
from warhost.protocol.records import to_record
from warhost.realm.wheel import TICK_MS

CLASSES = {"warrior": 1, "rogue": 4, "priest": 5, "mage": 8}
HUMAN = 1


class PlayError(WarhostError):
    """Tells that a bot could not be brought into the realm."""


@dataclass(frozen=True)
class Story:
    """Tells what became of the bots: level, XP, copper, kills and deaths, each added up over all of them."""

    bots: int
    levels: int
    xp: int
    copper: int
    kills: int
    deaths: int


def play(strategy: Strategy, class_name: str = "warrior", level: int = 1, bots: int = 1, seconds: float = 60, seed: int = 1) -> Story:
    """Run ``bots`` bots by ``strategy`` for so many seconds of the realm's time, as fast as it goes; return what they did.

    ``class_name`` is warrior, rogue, priest or mage. They start at grind spots for their level in the shipped pack.
    """
    fleet = new_fleet(Plan("embers", seed, 10, {}))
    fleet.wanted = 0
    players = [_join(fleet, session, CLASSES[class_name], level) for session in range(1, bots + 1)]
    fleet.wanted = bots
    for player in players:
        fleet.mind.follow(player, strategy)
    for _ in range(round(seconds * 1000 / TICK_MS)):
        fleet.step()
    table, units = fleet.world.state["players"][players], fleet.world.state["units"]
    levels = int(units["level"][table["unit"]].sum())
    sums = {name: int(table[name].sum()) for name in ("xp", "copper", "kills", "deaths")}
    return Story(bots, levels, **sums)


def _join(fleet: Fleet, session: int, class_id: int, level: int) -> int:
    """Bring a bot into the world at a spot of its level and return its row of players."""
    spots = fleet.content.pack.spots
    fits = np.flatnonzero((spots["level_min"] <= level) & (spots["level_max"] >= level))
    if not len(fits):
        raise PlayError(f"saw level {level}, expected one that a grind spot of the content is for")
    recruit = Recruit(session, HUMAN, class_id, 0, level, int(fits[session % len(fits)]), fleet.population.recruit(session).name)
    fields = {name: getattr(recruit, name) for name in recruit.__slots__}
    fleet.world.inbox.put(*to_record("HOST_BOT_SPAWN", fields, session, "host"))
    fleet.wanted = session
    report = fleet.step()
    if report.results[0] != 0:
        raise PlayError(f"the realm refused the bot of session {session} with {int(report.results[0])}")
    return int(fleet.world.state["sessions"]["player"][session])
