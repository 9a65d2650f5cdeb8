# SPDX-License-Identifier: GPL-2.0-or-later
"""A small world with minds in it: ask one kernel of the brains, or let whoever is due decide and see what they send."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from tests.realm.worlds import login, move_to, run, small_world, unit_of
from warhost.brains.mind import Mind
from warhost.lore.spells import table
from warhost.protocol.opcodes import name_of
from warhost.protocol.records import from_record
from warhost.realm.handlers.session.characters import CLASSES_OF_RACE
from warhost.realm.perception import COMPILED, view_of
from warhost.realm.world import World

plain_only = pytest.mark.skipif(
    COMPILED, reason="asks single kernels: runs in the uncompiled process; whole brains run compiled in tests/fleet"
)


@dataclass
class Stage:
    """Is a world whose players have minds; ``session`` is the first one's."""

    world: World
    mind: Mind
    session: int
    _scratch: np.ndarray = field(default_factory=lambda: np.zeros(1024, np.int32))

    @property
    def view(self) -> Any:
        """Return the perception as it is now."""
        return view_of(self.world.state, self._scratch, 5)

    @property
    def me(self) -> int:
        """Return the row of the first bot's unit."""
        return unit_of(self.world, self.session)

    @property
    def player(self) -> int:
        """Return its row of players."""
        return int(self.world.state["sessions"]["player"][self.session])

    @property
    def memory(self) -> Any:
        """Return its memory as kernels see it."""
        return self.mind.memory_rows[self.player]

    @property
    def out(self) -> Any:
        """Return the batch that kernels write to."""
        return self.mind.batch.arrays

    @property
    def know(self) -> Any:
        """Return what brains know of the game."""
        return self.mind.knowledge

    @property
    def now_ms(self) -> int:
        """Return the realm's time."""
        return int(self.world.state["clock"]["now_ms"][0])

    def unit(self, row: int | None = None) -> Any:
        """Return a unit's record, the bot's own where no row is given, to be written to."""
        return self.world.state["units"][self.me if row is None else row]

    def creature(self, entry: int, x: float, y: float = 0.0) -> int:
        """Stand the creature of a template somewhere and return its row."""
        row = int(np.flatnonzero(self.world.state["units"]["entry"] == entry)[0])
        move_to(self.world, row, x, y)
        return row

    def written(self) -> list[tuple[str, dict[str, Any]]]:
        """Return the packets written since the last call: opcode and fields."""
        packets = [(name_of(int(p["opcode"])), from_record(p, b"", "client")) for p in self.mind.batch.written()]
        self.mind.batch.clear()
        return packets

    def names(self) -> list[str]:
        """Return the opcodes written since the last call."""
        return [name for name, _ in self.written()]

    def tick(self, ticks: int = 1) -> list[str]:
        """Let the minds decide and the realm tick, so many times; return the opcodes that were sent."""
        sent = []
        for _ in range(ticks):
            packets = self.mind.decide(self.view)
            sent += [name_of(int(p["opcode"])) for p in packets]
            if len(packets):
                self.world.inbox.put(packets)
            run(self.world)
        return sent


def stage(class_id: int, level: int = 10, x: float = 150.0, race: int = 0, seed: int = 7) -> Stage:
    """Return a small world with one bot at (x, 0), 50 yd from the wolf where nothing else is said, of the first race of its class."""
    world = small_world(seed=seed)
    race = race or next(one for one, classes in CLASSES_OF_RACE.items() if class_id in classes)
    session = login(world, race, class_id, level, x)
    return Stage(world, Mind(world.content, table.load(), len(world.state["players"])), session)
