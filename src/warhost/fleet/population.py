# SPDX-License-Identifier: GPL-2.0-or-later
"""Who bot number n is: a pure function of seed, number and content, so that the same realm gets the same bots."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from warhost.brains.rotations import ROTATIONS
from warhost.errors import WarhostError
from warhost.fleet.names import name_of
from warhost.lore.content.pack import Pack
from warhost.realm.chance import STREAM_POPULATION, bits
from warhost.realm.handlers.session.characters import CLASSES_OF_RACE, LOWEST_LEVEL

TEAM_ALLIANCE, TEAM_HORDE = 469, 67
ALLIANCE_RACES = (1, 3, 4, 7, 11)
LEVELS_OVER_A_SPOT = 1


class PopulationError(WarhostError):
    """Tells that the content has no place for bots."""


@dataclass(frozen=True, slots=True)
class Recruit:
    """Is one bot to be: what HOST_BOT_SPAWN says of it. ``place`` is a row of the pack's spots."""

    account: int
    race: int
    class_id: int
    gender: int
    level: int
    place: int
    name: str


class Population:
    """Gives every bot number its race, class, level and place; places get bots in proportion to their capacity."""

    def __init__(self, pack: Pack, seed: int) -> None:
        """Read the grind spots of ``pack``; raise PopulationError where there is none."""
        if not len(pack.spots):
            raise PopulationError(
                f"content pack {pack.manifest.name!r} has no grind spots, so bots have nowhere to go: add rows to its spots"
            )
        self._spots = pack.spots
        self._ends = np.cumsum(pack.spots["capacity"].astype(np.int64))
        self._seed = seed
        self._pairs = {
            team: tuple(
                (race, class_id)
                for race, classes in sorted(CLASSES_OF_RACE.items())
                for class_id in sorted(ROTATIONS)
                if class_id in classes and (team == 0 or (race in ALLIANCE_RACES) == (team == TEAM_ALLIANCE))
            )
            for team in (0, TEAM_ALLIANCE, TEAM_HORDE)
        }

    def _draw(self, number: int, nth: int, below: int) -> int:
        return int(bits(self._seed, 0, STREAM_POPULATION, number, nth)) * below >> 32

    def recruit(self, number: int) -> Recruit:
        """Return bot ``number`` (0 up): a place by its room, a level of that place, a class that begins at that level or lower."""
        place = int(np.searchsorted(self._ends, self._draw(number, 1, int(self._ends[-1])), side="right"))
        spot = self._spots[place]
        low, high = int(spot["level_min"]), int(spot["level_max"]) + LEVELS_OVER_A_SPOT
        level = min(80, low + self._draw(number, 4, high - low + 1))
        pairs = self._pairs[int(spot["team"])]
        classes = [class_id for class_id in sorted(ROTATIONS) if LOWEST_LEVEL.get(class_id, 1) <= level]
        class_id = classes[self._draw(number, 2, len(classes))]
        races = [race for race, c in pairs if c == class_id]
        race = races[self._draw(number, 3, len(races))]
        return Recruit(number + 1, race, class_id, self._draw(number, 5, 2), level, place, name_of(number))
