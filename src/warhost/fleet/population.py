# SPDX-License-Identifier: GPL-2.0-or-later
"""Who bot number n is: a pure function of seed, number and content, so that the same realm gets the same bots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Wish:
    """Says what a bot shall be; None leaves it to the population. ``place`` is a row of the pack's spots."""

    class_id: int | None = None
    race: int | None = None
    level: int | None = None
    place: int | None = None


ANYBODY = Wish()


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

    def recruit(self, number: int, wish: Wish = ANYBODY) -> Recruit:
        """Return bot ``number`` (0 up): a place by its room, a level of that place, a class that begins at that level or lower.

        Raises PopulationError where nobody can be as ``wish`` says.
        """
        place = self._place(number, wish)
        spot = self._spots[place]
        low, high = int(spot["level_min"]), int(spot["level_max"]) + LEVELS_OVER_A_SPOT
        low = min(high, max(low, LOWEST_LEVEL.get(wish.class_id or 0, 1)))
        level = min(80, low + self._draw(number, 4, high - low + 1)) if wish.level is None else wish.level
        pairs = [pair for pair in self._pairs[int(spot["team"])] if self._suits(pair, level, wish)]
        classes = sorted({class_id for _, class_id in pairs})
        if not classes:
            raise PopulationError(f"saw {wish}, and nobody can be that at level {level}: choose another class, race, level or place")
        class_id = classes[self._draw(number, 2, len(classes))]
        races = [race for race, c in pairs if c == class_id]
        race = races[self._draw(number, 3, len(races))]
        return Recruit(number + 1, race, class_id, self._draw(number, 5, 2), level, place, name_of(number))

    @staticmethod
    def _suits(pair: tuple[int, int], level: int, wish: Wish) -> bool:
        race, class_id = pair
        return LOWEST_LEVEL.get(class_id, 1) <= level and wish.race in (None, race) and wish.class_id in (None, class_id)

    def _place(self, number: int, wish: Wish) -> int:
        """Return the spot of bot ``number``: the one that is wished for, or one for its level and race, by their room."""
        if wish.place is not None:
            if not 0 <= wish.place < len(self._spots):
                raise PopulationError(f"saw place {wish.place}, expected 0 to {len(self._spots) - 1}: a row of the content's grind spots")
            return wish.place
        if wish.level is None and wish.race is None and wish.class_id is None:
            return int(np.searchsorted(self._ends, self._draw(number, 1, int(self._ends[-1])), side="right"))
        fits = [row for row in range(len(self._spots)) if self._has_room(self._spots[row], wish)]
        if not fits:
            raise PopulationError(f"saw {wish}, and the content has no grind spot for that: choose another level, class or race")
        ends = np.cumsum(self._spots["capacity"][fits].astype(np.int64))
        return fits[int(np.searchsorted(ends, self._draw(number, 1, int(ends[-1])), side="right"))]

    def _has_room(self, spot: Any, wish: Wish) -> bool:
        """Return whether a spot is for the level, race and class that are wished for."""
        high = int(spot["level_max"]) + LEVELS_OVER_A_SPOT
        if wish.level is not None and not int(spot["level_min"]) <= wish.level <= high:
            return False
        level = high if wish.level is None else wish.level
        return any(self._suits(pair, level, wish) for pair in self._pairs[int(spot["team"])])
