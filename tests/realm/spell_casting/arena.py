# SPDX-License-Identifier: GPL-2.0-or-later
"""A place to cast in: players who know what they are told, with round figures, and creatures that stand still.

arena = Arena()
mage = arena.player(MAGE)
wolf = arena.creature(x=10.0)
assert arena.cast(mage, FIREBALL, wolf) == 0
arena.wait(1500)
"""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.realm.worlds import DRAENEI, DUMMY, GNOME, HUMAN, MAGE, NIGHT_ELF, ORC, PRIEST, SHAMAN, login, put, run, small_world, unit_of
from warhost.protocol.flags import TargetFlag
from warhost.realm import grid
from warhost.realm.guids import creature_guid
from warhost.realm.pools import take
from warhost.realm.tables.clock import POOL_CREATURES, POOL_UNITS
from warhost.realm.uncompiled import unwrapped
from warhost.realm.world import TickReport

DRUID = 11
RACES = {MAGE: GNOME, PRIEST: HUMAN, SHAMAN: DRAENEI, DRUID: NIGHT_ELF, 3: ORC}
MANA = 10_000
HEALTH = 1_000_000


class Arena:
    """Holds a small world, its sessions by unit, and every event since the last look."""

    def __init__(self, seed: int = 7) -> None:
        self.world = small_world(seed=seed)
        self.units = self.world.state["units"]
        self.sheets = self.world.state["sheets"]
        self.clock = self.world.state["clock"]
        self.spells = unwrapped(self.world.content.spells)
        self.sessions: dict[int, int] = {}
        self.events: list[Any] = []

    @property
    def now_ms(self) -> int:
        """Return the end of the last tick, which is when the next packet acts."""
        return self.world.state.now_ms

    def spell(self, spell_id: int) -> int:
        """Return a spell's row."""
        return int(np.flatnonzero(self.spells["id"] == spell_id)[0])

    def player(self, class_id: int = MAGE, level: int = 80, x: float = 0.0, y: float = 0.0, o: float = 0.0) -> int:
        """Return the row of a new player who knows every spell, has plenty of health and power, and bare hands."""
        session = login(self.world, RACES.get(class_id, HUMAN), class_id, level, x, y)
        row = unit_of(self.world, session)
        self.sessions[row] = session
        unit, sheet = self.units[row], self.sheets[row]
        unit["hp"] = unit["max_hp"] = HEALTH
        unit["powers"] = unit["max_powers"] = MANA
        unit["o"] = o
        sheet["base_mana"], sheet["base_hp"], sheet["cast_haste"] = 1000, 1000, 1.0
        sheet["weapon_subclass"], sheet["has_shield"] = -1, 0
        self.world.state.plain["spellbook"][unit["player"]] = 0xFF
        return row

    def creature(self, x: float = 10.0, y: float = 0.0, entry: int = DUMMY) -> int:
        """Return the row of a new creature that stands at a place and has plenty of health."""
        st, state = self.world.state.kernels(), self.world.state
        row = int(take(st.pools, POOL_UNITS, st.units))
        mind = int(take(st.pools, POOL_CREATURES, st.creatures))
        templates = unwrapped(self.world.content.templates)
        template = int(np.flatnonzero(templates["entry"] == entry)[0])
        unit = state["units"][row]
        unit["kind"], unit["in_world"], unit["level"], unit["side"] = 2, 1, int(templates["level_min"][template]), 1
        unit["entry"], unit["template"], unit["creature"], unit["guid"] = entry, template, mind, creature_guid(row, entry)
        unit["hp"] = unit["max_hp"] = HEALTH
        unit["x"], unit["y"] = x, y
        state["creatures"][mind]["unit"] = row
        grid.enter(st, self.world.content, row)
        return row

    def order(self, row: int, spell_id: int, target: int = -1, place: tuple[float, float, float] | None = None) -> None:
        """Put a cast into the inbox."""
        fields: dict[str, Any] = {"cast_count": 1, "spell_id": spell_id, "cast_flags": 0, "target_mask": 0}
        if target >= 0:
            fields |= {"target_mask": int(TargetFlag.UNIT), "target_guid": int(self.units["guid"][target])}
        if place is not None:
            fields["target_mask"] |= int(TargetFlag.DEST_LOCATION)
            fields |= {"dest_transport_guid": 0, "dest_x": place[0], "dest_y": place[1], "dest_z": place[2]}
        put(self.world, self.sessions[row], "CMSG_CAST_SPELL", **fields)

    def cast(self, row: int, spell_id: int, target: int = -1, place: tuple[float, float, float] | None = None) -> int:
        """Send a cast, run its tick and return what became of it."""
        self.order(row, spell_id, target, place)
        return int(self.tick().results[-1])

    def send(self, row: int, opcode: str, **fields: Any) -> int:
        """Send a packet, run its tick and return what became of it."""
        put(self.world, self.sessions[row], opcode, **fields)
        return int(self.tick().results[-1])

    def tick(self) -> TickReport:
        """Run one tick and keep its events."""
        report = run(self.world)
        self.events += [event.copy() for event in report.events]
        return report

    def wait(self, ms: int) -> None:
        """Let time pass, in whole ticks."""
        for _ in range(ms // 50):
            self.tick()

    def told(self, opcode: int, unit: int = -1) -> list[Any]:
        """Return the events of an opcode (about one unit) since the beginning."""
        return [e for e in self.events if e["opcode"] == opcode and unit in (-1, e["unit"])]
